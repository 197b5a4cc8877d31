//! The person's own rest posture, with which everything else is compared.

use crate::back::rod::HeadSeen;
use crate::drill::{Band, Drill, RestPosture};
use crate::seen::angles::{Angles, Facing, RawAngles};
use crate::seen::body::{Body, Joints};
use crate::seen::hint::Hint;
use crate::seen::view::{Lines, View};
use crate::stance::limits::{
    DROP_DEG_PER_HEIGHT, DROP_DEG_PER_LEG, EAR_TO_ANKLE_HEIGHTS, HEIGHT_PER_BONES,
    LARGEST_DRIFT_TRUNKS, LARGEST_SPREAD_DEG, LARGEST_TREND_DEG, LEAST_STILL_FRAMES,
    LEVEL_HEAD_DEG, MOST_OBLIQUE_FROM_BEHIND, MOST_OBLIQUE_FROM_FRONT, OTHER_REST_TRUNK_DEG,
    SAME_OBLIQUENESS, SAME_SCALE_SHARE, SAME_STANDING_DEG, STILL_FOR_S, STRAIGHT_HIP_DEG,
    STRAIGHT_KNEE_DEG,
};
use crate::statistics::{median, spread};
use pose::Point;
use std::collections::VecDeque;

/// The person at rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// When the still moment began from which it was taken, s.
    pub from_s: f64,
    /// When it was taken, s.
    pub at_s: f64,
    /// The side of the picture to which the person faces.
    pub facing: Facing,
    /// How the camera sees the person.
    pub view: View,
    /// Medians of the angles.
    pub angles: RawAngles,
    /// Median of shoulder to hip, pixels.
    pub trunk_px: f64,
    /// Median of [`Body::obliqueness`].
    pub obliqueness: f64,
    /// Median of ear to shoulder on the near side, pixels.
    pub neck_px: f64,
    /// Median place of the near ankle in the upright picture, pixels.
    pub ankle: Point,
    /// Median of near ear to near ankle, pixels.
    pub ear_to_ankle_px: f64,
    /// Median place of the middle of the hips in the upright picture, pixels from its top.
    pub hips_y_px: f64,
    /// Median of how far the near heel is above the tip of its foot, trunk lengths.
    pub heel_rise: f64,
    /// Median of [`Joints::height_px`].
    pub height_px: f64,
    /// Median place of [`Joints::foot`].
    pub foot: Point,
    /// Whether something hid the legs, so that straight ones were taken.
    pub legs_hidden: bool,
}

impl Standing {
    /// Whether the view is too far from side-on for angles to be judged.
    pub fn is_too_oblique_for_angles(&self) -> bool {
        is_too_oblique_for_angles(self.obliqueness)
    }

    /// Of one posture.
    fn of(sample: &Sample) -> Standing {
        Standing {
            from_s: sample.t_s,
            at_s: sample.t_s,
            facing: sample.facing,
            view: sample.view,
            angles: sample.angles,
            trunk_px: sample.trunk_px,
            obliqueness: sample.obliqueness,
            neck_px: sample.neck_px,
            ankle: sample.ankle,
            ear_to_ankle_px: sample.ear_to_ankle_px,
            hips_y_px: sample.hips_y_px,
            heel_rise: sample.heel_rise,
            height_px: sample.height_px,
            foot: sample.foot,
            legs_hidden: false,
        }
    }

    /// The middle of several moments at rest, each as its samples, their times rising: each moment
    /// counts as much, however long it was. `finds_roll`: as in [`StandingWatch`]. `None` without
    /// samples, and where the middle is not what the drill's rest allows.
    pub(crate) fn of_moments(
        posture: &RestPosture,
        moments: &[Vec<Sample>],
        finds_roll: bool,
    ) -> Option<Standing> {
        let view = Sample::view_of(moments.iter().flatten(), finds_roll);
        let each: Vec<Sample> = moments
            .iter()
            .filter_map(|samples| Sample::middle_of(samples.iter().map(|s| s.seen_by(view))))
            .collect();
        let mut standing = Standing::of(&Sample::middle_of(each)?);
        if posture.legs_may_be_hidden && !legs_hold(posture, &standing.angles) {
            standing.assume_straight_legs();
        }
        let holds =
            posture.trunk.holds(standing.angles.trunk_deg) && legs_hold(posture, &standing.angles);
        holds.then_some(standing)
    }

