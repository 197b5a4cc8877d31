//! The words for faults and hints, English.

use crate::drill::fault::{FaultId, Part};
use crate::seen::hint::Hint;

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

/// What the person should do.
pub fn hint(hint: Hint) -> &'static str {
    match hint {
        Hint::NobodySeen => "Step into the picture",
        Hint::FeetOutside => "Step back: I can't see your feet",
        Hint::HeadOutside => "Step back: all of you must be in the picture",
        Hint::TooSmall => "Come closer",
        Hint::Oblique => "Turn side-on: reps count, but angles can't be judged",
        Hint::FacingCamera => "Turn side-on to the camera",
        Hint::StandTall => "Stand tall",
        Hint::OtherRest => {
            "This drill starts from another posture: change it, or choose another drill"
        }
        Hint::StandStill => "Stand still for a moment",
        Hint::TooDark => "More light: it is too dark to see you",
        Hint::TooBright => "Less light: turn the phone away from the window",
        Hint::Hazy => "Wipe the lens, and put on more light",
        Hint::BackHidden => "Hands and hair off your back, so that I can see it",
        Hint::BackBlurred => "Your back does not stand out: more light, or a plainer wall",
        Hint::AnotherPerson => "Someone else is in the picture: it works best alone",
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
