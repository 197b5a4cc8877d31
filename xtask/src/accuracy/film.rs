//! What was read off a film of a real person by eye: where reps must be found, whether the lift was
//! right, and which faults a wrong one must carry.

use super::judge::Tally;
use super::lifts::Lifts;
use super::pairing::Wanted;
use anyhow::{Context, Result, ensure};
use hinge::drill::Drill;
use hinge::rep::record::Rep;
use hinge::session::SessionRecord;
use hinge::statistics::mean;
use serde::Deserialize;

/// What a film shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Film {
    /// Its name, without extension.
    pub name: String,
    /// The drill to judge it by.
    pub drill: Drill,
    /// Its reps; those at its ends and the like may be counted or not.
    pub wanted: Wanted,
    /// How the lift was.
    pub verdict: Verdict,
    /// The faults that a wrong lift must carry, by their names in records.
    pub expected: Vec<String>,
}

/// How a lift was, by the film's author or plain to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// As it should be: no fault of its back.
    Right,
    /// It carries the faults that are expected.
    Wrong,
    /// Nobody says.
    Unknown,
    /// There is no lift.
    None,
}

impl Verdict {
    /// Its name in truth files.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Right => "right",
            Verdict::Wrong => "wrong",
            Verdict::Unknown => "unknown",
            Verdict::None => "none",
        }
    }
}

#[derive(Deserialize)]
struct File {
    drill: String,
    /// Deepest points, s.
    bottoms: Vec<f64>,
    optional: Vec<f64>,
    /// s.
    tolerance: f64,
    verdict: Verdict,
    expected: Vec<String>,
}

impl Film {
    /// Reads the truth file of a film.
    ///
    /// # Errors
    /// One sentence when it does not say what it should.
    pub fn from_json(name: String, json: &[u8]) -> Result<Film> {
        let file: File = serde_json::from_slice(json)
            .with_context(|| format!("the truth of {name} is none of a film"))?;
        ensure!(
            file.expected.is_empty() || file.verdict == Verdict::Wrong,
            "{name} is not wrong and expects faults"
        );
        let span = |(at_s, off_s): (&f64, f64)| (at_s - off_s, at_s + off_s);
        Ok(Film {
            name,
            drill: Drill::by_id(&file.drill)?,
            wanted: Wanted {
                reps_s: file.bottoms.iter().map(|at_s| (*at_s, *at_s)).collect(),
                near_s: file.tolerance,
                optional_s: file.optional.iter().map(|at_s| span((at_s, file.tolerance))).collect(),
            },
            verdict: file.verdict,
            expected: file.expected,
        })
    }
}

/// Judges the record of a film.
pub fn judge(film: &Film, record: &SessionRecord) -> Tally {
    let mut tally = Tally::default();
    let (answers, false_reps) = film.wanted.pair(&record.reps);
    tally.count_reps(&film.name, &answers, &false_reps);
    let mut lifts = Lifts::default();
    for (answer, (bottom_s, _)) in answers.iter().zip(&film.wanted.reps_s) {
        if let Some(rep) = answer {
            tally.bottom_s.add(Some(rep.bottom_s), *bottom_s);
            lifts.bottom_offsets_s.push(rep.bottom_s - bottom_s);
        }
    }
    for rep in &false_reps {
        tally.remarks.push(format!("{}: a false rep at {:.1} s", film.name, rep.bottom_s));
    }
    let found: Vec<&Rep> = answers.into_iter().flatten().collect();
    lifts.count_faults(&found);
    let score = mean(found.iter().filter_map(|rep| rep.score));
    match film.verdict {
        Verdict::Right => {
            lifts.right_scores.push(score);
            lifts.count_right_backs(&found);
        }
        Verdict::Wrong => {
            lifts.wrong_scores.push(score);
            for expected in &film.expected {
                let carry = found.iter().filter(|rep| carries(rep, expected)).count();
                let is_found = carry > 0 && 2 * carry >= film.wanted.reps_s.len();
                lifts.expected_found.add(is_found);
                if !is_found {
                    let of = film.wanted.reps_s.len();
                    let name = &film.name;
                    tally.remarks.push(format!("{name}: {expected} on {carry} of {of} reps only"));
                }
            }
        }
        Verdict::Unknown | Verdict::None => lifts.other_scores.push(score),
    }
    tally.lifts = lifts;
    tally
}

