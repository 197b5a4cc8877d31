//! How far off a rep's measures may be.

use crate::drill::Direction;
use crate::drill::fault::FaultId;
use serde::{Deserialize, Serialize};

/// Half-widths that hold the truth in nine of ten cases, each in the unit of its measure; `None` =
/// not known, and then not written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Errors {
    /// Of the hip angle, degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hip_deg: Option<f64>,
    /// Of the knee angle, degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub knee_deg: Option<f64>,
    /// Of the shin's direction, degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shin_deg: Option<f64>,
    /// Of the trunk's direction, degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trunk_deg: Option<f64>,
    /// Of the head against the trunk, degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_deg: Option<f64>,
    /// Of the hips' share of the bending, 1 = all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hip_share: Option<f64>,
    /// Of the outline's sag, trunk lengths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sag: Option<f64>,
    /// Of the low back's bend, degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lumbar_deg: Option<f64>,
    /// Of the upper back's bend, degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper_back_deg: Option<f64>,
    /// Of how far the hips went back, m.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hip_travel_m: Option<f64>,
}

impl Errors {
    /// The error of the measure by which a fault is judged, in that measure's unit.
    pub(crate) fn of(&self, fault: FaultId, direction: Direction) -> Option<f64> {
        match fault {
            FaultId::KneeDominant => self.hip_share,
            FaultId::KneesLocked => self.knee_deg,
            FaultId::KneesForward => self.shin_deg,
            FaultId::Shallow | FaultId::IncompleteLockout | FaultId::LeanedBack => self.hip_deg,
            FaultId::BackOverArched if direction == Direction::Extension => self.hip_deg,
            FaultId::BackRounded | FaultId::BackOverArched => self.sag,
            FaultId::UpperBackRounded => self.upper_back_deg,
            FaultId::HeadLifted | FaultId::HeadDropped => self.head_deg,
            FaultId::HipsRiseFirst
            | FaultId::WeightAway
            | FaultId::HeelsLifted
            | FaultId::LineBroken => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_not_written() {
        let errors = Errors { hip_deg: Some(4.0), hip_travel_m: Some(0.02), ..Errors::default() };
        let text = r#"{"hip_deg":4.0,"hip_travel_m":0.02}"#;
        assert_eq!(serde_json::to_string(&errors).unwrap(), text);
        assert_eq!(serde_json::from_str::<Errors>(text).unwrap(), errors);
    }
}
