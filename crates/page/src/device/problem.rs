//! What can keep a set from being filmed or judged, as kinds; the words are in `words`.

use hinge::drill::variants::all_of;
use protocol::Failure;
use strum::{EnumCount, VariantArray};

/// Why there is no picture from the camera.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CameraProblem {
    /// The page was opened without HTTPS, so the browser offers no camera.
    Insecure,
    /// The device has no camera.
    Missing,
    /// The person or a policy said no.
    Denied,
    /// Another app holds it; it is tried again.
    Busy,
    /// Another app holds it.
    InUse,
    /// Neither allowed nor refused for a long time.
    NoAnswer,
    /// It is allowed, and gives no picture.
    NoPicture,
    /// The browser shows its picture only after a tap.
    NeedsTap,
    /// The system holds its picture back: a call, another app, a switch.
    Muted,
    /// Its picture stands still.
    Still,
    /// It went away during the set.
    Unplugged,
    /// Anything else; what the browser said.
    Other(String),
}

impl CameraProblem {
    /// Whether the camera is here and its picture may come by itself or by a tap on the picture.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Busy | Self::NeedsTap | Self::Muted | Self::Still)
    }

    /// Whether another camera may work where this one did not.
    pub fn is_of_one_camera(&self) -> bool {
        match self {
            Self::Missing
            | Self::Busy
            | Self::InUse
            | Self::NoAnswer
            | Self::NoPicture
            | Self::Muted
            | Self::Still
            | Self::Unplugged
            | Self::Other(_) => true,
            Self::Insecure | Self::Denied | Self::NeedsTap => false,
        }
    }
}

/// Why a file can't be looked at.
#[derive(Clone, Copy, Debug, PartialEq, EnumCount, VariantArray)]
pub enum VideoProblem {
    /// No bytes.
    Empty,
    /// Not a video that this browser plays.
    Unreadable,
    /// Sound, but no picture.
    NoPicture,
    /// No length.
    NoLength,
    /// Longer than [`LONGEST_VIDEO_S`].
    TooLong,
    /// A side longer than [`LONGEST_SIDE_PX`].
    TooLarge,
    /// It broke off in the middle.
    BrokeOff,
}

impl VideoProblem {
    /// Every one.
    pub const ALL: [VideoProblem; VideoProblem::COUNT] = all_of();
}

/// Longest video that is taken, s: a quarter of an hour holds any set.
pub const LONGEST_VIDEO_S: f64 = 900.0;
/// Longest side of a picture that is taken, pixels: beyond 4K a phone runs out of memory.
pub const LONGEST_SIDE_PX: u32 = 4096;

/// Anything that stops a set or keeps it from starting.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// The camera.
    Camera(CameraProblem),
    /// The file.
    Video(VideoProblem),
    /// The worker said why.
    Analysis(Failure),
    /// The worker can't be started, or stops again and again.
    WorkerLost(String),
    /// The worker was lost after the set: the set can't be judged again.
    NotJudgedAgain,
    /// The demo's recording can't be loaded or read.
    Demo,
}

/// Why a video of this size and length is not taken, if it is not. `duration_s` is what the browser
/// says: infinite or not a number where the file does not tell it.
pub fn video_problem(width_px: u32, height_px: u32, duration_s: f64) -> Option<VideoProblem> {
    if width_px == 0 || height_px == 0 {
        Some(VideoProblem::NoPicture)
    } else if width_px.max(height_px) > LONGEST_SIDE_PX {
        Some(VideoProblem::TooLarge)
    } else if !duration_s.is_finite() || duration_s <= 0.0 {
        Some(VideoProblem::NoLength)
    } else if duration_s > LONGEST_VIDEO_S {
        Some(VideoProblem::TooLong)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_video_is_taken_up_to_its_limits() {
        for (width_px, height_px, duration_s, want) in [
            (LONGEST_SIDE_PX, 2160, LONGEST_VIDEO_S, None),
            (0, 0, 10.0, Some(VideoProblem::NoPicture)),
            (LONGEST_SIDE_PX + 1, 2160, 10.0, Some(VideoProblem::TooLarge)),
            (1080, LONGEST_SIDE_PX + 1, 10.0, Some(VideoProblem::TooLarge)),
            (1080, 1920, 0.0, Some(VideoProblem::NoLength)),
            (1080, 1920, f64::NAN, Some(VideoProblem::NoLength)),
            (1080, 1920, f64::INFINITY, Some(VideoProblem::NoLength)),
            (1080, 1920, LONGEST_VIDEO_S + 0.1, Some(VideoProblem::TooLong)),
        ] {
            assert_eq!(
                video_problem(width_px, height_px, duration_s),
                want,
                "{width_px} × {height_px}, {duration_s} s"
            );
        }
    }
}
