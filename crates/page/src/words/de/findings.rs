//! German: what was found in a rep and a set, and what could not be told.

use crate::figures::{degrees, percent};
use crate::set_figures::NotTold;
use hinge::rep::record::{Fault, Unseen};
use hinge::{FaultId, Part};

pub(super) fn fault_name(fault: FaultId) -> &'static str {
    match fault {
        FaultId::KneeDominant => "Kniebeuge statt Hüftbeuge",
        FaultId::BackRounded => "Unterer Rücken rund",
        FaultId::BackOverArched => "Ins Hohlkreuz gegangen",
        FaultId::HeadLifted => "Blick nach oben",
        FaultId::HeadDropped => "Kinn gesenkt",
        FaultId::KneesLocked => "Knie durchgedrückt",
        FaultId::KneesForward => "Knie nach vorn geschoben",
        FaultId::Shallow => "Nicht tief genug",
        FaultId::IncompleteLockout => "Nicht ganz aufgerichtet",
        FaultId::LeanedBack => "Oben nach hinten gelehnt",
        FaultId::HipsRiseFirst => "Hüfte kam zuerst hoch",
        FaultId::WeightAway => "Gewicht zu weit weg",
        FaultId::HeelsLifted => "Fersen abgehoben",
        FaultId::LineBroken => "Kopf bis Ferse nicht in einer Linie",
        FaultId::UpperBackRounded => "Oberer Rücken rund",
    }
}

pub(super) fn fault(fault: &Fault) -> String {
    let name = match fault.id {
        FaultId::HeadLifted if fault.looks_ahead() => "Blick nach vorn",
        FaultId::HeadLifted if fault.severity > 0.0 => "Nacken überstreckt",
        id => fault_name(id),
    };
    format!("{name}{}", if fault.sure { "" } else { "?" })
}

pub(super) fn reading(fault: &Fault, gap: Option<f64>) -> Option<String> {
    let from = fault.left_at_hip_deg.map(|hip_deg| degrees(Some(hip_deg)));
    let contact = match fault.id {
        FaultId::BackRounded => "Steißbein",
        FaultId::BackOverArched => "Oberer Rücken",
        _ => return from.map(|from| format!("Ab {from} Hüftwinkel")),
    };
    if from.is_none() && gap.is_none() {
        return None;
    }
    let seems = if fault.sure { "" } else { " wohl" };
    let from = from.map(|from| format!(" ab {from}")).unwrap_or_default();
    let by = gap.map(|gap| format!(", um {} des Rumpfs", percent(Some(gap)))).unwrap_or_default();
    Some(format!("{contact}{seems}{from} weg vom Stab{by}"))
}

/// Of the back the low back alone is meant.
pub(super) fn good(parts: &[Part]) -> String {
    let names: Vec<&str> = parts
        .iter()
        .map(|part| match part {
            Part::Dowel => "unterer Rücken",
            Part::Hips => "Hüfte",
            Part::Finish => "Streckung",
        })
        .collect();
    match names.as_slice() {
        [] => "Kein Fehler zu sehen".to_owned(),
        [one] => format!("Gut: {one}"),
        [most @ .., last] => format!("Gut: {} und {last}", most.join(", ")),
    }
}

pub(super) fn deepest_not_told(why: NotTold) -> String {
    match why {
        NotTold::SeenTooRarely { told, judged } => {
            format!("offen, der Rücken war nur in {told} von {judged} klar genug zu sehen")
        }
        NotTold::LeftEarly => "keine, der Rücken war früh weg vom Stab".to_owned(),
    }
}

pub(super) fn not_in_score(parts: &[(Part, u32)], of: u32) -> String {
    let each = parts.iter().map(|(part, count)| {
        let name = match part {
            Part::Dowel => "Rücken",
            Part::Hips => "Hüfte",
            Part::Finish => "Streckung",
        };
        format!("{name} ({count} von {of})")
    });
    let each: Vec<String> = each.collect();
    format!("Nicht zu sehen, darum nicht in den Punkten: {}.", each.join(", "))
}

pub(super) fn unseen(unseen: Unseen) -> String {
    match unseen {
        Unseen::Part(Part::Dowel) => "Rücken nicht beurteilt".to_owned(),
        Unseen::Part(Part::Hips) => "Hüfte nicht beurteilt".to_owned(),
        Unseen::Part(Part::Finish) => "Aufrichten nicht beurteilt".to_owned(),
        Unseen::Fault(fault) => format!("{}: nicht beurteilt", fault_name(fault)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_said_plainly_with_its_reading_and_an_unsure_one_is_a_question() {
        let said = |id, sure, left_at_hip_deg, gap| {
            let finding = Fault { id, severity: 0.5, at_s: 1.0, sure, left_at_hip_deg };
            (fault(&finding), reading(&finding, gap))
        };
        assert_eq!(
            said(FaultId::BackRounded, true, Some(51.6), Some(0.292)),
            (
                "Unterer Rücken rund".to_owned(),
                Some("Steißbein ab 52° weg vom Stab, um 29 % des Rumpfs".to_owned())
            )
        );
        assert_eq!(
            said(FaultId::BackOverArched, false, None, None),
            ("Ins Hohlkreuz gegangen?".to_owned(), None)
        );
    }

    #[test]
    fn what_was_seen_of_a_rep_and_a_set_is_said() {
        assert_eq!(
            [&Part::ALL[..], &Part::ALL[1..2], &[]].map(good),
            ["Gut: unterer Rücken, Hüfte und Streckung", "Gut: Hüfte", "Kein Fehler zu sehen"]
        );
        assert_eq!(
            not_in_score(&[(Part::Dowel, 3)], 8),
            "Nicht zu sehen, darum nicht in den Punkten: Rücken (3 von 8)."
        );
    }
}
