//! The science of the hip hinge: one person's landmarks over time in, reps with scores out.
//!
//! No browser, no clock, no model: time and landmarks arrive as arguments.

pub mod analyzer;
pub mod back;
pub mod body;
pub mod checks;
pub mod coach;
pub mod constants;
pub mod contour;
pub mod cue;
#[cfg(test)]
mod documents;
pub mod drill;
mod drill_check;
pub mod fault;
mod hint;
pub mod judge;
pub mod light;
pub mod reference;
mod rep;
pub mod rep_counter;
pub mod rod;
mod saying;
pub mod score;
pub mod session;
pub mod share;
mod stance;
pub mod standing;
pub mod statistics;
pub mod text;
mod turning;
pub mod wall;

pub use analyzer::{Analyzer, AnalyzerOptions, Observation, Phase, Snapshot};
pub use back::CantTell;
pub use drill::{Drill, DrillError};
pub use fault::{FaultId, Part};
pub use hint::Hint;
pub use reference::{EarlierReference, Reference, ReferenceError};
pub use wall::WallView;
