//! A frame in which the person was seen, relative to their standing.

use crate::back::contour::BackReading;
use crate::drill::{Counted, RepRule};
use crate::seen::angles::Angles;
use crate::seen::body::Joints;
use crate::stance::standing::Standing;

/// A frame in which the person was seen, relative to their standing.
#[derive(Clone, Debug)]
pub(crate) struct SeenFrame {
    /// Time, s.
    pub t_s: f64,
    /// Number of the frame among all that were looked at.
    pub number: usize,
    /// Relative to standing where [`Angles`] says so.
    pub angles: Angles,
    /// The joints that reps are measured by.
    pub joints: Joints,
    /// [`crate::seen::body::Body::obliqueness`].
    pub obliqueness: f64,
    /// The back.
    pub back: SeenBack,
}

/// The back in one frame.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SeenBack {
    /// Whether the silhouette came with the frame.
    pub had_silhouette: bool,
    /// The back's outline, where it could be read.
    pub reading: Option<BackReading>,
}

/// The frames of a list, their times rising, from `from_s` to `to_s`.
pub(crate) fn between(frames: &[SeenFrame], from_s: f64, to_s: f64) -> &[SeenFrame] {
    let first = frames.partition_point(|frame| frame.t_s < from_s);
    &frames[first..frames.partition_point(|frame| frame.t_s <= to_s).max(first)]
}

/// How far from the rest a frame is by the measure that the drill counts, degrees.
pub(crate) fn away_deg(rule: &RepRule, standing: &Standing, frame: &SeenFrame) -> f64 {
    let away_deg = match rule.counted_by {
        Counted::Hip => frame.angles.hip_deg,
        Counted::Trunk => {
            frame.angles.trunk_deg.map(|trunk_deg| trunk_deg - standing.angles.trunk_deg)
        }
        Counted::Drop => Some(standing.drop_deg(&frame.joints)),
    };
    away_deg.unwrap_or(0.0) * rule.direction.sign()
}
