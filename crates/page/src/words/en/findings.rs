//! English: what was found in a rep and a set, and what could not be told.

use super::phrases::reps;
use crate::figures::{degrees, percent};
use crate::set_figures::NotTold;
use hinge::rep::record::{Fault, Unseen};
use hinge::{FaultId, Part};

/// Names of faults as people at home say them; most are those of `hinge`.
pub(super) fn fault_name(fault: FaultId) -> &'static str {
    match fault {
        FaultId::KneeDominant => "Squatted instead of hinged",
        FaultId::BackRounded => "Low back rounded",
        FaultId::BackOverArched => "Low back arched too far",
        other => hinge::drill::fault::fault_name(other),
    }
}

pub(super) fn fault(fault: &Fault) -> String {
    let name = match fault.id {
        FaultId::HeadLifted if fault.looks_ahead() => "Looked ahead",
        FaultId::HeadLifted if fault.severity > 0.0 => "Neck bent back",
        id => fault_name(id),
    };
    format!("{name}{}", if fault.sure { "" } else { "?" })
}

pub(super) fn reading(fault: &Fault, gap: Option<f64>) -> Option<String> {
    let at = fault.left_at_hip_deg.map(|hip_deg| degrees(Some(hip_deg)));
    let contact = match fault.id {
        FaultId::BackRounded => "Tailbone",
        FaultId::BackOverArched => "Upper back",
        _ => return at.map(|at| format!("From a hip angle of {at} on")),
    };
    if at.is_none() && gap.is_none() {
        return None;
    }
    let left = if fault.sure { "left" } else { "seems off" };
    let at = at.map(|at| format!(" at {at}")).unwrap_or_default();
    let by = gap.map(|gap| format!(" by {} of the trunk", percent(Some(gap)))).unwrap_or_default();
    Some(format!("{contact} {left} the rod{at}{by}"))
}

/// Of the back the low back alone is meant.
pub(super) fn good(parts: &[Part]) -> String {
    let names: Vec<&str> = parts
        .iter()
        .map(|part| match part {
            Part::Dowel => "low back",
            Part::Hips => "hips",
            Part::Finish => "finish",
        })
        .collect();
    match names.as_slice() {
        [] => "No fault seen".to_owned(),
        [one] => format!("Good {one}"),
        [most @ .., last] => format!("Good {} and {last}", most.join(", ")),
    }
}

pub(super) fn deepest_not_told(why: NotTold) -> String {
    match why {
        NotTold::SeenTooRarely { told, judged } => {
            format!("not told, back seen well enough in {told} of {judged}")
        }
        NotTold::LeftEarly => "none, the back left the rod early".to_owned(),
    }
}

pub(super) fn not_in_score(parts: &[(Part, u32)], of: u32) -> String {
    let each = parts.iter().map(|(part, count)| {
        let name = hinge::drill::fault::part_name(*part).to_lowercase();
        format!("{name} ({count} of {of} {})", reps(of))
    });
    format!("Not seen, so not in the score: {}.", each.collect::<Vec<_>>().join(", "))
}

pub(super) fn unseen(unseen: Unseen) -> String {
    match unseen {
        Unseen::Part(part) => format!("{} not judged", hinge::drill::fault::part_name(part)),
        Unseen::Fault(fault) => format!("{}: not judged", fault_name(fault)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_said_plainly_with_its_reading_and_an_unsure_one_is_a_question() {
        let finding = |id, sure, left_at_hip_deg| Fault {
            id,
            severity: 0.5,
            at_s: 1.0,
            sure,
            left_at_hip_deg,
        };
        let said = |id, sure, left_at_hip_deg, gap| {
            let finding = finding(id, sure, left_at_hip_deg);
            (fault(&finding), reading(&finding, gap))
        };
        let read = |name: &str, reading: &str| (name.to_owned(), Some(reading.to_owned()));
        assert_eq!(
            said(FaultId::BackRounded, true, Some(51.6), Some(0.292)),
            read("Low back rounded", "Tailbone left the rod at 52° by 29 % of the trunk")
        );
        assert_eq!(
            said(FaultId::BackRounded, false, Some(51.6), None),
            read("Low back rounded?", "Tailbone seems off the rod at 52°")
        );
        assert_eq!(
            said(FaultId::BackOverArched, true, None, Some(0.1)),
            read("Low back arched too far", "Upper back left the rod by 10 % of the trunk")
        );
        assert_eq!(said(FaultId::BackOverArched, true, None, None).1, None, "without a rod");
        let lifted = finding(FaultId::HeadLifted, true, Some(30.2));
        assert_eq!(fault(&lifted), "Neck bent back");
        assert_eq!(reading(&lifted, None).unwrap(), "From a hip angle of 30° on");
        assert_eq!(fault(&Fault { severity: 0.2, ..lifted }), "Looked ahead");
        assert_eq!(fault(&Fault { severity: 0.0, ..lifted }), "Looked up");
        assert_eq!(
            said(FaultId::KneeDominant, true, None, None),
            ("Squatted instead of hinged".to_owned(), None)
        );
    }

    #[test]
    fn what_was_seen_of_a_rep_and_a_set_is_said() {
        assert_eq!(
            [&Part::ALL[..], &Part::ALL[1..2], &[]].map(good),
            ["Good low back, hips and finish", "Good hips", "No fault seen"]
        );
        assert_eq!(
            not_in_score(&[(Part::Dowel, 3), (Part::Finish, 1)], 8),
            "Not seen, so not in the score: back (3 of 8 reps), finish (1 of 8 reps)."
        );
    }
}
