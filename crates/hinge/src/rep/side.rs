//! The leg that does a rep's work, in drills in which the legs work otherwise than each other: the
//! one whose foot stays while the other goes, or the one in front of a foot on its toes.

use crate::rep::limits::{
    BOTTOM_REACH_S, FREE_FOOT_UP_TRUNKS, GOING_FOOT_TRUNKS, KICKSTAND_MOST_YAW_DEG,
    KICKSTAND_TRUNKS, STAYING_FOOT_TRUNKS,
};
use crate::rep::movement::Movement;
use crate::rep::record::WorkingSide;
use crate::seen::body::Joints;
use crate::stance::seen_frame::{SeenFrame, between};
use crate::statistics::median;
use pose::{BodySide, Point};

/// The working leg; `None` in drills that have none, and where it is not sure.
pub(crate) fn working_side(movement: &Movement) -> Option<WorkingSide> {
    if !movement.drill.rep.one_legged {
        return None;
    }
    let near = movement.standing.facing.near_side();
    let is_near = stands_on_near(movement).or_else(|| has_far_foot_behind(movement))?;
    Some(match if is_near { near } else { near.opposite() } {
        BodySide::Left => WorkingSide::Left,
        BodySide::Right => WorkingSide::Right,
    })
}

/// Whether the near leg is the one whose foot stays from the rep's start to its bottom while the
/// other goes away; `None` where that is not so of one of them.
///
/// The leg that stays is measured as the near one. Where the model calls it the far one, it either
/// is, or the model took one leg for the other; they are told apart where the free foot is lifted.
fn stands_on_near(movement: &Movement) -> Option<bool> {
    let (start, bottom) =
        (round(movement, movement.span.start), round(movement, movement.span.bottom));
    let trunk_px = movement.standing.trunk_px.max(1.0);
    let gone = |ankle: fn(&Joints) -> Point| {
        middle(start, ankle).distance(middle(bottom, ankle)) / trunk_px
    };
    let (near, far) = (gone(|joints| joints.ankle), gone(|joints| joints.far_ankle));
    let goes = far >= GOING_FOOT_TRUNKS && near <= STAYING_FOOT_TRUNKS;
    let lifted = (middle(bottom, |joints| joints.ankle).y
        - middle(bottom, |joints| joints.far_ankle).y)
        / trunk_px;
    let exchanged = bottom.iter().filter(|frame| frame.joints.legs_exchanged).count();
    match (exchanged, bottom.len() - exchanged) {
        _ if !goes => None,
        (0, _) => Some(true),
        (_, 0) if lifted >= FREE_FOOT_UP_TRUNKS => Some(false),
        _ => None,
    }
}

/// Whether the far foot stands behind the near one and on its toes, at the rest before the rep; it
/// is the other way round where that is so of the near foot.
fn has_far_foot_behind(movement: &Movement) -> Option<bool> {
    let standing = movement.standing;
    let start = round(movement, movement.span.start);
    let ahead = |frame: &SeenFrame| {
        let joints = &frame.joints;
        // A yaw moves ankles and hips alike.
        let feet_px = joints.ankle.x - joints.far_ankle.x;
        let hips_px = joints.hip.x - joints.far_hip.x;
        let raised_px =
            (joints.far_foot_index.y - joints.far_heel.y) - (joints.foot_index.y - joints.heel.y);
        ((feet_px - hips_px) * standing.facing.sign() + raised_px) / standing.trunk_px.max(1.0)
    };
    let ahead = median(start.iter().map(ahead));
    let told = movement.drill.rep.feet_planted
        && standing.view.yaw_deg.abs() <= KICKSTAND_MOST_YAW_DEG
        && !start.iter().any(|frame| frame.joints.legs_exchanged)
        && ahead.abs() >= KICKSTAND_TRUNKS;
    told.then_some(ahead > 0.0)
}

fn round<'a>(movement: &Movement<'a>, frame: usize) -> &'a [SeenFrame] {
    let at_s = movement.seen[frame].t_s;
    between(movement.seen, at_s - BOTTOM_REACH_S, at_s + BOTTOM_REACH_S)
}

fn middle(frames: &[SeenFrame], point: impl Fn(&Joints) -> Point) -> Point {
    let along = |axis: fn(Point) -> f64| median(frames.iter().map(|f| axis(point(&f.joints))));
    Point::new(along(|point| point.x), along(|point| point.y))
}
