//! Drills as data: what makes a rep and what makes it good, each figure with its unit and source.

mod check;
pub mod cue;
#[cfg(test)]
mod documents;
mod family;
pub mod fault;
mod file;
mod origin;
mod terms;
mod types;
pub mod variants;
mod wrong_key;

pub use file::DrillError;
pub use terms::{Counted, Direction, Hands, Language, Rest, Unit};
pub use types::{
    Band, Drill, DrillWords, FaultRule, Figure, Progression, Readiness, RepRule, RestPosture,
    TempoRule, TurnPosture, WallRule,
};
