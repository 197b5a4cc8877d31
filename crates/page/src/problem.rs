//! What can keep a set from being filmed or judged, as kinds; the words are in `text`.

use protocol::Failure;

/// Why there is no picture from the camera.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CameraProblem {
    /// The page was opened without HTTPS, so the browser offers no camera.
    Insecure,
    /// The device has no camera.
    Missing,
    /// The person or a policy said no.
    Denied,
    /// Another app holds it.
    InUse,
    /// It went away during the set.
    Unplugged,
    /// Anything else; what the browser said.
    Other(String),
}

/// Why a file can't be looked at.
#[derive(Clone, Debug, PartialEq)]
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

/// What the browser lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// Dedicated workers.
    Worker,
    /// A canvas in a worker.
    OffscreenCanvas,
    /// Telling each video frame's time.
    FrameTimes,
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
    /// The browser.
    Unsupported(Lacking),
    /// The worker said why.
    Analysis(Failure),
    /// The worker can't be started, or stops again and again.
    WorkerLost(String),
}
