//! What is measured of a movement.

use crate::drill::{Counted, Direction, Rest};
use crate::rep::held::{Held, sustained};
use crate::rep::judge::RepMeasures;
use crate::rep::limits::{BOTTOM_REACH_S, BOTTOM_REACH_SHARE, MIN_TILT_DEG, RISE_EDGE_SHARE};
use crate::rep::movement::{Movement, deep_part};
use crate::rep::over_time::{Samples, first_crossed_s, last_crossed_s, middle_round, value_at};
use crate::rep::record::Tempo;
use crate::seen::angles::{Angles, Facing};
use crate::seen::body::{Joints, direction_deg};
use crate::stance::limits::{BOTTOM_PLATEAU_DEG, STRAIGHT_HIP_DEG};
use crate::stance::seen_frame::{SeenFrame, away_deg, between};
use crate::stance::standing::{Standing, heel_rise};
use pose::geometry::wrapped_deg;

/// All that is measured of a movement before it is judged. `can_be_measured`: false in an oblique
/// view and where the person was lost; then only the times are given.
pub(crate) fn measures(movement: &Movement, can_be_measured: bool) -> RepMeasures {
    let span = movement.span;
    let (bottom_s, end_s) = (span.bottom_s, movement.seen[span.end].t_s);
    let direction = movement.drill.rep.direction;
    if !can_be_measured {
        return RepMeasures { bottom_s, finish_s: end_s, direction, ..RepMeasures::default() };
    }
    let reach_s = BOTTOM_REACH_S.min(BOTTOM_REACH_SHARE * (end_s - movement.seen[span.start].t_s));
    let angles = angles_round(movement.seen, span.bottom_s, reach_s);
    let (finish_hip_deg, finish_s) = match direction {
        Direction::Flexion => (finish_deg(movement, reach_s), end_s),
        Direction::Extension => (
            angles
                .hip_deg
                .map(|hip_deg| hip_deg + movement.standing.angles.hip_deg - STRAIGHT_HIP_DEG),
            bottom_s,
        ),
    };
    // Who did not stand straight before is not past tall when straight after.
    let past_straight_deg = finish_hip_deg.map(|hip_deg| match movement.drill.rep.counted_by {
        Counted::TrunkFold => -(hip_deg + movement.standing.angles.trunk_deg),
        _ => STRAIGHT_HIP_DEG - (hip_deg + movement.standing.angles.hip_deg),
    });
    let leaned_back_deg =
        finish_hip_deg.zip(past_straight_deg).map(|(hip_deg, past)| past.min(-hip_deg));
    let (head_up, head_down) = heads(movement);
    let face_up_deg = face_up_deg(movement);
    let (tilt_left, hand_ahead) = (tilt_left(movement), hand_ahead(movement));
    let standing = movement.standing;
    let heel_rise = bottom_median(movement, |frame| {
        Some(heel_rise(&frame.joints, standing.trunk_px) - standing.heel_rise)
    });
    let line_off_deg =
        bottom_median(movement, |frame| line_off_deg(&frame.joints, standing.facing));
    RepMeasures {
        angles,
        bottom_s,
        finish_hip_deg,
        leaned_back_deg,
        finish_s,
        tilt_left,
        hand_ahead,
        heel_rise,
        line_off_deg,
        direction,
        head_up,
        face_up_deg,
        head_down,
        ..RepMeasures::default()
    }
}

/// How far from standing the person was after the rep: the hip's angle, or the trunk's where the
/// legs may be hidden.
fn finish_deg(movement: &Movement, reach_s: f64) -> Option<f64> {
    let span = movement.span;
    let settled_s = movement.seen[span.settled].t_s;
    let after = || angles_round(&movement.seen[span.end..], settled_s, reach_s);
    match movement.drill.rep.counted_by {
        Counted::Hip | Counted::Fold => after().hip_deg,
        Counted::TrunkFold => {
            after().trunk_deg.map(|trunk_deg| trunk_deg - movement.standing.angles.trunk_deg)
        }
        // The hips are up before the last bend goes out of the leg.
        Counted::Drop => movement.seen[span.end..=span.over]
            .iter()
            .filter_map(|frame| frame.angles.hip_deg)
            .reduce(f64::min),
    }
}

