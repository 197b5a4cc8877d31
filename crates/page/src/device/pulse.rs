//! Whether a camera's picture still moves.

use super::limits::{MUTED_AFTER_MS, STILL_AFTER_MS};
use super::problem::CameraProblem;

/// Follows a camera's frames. Times are of the page's clock, ms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pulse {
    last_frame_ms: f64,
    muted_since_ms: Option<f64>,
}

impl Pulse {
    /// From when on frames are expected.
    pub fn from(now_ms: f64) -> Self {
        Self { last_frame_ms: now_ms, muted_since_ms: None }
    }

    /// A frame has come.
    pub fn add_frame(&mut self, now_ms: f64) {
        self.last_frame_ms = now_ms;
    }

    /// What is wrong now; `is_muted`: the system holds the picture back; `is_paused`: the browser
    /// does not play it. To be asked again and again.
    pub fn trouble(
        &mut self,
        now_ms: f64,
        is_muted: bool,
        is_paused: bool,
    ) -> Option<CameraProblem> {
        self.muted_since_ms = is_muted.then(|| self.muted_since_ms.unwrap_or(now_ms));
        if self.muted_since_ms.is_some_and(|since_ms| now_ms - since_ms >= MUTED_AFTER_MS) {
            Some(CameraProblem::Muted)
        } else if now_ms - self.last_frame_ms < STILL_AFTER_MS {
            None
        } else if is_paused {
            Some(CameraProblem::NeedsTap)
        } else {
            Some(CameraProblem::Still)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_seconds_without_a_frame_are_told_until_one_comes() {
        let mut pulse = Pulse::from(0.0);
        assert_eq!(pulse.trouble(2_900.0, false, false), None);
        assert_eq!(pulse.trouble(3_000.0, false, false), Some(CameraProblem::Still));
        assert_eq!(pulse.trouble(4_000.0, false, true), Some(CameraProblem::NeedsTap));
        pulse.add_frame(4_100.0);
        assert_eq!(pulse.trouble(4_100.0, false, false), None);
    }

    #[test]
    fn a_picture_that_is_held_back_is_told_also_while_black_frames_come() {
        let mut pulse = Pulse::from(0.0);
        for now_ms in [0.0, 1_000.0] {
            pulse.add_frame(now_ms);
            assert_eq!(pulse.trouble(now_ms, true, false), None);
        }
        pulse.add_frame(2_000.0);
        assert_eq!(pulse.trouble(2_000.0, true, false), Some(CameraProblem::Muted));
        assert_eq!(pulse.trouble(2_100.0, false, false), None);
    }
}
