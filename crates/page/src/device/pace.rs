//! How much a device is asked for while it films: the silhouette less often first, then fewer
//! frames a second, at an even rate.

use super::limits::*;
use hinge::back::limits::MASK_EVERY_S;
use hinge::drill::variants::all_of;
use hinge::statistics::{median, percentile};
use std::collections::VecDeque;
use strum::{EnumCount, VariantArray};

/// How long a camera's frame took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FrameTime {
    /// From handing it over until its measures were back, ms.
    pub whole_ms: f64,
    /// Whether the silhouette was computed for it.
    pub had_silhouette: bool,
}

/// What a device that is slow is spared; each spares more than the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, EnumCount, VariantArray)]
pub enum Spared {
    /// Nothing.
    #[default]
    Nothing,
    /// Some silhouettes.
    SparseMask,
    /// More of them.
    SparserMask,
    /// Frames too: 15 a second, evenly.
    Fifteen,
    /// 10 a second.
    Ten,
    /// It can't do 10 a second either.
    Behind,
}

impl Spared {
    /// From the least on.
    pub const ALL: [Spared; Spared::COUNT] = all_of();

    /// The silhouette is asked for no more often than this, s.
    pub fn mask_every_s(self) -> f64 {
        match self {
            Spared::Nothing => MASK_EVERY_S,
            Spared::SparseMask => SPARSE_MASK_S,
            Spared::SparserMask => SPARSER_MASK_S,
            Spared::Fifteen | Spared::Ten | Spared::Behind => EVEN_MASK_S,
        }
    }

    /// The most frames a second.
    pub fn most_hz(self) -> f64 {
        match self {
            Spared::Nothing | Spared::SparseMask | Spared::SparserMask => MOST_HZ,
            Spared::Fifteen => FIFTEEN_HZ,
            Spared::Ten | Spared::Behind => TEN_HZ,
        }
    }

    /// One frame in so many has the silhouette while the back is looked at, on a device for which
    /// this is just enough.
    fn mask_in_frames(self) -> f64 {
        match self {
            Spared::Nothing => MASK_IN_FRAMES,
            Spared::SparseMask | Spared::Ten | Spared::Behind => SPARSE_MASK_IN_FRAMES,
            Spared::SparserMask | Spared::Fifteen => SPARSER_MASK_IN_FRAMES,
        }
    }

    /// How long a frame may take in the mean, ms.
    fn room_ms(self) -> f64 {
        match self {
            Spared::Nothing | Spared::SparseMask | Spared::SparserMask => WELL_WITHIN_MS,
            Spared::Fifteen => FIFTEEN_A_SECOND_MS,
            Spared::Ten => TEN_A_SECOND_MS,
            Spared::Behind => f64::INFINITY,
        }
    }
}

/// What one kind of frame took lately.
#[derive(Clone, Debug, Default)]
struct Window {
    last_ms: VecDeque<f64>,
}

impl Window {
    fn add(&mut self, ms: f64, most: usize) {
        self.last_ms.push_back(ms);
        while self.last_ms.len() > most {
            self.last_ms.pop_front();
        }
    }

    fn usual_ms(&self) -> Option<f64> {
        (self.last_ms.len() >= FEWEST_FRAMES).then(|| median(self.last_ms.iter().copied()))
    }
}

/// Follows how long frames take, and decides what the device is spared.
#[derive(Clone, Debug, Default)]
pub struct Pace {
    spared: Spared,
    with_silhouette: Window,
    plain: Window,
    /// The times that say how quick the device is.
    telling: Window,
    changed_s: Option<f64>,
    handed_over_s: Option<f64>,
}

impl Pace {
    /// What the device is spared now.
    pub fn spared(&self) -> Spared {
        self.spared
    }

    /// Whether it is this frame's turn; then it counts as handed over. `t_s`: the frame's time, s,
    /// rising.
    pub fn is_turn(&mut self, t_s: f64) -> bool {
        let least_s = 1.0 / self.spared.most_hz() - EARLY_S;
        let is_turn = self.handed_over_s.is_none_or(|last_s| t_s - last_s >= least_s);
        if is_turn {
            self.handed_over_s = Some(t_s);
        }
        is_turn
    }

