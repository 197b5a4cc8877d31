//! How sets are laid out: measure by measure through all reps, for so they pack best. One function
//! writes and reads.

use super::code::Code;
use super::error::ShareError;
use super::limits::{DRILL_MOST_CHARS, MOST_FINDINGS, MOST_REPS, MOST_SETS, NAME_MOST_CHARS};
use super::motion::{self, Motion};
use super::numbered::Numbered;
use super::set::{Date, Detail, Net, SetKey, Shared, SharedReference, SharedSet};
use crate::back::gaps::Gaps;
use crate::drill::fault::{FaultId, Part};
use crate::rep::errors::Errors;
use crate::rep::record::{Fault, Rep, RestFrom, Tempo, Unseen, WallTap};
use crate::session::{ReferenceSource, SetRecord};

/// The steps in which figures are sent: no coarser than the screens show them.
mod unit {
    pub const DEG: f64 = 1.0;
    pub const POINTS: f64 = 1.0;
    /// Of times in the set and of tempo, s.
    pub const TIME_S: f64 = 0.05;
    pub const SHARE: f64 = 0.01;
    /// Of gaps and sag, trunk lengths.
    pub const TRUNK: f64 = 0.001;
    pub const CLOSE_M: f64 = 0.001;
    pub const SEVERITY: f64 = 0.05;
}

const MOST_HEIGHT_CM: u64 = 300;
/// Most reps that a set is said to have had; told are [`MOST_REPS`] at most.
const MOST_SET_REPS: u64 = 100_000;

pub(super) fn shared(code: &mut impl Code, shared: &mut Shared) -> Result<(), ShareError> {
    name(code, &mut shared.athlete)?;
    code.list(&mut shared.sets, MOST_SETS, &blank_set(), set)?;
    if shared.sets.is_empty() { Err(ShareError::Nonsense) } else { Ok(()) }
}

/// A person's name as they chose it; an empty one is none.
pub(super) fn name(code: &mut impl Code, name: &mut Option<String>) -> Result<(), ShareError> {
    let mut text = name.take().unwrap_or_default().trim().to_owned();
    code.text(&mut text, NAME_MOST_CHARS, false)?;
    *name = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Ok(())
}

pub(super) fn key(code: &mut impl Code, key: &mut SetKey) -> Result<(), ShareError> {
    let mut number = u64::from(key.0);
    code.number(&mut number, u64::from(u32::MAX))?;
    key.0 = number as u32;
    Ok(())
}

pub(super) fn date(code: &mut impl Code, date: &mut Date) -> Result<(), ShareError> {
    let Date { year, month, day } = *date;
    let mut number = u64::from((year * 12 + month.clamp(1, 12) - 1) * 31 + day.clamp(1, 31) - 1);
    code.number(&mut number, 9999 * 12 * 31 + 12 * 31 - 1)?;
    let number = number as u32;
    *date = Date { year: number / 31 / 12, month: number / 31 % 12 + 1, day: number % 31 + 1 };
    Ok(())
}

/// A drill's id: what is none of a file's name is nonsense.
pub(super) fn drill(code: &mut impl Code, drill: &mut String) -> Result<(), ShareError> {
    code.text(drill, DRILL_MOST_CHARS, false)?;
    let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if drill.chars().all(is_id) { Ok(()) } else { Err(ShareError::Nonsense) }
}

fn set(code: &mut impl Code, set: &mut SharedSet) -> Result<(), ShareError> {
    key(code, &mut set.key)?;
    drill(code, &mut set.drill)?;
    date(code, &mut set.day)?;
    code.numbered(&mut set.net)?;
    code.numbered_or_none(&mut set.facing)?;
    code.option(
        &mut set.height_cm,
        || 0,
        |code, height_cm| whole_number(code, height_cm, MOST_HEIGHT_CM),
    )?;
    let blank = SharedReference { from: ReferenceSource::Rep, rep: None, sag: 0.0 };
    code.option(&mut set.reference, || blank, reference)?;
    code.numbered(&mut set.detail)?;
    code.maybe(&mut set.set.score, unit::POINTS, &mut 0)?;
    code.maybe(&mut set.set.farthest_tap_m, unit::CLOSE_M, &mut 0)?;
    let mut reps = set.reps.len();
    code.count(&mut reps, MOST_REPS)?;
    code.spend(reps)?;
    set.reps.resize(reps, blank_rep());
    whole_number(code, &mut set.set.reps, MOST_SET_REPS)?;
    set.set.reps = set.set.reps.max(reps as u32);
    match set.detail {
        Detail::Whole => whole_reps(code, &mut set.reps)?,
        Detail::Scores => scores(code, &mut set.reps)?,
    }
    if set.detail == Detail::Scores {
        set.motion = None;
    }
    let blank = Motion { per_half: 0, grain: 1, reps: Vec::new() };
    code.option(&mut set.motion, || blank, motion::layout)?;
    // A replay of other reps than these can't be shown.
    if set.motion.as_ref().is_some_and(|motion| motion.reps.len() > reps) {
        Err(ShareError::Nonsense)
    } else {
        Ok(())
    }
}

