//! The size of a picture.

/// The size of a picture.
///
/// ```
/// let picture = kernels::Shape::new(2, 3, 4);
/// assert_eq!((picture.pixels(), picture.len()), (6, 24));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// Rows.
    pub height: usize,
    /// Columns.
    pub width: usize,
    /// Numbers per pixel.
    pub channels: usize,
}

impl Shape {
    /// A size.
    pub const fn new(height: usize, width: usize, channels: usize) -> Shape {
        Shape { height, width, channels }
    }

    /// How many pixels.
    pub const fn pixels(self) -> usize {
        self.height * self.width
    }

    /// How many numbers.
    pub const fn len(self) -> usize {
        self.pixels() * self.channels
    }

    /// Whether there are no numbers.
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }
}
