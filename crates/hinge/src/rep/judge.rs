//! From a rep's measures to its faults: each fault is a pure function of the measures and the
//! drill's rule.

use crate::back::limits::{
    HOLLOW_LUMBAR_DEG, LEVEL_FACE_DEG, SAG_PER_UPPER_DEG, STRAIGHT_UPPER_BACK_DEG, SURE_ARCHED,
    SURE_ROUNDED, UPPER_DEG_PER_LUMBAR_DEG,
};
use crate::drill::fault::FaultId;
use crate::drill::{Direction, Drill, FaultRule};
use crate::rep::back::BackMeasures;
use crate::rep::errors::Errors;
use crate::rep::held::Held;
use crate::rep::limits::{
    ASKED_FROM_ERROR_SHARE, CRANKED_FACE_DEG, KNEES_FROM_HIP_DEG, LOOKS_AHEAD_SEVERITY,
    UNLEARNED_ERROR_SHARE,
};
use crate::rep::record::Fault;
use crate::rep::weights::{Class, points, weight};
use crate::seen::angles::Angles;

/// What is measured of a rep, before it is judged; `None` = could not be measured.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RepMeasures {
    /// Medians round the bottom, relative to standing where [`Angles`] says so.
    pub angles: Angles,
    /// When the bottom was, s.
    pub bottom_s: f64,
    /// Hip angle where the movement should be finished, degrees: in a hinge after the rep, relative
    /// to standing; in a bridge at the hold, against the straight line. + = not finished, − = past
    /// it.
    pub finish_hip_deg: Option<f64>,
    /// How far past standing, and past the straight line, the hips were opened after the rep,
    /// degrees, whichever is less.
    pub leaned_back_deg: Option<f64>,
    /// When that was, s.
    pub finish_s: f64,
    /// Share of the trunk's tilt that is left half way through the time of the way up.
    pub tilt_left: Option<f64>,
    /// How far the near wrist was ahead of the leg at the bottom, trunk lengths.
    pub hand_ahead: Option<f64>,
    /// How far the near heel rose from standing to the bottom, trunk lengths.
    pub heel_rise: Option<f64>,
    /// How far the free leg was off the trunk's line at the bottom, degrees.
    pub line_off_deg: Option<f64>,
    /// Which way the drill goes.
    pub direction: Direction,
    /// How far the head was held up in the deep part, degrees.
    pub head_up: Option<Held>,
    /// How far above its direction in standing the face was held on the way down and in the deep
    /// part, degrees.
    pub face_up_deg: Option<f64>,
    /// How far the chin was held down in the deep part, degrees.
    pub head_down: Option<Held>,
    /// How much farther the low back was bent at the bottom than in standing, or than in the
    /// reference rep, degrees.
    pub lumbar_deg: Option<f64>,
    /// The same of the upper back.
    pub upper_back_deg: Option<f64>,
    /// How far off the measures may be.
    pub errors: Errors,
    /// The back, where it could be read.
    pub back: Option<BackMeasures>,
    /// Share of the deep part during which the back was off the rod, 0…1.
    pub off_share: f64,
}

impl RepMeasures {
    /// Share of the bending that the hips did, Δhip ÷ (Δhip + Δknee), 0…1; `None` without both
    /// angles or without bending.
    pub fn hip_share(&self) -> Option<f64> {
        let (hip_deg, knee_deg) = (self.angles.hip_deg?, self.angles.knee_deg?);
        let both_deg = hip_deg + knee_deg;
        (both_deg > 1.0).then(|| (hip_deg / both_deg).clamp(0.0, 1.0))
    }

    /// How much rounder than flat the low back is, trunk lengths: an upper back that is rounded
    /// bends the line too by which the low back's sag is read.
    fn low_back_rounder(&self) -> Option<f64> {
        let back = self.back?;
        let from_below_deg = UPPER_DEG_PER_LUMBAR_DEG * self.lumbar_deg.unwrap_or(0.0).max(0.0);
        let bent_above_deg =
            self.upper_back_deg.map_or(0.0, |deg| deg - from_below_deg - STRAIGHT_UPPER_BACK_DEG);
        let leak = if back.has_reference { 0.0 } else { SAG_PER_UPPER_DEG };
        Some(back.rounder - leak * bent_above_deg.max(0.0))
    }

