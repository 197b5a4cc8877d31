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

use crate::back::baseline::{FlatBack, Outline, StandingBack, standing_back};
use crate::back::limits::STANDING_FRAMES_USED;
use crate::drill::{Band, Counted, Drill, RepRule, RestPosture};
use crate::seen::body::{Body, Joints};
use crate::seen::view::Lines;
use crate::stance::limits::{
    BEST_REST_SHARE, LEAST_REST_FRAMES, LEG_SWAP_TRUNKS, LOW_SHOULDER_SHARE, NEW_STANDING_HOLD_S,
    REST_FOLLOW_SHARE, REST_MEMORY_S, REST_OUTLINES_KEPT, START_DEG, WALKED_TRUNKS,
};
use crate::stance::rep_counter::{Deep, Phase, RepCounter, RepSpan};
use crate::stance::seen_frame::{SeenBack, SeenFrame, away_deg};
use crate::stance::standing::{Sample, Standing};
use crate::statistics::{median, nearest, percentile};
use pose::Point;
use std::collections::VecDeque;

/// Where the rest was seen with which a stance is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RestSeen {
    /// Nowhere yet: movements are counted by a rest that is assumed, and nothing relative is told.
    Nowhere,
    /// Between the movements, where nobody stands still for long.
    Between,
    /// In a still moment.
    Still,
}

/// Where the person stands, and all that was seen there.
#[derive(Clone, Debug)]
pub(crate) struct Stance {
    /// The person's own posture at rest; assumed until it was seen.
    pub standing: Standing,
    /// Where it was seen.
    pub rest_seen: RestSeen,
    /// When the stance begins, s.
    pub begins_s: f64,
    /// All frames since.
    pub seen: Vec<SeenFrame>,
    /// All movements since, as indices into `seen`.
    pub spans: Vec<RepSpan>,
    /// The outline of standing, once it is known.
    pub standing_back: Option<StandingBack>,
    /// What the person's own flat back reads, once the reps showed it.
    pub flat_back: Option<FlatBack>,
    rule: RepRule,
    posture: RestPosture,
    counter: RepCounter,
    rest_silhouettes: usize,
    rest_outlines: VecDeque<Outline>,
    /// Where the near ankle was at the last rest, pixels.
    planted: Point,
    /// Where the near hip was at the last rest, pixels.
    pub hip_at_rest: Option<Point>,
    /// A still posture that is not the standing, since when it holds.
    otherwise: Option<Standing>,
    /// Whether nothing more is seen.
    is_over: bool,
}

impl Stance {
    /// Begins with a standing and the outlines that were read during its still moment.
    pub fn new(standing: Standing, drill: &Drill, outlines: impl Iterator<Item = Outline>) -> Self {
        Self {
            standing,
            rest_seen: RestSeen::Still,
            begins_s: standing.from_s,
            seen: Vec::new(),
            spans: Vec::new(),
            standing_back: None,
            flat_back: None,
            rule: drill.rep.clone(),
            posture: drill.rest_posture.clone(),
            counter: RepCounter::new(&drill.rep),
            rest_silhouettes: 0,
            rest_outlines: outlines.collect(),
            planted: standing.ankle,
            hip_at_rest: None,
            otherwise: None,
            is_over: false,
        }
    }

    /// Begins with somebody who was not seen at rest yet and may be in the middle of a movement.
    pub fn before_rest(sample: &Sample, bones_px: f64, drill: &Drill) -> Self {
        let assumed = Standing::assumed(&drill.rest_posture, sample, bones_px);
        Self {
            rest_seen: RestSeen::Nowhere,
            counter: RepCounter::from_anywhere(&drill.rep),
            ..Self::new(assumed, drill, std::iter::empty())
        }
    }

    /// Whether the rest was seen with which everything is compared.
    pub fn is_rest_known(&self) -> bool {
        self.rest_seen != RestSeen::Nowhere
    }

    /// Takes a rest that was found after the stance began: everything is made relative to it, and
    /// all movements are counted again.
    pub fn take_rest(&mut self, standing: Standing, rest_seen: RestSeen) {
        self.standing = standing;
        self.rest_seen = rest_seen;
        self.planted = standing.ankle;
        self.count_again();
        let moments = if standing.legs_hidden { Vec::new() } else { self.moments_at_rest() };
        self.rest_outlines = moments
            .into_iter()
            .flatten()
            .filter_map(|frame| self.seen[frame].back.outline())
            .collect();
        self.standing_back = None;
        self.know_standing_back();
    }

