//! A colour between pixels.

use crate::lanes::Four;

/// Red, green and blue between four pixels of bytes: a byte b counts as `b · scale + offset`.
/// `corners`: four bytes each of the pixels at the upper left, upper right, lower left and lower
/// right, the fourth byte being any; `across` and `down`: how far the place lies from left to right
/// and from top to bottom, 0…1.
///
/// ```
/// let corners = [[0; 4], [100; 4], [0; 4], [100; 4]];
/// assert_eq!(kernels::between_pixels(corners, 0.25, 0.5, 1.0, 0.0), [25.0; 3]);
/// ```
#[inline(always)]
pub fn between_pixels(
    corners: [[u8; 4]; 4],
    across: f32,
    down: f32,
    scale: f32,
    offset: f32,
) -> [f32; 3] {
    let [upper_left, upper_right, lower_left, lower_right] = corners.map(Four::of_bytes);
    let (across, down) = (Four::splat(across), Four::splat(down));
    let upper = upper_left.plus(upper_right.minus(upper_left).times(across));
    let lower = lower_left.plus(lower_right.minus(lower_left).times(across));
    let colour = upper.plus(lower.minus(upper).times(down));
    let [red, green, blue, _] =
        colour.times(Four::splat(scale)).plus(Four::splat(offset)).to_array();
    [red, green, blue]
}
