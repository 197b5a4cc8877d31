//! The arithmetic of a convolutional network: pictures of 32-bit floats, rows from the top, the
//! channels of a pixel side by side.
//!
//! Each kernel adds and multiplies in one fixed order, with neither fused multiply-adds nor
//! reassociation, so that a browser and a native program get the very same bits. This is the only
//! crate with `unsafe` code: loads and stores of four numbers at a time.

mod clamp;
mod dense;
mod depthwise;
mod lanes;
mod pointwise;
mod pooling;
mod sample;
mod separable;
mod shape;
mod simple;
mod upscale;
mod window;

pub use clamp::Clamp;
pub use dense::Dense;
pub use depthwise::Depthwise;
pub use pointwise::Pointwise;
pub use pooling::max_pool_2x2;
pub use sample::between_pixels;
pub use separable::Separable;
pub use shape::Shape;
pub use simple::{add, depth_to_space_2x2, logistic, sigmoid};
pub use upscale::twice;
pub use window::Window;
