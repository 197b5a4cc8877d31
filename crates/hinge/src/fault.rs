//! Names of the faults and of the score's parts.

use crate::drill::{Direction, Unit};
use serde::{Deserialize, Serialize};

/// A fault, in the field's terms. A drill says which apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultId {
    /// Squatted: the knees did what the hips should.
    KneeDominant,
    /// The tailbone leaves the rod.
    BackRounded,
    /// The upper back leaves the rod.
    BackOverArched,
    /// Looking up.
    HeadLifted,
    /// Chin dropped.
    HeadDropped,
    /// No soft bend in the knees.
    KneesLocked,
    /// The shin tips forward.
    KneesForward,
    /// Not deep enough.
    Shallow,
    /// Did not stand up all the way.
    IncompleteLockout,
    /// Past tall at the top.
    LeanedBack,
    /// The hips rise before the shoulders.
    HipsRiseFirst,
    /// The hands drift from the legs.
    WeightAway,
    /// The heels leave the floor.
    HeelsLifted,
    /// Head to heel is not one line.
    LineBroken,
}

impl FaultId {
    /// Every fault.
    pub const ALL: [FaultId; 14] = [
        FaultId::KneeDominant,
        FaultId::BackRounded,
        FaultId::BackOverArched,
        FaultId::HeadLifted,
        FaultId::HeadDropped,
        FaultId::KneesLocked,
        FaultId::KneesForward,
        FaultId::Shallow,
        FaultId::IncompleteLockout,
        FaultId::LeanedBack,
        FaultId::HipsRiseFirst,
        FaultId::WeightAway,
        FaultId::HeelsLifted,
        FaultId::LineBroken,
    ];

    /// Its name in drill files and records.
    pub fn id(self) -> &'static str {
        match self {
            FaultId::KneeDominant => "knee_dominant",
            FaultId::BackRounded => "back_rounded",
            FaultId::BackOverArched => "back_over_arched",
            FaultId::HeadLifted => "head_lifted",
            FaultId::HeadDropped => "head_dropped",
            FaultId::KneesLocked => "knees_locked",
            FaultId::KneesForward => "knees_forward",
            FaultId::Shallow => "shallow",
            FaultId::IncompleteLockout => "incomplete_lockout",
            FaultId::LeanedBack => "leaned_back",
            FaultId::HipsRiseFirst => "hips_rise_first",
            FaultId::WeightAway => "weight_away",
            FaultId::HeelsLifted => "heels_lifted",
            FaultId::LineBroken => "line_broken",
        }
    }

    /// The unit of the measure by which it is judged; over-arching is told by the rod where the hips bend, and by the angle at
    /// the hips where they open.
    pub fn unit(self, direction: Direction) -> Unit {
        match self {
            FaultId::BackOverArched if direction == Direction::Extension => Unit::Deg,
            FaultId::KneeDominant
            | FaultId::BackRounded
            | FaultId::BackOverArched
            | FaultId::HipsRiseFirst
            | FaultId::WeightAway
            | FaultId::HeelsLifted => Unit::Share,
            FaultId::HeadLifted
            | FaultId::HeadDropped
            | FaultId::KneesLocked
            | FaultId::KneesForward
            | FaultId::Shallow
            | FaultId::IncompleteLockout
            | FaultId::LeanedBack
            | FaultId::LineBroken => Unit::Deg,
        }
    }

    /// Whether more of its measure is worse (else less is).
    pub fn worse_when_more(self) -> bool {
        !matches!(self, FaultId::KneeDominant | FaultId::KneesLocked | FaultId::Shallow)
    }

    /// The part of the score that it costs.
    pub fn part(self) -> Part {
        match self {
            FaultId::BackRounded | FaultId::BackOverArched | FaultId::HeadLifted | FaultId::HeadDropped | FaultId::LineBroken => {
                Part::Dowel
            }
            FaultId::KneeDominant
            | FaultId::KneesLocked
            | FaultId::KneesForward
            | FaultId::Shallow
            | FaultId::HipsRiseFirst
            | FaultId::WeightAway
            | FaultId::HeelsLifted => Part::Hips,
            FaultId::IncompleteLockout | FaultId::LeanedBack => Part::Finish,
        }
    }
}

/// A part of the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The back and the head against the rod.
    Dowel,
    /// Hips against knees, and depth.
    Hips,
    /// Standing up all the way and no farther.
    Finish,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_written_as_it_is_called() {
        for fault in FaultId::ALL {
            assert_eq!(serde_json::to_value(fault).unwrap(), fault.id());
        }
    }
}
