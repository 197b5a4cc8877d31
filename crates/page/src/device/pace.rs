//! How much a device is asked for while it films: the silhouette less often first, then fewer
//! frames a second, at an even rate.

use hinge::back::limits::MASK_EVERY_S;
use hinge::statistics::{median, percentile};
use std::collections::VecDeque;

/// All of this file's thresholds.
pub mod limits {
    /// So many of the last frames of a kind tell how long such a frame takes. Source: own choice, a
    /// second at 15 frames a second.
    pub const WINDOW_FRAMES: usize = 15;
    /// … and fewer than these don't. Source: own choice, a majority of the window.
    pub const FEWEST_FRAMES: usize = 8;
    /// Slow exercise is followed well at 15 frames a second, as most of the test clips have; a
    /// frame may take so long, ms.
    pub const FIFTEEN_A_SECOND_MS: f64 = 1000.0 / 15.0;
    /// What fits well into a fifteenth of a second, ms. Source: own choice, 5 in 6 of it: the page
    /// has to draw and speak too.
    pub const WELL_WITHIN_MS: f64 = 55.0;
    /// At 10 frames a second reps are still counted and judged, ms a frame. Source: the end-to-end
    /// tests' camera.
    pub const TEN_A_SECOND_MS: f64 = 100.0;
    /// What was lowered is taken back when it would take no more than this share of the time.
    /// Source: own choice, so that it does not go to and fro.
    pub const BACK_SHARE: f64 = 0.8;
    /// … and no sooner than this after the last change, s. Source: own choice, two or three reps.
    pub const BACK_AFTER_S: f64 = 10.0;
    /// The silhouette at most so often, s: on every second of 15 frames a second. Source:
    /// docs/MEASURES.md, a rep's sag changes by 0.07 % in the mean and 0.25 % at the 95th
    /// percentile.
    pub const SPARSE_MASK_S: f64 = 0.09;
    /// … and more seldom, s: on every third frame of those who just keep up. Source: as above,
    /// every third as much.
    pub const SPARSER_MASK_S: f64 = 0.13;
    /// … and with frames at an even rate, s: on every third of 15, every second of 10. Source: as
    /// above.
    pub const EVEN_MASK_S: f64 = 0.19;
    /// A frame may come this much earlier than its turn, s, for cameras' times are uneven. Source:
    /// own choice, a quarter of a frame at 30 a second.
    pub const EARLY_S: f64 = 0.008;
    /// No device is given more frames a second than this. Source: own choice, what cameras are
    /// asked for.
    pub const MOST_HZ: f64 = 30.0;
    /// So many of the last frames with a silhouette tell how quick a device is. Source: own choice,
    /// the last reps, when it is warm.
    pub const KEPT_FRAMES: usize = 300;
    /// … and fewer than these don't. Source: own choice, two seconds at 15 frames a second.
    pub const TELLING_FRAMES: usize = 30;
    /// … by the time that this share of them stay below. Source: own choice.
    pub const TELLING_SHARE: f64 = 0.75;
}
use limits::*;

/// How long a camera's frame took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FrameTime {
    /// From handing it over until its measures were back, ms.
    pub whole_ms: f64,
    /// Whether the silhouette was computed for it.
    pub had_silhouette: bool,
}

/// What a device that is slow is spared; each spares more than the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ease {
    /// Nothing.
    #[default]
    None,
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

impl Ease {
    /// From the least on.
    pub const ALL: [Ease; 6] =
        [Ease::None, Ease::SparseMask, Ease::SparserMask, Ease::Fifteen, Ease::Ten, Ease::Behind];

    /// The silhouette is asked for no more often than this, s.
    pub fn mask_every_s(self) -> f64 {
        match self {
            Ease::None => MASK_EVERY_S,
            Ease::SparseMask => SPARSE_MASK_S,
            Ease::SparserMask => SPARSER_MASK_S,
            Ease::Fifteen | Ease::Ten | Ease::Behind => EVEN_MASK_S,
        }
    }

