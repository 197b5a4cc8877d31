//! From findings to points.

use crate::drill::fault::{FaultId, Part};
use crate::rep::judge::Judgement;
use crate::rep::record::Parts;
use crate::rep::weights::{
    Class, MOST_CLOSE_POINTS, MOST_SECONDARY_POINTS, SHARE_OF_OTHER_PRIMARY,
    SHARE_OF_OTHER_SECONDARY, weight,
};

/// A rep's score and its parts, 0…100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// `None` when no part could be measured.
    pub total: Option<f64>,
    /// A part that could not be measured is `None`.
    pub parts: Parts,
}

/// Scores a judgement by the table of [`crate::rep::weights`]. `measured`: whether a part could be
/// measured as a whole.
///
/// Of the findings about the back and about who did the work the worst counts in full, and a share
/// of every other is added. All other findings are put together in the same way with what came
/// close to its threshold, and cost no more than so many points; the smaller of the two losses
/// counts by a share as well. A part is scored like the whole, by its own findings. A contact of
/// the back that left the rod costs more the longer it was off. A part that could not be measured
/// costs nothing, but for a fault that was found in it all the same, as the head's where the back
/// is hidden.
pub fn score(judgement: &Judgement, measured: impl Fn(Part) -> bool) -> Score {
    let left = |asked: &dyn Fn(FaultId) -> bool| {
        let found = |class: Class| {
            let is_of = move |id: FaultId| asked(id) && weight(id).class == class;
            let found = judgement.found.iter().filter(move |found| is_of(found.fault.id));
            found.map(|found| judgement.points(found))
        };
        let close = judgement
            .margins
            .iter()
            .filter(|(id, _)| asked(*id) && measured(id.part()))
            .map(|(_, margin)| MOST_CLOSE_POINTS * margin);
        let close = joined(close, SHARE_OF_OTHER_SECONDARY).min(MOST_CLOSE_POINTS);
        let primary = joined(found(Class::Primary), SHARE_OF_OTHER_PRIMARY);
        let secondary = joined(found(Class::Secondary).chain([close]), SHARE_OF_OTHER_SECONDARY)
            .min(MOST_SECONDARY_POINTS);
        let lost = joined([primary, secondary].into_iter(), SHARE_OF_OTHER_PRIMARY);
        (100.0 - lost).clamp(0.0, 100.0).round()
    };
    let of_part = |part: Part| measured(part).then(|| left(&|fault| fault.part() == part));
    let parts = Parts {
        dowel: of_part(Part::Dowel),
        hips: of_part(Part::Hips),
        finish: of_part(Part::Finish),
    };
    let any = parts.dowel.or(parts.hips).or(parts.finish).is_some();
    Score { total: any.then(|| left(&|_| true)), parts }
}

/// The largest loss in full, and this share of every other.
fn joined(losses: impl Iterator<Item = f64>, share_of_others: f64) -> f64 {
    let (worst, sum) =
        losses.fold((0.0_f64, 0.0), |(worst, sum), loss| (worst.max(loss), sum + loss));
    worst + share_of_others * (sum - worst)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rep::judge::Found;
    use crate::rep::limits::LOOKS_AHEAD_SEVERITY;
    use crate::rep::record::Fault;

    fn asked(id: FaultId, severity: f64, errors_beyond: f64) -> Found {
        let sure = errors_beyond >= 1.0;
        let fault = Fault { id, severity, at_s: 1.0, sure, left_at_hip_deg: None };
        Found { fault, errors_beyond }
    }

    fn certain(id: FaultId, severity: f64) -> Found {
        asked(id, severity, f64::INFINITY)
    }

    fn total(found: Vec<Found>, margins: Vec<(FaultId, f64)>) -> f64 {
        score(&Judgement { found, margins, ..Judgement::default() }, |_| true).total.unwrap()
    }

    fn of_class(class: Class) -> impl Iterator<Item = FaultId> {
        FaultId::ALL.into_iter().filter(move |id| weight(*id).class == class)
    }

    fn all_close() -> Vec<(FaultId, f64)> {
        FaultId::ALL.map(|id| (id, 1.0)).into()
    }

    #[test]
    fn without_a_finding_a_rep_scores_above_every_rep_with_one() {
        let close = total(vec![], all_close());
        for id in FaultId::ALL {
            assert!(total(vec![asked(id, 0.0, 0.0)], vec![]) < close, "{id:?}");
            assert!(total(vec![certain(id, 0.0)], vec![]) < 85.0, "{id:?}");
        }
        assert_eq!(total(vec![], vec![]), 100.0);
    }

    #[test]
    fn secondary_findings_together_never_take_a_rep_below_60() {
        let all = of_class(Class::Secondary).map(|id| certain(id, 1.0)).collect();
        assert_eq!(total(all, all_close()), 60.0);
    }

    #[test]
    fn one_primary_finding_takes_a_rep_to_68_and_a_severe_one_below_what_all_others_can() {
        for id in of_class(Class::Primary) {
            assert!(total(vec![certain(id, 0.0)], vec![]) <= 68.0, "{id:?}");
            assert!(total(vec![certain(id, 1.0)], vec![]) < 60.0, "{id:?}");
        }
    }

    #[test]
    fn a_right_lift_with_two_mild_findings_keeps_75() {
        let mild = LOOKS_AHEAD_SEVERITY;
        for first in of_class(Class::Secondary) {
            for second in of_class(Class::Secondary).filter(|second| *second != first) {
                let found = vec![certain(first, mild), certain(second, mild)];
                assert!(total(found, all_close()) >= 75.0, "{first:?} and {second:?}");
            }
        }
    }

    #[test]
    fn the_nearer_to_its_threshold_by_its_own_error_the_less_a_fault_costs() {
        for id in FaultId::ALL {
            let loss = |errors_beyond| 100.0 - total(vec![asked(id, 0.5, errors_beyond)], vec![]);
            assert!(0.0 < loss(0.0) && loss(0.5) <= loss(f64::INFINITY) / 2.0, "{id:?}");
            // A tenth of an error is a little of the score.
            for tenth in 0..20 {
                let [less, more] = [tenth, tenth + 1].map(|tenth| loss(f64::from(tenth) / 10.0));
                assert!(less <= more && more - less <= 5.0, "{id:?} {tenth}");
            }
        }
    }

    #[test]
    fn a_contact_that_stays_off_the_rod_costs_more() {
        let total = |off_share| {
            let judgement = Judgement {
                found: vec![certain(FaultId::BackRounded, 0.2)],
                off_share,
                ..Judgement::default()
            };
            score(&judgement, |_| true).total.unwrap()
        };
        assert!(total(0.2) > total(0.9));
    }

    #[test]
    fn a_close_measure_of_an_unmeasured_part_costs_nothing() {
        let close = Judgement { margins: vec![(FaultId::HeadLifted, 1.0)], ..Judgement::default() };
        assert_eq!(score(&close, |part| part != Part::Dowel).total, Some(100.0));
        assert!(score(&close, |_| true).total.unwrap() < 100.0);
    }

    #[test]
    fn what_was_not_measured_has_no_points() {
        let none = score(&Judgement::default(), |_| false);
        assert_eq!((none.total, none.parts), (None, Parts::default()));
        let head =
            Judgement { found: vec![certain(FaultId::HeadLifted, 0.3)], ..Judgement::default() };
        let without_back = score(&head, |part| part != Part::Dowel);
        assert_eq!(without_back.parts.dowel, None);
        assert!(without_back.total.unwrap() < 85.0);
    }
}