fn carries(rep: &Rep, fault: &str) -> bool {
    rep.faults.iter().any(|found| found.id.id() == fault)
}

#[cfg(test)]
mod tests {
    use super::super::counts::Share;
    use super::super::pairing::tests::rep_at;
    use super::*;
    use hinge::FaultId;
    use hinge::rep::record::Fault;

    const FILM: &str = r#"{
        "drill": "deadlift", "view": "side", "bottoms": [2.0, 5.0, 8.0], "optional": [10.0],
        "tolerance": 0.5, "verdict": "wrong", "expected": ["knee_dominant"], "seen": "squatted"
    }"#;

    fn film(verdict: Verdict) -> Film {
        let film = Film::from_json("a".to_owned(), FILM.as_bytes()).unwrap();
        Film { verdict, ..film }
    }

    /// Reps with a score of 80, each with a fault of this kind.
    fn record(bottoms_s: &[f64], id: FaultId, sure: bool) -> SessionRecord {
        let fault = Fault { id, severity: 0.5, at_s: 1.0, sure, left_at_hip_deg: None };
        let rep =
            |bottom_s: &f64| Rep { score: Some(80.0), faults: vec![fault], ..rep_at(*bottom_s) };
        serde_json::from_value(serde_json::json!({
            "schema": "", "app": "", "model": {"name": "", "sha256": ""}, "drill": "deadlift",
            "source": {"kind": "video", "width": 1, "height": 1, "frames": 1, "duration_s": 1.0},
            "facing": "right", "calibration": null, "frames": [],
            "reps": bottoms_s.iter().map(rep).collect::<Vec<_>>(),
            "set": {"reps": bottoms_s.len(), "score": 80.0},
        }))
        .unwrap()
    }

    #[test]
    fn a_wrong_lift_must_carry_what_is_expected_on_half_of_its_reps() {
        let found = |bottoms_s: &[f64], id| {
            judge(&film(Verdict::Wrong), &record(bottoms_s, id, false)).lifts.expected_found
        };
        assert_eq!(found(&[2.1, 5.2], FaultId::KneeDominant), Share { count: 1, asked: 1 });
        assert_eq!(found(&[2.1], FaultId::KneeDominant), Share { count: 0, asked: 1 });
        assert_eq!(found(&[2.1, 5.2], FaultId::Shallow), Share { count: 0, asked: 1 });
    }

    #[test]
    fn reps_are_exact_where_none_is_missed_and_none_is_added_but_optional_ones() {
        let judged = |bottoms_s: &[f64]| {
            judge(&film(Verdict::Unknown), &record(bottoms_s, FaultId::Shallow, true))
        };
        let exact = judged(&[2.25, 5.0, 7.75, 10.25]);
        assert_eq!((exact.exact_clips.count, exact.reps.count, exact.false_reps), (1, 3, 0));
        assert_eq!(exact.lifts.bottom_offsets_s, [0.25, 0.0, -0.25]);
        let spoilt = judged(&[2.0, 6.0, 8.0]);
        assert_eq!((spoilt.exact_clips.count, spoilt.reps.count, spoilt.false_reps), (0, 2, 1));
    }

    #[test]
    fn the_back_of_a_right_lift_must_carry_no_certain_fault() {
        let lifts = |id, sure| judge(&film(Verdict::Right), &record(&[2.0, 5.0], id, sure)).lifts;
        let certain = lifts(FaultId::BackRounded, true);
        assert_eq!((certain.right_backs_certain, certain.right_backs_unsure), (2, 0));
        assert_eq!(certain.right_scores, [Some(80.0)]);
        assert_eq!(certain.faults["back_rounded"], (2, 0));
        let unsure = lifts(FaultId::BackRounded, false);
        assert_eq!((unsure.right_backs_certain, unsure.right_backs_unsure), (0, 2));
        assert_eq!(lifts(FaultId::HeadLifted, true).right_backs_certain, 0);
    }

    #[test]
    fn a_right_lift_that_expects_faults_is_an_error() {
        let text = FILM.replace("wrong", "right");
        assert!(Film::from_json("a".to_owned(), text.as_bytes()).is_err());
    }
}
