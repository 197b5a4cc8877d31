//! From one counted movement to a rep: is it one, what was measured, how was it.

pub mod judge;
pub mod reference;
pub mod score;
pub mod wall;

use crate::back::contour::BackReading;
use crate::back::{self, BackMeasures, Baseline, CantTell, head_gap, rep_back};
use crate::constants::{
    BOTTOM_PLATEAU_DEG, BOTTOM_REACH_S, BOTTOM_REACH_SHARE, DEEP_SHARE, HIDDEN_KNEE_DEG,
    HIDDEN_LEGS_OVER_S, LONGEST_LOSS_S, MIN_TILT_DEG, PLANTED_TRUNKS, RISE_EDGE_SHARE,
    SAME_OBLIQUENESS, SEEN_KNEE_DEG, SEEN_KNEE_DEVIATION_DEG, START_VIEW_S, STRAIGHT_HIP_DEG,
    SUSTAINED_FRAMES, SUSTAINED_GAP_S, SUSTAINED_S,
};
use crate::drill::fault::{FaultId, Part};
use crate::drill::{Counted, Direction, Drill, Rest};
use crate::rep::judge::{Held, RepMeasures, judge};
use crate::rep::score::score;
use crate::seen::body::{Joints, direction_deg};
use crate::session::{Angles, Facing, Gaps, Rep, Tempo, Unseen};
use crate::stance::rep_counter::RepSpan;
use crate::stance::standing::{self, Standing, heel_rise};
use crate::stance::{SeenFrame, away_deg, between};
use crate::statistics::{mean, median, nearest, percentile, standard_deviation};
use pose::geometry::wrapped_deg;

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
    /// The person's height, m.
    pub height_m: f64,
    /// What the back is compared with, or why there is nothing.
    pub baseline: Result<Baseline, CantTell>,
}

/// The rep, or `None` when the movement is not one of the drill's: too shallow, too short or long,
/// the trunk did not tip, the feet walked, or the weight was put down.
pub(crate) fn rep(input: &RepInput) -> Option<Rep> {
    let span = input.span;
    let [start, bottom, end] = [span.start, span.bottom, span.end].map(|i| &input.seen[i]);
    if !is_rep(input) {
        return None;
    }
    let (lost, obliqueness) = (is_lost(input), obliqueness(input));
    let back = rep_back_or_reason(input, lost, obliqueness);
    let told = !lost && !standing::is_oblique(obliqueness);
    let measures =
        RepMeasures { back: back.ok(), off_share: off_share(input), ..measures(input, told) };
    let mut judgement = judge(input.drill, &measures);
    for fault in &mut judgement.faults {
        fault.left_at_hip_deg = off_the_rod(fault.id, input)
            .and_then(|is_off| held_until_deg(input, |frame| !is_off(frame)));
    }
    let measured = |part: Part| {
        let mut asked = input.drill.faults.keys().filter(|fault| fault.part() == part);
        asked.any(|fault| !judgement.unseen.contains(fault))
            && (part != Part::Dowel || measures.back.is_some())
    };
    let score = score(&judgement, measured);
    let parts = Part::ALL.into_iter().filter(|part| !measured(*part)).map(Unseen::Part);
    Some(Rep {
        start_s: start.t_s,
        bottom_s: bottom.t_s,
        end_s: end.t_s,
        angles: measures.angles,
        hip_share: measures.hip_share(),
        hip_travel_m: measures.angles.hip_deg.and_then(|_| hip_travel_m(input)),
        hip_drop_m: measures.angles.hip_deg.and_then(|_| hip_drop_m(input)),
        tempo: (!lost).then(|| tempo(input)),
        wall: None,
        dowel: measures.back.and_then(|_| worst_gaps(input)),
        sag: measures.back.map(|back| back.sag),
        clean_range_deg: measures.back.and_then(|_| clean_range_deg(input)),
        cant_tell: back.err(),
        head_cant_tell: (!input.standing.is_head_level()).then_some(CantTell::HeadNotLevel),
        score: score.total,
        parts: score.parts,
        unseen: parts.chain(judgement.unseen.iter().copied().map(Unseen::Fault)).collect(),
        faults: judgement.faults,
    })
}