    /// The rest of somebody who was not seen at rest yet: the middle of what the drill allows, on
    /// a body as long as its bones, until it is seen more upright.
    pub(crate) fn assumed(posture: &RestPosture, now: &Sample, bones_px: f64) -> Standing {
        let middle_deg = |band: &Band| (band.min + band.max) / 2.0;
        Standing {
            angles: RawAngles {
                trunk_deg: middle_deg(&posture.trunk),
                hip_deg: middle_deg(&posture.hip),
                knee_deg: middle_deg(&posture.knee),
                shin_deg: 0.0,
                head_deg: (LEVEL_HEAD_DEG.0 + LEVEL_HEAD_DEG.1) / 2.0,
            },
            height_px: HEIGHT_PER_BONES * bones_px,
            ..Standing::of(now)
        }
    }

    /// Takes the legs for straight: what hides them says nothing.
    fn assume_straight_legs(&mut self) {
        (self.angles.hip_deg, self.angles.knee_deg) = (STRAIGHT_HIP_DEG, STRAIGHT_KNEE_DEG);
        self.legs_hidden = true;
    }

    /// How far the hips are below standing, [`DROP_DEG_PER_LEG`].
    pub fn drop_deg(&self, joints: &Joints) -> f64 {
        DROP_DEG_PER_LEG * (joints.hips.y - self.hips_y_px)
            / (self.ankle.y - self.hips_y_px).max(1.0)
    }

    /// How far the shoulders are below standing, [`DROP_DEG_PER_HEIGHT`].
    /// `height_px`: [`Joints::height_px`] now.
    pub fn shoulder_drop_deg(&self, height_px: f64) -> f64 {
        DROP_DEG_PER_HEIGHT * (1.0 - height_px / self.height_px.max(1.0))
    }

    /// A length in the picture in metres, for a person of that height; only from standing upright.
    pub fn metres(&self, length_px: f64, height_m: f64) -> f64 {
        length_px / self.ear_to_ankle_px * EAR_TO_ANKLE_HEIGHTS * height_m
    }

    /// The other way round.
    pub fn pixels(&self, length_m: f64, height_m: f64) -> f64 {
        length_m / (EAR_TO_ANKLE_HEIGHTS * height_m) * self.ear_to_ankle_px
    }

    /// Whether the head was level, so that it can be compared.
    pub fn is_head_level(&self) -> bool {
        (LEVEL_HEAD_DEG.0..=LEVEL_HEAD_DEG.1).contains(&self.angles.head_deg)
    }

    /// The head of a frame with these angles; `None` where the head was not level in standing.
    pub fn head_seen(&self, angles: &Angles) -> Option<HeadSeen> {
        let (up_deg, trunk_deg) = angles.head_deg.zip(angles.trunk_deg)?;
        let face_up_deg = up_deg - (trunk_deg - self.angles.trunk_deg);
        self.is_head_level().then_some(HeadSeen { up_deg, face_up_deg })
    }

    /// Whether the camera sees the person otherwise than in another standing: turned, nearer or
    /// farther.
    pub fn is_elsewhere(&self, other: &Standing) -> bool {
        let scale = self.trunk_px / other.trunk_px.max(1.0);
        self.facing != other.facing
            || (scale - 1.0).abs() > SAME_SCALE_SHARE
            || (self.obliqueness - other.obliqueness).abs() > SAME_OBLIQUENESS
    }

    /// Whether the posture is that of another standing.
    pub fn is_like(&self, other: &Standing) -> bool {
        let (a, b) = (&self.angles, &other.angles);
        [
            (a.trunk_deg, b.trunk_deg),
            (a.hip_deg, b.hip_deg),
            (a.knee_deg, b.knee_deg),
            (a.head_deg, b.head_deg),
        ]
        .iter()
        .all(|(a_deg, b_deg)| (a_deg - b_deg).abs() <= SAME_STANDING_DEG)
    }

    /// Angles as the model sees them, compared with this standing where [`Angles`] says so.
    pub fn relative(&self, raw: &RawAngles) -> Angles {
        let rest = &self.angles;
        let (hip_deg, knee_deg) = (raw.hip_deg - rest.hip_deg, raw.knee_deg - rest.knee_deg);
        Angles {
            hip_deg: Some(hip_deg),
            knee_deg: Some(knee_deg - self.view.knee_excess_deg(hip_deg, knee_deg)),
            shin_deg: Some(raw.shin_deg),
            trunk_deg: Some(raw.trunk_deg),
            head_deg: Some(pose::geometry::wrapped_deg(raw.head_deg - rest.head_deg)),
        }
    }
}

/// Whether a view of that [`Body::obliqueness`] is too far from side-on for angles to be judged.
pub fn is_too_oblique_for_angles(obliqueness: f64) -> bool {
    !(MOST_OBLIQUE_FROM_FRONT..=MOST_OBLIQUE_FROM_BEHIND).contains(&obliqueness)
}

