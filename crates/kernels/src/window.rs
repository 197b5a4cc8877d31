//! How the window of a convolution slides over a picture.

use crate::shape::Shape;
use std::ops::Range;

/// A square window with its steps and the border of zeros round the picture.
///
/// ```
/// // Three by three pixels at every second place, a border of one pixel all round.
/// let window = kernels::Window { side: 3, stride: 2, above: 1, left: 1 };
/// let weights = [0.0; 9 * 4];
/// let still = kernels::Depthwise::new(window, &weights, &[0.0; 4], kernels::Clamp::NONE);
/// let fits = still.is_some_and(|still| {
///     still.fits(kernels::Shape::new(8, 8, 4), kernels::Shape::new(4, 4, 4))
/// });
/// assert!(fits);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Side, pixels.
    pub side: usize,
    /// Step to the next window, pixels.
    pub stride: usize,
    /// Rows of zeros above the picture.
    pub above: usize,
    /// Columns of zeros left of the picture.
    pub left: usize,
}

impl Window {
    /// The rows (or columns) of the window at place `at` that lie within a picture of `size`,
    /// `before` zeros standing before it.
    #[inline(always)]
    pub(crate) fn inside(&self, at: usize, before: usize, size: usize) -> Range<usize> {
        let start = at * self.stride;
        before.saturating_sub(start).min(self.side)
            ..(size + before).saturating_sub(start).min(self.side)
    }

    /// The places along a row of `places` at which the window lies within a picture of `size`
    /// columns as a whole.
    #[inline(always)]
    pub(crate) fn whole(&self, places: usize, size: usize) -> Range<usize> {
        let first = self.left.div_ceil(self.stride).min(places);
        let last =
            (size + self.left).checked_sub(self.side).map_or(0, |room| room / self.stride + 1);
        first..last.clamp(first, places)
    }

    /// Whether a picture of `from` gives one of `to`: no window lies outside all of it.
    #[inline(always)]
    pub(crate) fn fits(&self, from: Shape, to: Shape) -> bool {
        let reaches = |places: usize, before: usize, size: usize| {
            places > 0 && (0..places).all(|at| !self.inside(at, before, size).is_empty())
        };
        self.side > 0
            && self.stride > 0
            && reaches(to.height, self.above, from.height)
            && reaches(to.width, self.left, from.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_cut_at_the_borders() {
        let window = Window { side: 5, stride: 2, above: 1, left: 1 };
        assert_eq!(window.inside(0, 1, 8), 1..5);
        assert_eq!(window.inside(1, 1, 8), 0..5);
        assert_eq!(window.inside(3, 1, 8), 0..3);
        assert_eq!(window.whole(4, 8), 1..3);
        assert!(window.fits(Shape::new(8, 8, 1), Shape::new(4, 4, 1)));
        assert!(
            !window.fits(Shape::new(8, 8, 1), Shape::new(6, 4, 1)),
            "the last rows would see zeros only"
        );
    }
}