fn is_rep(input: &RepInput) -> bool {
    let rule = &input.drill.rep;
    let [start, bottom, end] =
        [input.span.start, input.span.bottom, input.span.end].map(|i| &input.seen[i]);
    let duration_s = end.t_s - start.t_s;
    let turned = |deg: Option<f64>, rest_deg: f64| deg.map_or(0.0, |deg| (deg - rest_deg).abs());
    let tipped_deg = turned(bottom.angles.trunk_deg, input.standing.angles.trunk_deg);
    let depth_deg = match rule.counted_by {
        Counted::Hip => turned(bottom.angles.hip_deg, 0.0),
        Counted::Trunk => tipped_deg,
        Counted::Drop => input.standing.drop_deg(&bottom.joints),
    };
    let reach_px = PLANTED_TRUNKS * input.standing.trunk_px;
    let planted = [bottom, end]
        .iter()
        .all(|frame| frame.joints.ankle.distance(start.joints.ankle) <= reach_px);
    let timely = (rule.shortest.value..=rule.longest.value).contains(&duration_s)
        && start.t_s < bottom.t_s
        && bottom.t_s < end.t_s;
    let deep = depth_deg >= rule.least_depth.value && tipped_deg >= rule.least_trunk.value;
    deep && timely && (planted || !rule.feet_planted) && !is_put_down(input)
}

/// Whether the bar was put down: its discs hid the legs at the rest before, and at the rest after
/// they no longer do.
fn is_put_down(input: &RepInput) -> bool {
    let (start_s, span) = (input.seen[input.span.start].t_s, input.span);
    let knees_deg = |frames: &[SeenFrame]| {
        frames.iter().filter_map(|frame| frame.angles.knee_deg).collect::<Vec<f64>>()
    };
    let before_deg = knees_deg(between(input.seen, start_s - HIDDEN_LEGS_OVER_S, start_s));
    let after_deg = knees_deg(&input.seen[span.end..=span.over]);
    let hidden = median(before_deg).abs() > HIDDEN_KNEE_DEG;
    let seen = median(after_deg.iter().copied()).abs() <= SEEN_KNEE_DEG
        && standard_deviation(&after_deg) <= SEEN_KNEE_DEVIATION_DEG;
    input.drill.rest_posture.legs_may_be_hidden && hidden && seen
}

/// Whether frames were looked at in which the person was out of sight, for too long together. A
/// slow device alone loses nobody.
fn is_lost(input: &RepInput) -> bool {
    input.seen[input.span.start..=input.span.end].windows(2).any(|pair| {
        pair[1].number > pair[0].number + 1 && pair[1].t_s - pair[0].t_s > LONGEST_LOSS_S
    })
}

/// [`crate::seen::body::Body::obliqueness`] of this rep: that of standing, unless the person had turned
/// when the rep began.
fn obliqueness(input: &RepInput) -> f64 {
    let start_s = input.seen[input.span.start].t_s;
    let at_start = median(
        between(input.seen, start_s - START_VIEW_S, start_s).iter().map(|frame| frame.obliqueness),
    );
    let has_turned = (at_start - input.standing.obliqueness).abs() > SAME_OBLIQUENESS;
    if has_turned && !input.drill.rest_posture.legs_may_be_hidden {
        at_start
    } else {
        input.standing.obliqueness
    }
}

fn rep_back_or_reason(
    input: &RepInput,
    lost: bool,
    obliqueness: f64,
) -> Result<BackMeasures, CantTell> {
    if lost {
        return Err(CantTell::Lost);
    }
    if input.baseline.is_ok() && back::is_oblique(obliqueness) {
        return Err(CantTell::Oblique);
    }
    rep_back(input.seen, input.span.bottom, input.baseline.as_ref().map_err(|reason| *reason)?)
}

