//! Convolution of each channel by itself.

use crate::clamp::Clamp;
use crate::lanes::Four;
use crate::shape::Shape;
use crate::window::Window;
use std::ops::Range;

/// Pixels that share each weight that is loaded.
const TILE: usize = 4;

/// A window of weights for each channel, with bias and bounds.
///
/// ```
/// use kernels::{Clamp, Depthwise, Shape, Window};
///
/// // A window of one pixel that makes each of four channels twice as much.
/// let window = Window { side: 1, stride: 1, above: 0, left: 0 };
/// let double = Depthwise::new(window, &[2.0; 4], &[0.0; 4], Clamp::NONE).expect("it fits");
/// let (shape, mut to) = (Shape::new(1, 1, 4), [0.0; 4]);
/// double.rows(shape, &[1.0, 2.0, 3.0, 4.0], shape, 0..1, &mut to);
/// assert_eq!(to, [2.0, 4.0, 6.0, 8.0]);
/// ```
#[derive(Clone, Debug)]
pub struct Depthwise {
    window: Window,
    channels: usize,
    /// For each pixel of the window, row by row: one weight for each channel.
    weights: Vec<f32>,
    bias: Vec<f32>,
    clamp: Clamp,
}

impl Depthwise {
    /// `weights`: for each pixel of the window, row by row, one number for each channel; `bias`:
    /// one for each channel. `None` when their numbers don't agree, or the channels are no multiple
    /// of four.
    pub fn new(window: Window, weights: &[f32], bias: &[f32], clamp: Clamp) -> Option<Depthwise> {
        let channels = bias.len();
        let fits = channels > 0
            && channels.is_multiple_of(4)
            && weights.len() == window.side * window.side * channels;
        fits.then(|| Depthwise {
            window,
            channels,
            weights: weights.to_vec(),
            bias: bias.to_vec(),
            clamp,
        })
    }

    /// Whether a picture of `from` gives one of `to`.
    pub fn fits(&self, from: Shape, to: Shape) -> bool {
        from.channels == self.channels && to.channels == self.channels && self.window.fits(from, to)
    }

    /// Some rows of the picture `to_shape` that `from` gives.
    ///
    /// # Panics
    /// When the shapes don't fit or the slices have other lengths than the shapes say.
    pub fn rows(
        &self,
        from_shape: Shape,
        from: &[f32],
        to_shape: Shape,
        rows: Range<usize>,
        to: &mut [f32],
    ) {
        assert!(
            self.fits(from_shape, to_shape) && from.len() == from_shape.len(),
            "a picture of another size"
        );
        assert!(
            rows.end <= to_shape.height && to.len() == rows.len() * to_shape.width * self.channels,
            "rows of another size"
        );
        let row_length = to_shape.width * self.channels;
        for (row, to) in rows.zip(to.chunks_exact_mut(row_length)) {
            match self.window.side {
                3 => self.row::<3>(from_shape, from, row, to_shape.width, to),
                5 => self.row::<5>(from_shape, from, row, to_shape.width, to),
                _ => self.edge(from_shape, from, row, 0..to_shape.width, to),
            }
        }
    }

    /// One row by windows of SIDE × SIDE, TILE places at a time where they lie within the picture
    /// as a whole.
    #[inline(always)]
    fn row<const SIDE: usize>(
        &self,
        shape: Shape,
        from: &[f32],
        row: usize,
        width: usize,
        to: &mut [f32],
    ) {
        let Window { stride, above, left, .. } = self.window;
        let whole = self.window.whole(width, shape.width);
        let tiles = whole.len() / TILE;
        if tiles == 0 {
            return self.edge(shape, from, row, 0..width, to);
        }
        let rows_inside = self.window.inside(row, above, shape.height);
        let top = row * stride + rows_inside.start - above;
        let line = shape.width * self.channels;
        for channel in (0..self.channels).step_by(4) {
            for tile in 0..=tiles {
                // The last tile begins earlier, so that it ends with the row.
                let place = if tile < tiles { whole.start + tile * TILE } else { whole.end - TILE };
                let start = (top * shape.width + place * stride - left) * self.channels + channel;
                // SAFETY: `whole` and `inside` keep the windows of all TILE places within the
                // picture, and `channel` + 3 is a channel; the row's slice holds all places.
                unsafe {
                    let from = from.as_ptr().add(start);
                    let weights = self
                        .weights
                        .as_ptr()
                        .add(rows_inside.start * SIDE * self.channels + channel);
                    let mut sums = [Four::load(self.bias.as_ptr().add(channel)); TILE];
                    if rows_inside.len() == SIDE {
                        // A number of rows that is known makes quicker code.
                        for row in 0..SIDE {
                            self.add_row::<SIDE>(
                                from.add(row * line),
                                weights.add(row * SIDE * self.channels),
                                &mut sums,
                            );
                        }
                    } else {
                        for row in 0..rows_inside.len() {
                            self.add_row::<SIDE>(
                                from.add(row * line),
                                weights.add(row * SIDE * self.channels),
                                &mut sums,
                            );
                        }
                    }
                    let to = to.as_mut_ptr().add(place * self.channels + channel);
                    for (pixel, sum) in sums.into_iter().enumerate() {
                        self.clamp.four(sum).store(to.add(pixel * self.channels));
                    }
                }
            }
        }
        self.edge(shape, from, row, 0..whole.start, to);
        self.edge(shape, from, row, whole.end..width, to);
    }

    /// Adds what one row of SIDE weights makes of the windows of TILE places.
    ///
    /// # Safety
    /// All of the windows' pixels and of the weights can be read.
    #[inline(always)]
    unsafe fn add_row<const SIDE: usize>(
        &self,
        from: *const f32,
        weights: *const f32,
        sums: &mut [Four; TILE],
    ) {
        for column in 0..SIDE {
            // SAFETY: the caller's promise.
            unsafe {
                let weight = Four::load(weights.add(column * self.channels));
                for (pixel, sum) in sums.iter_mut().enumerate() {
                    let value =
                        Four::load(from.add((column + pixel * self.window.stride) * self.channels));
                    *sum = sum.plus(value.times(weight));
                }
            }
        }
    }

    /// Some places of a row, one at a time; the window is cut at the picture's borders.
    fn edge(&self, shape: Shape, from: &[f32], row: usize, places: Range<usize>, to: &mut [f32]) {
        let Window { side, stride, above, left } = self.window;
        let rows_inside = self.window.inside(row, above, shape.height);
        for place in places {
            let columns_inside = self.window.inside(place, left, shape.width);
            for channel in (0..self.channels).step_by(4) {
                // SAFETY: `inside` keeps row and column within the picture, and `channel` + 3 is a
                // channel.
                unsafe {
                    let mut sum = Four::load(self.bias.as_ptr().add(channel));
                    for window_row in rows_inside.clone() {
                        let line = (row * stride + window_row - above) * shape.width;
                        for column in columns_inside.clone() {
                            let pixel = line + place * stride + column - left;
                            let value =
                                Four::load(from.as_ptr().add(pixel * self.channels + channel));
                            let weight = Four::load(
                                self.weights
                                    .as_ptr()
                                    .add((window_row * side + column) * self.channels + channel),
                            );
                            sum = sum.plus(value.times(weight));
                        }
                    }
                    self.clamp
                        .four(sum)
                        .store(to.as_mut_ptr().add(place * self.channels + channel));
                }
            }
        }
    }
}