/// How much of the trunk's tilt is left half way through the time of the way up, share of the tilt
/// at the bottom: hips that rise first leave it nearly whole.
fn tilt_left(movement: &Movement) -> Option<f64> {
    let tilt_deg = |frame: &SeenFrame| {
        frame.angles.trunk_deg.map(|trunk_deg| trunk_deg - movement.standing.angles.trunk_deg)
    };
    let span = movement.span;
    let ascent = &movement.seen[span.bottom..=span.end];
    let of = |measure: &dyn Fn(&SeenFrame) -> Option<f64>| -> Samples {
        ascent.iter().filter_map(|frame| Some((frame.t_s, measure(frame)?))).collect()
    };
    let heights_px = of(&|frame| Some(-frame.joints.shoulder.y));
    let (low_px, high_px) = (heights_px.first()?.1, heights_px.last()?.1);
    let level_px = |share: f64| low_px + share * (high_px - low_px);
    let half_s = (last_crossed_s(&heights_px, level_px(RISE_EDGE_SHARE))?
        + first_crossed_s(&heights_px, level_px(1.0 - RISE_EDGE_SHARE))?)
        / 2.0;
    let tilts_deg = of(&tilt_deg);
    let bottom_deg = tilts_deg.first()?.1;
    let half_deg = value_at(&tilts_deg, half_s)?;
    (bottom_deg >= MIN_TILT_DEG).then(|| half_deg / bottom_deg)
}

/// How far the hips went back from the rep's start to its bottom, metres by the person's height;
/// only from standing upright. Who is seen obliquely goes farther than the picture shows.
pub(crate) fn hip_travel_m(movement: &Movement) -> Option<f64> {
    let Standing { facing, view, .. } = movement.standing;
    moved_m(movement, |joints| joints.hip.x)
        .map(|forward_m| -forward_m * facing.sign() / view.yaw_deg.to_radians().cos())
}

/// How far the hips went down, in the same way.
pub(crate) fn hip_drop_m(movement: &Movement) -> Option<f64> {
    moved_m(movement, |joints| joints.hip.y)
}

/// How far a coordinate moved from the rep's start to its bottom, metres by the person's height;
/// only from standing upright.
fn moved_m(movement: &Movement, coordinate_px: impl Fn(&Joints) -> f64) -> Option<f64> {
    let standing = movement.standing;
    let upright = movement.drill.rest == Rest::Standing && standing.ear_to_ankle_px >= 1.0;
    if !upright || movement.began_unseen() {
        return None;
    }
    let middle_px = |at_s: f64| {
        let coordinate_px = |frame: &SeenFrame| Some(coordinate_px(&frame.joints));
        middle_round(movement.seen, at_s, BOTTOM_REACH_S, coordinate_px)
    };
    // At the start the hips may be on their way already.
    let before_px = middle_px(movement.seen[movement.span.start].t_s - BOTTOM_REACH_S)?;
    let moved_px = middle_px(movement.span.bottom_s)? - before_px;
    Some(standing.metres(moved_px, movement.height_m))
}

/// How long the way down, the pause about the bottom and the way up lasted.
pub(crate) fn tempo(movement: &Movement) -> Tempo {
    let span = movement.span;
    let away_deg = |i: usize| away_deg(&movement.drill.rep, movement.standing, &movement.seen[i]);
    let deep = |i: &usize| away_deg(*i) >= away_deg(span.bottom) - BOTTOM_PLATEAU_DEG;
    let first = (span.start..=span.bottom).rev().take_while(deep).last().unwrap_or(span.bottom);
    let last = (span.bottom..=span.end).take_while(deep).last().unwrap_or(span.bottom);
    let [start_s, first_s, last_s, end_s] =
        [span.start, first, last, span.end].map(|i| movement.seen[i].t_s);
    Tempo { down_s: first_s - start_s, pause_s: last_s - first_s, up_s: end_s - last_s }
}

