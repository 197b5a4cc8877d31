//! The figures that are kept and compared. A name ends with its unit, and the unit says which way
//! is worse and by how much a figure may get worse before a run fails.

use super::counts::{GapPair, Share, correlation};
use super::judge::Tally;
use hinge::statistics::{mean, spread};
use std::collections::BTreeMap;

/// Figures by name, rounded to the digits that are kept.
pub type Figures = BTreeMap<String, f64>;

/// A correlation is taken only where the true gaps differ by this much, trunk lengths; else noise
/// is correlated.
const LEAST_SPREAD: f64 = 0.02;

/// Whether a figure gets worse by growing or by falling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worse {
    /// Errors and miscounts.
    Higher,
    /// Shares of what is right, and correlations.
    Lower,
}

/// What figures of one unit have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// The end of their names.
    pub suffix: &'static str,
    /// Which way is worse.
    pub worse: Worse,
    /// Worse by more than this fails.
    pub tolerance: f64,
    /// Digits after the point that are kept.
    pub digits: i32,
    /// What an absent figure stands for: a count that is not listed is 0.
    pub absent: Option<f64>,
}

const UNITS: [Unit; 12] = [
    Unit { suffix: "_count", worse: Worse::Higher, tolerance: 0.0, digits: 0, absent: Some(0.0) },
    Unit { suffix: "_s", worse: Worse::Higher, tolerance: 0.02, digits: 3, absent: None },
    Unit { suffix: "_deg", worse: Worse::Higher, tolerance: 0.3, digits: 2, absent: None },
    Unit { suffix: "_mm", worse: Worse::Higher, tolerance: 1.0, digits: 1, absent: None },
    Unit { suffix: "_trunks", worse: Worse::Higher, tolerance: 0.002, digits: 4, absent: None },
    Unit { suffix: "_share_error", worse: Worse::Higher, tolerance: 0.01, digits: 3, absent: None },
    Unit { suffix: "_r", worse: Worse::Lower, tolerance: 0.01, digits: 3, absent: None },
    Unit { suffix: "_f1", worse: Worse::Lower, tolerance: 0.005, digits: 3, absent: None },
    Unit { suffix: "_auc", worse: Worse::Lower, tolerance: 0.01, digits: 3, absent: None },
    Unit {
        suffix: "right_lift_score",
        worse: Worse::Lower,
        tolerance: 2.0,
        digits: 1,
        absent: None,
    },
    Unit {
        suffix: "wrong_lift_score",
        worse: Worse::Higher,
        tolerance: 2.0,
        digits: 1,
        absent: None,
    },
    Unit { suffix: "_share", worse: Worse::Lower, tolerance: 0.005, digits: 3, absent: None },
];

/// The unit of a figure; `None` for a name that has none.
pub fn unit_of(name: &str) -> Option<Unit> {
    UNITS.into_iter().find(|unit| name.ends_with(unit.suffix))
}

/// The figures of one clip, or of several together.
pub fn figures(tally: &Tally) -> Figures {
    let mut figures = Figures::new();
    let mut add = |name: &str, value: Option<f64>| {
        let (Some(value), Some(unit)) = (value, unit_of(name)) else { return };
        let scale = 10_f64.powi(unit.digits);
        if unit.absent != Some(value) {
            figures.insert(name.to_owned(), (value * scale).round() / scale);
        }
    };
    let count = |count: u32| Some(f64::from(count));
    add("reps_exact_share", tally.exact_clips.value());
    add("reps_missed_count", count(tally.reps.asked - tally.reps.count));
    add("reps_false_count", count(tally.false_reps));
    add("bottom_error_s", tally.bottom_s.mean_size());
    for (name, errors) in ["hip", "knee", "shin"].into_iter().zip(&tally.angles_deg) {
        add(&format!("{name}_rmse_deg"), errors.rms());
    }
    add("hip_share_error", tally.hip_share.rms());
    for ((name, pairs), answered) in
        ["tailbone", "upper_back"].into_iter().zip(&tally.gaps).zip(tally.gaps_answered)
    {
        add(&format!("{name}_gap_r"), gap_correlation(pairs));
        add(&format!("{name}_gap_rmse_trunks"), rms(pairs, |pair| pair.found - pair.truth));
        add(
            &format!("{name}_gap_rmse_mm"),
            rms(pairs, |pair| (pair.found - pair.truth) * pair.trunk_mm),
        );
        add(&format!("{name}_gaps_answered_share"), answered.value());
    }
    for (id, hits) in &tally.faults {
        add(&format!("{}_missed_count", id.id()), count(hits.misses));
        add(&format!("{}_false_count", id.id()), count(hits.false_alarms));
    }
    add("faults_macro_f1", tally.macro_f1());
    add("frames_answered_share", tally.frames_answered.value());
    add("absent_seen_count", count(tally.absent_seen));
    add("reps_answered_share", tally.reps_answered.value());
    add("measures_answered_share", tally.measures_answered().value());
    add("backs_answered_share", tally.backs_answered.value());
    add("hidden_backs_judged_count", count(tally.hidden_backs_judged.count));
    add("reference_right_share", tally.reference_right.value());
    add("reference_wrong_count", count(tally.reference_wrong));
    add("good_reps_clean_share", tally.good_clean.value());
    add("good_reps_without_certain_fault_share", tally.good_unscolded.value());
    add("score_auc", tally.score_auc());
    add("stated_errors_held_share", tally.stated.held().value());
    let lifts = &tally.lifts;
    let [right, wrong] =
        [&lifts.right_scores, &lifts.wrong_scores].map(|scores| scores.iter().copied().flatten());
    add("right_lift_score", mean(right.clone()));
    add("least_right_lift_score", right.reduce(f64::min));
    add("wrong_lift_score", mean(wrong.clone()));
    add("highest_wrong_lift_score", wrong.reduce(f64::max));
    add("right_lift_scored_share", answered(&lifts.right_scores).value());
    add("right_lift_back_certain_count", count(lifts.right_backs_certain));
    add("right_lift_back_unsure_count", count(lifts.right_backs_unsure));
    add("expected_faults_found_share", lifts.expected_found.value());
    figures
}

