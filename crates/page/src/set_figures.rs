//! Figures of a whole set, as numbers: what is clean, what to work on, the usual tempo, the mean of
//! each part of the score, the widest gaps.

use hinge::back::gaps::Gaps;
use hinge::rep::record::{Fault, Rep, Tempo};
use hinge::session::{ModelInfo, SessionRecord};
use hinge::{Drill, FaultId, Part, statistics};
use protocol::ModelChoice;

/// How much a finding that is a question counts against a certain one. Source: own choice.
const QUESTION_WEIGHT: f64 = 0.5;

/// The contacts in the order in which they are listed.
pub const CONTACTS: [fn(&Gaps) -> Option<f64>; 3] =
    [|gaps| gaps.head, |gaps| gaps.upper_back, |gaps| gaps.tailbone];

/// A network's name for people, from that in a record: "BlazePose full". One that this version does
/// not know stays as it is.
pub fn network_name(model: &ModelInfo) -> String {
    match ModelChoice::named(&model.name) {
        Some(_) => model.name.replacen("blazepose-", "BlazePose ", 1),
        None => model.name.clone(),
    }
}

/// The deepest hip angle of the set with the contacts held, degrees; `None` when no back was seen.
/// A squat is not counted: it bends the hips without tipping the back.
pub fn deepest_clean_deg(reps: &[Rep]) -> Option<f64> {
    let is_squat = |rep: &&Rep| rep.faults.iter().any(|fault| fault.id == FaultId::KneeDominant);
    reps.iter().filter(|rep| !is_squat(rep)).filter_map(|rep| rep.clean_range_deg).reduce(f64::max)
}

/// The fault that a set is to be worked on first: the one that weighs most over all reps, a
/// question half; its gravest finding. `None` where nothing was found.
pub fn one_to_fix(reps: &[Rep]) -> Option<&Fault> {
    let faults = || reps.iter().flat_map(|rep| &rep.faults);
    let weight = |id: FaultId| -> f64 {
        // Each finding counts, and the graver the more.
        faults()
            .filter(|fault| fault.id == id)
            .map(|fault| (1.0 + fault.severity) * if fault.sure { 1.0 } else { QUESTION_WEIGHT })
            .sum()
    };
    faults().max_by(|a, b| {
        let by_weight = weight(a.id).total_cmp(&weight(b.id));
        by_weight.then(a.sure.cmp(&b.sure)).then(a.severity.total_cmp(&b.severity))
    })
}

/// The median lengths of a set's phases, of an even number of reps the greater of the two in the
/// middle; `None` without a rep whose tempo is known.
pub fn usual_tempo(reps: &[Rep]) -> Option<Tempo> {
    let median = |phase: fn(&Tempo) -> f64| {
        let mut lengths_s: Vec<f64> =
            reps.iter().filter_map(|rep| rep.tempo.as_ref().map(phase)).collect();
        lengths_s.sort_by(f64::total_cmp);
        lengths_s.get(lengths_s.len() / 2).copied()
    };
    Some(Tempo {
        down_s: median(|tempo| tempo.down_s)?,
        pause_s: median(|tempo| tempo.pause_s)?,
        up_s: median(|tempo| tempo.up_s)?,
    })
}

/// The mean of each part of the score that the drill judges, 0…100; `None` where no rep's could be
/// measured. `drill`: `None` where it is not known; then all parts are taken to be judged in it.
pub fn parts(reps: &[Rep], drill: Option<&Drill>) -> Vec<(Part, Option<u32>)> {
    let of = |part: Part, rep: &Rep| match part {
        Part::Dowel => rep.parts.dowel,
        Part::Hips => rep.parts.hips,
        Part::Finish => rep.parts.finish,
    };
    let mean =
        |part: Part| statistics::mean(reps.iter().filter_map(|rep| of(part, rep))).map(rounded);
    let parts = [Part::Dowel, Part::Hips, Part::Finish]
        .into_iter()
        .filter(|part| drill.is_none_or(|drill| drill.judges(*part)));
    parts.map(|part| (part, mean(part))).collect()
}

/// A score from 0 to 100 as a whole number.
pub fn rounded(score: f64) -> u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "bounded to 0…100 first"
    )]
    let whole = score.clamp(0.0, 100.0).round() as u32;
    whole
}

/// A contact's largest gap in a rep.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Widest {
    /// Trunk lengths.
    pub gap: f64,
    /// The hip angle there, degrees.
    pub hip_deg: f64,
}

