//! What the person should do so that the set can be judged.

use crate::drill::variants::all_of;
use crate::seen::angles::Facing;
use crate::seen::body::Body;
use crate::seen::limits::{EDGE_TOLERANCE_SIDES, FARTHEST_OFF_MIDDLE, SMALLEST_TRUNK_PX};
use pose::{LandmarkId, Pose};
use serde::{Deserialize, Serialize};
use strum::{EnumCount, VariantArray};

/// What the person should do so that the set can be judged; in the order in which it can be mended:
/// what comes first goes before what can only be right after it.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    EnumCount,
    VariantArray,
)]
pub enum Hint {
    /// The phone lies: it films the ceiling or nothing.
    PhoneLies,
    /// The phone is tilted far to one side; that is taken out, but the person fills the picture
    /// badly.
    PhoneTilted,
    /// The picture is upright where the body lies, or lies where the body is upright, and the
    /// person does not fill it well.
    TurnPhone,
    /// Something covers the camera, or it faces a wall.
    Covered,
    /// There is too little light.
    TooDark,
    /// There is too much.
    TooBright,
    /// All tones of the picture are alike.
    Hazy,
    /// Nobody is in the picture.
    NobodySeen,
    /// Something else than the legs of the person is outside the picture.
    HeadOutside,
    /// The feet or legs are outside the picture.
    FeetOutside,
    /// The person fills too little of the picture.
    TooSmall,
    /// The camera is too low to see the line of the back.
    PhoneLow,
    /// The person is at a side of the picture, where lenses bend it.
    OffMiddle,
    /// The person faces the camera.
    FacingCamera,
    /// The person is not side-on: reps are counted, what the view hides is not judged.
    Oblique,
    /// Another person is in the picture.
    AnotherPerson,
    /// Something hides the outline of the back.
    BackHidden,
    /// The outline of the back does not stand out from what is behind it.
    BackBlurred,
    /// In another posture than the one from which the drill starts: lying, sitting or standing.
    OtherRest,
    /// Not upright.
    StandTall,
    /// Upright, but moving.
    StandStill,
}

impl Hint {
    /// Every hint.
    pub const ALL: [Hint; Hint::COUNT] = all_of();

    /// Whether it only says what is not judged: the set goes on all the same.
    pub fn is_note(self) -> bool {
        use Hint::*;
        matches!(
            self,
            PhoneTilted
                | TurnPhone
                | TooDark
                | TooBright
                | Hazy
                | PhoneLow
                | OffMiddle
                | Oblique
                | AnotherPerson
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

/// Whether the person stands so far to a side of the picture that a lens which bends it spoils the
/// angles.
pub(crate) fn is_off_middle(pose: &Pose, width_px: u32, height_px: u32) -> bool {
    let (width_px, height_px) = (f64::from(width_px), f64::from(height_px));
    let hips = pose.at(LandmarkId::LeftHip).midpoint(pose.at(LandmarkId::RightHip));
    let off_px = (hips.x - width_px / 2.0).abs();
    off_px > FARTHEST_OFF_MIDDLE * width_px.hypot(height_px) / 2.0
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