    /// Takes a frame in which a person was followed; whether the device is spared otherwise from
    /// now on. Frames of one kind alone tell nothing while that is the one with the silhouette:
    /// until standing is known there is no other.
    pub fn add_frame(&mut self, t_s: f64, time: FrameTime) -> bool {
        if time.had_silhouette {
            self.with_silhouette.add(time.whole_ms, WINDOW_FRAMES);
            self.telling.add(time.whole_ms, KEPT_FRAMES);
        } else {
            self.plain.add(time.whole_ms, WINDOW_FRAMES);
        }
        let Some(plain_ms) = self.plain.usual_ms() else { return false };
        let silhouette_ms = match self.with_silhouette.last_ms.len() {
            0 => plain_ms,
            _ => match self.with_silhouette.usual_ms() {
                Some(ms) => ms,
                None => return false,
            },
        };
        let takes_ms =
            |spared: Spared| plain_ms + (silhouette_ms - plain_ms) / spared.mask_in_frames();
        let may_go_back = self.changed_s.is_none_or(|changed_s| t_s - changed_s >= BACK_AFTER_S);
        let fits = |spared: &Spared| match *spared < self.spared {
            true => may_go_back && takes_ms(*spared) <= BACK_SHARE * spared.room_ms(),
            false => takes_ms(*spared) <= spared.room_ms(),
        };
        let next = Spared::ALL.into_iter().find(fits).unwrap_or(Spared::Behind);
        let changes = next != self.spared;
        if changes {
            self.spared = next;
            self.changed_s = Some(t_s);
        }
        changes
    }

    /// How long a frame with the silhouette took lately, ms; `None` before so many were seen that
    /// the first ones, which are slow, don't tell.
    pub fn silhouette_ms(&self) -> Option<f64> {
        let window = &self.with_silhouette;
        window.usual_ms().filter(|_| window.last_ms.len() >= WINDOW_FRAMES)
    }

