//! The angles of a person seen from the side, and the side to which the person faces.

use pose::BodySide;
use serde::{Deserialize, Serialize};

/// The side of the picture (not of the body) to which the person faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Facing {
    Left,
    Right,
}

impl Facing {
    /// +1 when the person faces the picture's right side, −1 for the left.
    pub fn sign(self) -> f64 {
        match self {
            Facing::Right => 1.0,
            Facing::Left => -1.0,
        }
    }

    /// The side of the body that the camera sees: somebody who faces the picture's right shows the
    /// right side.
    pub fn near_side(self) -> BodySide {
        match self {
            Facing::Right => BodySide::Right,
            Facing::Left => BodySide::Left,
        }
    }
}

/// The angles of a frame or of a rep's bottom, degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Angles {
    /// Flexion between trunk and near thigh, relative to the person's own standing; − = leaning
    /// back.
    pub hip_deg: Option<f64>,
    /// Flexion between near thigh and shin, relative to standing.
    pub knee_deg: Option<f64>,
    /// Direction ankle → knee from vertical, + = knee forward of the ankle.
    pub shin_deg: Option<f64>,
    /// Direction hip → shoulder from vertical, + = forward.
    pub trunk_deg: Option<f64>,
    /// Head against the line hip → shoulder, relative to standing, + = looking up.
    pub head_deg: Option<f64>,
}

/// Angles as the model sees them, degrees; nothing is compared with standing yet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RawAngles {
    /// Direction hip → shoulder from vertical.
    pub trunk_deg: f64,
    /// Trunk − thigh: flexion between trunk and thigh.
    pub hip_deg: f64,
    /// Shin − thigh: flexion between thigh and shin.
    pub knee_deg: f64,
    /// Direction ankle → knee from vertical.
    pub shin_deg: f64,
    /// Trunk − direction of the face: the head against the trunk, + = looking up.
    pub head_deg: f64,
}