/// The frames of the rep's deep part.
fn deep_part<'a>(input: &'a RepInput) -> impl Iterator<Item = &'a SeenFrame> {
    let sign = input.drill.rep.direction.sign();
    let depth_deg = input.seen[input.span.bottom].angles.hip_deg.unwrap_or(0.0) * sign;
    let is_deep = move |frame: &&SeenFrame| {
        frame.angles.hip_deg.is_some_and(|hip_deg| hip_deg * sign >= DEEP_SHARE * depth_deg)
    };
    input.seen[input.span.start..=input.span.end].iter().filter(is_deep)
}

/// The largest gap of each contact that held in the deep part.
fn worst_gaps(input: &RepInput) -> Option<Gaps> {
    let gaps: Vec<(f64, Gaps)> = deep_part(input)
        .filter_map(|frame| {
            Some((
                frame.t_s,
                frame_gaps(
                    frame.back.reading.as_ref(),
                    &frame.angles,
                    input.baseline.as_ref().ok()?,
                    input.standing,
                )?,
            ))
        })
        .collect();
    let worst = |value: fn(&Gaps) -> Option<f64>| {
        let samples: Vec<(f64, f64)> =
            gaps.iter().filter_map(|(t_s, gaps)| Some((*t_s, value(gaps)?))).collect();
        sustained(&samples).map(|held| held.value)
    };
    Some(Gaps {
        head: worst(|g| g.head),
        upper_back: Some(worst(|g| g.upper_back)?),
        tailbone: Some(worst(|g| g.tailbone)?),
    })
}

/// A frame's gaps, when its outline is clear.
pub(crate) fn frame_gaps(
    back: Option<&BackReading>,
    angles: &Angles,
    baseline: &Baseline,
    standing: &Standing,
) -> Option<Gaps> {
    let beyond = baseline.beyond_in(back).ok()?;
    let head_deg = angles.head_deg.filter(|_| standing.is_head_level());
    Some(baseline.gaps(beyond, head_deg.map(|head_deg| head_gap(head_deg, standing))))
}

/// Tells of a frame whether the contact that a fault is about is off the rod, or can't be told;
/// `None` for faults that are not about the rod, and where there is nothing to compare with.
fn off_the_rod<'a>(
    fault: FaultId,
    input: &'a RepInput,
) -> Option<impl Fn(&SeenFrame) -> bool + 'a> {
    let baseline = input.baseline.as_ref().ok()?;
    let threshold = input.drill.faults.get(&fault)?.threshold;
    let measure: fn(&Baseline, &SeenFrame) -> Option<f64> = match fault {
        FaultId::BackRounded => {
            |baseline, frame| baseline.beyond_in(frame.back.reading.as_ref()).ok()
        }
        FaultId::BackOverArched => |baseline, frame| {
            baseline.beyond_in(frame.back.reading.as_ref()).ok().map(|beyond| -beyond)
        },
        FaultId::HeadLifted => |_, frame| frame.angles.head_deg,
        FaultId::HeadDropped => |_, frame| frame.angles.head_deg.map(|head_deg| -head_deg),
        _ => return None,
    };
    Some(move |frame: &SeenFrame| measure(baseline, frame).is_none_or(|value| value >= threshold))
}

/// The deepest hip angle on the way down at which a contact held before it left for good.
fn held_until_deg(input: &RepInput, held: impl Fn(&SeenFrame) -> bool) -> Option<f64> {
    let descent = &input.seen[input.span.start..=input.span.bottom];
    // One frame alone is noise.
    let holds = |i: &usize| held(&descent[*i]) && (*i == 0 || held(&descent[i - 1]));
    descent[(0..descent.len()).rev().find(holds)?].angles.hip_deg
}

/// The deepest hip angle on the way down with all contacts on the rod that can be told.
fn clean_range_deg(input: &RepInput) -> Option<f64> {
    let head = input.standing.is_head_level();
    let contacts =
        [FaultId::BackRounded, FaultId::BackOverArched, FaultId::HeadLifted, FaultId::HeadDropped];
    let told = contacts
        .into_iter()
        .filter(|fault| head || !matches!(fault, FaultId::HeadLifted | FaultId::HeadDropped));
    let off: Vec<_> = told.filter_map(|fault| off_the_rod(fault, input)).collect();
    held_until_deg(input, |frame| !off.iter().any(|is_off| is_off(frame)))
}

