//! Counting: a hip angle over time in, spans of reps out. Hysteresis on real time, no assumed frame
//! rate.

use crate::drill::RepRule;
use crate::stance::limits::{
    BOTTOM_PLATEAU_DEG, BOTTOM_PLATEAU_S, BOTTOM_PLATEAU_SHARE, NEW_LOW_DEG, REST_MEMORY_S,
    SETTLE_S, SETTLE_SHORT_OF_STANDING_S, START_DEG, TURN_DEG, TURN_SHARE, UP_SHARE,
};
use crate::statistics::{nearest, spread};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Where in the set the person is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// The person's own standing is not known yet.
    #[default]
    Calibrating,
    /// Standing, ready for the next rep.
    Standing,
    /// On the way down.
    Descending,
    /// On the way up.
    Ascending,
}

/// One movement from rest to rest, as indices into the samples that were pushed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RepSpan {
    /// Last sample at the rest before.
    pub start: usize,
    /// The sample nearest to the bottom.
    pub bottom: usize,
    /// When the bottom was, the middle of the deepest part, s; it may lie between two samples.
    pub bottom_s: f64,
    /// First sample at the rest after.
    pub end: usize,
    /// The sample at which the rest after was lowest.
    pub settled: usize,
    /// The sample at which the movement was known to be over.
    pub over: usize,
}

/// Counts movements of one angle away from rest and back.
#[derive(Clone, Debug)]
pub struct RepCounter {
    leave_deg: f64,
    return_deg: f64,
    samples: Vec<(f64, f64)>,
    state: State,
    /// Whether the first sample may be away from the rest.
    begins_anywhere: bool,
}

#[derive(Clone, Copy, Debug)]
enum State {
    /// At rest; `low`: the lowest sample since.
    Resting { low: usize },
    /// Going away; `start`: the rest before, `peak`: the deepest sample so far.
    Leaving { start: usize, peak: usize },
    /// Coming back; `low`: the lowest sample since the peak that was a new low.
    Returning { start: usize, peak: usize, low: usize },
}

impl RepCounter {
    /// A counter by a drill's rule, at rest.
    pub fn new(rule: &RepRule) -> Self {
        Self {
            leave_deg: rule.leave.value,
            return_deg: rule.r#return.value,
            samples: Vec::new(),
            state: State::Resting { low: 0 },
            begins_anywhere: false,
        }
    }

    /// The same for a person who may be in the middle of a movement: who is away from the rest at
    /// the first sample is on the way down.
    pub fn from_anywhere(rule: &RepRule) -> Self {
        Self { begins_anywhere: true, ..Self::new(rule) }
    }

    /// Whether the first sample was in the middle of a movement.
    pub fn began_away(&self) -> bool {
        self.begins_anywhere
            && self.samples.first().is_some_and(|(_, angle_deg)| *angle_deg > self.leave_deg)
    }

    /// Where the movement is.
    pub fn phase(&self) -> Phase {
        match self.state {
            State::Resting { .. } => Phase::Standing,
            State::Leaving { .. } => Phase::Descending,
            State::Returning { .. } => Phase::Ascending,
        }
    }

    /// The deepest sample of the movement that is under way.
    pub fn deepest_under_way(&self) -> Option<usize> {
        match self.state {
            State::Resting { .. } => None,
            State::Leaving { peak, .. } | State::Returning { peak, .. } => Some(peak),
        }
    }

    /// Adds a sample: time in s (rising) and angle from the rest in degrees (+ = away). Gives a
    /// movement that is over now.
    pub fn push(&mut self, t_s: f64, angle_deg: f64) -> Option<RepSpan> {
        self.samples.push((t_s, angle_deg));
        let now = self.samples.len() - 1;
        if now == 0 && self.began_away() {
            self.state = State::Leaving { start: 0, peak: 0 };
        }
        match self.state {
            State::Resting { low } => {
                self.rest(now, self.lowest_of_late(now, low));
                None
            }
            State::Leaving { start, peak } => {
                let peak = if angle_deg >= self.angle(peak) { now } else { peak };
                self.state = if self.angle(peak) - angle_deg > self.turn_deg(peak) {
                    State::Returning { start, peak, low: now }
                } else {
                    State::Leaving { start, peak }
                };
                None
            }
            State::Returning { start, peak, low } => self.come_back(now, start, peak, low),
        }
    }

    /// Drops a movement that is under way, and the rest before: what comes next is compared with
    /// nothing earlier.
    pub fn pause(&mut self) {
        self.state = State::Resting { low: self.samples.len() };
    }

    /// Ends the counting; a movement that has come back is a rep also when it has not settled.
    pub fn finish(&mut self) -> Option<RepSpan> {
        let State::Returning { start, peak, low } = self.state else { return None };
        self.state = State::Resting { low };
        (self.angle(low) < UP_SHARE * self.angle(peak)).then(|| self.span(start, peak, low))
    }

