//! Convolution of all channels with each other.

use crate::clamp::Clamp;
use crate::lanes::Four;
use crate::pointwise::Pointwise;
use crate::shape::Shape;
use crate::window::Window;
use std::ops::Range;

/// A window of weights for each pair of channels, with bias and bounds.
///
/// ```
/// use kernels::{Clamp, Dense, Shape, Window};
///
/// // The sum of two by two pixels.
/// let window = Window { side: 2, stride: 2, above: 0, left: 0 };
/// let sum = Dense::new(window, 1, &[1.0; 4], &[0.0], Clamp::NONE).expect("it fits");
/// let mut to = [0.0];
/// sum.run(Shape::new(2, 2, 1), &[1.0, 2.0, 3.0, 4.0], Shape::new(1, 1, 1), &mut to);
/// assert_eq!(to, [10.0]);
/// ```
#[derive(Clone, Debug)]
pub struct Dense {
    window: Window,
    inputs: usize,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    /// Every window's pixels, side by side, times a matrix.
    Matrix(Pointwise),
    /// A single output channel: a sum of products, without a matrix filled up with zeros.
    Sum { weights: Vec<f32>, bias: f32, clamp: Clamp },
}

impl Dense {
    /// `weights`: for each output channel, for each pixel of the window, row by row, one number for
    /// each of `inputs` channels; `bias`: one for each output channel. `None` when their numbers
    /// don't agree.
    pub fn new(
        window: Window,
        inputs: usize,
        weights: &[f32],
        bias: &[f32],
        clamp: Clamp,
    ) -> Option<Dense> {
        if weights.len() != bias.len() * window.side * window.side * inputs {
            return None;
        }
        let kind = match bias {
            [bias] if inputs.is_multiple_of(4) => {
                Kind::Sum { weights: weights.to_vec(), bias: *bias, clamp }
            }
            _ => Kind::Matrix(Pointwise::new(weights, bias, clamp)?),
        };
        Some(Dense { window, inputs, kind })
    }

    /// Whether a picture of `from` gives one of `to`.
    pub fn fits(&self, from: Shape, to: Shape) -> bool {
        let outputs = match &self.kind {
            Kind::Matrix(matrix) => matrix.outputs(),
            Kind::Sum { .. } => 1,
        };
        from.channels == self.inputs && to.channels == outputs && self.window.fits(from, to)
    }

    /// The picture `to_shape` that `from` gives.
    ///
    /// # Panics
    /// When the shapes don't fit or the slices have other lengths than the shapes say.
    pub fn run(&self, from_shape: Shape, from: &[f32], to_shape: Shape, to: &mut [f32]) {
        assert!(self.fits(from_shape, to_shape), "a picture of another size");
        assert!(
            from.len() == from_shape.len() && to.len() == to_shape.len(),
            "a picture of another size"
        );
        let row_length = to_shape.width * to_shape.channels;
        match &self.kind {
            Kind::Matrix(matrix) => {
                let mut gathered = vec![0.0; to_shape.width * matrix.inputs()];
                for (row, to) in to.chunks_exact_mut(row_length).enumerate() {
                    self.gather(from_shape, from, row, &mut gathered);
                    matrix.run(&gathered, None, to);
                }
            }
            Kind::Sum { weights, bias, clamp } => {
                for (row, to) in to.chunks_exact_mut(row_length).enumerate() {
                    self.sums(from_shape, from, row, weights, to);
                    for value in to {
                        *value = clamp.one(*value + bias);
                    }
                }
            }
        }
    }

    /// Puts the windows of one row side by side; what lies outside the picture stays 0, as it is in
    /// every row.
    fn gather(&self, shape: Shape, from: &[f32], row: usize, gathered: &mut [f32]) {
        let Window { side, stride, above, left } = self.window;
        let window_length = side * side * self.inputs;
        let rows_inside = self.window.inside(row, above, shape.height);
        for (place, window) in gathered.chunks_exact_mut(window_length).enumerate() {
            let columns_inside = self.window.inside(place, left, shape.width);
            for (window_row, window) in window.chunks_exact_mut(side * self.inputs).enumerate() {
                if !rows_inside.contains(&window_row) {
                    window.fill(0.0);
                    continue;
                }
                let line = (row * stride + window_row - above) * shape.width;
                let first = (line + place * stride + columns_inside.start - left) * self.inputs;
                let columns = columns_inside.start * self.inputs..columns_inside.end * self.inputs;
                window[columns.clone()].copy_from_slice(&from[first..first + columns.len()]);
            }
        }
    }

    /// The sums of products of one row.
    fn sums(&self, shape: Shape, from: &[f32], row: usize, weights: &[f32], to: &mut [f32]) {
        let Window { side, stride, above, left } = self.window;
        let rows = self.window.inside(row, above, shape.height);
        let top = row * stride + rows.start - above;
        let whole = self.window.whole(to.len(), shape.width);
        // Where the window lies within the picture, its rows are runs of a length that is known.
        let weights_inside =
            &weights[rows.start * side * self.inputs..rows.end * side * self.inputs];
        let line = shape.width * self.inputs;
        match side * self.inputs {
            24 => {
                for place in whole.clone() {
                    let pixels = &from[top * line + (place * stride - left) * self.inputs..];
                    to[place] = sum_of_runs::<24>(pixels, line, weights_inside);
                }
            }
            _ => self.sums_at(shape, from, row, whole.clone(), weights, to),
        }
        self.sums_at(shape, from, row, 0..whole.start, weights, to);
        self.sums_at(shape, from, row, whole.end..to.len(), weights, to);
    }

    /// The sums of products at some places of a row; the window is cut at the picture's borders.
    fn sums_at(
        &self,
        shape: Shape,
        from: &[f32],
        row: usize,
        places: Range<usize>,
        weights: &[f32],
        to: &mut [f32],
    ) {
        let Window { side, stride, above, left } = self.window;
        for place in places {
            let columns = self.window.inside(place, left, shape.width);
            let mut sum = 0.0;
            for window_row in self.window.inside(row, above, shape.height) {
                let line = (row * stride + window_row - above) * shape.width;
                let pixels = &from[(line + place * stride + columns.start - left) * self.inputs..];
                let weights = &weights[(window_row * side + columns.start) * self.inputs
                    ..(window_row * side + columns.end) * self.inputs];
                sum +=
                    weights.iter().zip(pixels).map(|(weight, pixel)| weight * pixel).sum::<f32>();
            }
            to[place] = sum;
        }
    }
}

/// The sum of products of runs of RUN numbers, a multiple of four: those of `pixels` begin `line`
/// numbers after each other, those of `weights` follow on each other, and there are as many as
/// `weights` holds.
#[inline(always)]
fn sum_of_runs<const RUN: usize>(pixels: &[f32], line: usize, weights: &[f32]) -> f32 {
    let mut sums = [Four::splat(0.0); 2];
    for (number, weights) in weights.chunks_exact(RUN).enumerate() {
        let pixels = &pixels[number * line..number * line + RUN];
        for at in 0..RUN / 4 {
            // SAFETY: both slices hold RUN numbers.
            unsafe {
                let product = Four::load(pixels.as_ptr().add(4 * at))
                    .times(Four::load(weights.as_ptr().add(4 * at)));
                sums[at % 2] = sums[at % 2].plus(product);
            }
        }
    }
    let [a, b, c, d] = sums[0].plus(sums[1]).to_array();
    (a + c) + (b + d)
}