    /// How long a frame with the silhouette takes here, ms; `None` when too few were seen.
    pub fn telling_ms(&self) -> Option<f64> {
        let times = &self.telling.last_ms;
        percentile(times.iter().copied(), TELLING_SHARE).filter(|_| times.len() >= TELLING_FRAMES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A rep's time for each pair of times, ms: 2 s of standing, 2 s with a silhouette as often as
    /// is asked for.
    fn run(pace: &mut Pace, from_s: f64, reps: usize, plain_ms: f64, silhouette_ms: f64) -> f64 {
        let (mut t_s, mut mask_s) = (from_s, f64::NEG_INFINITY);
        while t_s < from_s + 4.0 * reps as f64 {
            let is_deep = (t_s - from_s) % 4.0 >= 2.0;
            let had_silhouette = is_deep && t_s - mask_s >= pace.spared().mask_every_s();
            if had_silhouette {
                mask_s = t_s;
            }
            let whole_ms = if had_silhouette { silhouette_ms } else { plain_ms };
            assert!(pace.is_turn(t_s));
            pace.add_frame(t_s, FrameTime { whole_ms, had_silhouette });
            t_s += (whole_ms / 1000.0).max(1.0 / pace.spared().most_hz());
        }
        t_s
    }

    #[test]
    fn each_device_is_spared_what_it_needs() {
        for (plain_ms, silhouette_ms, expected) in [
            (13.0, 18.0, Spared::Nothing),
            (22.0, 27.0, Spared::Nothing),
            (38.0, 54.0, Spared::Nothing),
            (45.0, 62.0, Spared::SparseMask),
            (49.0, 66.0, Spared::SparserMask),
            (52.0, 75.0, Spared::Fifteen),
            (70.0, 100.0, Spared::Ten),
            (120.0, 170.0, Spared::Behind),
        ] {
            let mut pace = Pace::default();
            run(&mut pace, 0.0, 3, plain_ms, silhouette_ms);
            assert_eq!(
                pace.spared(),
                expected,
                "{plain_ms} ms, {silhouette_ms} ms with the silhouette"
            );
        }
    }

    #[test]
    fn single_slow_frames_and_frames_without_another_kind_change_nothing() {
        let mut pace = Pace::default();
        for i in 0..300 {
            let time = FrameTime { whole_ms: 300.0, had_silhouette: true };
            assert!(!pace.add_frame(f64::from(i) / 3.0, time), "the set-up has silhouettes alone");
        }
        let mut pace = Pace::default();
        for i in 0..300 {
            let whole_ms = if i % 5 == 0 { 400.0 } else { 30.0 };
            assert!(!pace.add_frame(
                f64::from(i) / 15.0,
                FrameTime { whole_ms, had_silhouette: i % 2 == 0 }
            ));
        }
    }

    #[test]
    fn a_drill_without_silhouettes_is_paced_by_its_frames() {
        let mut pace = Pace::default();
        for i in 0..20 {
            pace.add_frame(
                f64::from(i) / 10.0,
                FrameTime { whole_ms: 90.0, had_silhouette: false },
            );
        }
        assert_eq!((pace.spared(), pace.telling_ms()), (Spared::Ten, None));
    }

    #[test]
    fn what_was_lowered_is_taken_back_later_and_does_not_go_to_and_fro() {
        let mut pace = Pace::default();
        let t_s = run(&mut pace, 0.0, 2, 52.0, 75.0);
        assert_eq!(pace.spared(), Spared::Fifteen);
        // A little less than what it was lowered for.
        let t_s = run(&mut pace, t_s, 6, 45.0, 62.0);
        assert_eq!(pace.spared(), Spared::Fifteen);
        run(&mut pace, t_s, 6, 25.0, 35.0);
        assert_eq!(pace.spared(), Spared::Nothing);
        // Between two limits it changes at most once.
        let mut pace = Pace::default();
        let mut changes = 0;
        for i in 0..3000 {
            let whole_ms = 55.0 + 6.0 * f64::from(i / 30 % 2) - 3.0;
            changes += u32::from(pace.add_frame(
                f64::from(i) / 15.0,
                FrameTime { whole_ms, had_silhouette: i % 2 == 0 },
            ));
        }
        assert!(changes <= 2, "{changes}");
    }

    #[test]
    fn frames_come_evenly_and_not_more_often_than_is_worth() {
        let taken = |spared: Spared, camera_hz: f64| {
            let mut pace = Pace { spared, ..Pace::default() };
            (0..600)
                .filter(|i| pace.is_turn(f64::from(*i) / camera_hz + 0.003 * f64::from(i % 3)))
                .count()
        };
        // 600 frames of a camera, and how many of them are looked at.
        for (spared, camera_hz, expected) in [
            (Spared::Nothing, 30.0, 600),
            (Spared::Nothing, 60.0, 300),
            (Spared::Nothing, 10.0, 600),
            (Spared::SparserMask, 30.0, 600),
            (Spared::Fifteen, 30.0, 300),
            (Spared::Fifteen, 60.0, 150),
            (Spared::Ten, 30.0, 200),
            (Spared::Ten, 10.0, 600),
        ] {
            let count = taken(spared, camera_hz);
            assert!(
                count.abs_diff(expected) <= expected / 50,
                "{spared:?} at {camera_hz}: {count}"
            );
        }
    }

    #[test]
    fn the_first_slow_frames_do_not_tell_how_quick_a_model_is() {
        let mut pace = Pace::default();
        for i in 0..WINDOW_FRAMES {
            assert_eq!(pace.silhouette_ms(), None);
            let whole_ms = if i < WINDOW_FRAMES / 2 { 300.0 } else { 60.0 };
            pace.add_frame(i as f64, FrameTime { whole_ms, had_silhouette: true });
        }
        assert_eq!(pace.silhouette_ms(), Some(60.0));
    }

    #[test]
    fn how_quick_a_device_is_needs_enough_frames_and_forgets_old_ones() {
        let mut pace = Pace::default();
        let mut take = |whole_ms: f64, times: usize| {
            for i in 0..times {
                pace.add_frame(i as f64, FrameTime { whole_ms, had_silhouette: true });
            }
            pace.telling_ms()
        };
        assert_eq!(take(20.0, TELLING_FRAMES - 1), None);
        assert_eq!(take(20.0, 1), Some(20.0));
        assert_eq!(take(50.0, 20_000), Some(50.0));
        assert_eq!(
            pace.telling.last_ms.len() + pace.with_silhouette.last_ms.len(),
            KEPT_FRAMES + WINDOW_FRAMES,
            "half an hour does not grow"
        );
    }
}