fn reference(code: &mut impl Code, reference: &mut SharedReference) -> Result<(), ShareError> {
    code.numbered(&mut reference.from)?;
    code.option(&mut reference.rep, || 0, |code, rep| whole_number(code, rep, MOST_REPS as u64))?;
    code.figure(&mut reference.sag, unit::TRUNK, &mut 0)
}

fn whole_number(code: &mut impl Code, value: &mut u32, most: u64) -> Result<(), ShareError> {
    let mut number = u64::from(*value);
    code.number(&mut number, most)?;
    *value = number as u32;
    Ok(())
}

/// A measure through all reps.
fn column(
    code: &mut impl Code,
    reps: &mut [Rep],
    unit: f64,
    of: fn(&mut Rep) -> &mut Option<f64>,
) -> Result<(), ShareError> {
    let mut before = 0;
    reps.iter_mut().try_for_each(|rep| code.maybe(of(rep), unit, &mut before))
}

fn whole_reps(code: &mut impl Code, reps: &mut [Rep]) -> Result<(), ShareError> {
    let mut before = 0;
    for rep in reps.iter_mut() {
        code.figure(&mut rep.start_s, unit::TIME_S, &mut before)?;
        code.figure(&mut rep.bottom_s, unit::TIME_S, &mut before)?;
        code.figure(&mut rep.end_s, unit::TIME_S, &mut before)?;
    }
    column(code, reps, unit::POINTS, |rep| &mut rep.score)?;
    column(code, reps, unit::POINTS, |rep| &mut rep.parts.dowel)?;
    column(code, reps, unit::POINTS, |rep| &mut rep.parts.hips)?;
    column(code, reps, unit::POINTS, |rep| &mut rep.parts.finish)?;
    column(code, reps, unit::DEG, |rep| &mut rep.clean_range_deg)?;
    column(code, reps, unit::DEG, |rep| &mut rep.angles.hip_deg)?;
    column(code, reps, unit::DEG, |rep| &mut rep.angles.knee_deg)?;
    column(code, reps, unit::DEG, |rep| &mut rep.angles.shin_deg)?;
    column(code, reps, unit::DEG, |rep| &mut rep.angles.trunk_deg)?;
    column(code, reps, unit::DEG, |rep| &mut rep.angles.head_deg)?;
    column(code, reps, unit::SHARE, |rep| &mut rep.hip_share)?;
    column(code, reps, unit::SHARE, |rep| &mut rep.hip_travel_m)?;
    column(code, reps, unit::SHARE, |rep| &mut rep.hip_drop_m)?;
    column(code, reps, unit::TRUNK, |rep| &mut rep.sag)?;
    for rep in reps.iter_mut() {
        code.option(&mut rep.dowel, Gaps::default, |code, gaps| {
            code.maybe(&mut gaps.head, unit::TRUNK, &mut 0)?;
            code.maybe(&mut gaps.upper_back, unit::TRUNK, &mut 0)?;
            code.maybe(&mut gaps.tailbone, unit::TRUNK, &mut 0)
        })?;
    }
    for rep in reps.iter_mut() {
        code.option(&mut rep.tempo, Tempo::default, |code, tempo| {
            code.figure(&mut tempo.down_s, unit::TIME_S, &mut 0)?;
            code.figure(&mut tempo.pause_s, unit::TIME_S, &mut 0)?;
            code.figure(&mut tempo.up_s, unit::TIME_S, &mut 0)
        })?;
    }
    for rep in reps.iter_mut() {
        code.option(
            &mut rep.wall,
            || WallTap { at_m: 0.0, tapped: false, clean: false },
            |code, tap| {
                code.figure(&mut tap.at_m, unit::CLOSE_M, &mut 0)?;
                code.flag(&mut tap.tapped)?;
                code.flag(&mut tap.clean)
            },
        )?;
    }
    for rep in reps.iter_mut() {
        code.numbered_or_none(&mut rep.cant_tell)?;
        code.numbered_or_none(&mut rep.head_cant_tell)?;
        let blank = Unseen::Part(Part::Dowel);
        code.list(&mut rep.unseen, MOST_FINDINGS, &blank, |code, unseen| code.numbered(unseen))?;
    }
    for rep in reps.iter_mut() {
        let start_s = rep.start_s;
        code.list(&mut rep.faults, MOST_FINDINGS, &blank_fault(), |code, fault| {
            sureness(code, fault)?;
            code.figure(&mut fault.severity, unit::SEVERITY, &mut 0)?;
            fault.at_s -= start_s;
            code.figure(&mut fault.at_s, unit::TIME_S, &mut 0)?;
            fault.at_s += start_s;
            code.maybe(&mut fault.left_at_hip_deg, unit::DEG, &mut 0)
        })?;
    }
    Ok(())
}