    /// The lowest sample at rest, of the last [`REST_MEMORY_S`] only: a long rest drifts. Who moved
    /// all that time is on a slow way down, and was at rest before.
    fn lowest_of_late(&self, now: usize, low: usize) -> usize {
        if self.angle(now) <= self.angle(low) {
            return now;
        }
        if self.time_s(now) - self.time_s(low) <= REST_MEMORY_S {
            return low;
        }
        let late =
            (low..=now).rev().take_while(|i| self.time_s(now) - self.time_s(*i) <= REST_MEMORY_S);
        let lowest =
            late.clone().min_by(|a, b| self.angle(*a).total_cmp(&self.angle(*b))).unwrap_or(now);
        if spread(late.map(|i| self.angle(i))) > TURN_DEG { low } else { lowest }
    }

    fn rest(&mut self, now: usize, low: usize) {
        let leaves_deg =
            self.leave_deg.max(self.angle(low) + self.leave_deg - self.return_deg + TURN_DEG);
        self.state = if self.angle(now) > leaves_deg {
            State::Leaving { start: self.last_at_rest(low, now), peak: now }
        } else {
            State::Resting { low }
        };
    }

    fn come_back(&mut self, now: usize, start: usize, peak: usize, low: usize) -> Option<RepSpan> {
        let angle_deg = self.angle(now);
        let is_up = self.angle(low) < UP_SHARE * self.angle(peak);
        if angle_deg - self.angle(low) > self.turn_deg(peak) {
            if !is_up {
                let peak = if angle_deg >= self.angle(peak) { now } else { peak };
                self.state = State::Leaving { start, peak };
                return None;
            }
            self.state = State::Leaving { start: self.last_at_rest(low, now), peak: now };
            return Some(self.span(start, peak, low));
        }
        let low = if angle_deg < self.angle(low) - NEW_LOW_DEG { now } else { low };
        let settle_s =
            if self.angle(low) < self.return_deg { SETTLE_S } else { SETTLE_SHORT_OF_STANDING_S };
        if is_up && self.time_s(now) - self.time_s(low) >= settle_s {
            self.state = State::Resting { low };
            return Some(self.span(start, peak, low));
        }
        self.state = State::Returning { start, peak, low };
        None
    }

    fn span(&self, start: usize, peak: usize, low: usize) -> RepSpan {
        let deepest_deg = self.angle(peak);
        let plateau = |within_deg: f64| {
            let deep = |i: &usize| self.angle(*i) >= deepest_deg - within_deg;
            let first = (start..=peak).rev().take_while(deep).last().unwrap_or(peak);
            (first, (peak..=low).take_while(deep).last().unwrap_or(peak))
        };
        let mut within_deg = BOTTOM_PLATEAU_DEG.max(BOTTOM_PLATEAU_SHARE * deepest_deg);
        let (mut first, mut last) = plateau(within_deg);
        while self.time_s(last) - self.time_s(first) > BOTTOM_PLATEAU_S
            && within_deg > BOTTOM_PLATEAU_DEG
        {
            within_deg = (within_deg / 2.0).max(BOTTOM_PLATEAU_DEG);
            (first, last) = plateau(within_deg);
        }
        let deep = Deep { first, last, level: deepest_deg - within_deg };
        let bottom_s = deep.middle_s(start..=low, |i| self.samples[i]);
        let bottom = nearest((first..=last).map(|i| self.time_s(i)), bottom_s)
            .map_or(peak, |index| first + index);
        let end =
            (bottom..=low).find(|i| self.angle(*i) <= self.angle(low) + START_DEG).unwrap_or(low);
        RepSpan { start, bottom, bottom_s, end, settled: low, over: self.samples.len() - 1 }
    }

    /// The last sample between `low` and `now` that was still at the rest of `low`.
    fn last_at_rest(&self, low: usize, now: usize) -> usize {
        (low..=now).rev().find(|i| self.angle(*i) <= self.angle(low) + START_DEG).unwrap_or(low)
    }

    fn turn_deg(&self, peak: usize) -> f64 {
        TURN_DEG.max(TURN_SHARE * self.angle(peak))
    }

    fn angle(&self, index: usize) -> f64 {
        self.samples[index].1
    }

    fn time_s(&self, index: usize) -> f64 {
        self.samples[index].0
    }
}

/// The deepest part of a movement: its first and last sample, and the level that they reach.
pub(crate) struct Deep {
    pub first: usize,
    pub last: usize,
    pub level: f64,
}