/// Each contact's largest gap on a rep's way down.
pub fn widest(record: &SessionRecord, rep: &Rep) -> [Option<Widest>; 3] {
    CONTACTS.map(|contact| {
        let gaps = way_down(record, rep, contact).into_iter();
        gaps.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(hip_deg, gap)| Widest { gap, hip_deg })
    })
}

/// Hip angle and gap of each frame on a rep's way down.
pub(crate) fn way_down(
    record: &SessionRecord,
    rep: &Rep,
    contact: fn(&Gaps) -> Option<f64>,
) -> Vec<(f64, f64)> {
    let frames =
        record.frames.iter().filter(|frame| (rep.start_s..=rep.bottom_s).contains(&frame.t));
    frames
        .filter_map(|frame| Some((frame.angles.hip_deg?, contact(frame.dowel.as_ref()?)?)))
        .collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use hinge::rep::record::Parts;

    /// A rep as a record tells it, with this list of what could not be judged.
    pub(crate) fn rep_with(unseen: &str) -> Rep {
        let rep = format!(
            r#"{{"start_s": 0, "bottom_s": 1, "end_s": 2, "hip_deg": 84.6, "hip_share": 0.842,
                "score": 95.6, "parts": {{}}, "faults": [], "unseen": [{unseen}]}}"#
        );
        serde_json::from_str(&rep).unwrap()
    }

    #[test]
    fn the_deepest_clean_bend_of_a_set_passes_over_unseen_backs_and_squats() {
        let clean = |deg| Rep { clean_range_deg: deg, ..rep_with("") };
        let squat = Fault {
            id: FaultId::KneeDominant,
            severity: 0.8,
            at_s: 1.0,
            sure: true,
            left_at_hip_deg: None,
        };
        let squat = Rep { faults: vec![squat], ..clean(Some(93.0)) };
        assert_eq!(deepest_clean_deg(&[clean(Some(82.0)), squat]), Some(82.0));
        assert_eq!(
            deepest_clean_deg(&[clean(Some(47.0)), clean(None), clean(Some(82.0))]),
            Some(82.0)
        );
        assert_eq!(deepest_clean_deg(&[clean(None)]), None);
    }

    #[test]
    fn a_set_is_told_the_fault_that_weighs_most() {
        let fault =
            |id, severity, sure| Fault { id, severity, at_s: 1.0, sure, left_at_hip_deg: None };
        let rep = |faults: &[Fault]| Rep { faults: faults.to_vec(), ..rep_with("") };
        let squat = fault(FaultId::KneeDominant, 0.9, true);
        let round = |severity, sure| fault(FaultId::BackRounded, severity, sure);
        let found = |reps: &[Rep]| one_to_fix(reps).map(|fault| (fault.id, fault.severity));
        assert_eq!(found(&[rep(&[]), rep(&[])]), None);
        assert_eq!(
            found(&[rep(&[squat]), rep(&[round(0.2, true)]), rep(&[round(0.4, true)])]),
            Some((FaultId::BackRounded, 0.4))
        );
        assert_eq!(
            found(&[rep(&[squat]), rep(&[round(0.2, false)]), rep(&[round(0.4, false)])]),
            Some((FaultId::KneeDominant, 0.9))
        );
    }

    #[test]
    fn the_usual_tempo_is_the_median_of_each_phase() {
        let rep = |down_s, up_s| Rep {
            tempo: Some(Tempo { down_s, pause_s: 0.5, up_s }),
            ..rep_with("")
        };
        let reps = [rep(1.0, 3.0), rep(2.0, 1.0), rep(9.0, 2.0), rep_with("")];
        assert_eq!(usual_tempo(&reps), Some(Tempo { down_s: 2.0, pause_s: 0.5, up_s: 2.0 }));
        assert_eq!(usual_tempo(&[rep_with("")]), None);
    }

    #[test]
    fn a_part_of_the_score_is_the_mean_of_what_was_measured() {
        let rep = |dowel, hips| Rep { parts: Parts { dowel, hips, finish: None }, ..rep_with("") };
        let reps = [rep(Some(90.0), Some(50.0)), rep(None, Some(61.0))];
        assert_eq!(
            parts(&reps, None),
            [(Part::Dowel, Some(90)), (Part::Hips, Some(56)), (Part::Finish, None)]
        );
        let bridge = Drill::by_id("glute-bridge").unwrap();
        assert!(parts(&reps, Some(&bridge)).iter().all(|(part, _)| bridge.judges(*part)));
    }
}
