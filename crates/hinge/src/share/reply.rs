//! The coach's answer to a set.

use super::code::Code;
use super::error::ShareError;
use super::layout::{date, drill, key, name};
use super::limits::{MOST_REPS, NOTES_MOST_CHARS, REP_NOTE_MOST_CHARS};
use super::set::{Date, SetKey};
use serde::{Deserialize, Serialize};

/// A note on one rep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepNote {
    /// Number of the rep, 1 = first.
    pub rep: u32,
    /// What the coach says of it.
    pub note: String,
}

/// What to do next.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NextWork {
    /// Drill id.
    pub drill: String,
    /// How many reps.
    pub reps: u32,
    /// To which hip angle the back should stay on the rod, degrees.
    pub clean_deg: Option<f64>,
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// The set that it answers.
    pub set: SetKey,
    /// That set's drill.
    pub drill: String,
    /// That set's day.
    pub day: Date,
    /// The coach's name as they chose it.
    pub coach: Option<String>,
    /// Notes on the whole set.
    pub notes: String,
    /// Notes on single reps.
    pub rep_notes: Vec<RepNote>,
    /// What to do next.
    pub next: Option<NextWork>,
}

const MOST_DEG: i64 = 200;

pub(super) fn layout(code: &mut impl Code, reply: &mut Reply) -> Result<(), ShareError> {
    key(code, &mut reply.set)?;
    drill(code, &mut reply.drill)?;
    date(code, &mut reply.day)?;
    name(code, &mut reply.coach)?;
    code.text(&mut reply.notes, NOTES_MOST_CHARS, true)?;
    code.list(&mut reply.rep_notes, MOST_REPS, &RepNote::default(), |code, note| {
        rep_count(code, &mut note.rep)?;
        code.text(&mut note.note, REP_NOTE_MOST_CHARS, true)
    })?;
    code.option(&mut reply.next, NextWork::default, |code, next| {
        drill(code, &mut next.drill)?;
        rep_count(code, &mut next.reps)?;
        code.option(
            &mut next.clean_deg,
            || 0.0,
            |code, deg| {
                let mut whole = deg.round() as i64;
                code.signed(&mut whole, MOST_DEG)?;
                *deg = whole as f64;
                Ok(())
            },
        )
    })
}

fn rep_count(code: &mut impl Code, count: &mut u32) -> Result<(), ShareError> {
    let mut number = u64::from(*count);
    code.number(&mut number, MOST_REPS as u64)?;
    *count = number as u32;
    Ok(())
}
