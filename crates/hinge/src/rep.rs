//! From one counted movement to a rep: is it one, what was measured, how was it.

use crate::analyzer::SeenFrame;
use crate::back::{BackMeasures, Baseline, CantTell, frame_sag, gaps, head_gap, rep_back};
use crate::constants::{BOTTOM_REACH_S, BOTTOM_REACH_SHARE, DEEP_SHARE, LONGEST_LOSS_S, PLANTED_TRUNKS, SUSTAINED_S};
use crate::drill::Drill;
use crate::fault::{FaultId, Part};
use crate::judge::{Held, RepMeasures, judge};
use crate::rep_counter::RepSpan;
use crate::score::score;
use crate::session::{Angles, Gaps, Rep, Unseen};
use crate::standing::Standing;
use crate::statistics::median;

/// What a rep is made from.
pub(crate) struct RepInput<'a> {
    /// The drill.
    pub drill: &'a Drill,
    /// The person's own standing.
    pub standing: &'a Standing,
    /// All frames in which the person was seen since standing was known.
    pub seen: &'a [SeenFrame],
    /// The movement, as indices into `seen`.
    pub span: &'a RepSpan,
    /// What the back is compared with, or why there is nothing.
    pub baseline: Result<Baseline, CantTell>,
}

/// The rep, or `None` when the movement is not one of the drill's: too shallow, too short or long, the trunk did not tip,
/// or the feet walked.
pub(crate) fn rep(input: &RepInput) -> Option<Rep> {
    let span = input.span;
    let [start, bottom, end] = [span.start, span.bottom, span.end].map(|i| &input.seen[i]);
    if !is_rep(input) {
        return None;
    }
    let back = back(input);
    let measures = RepMeasures { back: back.ok(), ..measures(input) };
    let measured = |part: Part| match part {
        Part::Dowel => measures.back.is_some(),
        Part::Hips => measures.angles.hip_deg.is_some(),
        Part::Finish => measures.finish_hip_deg.is_some(),
    };
    let judgement = judge(input.drill, &measures);
    let score = score(&judgement, measured);
    let parts = [Part::Dowel, Part::Hips, Part::Finish].into_iter().filter(|part| !measured(*part)).map(Unseen::Part);
    Some(Rep {
        start_s: start.t_s,
        bottom_s: bottom.t_s,
        end_s: end.t_s,
        angles: measures.angles,
        hip_share: measures.hip_share(),
        dowel: measures.back.and_then(|_| worst_gaps(input)),
        sag: measures.back.map(|back| back.sag),
        clean_range_deg: measures.back.and_then(|_| clean_range_deg(input)),
        cant_tell: back.err(),
        score: score.total,
        parts: score.parts,
        unseen: parts.chain(judgement.unseen.iter().copied().map(Unseen::Fault)).collect(),
        faults: judgement.faults,
    })
}

fn is_rep(input: &RepInput) -> bool {
    let rule = &input.drill.rep;
    let [start, bottom, end] = [input.span.start, input.span.bottom, input.span.end].map(|i| &input.seen[i]);
    let duration_s = end.t_s - start.t_s;
    let deep_enough = bottom.angles.hip_deg.is_some_and(|hip_deg| hip_deg.abs() >= rule.least_depth.value);
    let tipped =
        bottom.angles.trunk_deg.is_some_and(|trunk_deg| (trunk_deg - input.standing.angles.trunk_deg).abs() >= rule.least_trunk.value);
    let reach_px = PLANTED_TRUNKS * input.standing.trunk_px;
    let planted = [bottom, end].iter().all(|frame| frame.ankle.distance(start.ankle) <= reach_px);
    let timely = (rule.shortest.value..=rule.longest.value).contains(&duration_s) && start.t_s < bottom.t_s && bottom.t_s < end.t_s;
    deep_enough && tipped && timely && (planted || !rule.feet_planted)
}

/// Whether the person was out of sight for too long.
fn is_lost(input: &RepInput) -> bool {
    input.seen[input.span.start..=input.span.end].windows(2).any(|pair| pair[1].t_s - pair[0].t_s > LONGEST_LOSS_S)
}

fn back(input: &RepInput) -> Result<BackMeasures, CantTell> {
    if is_lost(input) {
        return Err(CantTell::Lost);
    }
    rep_back(input.seen, input.span.bottom, input.baseline.as_ref().map_err(|reason| *reason)?)
}

/// The frames of the rep's deep part.
fn deep_part<'a>(input: &'a RepInput) -> impl Iterator<Item = &'a SeenFrame> {
    let sign = input.drill.rep.direction.sign();
    let depth_deg = input.seen[input.span.bottom].angles.hip_deg.unwrap_or(0.0) * sign;
    let is_deep = move |frame: &&SeenFrame| frame.angles.hip_deg.is_some_and(|hip_deg| hip_deg * sign >= DEEP_SHARE * depth_deg);
    input.seen[input.span.start..=input.span.end].iter().filter(is_deep)
}

