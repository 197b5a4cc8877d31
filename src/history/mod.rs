//! The kept sets.

pub mod backup;
pub mod shelf;
