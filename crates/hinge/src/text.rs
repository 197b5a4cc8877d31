//! The words for faults and hints, English.

use crate::analyzer::Hint;
use crate::fault::{FaultId, Part};

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

/// What a coach would say about a fault.
pub fn fault_cue(fault: FaultId) -> &'static str {
    match fault {
        FaultId::KneeDominant => "Push the hips back, not down",
        FaultId::BackRounded => "Long spine: keep the tailbone on the rod",
        FaultId::BackOverArched => "Ribs down: keep the upper back on the rod",
        FaultId::HeadLifted => "Tuck the chin; the eyes follow the floor",
        FaultId::HeadDropped => "Grow tall through the back of the head",
        FaultId::KneesLocked => "Unlock the knees",
        FaultId::KneesForward => "Keep the shins upright",
        FaultId::Shallow => "Hips farther back, chest lower",
        FaultId::IncompleteLockout => "Squeeze the glutes, stand tall",
        FaultId::LeanedBack => "Stop at tall; don't lean back",
        FaultId::HipsRiseFirst => "Chest and hips come up together",
        FaultId::WeightAway => "Keep the weight close",
        FaultId::HeelsLifted => "Weight on the whole foot",
        FaultId::LineBroken => "One long line, head to heel",
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

/// What the person should do.
pub fn hint(hint: Hint) -> &'static str {
    match hint {
        Hint::NobodySeen => "Step into the picture",
        Hint::NotWhole => "Step back: head and feet must be in the picture",
        Hint::TooSmall => "Come closer",
        Hint::Oblique => "Turn side-on: reps count, but angles can't be judged",
        Hint::FacingCamera => "Turn side-on to the camera",
        Hint::StandTall => "Stand tall",
        Hint::StandStill => "Stand still for a moment",
        Hint::AnotherPerson => "Someone else is in the picture: it works best alone",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_fault_has_a_name_and_a_cue_of_its_own() {
        let names: BTreeSet<_> = FaultId::ALL.map(fault_name).into();
        let cues: BTreeSet<_> = FaultId::ALL.map(fault_cue).into();
        assert_eq!((names.len(), cues.len()), (FaultId::ALL.len(), FaultId::ALL.len()));
    }
}
