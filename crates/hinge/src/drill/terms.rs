//! The words of which drills are made: units, rests, directions, what is counted, languages.

use super::variants::all_of;
use serde::{Deserialize, Serialize};
use strum::{Display, EnumCount, IntoStaticStr, VariantArray};

/// A unit that a figure in a drill file is given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Unit {
    /// Degrees.
    Deg,
    /// Seconds.
    S,
    /// Metres.
    M,
    /// A share, 1 = all; of a length, 1 = the trunk's in standing.
    Share,
}

/// The posture from which reps start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Display, EnumCount, VariantArray)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Rest {
    /// Upright on the floor.
    Standing,
    /// Upright on the knees.
    Kneeling,
    /// On the back, feet on the floor.
    Lying,
    /// Sitting, the upper back against a bench.
    Bench,
    /// Upright on a box.
    Box,
}

impl Rest {
    /// Every one.
    pub const ALL: [Rest; Rest::COUNT] = all_of();
}

/// What the hands do in a drill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Hands {
    /// They are free.
    #[default]
    Free,
    /// They are at the ears.
    Head,
    /// They hold a bar with discs.
    Bar,
    /// They hold a bell that swings.
    Bell,
    /// They hold a cable or a band that pulls from behind.
    Band,
}

/// The measure by which reps are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Counted {
    /// Between trunk and thigh.
    Hip,
    /// How far the body is folded: the mean of the hip's angle and the shoulders' drop, in the
    /// degrees of [`crate::stance::limits::DROP_DEG_PER_HEIGHT`]. A squat drops the shoulders as a
    /// hinge does; arms, steps and a head that turns do not.
    Fold,
    /// The same with the trunk's direction in the place of the hip's angle: where a bar's discs
    /// hide the legs.
    #[serde(rename = "trunk-fold")]
    TrunkFold,
    /// How far the hips are below standing, in the degrees of
    /// [`crate::stance::limits::DROP_DEG_PER_LEG`]: where one leg passes the other, and the model
    /// takes one for the other.
    Drop,
}

/// Which way the hip angle goes from the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// The hips bend, as in a hinge.
    #[default]
    Flexion,
    /// The hips open, as in a bridge.
    Extension,
}

impl Direction {
    /// + 1 where the hip angle grows during a rep, − 1 where it falls.
    pub fn sign(self) -> f64 {
        match self {
            Direction::Flexion => 1.0,
            Direction::Extension => -1.0,
        }
    }
}

/// A language that the app speaks.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Deserialize,
    Serialize,
    EnumCount,
    IntoStaticStr,
    VariantArray,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Language {
    En,
    De,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; Language::COUNT] = all_of();

    /// Its code, as in `lang="de"`.
    pub fn code(self) -> &'static str {
        self.into()
    }
}
