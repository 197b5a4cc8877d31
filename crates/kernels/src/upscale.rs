//! A picture at twice its size.

use crate::lanes::Four;
use crate::shape::Shape;

/// How far a place of the doubled line lies from the pixel before it to its own pixel, and from
/// that to the next one.
const SHARES: [f32; 2] = [0.75, 0.25];

/// The picture at twice its height and width, bilinear between the pixels' centres, `plus` added.
/// The channels are a multiple of four.
///
/// ```
/// let mut to = [0.0; 16];
/// kernels::twice(kernels::Shape::new(1, 1, 4), &[1.0, 2.0, 3.0, 4.0], None, &mut to);
/// assert_eq!(to[12..], [1.0, 2.0, 3.0, 4.0]);
/// ```
///
/// # Panics
/// When they are not, or the slices have other lengths than the shape says.
pub fn twice(shape: Shape, from: &[f32], plus: Option<&[f32]>, to: &mut [f32]) {
    let Shape { height, width, channels } = shape;
    assert!(
        channels.is_multiple_of(4) && !shape.is_empty() && from.len() == shape.len(),
        "a picture of another size"
    );
    assert!(
        to.len() == 4 * from.len() && plus.is_none_or(|plus| plus.len() == to.len()),
        "a picture of another size"
    );
    let row_length = width * channels;
    let line = |row: usize| &from[row * row_length..(row + 1) * row_length];
    let mut between = vec![0.0; row_length];
    for (row, to) in to.chunks_exact_mut(2 * row_length).enumerate() {
        let (upper, lower) = if row % 2 == 0 {
            ((row / 2).saturating_sub(1), row / 2)
        } else {
            (row / 2, (row / 2 + 1).min(height - 1))
        };
        blend(line(upper), line(lower), SHARES[row % 2], &mut between);
        widen(
            &between,
            channels,
            plus.map(|plus| &plus[row * 2 * row_length..(row + 1) * 2 * row_length]),
            to,
        );
    }
}

/// Two lines of equal length with the numbers of `share` of the way from one to the other.
fn blend(upper: &[f32], lower: &[f32], share: f32, to: &mut [f32]) {
    for ((to, upper), lower) in to.iter_mut().zip(upper).zip(lower) {
        *to = upper + (lower - upper) * share;
    }
}

/// A line of pixels at twice its width, `plus` added.
fn widen(from: &[f32], channels: usize, plus: Option<&[f32]>, to: &mut [f32]) {
    let width = from.len() / channels;
    let shares = SHARES.map(Four::splat);
    for column in 0..width {
        let places = [column.saturating_sub(1), column, (column + 1).min(width - 1)]
            .map(|column| column * channels);
        for channel in (0..channels).step_by(4) {
            let at = 2 * column * channels + channel;
            // SAFETY: `from` holds `width` pixels and `to` and `plus` twice as many, of `channels`
            // numbers, a multiple of four.
            unsafe {
                let [before, here, after] =
                    places.map(|place| Four::load(from.as_ptr().add(place + channel)));
                let mut halves = [
                    before.plus(here.minus(before).times(shares[0])),
                    here.plus(after.minus(here).times(shares[1])),
                ];
                if let Some(plus) = plus {
                    halves[0] = halves[0].plus(Four::load(plus.as_ptr().add(at)));
                    halves[1] = halves[1].plus(Four::load(plus.as_ptr().add(at + channels)));
                }
                halves[0].store(to.as_mut_ptr().add(at));
                halves[1].store(to.as_mut_ptr().add(at + channels));
            }
        }
    }
}
