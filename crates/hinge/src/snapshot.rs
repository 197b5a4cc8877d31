//! All that is known after a frame.

use crate::back::rod::BackView;
use crate::rep::record::Rep;
use crate::rep::wall::WallView;
use crate::seen::angles::Angles;
use crate::seen::hint::Hint;
use crate::stance::rep_counter::Phase;
use pose::BodySide;

/// All that is known after a frame; its numbers agree with each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The frame's time, s.
    pub t_s: f64,
    /// Whether a whole person was tracked.
    pub seen: bool,
    /// The side of the body that the camera sees, once known.
    pub near_side: Option<BodySide>,
    /// The frame's angles; relative ones only once standing is known.
    pub angles: Angles,
    /// Where in the set the person is.
    pub phase: Phase,
    /// What the person should do; `None` when all is well.
    pub hint: Option<Hint>,
    /// Reps so far.
    pub rep_count: u32,
    /// The rep that this frame finished.
    pub finished_rep: Option<Rep>,
    /// The back as it is drawn, on frames with an outline.
    pub back: Option<BackView>,
    /// The virtual wall, in a drill that has one.
    pub wall: Option<WallView>,
    /// While standing is not known: how much of the stillness that it takes has been held, 0…1.
    pub still_share: Option<f64>,
}