fn answered(scores: &[Option<f64>]) -> Share {
    let count = scores.iter().flatten().count() as u32;
    Share { count, asked: scores.len() as u32 }
}

/// Correlation of found and true gaps; `None` where the true ones hardly differ.
pub fn gap_correlation(pairs: &[GapPair]) -> Option<f64> {
    let varies = spread(pairs.iter().map(|pair| pair.truth)) >= LEAST_SPREAD;
    correlation(&pairs.iter().map(|pair| (pair.found, pair.truth)).collect::<Vec<_>>())
        .filter(|_| varies)
}

fn rms(pairs: &[GapPair], error: impl Fn(&GapPair) -> f64) -> Option<f64> {
    mean(pairs.iter().map(|pair| error(pair).powi(2))).map(f64::sqrt)
}

#[cfg(test)]
mod tests {
    use super::super::counts::{Hits, Share};
    use super::*;
    use hinge::FaultId;

    #[test]
    fn names_have_units() {
        for (name, suffix) in [
            ("hip_rmse_deg", "_deg"),
            ("hip_share_error", "_share_error"),
            ("backs_answered_share", "_share"),
            ("least_right_lift_score", "right_lift_score"),
        ] {
            assert_eq!(unit_of(name).map(|unit| unit.suffix), Some(suffix));
        }
        assert_eq!(unit_of("wisdom"), None);
    }

    #[test]
    fn figures_are_rounded_and_counts_of_zero_left_out() {
        let mut tally = Tally { reps: Share { count: 3, asked: 4 }, ..Tally::default() };
        tally.angles_deg[0].add(Some(81.2345), 80.0);
        tally.faults.insert(FaultId::Shallow, Hits { hits: 1, misses: 0, false_alarms: 2 });
        tally.gaps[0] = vec![GapPair { found: 0.05, truth: 0.03, trunk_mm: 500.0 }];
        let figures = figures(&tally);
        assert_eq!(figures.get("hip_rmse_deg"), Some(&1.23));
        assert_eq!(figures.get("reps_missed_count"), Some(&1.0));
        assert_eq!(figures.get("shallow_false_count"), Some(&2.0));
        assert_eq!(figures.get("tailbone_gap_rmse_trunks"), Some(&0.02));
        assert_eq!(figures.get("tailbone_gap_rmse_mm"), Some(&10.0));
        assert!(
            !figures.contains_key("shallow_missed_count") && !figures.contains_key("knee_rmse_deg")
        );
    }

    #[test]
    fn a_correlation_needs_true_gaps_that_differ() {
        let pairs = |far: f64| {
            [0.0, 0.5, 1.0].map(|share| GapPair {
                found: 0.9 * far * share,
                truth: far * share,
                trunk_mm: 500.0,
            })
        };
        assert!(gap_correlation(&pairs(0.05)).is_some_and(|r| (r - 1.0).abs() < 1e-9));
        assert_eq!(gap_correlation(&pairs(0.01)), None);
    }
}
