//! How the phone stands, as its sensors tell it.

use serde::{Deserialize, Serialize};

/// How the phone stands that films.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PhoneStand {
    /// Nothing tells: there are no sensors, or it is no phone.
    #[default]
    Unknown,
    /// It stands well enough.
    Upright,
    /// It is tilted far to one side; that is taken out of the picture.
    Tilted,
    /// It lies.
    Lying,
}

/// All that the phone tells of itself. What it is when standing becomes known holds for the set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PhoneTold {
    /// How it stands.
    pub stand: PhoneStand,
    /// Its camera's roll, degrees; + = the picture must be turned clockwise to be upright; `None` =
    /// as it was.
    pub lean_deg: Option<f64>,
    /// How far its camera looks up, degrees, likewise.
    pub pitch_deg: Option<f64>,
}
