//! One way in which the person stands in the picture, and what was seen of them since. A set has
//! one, and another each time the person turns round, comes closer or goes away.
//!
//! Nothing is compared before the person stood still and upright ([`standing`]). Reps, outlines and
//! counting belong to a stance. Counting ([`rep_counter`]) is hysteresis on the angle that the
//! drill counts by, and on real time.

pub mod limits;
pub mod rep_counter;
pub(crate) mod seen_frame;
pub mod standing;
pub(crate) mod turning;

use crate::back::baseline::{StandingBack, standing_back};
use crate::back::contour::BackReading;
use crate::back::limits::STANDING_FRAMES_USED;
use crate::drill::{Counted, Drill, RepRule};
use crate::seen::angles::RawAngles;
use crate::seen::body::Body;
use crate::stance::limits::{
    LEG_SWAP_TRUNKS, LOW_SHOULDER_SHARE, NEW_STANDING_HOLD_S, REST_FOLLOW_SHARE, REST_MEMORY_S,
    REST_OUTLINES_KEPT, START_DEG,
};
use crate::stance::rep_counter::{Phase, RepCounter, RepSpan};
use crate::stance::seen_frame::{SeenBack, SeenFrame, away_deg};
use crate::stance::standing::Standing;
use crate::statistics::nearest;
use pose::Point;
use std::collections::VecDeque;

/// Where the person stands, and all that was seen there.
#[derive(Clone, Debug)]
pub(crate) struct Stance {
    /// The person's own posture at rest.
    pub standing: Standing,
    /// All frames since.
    pub seen: Vec<SeenFrame>,
    /// All movements since, as indices into `seen`.
    pub spans: Vec<RepSpan>,
    /// The outline of standing, once it is known.
    pub standing_back: Option<StandingBack>,
    rule: RepRule,
    legs_may_be_hidden: bool,
    counter: RepCounter,
    rest_silhouettes: usize,
    rest_outlines: VecDeque<BackReading>,
    /// Where the near ankle was at the last rest, pixels.
    planted: Point,
    /// Where the near hip was at the last rest, pixels.
    pub hip_at_rest: Option<Point>,
    /// A still posture that is not the standing, since when it holds.
    otherwise: Option<Standing>,
}

impl Stance {
    /// Begins with a standing and the outlines that were read during its still moment.
    pub fn new(
        standing: Standing,
        drill: &Drill,
        outlines: impl Iterator<Item = BackReading>,
    ) -> Self {
        Self {
            standing,
            seen: Vec::new(),
            spans: Vec::new(),
            standing_back: None,
            rule: drill.rep.clone(),
            legs_may_be_hidden: drill.rest_posture.legs_may_be_hidden,
            counter: RepCounter::new(&drill.rep),
            rest_silhouettes: 0,
            rest_outlines: outlines.collect(),
            planted: standing.ankle,
            hip_at_rest: None,
            otherwise: None,
        }
    }

    /// Where the movement is.
    pub fn phase(&self) -> Phase {
        self.counter.phase()
    }

    /// Whether the person is at rest between reps.
    pub fn is_at_rest(&self) -> bool {
        self.phase() == Phase::Standing
    }

    /// Whether the model has taken one leg for the other, in drills with planted feet.
    pub fn has_legs_exchanged(&self, body: &Body) -> bool {
        let near = self.standing.facing.near_side();
        self.rule.feet_planted
            && body.has_legs_exchanged(near, self.planted, LEG_SWAP_TRUNKS * self.standing.trunk_px)
    }

    /// Hears of a still moment at rest. Before the first movement the standing follows it; a
    /// posture that is more bent than the standing, or another view of the person, only when it is
    /// held. Gives the standing with which another stance begins.
    pub fn rest_again(&mut self, now: Standing) -> Option<Standing> {
        self.planted = now.ankle;
        // Of hidden legs neither view nor distance is sure.
        let elsewhere = |other: &Standing| {
            if self.legs_may_be_hidden {
                now.facing != other.facing
            } else {
                now.is_elsewhere(other)
            }
        };
        let same = |other: &Standing| !elsewhere(other) && now.is_like(other);
        if same(&self.standing) {
            self.otherwise = None;
            return None;
        }
        let first = self.otherwise.filter(same).unwrap_or(now);
        let is_elsewhere = elsewhere(&self.standing);
        self.otherwise = Some(first);
        let straighter =
            (now.angles.hip_deg - self.standing.angles.hip_deg) * self.rule.direction.sign() < 0.0;
        let held = now.at_s - first.at_s >= NEW_STANDING_HOLD_S;
        if is_elsewhere {
            return held.then_some(now);
        }
        if self.spans.is_empty() && (straighter || held) {
            self.follow(now);
        }
        None
    }

