//! The reference rep: what a person's back is compared with, beside their own standing.

use crate::back::cant_tell::CantTell;
use crate::back::limits::{LARGEST_REFERENCE_SAG, LEAST_REFERENCE_SAG};
use crate::drill::fault::{FaultId, fault_name};
use crate::rep::record::Rep;
use crate::seen::angles::Facing;
use serde::{Deserialize, Serialize};

/// A reference rep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reference {
    /// A rep of this set, 1 = first.
    Rep(u32),
    /// A rep of an earlier set.
    Earlier(EarlierReference),
}

/// What is kept of a reference rep for later sets. It serves the same drill, model and facing only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EarlierReference {
    /// Drill id.
    pub drill: String,
    /// Name of the model that saw it.
    pub model: String,
    /// The side of the picture to which the person faced.
    pub facing: Facing,
    /// Its sag minus standing, trunk lengths.
    pub sag: f64,
}

/// Why a reference rep can't serve. Each prints as a sentence for the person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceError {
    /// There is no such rep.
    #[error("there is no rep {rep} to serve as reference; the set has {count}")]
    NoSuchRep {
        /// What was asked for, 1 = first.
        rep: u32,
        /// How many reps there are.
        count: u32,
    },
    /// Its back was not seen.
    #[error("rep {rep} can't serve as reference: {reason}")]
    NotSeen {
        /// Which, 1 = first.
        rep: u32,
        /// Why.
        reason: CantTell,
    },
    /// An earlier record in which no back was seen.
    #[error("the earlier set can't serve as reference: it has no rep whose back was seen")]
    NoneSeen,
    /// It is no clean rep of the drill.
    #[error("rep {rep} can't serve as reference, it is not clean itself: \
        {}", fault_name(*fault).to_lowercase())]
    Faulty {
        /// Which, 1 = first.
        rep: u32,
        /// What was wrong.
        fault: FaultId,
    },
    /// It is too round itself.
    #[error(
        "this can't serve as reference: the back is {percent:.1} % of the trunk rounder than in \
         standing, the limit is {limit_percent:.0} %"
    )]
    TooRound {
        /// Its sag, percent of the trunk.
        percent: f64,
        /// The limit.
        limit_percent: f64,
    },
    /// It is too hollow itself.
    #[error(
        "this can't serve as reference: the back is {percent:.1} % of the trunk hollower than in \
         standing, the limit is {limit_percent:.0} %"
    )]
    TooHollow {
        /// Its sag the other way, percent of the trunk.
        percent: f64,
        /// The limit.
        limit_percent: f64,
    },
}

/// A set's rep by its number, 1 = first.
pub(crate) fn numbered(reps: &[Rep], rep: u32) -> Result<&Rep, ReferenceError> {
    let missing = ReferenceError::NoSuchRep { rep, count: reps.len() as u32 };
    rep.checked_sub(1).and_then(|index| reps.get(index as usize)).ok_or(missing)
}

/// The sag of a rep that is to be the reference: the hips went back and far enough, and the back
/// was seen.
pub(crate) fn usable_sag(found: &Rep, rep: u32) -> Result<f64, ReferenceError> {
    let spoils = |fault: &FaultId| matches!(fault, FaultId::KneeDominant | FaultId::Shallow);
    if let Some(fault) = found.faults.iter().map(|fault| fault.id).find(spoils) {
        return Err(ReferenceError::Faulty { rep, fault });
    }
    let sag = found.sag.ok_or(ReferenceError::NotSeen {
        rep,
        reason: found.cant_tell.unwrap_or(CantTell::NoOutline),
    })?;
    check_sag(sag)?;
    Ok(sag)
}

pub(crate) fn check_sag(sag: f64) -> Result<(), ReferenceError> {
    if sag > LARGEST_REFERENCE_SAG {
        return Err(ReferenceError::TooRound {
            percent: 100.0 * sag,
            limit_percent: 100.0 * LARGEST_REFERENCE_SAG,
        });
    }
    if sag < LEAST_REFERENCE_SAG {
        return Err(ReferenceError::TooHollow {
            percent: -100.0 * sag,
            limit_percent: -100.0 * LEAST_REFERENCE_SAG,
        });
    }
    Ok(())
}