    /// How many of its own errors a finding's measure lies beyond the threshold: from 1 on it is
    /// certain, and so it is where no error is known. On the back a slight one is not certain
    /// either, unless a reference rep was there to compare with.
    fn errors_beyond(&self, fault: FaultId, value: f64, rule: &FaultRule) -> f64 {
        let beyond = (value - rule.threshold).abs();
        let unlearned = (rule.severe - rule.threshold).abs() * UNLEARNED_ERROR_SHARE;
        let own_error =
            self.errors.of(fault, self.direction).or(self.errors.hip_deg.map(|_| unlearned));
        let by_own = own_error.map_or(f64::INFINITY, |error| beyond / error);
        let by_strangers = |sure_from: f64| by_own.min(beyond / (sure_from - rule.threshold));
        match (fault, self.back) {
            // One person in the same clothes differs from rep to rep by far less than people do.
            (FaultId::BackRounded | FaultId::BackOverArched, Some(back)) if back.has_reference => {
                f64::INFINITY
            }
            (FaultId::BackRounded, Some(_)) => by_strangers(SURE_ROUNDED),
            (FaultId::BackOverArched, Some(_)) => by_strangers(SURE_ARCHED),
            _ => by_own,
        }
    }

    /// Whether a secondary finding is so little beyond its threshold that by its own error it is
    /// more likely none: then nothing is asked.
    fn is_too_slight(&self, fault: FaultId, value: f64, threshold: f64) -> bool {
        weight(fault).class == Class::Secondary
            && self
                .errors
                .of(fault, self.direction)
                .is_some_and(|error| (value - threshold).abs() < ASKED_FROM_ERROR_SHARE * error)
    }

    /// How bad a fault is, 0…1, by its own measure's way from the threshold to severe. A head that
    /// is up against the trunk looks ahead as long as the face stays about level, which is mild;
    /// beyond, the neck is cranked.
    fn severity(&self, fault: FaultId, by_measure: f64) -> f64 {
        match (fault, self.face_up_deg) {
            (FaultId::HeadLifted, Some(face_up_deg)) => {
                let above_level =
                    (face_up_deg - LEVEL_FACE_DEG) / (CRANKED_FACE_DEG - LEVEL_FACE_DEG);
                if above_level > 0.0 {
                    LOOKS_AHEAD_SEVERITY + (1.0 - LOOKS_AHEAD_SEVERITY) * above_level.min(1.0)
                } else {
                    LOOKS_AHEAD_SEVERITY * by_measure
                }
            }
            _ => by_measure,
        }
    }

    /// The measure by which a fault is judged, in the unit of [`FaultId::unit`], and when it was
    /// taken, s.
    pub fn of(&self, fault: FaultId) -> Option<(f64, f64)> {
        let at_bottom = |value: f64| (value, self.bottom_s);
        let at_finish = |value: f64| (value, self.finish_s);
        match fault {
            FaultId::KneeDominant => self.hip_share().map(at_bottom),
            FaultId::KneesLocked => self
                .angles
                .knee_deg
                .filter(|_| {
                    self.angles.hip_deg.is_some_and(|hip_deg| hip_deg >= KNEES_FROM_HIP_DEG)
                })
                .map(at_bottom),
            FaultId::KneesForward => self.angles.shin_deg.map(at_bottom),
            FaultId::Shallow => {
                self.angles.hip_deg.map(|hip_deg| at_bottom(hip_deg * self.direction.sign()))
            }
            FaultId::IncompleteLockout => self.finish_hip_deg.map(at_finish),
            FaultId::LeanedBack => self.leaned_back_deg.map(at_finish),
            FaultId::HeadLifted => self.head_up.map(|held| (held.value, held.from_s)),
            FaultId::HeadDropped => self.head_down.map(|held| (held.value, held.from_s)),
            FaultId::BackRounded => self.low_back_rounder().map(at_bottom),
            FaultId::BackOverArched if self.direction == Direction::Extension => {
                self.finish_hip_deg.map(|hip_deg| at_finish(-hip_deg))
            }
            FaultId::BackOverArched => self.back.map(|back| {
                // Standing seen a little from behind shows no hollow: what is compared with it
                // looks hollower than it is.
                let is_hollow = self.lumbar_deg.is_none_or(|deg| deg <= HOLLOW_LUMBAR_DEG);
                at_bottom(if is_hollow { -back.beyond } else { (-back.beyond).min(0.0) })
            }),
            FaultId::HipsRiseFirst => self.tilt_left.map(at_bottom),
            FaultId::WeightAway => self.hand_ahead.map(at_bottom),
            FaultId::HeelsLifted => self.heel_rise.map(at_bottom),
            FaultId::LineBroken => self.line_off_deg.map(at_bottom),
            FaultId::UpperBackRounded => self.upper_back_deg.map(at_bottom),
        }
    }
}