/// How far the near heel is above the tip of its foot, trunk lengths.
pub(crate) fn heel_rise(joints: &Joints, trunk_px: f64) -> f64 {
    (joints.foot_index.y - joints.heel.y) / trunk_px.max(1.0)
}

/// What one frame says of the rest posture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample {
    pub t_s: f64,
    facing: Facing,
    one_legged: bool,
    lines: Lines,
    view: View,
    pub angles: RawAngles,
    trunk_px: f64,
    obliqueness: f64,
    neck_px: f64,
    ear_to_ankle_px: f64,
    hips_y_px: f64,
    heel_rise: f64,
    height_px: f64,
    foot: Point,
    shoulder: Point,
    ankle: Point,
}

/// Waits until the person stands still and upright.
#[derive(Clone, Debug)]
pub struct StandingWatch {
    posture: RestPosture,
    one_legged: bool,
    /// Whether nobody told the camera's roll, so that it is found by how the person stands.
    finds_roll: bool,
    window: VecDeque<Sample>,
}

impl StandingWatch {
    /// A watch for the rest posture of a drill.
    pub fn new(drill: &Drill) -> Self {
        Self {
            posture: drill.rest_posture.clone(),
            one_legged: drill.rep.one_legged,
            finds_roll: false,
            window: VecDeque::new(),
        }
    }

    /// Whether the camera's roll is to be found by how the person stands.
    pub fn find_roll(&mut self, finds_roll: bool) {
        self.finds_roll = finds_roll;
    }

    /// The person was not seen whole: waiting begins anew.
    pub fn interrupt(&mut self) {
        self.window.clear();
    }

    /// Looks at one frame. Gives the rest posture as soon as it was held long enough, else what the
    /// person should do.
    pub fn add_frame(&mut self, t_s: f64, body: &Body) -> Result<Standing, Hint> {
        let sample = self.sample(t_s, body).inspect_err(|_| self.window.clear())?;
        if self.window.back().is_some_and(|last| last.facing != sample.facing) {
            self.window.clear();
        }
        self.window.push_back(sample);
        while self.window.get(1).is_some_and(|second| t_s - second.t_s >= STILL_FOR_S) {
            self.window.pop_front();
        }
        let held_s = self.window.front().map_or(0.0, |first| t_s - first.t_s);
        if held_s < STILL_FOR_S || self.window.len() < LEAST_STILL_FRAMES || !self.is_still_from(0)
        {
            return Err(Hint::StandStill);
        }
        self.standing(t_s).ok_or(Hint::StandStill)
    }

    /// How much of the stillness that it takes has been held until now, 0…1.
    pub fn still_share(&self) -> f64 {
        let last_s = self.window.back().map_or(0.0, |last| last.t_s);
        let since_s = (0..self.window.len())
            .find(|first| self.is_still_from(*first))
            .map_or(last_s, |first| self.window[first].t_s);
        ((last_s - since_s) / STILL_FOR_S).min(1.0)
    }

    fn sample(&self, t_s: f64, body: &Body) -> Result<Sample, Hint> {
        let facing = body.facing().ok_or(Hint::FacingCamera)?;
        let sample = Sample::of(t_s, body, facing, self.one_legged).ok_or(Hint::FacingCamera)?;
        let angles = &sample.angles;
        let band = &self.posture.trunk;
        if angles.trunk_deg < band.min - OTHER_REST_TRUNK_DEG
            || angles.trunk_deg > band.max + OTHER_REST_TRUNK_DEG
        {
            return Err(Hint::OtherRest);
        }
        if !band.holds(angles.trunk_deg)
            || !(legs_hold(&self.posture, angles) || self.posture.legs_may_be_hidden)
        {
            return Err(Hint::StandTall);
        }
        Ok(sample)
    }

    /// Whether the person was still from this sample on.
    fn is_still_from(&self, first: usize) -> bool {
        let since = || self.window.iter().skip(first);
        let trunk_px = median(since().map(|s| s.trunk_px));
        let drifts_px =
            [spread(since().map(|s| s.shoulder.x)), spread(since().map(|s| s.shoulder.y))];
        let ankle_px = spread(since().map(|s| s.ankle.x));
        let in_place = |drift_px: f64| drift_px <= LARGEST_DRIFT_TRUNKS * trunk_px;
        let trunk_still = drifts_px.iter().all(|drift_px| in_place(*drift_px))
            && self.is_steady(first, |s| s.angles.trunk_deg);
        trunk_still
            && (self.posture.legs_may_be_hidden || (in_place(ankle_px) && self.legs_still(first)))
    }

