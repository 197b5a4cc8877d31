//! The faults and the parts of the score, with what is fixed for each, and their names in English.

use super::terms::{Direction, Unit};
use super::variants::all_of;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantArray};

/// A fault, in the field's terms. A drill says which apply. Each is described by what it is and, in
/// a second paragraph, by how it is measured ([`crate::rep::judge::RepMeasures::of`]);
/// docs/FAULTS.md shows both.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    EnumCount,
    IntoStaticStr,
    VariantArray,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FaultId {
    /// Squatted: the knees did what the hips should.
    ///
    /// The share of the bending that the hips did, at the bottom: hip ÷ (hip + knee), both against
    /// standing. 1 = the hips alone.
    KneeDominant,
    /// The tailbone leaves the rod.
    ///
    /// How much rounder the outline of the low back is at the bottom than in standing, beyond the
    /// same of the reference rep; without one, beyond [`crate::back::limits::NEUTRAL_SAG`]. In
    /// lengths of the trunk.
    BackRounded,
    /// The upper back leaves the rod.
    ///
    /// The same the other way: how much hollower. In bridges, how far trunk and thigh are bent past
    /// one line ([`crate::stance::limits::STRAIGHT_HIP_DEG`]) at the top.
    BackOverArched,
    /// Looking up.
    ///
    /// The head against the trunk, compared with standing, upwards: the most that is held
    /// ([`crate::rep::limits::SUSTAINED_S`]) in the deep part of the rep
    /// ([`crate::rep::limits::DEEP_SHARE`]). Only where the head was level in standing. How bad it
    /// is goes by the face's own direction, on the way down and in the deep part: about level
    /// ([`crate::back::limits::LEVEL_FACE_DEG`]) the person looks ahead, severity
    /// [`crate::rep::limits::LOOKS_AHEAD_SEVERITY`] at most; farther up the neck is cranked,
    /// severe at [`crate::rep::limits::CRANKED_FACE_DEG`].
    HeadLifted,
    /// Chin dropped.
    ///
    /// The same downwards.
    HeadDropped,
    /// No soft bend in the knees.
    ///
    /// The bend of the near knee at the bottom, against standing. Only where the hips are bent far
    /// enough ([`crate::rep::limits::KNEES_FROM_HIP_DEG`]).
    KneesLocked,
    /// The shin tips forward.
    ///
    /// The direction ankle → knee from vertical at the bottom, + = forward.
    KneesForward,
    /// Not deep enough.
    ///
    /// The hip angle at the bottom, from the rest, in the direction of the drill.
    Shallow,
    /// Did not stand up all the way.
    ///
    /// The hip angle where the rest after the rep is nearest to standing, against standing; in
    /// drills counted by the trunk, the tilt of the trunk instead. In bridges, how far trunk and
    /// thigh are short of one line ([`crate::stance::limits::STRAIGHT_HIP_DEG`]) at the top.
    IncompleteLockout,
    /// Past tall at the top.
    ///
    /// The measure of the unfinished lockout the other way: how far past standing.
    LeanedBack,
    /// The hips rise before the shoulders.
    ///
    /// The share of the trunk's tilt at the bottom that is left half way through the time in which
    /// the shoulder rises. Only where the tilt is large enough
    /// ([`crate::rep::limits::MIN_TILT_DEG`]).
    HipsRiseFirst,
    /// The hands drift from the legs.
    ///
    /// How far the near wrist is ahead of the near leg at the bottom, at the height of the wrist,
    /// in lengths of the trunk. Only where the wrist is beside the leg, between hip and ankle.
    WeightAway,
    /// The heels leave the floor.
    ///
    /// How far the near heel is above the tip of its foot at the bottom, less the same in standing,
    /// in lengths of the trunk.
    HeelsLifted,
    /// Head to heel is not one line.
    ///
    /// The angle at the bottom between the trunk and the line from the far ankle to the hips,
    /// either way. 0 = one line.
    LineBroken,
    /// The upper back rounds.
    ///
    /// How much farther the upper back is bent at the bottom than in standing, or than in the
    /// reference rep. `back_rounded` is the low back.
    UpperBackRounded,
}

impl FaultId {
    /// Every fault.
    pub const ALL: [FaultId; FaultId::COUNT] = all_of();

    /// Its name in drill files and records.
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// The unit of the measure by which it is judged; over-arching is measured against the rod
    /// where the hips bend, and by the angle at the hips where they open.
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
            | FaultId::LineBroken
            | FaultId::UpperBackRounded => Unit::Deg,
        }
    }

    /// Whether more of its measure is worse (else less is).
    pub fn worse_when_more(self) -> bool {
        !matches!(self, FaultId::KneeDominant | FaultId::KneesLocked | FaultId::Shallow)
    }

    /// The part of the score that it costs.
    pub fn part(self) -> Part {
        match self {
            FaultId::BackRounded
            | FaultId::BackOverArched
            | FaultId::HeadLifted
            | FaultId::HeadDropped
            | FaultId::LineBroken
            | FaultId::UpperBackRounded => Part::Dowel,
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
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    EnumCount,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The back and the head against the rod.
    Dowel,
    /// Hips against knees, and depth.
    Hips,
    /// Standing up all the way and no farther.
    Finish,
}

impl Part {
    /// Every part.
    pub const ALL: [Part; Part::COUNT] = all_of();
}

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
        FaultId::UpperBackRounded => "Upper back rounded",
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

    #[test]
    fn a_fault_is_written_as_it_is_called() {
        for fault in FaultId::ALL {
            assert_eq!(serde_json::to_value(fault).unwrap(), fault.id());
        }
    }

    #[test]
    fn every_fault_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<_> = FaultId::ALL.map(fault_name).into();
        assert_eq!(names.len(), FaultId::ALL.len());
    }
}