/// What one rule says of one measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finding {
    /// Not a fault; 0 = clean, towards 1 = close to the threshold.
    Within(f64),
    /// A fault of this severity, 0…1.
    Fault(f64),
}

/// Judges `value` by `rule`; both in the rule's unit.
pub fn find(rule: &FaultRule, value: f64) -> Finding {
    let share = |from: f64, to: f64| {
        if from == to { 0.0 } else { ((value - from) / (to - from)).clamp(0.0, 1.0) }
    };
    let beyond = if rule.severe > rule.threshold {
        value >= rule.threshold
    } else {
        value <= rule.threshold
    };
    if beyond {
        Finding::Fault(share(rule.threshold, rule.severe))
    } else {
        Finding::Within(share(rule.clean, rule.threshold))
    }
}

/// A fault, and how certain it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// As the record has it.
    pub fault: Fault,
    /// How many of its own errors the measure lies beyond the threshold; certain from 1 on.
    pub errors_beyond: f64,
}

/// All that was found in a rep.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judgement {
    /// What was found, what costs most first.
    pub found: Vec<Found>,
    /// How close to their thresholds the other measures came, 0…1.
    pub margins: Vec<(FaultId, f64)>,
    /// Faults that the drill asks for and that could not be judged.
    pub unseen: Vec<FaultId>,
    /// Share of the deep part during which the back was off the rod, 0…1.
    pub off_share: f64,
}

impl Judgement {
    /// What a finding costs, points of 100. A contact of the back costs more the longer it was off
    /// the rod.
    pub(crate) fn points(&self, found: &Found) -> f64 {
        let fault = &found.fault;
        let off_share = if matches!(fault.id, FaultId::BackRounded | FaultId::BackOverArched) {
            self.off_share
        } else {
            0.0
        };
        points(fault.id, fault.severity, found.errors_beyond, off_share)
    }
}

