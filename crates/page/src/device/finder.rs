//! Finds every frame of a video file by seeking, without knowing its frame rate.
//!
//! A seek to a time shows the last frame that begins at or before it, and the browser tells that
//! frame's own time. From a frame at `t` the finder seeks to `t` + 1.5 × the smallest spacing seen
//! so far: at a constant rate this is the middle of the next frame. If the same frame is still
//! shown, the target moves on by one spacing; if the frame shown is so late that another could lie
//! between, the one just before it is looked at first. The spacing is learnt at the start by steps
//! of [`LEARNING_STEP_S`]. So every frame is found once and in order at constant and mildly
//! variable rates. A frame can be passed over only where two follow each other faster than any pair
//! before.

/// Step by which the first spacing is learnt, s: rates up to 240 frames a second are told apart.
const LEARNING_STEP_S: f64 = 1.0 / 240.0;
/// Two times closer than this are the same frame's, s.
const SAME_FRAME_S: f64 = 0.0005;
/// Where the next frame is looked for, in spacings after the last.
const AIM_SPACINGS: f64 = 1.5;
/// A hidden frame is thought possible where this many spacings are left between its neighbours.
const ROOM_SPACINGS: f64 = 0.9;

/// What the frame that a seek showed means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shown {
    /// The next frame; its time, s from the first frame.
    Frame {
        /// s.
        t_s: f64,
    },
    /// Not the next frame: seek again.
    SeekAgain,
}

/// Where the search stands. All times inside are the file's own, s.
#[derive(Debug)]
pub struct FrameFinder {
    duration_s: f64,
    first_s: Option<f64>,
    last_s: f64,
    spacing_s: Option<f64>,
    empty_until_s: f64,
    target_s: Option<f64>,
    suspect_s: Option<f64>,
    found: u32,
}

impl FrameFinder {
    /// A finder at the start of a file of `duration_s` seconds.
    pub fn new(duration_s: f64) -> Self {
        Self {
            duration_s,
            first_s: None,
            last_s: 0.0,
            spacing_s: None,
            empty_until_s: 0.0,
            target_s: Some(0.0),
            suspect_s: None,
            found: 0,
        }
    }

    /// The first frame's own time, s on the file's clock; 0 before it is found.
    pub fn first_s(&self) -> f64 {
        self.first_s.unwrap_or(0.0)
    }

    /// How many frames were found so far.
    pub fn found(&self) -> u32 {
        self.found
    }

    /// Where to seek, s on the file's clock; `None` after the last frame.
    pub fn target_s(&self) -> Option<f64> {
        self.target_s
    }

    /// Takes the time of the frame that the seek to [`Self::target_s`] showed, s on the file's
    /// clock.
    pub fn shown(&mut self, frame_s: f64) -> Shown {
        let Some(first_s) = self.first_s else {
            self.first_s = Some(frame_s);
            return self.accept(frame_s);
        };
        let target_s = self.target_s.unwrap_or(self.duration_s);
        if frame_s < self.last_s + SAME_FRAME_S {
            match self.suspect_s.take() {
                // Nothing lies before the suspect: show it again and take it.
                Some(suspect_s) => {
                    self.empty_until_s = suspect_s - SAME_FRAME_S;
                    self.target_s = Some(suspect_s + SAME_FRAME_S);
                }
                None => {
                    self.empty_until_s = self.empty_until_s.max(target_s);
                    self.target_s = if target_s >= self.duration_s {
                        None
                    } else {
                        Some(self.bounded(target_s + self.step_s()))
                    };
                }
            }
            return Shown::SeekAgain;
        }
        if self.could_hide_another(frame_s) {
            self.suspect_s = Some(frame_s);
            self.target_s = Some(frame_s - SAME_FRAME_S);
            return Shown::SeekAgain;
        }
        self.suspect_s = None;
        let gap_s = frame_s - self.last_s;
        self.spacing_s = Some(self.spacing_s.map_or(gap_s, |spacing_s| spacing_s.min(gap_s)));
        debug_assert!(frame_s > first_s);
        self.accept(frame_s)
    }

    fn accept(&mut self, frame_s: f64) -> Shown {
        self.last_s = frame_s;
        self.empty_until_s = frame_s;
        self.found += 1;
        let ahead_s = self.spacing_s.map_or(LEARNING_STEP_S, |spacing_s| AIM_SPACINGS * spacing_s);
        self.target_s = if frame_s + SAME_FRAME_S >= self.duration_s {
            None
        } else {
            Some(self.bounded(frame_s + ahead_s))
        };
        Shown::Frame { t_s: frame_s - self.first_s.unwrap_or(frame_s) }
    }

    fn could_hide_another(&self, frame_s: f64) -> bool {
        self.spacing_s.is_some_and(|spacing_s| {
            let room_s = frame_s - self.empty_until_s.max(self.last_s + ROOM_SPACINGS * spacing_s);
            room_s >= ROOM_SPACINGS * spacing_s
        })
    }

    fn step_s(&self) -> f64 {
        self.spacing_s.unwrap_or(LEARNING_STEP_S)
    }

    fn bounded(&self, target_s: f64) -> f64 {
        target_s.min(self.duration_s)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plays a file whose frames begin at `starts_s`; gives the times found and the number of
    /// seeks.
    fn step_through(starts_s: &[f64], duration_s: f64) -> (Vec<f64>, usize) {
        let mut finder = FrameFinder::new(duration_s);
        let (mut found, mut seeks) = (Vec::new(), 0);
        while let Some(target_s) = finder.target_s() {
            seeks += 1;
            assert!(seeks < 100 * (starts_s.len() + 10), "no end");
            let shown_s =
                starts_s.iter().copied().rfind(|&s| s <= target_s + 1e-9).unwrap_or(starts_s[0]);
            if let Shown::Frame { t_s } = finder.shown(shown_s) {
                found.push(t_s);
            }
        }
        (found, seeks)
    }

    fn check(starts_s: &[f64], duration_s: f64) -> usize {
        let (found, seeks) = step_through(starts_s, duration_s);
        let want: Vec<f64> = starts_s.iter().map(|s| s - starts_s[0]).collect();
        assert_eq!(found, want);
        seeks
    }

    #[test]
    fn constant_rates_cost_one_seek_a_frame() {
        for fps in [5.0, 15.0, 24.0, 29.97, 30.0, 60.0, 120.0] {
            let starts_s: Vec<f64> = (0..90)
                .map(|i| f64::from((f64::from(i) / fps * 1e6).round() as u32) / 1e6)
                .collect();
            let seeks = check(&starts_s, 90.0 / fps);
            assert!(seeks < 90 + 60, "{fps}: {seeks}");
        }
    }

    #[test]
    fn a_late_first_frame_is_time_zero() {
        check(&[0.08, 0.12, 0.16, 0.2], 0.24);
    }

    #[test]
    fn jitter_and_dropped_frames_are_followed() {
        check(&[0.0, 0.033, 0.066, 0.1, 0.132, 0.2, 0.266, 0.3, 0.334, 0.5, 0.533], 0.566);
    }

    #[test]
    fn a_frame_within_a_long_gap_is_not_passed_over() {
        check(&[0.0, 0.033, 0.066, 0.099, 0.165, 0.198, 0.264, 0.297], 0.33);
    }

    #[test]
    fn one_frame_is_found_once() {
        check(&[0.0], 0.04);
    }
}
