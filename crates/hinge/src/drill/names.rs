//! The words for faults and hints, English.

use crate::drill::fault::{FaultId, Part};

/// A fault's name, short.
pub fn fault_name(fault: FaultId) -> &'static str {
    match fault {
        FaultId::KneeDominant => "Squatted",
        FaultId::BackRounded => "Tailbone left the rod",
        FaultId::BackOverArched => "Upper back left the rod",
        FaultId::HeadLifted => "Looked up",
        FaultId::HeadDropped => "Chin dropped",
        FaultId::KneesLocked => "Knees locked",
        FaultId::KneesForward => "Knees came forward",
        FaultId::Shallow => "Not deep enough",
        FaultId::IncompleteLockout => "Not stood all the way up",
        FaultId::LeanedBack => "Leaned back at the top",
        FaultId::HipsRiseFirst => "Hips rose first",
        FaultId::WeightAway => "Weight drifted away",
        FaultId::HeelsLifted => "Heels lifted",
        FaultId::LineBroken => "Head to heel not one line",
    }
}

/// A part of the score.
pub fn part_name(part: Part) -> &'static str {
    match part {
        Part::Dowel => "Back",
        Part::Hips => "Hips",
        Part::Finish => "Finish",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_fault_has_a_name_of_its_own() {
        let names: BTreeSet<_> = FaultId::ALL.map(fault_name).into();
        assert_eq!(names.len(), FaultId::ALL.len());
    }
}
