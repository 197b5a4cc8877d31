//! What the person should do so that the set can be judged.

use crate::drill::variants::all_of;
use crate::seen::angles::Facing;
use crate::seen::body::Body;
use crate::seen::limits::{EDGE_TOLERANCE_SIDES, SMALLEST_TRUNK_PX};
use pose::{LandmarkId, Pose};
use serde::{Deserialize, Serialize};
use strum::{EnumCount, VariantArray};

/// What the person should do so that the set can be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumCount, VariantArray)]
pub enum Hint {
    /// Nobody is in the picture.
    NobodySeen,
    /// The feet or legs are outside the picture.
    FeetOutside,
    /// Something else of the person is outside the picture.
    HeadOutside,
    /// The person fills too little of the picture.
    TooSmall,
    /// The person is not side-on: reps are counted, what the view hides is not judged.
    Oblique,
    /// The person faces the camera.
    FacingCamera,
    /// Not upright.
    StandTall,
    /// In another posture than the one from which the drill starts: lying, sitting or standing.
    OtherRest,
    /// Upright, but moving.
    StandStill,
    /// Another person is in the picture.
    AnotherPerson,
    /// There is too little light.
    TooDark,
    /// There is too much.
    TooBright,
    /// All tones of the picture are alike.
    Hazy,
    /// The camera is too low to see the line of the back.
    PhoneLow,
    /// Something hides the outline of the back.
    BackHidden,
    /// The outline of the back does not stand out from what is behind it.
    BackBlurred,
}

impl Hint {
    /// Every hint.
    pub const ALL: [Hint; Hint::COUNT] = all_of();

    /// Whether it only says what is not judged: the set goes on all the same.
    pub fn is_note(self) -> bool {
        use Hint::*;
        matches!(
            self,
            Oblique
                | AnotherPerson
                | TooDark
                | TooBright
                | Hazy
                | PhoneLow
                | BackHidden
                | BackBlurred
        )
    }
}

/// Whether the person fills too little of the picture to be measured.
pub(crate) fn is_too_small(body: &Body, facing: Facing) -> bool {
    let near = facing.near_side();
    body.at(near.shoulder()).distance(body.at(near.knee())) < 2.0 * SMALLEST_TRUNK_PX
}

/// What of the person is outside the picture, if anything.
pub(crate) fn outside(pose: &Pose, width_px: u32, height_px: u32) -> Option<Hint> {
    let edge_px = EDGE_TOLERANCE_SIDES * pose.roi.side_px;
    let is_out = |id: &LandmarkId| {
        let p = pose.at(*id);
        !(-edge_px..=f64::from(width_px) + edge_px).contains(&p.x)
            || !(-edge_px..=f64::from(height_px) + edge_px).contains(&p.y)
    };
    use LandmarkId::*;
    let legs = [
        LeftKnee,
        RightKnee,
        LeftAnkle,
        RightAnkle,
        LeftHeel,
        RightHeel,
        LeftFootIndex,
        RightFootIndex,
    ];
    let above = [Nose, LeftShoulder, RightShoulder, LeftHip, RightHip];
    match (above.iter().any(is_out), legs.iter().any(is_out)) {
        (true, _) => Some(Hint::HeadOutside),
        (false, true) => Some(Hint::FeetOutside),
        (false, false) => None,
    }
}