    /// The most frames a second.
    pub fn most_hz(self) -> f64 {
        match self {
            Ease::None | Ease::SparseMask | Ease::SparserMask => MOST_HZ,
            Ease::Fifteen => 15.0,
            Ease::Ten | Ease::Behind => 10.0,
        }
    }

    /// One frame in so many has the silhouette while the back is looked at, on a device for which
    /// this is just enough.
    fn mask_in_frames(self) -> f64 {
        match self {
            Ease::None => 1.0,
            Ease::SparseMask | Ease::Ten | Ease::Behind => 2.0,
            Ease::SparserMask | Ease::Fifteen => 3.0,
        }
    }

    /// How long a frame may take in the mean, ms.
    fn room_ms(self) -> f64 {
        match self {
            Ease::None | Ease::SparseMask | Ease::SparserMask => WELL_WITHIN_MS,
            Ease::Fifteen => FIFTEEN_A_SECOND_MS,
            Ease::Ten => TEN_A_SECOND_MS,
            Ease::Behind => f64::INFINITY,
        }
    }
}

/// What one kind of frame took lately.
#[derive(Clone, Debug, Default)]
struct Window {
    last_ms: VecDeque<f64>,
}

impl Window {
    fn take(&mut self, ms: f64, most: usize) {
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
    ease: Ease,
    with_silhouette: Window,
    plain: Window,
    /// The times by which it is told how quick the device is.
    telling: Window,
    changed_s: Option<f64>,
    handed_over_s: Option<f64>,
}

impl Pace {
    /// What the device is spared now.
    pub fn ease(&self) -> Ease {
        self.ease
    }

    /// Whether it is this frame's turn; then it counts as handed over. `t_s`: the frame's time, s,
    /// rising.
    pub fn is_turn(&mut self, t_s: f64) -> bool {
        let least_s = 1.0 / self.ease.most_hz() - EARLY_S;
        let is_turn = self.handed_over_s.is_none_or(|last_s| t_s - last_s >= least_s);
        if is_turn {
            self.handed_over_s = Some(t_s);
        }
        is_turn
    }

    /// Takes a frame in which a person was followed; whether the device is spared otherwise from
    /// now on. Frames of one kind alone tell nothing while that is the one with the silhouette:
    /// until standing is known there is no other.
    pub fn take(&mut self, t_s: f64, time: FrameTime) -> bool {
        if time.had_silhouette {
            self.with_silhouette.take(time.whole_ms, WINDOW_FRAMES);
            self.telling.take(time.whole_ms, KEPT_FRAMES);
        } else {
            self.plain.take(time.whole_ms, WINDOW_FRAMES);
        }
        let Some(plain_ms) = self.plain.usual_ms() else { return false };
        let silhouette_ms = match self.with_silhouette.last_ms.len() {
            0 => plain_ms,
            _ => match self.with_silhouette.usual_ms() {
                Some(ms) => ms,
                None => return false,
            },
        };
        let takes_ms = |ease: Ease| plain_ms + (silhouette_ms - plain_ms) / ease.mask_in_frames();
        let may_go_back = self.changed_s.is_none_or(|changed_s| t_s - changed_s >= BACK_AFTER_S);
        let fits = |ease: &Ease| match *ease < self.ease {
            true => may_go_back && takes_ms(*ease) <= BACK_SHARE * ease.room_ms(),
            false => takes_ms(*ease) <= ease.room_ms(),
        };
        let next = Ease::ALL.into_iter().find(fits).unwrap_or(Ease::Behind);
        let changes = next != self.ease;
        if changes {
            self.ease = next;
            self.changed_s = Some(t_s);
        }
        changes
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
            let had_silhouette = is_deep && t_s - mask_s >= pace.ease().mask_every_s();
            if had_silhouette {
                mask_s = t_s;
            }
            let whole_ms = if had_silhouette { silhouette_ms } else { plain_ms };
            assert!(pace.is_turn(t_s));
            pace.take(t_s, FrameTime { whole_ms, had_silhouette });
            t_s += (whole_ms / 1000.0).max(1.0 / pace.ease().most_hz());
        }
        t_s
    }