/// Share of the deep part's frames with a clear outline in which the back was off the rod.
fn off_share(input: &RepInput) -> f64 {
    let Ok(baseline) = &input.baseline else { return 0.0 };
    let limit = |fault: FaultId| {
        input.drill.faults.get(&fault).map_or(f64::INFINITY, |rule| rule.threshold)
    };
    let (rounded, arched) = (limit(FaultId::BackRounded), limit(FaultId::BackOverArched));
    let beyond =
        deep_part(input).filter_map(|frame| baseline.beyond_in(frame.back.reading.as_ref()).ok());
    mean(beyond.map(|beyond| if beyond >= rounded || -beyond >= arched { 1.0 } else { 0.0 }))
        .unwrap_or(0.0)
}

/// `told`: whether anything can be told; nothing in an oblique view, nor in a rep during which the
/// person was lost.
fn measures(input: &RepInput, told: bool) -> RepMeasures {
    let span = input.span;
    let (bottom_s, end_s) = (input.seen[span.bottom].t_s, input.seen[span.end].t_s);
    let direction = input.drill.rep.direction;
    if !told {
        return RepMeasures { bottom_s, finish_s: end_s, direction, ..RepMeasures::default() };
    }
    let reach_s = BOTTOM_REACH_S.min(BOTTOM_REACH_SHARE * (end_s - input.seen[span.start].t_s));
    let angles = angles_round(input.seen, span.bottom, reach_s);
    let (finish_hip_deg, finish_s) = match direction {
        Direction::Flexion => (finish_deg(input, reach_s), end_s),
        Direction::Extension => (
            angles
                .hip_deg
                .map(|hip_deg| hip_deg + input.standing.angles.hip_deg - STRAIGHT_HIP_DEG),
            bottom_s,
        ),
    };
    let (head_up, head_down) = heads(input);
    let (tilt_left, hand_ahead) = (tilt_left(input), hand_ahead(input));
    let standing = input.standing;
    let heel_rise = bottom_median(input, |frame| {
        Some(heel_rise(&frame.joints, standing.trunk_px) - standing.heel_rise)
    });
    let line_off_deg = bottom_median(input, |frame| line_off_deg(&frame.joints, standing.facing));
    RepMeasures {
        angles,
        bottom_s,
        finish_hip_deg,
        finish_s,
        tilt_left,
        hand_ahead,
        heel_rise,
        line_off_deg,
        direction,
        head_up,
        head_down,
        ..RepMeasures::default()
    }
}

/// How far from standing the person was after the rep: the hip's angle, or the trunk's where the
/// legs may be hidden.
fn finish_deg(input: &RepInput, reach_s: f64) -> Option<f64> {
    let span = input.span;
    let after = || angles_round(&input.seen[span.end..], span.settled - span.end, reach_s);
    match input.drill.rep.counted_by {
        Counted::Hip => after().hip_deg,
        Counted::Trunk => {
            after().trunk_deg.map(|trunk_deg| trunk_deg - input.standing.angles.trunk_deg)
        }
        // The hips are up before the last bend goes out of the leg.
        Counted::Drop => input.seen[span.end..=span.over]
            .iter()
            .filter_map(|frame| frame.angles.hip_deg)
            .reduce(f64::min),
    }
}

