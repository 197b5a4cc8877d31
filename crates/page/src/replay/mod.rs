//! What of a set can be shown again after it: the figure, the back's outline and the rod, frame by
//! frame.
//!
//! [`demo`] is a clip's poses and silhouettes, recorded by `cargo xtask demo` into
//! `public/demo.bin`. The page judges them itself, in the way of every frame: no worker, no model,
//! and nothing is kept.

pub mod demo;
pub mod playback;

use hinge::Phase;
use hinge::back::rod::BackView;
use protocol::FrameView;
use serde::{Deserialize, Serialize};

/// So much of the standing before a rep is kept with it, s.
const LEAD_S: f64 = 0.5;

/// A set's frames in and shortly before its reps, as they were drawn; `t_s` rises.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Replay {
    /// Width of the picture, pixels; 0 while there is no frame.
    pub width_px: u32,
    /// Its height, pixels.
    pub height_px: u32,
    /// Which landmarks are the near side's: true = the body's left.
    pub near_is_left: Option<bool>,
    /// The frames.
    pub frames: Vec<ReplayFrame>,
}

/// One frame.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReplayFrame {
    /// Its time in the set, s.
    pub t_s: f64,
    /// 33 of [x px, y px, visibility 0…1] in the picture.
    pub landmarks_in_image: Vec<[f64; 3]>,
    /// The hip angle, degrees.
    pub hip_deg: Option<f64>,
    /// The outline, the rod and the contacts, where the silhouette was asked for.
    pub back: Option<BackView>,
}

/// Takes a running set's frames for its [`Replay`].
#[derive(Clone, Debug, Default)]
pub struct Recorder {
    replay: Replay,
    /// Standing, not yet known to be before a rep.
    waiting: Vec<ReplayFrame>,
}

impl Recorder {
    /// Goes on with what was taken before.
    pub fn going_on(replay: Replay) -> Self {
        Self { replay, waiting: Vec::new() }
    }

    /// Takes a frame of this size; one without a person is left out.
    pub fn add_frame(&mut self, view: &FrameView, (width_px, height_px): (u32, u32)) {
        let Some(landmarks_in_image) = view.landmarks_in_image.clone().filter(|_| view.seen) else {
            return;
        };
        (self.replay.width_px, self.replay.height_px) = (width_px, height_px);
        self.replay.near_is_left = view.near_is_left.or(self.replay.near_is_left);
        let frame = ReplayFrame {
            t_s: view.t_s,
            landmarks_in_image,
            hip_deg: view.angles.hip_deg,
            back: view.back.as_deref().cloned(),
        };
        match view.phase {
            Phase::Descending | Phase::Ascending => {
                self.replay.frames.append(&mut self.waiting);
                self.replay.frames.push(frame);
            }
            Phase::Calibrating | Phase::Standing => {
                self.waiting.push(frame);
                self.waiting.retain(|waiting| view.t_s - waiting.t_s <= LEAD_S);
            }
        }
    }

    /// What was taken so far.
    pub fn replay(&self) -> &Replay {
        &self.replay
    }
}

impl Replay {
    /// The frames from one time to another, s.
    pub fn between(&self, from_s: f64, to_s: f64) -> &[ReplayFrame] {
        let first = self.frames.partition_point(|frame| frame.t_s < from_s);
        let end = self.frames.partition_point(|frame| frame.t_s <= to_s);
        &self.frames[first..end.max(first)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hinge::seen::angles::Angles;

    fn view(t_s: f64, phase: Phase, seen: bool) -> FrameView {
        FrameView {
            t_s,
            seen,
            landmarks_in_image: seen.then(|| vec![[1.0, 2.0, 0.9]; 33]),
            near_is_left: Some(true),
            angles: Angles { hip_deg: Some(10.0 * t_s), ..Angles::default() },
            phase,
            hint: None,
            rep_count: 0,
            finished_rep: None,
            back: None,
            wall: None,
            says: Vec::new(),
            tone: false,
            checks: Vec::new(),
            still_share: None,
        }
    }

    #[test]
    fn reps_and_the_half_second_before_them_are_kept() {
        let mut recorder = Recorder::default();
        for i in 0..30 {
            let phase = if (20..25).contains(&i) { Phase::Descending } else { Phase::Standing };
            recorder.add_frame(&view(f64::from(i) * 0.1, phase, i != 22), (480, 854));
        }
        let replay = recorder.replay();
        let times: Vec<f64> =
            replay.frames.iter().map(|frame| (frame.t_s * 10.0).round()).collect();
        assert_eq!(times, [14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0, 21.0, 23.0, 24.0]);
        assert_eq!(
            (replay.width_px, replay.height_px, replay.near_is_left),
            (480, 854, Some(true))
        );
    }

    #[test]
    fn frames_between_two_times() {
        let frame =
            |t_s| ReplayFrame { t_s, landmarks_in_image: Vec::new(), hip_deg: None, back: None };
        let replay =
            Replay { frames: vec![frame(1.0), frame(2.0), frame(3.0)], ..Replay::default() };
        assert_eq!(replay.between(1.5, 3.0).len(), 2);
        assert!(replay.between(4.0, 1.0).is_empty());
    }
}