/// Whether a set says what [`later_fields`] lays out.
pub(super) fn has_later_fields(shared: &Shared) -> bool {
    let is_told = |rep: &Rep| {
        rep.lumbar_deg.or(rep.upper_back_deg).is_some()
            || rep.rest != RestFrom::Before
            || rep.side.is_some()
    };
    let whole = shared.sets.iter().filter(|set| set.detail == Detail::Whole);
    whole.flat_map(|set| &set.reps).any(is_told)
}

/// What reps say that the first links did not have a place for, behind all sets; a message in which
/// no rep says any of it ends before. Errors are not sent: figures are rounded to the degree.
pub(super) fn later_fields(code: &mut impl Code, shared: &mut Shared) -> Result<(), ShareError> {
    for set in shared.sets.iter_mut().filter(|set| set.detail == Detail::Whole) {
        let reps = &mut set.reps;
        column(code, reps, unit::DEG, |rep| &mut rep.lumbar_deg)?;
        column(code, reps, unit::DEG, |rep| &mut rep.upper_back_deg)?;
        for rep in reps.iter_mut() {
            code.numbered(&mut rep.rest)?;
            code.numbered_or_none(&mut rep.side)?;
        }
    }
    Ok(())
}

/// The scores alone; everything else becomes unknown.
fn scores(code: &mut impl Code, reps: &mut [Rep]) -> Result<(), ShareError> {
    for rep in reps.iter_mut() {
        let told = std::mem::replace(rep, blank_rep());
        let faults = told
            .faults
            .into_iter()
            .map(|fault| Fault { id: fault.id, sure: fault.sure, ..blank_fault() })
            .collect();
        *rep = Rep {
            score: told.score,
            clean_range_deg: told.clean_range_deg,
            cant_tell: told.cant_tell,
            faults,
            ..blank_rep()
        };
    }
    column(code, reps, unit::POINTS, |rep| &mut rep.score)?;
    column(code, reps, unit::DEG, |rep| &mut rep.clean_range_deg)?;
    for rep in reps.iter_mut() {
        code.numbered_or_none(&mut rep.cant_tell)?;
        rep.unseen = rep.cant_tell.map(|_| Unseen::Part(Part::Dowel)).into_iter().collect();
    }
    reps.iter_mut()
        .try_for_each(|rep| code.list(&mut rep.faults, MOST_FINDINGS, &blank_fault(), sureness))
}

/// Which fault, and whether it is certain: twice the fault's number, and 1 where it is.
fn sureness<C: Code>(code: &mut C, fault: &mut Fault) -> Result<(), ShareError> {
    let mut both = 2 * u64::from(fault.id.number()) + u64::from(fault.sure);
    code.number(&mut both, 2 * u64::from(u8::MAX) + 1)?;
    fault.id = FaultId::of_number((both / 2) as u8).ok_or(ShareError::Nonsense)?;
    fault.sure = both % 2 == 1;
    Ok(())
}

fn blank_fault() -> Fault {
    Fault {
        id: FaultId::KneeDominant,
        severity: 0.0,
        at_s: 0.0,
        sure: false,
        left_at_hip_deg: None,
    }
}

fn blank_rep() -> Rep {
    Rep {
        start_s: 0.0,
        bottom_s: 0.0,
        end_s: 0.0,
        angles: crate::seen::angles::Angles::default(),
        hip_share: None,
        hip_travel_m: None,
        hip_drop_m: None,
        tempo: None,
        wall: None,
        dowel: None,
        sag: None,
        clean_range_deg: None,
        cant_tell: None,
        head_cant_tell: None,
        lumbar_deg: None,
        upper_back_deg: None,
        errors: Errors::default(),
        conditions: crate::rep::conditions::Conditions::default(),
        rest: RestFrom::Before,
        side: None,
        score: None,
        parts: crate::rep::record::Parts::default(),
        faults: Vec::new(),
        unseen: Vec::new(),
    }
}

fn blank_set() -> SharedSet {
    SharedSet {
        key: SetKey::default(),
        drill: String::new(),
        day: Date::default(),
        net: Net::Lite,
        facing: None,
        height_cm: None,
        reference: None,
        detail: Detail::Whole,
        set: SetRecord { reps: 0, score: None, farthest_tap_m: None },
        reps: Vec::new(),
        motion: None,
    }
}
