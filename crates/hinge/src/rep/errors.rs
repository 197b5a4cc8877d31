//! How far off a rep's measures may be: learned from reps with exact truth, by how they were seen.
//!
//! A half-width is a sum: a base, and for each of the [`Conditions`] so much a unit. The table is
//! `errors.toml`; `cargo xtask learn-errors` learns it anew.

use crate::drill::Direction;
use crate::drill::fault::FaultId;
use crate::rep::conditions::{CONDITION_NAMES, Conditions};
use crate::rep::limits::FINISH_ERROR_SHARE;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Half-widths a unit, by the names of [`CONDITION_NAMES`] and of the base.
type Grows = &'static [(&'static str, f64)];

include!(concat!(env!("OUT_DIR"), "/error_table.rs"));

/// How the errors of each measure grow, by model.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ErrorTable {
    /// What it was learned from.
    pub source: String,
    /// By the model's name and the measure's, as in [`MEASURE_NAMES`].
    pub models: BTreeMap<String, BTreeMap<String, Growth>>,
}

/// A half-width: its base in the measure's unit, and so much for each unit of a condition, by the
/// names of [`CONDITION_NAMES`]; none is negative.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Growth {
    /// In the best conditions.
    pub base: f64,
    /// For each unit of a condition; those that are not there do not matter.
    #[serde(flatten)]
    pub each: BTreeMap<String, f64>,
}

impl Growth {
    /// The half-width under these conditions.
    pub fn half_width(&self, conditions: &Conditions) -> f64 {
        let each = self.each.iter().map(|(name, each)| (name.as_str(), *each));
        half_width(each.chain([(BASE, self.base)]), conditions)
    }
}

/// The name of what is there in the best conditions.
const BASE: &str = "base";

/// The sum of a base and of so much for each unit of a condition.
fn half_width<'a>(growth: impl Iterator<Item = (&'a str, f64)>, conditions: &Conditions) -> f64 {
    let figures = conditions.figures();
    let known = || CONDITION_NAMES.iter().zip(figures).chain([(&BASE, 1.0)]);
    growth
        .map(|(name, each)| {
            known().find(|(known, _)| **known == name).map_or(0.0, |(_, figure)| each * figure)
        })
        .sum()
}

/// The measures whose errors are learned.
pub const MEASURE_NAMES: [&str; 9] = [
    "hip_deg",
    "knee_deg",
    "shin_deg",
    "trunk_deg",
    "head_deg",
    "hip_share",
    "sag",
    "lumbar_deg",
    "upper_back_deg",
];

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
    /// Those of a model's measures under these conditions; none for a model that is not known.
    pub fn under(conditions: &Conditions, model: &str) -> Errors {
        let of = |measure: &str| {
            let growth = GROWTHS.iter().find(|(of, name, _)| (*of, *name) == (model, measure));
            growth.map(|(_, _, growth)| half_width(growth.iter().copied(), conditions))
        };
        Errors {
            hip_deg: of("hip_deg"),
            knee_deg: of("knee_deg"),
            shin_deg: of("shin_deg"),
            trunk_deg: of("trunk_deg"),
            head_deg: of("head_deg"),
            hip_share: of("hip_share"),
            sag: of("sag"),
            lumbar_deg: of("lumbar_deg"),
            upper_back_deg: of("upper_back_deg"),
            hip_travel_m: None,
        }
    }

    /// The error of the measure by which a fault is judged, in that measure's unit.
    pub(crate) fn of(&self, fault: FaultId, direction: Direction) -> Option<f64> {
        match fault {
            FaultId::KneeDominant => self.hip_share,
            FaultId::KneesLocked => self.knee_deg,
            FaultId::KneesForward => self.shin_deg,
            FaultId::IncompleteLockout | FaultId::LeanedBack if direction == Direction::Flexion => {
                self.hip_deg.map(|bottom_deg| FINISH_ERROR_SHARE * bottom_deg)
            }
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
    fn the_table_tells_of_every_measure_of_both_models_and_grows_with_the_conditions() {
        let table: ErrorTable = toml::from_str(include_str!("../../errors.toml")).unwrap();
        assert_eq!(table.models.len(), 2);
        let worse = Conditions {
            yaw_deg: 45.0,
            knee_unsteady_deg: 5.0,
            thigh_change: 0.3,
            outline_roughness: 0.02,
        };
        for (model, measures) in &table.models {
            let names: Vec<&str> = measures.keys().map(String::as_str).collect();
            let mut known = MEASURE_NAMES;
            known.sort_unstable();
            assert_eq!(names, known, "{model}");
            for (name, growth) in measures {
                assert!(growth.base > 0.0, "{model} {name}");
                assert!(
                    growth.each.iter().all(|(condition, each)| {
                        CONDITION_NAMES.contains(&condition.as_str()) && *each >= 0.0
                    }),
                    "{model} {name}"
                );
            }
            let hip = |conditions| Errors::under(&conditions, model).hip_deg.unwrap();
            assert!(hip(worse) > hip(Conditions::default()), "{model}");
        }
        assert_eq!(Errors::under(&worse, "another"), Errors::default());
    }

    #[test]
    fn what_is_not_known_is_not_written() {
        let errors = Errors { hip_deg: Some(4.0), hip_travel_m: Some(0.02), ..Errors::default() };
        let text = r#"{"hip_deg":4.0,"hip_travel_m":0.02}"#;
        assert_eq!(serde_json::to_string(&errors).unwrap(), text);
        assert_eq!(serde_json::from_str::<Errors>(text).unwrap(), errors);
    }
}
