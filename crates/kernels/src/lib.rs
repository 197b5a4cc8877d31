//! The arithmetic of a convolutional network: pictures of 32-bit floats, rows from the top, the
//! channels of a pixel side by side.
//!
//! Each kernel adds and multiplies in one fixed order, with neither fused multiply-adds nor
//! reassociation, so that a browser and a native program get the very same bits. This is the only
//! crate with `unsafe` code: loads and stores of four numbers at a time.

mod dense;
mod depthwise;
mod lanes;
mod pointwise;
mod pooling;
mod sample;
mod separable;
mod simple;
mod upscale;
mod window;

pub use dense::Dense;
pub use depthwise::Depthwise;
pub use pointwise::Pointwise;
pub use pooling::max_pool_2x2;
pub use sample::between_pixels;
pub use separable::Separable;
pub use simple::{add, depth_to_space_2x2, logistic, sigmoid};
pub use upscale::twice;
pub use window::Window;

/// The size of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// Rows.
    pub height: usize,
    /// Columns.
    pub width: usize,
    /// Numbers per pixel.
    pub channels: usize,
}

impl Shape {
    /// A size.
    pub const fn new(height: usize, width: usize, channels: usize) -> Shape {
        Shape { height, width, channels }
    }

    /// How many pixels.
    pub const fn pixels(self) -> usize {
        self.height * self.width
    }

    /// How many numbers.
    pub const fn len(self) -> usize {
        self.pixels() * self.channels
    }

    /// Whether there are no numbers.
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }
}

/// The bounds within which a result is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clamp {
    /// Nothing is less.
    pub low: f32,
    /// Nothing is more.
    pub high: f32,
}

impl Clamp {
    /// No bounds.
    pub const NONE: Clamp = Clamp { low: f32::NEG_INFINITY, high: f32::INFINITY };
    /// Not negative.
    pub const RELU: Clamp = Clamp { low: 0.0, high: f32::INFINITY };
    /// From 0 to 6.
    pub const RELU6: Clamp = Clamp { low: 0.0, high: 6.0 };

    #[inline(always)]
    fn one(self, value: f32) -> f32 {
        let value = if value < self.low { self.low } else { value };
        if value > self.high { self.high } else { value }
    }

    #[inline(always)]
    fn four(self, value: lanes::Four) -> lanes::Four {
        value.at_least(lanes::Four::splat(self.low)).at_most(lanes::Four::splat(self.high))
    }
}
