//! The kept sets: every write of the history, of the drills' logs and of backups.

pub mod backup;
pub mod logs;
pub mod safety;
pub mod set_history;
mod trouble;