    #[test]
    fn each_device_is_spared_what_it_needs() {
        for (plain_ms, silhouette_ms, expected) in [
            (13.0, 18.0, Ease::None),
            (22.0, 27.0, Ease::None),
            (38.0, 54.0, Ease::None),
            (45.0, 62.0, Ease::SparseMask),
            (49.0, 66.0, Ease::SparserMask),
            (52.0, 75.0, Ease::Fifteen),
            (70.0, 100.0, Ease::Ten),
            (120.0, 170.0, Ease::Behind),
        ] {
            let mut pace = Pace::default();
            run(&mut pace, 0.0, 3, plain_ms, silhouette_ms);
            assert_eq!(
                pace.ease(),
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
            assert!(!pace.take(f64::from(i) / 3.0, time), "the set-up has silhouettes alone");
        }
        let mut pace = Pace::default();
        for i in 0..300 {
            let whole_ms = if i % 5 == 0 { 400.0 } else { 30.0 };
            assert!(
                !pace.take(f64::from(i) / 15.0, FrameTime { whole_ms, had_silhouette: i % 2 == 0 })
            );
        }
    }

    #[test]
    fn a_drill_without_silhouettes_is_paced_by_its_frames() {
        let mut pace = Pace::default();
        for i in 0..20 {
            pace.take(f64::from(i) / 10.0, FrameTime { whole_ms: 90.0, had_silhouette: false });
        }
        assert_eq!((pace.ease(), pace.telling_ms()), (Ease::Ten, None));
    }

    #[test]
    fn what_was_lowered_is_taken_back_later_and_does_not_go_to_and_fro() {
        let mut pace = Pace::default();
        let t_s = run(&mut pace, 0.0, 2, 52.0, 75.0);
        assert_eq!(pace.ease(), Ease::Fifteen);
        // A little less than what it was lowered for.
        let t_s = run(&mut pace, t_s, 6, 45.0, 62.0);
        assert_eq!(pace.ease(), Ease::Fifteen);
        run(&mut pace, t_s, 6, 25.0, 35.0);
        assert_eq!(pace.ease(), Ease::None);
        // Between two limits it changes at most once.
        let mut pace = Pace::default();
        let mut changes = 0;
        for i in 0..3000 {
            let whole_ms = 55.0 + 6.0 * f64::from(i / 30 % 2) - 3.0;
            changes += u32::from(
                pace.take(f64::from(i) / 15.0, FrameTime { whole_ms, had_silhouette: i % 2 == 0 }),
            );
        }
        assert!(changes <= 2, "{changes}");
    }

    #[test]
    fn frames_come_evenly_and_not_more_often_than_is_worth() {
        let taken = |ease: Ease, camera_hz: f64| {
            let mut pace = Pace { ease, ..Pace::default() };
            (0..600)
                .filter(|i| pace.is_turn(f64::from(*i) / camera_hz + 0.003 * f64::from(i % 3)))
                .count()
        };
        // 600 frames of a camera, and how many of them are looked at.
        for (ease, camera_hz, expected) in [
            (Ease::None, 30.0, 600),
            (Ease::None, 60.0, 300),
            (Ease::None, 10.0, 600),
            (Ease::SparserMask, 30.0, 600),
            (Ease::Fifteen, 30.0, 300),
            (Ease::Fifteen, 60.0, 150),
            (Ease::Ten, 30.0, 200),
            (Ease::Ten, 10.0, 600),
        ] {
            let count = taken(ease, camera_hz);
            assert!(count.abs_diff(expected) <= expected / 50, "{ease:?} at {camera_hz}: {count}");
        }
    }

    #[test]
    fn how_quick_a_device_is_needs_enough_frames_and_forgets_old_ones() {
        let mut pace = Pace::default();
        let mut take = |whole_ms: f64, times: usize| {
            for i in 0..times {
                pace.take(i as f64, FrameTime { whole_ms, had_silhouette: true });
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