    /// Takes the standing anew; what was seen lately is made relative to it.
    fn follow(&mut self, now: Standing) {
        let before = std::mem::replace(&mut self.standing, now);
        self.otherwise = None;
        self.seen.retain(|frame| now.at_s - frame.t_s <= REST_MEMORY_S);
        self.counter = RepCounter::new(&self.rule);
        for frame in &mut self.seen {
            let moved = |deg: Option<f64>, from: f64, to: f64| deg.map(|deg| deg + from - to);
            frame.angles.hip_deg =
                moved(frame.angles.hip_deg, before.angles.hip_deg, now.angles.hip_deg);
            frame.angles.knee_deg =
                moved(frame.angles.knee_deg, before.angles.knee_deg, now.angles.knee_deg);
            frame.angles.head_deg =
                moved(frame.angles.head_deg, before.angles.head_deg, now.angles.head_deg);
        }
        let away: Vec<(f64, f64)> = self
            .seen
            .iter()
            .map(|frame| (frame.t_s, away_deg(&self.rule, &self.standing, frame)))
            .collect();
        for (t_s, away_deg) in away {
            // What was seen at rest is no movement of the drill.
            self.counter.push(t_s, away_deg);
        }
    }

    /// Adds a frame; gives the movement that it ended.
    pub fn see(
        &mut self,
        t_s: f64,
        number: usize,
        body: &Body,
        raw: &RawAngles,
        back: SeenBack,
    ) -> Option<RepSpan> {
        let angles = self.standing.relative(raw);
        let facing = self.standing.facing;
        let obliqueness = body.obliqueness(facing, self.standing.trunk_px);
        let joints = body.joints(facing);
        self.seen.push(SeenFrame { t_s, number, angles, joints, obliqueness, back });
        let away_deg =
            self.seen.last().map_or(0.0, |frame| away_deg(&self.rule, &self.standing, frame));
        let span = self.counter.push(t_s, away_deg);
        if self.is_at_rest() && away_deg.abs() <= START_DEG {
            let towards = |from: f64, to: f64| from + REST_FOLLOW_SHARE * (to - from);
            let (before, now) = (self.hip_at_rest.unwrap_or(joints.hip), joints.hip);
            self.hip_at_rest = Some(Point::new(towards(before.x, now.x), towards(before.y, now.y)));
        }
        span.map(|span| self.count(span))
    }

    fn count(&mut self, span: RepSpan) -> RepSpan {
        let bottom = if self.rule.counted_by == Counted::Trunk {
            self.lowest_shoulder(&span)
        } else {
            span.bottom
        };
        let span = RepSpan { bottom, ..span };
        self.spans.push(span);
        span
    }

    /// The middle of the time in which the shoulder is lowest: hips that rise first leave the
    /// trunk's direction as it was.
    fn lowest_shoulder(&self, span: &RepSpan) -> usize {
        let frames = &self.seen[span.start..=span.end];
        let y_px = |frame: &SeenFrame| frame.joints.shoulder.y;
        let top_y_px = frames.first().map_or(0.0, y_px);
        let low_y_px = frames.iter().map(y_px).fold(top_y_px, f64::max);
        let is_low = |frame: &SeenFrame| {
            y_px(frame) >= low_y_px - LOW_SHOULDER_SHARE * (low_y_px - top_y_px)
        };
        let (Some(first), Some(last)) =
            (frames.iter().position(is_low), frames.iter().rposition(is_low))
        else {
            return span.bottom;
        };
        let middle_s = (frames[first].t_s + frames[last].t_s) / 2.0;
        let middle = nearest(frames[first..=last].iter().map(|frame| frame.t_s), middle_s);
        middle.map_or(span.bottom, |middle| span.start + first + middle)
    }

    /// Drops a movement that is under way.
    pub fn pause(&mut self) {
        self.counter.pause();
        self.otherwise = None;
    }

    /// Ends the counting.
    pub fn finish(&mut self) {
        if let Some(span) = self.counter.finish() {
            self.count(span);
        }
    }

    /// Looks at the back in a frame at rest, until the standing's outline is known.
    pub fn add_rest_frame(&mut self, back: SeenBack) {
        if self.standing_back.is_some() {
            return;
        }
        self.rest_silhouettes += usize::from(back.had_silhouette);
        let Some(reading) = back.reading else { return };
        self.rest_outlines.push_back(reading);
        if self.rest_outlines.len() > REST_OUTLINES_KEPT {
            self.rest_outlines.pop_front();
        }
        if self.rest_outlines.len().is_multiple_of(STANDING_FRAMES_USED) {
            self.know_standing_back();
        }
    }

    /// Takes the standing's outline from those at rest, when they are clear enough.
    pub fn know_standing_back(&mut self) {
        if self.standing_back.is_none() {
            self.standing_back = standing_back(self.rest_outlines.make_contiguous());
        }
    }

    /// Whether many silhouettes at rest were looked at; they no longer count once the standing's
    /// outline is known.
    pub fn is_back_hard_to_see(&self) -> bool {
        self.rest_silhouettes >= REST_OUTLINES_KEPT
    }
}
