//! Convolution by windows of one pixel: each pixel's channels times a matrix.

use crate::clamp::Clamp;
use crate::lanes::Four;

/// Output channels whose weights stand side by side.
const PANEL: usize = 8;
/// Pixels that share each weight that is loaded. With two times four channels this is what the
/// registers of a browser on the least of processors hold.
const TILE: usize = 4;
/// Weights that stay in a core's innermost memory, in bytes; with more of them each panel is used
/// for all pixels in turn.
const NEAR_BYTES: usize = 24 * 1024;

/// A matrix with bias and bounds.
///
/// ```
/// use kernels::{Clamp, Pointwise};
///
/// // Of two channels their sum and their difference, and one more for the latter.
/// let matrix = Pointwise::new(&[1.0, 1.0, 1.0, -1.0], &[0.0, 1.0], Clamp::NONE).expect("it fits");
/// let mut to = [0.0; 4];
/// matrix.run(&[3.0, 2.0, 5.0, 5.0], None, &mut to);
/// assert_eq!(to, [5.0, 2.0, 10.0, 1.0]);
/// ```
#[derive(Clone, Debug)]
pub struct Pointwise {
    inputs: usize,
    outputs: usize,
    /// For each [`PANEL`] of output channels, one row of weights per input channel; the last panel
    /// is filled up with zeros.
    panels: Vec<f32>,
    bias: Vec<f32>,
    clamp: Clamp,
}

impl Pointwise {
    /// `weights`: for each output channel its weight of each input channel. `bias`: one number for
    /// each output channel. `None` when their numbers don't agree.
    pub fn new(weights: &[f32], bias: &[f32], clamp: Clamp) -> Option<Pointwise> {
        let outputs = bias.len();
        let inputs = weights
            .len()
            .checked_div(outputs)
            .filter(|inputs| *inputs > 0 && inputs * outputs == weights.len())?;
        let panel_count = outputs.div_ceil(PANEL);
        let mut panels = vec![0.0; panel_count * inputs * PANEL];
        for (output, row) in weights.chunks_exact(inputs).enumerate() {
            let panel = &mut panels[output / PANEL * inputs * PANEL..];
            for (input, weight) in row.iter().enumerate() {
                panel[input * PANEL + output % PANEL] = *weight;
            }
        }
        let mut bias = bias.to_vec();
        bias.resize(panel_count * PANEL, 0.0);
        Some(Pointwise { inputs, outputs, panels, bias, clamp })
    }

    /// Channels of a pixel that comes in.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Channels of a pixel that goes out.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// For each pixel of `from`: the bounds of matrix · pixel + bias + the pixel of `plus`.
    ///
    /// # Panics
    /// When the numbers of pixels differ.
    pub fn run(&self, from: &[f32], plus: Option<&[f32]>, to: &mut [f32]) {
        let pixels = to.len() / self.outputs;
        assert!(
            to.len() == pixels * self.outputs && from.len() == pixels * self.inputs,
            "pictures of unequal size"
        );
        assert!(plus.is_none_or(|plus| plus.len() == to.len()), "pictures of unequal size");
        let panel_count = self.bias.len() / PANEL;
        let tiles = (0..pixels).step_by(TILE);
        let mut job = Job { matrix: self, from, plus, to, pixels };
        if size_of_val(self.panels.as_slice()) <= NEAR_BYTES {
            tiles.for_each(|pixel| (0..panel_count).for_each(|panel| job.tile_at(pixel, panel)));
        } else {
            (0..panel_count)
                .for_each(|panel| tiles.clone().for_each(|pixel| job.tile_at(pixel, panel)));
        }
    }
}

/// One run of a matrix; the lengths of all slices agree: `pixels` rows of the matrix's inputs or
/// outputs.
struct Job<'a> {
    matrix: &'a Pointwise,
    from: &'a [f32],
    plus: Option<&'a [f32]>,
    to: &'a mut [f32],
    pixels: usize,
}

impl Job<'_> {
    /// One panel for the tile of pixels that begins at `pixel`. The last tile begins earlier where
    /// it would pass the end.
    #[inline(always)]
    fn tile_at(&mut self, pixel: usize, panel: usize) {
        if self.pixels >= TILE {
            self.tile::<TILE>(pixel.min(self.pixels - TILE), panel);
        } else {
            for pixel in 0..self.pixels {
                self.tile::<1>(pixel, panel);
            }
        }
    }

    /// One panel for the PIXELS pixels from `pixel` on, of which there are as many.
    #[inline(always)]
    fn tile<const PIXELS: usize>(&mut self, pixel: usize, panel: usize) {
        let Pointwise { inputs, outputs, ref panels, ref bias, clamp } = *self.matrix;
        debug_assert!(pixel + PIXELS <= self.pixels && panel < bias.len() / PANEL);
        let first = panel * PANEL;
        // SAFETY: the matrix holds `inputs` rows of PANEL weights and PANEL biases for each panel,
        // and the pixels are there.
        let sums = unsafe {
            let rows = self.from.as_ptr().add(pixel * inputs);
            let weights = panels.as_ptr().add(first * inputs);
            let bias = bias.as_ptr().add(first);
            let mut sums = [[Four::load(bias), Four::load(bias.add(4))]; PIXELS];
            for input in 0..inputs {
                let at = weights.add(input * PANEL);
                let (low, high) = (Four::load(at), Four::load(at.add(4)));
                for (row, sum) in sums.iter_mut().enumerate() {
                    let value = Four::load_splat(rows.add(row * inputs + input));
                    sum[0] = sum[0].plus(value.times(low));
                    sum[1] = sum[1].plus(value.times(high));
                }
            }
            sums
        };
        if outputs - first >= PANEL {
            let place = pixel * outputs + first;
            // SAFETY: the pixels are there, and PANEL channels from `first` on.
            unsafe {
                let to = self.to.as_mut_ptr().add(place);
                for (row, mut sum) in sums.into_iter().enumerate() {
                    if let Some(plus) = self.plus {
                        let plus = plus.as_ptr().add(place + row * outputs);
                        sum = [sum[0].plus(Four::load(plus)), sum[1].plus(Four::load(plus.add(4)))];
                    }
                    clamp.four(sum[0]).store(to.add(row * outputs));
                    clamp.four(sum[1]).store(to.add(row * outputs + 4));
                }
            }
        } else {
            for (row, sum) in sums.into_iter().enumerate() {
                let place = (pixel + row) * outputs + first..(pixel + row + 1) * outputs;
                let values = sum.map(Four::to_array);
                let plus = self.plus.map(|plus| &plus[place.clone()]);
                for (channel, (to, value)) in
                    self.to[place].iter_mut().zip(values.as_flattened()).enumerate()
                {
                    *to = clamp.one(plus.map_or(*value, |plus| value + plus[channel]));
                }
            }
        }
    }
}
