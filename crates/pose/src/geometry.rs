//! Points and vectors in pixels, x to the right and y down.

use serde::{Deserialize, Serialize};

/// A place in a picture, in pixels of the space that the variable's name says; x right, y down.
///
/// ```
/// use pose::Point;
///
/// let (hip, shoulder) = (Point::new(100.0, 500.0), Point::new(160.0, 420.0));
/// let trunk = shoulder.from(hip);
/// assert_eq!(trunk.length(), 100.0);
/// assert_eq!(hip.plus(trunk.scaled(0.5)), hip.midpoint(shoulder));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Pixels to the right of the picture's left edge.
    pub x: f64,
    /// Pixels below the picture's top edge.
    pub y: f64,
}

/// A displacement in pixels; x right, y down.
///
/// ```
/// use pose::Vector;
///
/// let down = Vector::new(1.0, 0.0).turned(90.0);
/// assert!(down.x.abs() < 1e-12 && (down.y - 1.0).abs() < 1e-12);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Vector {
    /// Pixels to the right.
    pub x: f64,
    /// Pixels down.
    pub y: f64,
}

impl Point {
    /// The point at `x`, `y` pixels.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The displacement that leads from `origin` to this point.
    pub fn from(self, origin: Point) -> Vector {
        Vector::new(self.x - origin.x, self.y - origin.y)
    }

    /// The point reached by following `step`.
    pub fn plus(self, step: Vector) -> Point {
        Point::new(self.x + step.x, self.y + step.y)
    }

    /// Half way between two points.
    pub fn midpoint(self, other: Point) -> Point {
        Point::new((self.x + other.x) / 2.0, (self.y + other.y) / 2.0)
    }

    /// Distance in pixels.
    pub fn distance(self, other: Point) -> f64 {
        self.from(other).length()
    }

    /// This point turned about `centre` by `angle_deg`, clockwise as seen on the screen.
    pub fn turned_about(self, centre: Point, angle_deg: f64) -> Point {
        centre.plus(self.from(centre).turned(angle_deg))
    }
}

impl Vector {
    /// The displacement by `x` pixels right and `y` pixels down.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Length in pixels.
    pub fn length(self) -> f64 {
        self.x.hypot(self.y)
    }

    /// The vector `factor` times as long.
    pub fn scaled(self, factor: f64) -> Vector {
        Vector::new(self.x * factor, self.y * factor)
    }

    /// Turned by `angle_deg`, clockwise as seen on the screen (y points down).
    pub fn turned(self, angle_deg: f64) -> Vector {
        let (sin, cos) = angle_deg.to_radians().sin_cos();
        Vector::new(self.x * cos - self.y * sin, self.x * sin + self.y * cos)
    }
}

/// `angle_deg` brought into −180 (excluded) … 180 (included) by whole turns.
///
/// ```
/// assert_eq!(pose::geometry::wrapped_deg(190.0), -170.0);
/// ```
pub fn wrapped_deg(angle_deg: f64) -> f64 {
    let turned = angle_deg.rem_euclid(360.0);
    if turned > 180.0 { turned - 360.0 } else { turned }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_goes_clockwise_on_the_screen() {
        let right = Vector::new(1.0, 0.0);
        let down = right.turned(90.0);
        assert!((down.x - 0.0).abs() < 1e-12 && (down.y - 1.0).abs() < 1e-12);
    }

    #[test]
    fn wrapping_keeps_the_direction() {
        for (angle_deg, want_deg) in [
            (0.0, 0.0),
            (190.0, -170.0),
            (-190.0, 170.0),
            (180.0, 180.0),
            (-180.0, 180.0),
            (725.0, 5.0),
        ] {
            assert!((wrapped_deg(angle_deg) - want_deg).abs() < 1e-9, "{angle_deg}");
        }
    }
}
