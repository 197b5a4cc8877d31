//! One counted movement: whether it is a rep of the drill, and which of its frames are deep.

use crate::back::baseline::Baseline;
use crate::back::cant_tell::CantTell;
use crate::drill::Drill;
use crate::rep::limits::{
    BOTTOM_REACH_S, DEEP_SHARE, HIDDEN_KNEE_DEG, HIDDEN_LEGS_OVER_S, LONGEST_LOSS_S,
    PLANTED_TRUNKS, SEEN_KNEE_DEG, SEEN_KNEE_DEVIATION_DEG, START_VIEW_S, TURNED_OBLIQUENESS,
};
use crate::seen::body::Joints;
use crate::stance::RestSeen;
use crate::stance::limits::{SAME_OBLIQUENESS, SETTLE_S};
use crate::stance::rep_counter::RepSpan;
use crate::stance::seen_frame::{SeenFrame, away_deg, between};
use crate::stance::standing::Standing;
use crate::statistics::{median, standard_deviation};
use pose::Point;

/// What a rep is made from.
pub(crate) struct Movement<'a> {
    /// The drill.
    pub drill: &'a Drill,
    /// The person's own standing.
    pub standing: &'a Standing,
    /// Where it was seen.
    pub rest_seen: RestSeen,
    /// All frames in which the person was seen since standing was known.
    pub seen: &'a [SeenFrame],
    /// The movement, as indices into `seen`.
    pub span: &'a RepSpan,
    /// The person's height, m.
    pub height_m: f64,
    /// The name of the model that saw the person.
    pub model: &'a str,
    /// How far the way from the camera to the hips at the bottom goes up, degrees, where it is
    /// known.
    pub elevation_deg: Option<f64>,
    /// What the back is compared with, or why there is nothing.
    pub baseline: Result<Baseline, CantTell>,
}

impl Movement<'_> {
    /// Whether the person was seen first in the middle of it: its rest before, and where its way
    /// down began, are not known.
    pub fn began_unseen(&self) -> bool {
        let rule = &self.drill.rep;
        self.span.start == 0 && away_deg(rule, self.standing, &self.seen[0]) > rule.leave.value
    }
}

/// Whether the movement is a rep of the drill: deep, timely, feet planted, nothing put down.
pub(crate) fn is_rep(movement: &Movement) -> bool {
    let rule = &movement.drill.rep;
    let [start, bottom, end] =
        [movement.span.start, movement.span.bottom, movement.span.end].map(|i| &movement.seen[i]);
    // A way down that was not seen is taken to last as long as the way up.
    let least_s = if movement.began_unseen() { 2.0 * (end.t_s - bottom.t_s) } else { 0.0 };
    let duration_s = (end.t_s - start.t_s).max(least_s);
    let turned = |deg: Option<f64>, rest_deg: f64| deg.map_or(0.0, |deg| (deg - rest_deg).abs());
    let tipped_deg = turned(bottom.angles.trunk_deg, movement.standing.angles.trunk_deg);
    let depth_deg = away_deg(rule, movement.standing, bottom);
    let reach_px = PLANTED_TRUNKS * movement.standing.trunk_px;
    let stays = |place: fn(&Joints) -> Point, reach_px: f64| {
        let at = |frame: &SeenFrame| {
            let moment =
                between(movement.seen, frame.t_s - BOTTOM_REACH_S, frame.t_s + BOTTOM_REACH_S);
            let along =
                |axis: fn(Point) -> f64| median(moment.iter().map(|f| axis(place(&f.joints))));
            Point::new(along(|point| point.x), along(|point| point.y))
        };
        [bottom, end].iter().all(|frame| at(frame).distance(at(start)) <= reach_px)
    };
    // The model may see both feet in one place at rest and apart at the bottom; their middle, which
    // a step of one of them moves half as far, then stays.
    let planted = stays(|joints| joints.ankle, reach_px)
        || stays(|joints| joints.ankle.midpoint(joints.far_ankle), reach_px / 2.0);
    let timely = (rule.shortest.value..=rule.longest.value).contains(&duration_s)
        && start.t_s < bottom.t_s
        && bottom.t_s < end.t_s;
    let deep = depth_deg >= rule.least_depth.value && tipped_deg >= rule.least_trunk.value;
    deep && timely && (planted || !rule.feet_planted) && !is_put_down(movement)
}

/// Whether the bar was put down: its discs hid the legs at the rest before, and at the rest after
/// they no longer do.
fn is_put_down(movement: &Movement) -> bool {
    let (start_s, span) = (movement.seen[movement.span.start].t_s, movement.span);
    let knees_deg = |frames: &[SeenFrame]| {
        frames.iter().filter_map(|frame| frame.angles.knee_deg).collect::<Vec<f64>>()
    };
    let rule = &movement.drill.rep;
    let before: Vec<&SeenFrame> = between(movement.seen, start_s - HIDDEN_LEGS_OVER_S, start_s)
        .iter()
        .filter(|frame| away_deg(rule, movement.standing, frame) <= rule.r#return.value)
        .collect();
    if before.first().is_none_or(|first| start_s - first.t_s < SETTLE_S) {
        return false;
    }
    let before_deg: Vec<f64> = before.iter().filter_map(|frame| frame.angles.knee_deg).collect();
    let after_deg = knees_deg(&movement.seen[span.end..=span.over]);
    let hidden = median(before_deg).abs() > HIDDEN_KNEE_DEG;
    let seen = median(after_deg.iter().copied()).abs() <= SEEN_KNEE_DEG
        && standard_deviation(&after_deg) <= SEEN_KNEE_DEVIATION_DEG;
    movement.drill.rest_posture.legs_may_be_hidden && hidden && seen
}

/// Whether frames were looked at in which the person was out of sight, for too long together. A
/// slow device alone loses nobody.
pub(crate) fn is_lost(movement: &Movement) -> bool {
    movement.seen[movement.span.start..=movement.span.end].windows(2).any(|pair| {
        pair[1].number > pair[0].number + 1 && pair[1].t_s - pair[0].t_s > LONGEST_LOSS_S
    })
}

/// [`crate::seen::body::Body::obliqueness`] of this rep: that of standing, unless the person had
/// turned when the rep began.
pub(crate) fn obliqueness(movement: &Movement) -> f64 {
    let start_s = movement.seen[movement.span.start].t_s;
    let at_start = median(
        between(movement.seen, start_s - START_VIEW_S, start_s)
            .iter()
            .map(|frame| frame.obliqueness),
    );
    let standing = movement.standing;
    // Of hidden legs the view is not sure.
    let has_turned =
        (at_start - standing.obliqueness).abs() > SAME_OBLIQUENESS && !standing.legs_hidden;
    if has_turned { at_start } else { standing.obliqueness }
}

/// Whether the person had turned so far from where they stood that their angles can't be compared.
pub(crate) fn has_turned(movement: &Movement) -> bool {
    (obliqueness(movement) - movement.standing.obliqueness).abs() > TURNED_OBLIQUENESS
}

/// The frames of the rep's deep part.
pub(crate) fn deep_part<'a>(movement: &'a Movement) -> impl Iterator<Item = &'a SeenFrame> {
    let sign = movement.drill.rep.direction.sign();
    let depth_deg = movement.seen[movement.span.bottom].angles.hip_deg.unwrap_or(0.0) * sign;
    let is_deep = move |frame: &&SeenFrame| {
        frame.angles.hip_deg.is_some_and(|hip_deg| hip_deg * sign >= DEEP_SHARE * depth_deg)
    };
    movement.seen[movement.span.start..=movement.span.end].iter().filter(is_deep)
}
