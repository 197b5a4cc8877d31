//! Frames in, reps out.

use serde::{Deserialize, Serialize};

/// Where in the set the person is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// The person's own standing is not known yet.
    #[default]
    Calibrating,
    /// Standing, ready for the next rep.
    Standing,
    /// On the way down.
    Descending,
    /// On the way up.
    Ascending,
}

/// What the person should do so that the set can be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hint {
    /// Nobody is in the picture.
    NobodySeen,
    /// Head or feet are outside the picture.
    NotWhole,
    /// The person fills too little of the picture.
    TooSmall,
    /// The person is not side-on: reps are counted, angles are not judged.
    Oblique,
    /// The person faces the camera.
    FacingCamera,
    /// Not upright.
    StandTall,
    /// Upright, but moving.
    StandStill,
    /// Another person moves through the place of the set.
    AnotherPerson,
}