/// How much of the trunk's tilt is left half way through the time of the way up, share of the tilt
/// at the bottom: hips that rise first leave it nearly whole.
fn tilt_left(input: &RepInput) -> Option<f64> {
    let tilt_deg = |frame: &SeenFrame| {
        frame.angles.trunk_deg.map(|trunk_deg| trunk_deg - input.standing.angles.trunk_deg)
    };
    let ascent = &input.seen[input.span.bottom..=input.span.end];
    let (low_y, high_y) = (ascent.first()?.joints.shoulder.y, ascent.last()?.joints.shoulder.y);
    let risen = |frame: &&SeenFrame| (low_y - frame.joints.shoulder.y) / (low_y - high_y).max(1.0);
    let begun = ascent.iter().rfind(|frame| risen(frame) < RISE_EDGE_SHARE)?;
    let done = ascent.iter().find(|frame| risen(frame) > 1.0 - RISE_EDGE_SHARE)?;
    let half_s = (begun.t_s + done.t_s) / 2.0;
    let half = &ascent[nearest(ascent.iter().map(|frame| frame.t_s), half_s)?];
    let bottom_deg = tilt_deg(ascent.first()?).filter(|tilt_deg| *tilt_deg >= MIN_TILT_DEG)?;
    Some(tilt_deg(half)? / bottom_deg)
}

/// How far the hips went back from the rep's start to its bottom, metres by the person's height;
/// only from standing upright.
fn hip_travel_m(input: &RepInput) -> Option<f64> {
    moved_m(input, |joints| joints.hip.x).map(|forward_m| -forward_m * input.standing.facing.sign())
}

/// How far the hips went down, in the same way.
fn hip_drop_m(input: &RepInput) -> Option<f64> {
    moved_m(input, |joints| joints.hip.y)
}

/// How far a coordinate moved from the rep's start to its bottom, metres by the person's height;
/// only from standing upright.
fn moved_m(input: &RepInput, coordinate_px: impl Fn(&Joints) -> f64) -> Option<f64> {
    let standing = input.standing;
    if input.drill.rest != Rest::Standing || standing.ear_to_ankle_px < 1.0 {
        return None;
    }
    let middle_px = |from_s: f64, to_s: f64| {
        median(between(input.seen, from_s, to_s).iter().map(|frame| coordinate_px(&frame.joints)))
    };
    let (start_s, bottom_s) = (input.seen[input.span.start].t_s, input.seen[input.span.bottom].t_s);
    // At the start the hips may be on their way already.
    let before_px = middle_px(start_s - 2.0 * BOTTOM_REACH_S, start_s);
    let moved_px = middle_px(bottom_s - BOTTOM_REACH_S, bottom_s + BOTTOM_REACH_S) - before_px;
    Some(standing.metres(moved_px, input.height_m))
}

/// How long the way down, the pause about the bottom and the way up lasted.
fn tempo(input: &RepInput) -> Tempo {
    let span = input.span;
    let away_deg = |i: usize| away_deg(&input.drill.rep, input.standing, &input.seen[i]);
    let deep = |i: &usize| away_deg(*i) >= away_deg(span.bottom) - BOTTOM_PLATEAU_DEG;
    let first = (span.start..=span.bottom).rev().take_while(deep).last().unwrap_or(span.bottom);
    let last = (span.bottom..=span.end).take_while(deep).last().unwrap_or(span.bottom);
    let [start_s, first_s, last_s, end_s] =
        [span.start, first, last, span.end].map(|i| input.seen[i].t_s);
    Tempo { down_s: first_s - start_s, pause_s: last_s - first_s, up_s: end_s - last_s }
}

/// How far the near wrist is ahead of the near leg at the bottom, at the wrist's height, trunk
/// lengths; `None` when the wrist is not beside the leg.
fn hand_ahead(input: &RepInput) -> Option<f64> {
    let near = &input.seen[input.span.bottom].joints;
    let leg_x = [near.hip, near.knee, near.ankle].windows(2).find_map(|bone| {
        let share = (near.wrist.y - bone[0].y) / (bone[1].y - bone[0].y);
        (0.0..=1.0).contains(&share).then(|| bone[0].x + (bone[1].x - bone[0].x) * share)
    })?;
    Some((near.wrist.x - leg_x) * input.standing.facing.sign() / input.standing.trunk_px)
}