    /// Counts all movements again, by the standing as it is now.
    fn count_again(&mut self) {
        self.counter = RepCounter::from_anywhere(&self.rule);
        self.spans.clear();
        for frame in &mut self.seen {
            frame.raw = frame.lines.angles(self.standing.view);
            frame.angles = self.standing.relative(&frame.raw);
            frame.obliqueness *= frame.back.trunk_px / self.standing.trunk_px.max(1.0);
            frame.back = frame.back.measured_by(self.standing.trunk_px);
            let away_deg = away_deg(&self.rule, &self.standing, frame);
            let span = self.counter.push(frame.t_s, away_deg);
            self.spans.extend(span);
        }
        if self.is_over {
            self.spans.extend(self.counter.finish());
        }
        self.spans = self.spans.iter().map(|span| self.with_bottom(*span)).collect();
    }

    /// The movement with the bottom where the drill wants it. Where discs hide the legs it is the
    /// middle of the time in which the shoulders are lowest: hips that rise first leave the trunk's
    /// direction as it was.
    fn with_bottom(&self, span: RepSpan) -> RepSpan {
        if self.rule.counted_by != Counted::TrunkFold {
            return span;
        }
        let frames = &self.seen[span.start..=span.end];
        let y_px = |frame: &SeenFrame| frame.joints.shoulders.y;
        let low_y_px = frames.iter().map(y_px).fold(f64::NEG_INFINITY, f64::max);
        let top_y_px = frames.iter().map(y_px).fold(f64::INFINITY, f64::min);
        let is_low = |frame: &SeenFrame| {
            y_px(frame) >= low_y_px - LOW_SHOULDER_SHARE * (low_y_px - top_y_px)
        };
        let (Some(first), Some(last)) =
            (frames.iter().position(is_low), frames.iter().rposition(is_low))
        else {
            return span;
        };
        let level = low_y_px - LOW_SHOULDER_SHARE * (low_y_px - top_y_px);
        let bottom_s = Deep { first, last, level }
            .middle_s(0..=frames.len() - 1, |i| (frames[i].t_s, y_px(&frames[i])));
        let middle = nearest(frames[first..=last].iter().map(|frame| frame.t_s), bottom_s);
        let bottom = middle.map_or(span.bottom, |middle| span.start + first + middle);
        RepSpan { bottom, bottom_s, ..span }
    }

    /// The moments between movements, before the first and after the last: the frames of each that
    /// are as near to the rest as its best ones. What was seen first in the middle of a movement
    /// has no moment before it.
    pub fn moments_at_rest(&self) -> Vec<Vec<usize>> {
        let away_deg = |frame: usize| away_deg(&self.rule, &self.standing, &self.seen[frame]);
        let bottoms = || self.spans.iter().map(|span| span.bottom);
        let last = self.counter.deepest_under_way().unwrap_or(self.seen.len());
        let moments = std::iter::once(0).chain(bottoms()).zip(bottoms().chain([last]));
        moments
            .skip(usize::from(self.counter.began_away()))
            .map(|(from, to)| {
                let frames: Vec<usize> = (from..to).collect();
                let best_deg = percentile(frames.iter().map(|i| away_deg(*i)), BEST_REST_SHARE);
                let limit_deg = best_deg.unwrap_or(0.0) + START_DEG;
                frames.into_iter().filter(|i| away_deg(*i) <= limit_deg).collect::<Vec<usize>>()
            })
            .filter(|frames| frames.len() >= LEAST_REST_FRAMES)
            .collect()
    }

    /// Follows somebody who was not seen at rest yet: more upright than ever is nearer to the rest.
    fn follow_upright(&mut self) {
        let late = &self.seen[self.seen.len().saturating_sub(LEAST_REST_FRAMES)..];
        if late.len() < LEAST_REST_FRAMES {
            return;
        }
        let sign = self.rule.direction.sign();
        let middle = |value: &dyn Fn(&SeenFrame) -> f64| median(late.iter().map(value));
        let straighter = |rest_deg: f64, now_deg: f64, band: &Band| {
            let nearest_deg = if sign * (now_deg - rest_deg) < 0.0 { now_deg } else { rest_deg };
            nearest_deg.clamp(band.min, band.max)
        };
        let before = self.standing;
        let rest = &mut self.standing;
        rest.angles.hip_deg =
            straighter(rest.angles.hip_deg, middle(&|frame| frame.raw.hip_deg), &self.posture.hip);
        rest.height_px = rest.height_px.max(middle(&|frame| frame.joints.height_px()));
        rest.hips_y_px = rest.hips_y_px.min(middle(&|frame| frame.joints.hips.y));
        rest.trunk_px =
            rest.trunk_px.max(middle(&|frame| frame.joints.shoulders.distance(frame.joints.hips)));
        let counted_by = |rest: &Standing| (rest.angles.hip_deg, rest.height_px, rest.hips_y_px);
        if counted_by(rest) != counted_by(&before) {
            self.count_again();
        }
    }

