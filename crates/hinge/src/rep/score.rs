//! From findings to points.

use crate::drill::fault::{FaultId, Part};
use crate::rep::judge::Judgement;
use crate::rep::limits::{
    LOSS_AT_THRESHOLD, LOSS_BELOW_THRESHOLD, LOSS_WHEN_SEVERE, LOSS_WHILE_OFF_THE_ROD,
    SHARE_OF_OTHER_LOSSES,
};
use crate::rep::record::Parts;

/// A rep's score and its parts, 0…100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// `None` when no part could be measured.
    pub total: Option<f64>,
    /// A part that could not be measured is `None`.
    pub parts: Parts,
}

/// Scores a judgement. `measured`: whether a part could be measured as a whole.
///
/// The worst loss counts in full, a quarter of every other is added: within a part over its
/// measures, and over the parts for the total. A contact of the back that left the rod costs more
/// the longer it was off. A part that could not be measured costs nothing, but for a fault that was
/// found in it all the same, as the head's where the back is hidden.
pub fn score(judgement: &Judgement, measured: impl Fn(Part) -> bool) -> Score {
    let losses = Part::ALL.map(|part| {
        (
            part,
            joined(
                losses(judgement, &measured)
                    .filter(|(id, _)| id.part() == part)
                    .map(|(_, loss)| loss),
            ),
        )
    });
    let points = |part: Part| {
        losses
            .iter()
            .find(|(p, _)| *p == part && measured(part))
            .map(|(_, loss)| rounded(100.0 - loss))
    };
    let parts = Parts {
        dowel: points(Part::Dowel),
        hips: points(Part::Hips),
        finish: points(Part::Finish),
    };
    let any = parts.dowel.or(parts.hips).or(parts.finish).is_some();
    Score {
        total: any.then(|| rounded(100.0 - joined(losses.iter().map(|(_, loss)| *loss)))),
        parts,
    }
}

fn losses(
    judgement: &Judgement,
    measured: impl Fn(Part) -> bool,
) -> impl Iterator<Item = (FaultId, f64)> {
    let faults = judgement.faults.iter().map(|fault| {
        let off_share = if matches!(fault.id, FaultId::BackRounded | FaultId::BackOverArched) {
            judgement.off_share
        } else {
            0.0
        };
        let full = LOSS_AT_THRESHOLD
            + (LOSS_WHEN_SEVERE - LOSS_AT_THRESHOLD) * fault.severity
            + LOSS_WHILE_OFF_THE_ROD * off_share;
        (fault.id, if fault.sure { full } else { full / 2.0 })
    });
    let margins = judgement.margins.iter().filter(move |(id, _)| measured(id.part()));
    faults.chain(margins.map(|(id, margin)| (*id, LOSS_BELOW_THRESHOLD * margin)))
}

fn joined(losses: impl Iterator<Item = f64>) -> f64 {
    let (worst, sum) =
        losses.fold((0.0_f64, 0.0), |(worst, sum), loss| (worst.max(loss), sum + loss));
    worst + SHARE_OF_OTHER_LOSSES * (sum - worst)
}

fn rounded(points: f64) -> f64 {
    points.clamp(0.0, 100.0).round()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rep::record::Fault;

    fn fault(id: FaultId, severity: f64, sure: bool) -> Fault {
        Fault { id, severity, at_s: 1.0, sure, left_at_hip_deg: None }
    }

    #[test]
    fn a_clean_rep_has_all_points_and_a_fault_brings_it_to_70_or_less() {
        assert_eq!(score(&Judgement::default(), |_| true).total, Some(100.0));
        for id in FaultId::ALL {
            let judgement =
                Judgement { faults: vec![fault(id, 0.0, true)], ..Judgement::default() };
            assert!(score(&judgement, |_| true).total.unwrap() <= 70.0, "{id:?}");
        }
    }

    #[test]
    fn no_fault_keeps_80_even_when_every_measure_of_a_part_is_close() {
        let judgement = Judgement {
            margins: vec![
                (FaultId::KneesForward, 1.0),
                (FaultId::Shallow, 1.0),
                (FaultId::LeanedBack, 1.0),
            ],
            ..Judgement::default()
        };
        assert!(score(&judgement, |_| true).total.unwrap() >= 80.0);
    }

    #[test]
    fn an_unsure_fault_costs_half() {
        let loss = |sure| {
            100.0
                - score(
                    &Judgement {
                        faults: vec![fault(FaultId::BackRounded, 0.5, sure)],
                        ..Judgement::default()
                    },
                    |_| true,
                )
                .total
                .unwrap()
        };
        assert!((loss(false) - loss(true) / 2.0).abs() < 0.5 + 1e-9);
    }

    #[test]
    fn a_contact_that_stays_off_the_rod_costs_more() {
        let total = |off_share| {
            let judgement = Judgement {
                faults: vec![fault(FaultId::BackRounded, 0.2, true)],
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
        let head = Judgement {
            faults: vec![fault(FaultId::HeadLifted, 0.3, true)],
            ..Judgement::default()
        };
        let without_back = score(&head, |part| part != Part::Dowel);
        assert_eq!(without_back.parts.dowel, None);
        assert!(without_back.total.unwrap() <= 70.0);
    }
}
