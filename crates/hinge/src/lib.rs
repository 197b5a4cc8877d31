//! The science of the hip hinge: one person's landmarks over time in, reps with scores out.
//!
//! No browser, no clock, no model: time and landmarks arrive as arguments.
//!
//! The wings stand one above the other, and each imports only what is below it: [`statistics`],
//! [`drill`] (what is asked), [`seen`] (one frame), [`back`] (the outline against the rod),
//! [`stance`] (over time: standing, counting), [`rep`] (a movement becomes a judged rep),
//! [`session`] (the record that leaves the app), [`snapshot`] (what is known after a frame),
//! [`coach`] (what is said), [`share`] (links), `analyzer` (holds a set together) and [`set`] (the
//! way of a frame, which others call). Figures that hold for every drill stand in the `limits` of
//! each wing, those of a drill in its file.

mod analyzer;
pub mod back;
pub mod coach;
pub mod drill;
pub mod rep;
pub mod seen;
pub mod session;
pub mod set;
pub mod share;
pub mod snapshot;
pub mod stance;
pub mod statistics;

pub use analyzer::AnalyzerOptions;
pub use back::cant_tell::CantTell;
pub use drill::fault::{FaultId, Part};
pub use drill::{Drill, DrillError};
pub use rep::reference::{EarlierReference, Reference, ReferenceError};
pub use rep::wall::WallView;
pub use seen::hint::Hint;
pub use set::Set;
pub use snapshot::Snapshot;
pub use stance::rep_counter::Phase;
