//! A frame in which the person was seen, relative to their rest.

use crate::back::baseline::Outline;
use crate::back::contour::{BackForm, BackReading};
use crate::drill::{Counted, RepRule};
use crate::seen::angles::{Angles, RawAngles};
use crate::seen::body::Joints;
use crate::seen::view::Lines;
use crate::stance::standing::Standing;
use pose::Point;

/// A frame in which the person was seen, relative to their rest.
#[derive(Clone, Debug)]
pub(crate) struct SeenFrame {
    /// Time, s.
    pub t_s: f64,
    /// Number of the frame among all that were looked at.
    pub number: usize,
    /// The lines whose directions are measured.
    pub lines: Lines,
    /// Their angles as the stance's view gives them; nothing is compared with the rest yet.
    pub raw: RawAngles,
    /// Relative to the rest where [`Angles`] says so.
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
    /// The outline's form, where all of it was seen.
    pub form: Option<BackForm>,
    /// The trunk's length by which they were measured, pixels.
    pub trunk_px: f64,
}

impl SeenBack {
    /// The outline as it was read, with its form.
    pub fn outline(&self) -> Option<Outline> {
        self.reading.map(|reading| (reading, self.form))
    }

    /// The same, measured by another length of the trunk.
    pub fn measured_by(self, trunk_px: f64) -> SeenBack {
        let share = self.trunk_px / trunk_px.max(1.0);
        SeenBack {
            reading: self.reading.map(|reading| reading.scaled(share)),
            form: self.form.map(|form| form.scaled(share)),
            trunk_px,
            ..self
        }
    }
}

/// The frames of a list, their times rising, from `from_s` to `to_s`.
pub(crate) fn between(frames: &[SeenFrame], from_s: f64, to_s: f64) -> &[SeenFrame] {
    let first = frames.partition_point(|frame| frame.t_s < from_s);
    &frames[first..frames.partition_point(|frame| frame.t_s <= to_s).max(first)]
}

/// How far from the rest a frame is by the measure that the drill counts, degrees.
pub(crate) fn away_deg(rule: &RepRule, standing: &Standing, frame: &SeenFrame) -> f64 {
    let hip_deg = frame.raw.hip_deg - standing.angles.hip_deg;
    let trunk_deg = frame.raw.trunk_deg - standing.angles.trunk_deg;
    let folded_deg = |deg: f64, foot: Point| {
        (deg + standing.shoulder_drop_deg(foot.y - frame.joints.shoulders.y)) / 2.0
    };
    let away_deg = match rule.counted_by {
        Counted::Hip => hip_deg,
        Counted::Fold => folded_deg(hip_deg, frame.joints.foot),
        // Feet behind discs are guessed: they stand where they stood at rest.
        Counted::TrunkFold => folded_deg(trunk_deg, standing.foot),
        Counted::Drop => standing.drop_deg(&frame.joints),
    };
    away_deg * rule.direction.sign()
}
