//! The bounds of a kernel's results.

use crate::lanes::Four;

/// The bounds within which a result is kept.
///
/// ```
/// let mut to = [0.0; 3];
/// kernels::add(&[-1.0, 4.0, 1.0], &[0.0, 4.0, 1.0], kernels::Clamp::RELU6, &mut to);
/// assert_eq!(to, [0.0, 6.0, 2.0]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clamp {
    /// Nothing is less.
    pub low: f32,
    /// Nothing is more.
    pub high: f32,
}

impl Clamp {
    /// No bounds.
    pub const NONE: Clamp = Clamp { low: f32::NEG_INFINITY, high: f32::INFINITY };
    /// Not negative.
    pub const RELU: Clamp = Clamp { low: 0.0, high: f32::INFINITY };
    /// From 0 to 6.
    pub const RELU6: Clamp = Clamp { low: 0.0, high: 6.0 };

    #[inline(always)]
    pub(crate) fn one(self, value: f32) -> f32 {
        let value = if value < self.low { self.low } else { value };
        if value > self.high { self.high } else { value }
    }

    #[inline(always)]
    pub(crate) fn four(self, value: Four) -> Four {
        value.at_least(Four::splat(self.low)).at_most(Four::splat(self.high))
    }
}
