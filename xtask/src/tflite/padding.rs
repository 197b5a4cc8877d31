//! The rows and columns that a sliding window adds round a picture.

use anyhow::{Result, bail, ensure};
use tract_tflite::tflite::Padding;

/// A window sliding along one axis of a picture; lengths in pixels.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    /// Length of the window.
    pub size: usize,
    /// Step from one place to the next.
    pub stride: usize,
    /// Distance between neighbouring samples inside the window.
    pub dilation: usize,
}

impl Window {
    /// Pixels to add before and after an axis of length `input`, so that the window has `output`
    /// places. With `SAME` an odd pixel goes after.
    pub fn pads(self, padding: Padding, input: usize, output: usize) -> Result<[usize; 2]> {
        ensure!(
            self.size > 0 && self.stride > 0 && self.dilation > 0,
            "a window of size {}, stride {} and dilation {} is impossible",
            self.size,
            self.stride,
            self.dilation
        );
        let reach = (self.size - 1) * self.dilation + 1;
        let (places, pads) = match padding {
            Padding::SAME => {
                let places = input.div_ceil(self.stride);
                let total = (places.saturating_sub(1) * self.stride + reach).saturating_sub(input);
                (places, [total / 2, total - total / 2])
            }
            Padding::VALID => ((input + self.stride).saturating_sub(reach) / self.stride, [0, 0]),
            other => bail!("the padding {other:?} is not supported"),
        };
        ensure!(
            places == output,
            "a window of size {} and stride {} has {places} places along {input} pixels, not \
             {output}",
            self.size,
            self.stride
        );
        Ok(pads)
    }
}

/// Pads in ONNX's order (top, left, bottom, right) from those of the two axes.
pub fn onnx_order(vertical: [usize; 2], horizontal: [usize; 2]) -> [usize; 4] {
    [vertical[0], horizontal[0], vertical[1], horizontal[1]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_and_valid() {
        // size, stride, dilation, padding, input, output, pads
        let cases = [
            (3, 1, 1, Padding::SAME, 128, 128, [1, 1]),
            (3, 2, 1, Padding::SAME, 8, 4, [0, 1]),
            (3, 2, 1, Padding::SAME, 7, 4, [1, 1]),
            (5, 2, 1, Padding::SAME, 8, 4, [1, 2]),
            (3, 1, 2, Padding::SAME, 16, 16, [2, 2]),
            (1, 2, 1, Padding::SAME, 8, 4, [0, 0]),
            (3, 2, 1, Padding::VALID, 258, 128, [0, 0]),
            (2, 2, 1, Padding::VALID, 8, 4, [0, 0]),
            (2, 1, 1, Padding::VALID, 2, 1, [0, 0]),
        ];
        for (size, stride, dilation, padding, input, output, pads) in cases {
            let window = Window { size, stride, dilation };
            assert_eq!(
                window.pads(padding, input, output).unwrap(),
                pads,
                "{window:?} {padding:?} {input}"
            );
            assert!(window.pads(padding, input, output + 1).is_err());
        }
    }
}