/// The largest gap of each contact that held in the deep part.
fn worst_gaps(input: &RepInput) -> Option<Gaps> {
    let gaps: Vec<(f64, Gaps)> =
        deep_part(input).filter_map(|frame| Some((frame.t_s, frame_gaps(frame, input.baseline.as_ref().ok()?, input.standing)?))).collect();
    let worst = |value: fn(&Gaps) -> Option<f64>| {
        let samples: Vec<(f64, f64)> = gaps.iter().filter_map(|(t_s, gaps)| Some((*t_s, value(gaps)?))).collect();
        sustained(&samples).map(|held| held.value)
    };
    Some(Gaps { head: worst(|g| g.head), upper_back: Some(worst(|g| g.upper_back)?), tailbone: Some(worst(|g| g.tailbone)?) })
}

/// A frame's gaps, when its outline is clear.
pub(crate) fn frame_gaps(frame: &SeenFrame, baseline: &Baseline, standing: &Standing) -> Option<Gaps> {
    let sag = frame_sag(frame.back.as_ref(), &baseline.standing).ok()?;
    Some(gaps(baseline.beyond(sag), frame.angles.head_deg.map(|head_deg| head_gap(head_deg, standing))))
}

/// The deepest hip angle on the way down before the back left the rod and stayed off it to the bottom.
fn clean_range_deg(input: &RepInput) -> Option<f64> {
    let baseline = input.baseline.as_ref().ok()?;
    let limit = |id: FaultId| input.drill.faults.get(&id).map_or(f64::INFINITY, |rule| rule.threshold);
    let (rounded, arched) = (limit(FaultId::BackRounded), limit(FaultId::BackOverArched));
    let descent = &input.seen[input.span.start..=input.span.bottom];
    let held = |frame: &&SeenFrame| {
        frame_sag(frame.back.as_ref(), &baseline.standing).is_ok_and(|sag| baseline.beyond(sag) < rounded && -baseline.beyond(sag) < arched)
    };
    descent.iter().rev().find(held)?.angles.hip_deg
}

/// Nothing is measured in an oblique view, nor in a rep during which the person was lost.
fn measures(input: &RepInput) -> RepMeasures {
    let span = input.span;
    let (bottom_s, end_s) = (input.seen[span.bottom].t_s, input.seen[span.end].t_s);
    if is_lost(input) || input.standing.is_oblique() {
        return RepMeasures { bottom_s, end_s, ..RepMeasures::default() };
    }
    let reach_s = BOTTOM_REACH_S.min(BOTTOM_REACH_SHARE * (end_s - input.seen[span.start].t_s));
    let (head_up, head_down) = heads(input);
    RepMeasures {
        angles: angles_round(input.seen, span.bottom, reach_s),
        bottom_s,
        end_s,
        finish_hip_deg: angles_round(&input.seen[span.end..], span.settled - span.end, reach_s).hip_deg,
        head_up,
        head_down,
        back: None,
    }
}

/// Medians of the angles within `reach_s` of a frame.
fn angles_round(frames: &[SeenFrame], at: usize, reach_s: f64) -> Angles {
    let at_s = frames[at].t_s;
    let near: Vec<&Angles> = frames.iter().filter(|frame| (frame.t_s - at_s).abs() <= reach_s).map(|frame| &frame.angles).collect();
    let middle = |value: fn(&Angles) -> Option<f64>| {
        let values: Vec<f64> = near.iter().filter_map(|angles| value(angles)).collect();
        (!values.is_empty()).then(|| median(values))
    };
    Angles {
        hip_deg: middle(|a| a.hip_deg),
        knee_deg: middle(|a| a.knee_deg),
        shin_deg: middle(|a| a.shin_deg),
        trunk_deg: middle(|a| a.trunk_deg),
        head_deg: middle(|a| a.head_deg),
    }
}

/// How far the head was held up, and how far down, in the rep's deep part, degrees.
fn heads(input: &RepInput) -> (Option<Held>, Option<Held>) {
    let deep: Vec<(f64, f64)> = deep_part(input).filter_map(|frame| frame.angles.head_deg.map(|head_deg| (frame.t_s, head_deg))).collect();
    let downwards: Vec<(f64, f64)> = deep.iter().map(|(t_s, head_deg)| (*t_s, -head_deg)).collect();
    (sustained(&deep), sustained(&downwards))
}

/// The largest value that held for [`SUSTAINED_S`]; `None` when the samples don't last that long. `samples`: (time s, value),
/// times rising.
fn sustained(samples: &[(f64, f64)]) -> Option<Held> {
    let mut best: Option<Held> = None;
    for (first, (from_s, _)) in samples.iter().enumerate() {
        let Some(length) = samples[first..].iter().position(|(t_s, _)| t_s - from_s >= SUSTAINED_S - 1e-9) else { break };
        let value = samples[first..=first + length].iter().map(|(_, value)| *value).fold(f64::INFINITY, f64::min);
        if best.is_none_or(|best| value > best.value) {
            best = Some(Held { value, from_s: *from_s });
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_spike_is_not_sustained() {
        let samples: Vec<(f64, f64)> = (0..30).map(|i| (f64::from(i) / 30.0, if i == 12 { 50.0 } else { f64::from(i) })).collect();
        let held = sustained(&samples).unwrap();
        assert_eq!(held.value, 23.0);
        assert!((held.from_s - 23.0 / 30.0).abs() < 1e-9);
    }

    #[test]
    fn too_few_samples_give_nothing() {
        assert_eq!(sustained(&[(0.0, 1.0), (0.1, 2.0)]), None);
    }
}
