//! What the words are asked to say in the tests: every case of what a text depends on.

use crate::day::Day;
use crate::device::level::Level;
use crate::device::problem::CameraProblem;
use crate::device::upkeep::Offline;
use crate::history::HistoryTrouble;
use crate::history::backup::Restored;
use crate::progression::Missing;
use crate::reference::{Choice, InForce, Kept};
use crate::set_figures::NotTold;
use hinge::back::cant_tell::CantTell;
use hinge::rep::record::{Fault, RestFrom, Unseen};
use hinge::seen::angles::Facing;
use hinge::share::{Left, NextWork};
use hinge::{EarlierReference, FaultId, Part, ReferenceError};
use protocol::Failure;

pub(crate) fn day() -> Day {
    Day::new(2026, 11, 21).unwrap()
}

pub(crate) const LEVELS: [Level; 5] =
    [Level::Unknown, Level::Lying, Level::Leaning(0.5), Level::Leaning(6.0), Level::Leaning(-25.0)];
pub(crate) const OFFLINE: [Offline; 6] = [
    Offline::Unknown,
    Offline::Unavailable,
    Offline::Missing(25.0),
    Offline::Coming,
    Offline::Failed,
    Offline::Ready,
];
pub(crate) const RESTORED: [Restored; 3] = [
    Restored { taken: 0, had: 0, set_aside: 0 },
    Restored { taken: 1, had: 1, set_aside: 1 },
    Restored { taken: 2, had: 2, set_aside: 2 },
];
pub(crate) const LEFT_OUT: [Left; 5] = [
    Left::Smoothness { positions: 13 },
    Left::Replay,
    Left::Measures,
    Left::Reps { kept: 3, of: 7 },
    Left::Sets { kept: 3, of: 7 },
];

pub(crate) fn kept(facing: Facing) -> Kept {
    Kept {
        day: day(),
        reference: EarlierReference {
            drill: String::new(),
            model: String::new(),
            facing,
            sag: 0.017,
        },
    }
}

pub(crate) fn finding(id: FaultId, sure: bool) -> Fault {
    Fault { id, severity: 0.5, at_s: 1.0, sure, left_at_hip_deg: Some(51.6) }
}

pub(crate) fn findings() -> Vec<Fault> {
    FaultId::ALL.iter().flat_map(|id| [true, false].map(|sure| finding(*id, sure))).collect()
}

pub(crate) fn not_told() -> [NotTold; 3] {
    [
        NotTold::SeenTooRarely { told: 3, judged: 8 },
        NotTold::SeenTooRarely { told: 0, judged: 1 },
        NotTold::LeftEarly,
    ]
}

pub(crate) fn unseen() -> Vec<Unseen> {
    FaultId::ALL.map(Unseen::Fault).into_iter().chain(Part::ALL.map(Unseen::Part)).collect()
}

/// Each reason, of the whole set, of one rep and of several.
pub(crate) fn not_judged(say: fn(CantTell, Option<&[usize]>) -> String) -> Vec<String> {
    [None, Some([7].as_slice()), Some([7, 8, 9].as_slice())]
        .into_iter()
        .flat_map(|reps| CantTell::ALL.map(|reason| say(reason, reps)))
        .collect()
}

/// Each place of the rest, of the whole set and of several reps.
pub(crate) fn rests(say: fn(RestFrom, Option<&[usize]>) -> String) -> Vec<String> {
    [None, Some([7, 8].as_slice())]
        .into_iter()
        .flat_map(|reps| RestFrom::ALL.map(|rest| say(rest, reps)))
        .collect()
}

pub(crate) fn in_force() -> Vec<InForce> {
    let choices = || [Choice::Rep(7), Choice::Kept(kept(Facing::Left))];
    [-0.017, 0.0, 0.017]
        .into_iter()
        .flat_map(|sag| choices().map(|choice| InForce { choice, sag }))
        .collect()
}

pub(crate) fn refusals() -> [ReferenceError; 6] {
    [
        ReferenceError::NoSuchRep { rep: 7, count: 3 },
        ReferenceError::NotSeen { rep: 7, reason: CantTell::Lost },
        ReferenceError::NoneSeen,
        ReferenceError::Faulty { rep: 7, fault: FaultId::KneeDominant },
        ReferenceError::TooRound { percent: 7.26, limit_percent: 3.0 },
        ReferenceError::TooHollow { percent: 7.26, limit_percent: 3.0 },
    ]
}

/// Of a drill with a rod and of one without, with sets that can't be told and without.
pub(crate) fn missing() -> [Missing; 4] {
    [(true, 0), (true, 3), (false, 0), (false, 1)].map(|(has_rod, untold)| Missing {
        done: 1,
        sets: 2,
        reps: 8,
        score: 85.0,
        has_rod,
        untold,
    })
}

pub(crate) fn failures() -> [Failure; 7] {
    let named = || "m.net".to_owned();
    [
        Failure::ModelMissing { file: named(), reason: named() },
        Failure::ModelChecksum { file: named() },
        Failure::ModelBroken { reason: named() },
        Failure::UnknownDrill { drill: named() },
        Failure::Frame { reason: named() },
        Failure::OutOfOrder { reason: named() },
        Failure::Reference { reason: ReferenceError::NoneSeen },
    ]
}

pub(crate) fn camera_problems() -> [CameraProblem; 12] {
    [
        CameraProblem::Insecure,
        CameraProblem::Missing,
        CameraProblem::Denied,
        CameraProblem::Busy,
        CameraProblem::InUse,
        CameraProblem::NoAnswer,
        CameraProblem::NoPicture,
        CameraProblem::NeedsTap,
        CameraProblem::Muted,
        CameraProblem::Still,
        CameraProblem::Unplugged,
        CameraProblem::Other("m.net".to_owned()),
    ]
}

pub(crate) fn history_troubles() -> [HistoryTrouble; 5] {
    [
        HistoryTrouble::Full,
        HistoryTrouble::Blocked,
        HistoryTrouble::NewerVersion,
        HistoryTrouble::Gone,
        HistoryTrouble::Other("UnknownError".to_owned()),
    ]
}

pub(crate) fn works() -> [NextWork; 2] {
    [(1, None), (8, Some(70.0))].map(|(reps, clean_deg)| NextWork {
        drill: String::new(),
        reps,
        clean_deg,
    })
}
