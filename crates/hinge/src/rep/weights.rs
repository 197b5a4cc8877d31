//! What each finding costs: the table of `score.toml`, made into code by the build.

use crate::drill::fault::FaultId;

/// Whether a fault is about what a hinge is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The back, and who did the work, hips or knees.
    Primary,
    /// All else: together these never take a rep below 60.
    Secondary,
}

/// What a fault costs, points of 100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weight {
    /// What it is about.
    pub class: Class,
    /// At its threshold.
    pub at_threshold: f64,
    /// At its severe value.
    pub when_severe: f64,
}

include!(concat!(env!("OUT_DIR"), "/score_table.rs"));

/// What a finding costs, points. `errors_beyond`: how many of its own errors it lies beyond
/// the threshold; `off_share`: share of the deep part during which the contact that it is about was
/// off the rod.
pub(crate) fn points(fault: FaultId, severity: f64, errors_beyond: f64, off_share: f64) -> f64 {
    let weight = weight(fault);
    let full = weight.at_threshold
        + (weight.when_severe - weight.at_threshold) * severity
        + OFF_THE_ROD_POINTS * off_share;
    let share = (errors_beyond / FULL_COST_ERRORS).clamp(0.0, 1.0);
    LEAST_QUESTION_POINTS + (full - LEAST_QUESTION_POINTS) * share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worse_costs_more_and_what_is_close_less_than_the_least_finding() {
        for fault in FaultId::ALL {
            let weight = weight(fault);
            assert!(0.0 < weight.at_threshold && weight.at_threshold < weight.when_severe);
            assert!(weight.when_severe <= 100.0);
            assert!(MOST_CLOSE_POINTS < points(fault, 0.0, 0.0, 0.0), "{fault:?}");
        }
    }

    #[test]
    fn the_back_and_who_did_the_work_cost_more_than_anything_else() {
        let (primary, secondary): (Vec<Weight>, Vec<Weight>) =
            FaultId::ALL.map(weight).into_iter().partition(|w| w.class == Class::Primary);
        for primary in &primary {
            assert!(secondary.iter().all(|secondary| secondary.when_severe < primary.at_threshold));
        }
    }
}
