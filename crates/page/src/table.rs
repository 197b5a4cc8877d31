//! The set's table: each rep's cells as words and numbers.

use crate::text;
use hinge::Part;
use hinge::session::{Rep, Unseen};

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Number of the rep, 1 = first.
    pub number: usize,
    /// 0…100, rounded; `None` = could not be judged.
    pub score: Option<u32>,
    /// Hip flexion at the bottom.
    pub hip: String,
    /// Knee flexion at the bottom.
    pub knee: String,
    /// Share of the hips.
    pub hip_share: String,
    /// The faults in words, worst first.
    pub faults: Vec<String>,
    /// What could not be judged, in words.
    pub unseen: Vec<String>,
}

/// The row of the rep with this number.
pub fn row(number: usize, rep: &Rep) -> Row {
    Row {
        number,
        score: rep.score.map(rounded),
        hip: text::degrees(rep.angles.hip_deg),
        knee: text::degrees(rep.angles.knee_deg),
        hip_share: text::percent(rep.hip_share),
        faults: rep.faults.iter().map(|fault| text::fault(fault, rep.clean_range_deg)).collect(),
        unseen: unseen(rep),
    }
}

/// What could not be judged: parts, and single faults of the parts that could. A rep of which nothing could is said so once.
fn unseen(rep: &Rep) -> Vec<String> {
    let part_is_unseen = |part| rep.unseen.contains(&Unseen::Part(part));
    if [Part::Dowel, Part::Hips, Part::Finish].into_iter().all(part_is_unseen) {
        return vec![text::NOT_JUDGED.to_owned()];
    }
    let is_told_by_its_part = |unseen: &&Unseen| matches!(unseen, Unseen::Fault(fault) if part_is_unseen(fault.part()));
    rep.unseen.iter().filter(|unseen| !is_told_by_its_part(unseen)).map(|unseen| text::unseen(*unseen, rep.cant_tell)).collect()
}

/// A score from 0 to 100 as a whole number.
pub fn rounded(score: f64) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded to 0…100 first")]
    let whole = score.clamp(0.0, 100.0).round() as u32;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use hinge::back::CantTell;

    /// A rep as a record tells it, with this list of what could not be judged.
    fn rep_with(unseen: &str) -> Rep {
        let rep = format!(
            r#"{{"start_s": 0, "bottom_s": 1, "end_s": 2, "hip_deg": 84.6, "hip_share": 0.842, "score": 95.6, "parts": {{}}, "faults": [], "unseen": [{unseen}]}}"#
        );
        serde_json::from_str(&rep).unwrap()
    }

    #[test]
    fn numbers_are_rounded_and_unknown_ones_are_dashes() {
        let row = row(1, &rep_with(""));
        assert_eq!((row.score, row.hip.as_str(), row.knee.as_str(), row.hip_share.as_str()), (Some(96), "85°", "–", "84 %"));
    }

    #[test]
    fn a_back_that_was_not_judged_says_why() {
        let rep = Rep { cant_tell: Some(CantTell::Oblique), ..rep_with(r#""dowel""#) };
        assert_eq!(row(1, &rep).unseen, [format!("Back not judged: {}", CantTell::Oblique)]);
    }

    #[test]
    fn what_is_unseen_is_said_once() {
        let cases: [(&str, &[&str]); 3] = [
            (r#""dowel", "head_lifted""#, &["Back not judged"]),
            (r#""shallow""#, &["Not deep enough: not judged"]),
            (r#""dowel", "hips", "finish", "shallow""#, &["Not judged"]),
        ];
        for (unseen, want) in cases {
            assert_eq!(row(1, &rep_with(unseen)).unseen, want);
        }
    }
}