impl Deep {
    /// The middle of the time in which the level was reached, s: it is crossed between two samples.
    /// `within`: the movement; `sample`: (time s, value) of one.
    pub fn middle_s(
        &self,
        within: RangeInclusive<usize>,
        sample: impl Fn(usize) -> (f64, f64),
    ) -> f64 {
        let crossed_s = |inside: usize, outside: Option<usize>| {
            let (inside_s, inside_value) = sample(inside);
            let Some((outside_s, outside_value)) =
                outside.filter(|i| within.contains(i)).map(&sample)
            else {
                return inside_s;
            };
            let share = (inside_value - self.level) / (inside_value - outside_value);
            inside_s + (outside_s - inside_s) * share.clamp(0.0, 1.0)
        };
        let before_s = crossed_s(self.first, self.first.checked_sub(1));
        (before_s + crossed_s(self.last, Some(self.last + 1))) / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drill::Drill;

    /// Counts a curve given as corners (time s, angle deg), sampled at `rate_hz`; gives each rep's
    /// bottom and end, s.
    fn count(corners: &[(f64, f64)], rate_hz: f64) -> Vec<(f64, f64)> {
        let mut counter = RepCounter::new(&Drill::by_id("hip-hinge").unwrap().rep);
        let mut times = Vec::new();
        let mut spans = Vec::new();
        for pair in corners.windows(2) {
            let [(t0, a0), (t1, a1)] = [pair[0], pair[1]];
            let steps = ((t1 - t0) * rate_hz).round() as usize;
            for step in 0..steps {
                let share = step as f64 / steps as f64;
                times.push(t0 + (t1 - t0) * share);
                spans.extend(counter.push(t0 + (t1 - t0) * share, a0 + (a1 - a0) * share));
            }
        }
        spans.extend(counter.finish());
        spans.iter().map(|s| (times[s.bottom], times[s.end])).collect()
    }

    const ONE: [(f64, f64); 6] =
        [(0.0, 0.0), (1.0, 0.0), (2.5, 80.0), (3.0, 80.0), (4.5, 0.0), (6.0, 0.0)];

    #[test]
    fn one_rep_at_any_frame_rate_has_its_bottom_in_the_hold() {
        for rate_hz in [8.0, 15.0, 30.0, 60.0] {
            let reps = count(&ONE, rate_hz);
            assert_eq!(reps.len(), 1, "{rate_hz}");
            assert!((reps[0].0 - 2.75).abs() < 0.15, "{rate_hz}: {}", reps[0].0);
            assert!((reps[0].1 - 4.45).abs() < 0.2, "{rate_hz}: {}", reps[0].1);
        }
    }

    #[test]
    fn swaying_is_no_rep() {
        assert!(
            count(
                &[(0.0, 0.0), (1.0, 9.0), (2.0, -6.0), (3.0, 12.0), (4.0, 0.0), (6.0, 0.0)],
                30.0
            )
            .is_empty()
        );
    }

    #[test]
    fn a_pause_half_way_up_is_one_rep() {
        assert_eq!(
            count(
                &[
                    (0.0, 0.0),
                    (1.0, 0.0),
                    (2.0, 80.0),
                    (3.0, 55.0),
                    (3.5, 65.0),
                    (4.5, 0.0),
                    (6.0, 0.0)
                ],
                30.0
            )
            .len(),
            1
        );
    }

    #[test]
    fn an_unfinished_lockout_ends_the_rep_and_the_next_one_counts() {
        let reps = count(
            &[
                (0.0, 0.0),
                (1.0, 0.0),
                (2.0, 80.0),
                (3.5, 25.0),
                (4.2, 25.0),
                (5.5, 80.0),
                (7.0, 0.0),
                (8.0, 0.0),
            ],
            15.0,
        );
        assert_eq!(reps.len(), 2);
    }

    #[test]
    fn standing_up_after_an_unfinished_lockout_is_no_rep() {
        assert_eq!(
            count(
                &[
                    (0.0, 0.0),
                    (1.0, 0.0),
                    (2.0, 80.0),
                    (3.5, 25.0),
                    (4.5, 25.0),
                    (5.0, 0.0),
                    (7.0, 0.0)
                ],
                15.0
            )
            .len(),
            1
        );
    }

    #[test]
    fn a_long_rest_that_drifts_up_does_not_lengthen_the_next_rep() {
        let mut counter = RepCounter::new(&Drill::by_id("hip-hinge").unwrap().rep);
        let angle = |t_s: f64| match t_s {
            t if t < 1.0 => 0.0,
            t if t < 2.5 => 80.0 * (t - 1.0) / 1.5,
            t if t < 4.0 => 80.0 - 85.0 * (t - 2.5) / 1.5,
            t if t < 5.0 => -5.0,
            t if t < 25.0 => 0.0,
            t if t < 27.0 => 40.0 * (t - 25.0),
            t if t < 28.5 => 80.0 - 80.0 * (t - 27.0) / 1.5,
            _ => 0.0,
        };
        let spans: Vec<RepSpan> = (0..30 * 15)
            .filter_map(|i| counter.push(f64::from(i) / 15.0, angle(f64::from(i) / 15.0)))
            .collect();
        assert_eq!(spans.len(), 2);
        assert!(spans[1].start as f64 / 15.0 > 24.5, "start at {} s", spans[1].start as f64 / 15.0);
    }

    #[test]
    fn swings_without_a_rest_are_counted_each() {
        let corners: Vec<(f64, f64)> = (0..17)
            .map(|i| (1.0 + 0.7 * f64::from(i), if i % 2 == 0 { 0.0 } else { 78.0 }))
            .collect();
        assert_eq!(count(&corners, 15.0).len(), 8);
    }
}
