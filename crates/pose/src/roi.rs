//! The rotated square of the picture that the landmark model looks at.

use crate::geometry::{Point, Vector};
use serde::{Deserialize, Serialize};

/// The square is this many times as wide as the circle round the person that the alignment points
/// describe. Source: MediaPipe `pose_detection_to_roi.pbtxt`, `scale_x: 1.25`.
const MARGIN: f64 = 1.25;
/// Steps of a region on the grid: of its side, as a factor … Own choice: thousands of times what
/// two machines differ by, and so small that angles and gaps are as good as without it.
const SIDE_STEP: f64 = 1.005;
/// … of its centre, in each direction, share of the side …
const CENTRE_STEP_SIDES: f64 = 0.0025;
/// … and of its turn, degrees.
const TURN_STEP_DEG: f64 = 0.25;

/// A rotated square region of interest in the source picture.
///
/// ```
/// use pose::{Point, Roi};
///
/// // Upright: the rim of the circle lies straight above the hips.
/// let (hips, rim) = (Point::new(300.0, 400.0), Point::new(300.0, 200.0));
/// let roi = Roi::from_alignment_points(hips, rim).expect("the points differ");
/// assert_eq!((roi.side_px, roi.turn_deg), (500.0, 0.0));
/// assert_eq!(roi.image_from_unit(Point::new(0.5, 0.5)), hips);
/// assert_eq!(roi.unit_from_image(Point::new(50.0, 150.0)), Point::new(0.0, 0.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Roi {
    /// Centre in the source picture, pixels.
    pub centre_in_image: Point,
    /// Length of a side, pixels of the source picture.
    pub side_px: f64,
    /// How far the square is turned, degrees, clockwise on the screen; 0 = the person is upright.
    pub turn_deg: f64,
}

impl Roi {
    /// The region round a person whose mid-hip is at `centre_in_image` and whose body's circle
    /// passes through `rim_in_image`, which lies towards the head. `None` when the points coincide.
    ///
    /// Source: MediaPipe `alignment_points_to_rects_calculator.cc`.
    pub fn from_alignment_points(centre_in_image: Point, rim_in_image: Point) -> Option<Roi> {
        let to_rim = rim_in_image.from(centre_in_image);
        let radius_px = to_rim.length();
        if !radius_px.is_finite() || radius_px < 1.0 {
            return None;
        }
        let turn_deg = crate::geometry::wrapped_deg(90.0 + to_rim.y.atan2(to_rim.x).to_degrees());
        Some(Roi { centre_in_image, side_px: 2.0 * radius_px * MARGIN, turn_deg })
    }

    /// The nearest region on a grid. A region that follows from the landmarks in the last one would
    /// otherwise make more, from frame to frame, of the last digits in which two machines differ;
    /// on the grid both look at the very same square.
    pub fn on_grid(&self) -> Roi {
        let to = |value: f64, step: f64| (value / step).round() * step;
        let side_px = SIDE_STEP.powf(self.side_px.log(SIDE_STEP).round());
        let step_px = CENTRE_STEP_SIDES * side_px;
        Roi {
            centre_in_image: Point::new(
                to(self.centre_in_image.x, step_px),
                to(self.centre_in_image.y, step_px),
            ),
            side_px,
            turn_deg: to(self.turn_deg, TURN_STEP_DEG),
        }
    }

    /// From the region's own coordinates (0…1 from its top left corner, x right, y down) to the
    /// source picture, pixels.
    pub fn image_from_unit(&self, in_roi: Point) -> Point {
        let offset = Vector::new(in_roi.x - 0.5, in_roi.y - 0.5).scaled(self.side_px);
        self.centre_in_image.plus(offset.turned(self.turn_deg))
    }

    /// From the source picture, pixels, to the region's own coordinates (0…1 from its top left
    /// corner).
    pub fn unit_from_image(&self, in_image: Point) -> Point {
        let offset =
            in_image.from(self.centre_in_image).turned(-self.turn_deg).scaled(1.0 / self.side_px);
        Point::new(offset.x + 0.5, offset.y + 0.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_that_differ_in_the_last_digits_are_one_on_the_grid() {
        let roi = Roi { centre_in_image: Point::new(201.3, 402.2), side_px: 611.0, turn_deg: 3.2 };
        let other = Roi {
            centre_in_image: Point::new(201.301, 402.199),
            side_px: 611.001,
            turn_deg: 3.201,
        };
        let on_grid = roi.on_grid();
        assert_ne!(roi, other);
        assert_eq!(on_grid, other.on_grid());
        assert_eq!(on_grid, on_grid.on_grid());
        assert!(on_grid.centre_in_image.distance(roi.centre_in_image) < 0.002 * roi.side_px);
        assert!(
            (on_grid.side_px / roi.side_px - 1.0).abs() < 0.0026
                && (on_grid.turn_deg - roi.turn_deg).abs() <= 0.125
        );
    }

    #[test]
    fn upright_person_is_not_turned() {
        let roi =
            Roi::from_alignment_points(Point::new(100.0, 200.0), Point::new(100.0, 120.0)).unwrap();
        assert!((roi.turn_deg).abs() < 1e-9);
        assert!((roi.side_px - 200.0).abs() < 1e-9);
    }

    #[test]
    fn a_person_lying_with_the_head_to_the_right_is_turned_a_quarter() {
        let roi =
            Roi::from_alignment_points(Point::new(100.0, 200.0), Point::new(180.0, 200.0)).unwrap();
        assert!((roi.turn_deg - 90.0).abs() < 1e-9);
        let top = roi.image_from_unit(Point::new(0.5, 0.0));
        assert!((top.x - 200.0).abs() < 1e-9 && (top.y - 200.0).abs() < 1e-9);
    }

    #[test]
    fn to_the_region_and_back() {
        let roi = Roi { centre_in_image: Point::new(31.0, 47.0), side_px: 300.0, turn_deg: 33.0 };
        let p = Point::new(120.0, -7.0);
        let back = roi.image_from_unit(roi.unit_from_image(p));
        assert!(back.distance(p) < 1e-9);
    }

    #[test]
    fn coinciding_points_give_no_region() {
        assert!(Roi::from_alignment_points(Point::new(1.0, 1.0), Point::new(1.0, 1.0)).is_none());
    }
}