/// How far the near wrist is ahead of the near leg at the bottom, trunk lengths; `None` when the
/// wrist is not beside the leg in most frames there.
fn hand_ahead(movement: &Movement) -> Option<f64> {
    let (seen, bottom_s) = (movement.seen, movement.span.bottom_s);
    let ahead = |frame: &SeenFrame| frame_hand_ahead(&frame.joints, movement.standing);
    let frames = between(seen, bottom_s - BOTTOM_REACH_S, bottom_s + BOTTOM_REACH_S);
    let beside = frames.iter().filter(|frame| ahead(frame).is_some()).count();
    bottom_median(movement, ahead).filter(|_| 2 * beside > frames.len())
}

/// The same in one frame, at the wrist's height.
fn frame_hand_ahead(near: &Joints, standing: &Standing) -> Option<f64> {
    let leg_x = [near.hip, near.knee, near.ankle].windows(2).find_map(|bone| {
        let share = (near.wrist.y - bone[0].y) / (bone[1].y - bone[0].y);
        (0.0..=1.0).contains(&share).then(|| bone[0].x + (bone[1].x - bone[0].x) * share)
    })?;
    Some((near.wrist.x - leg_x) * standing.facing.sign() / standing.trunk_px)
}

/// How far the free leg is off the trunk's line, degrees either way: 0 = head to heel is one line.
fn line_off_deg(joints: &Joints, facing: Facing) -> Option<f64> {
    let trunk_deg = direction_deg(joints.hips, joints.shoulder, facing)?;
    let leg_deg = direction_deg(joints.far_ankle, joints.hips, facing)?;
    Some(wrapped_deg(trunk_deg - leg_deg).abs())
}

/// Median of a measure round the bottom.
fn bottom_median(movement: &Movement, measure: impl Fn(&SeenFrame) -> Option<f64>) -> Option<f64> {
    middle_round(movement.seen, movement.span.bottom_s, BOTTOM_REACH_S, measure)
}

/// Medians of the angles within `reach_s` of a time.
fn angles_round(frames: &[SeenFrame], at_s: f64, reach_s: f64) -> Angles {
    let middle = |value: fn(&Angles) -> Option<f64>| {
        middle_round(frames, at_s, reach_s, |frame| value(&frame.angles))
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
fn heads(movement: &Movement) -> (Option<Held>, Option<Held>) {
    if !movement.standing.is_head_level() {
        return (None, None);
    }
    let deep: Vec<(f64, f64)> = deep_part(movement)
        .filter_map(|frame| frame.angles.head_deg.map(|head_deg| (frame.t_s, head_deg)))
        .collect();
    let downwards: Vec<(f64, f64)> = deep.iter().map(|(t_s, head_deg)| (*t_s, -head_deg)).collect();
    (sustained(&deep), sustained(&downwards))
}

/// How far above its direction in standing the face was held, from the start of the movement to the
/// end of its deep part, degrees: what the neck does beyond following the trunk. `None` when the
/// head was not level in standing.
fn face_up_deg(movement: &Movement) -> Option<f64> {
    let deep_until_s = deep_part(movement).last()?.t_s;
    let standing = movement.standing;
    let way: Vec<(f64, f64)> = movement.seen[movement.span.start..=movement.span.end]
        .iter()
        .take_while(|frame| frame.t_s <= deep_until_s)
        .filter_map(|frame| Some((frame.t_s, standing.head_seen(&frame.angles)?.face_up_deg)))
        .collect();
    sustained(&way).map(|held| held.value)
}
