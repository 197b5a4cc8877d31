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
