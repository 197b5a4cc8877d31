//! One picture of a camera or a file, as the tracker takes it.

use super::error::EngineError;

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
///
/// ```
/// use pose::engine::{Channels, Frame};
///
/// let grey = [128; 4 * 2 * 3];
/// assert!(Frame::new(4, 2, &grey, Channels::Rgb).is_ok());
/// assert!(Frame::new(4, 2, &grey, Channels::Rgba).is_err());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: &'a [u8],
    pub(super) channels: Channels,
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
