//! The networks, run by tract, and the tracker that follows one person with them.

mod anchors;
mod buffers;
mod crop;
mod detector;
mod heatmap;
mod landmarks;
mod network;
mod operators;
mod tracker;

pub use network::{StepTime, profile};
pub use tracker::{EngineTimes, Look, Tracker, Want};

use detector::{Detection, Detector};
use landmarks::LandmarkModel;

/// What can go wrong when models are loaded or run.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A model file is not what this code was written for.
    #[error("the {model} model can't be used: {reason}")]
    Model {
        /// `landmark` or `detector`.
        model: &'static str,
        /// What tract said.
        reason: String,
    },
    /// A frame's size and its bytes don't agree, or it is empty.
    #[error("a picture of {width} × {height} with {bytes} bytes can't be read")]
    Frame {
        /// Width, pixels.
        width: usize,
        /// Height, pixels.
        height: usize,
        /// Bytes given.
        bytes: usize,
    },
}

/// How a frame's bytes are laid out: one byte per channel, rows from the top without gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channels {
    /// Red, green, blue.
    Rgb,
    /// Red, green, blue, and a fourth byte that is not read.
    Rgba,
}

impl Channels {
    /// Bytes per pixel.
    pub fn count(self) -> usize {
        match self {
            Channels::Rgb => 3,
            Channels::Rgba => 4,
        }
    }
}

/// One picture, borrowed.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    width: usize,
    height: usize,
    pixels: &'a [u8],
    channels: Channels,
}

impl<'a> Frame<'a> {
    /// A picture of `width` × `height` pixels.
    ///
    /// # Errors
    /// [`EngineError::Frame`] when it is empty or the number of bytes is another.
    pub fn new(
        width: usize,
        height: usize,
        pixels: &'a [u8],
        channels: Channels,
    ) -> Result<Self, EngineError> {
        let expected = width.checked_mul(height).and_then(|n| n.checked_mul(channels.count()));
        if width == 0 || height == 0 || expected != Some(pixels.len()) {
            return Err(EngineError::Frame { width, height, bytes: pixels.len() });
        }
        Ok(Self { width, height, pixels, channels })
    }
}

/// The two networks of one landmark model: the person detector and the landmarks.
pub struct Engine {
    detector: Detector,
    landmarks: LandmarkModel,
}

impl Engine {
    /// Prepares both networks from their files, in the format of [`crate::network_file`].
    ///
    /// # Errors
    /// [`EngineError::Model`] when a file is not the network that this code expects.
    pub fn load(landmark_file: &[u8], detector_file: &[u8]) -> Result<Engine, EngineError> {
        Ok(Engine {
            detector: Detector::load(detector_file)?,
            landmarks: LandmarkModel::load(landmark_file)?,
        })
    }
}