/// Judges a rep by its drill.
pub fn judge(drill: &Drill, measures: &RepMeasures) -> Judgement {
    let mut judgement = Judgement { off_share: measures.off_share, ..Judgement::default() };
    for (id, rule) in &drill.faults {
        let Some((value, at_s)) = measures.of(*id) else {
            judgement.unseen.push(*id);
            continue;
        };
        match find(rule, value) {
            Finding::Within(margin) => judgement.margins.push((*id, margin)),
            Finding::Fault(_) if measures.is_too_slight(*id, value, rule.threshold) => {
                judgement.margins.push((*id, 1.0));
            }
            Finding::Fault(severity) => {
                let errors_beyond = measures.errors_beyond(*id, value, rule);
                let fault = Fault {
                    id: *id,
                    severity: measures.severity(*id, severity),
                    at_s,
                    sure: errors_beyond >= 1.0,
                    left_at_hip_deg: None,
                };
                judgement.found.push(Found { fault, errors_beyond });
            }
        }
    }
    let mut found = std::mem::take(&mut judgement.found);
    found.sort_by(|a, b| judgement.points(b).total_cmp(&judgement.points(a)));
    Judgement { found, ..judgement }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> RepMeasures {
        RepMeasures {
            angles: Angles {
                hip_deg: Some(84.0),
                knee_deg: Some(15.0),
                shin_deg: Some(-5.0),
                trunk_deg: Some(63.0),
                head_deg: Some(2.0),
            },
            bottom_s: 2.0,
            finish_hip_deg: Some(0.5),
            leaned_back_deg: Some(-0.5),
            finish_s: 4.0,
            tilt_left: Some(0.5),
            hand_ahead: Some(0.1),
            heel_rise: Some(0.02),
            line_off_deg: Some(70.0),
            direction: Direction::Flexion,
            head_up: Some(Held { value: 3.0, from_s: 1.8 }),
            face_up_deg: Some(-4.0),
            head_down: Some(Held { value: 2.0, from_s: 1.8 }),
            lumbar_deg: Some(6.0),
            upper_back_deg: Some(2.0),
            errors: Errors::default(),
            back: Some(back(0.017, 0.002, false)),
            off_share: 0.0,
        }
    }

    fn back(sag: f64, beyond: f64, has_reference: bool) -> BackMeasures {
        BackMeasures { sag, beyond, rounder: beyond, has_reference }
    }

    fn faults(change: impl FnOnce(&mut RepMeasures)) -> Vec<FaultId> {
        let mut measures = good();
        change(&mut measures);
        judge(&Drill::by_id("hip-hinge").unwrap(), &measures)
            .found
            .iter()
            .map(|found| found.fault.id)
            .collect()
    }

    #[test]
    fn each_fault_is_found_and_no_other() {
        assert_eq!(faults(|_| ()), []);
        assert_eq!(
            faults(|m| (m.angles.knee_deg, m.angles.hip_deg) = (Some(80.0), Some(90.0))),
            [FaultId::KneeDominant]
        );
        assert_eq!(faults(|m| m.angles.knee_deg = Some(1.0)), [FaultId::KneesLocked]);
        assert_eq!(faults(|m| m.angles.shin_deg = Some(25.0)), [FaultId::KneesForward]);
        assert_eq!(
            faults(|m| (m.angles.hip_deg, m.angles.knee_deg) = (Some(40.0), Some(8.0))),
            [FaultId::Shallow]
        );
        assert_eq!(faults(|m| m.heel_rise = Some(0.3)), [FaultId::HeelsLifted]);
        assert_eq!(faults(|m| m.finish_hip_deg = Some(25.0)), [FaultId::IncompleteLockout]);
        assert_eq!(faults(|m| m.leaned_back_deg = Some(12.0)), [FaultId::LeanedBack]);
        assert_eq!(
            faults(|m| m.head_up = Some(Held { value: 38.0, from_s: 1.9 })),
            [FaultId::HeadLifted]
        );
        assert_eq!(faults(|m| m.back = Some(back(0.07, 0.055, false))), [FaultId::BackRounded]);
        let hollow = back(-0.045, -0.06, false);
        assert_eq!(
            faults(|m| (m.back, m.lumbar_deg) = (Some(hollow), Some(-14.0))),
            [FaultId::BackOverArched]
        );
        assert_eq!(faults(|m| m.back = Some(hollow)), [], "the low back itself is straight");
        assert_eq!(
            faults(|m| m.head_down = Some(Held { value: 35.0, from_s: 1.9 })),
            [FaultId::HeadDropped]
        );
        assert_eq!(faults(|m| m.upper_back_deg = Some(25.0)), [FaultId::UpperBackRounded]);
    }

    #[test]
    fn what_was_not_measured_is_unseen_and_no_fault() {
        let judgement = judge(&Drill::by_id("hip-hinge").unwrap(), &RepMeasures::default());
        assert!(judgement.found.is_empty() && judgement.margins.is_empty());
        assert_eq!(judgement.unseen.len(), Drill::by_id("hip-hinge").unwrap().faults.len());
    }

    #[test]
    fn a_rounded_upper_back_makes_no_rounded_low_back() {
        let both = |upper_back_deg: f64, sag: f64| {
            faults(|m| {
                m.upper_back_deg = Some(upper_back_deg);
                m.back = Some(back(sag, sag, false));
            })
        };
        assert_eq!(both(2.0, 0.035), [FaultId::BackRounded]);
        assert_eq!(both(25.0, 0.035), [FaultId::UpperBackRounded]);
        assert!(both(25.0, 0.08).contains(&FaultId::BackRounded));
    }

    #[test]
    fn a_rep_that_is_rounder_than_the_persons_flat_back_is_asked_about() {
        let rounder = |rounder: f64| {
            faults(|m| m.back = Some(BackMeasures { rounder, ..back(0.0, -0.01, false) }))
        };
        assert_eq!(rounder(-0.01), []);
        assert_eq!(rounder(0.03), [FaultId::BackRounded]);
    }

    #[test]
    fn a_slightly_rounded_back_is_a_question_until_there_is_a_reference_rep() {
        let sure = |beyond: f64, has_reference: bool| {
            let measures = RepMeasures {
                back: Some(back(beyond, beyond, has_reference)),
                lumbar_deg: None,
                ..good()
            };
            judge(&Drill::by_id("hip-hinge").unwrap(), &measures).found[0].fault.sure
        };
        assert!(!sure(0.04, false) && sure(0.04, true) && sure(0.09, false));
        assert!(!sure(-0.055, false) && sure(-0.055, true) && sure(-0.08, false));
    }

    #[test]
    fn a_finding_within_its_own_error_is_a_question_and_what_is_short_of_it_is_none() {
        let sure = |finish_hip_deg: f64, error_deg: Option<f64>| {
            let measures = RepMeasures {
                finish_hip_deg: Some(finish_hip_deg),
                errors: Errors { hip_deg: error_deg, ..Errors::default() },
                ..good()
            };
            let judgement = judge(&Drill::by_id("hip-hinge").unwrap(), &measures);
            judgement.found.first().map(|found| found.fault.sure)
        };
        assert_eq!(sure(16.0, None), Some(true));
        assert_eq!(sure(16.0, Some(2.0)), Some(true));
        assert_eq!(sure(16.0, Some(6.0)), Some(false));
        assert_eq!(sure(12.0, Some(6.0)), None);
        let rounded = |error: f64| {
            let measures = RepMeasures {
                back: Some(back(0.04, 0.04, true)),
                errors: Errors { sag: Some(error), ..Errors::default() },
                ..good()
            };
            judge(&Drill::by_id("hip-hinge").unwrap(), &measures).found[0].fault.sure
        };
        assert!(rounded(0.01) && rounded(0.02), "the error is that of a stranger's back");
    }

    #[test]
    fn who_looks_ahead_is_told_mildly_and_a_cranked_neck_severely() {
        let severity = |head_deg: f64, face_up_deg: Option<f64>| {
            let measures = RepMeasures {
                head_up: Some(Held { value: head_deg, from_s: 1.9 }),
                face_up_deg,
                ..good()
            };
            let fault = judge(&Drill::by_id("hip-hinge").unwrap(), &measures).found[0].fault;
            assert_eq!((fault.id, fault.sure), (FaultId::HeadLifted, true));
            (fault.severity, fault.looks_ahead())
        };
        assert!(severity(38.0, Some(-20.0)).1 && severity(54.0, Some(4.0)).1);
        assert_eq!(severity(54.0, Some(4.0)).0, LOOKS_AHEAD_SEVERITY);
        let (above_level, looks_ahead) = severity(38.0, Some(20.0));
        assert!(above_level > LOOKS_AHEAD_SEVERITY && !looks_ahead);
        assert!(severity(38.0, Some(30.0)).0 > above_level);
        assert_eq!(severity(21.0, Some(40.0)).0, 1.0, "it led the trunk from the start");
        assert_eq!(severity(45.0, None).0, 1.0);
    }

    #[test]
    fn what_costs_most_is_named_first() {
        let measures = RepMeasures {
            finish_hip_deg: Some(30.0),
            back: Some(back(0.05, 0.03, true)),
            ..good()
        };
        let judgement = judge(&Drill::by_id("hip-hinge").unwrap(), &measures);
        let ids: Vec<FaultId> = judgement.found.iter().map(|found| found.fault.id).collect();
        assert_eq!(ids, [FaultId::BackRounded, FaultId::IncompleteLockout]);
    }

    #[test]
    fn severity_runs_from_the_threshold_to_severe() {
        let drill = Drill::by_id("hip-hinge").unwrap();
        let rule = &drill.faults[&FaultId::KneeDominant];
        assert_eq!(find(rule, rule.clean), Finding::Within(0.0));
        assert_eq!(find(rule, rule.threshold), Finding::Fault(0.0));
        assert_eq!(find(rule, rule.severe), Finding::Fault(1.0));
        assert_eq!(find(rule, 0.1), Finding::Fault(1.0));
        assert_eq!(find(rule, 0.99), Finding::Within(0.0));
    }
}
