//! A convolution of each channel by itself, then one by pixels: what lies between is kept for some
//! rows only.

use crate::depthwise::Depthwise;
use crate::pointwise::Pointwise;
use crate::shape::Shape;

/// Least number of pixels between the two steps, so that the matrix's weights are loaded for many
/// of them.
const STRIP_PIXELS: usize = 128;

/// Both steps.
///
/// ```
/// use kernels::{Clamp, Depthwise, Pointwise, Separable, Shape, Window};
///
/// let window = Window { side: 1, stride: 1, above: 0, left: 0 };
/// let double = Depthwise::new(window, &[2.0; 4], &[0.0; 4], Clamp::NONE).expect("it fits");
/// let sum = Pointwise::new(&[1.0; 4], &[0.0], Clamp::NONE).expect("it fits");
/// let mut to = [0.0];
/// Separable::new(double, sum).run(
///     Shape::new(1, 1, 4),
///     &[1.0, 2.0, 3.0, 4.0],
///     None,
///     Shape::new(1, 1, 1),
///     &mut to,
/// );
/// assert_eq!(to, [20.0]);
/// ```
#[derive(Clone, Debug)]
pub struct Separable {
    depthwise: Depthwise,
    pointwise: Pointwise,
}

impl Separable {
    /// `depthwise`, then `pointwise`.
    pub fn new(depthwise: Depthwise, pointwise: Pointwise) -> Separable {
        Separable { depthwise, pointwise }
    }

    /// Whether a picture of `from` gives one of `to`.
    pub fn fits(&self, from: Shape, to: Shape) -> bool {
        let between = Shape { channels: self.pointwise.inputs(), ..to };
        self.depthwise.fits(from, between) && self.pointwise.outputs() == to.channels
    }

    /// The picture `to_shape` that `from` gives, `plus` added before the last bounds.
    ///
    /// # Panics
    /// When the shapes don't fit or the slices have other lengths than the shapes say.
    pub fn run(
        &self,
        from_shape: Shape,
        from: &[f32],
        plus: Option<&[f32]>,
        to_shape: Shape,
        to: &mut [f32],
    ) {
        assert!(
            to.len() == to_shape.len() && plus.is_none_or(|plus| plus.len() == to.len()),
            "pictures of unequal size"
        );
        let between = Shape { channels: self.pointwise.inputs(), ..to_shape };
        let strip_rows = STRIP_PIXELS.div_ceil(to_shape.width).min(to_shape.height);
        let mut strip = vec![0.0; strip_rows * to_shape.width * between.channels];
        let mut row = 0;
        while row < to_shape.height {
            let rows = row..(row + strip_rows).min(to_shape.height);
            let strip = &mut strip[..rows.len() * to_shape.width * between.channels];
            self.depthwise.rows(from_shape, from, between, rows.clone(), strip);
            let place = rows.start * to_shape.width * to_shape.channels
                ..rows.end * to_shape.width * to_shape.channels;
            self.pointwise.run(strip, plus.map(|plus| &plus[place.clone()]), &mut to[place]);
            row = rows.end;
        }
    }
}
