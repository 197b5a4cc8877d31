//! The kept sets: every write of the history, of the drills' logs and of backups.
//!
//! A set is kept in IndexedDB as a text and its packed frames; lists and trends read the texts
//! alone. A running set is written after every rep as a draft; keeping the finished set removes the
//! draft in the same transaction. The database is opened for each call and closed again, so that no
//! tab stands in another's way. The drills' logs lie in localStorage; they are fed by each set, and
//! from kept sets when a backup is restored. Videos of sets, where the person turned them on, lie
//! beside the set, go with it or alone, and are in no backup, no link and no export.

pub mod backup;
pub mod logs;
pub mod safety;
pub mod set_history;
mod trouble;
