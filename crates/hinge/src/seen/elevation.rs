//! From how far below the camera sees somebody.

use crate::seen::limits::VIEW_DEG;
use pose::Point;

/// How the camera is turned, as far as the phone told it, and the picture's size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CameraTurn {
    /// Width and height of the picture, pixels.
    pub size_px: (u32, u32),
    /// Its roll, degrees; + = the picture must be turned clockwise to be upright.
    pub lean_deg: f64,
    /// How far it looks up, degrees.
    pub pitch_deg: f64,
}

impl CameraTurn {
    /// How far the way from the camera to a point of the upright picture goes up, degrees; + = the
    /// camera is lower.
    pub fn elevation_deg(&self, in_upright: Point) -> f64 {
        let (width_px, height_px) = (f64::from(self.size_px.0), f64::from(self.size_px.1));
        let middle = Point::new(width_px / 2.0, height_px / 2.0)
            .turned_about(Point::default(), self.lean_deg);
        let focal_px = width_px.max(height_px) / 2.0 / (VIEW_DEG / 2.0).to_radians().tan();
        self.pitch_deg + ((middle.y - in_upright.y) / focal_px).atan().to_degrees()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_above_the_middle_of_the_picture_is_seen_from_farther_below() {
        let turn = CameraTurn { size_px: (480, 854), lean_deg: 0.0, pitch_deg: 10.0 };
        let at = |turn: CameraTurn, y: f64| turn.elevation_deg(Point::new(240.0, y)).round();
        assert_eq!([427.0, 0.0, 854.0].map(|y| at(turn, y)), [10.0, 43.0, -23.0]);
        // A picture that lies on its side, turned back: its middle is where it was.
        let lying = CameraTurn { size_px: (854, 480), lean_deg: 90.0, pitch_deg: 0.0 };
        assert_eq!(at(lying, 427.0), 0.0);
    }
}
