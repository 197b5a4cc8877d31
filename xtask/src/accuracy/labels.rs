//! What the labels of a rendered rep ask of the findings.

use anyhow::{Result, bail, ensure};
use hinge::FaultId;
use std::collections::BTreeSet;

/// From this much flexion of the low back a rep must be called rounded, degrees.
pub const ROUNDED_FROM_DEG: f64 = 20.0;

/// What a rep's labels say.
pub struct Asked {
    /// The faults that the labels name.
    pub labels: BTreeSet<FaultId>,
    /// Faults that may be named beside them.
    pub allowed: BTreeSet<FaultId>,
    /// Whether nothing is wrong with it.
    pub is_good: bool,
    /// Whether the low back is rounded too little to be asked about.
    pub is_mild: bool,
    /// Whether it is a squat.
    pub is_squat: bool,
}

impl Asked {
    /// Reads the labels of a rep; `peak_lumbar_flexion_deg`: how far its low back is rounded at
    /// most, degrees.
    ///
    /// # Errors
    /// When there is none, or one that says nothing about faults.
    pub fn of(labels: &[String], peak_lumbar_flexion_deg: f64) -> Result<Asked> {
        ensure!(!labels.is_empty(), "a rep has no label");
        let meanings = labels.iter().map(|label| meaning(label)).collect::<Result<Vec<_>>>()?;
        let faults: BTreeSet<FaultId> =
            meanings.iter().filter_map(|meaning| meaning.fault).collect();
        Ok(Asked {
            is_mild: faults.contains(&FaultId::BackRounded)
                && peak_lumbar_flexion_deg < ROUNDED_FROM_DEG,
            is_squat: labels.iter().any(|label| label == "squat_pattern"),
            is_good: meanings.iter().all(|meaning| meaning.is_good),
            allowed: meanings.iter().flat_map(|meaning| meaning.allowed).copied().collect(),
            labels: faults,
        })
    }
}

/// What one label asks of the findings.
struct Meaning {
    is_good: bool,
    fault: Option<FaultId>,
    allowed: &'static [FaultId],
}

fn meaning(label: &str) -> Result<Meaning> {
    use FaultId::*;
    let (fault, allowed): (Option<FaultId>, &'static [FaultId]) = match label {
        "good" | "good_morning" | "single_leg" | "kneeling" | "hip_led" => {
            return Ok(Meaning { is_good: true, fault: None, allowed: &[] });
        }
        "squat_pattern" | "knee_led" => (Some(KneeDominant), &[KneesForward]),
        "half_half" | "squat_mostly" => (None, &[KneesForward, KneeDominant]),
        "hinge_mostly" => (None, &[]),
        "rounded_lumbar" => (Some(BackRounded), &[HeadDropped, UpperBackRounded]),
        "over_arched" => (Some(BackOverArched), &[HeadLifted]),
        "neck_cranked" => (Some(HeadLifted), &[]),
        "head_dropped" => (Some(HeadDropped), &[]),
        "shallow" => (Some(Shallow), &[]),
        "incomplete_lockout" => (Some(IncompleteLockout), &[]),
        "lean_back_at_top" => (Some(LeanedBack), &[]),
        "stiff_legged" => (Some(KneesLocked), &[]),
        "weight_away" => (Some(WeightAway), &[]),
        "hips_rise_first" => (Some(HipsRiseFirst), &[]),
        unknown => bail!("the label {unknown} says nothing about faults"),
    };
    Ok(Meaning { is_good: false, fault, allowed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_label_is_an_error() {
        assert!(meaning("cartwheel").is_err());
        assert!(meaning("good").is_ok_and(|meaning| meaning.is_good));
    }
}
