//! The largest of neighbouring pixels.

use crate::shape::Shape;

/// The largest of each two by two pixels. Both sizes are even.
///
/// ```
/// let mut to = [0.0];
/// kernels::max_pool_2x2(kernels::Shape::new(2, 2, 1), &[1.0, 7.0, 3.0, 4.0], &mut to);
/// assert_eq!(to, [7.0]);
/// ```
///
/// # Panics
/// When they are not, or the slices have other lengths than the shape says.
pub fn max_pool_2x2(shape: Shape, from: &[f32], to: &mut [f32]) {
    let Shape { height, width, channels } = shape;
    assert!(height.is_multiple_of(2) && width.is_multiple_of(2), "a picture of odd size");
    assert!(from.len() == shape.len() && to.len() * 4 == from.len(), "a picture of another size");
    for (index, to) in to.chunks_exact_mut(channels).enumerate() {
        let (row, column) = (index / (width / 2), index % (width / 2));
        let first = (2 * row * width + 2 * column) * channels;
        to.copy_from_slice(&from[first..first + channels]);
        for start in [first + channels, first + width * channels, first + (width + 1) * channels] {
            for (to, value) in to.iter_mut().zip(&from[start..start + channels]) {
                *to = if *value > *to { *value } else { *to };
            }
        }
    }
}