    /// Whether somebody who was not seen at rest yet has walked from where the stance began.
    pub fn has_walked(&self) -> bool {
        let late = self.seen.len().saturating_sub(LEAST_REST_FRAMES);
        let has_moved = |ankle: fn(&Joints) -> Point| {
            let x_px = |frames: &[SeenFrame]| median(frames.iter().map(|f| ankle(&f.joints).x));
            (x_px(&self.seen[late..]) - x_px(&self.seen[..LEAST_REST_FRAMES])).abs()
                > WALKED_TRUNKS * self.standing.trunk_px
        };
        // The free leg of a drill on one leg moves alone.
        self.seen.len() > 2 * LEAST_REST_FRAMES
            && has_moved(|joints| joints.ankle)
            && has_moved(|joints| joints.far_ankle)
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
        (self.rule.feet_planted || self.rule.one_legged)
            && self.is_rest_known()
            && body.has_legs_exchanged(near, self.planted, LEG_SWAP_TRUNKS * self.standing.trunk_px)
    }

    /// Hears of a still moment at rest. Before the first movement the standing follows it; a
    /// posture that is more bent than the standing, or another view of the person, only when it is
    /// held. Gives the standing with which another stance begins.
    pub fn rest_again(&mut self, now: Standing) -> Option<Standing> {
        self.planted = now.ankle;
        // Of hidden legs neither view nor distance is sure.
        let elsewhere = |other: &Standing| {
            if self.posture.legs_may_be_hidden {
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
        self.standing = now;
        self.otherwise = None;
        self.seen.retain(|frame| now.at_s - frame.t_s <= REST_MEMORY_S);
        self.counter = RepCounter::new(&self.rule);
        for frame in &mut self.seen {
            frame.raw = frame.lines.angles(now.view);
            frame.angles = now.relative(&frame.raw);
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
        lines: Lines,
        back: SeenBack,
    ) -> Option<RepSpan> {
        let raw = lines.angles(self.standing.view);
        let angles = self.standing.relative(&raw);
        let facing = self.standing.facing;
        let obliqueness = body.obliqueness(facing, self.standing.trunk_px, self.rule.one_legged);
        let joints = body.joints(facing);
        self.seen.push(SeenFrame { t_s, number, lines, raw, angles, joints, obliqueness, back });
        let away_deg =
            self.seen.last().map_or(0.0, |frame| away_deg(&self.rule, &self.standing, frame));
        let span = self.counter.push(t_s, away_deg).map(|span| self.with_bottom(span));
        self.spans.extend(span);
        if !self.is_rest_known() {
            let counted = self.spans.len() - usize::from(span.is_some());
            self.follow_upright();
            return self.spans.get(counted).copied();
        }
        if self.is_at_rest() && away_deg.abs() <= START_DEG {
            let towards = |from: f64, to: f64| from + REST_FOLLOW_SHARE * (to - from);
            let (before, now) = (self.hip_at_rest.unwrap_or(joints.hip), joints.hip);
            self.hip_at_rest = Some(Point::new(towards(before.x, now.x), towards(before.y, now.y)));
        }
        span
    }

    /// Drops a movement that is under way.
    pub fn pause(&mut self) {
        self.counter.pause();
        self.otherwise = None;
    }

    /// Ends the counting.
    pub fn finish(&mut self) {
        self.is_over = true;
        if let Some(span) = self.counter.finish() {
            self.spans.push(self.with_bottom(span));
        }
    }

    /// Looks at the back in a frame at rest, until the standing's outline is known.
    pub fn add_rest_frame(&mut self, back: SeenBack) {
        if self.standing_back.is_some() {
            return;
        }
        self.rest_silhouettes += usize::from(back.had_silhouette);
        let Some(outline) = back.outline() else { return };
        self.rest_outlines.push_back(outline);
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
