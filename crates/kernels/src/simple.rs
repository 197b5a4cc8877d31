//! What takes each number, or each pixel, by itself.

use crate::clamp::Clamp;
use crate::shape::Shape;

/// The bounds of the sums.
///
/// ```
/// let mut to = [0.0; 2];
/// kernels::add(&[1.0, 2.0], &[3.0, -9.0], kernels::Clamp::RELU, &mut to);
/// assert_eq!(to, [4.0, 0.0]);
/// ```
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
///
/// ```
/// assert_eq!(kernels::logistic(0.0), 0.5);
/// ```
pub fn logistic(value: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-value))
}

/// The logistic function of each number.
///
/// ```
/// let mut to = [0.0; 2];
/// kernels::sigmoid(&[0.0, 100.0], &mut to);
/// assert_eq!(to, [0.5, 1.0]);
/// ```
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
/// ```
/// let mut to = [0.0; 4];
/// kernels::depth_to_space_2x2(kernels::Shape::new(1, 1, 4), &[1.0, 2.0, 3.0, 4.0], &mut to);
/// assert_eq!(to, [1.0, 2.0, 3.0, 4.0]);
/// ```
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