    fn legs_still(&self, first: usize) -> bool {
        self.is_steady(first, |s| s.angles.hip_deg) && self.is_steady(first, |s| s.angles.knee_deg)
    }

    fn is_steady(&self, first: usize, angle_deg: fn(&Sample) -> f64) -> bool {
        let since = || self.window.iter().skip(first).map(angle_deg);
        let half = (self.window.len() - first) / 2;
        let trend_deg = median(since().skip(half)) - median(since().take(half));
        spread(since()) <= LARGEST_SPREAD_DEG && trend_deg.abs() <= LARGEST_TREND_DEG
    }

    fn standing(&self, at_s: f64) -> Option<Standing> {
        let view = Sample::view_of(self.window.iter(), self.finds_roll);
        let samples = self.window.iter().map(|sample| sample.seen_by(view));
        let mut standing = Standing::of(&Sample::middle_of(samples)?);
        let posture = &self.posture;
        if posture.legs_may_be_hidden
            && !(legs_hold(posture, &standing.angles) && self.legs_still(0))
        {
            standing.assume_straight_legs();
        }
        Some(Standing { at_s, ..standing })
    }
}

fn legs_hold(posture: &RestPosture, angles: &RawAngles) -> bool {
    posture.hip.holds(angles.hip_deg) && posture.knee.holds(angles.knee_deg)
}

impl Sample {
    /// Of a person who faces that way.
    /// `one_legged`: whether the legs work otherwise than each other. `None` when two joints of a
    /// line coincide.
    pub(crate) fn of(t_s: f64, body: &Body, facing: Facing, one_legged: bool) -> Option<Sample> {
        let near = facing.near_side();
        let (trunk_px, joints) = (body.trunk_px(), body.joints(facing));
        let obliqueness = body.obliqueness(facing, trunk_px, one_legged);
        let (lines, view) = (Lines::of(body, facing)?, View::of(obliqueness, one_legged));
        Some(Sample {
            t_s,
            facing,
            one_legged,
            lines,
            view,
            angles: lines.angles(view),
            trunk_px,
            obliqueness,
            neck_px: body.at(near.ear()).distance(joints.shoulder),
            ear_to_ankle_px: body.at(near.ear()).distance(joints.ankle),
            hips_y_px: joints.hips.y,
            heel_rise: heel_rise(&joints, trunk_px),
            height_px: joints.height_px(),
            foot: joints.foot,
            shoulder: joints.shoulder,
            ankle: joints.ankle,
        })
    }

    /// How the camera sees the person of these samples.
    fn view_of<'a>(samples: impl Iterator<Item = &'a Sample> + Clone, finds_roll: bool) -> View {
        let one_legged = samples.clone().any(|sample| sample.one_legged);
        let view = View::of(median(samples.clone().map(|sample| sample.obliqueness)), one_legged);
        let lean_deg = median(samples.map(|sample| sample.lines.lean_deg()));
        if finds_roll { view.tipped_by(lean_deg) } else { view }
    }

    /// The same, seen from there.
    fn seen_by(&self, view: View) -> Sample {
        Sample { view, angles: self.lines.angles(view), ..*self }
    }

    /// The median of each figure, of samples that are seen from one place.
    fn middle_of(samples: impl IntoIterator<Item = Sample>) -> Option<Sample> {
        let samples: Vec<Sample> = samples.into_iter().collect();
        let first = *samples.first()?;
        let middle = |value: fn(&Sample) -> f64| median(samples.iter().map(value));
        let place = |point: fn(&Sample) -> Point| {
            let along = |axis: fn(Point) -> f64| median(samples.iter().map(|s| axis(point(s))));
            Point::new(along(|p| p.x), along(|p| p.y))
        };
        Some(Sample {
            angles: RawAngles {
                trunk_deg: middle(|s| s.angles.trunk_deg),
                hip_deg: middle(|s| s.angles.hip_deg),
                knee_deg: middle(|s| s.angles.knee_deg),
                shin_deg: middle(|s| s.angles.shin_deg),
                head_deg: middle(|s| s.angles.head_deg),
            },
            trunk_px: middle(|s| s.trunk_px),
            obliqueness: middle(|s| s.obliqueness),
            neck_px: middle(|s| s.neck_px),
            ear_to_ankle_px: middle(|s| s.ear_to_ankle_px),
            hips_y_px: middle(|s| s.hips_y_px),
            heel_rise: middle(|s| s.heel_rise),
            height_px: middle(|s| s.height_px),
            foot: place(|s| s.foot),
            shoulder: place(|s| s.shoulder),
            ankle: place(|s| s.ankle),
            ..first
        })
    }
}
