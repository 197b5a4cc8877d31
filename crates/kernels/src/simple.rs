//! What takes each number, or each pixel, by itself.

use crate::clamp::Clamp;
use crate::shape::Shape;

/// The bounds of the sums.
///
/// # Panics
/// When the lengths differ.
pub fn add(a: &[f32], b: &[f32], clamp: Clamp, to: &mut [f32]) {
    assert!(a.len() == to.len() && b.len() == to.len(), "pictures of unequal size");
    for ((to, a), b) in to.iter_mut().zip(a).zip(b) {
        *to = clamp.one(a + b);
    }
}

/// The logistic function of a number, the same bits on every machine.
pub fn logistic(value: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-value))
}

/// The logistic function of each number.
///
/// # Panics
/// When the lengths differ.
pub fn sigmoid(from: &[f32], to: &mut [f32]) {
    assert_eq!(from.len(), to.len(), "pictures of unequal size");
    for (to, value) in to.iter_mut().zip(from) {
        *to = logistic(*value);
    }
}

/// A quarter of the channels, and two by two pixels for each one: the channels' first quarter goes
/// to the upper left, the others to the upper right, lower left and lower right.
///
/// # Panics
/// When the channels are no multiple of four, or the slices have other lengths than the shape says.
pub fn depth_to_space_2x2(shape: Shape, from: &[f32], to: &mut [f32]) {
    let Shape { width, channels, .. } = shape;
    assert!(
        channels.is_multiple_of(4) && from.len() == shape.len() && to.len() == from.len(),
        "a picture of another size"
    );
    let quarter = channels / 4;
    for (pixel, values) in from.chunks_exact(channels).enumerate() {
        let (row, column) = (pixel / width, pixel % width);
        for (number, values) in values.chunks_exact(quarter).enumerate() {
            let place = (2 * row + number / 2) * 2 * width + 2 * column + number % 2;
            to[place * quarter..(place + 1) * quarter].copy_from_slice(values);
        }
    }
}