/// How far the free leg is off the trunk's line, degrees either way: 0 = head to heel is one line.
fn line_off_deg(joints: &Joints, facing: Facing) -> Option<f64> {
    let trunk_deg = direction_deg(joints.hips, joints.shoulder, facing)?;
    let leg_deg = direction_deg(joints.far_ankle, joints.hips, facing)?;
    Some(wrapped_deg(trunk_deg - leg_deg).abs())
}

/// Median of a measure round the bottom.
fn bottom_median(input: &RepInput, measure: impl Fn(&SeenFrame) -> Option<f64>) -> Option<f64> {
    let bottom_s = input.seen[input.span.bottom].t_s;
    percentile(
        between(input.seen, bottom_s - BOTTOM_REACH_S, bottom_s + BOTTOM_REACH_S)
            .iter()
            .filter_map(measure),
        0.5,
    )
}

/// Medians of the angles within `reach_s` of a frame.
fn angles_round(frames: &[SeenFrame], at: usize, reach_s: f64) -> Angles {
    let at_s = frames[at].t_s;
    let near = between(frames, at_s - reach_s, at_s + reach_s);
    let middle = |value: fn(&Angles) -> Option<f64>| {
        percentile(near.iter().filter_map(|frame| value(&frame.angles)), 0.5)
    };
    Angles {
        hip_deg: middle(|a| a.hip_deg),
        knee_deg: middle(|a| a.knee_deg),
        shin_deg: middle(|a| a.shin_deg),
        trunk_deg: middle(|a| a.trunk_deg),
        head_deg: middle(|a| a.head_deg),
    }
}

/// How far the head was held up, and how far down, in the rep's deep part, degrees; `None` when it
/// was not level in standing.
fn heads(input: &RepInput) -> (Option<Held>, Option<Held>) {
    if !input.standing.is_head_level() {
        return (None, None);
    }
    let deep: Vec<(f64, f64)> = deep_part(input)
        .filter_map(|frame| frame.angles.head_deg.map(|head_deg| (frame.t_s, head_deg)))
        .collect();
    let downwards: Vec<(f64, f64)> = deep.iter().map(|(t_s, head_deg)| (*t_s, -head_deg)).collect();
    (sustained(&deep), sustained(&downwards))
}

/// The largest value that held for [`SUSTAINED_S`] and [`SUSTAINED_FRAMES`]; `None` when no stretch
/// without gaps lasts that long. `samples`: (time s, value), times rising.
fn sustained(samples: &[(f64, f64)]) -> Option<Held> {
    let mut best: Option<Held> = None;
    for (first, (from_s, _)) in samples.iter().enumerate() {
        let lasts = |(index, (t_s, _)): (usize, &(f64, f64))| {
            t_s - from_s >= SUSTAINED_S - 1e-9 && index + 1 >= SUSTAINED_FRAMES
        };
        let Some(length) = samples[first..].iter().enumerate().position(lasts) else { break };
        let stretch = &samples[first..=first + length];
        if stretch.windows(2).any(|pair| pair[1].0 - pair[0].0 > SUSTAINED_GAP_S) {
            continue;
        }
        let value = stretch.iter().map(|(_, value)| *value).fold(f64::INFINITY, f64::min);
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
        let samples: Vec<(f64, f64)> = (0..30)
            .map(|i| (f64::from(i) / 30.0, if i == 12 { 50.0 } else { f64::from(i) }))
            .collect();
        let held = sustained(&samples).unwrap();
        assert_eq!(held.value, 23.0);
        assert!((held.from_s - 23.0 / 30.0).abs() < 1e-9);
    }

    #[test]
    fn too_few_samples_give_nothing() {
        assert_eq!(sustained(&[(0.0, 1.0), (0.1, 2.0)]), None);
        assert_eq!(sustained(&[(0.0, 1.0), (0.22, 2.0)]), None);
    }

    #[test]
    fn nothing_is_sustained_across_a_gap() {
        let samples = [(0.0, 50.0), (0.1, 50.0), (0.9, 50.0), (1.0, 3.0), (1.1, 4.0), (1.2, 5.0)];
        assert_eq!(sustained(&samples).map(|held| held.value), Some(3.0));
    }
}
