//! Every rep of a clip in a table, beside what is true of it.

use super::film::Film;
use super::pairing::Meant;
use super::report::{number, table};
use super::truth::{TrueRep, Truth};
use hinge::drill::fault::part_name;
use hinge::rep::record::{Fault, Rep, Unseen};

/// What a clip's reps are compared with.
pub enum Known<'a> {
    /// A rendered clip's truth.
    Exact(&'a Truth),
    /// What was read off a film.
    ByEye(&'a Film),
}

const HEADS: [&str; 9] =
    ["truth", "time s", "hip", "knee", "shin", "share", "sag %", "score", "faults; not judged"];

/// The table's lines: reps that were found, and wanted ones that were not, by time. A true angle
/// stands behind the measured one; a fault with a question mark is not certain.
pub fn lines(known: &Known, found: &[Rep]) -> Vec<String> {
    let wanted = match known {
        Known::Exact(truth) => truth.wanted(),
        Known::ByEye(film) => film.wanted.clone(),
    };
    let meant = wanted.meant_by(found);
    let mut rows: Vec<(f64, Vec<String>)> = meant
        .iter()
        .zip(found)
        .map(|(meant, rep)| (rep.bottom_s, known.row(*meant, rep)))
        .collect();
    for (index, (from_s, to_s)) in wanted.reps_s.iter().enumerate() {
        if !meant.contains(&Meant::Wanted(index)) {
            let time_s = (from_s + to_s) / 2.0;
            let cells = vec![format!("{}, missed", known.kind(index)), format!("({time_s:.2})")];
            rows.push((time_s, cells));
        }
    }
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let rows: Vec<Vec<String>> = rows.into_iter().map(|(_, cells)| cells).collect();
    table(&HEADS.map(str::to_owned), &rows)
}

impl Known<'_> {
    fn row(&self, meant: Meant, rep: &Rep) -> Vec<String> {
        let truth = match (self, meant) {
            (Known::Exact(truth), Meant::Wanted(index)) => truth.reps.get(index),
            _ => None,
        };
        let angles = [rep.angles.hip_deg, rep.angles.knee_deg, rep.angles.shin_deg];
        let angle = |index: usize| {
            let found = number(angles.get(index).copied().flatten(), 0);
            match truth.and_then(|truth| truth.angles_deg.get(index)) {
                Some(true_deg) => format!("{found}/{true_deg:.0}"),
                None => found,
            }
        };
        let name = match meant {
            Meant::Wanted(index) => self.kind(index),
            Meant::Optional => "optional".to_owned(),
            Meant::False => "no rep".to_owned(),
        };
        vec![
            name,
            format!("{:.2}", rep.bottom_s),
            angle(0),
            angle(1),
            angle(2),
            number(rep.hip_share, 2),
            number(rep.sag.map(|sag| 100.0 * sag), 1),
            number(rep.score, 0),
            findings(rep),
        ]
    }

    /// What is true of a wanted rep.
    fn kind(&self, index: usize) -> String {
        match self {
            Known::Exact(truth) => truth.reps.get(index).map_or(String::new(), TrueRep::kind_name),
            Known::ByEye(film) => film.verdict.name().to_owned(),
        }
    }
}

fn findings(rep: &Rep) -> String {
    let fault = |fault: &Fault| {
        let question = if fault.sure { "" } else { "?" };
        format!("{}{question} {:.2}", fault.id.id(), fault.severity)
    };
    let unseen = |unseen: &Unseen| match unseen {
        Unseen::Part(part) => part_name(*part),
        Unseen::Fault(id) => id.id(),
    };
    let mut said = rep.faults.iter().map(fault).collect::<Vec<_>>().join(", ");
    if !rep.unseen.is_empty() {
        said += "; ";
        said += &rep.unseen.iter().map(unseen).collect::<Vec<_>>().join(", ");
    }
    if let Some(reason) = rep.cant_tell {
        said += &format!(" ({reason})");
    }
    said
}

#[cfg(test)]
mod tests {
    use super::super::pairing::tests::rep_at;
    use super::*;
    use hinge::FaultId;

    #[test]
    fn reps_that_were_found_missed_and_are_none_stand_in_turn() {
        let film = r#"{
            "drill": "deadlift", "bottoms": [2.0, 5.0], "optional": [], "tolerance": 0.5,
            "verdict": "right", "expected": []
        }"#;
        let film = Film::from_json("a".to_owned(), film.as_bytes()).unwrap();
        let fault = Fault {
            id: FaultId::BackRounded,
            severity: 0.25,
            at_s: 1.0,
            sure: false,
            left_at_hip_deg: None,
        };
        let found = [
            Rep {
                faults: vec![fault],
                unseen: vec![Unseen::Fault(FaultId::Shallow)],
                ..rep_at(5.2)
            },
            rep_at(9.0),
        ];
        let lines = lines(&Known::ByEye(&film), &found);
        assert!(lines[1].starts_with("right, missed  (2.00)"), "{lines:?}");
        assert!(lines[2].starts_with("right") && lines[2].contains("5.20"), "{lines:?}");
        assert!(lines[2].ends_with("back_rounded? 0.25; shallow"), "{lines:?}");
        assert!(lines[3].starts_with("no rep"), "{lines:?}");
    }
}
