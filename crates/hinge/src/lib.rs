//! The science of the hip hinge: one person's landmarks over time in, reps with scores out.
//!
//! No browser, no clock, no model: time and landmarks arrive as arguments.

pub mod analyzer;
pub mod fault;
pub mod session;

pub use analyzer::{Hint, Phase};
pub use fault::{FaultId, Part};
