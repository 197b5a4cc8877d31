//! The errors that reps state about their own measures, against the truth.

use super::counts::Share;
use hinge::rep::record::Rep;
use hinge::statistics::mean;
use serde_json::Value;
use std::collections::BTreeMap;

/// How often what a rep states about its own errors is true. A rep states a half-width for a
/// measure, and the truth must lie within it of what was measured.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatedErrors {
    /// By measure, as it is named in records.
    pub measures: BTreeMap<&'static str, Stated>,
}

/// What was stated about one measure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stated {
    /// How many statements are true.
    pub held: Share,
    /// The half-widths stated, in the measure's own unit.
    pub half_widths: Vec<f64>,
}

impl StatedErrors {
    /// Compares what one rep states with its true hip, knee and shin, degrees, and hip share.
    pub fn add(&mut self, rep: &Rep, angles_deg: [f64; 3], hip_share: Option<f64>) {
        // A record holds the measures beside the errors under the same names.
        let record = serde_json::to_value(rep).unwrap_or_default();
        let [hip_deg, knee_deg, shin_deg] = angles_deg.map(Some);
        let truths = [
            ("hip_deg", hip_deg),
            ("knee_deg", knee_deg),
            ("shin_deg", shin_deg),
            ("hip_share", hip_share),
        ];
        for (name, truth) in truths {
            self.compare(name, &record, truth);
        }
    }

    /// Adds what was stated elsewhere.
    pub fn join(&mut self, other: &StatedErrors) {
        for (name, stated) in &other.measures {
            let own = self.measures.entry(name).or_default();
            own.held.join(stated.held);
            own.half_widths.extend(&stated.half_widths);
        }
    }

    /// How many statements about all measures are true.
    pub fn held(&self) -> Share {
        let mut held = Share::default();
        for stated in self.measures.values() {
            held.join(stated.held);
        }
        held
    }

    fn compare(&mut self, name: &'static str, record: &Value, truth: Option<f64>) {
        let (Some(half_width), Some(found), Some(truth)) =
            (record["errors"][name].as_f64(), record[name].as_f64(), truth)
        else {
            return;
        };
        let stated = self.measures.entry(name).or_default();
        stated.held.add((found - truth).abs() <= half_width);
        stated.half_widths.push(half_width);
    }
}

impl Stated {
    /// The mean half-width.
    pub fn half_width(&self) -> Option<f64> {
        mean(self.half_widths.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_stated_error_is_true_when_the_truth_lies_within_it() {
        let mut stated = StatedErrors::default();
        let record = |hip_deg: f64| json!({"hip_deg": hip_deg, "errors": {"hip_deg": 4.0}});
        stated.compare("hip_deg", &record(84.0), Some(80.0));
        stated.compare("hip_deg", &record(85.0), Some(80.0));
        stated.compare("hip_deg", &json!({"hip_deg": 85.0}), Some(80.0));
        stated.compare("knee_deg", &record(84.0), Some(20.0));
        assert_eq!(stated.held(), Share { count: 1, asked: 2 });
        assert_eq!(stated.measures["hip_deg"].half_width(), Some(4.0));
        let mut both = stated.clone();
        both.join(&stated);
        assert_eq!(both.held(), Share { count: 2, asked: 4 });
    }
}
