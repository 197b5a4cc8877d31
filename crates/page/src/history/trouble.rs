//! What can go wrong with the history.

use miniz_oxide::inflate::TINFLStatus;
use std::num::TryFromIntError;

/// What can go wrong with storing, reading and restoring; the screens say each in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HistoryTrouble {
    /// No room is left for this page.
    Full,
    /// The browser keeps nothing for this page, as in some private windows.
    Blocked,
    /// What is stored was written by a newer version of the app.
    NewerVersion,
    /// It is no longer stored: deleted here or elsewhere.
    Gone,
    /// Anything else, as the browser says it.
    Other(String),
}

/// Why a text is no set that this version can read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// A newer version of the app wrote it.
    #[error("a newer version of Dowel wrote this set")]
    Newer,
    /// What is stored in its place is no text.
    #[error("what is stored is no text")]
    NoText,
    /// It is not written as this version writes sets.
    #[error("the set is not written as Dowel writes it")]
    NotAsWritten(#[from] serde_json::Error),
    /// It lacks its version.
    #[error("the set does not say its version")]
    NoVersion,
    /// It is of an earlier version and lacks what this one needs.
    #[error("the set is of an earlier version and {0}")]
    NotMigrated(&'static str),
    /// Its id can be no set's.
    #[error("the set's id is not one that Dowel gives")]
    ImpossibleId,
    /// In a backup its line has another id.
    #[error("the set's id is not that of its line")]
    OtherId,
    /// Its times are no times.
    #[error("the set's time is no time")]
    ImpossibleTime,
    /// It has too many reps, or not as many as it says.
    #[error("the set does not have as many reps as it says")]
    ImpossibleReps,
    /// A score or a share is out of its range.
    #[error("a score of the set is out of its range")]
    ImpossibleScore,
}

/// Why something of the history can't be written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    /// It can't be written as JSON.
    #[error("the set can't be written as text")]
    NoJson(#[from] serde_json::Error),
}

/// Why packed frames can't be unpacked.
#[derive(Debug, thiserror::Error)]
pub enum UnpackError {
    /// They are packed in a way that this version does not know.
    #[error("the frames are packed in an unknown way")]
    UnknownFormat,
    /// They can't be inflated.
    #[error("the frames are damaged: {0:?}")]
    Damaged(TINFLStatus),
    /// They end too early.
    #[error("the frames break off")]
    BrokenOff,
    /// There are bytes after the last of them.
    #[error("the frames are longer than they say")]
    TooLong,
    /// A figure has more digits than any has.
    #[error("a figure of the frames is too long")]
    FigureTooLong,
    /// A figure is missing that every frame has.
    #[error("a figure is missing from the frames")]
    FigureMissing,
    /// A count or a size is larger than any can be.
    #[error("a count of the frames is too large")]
    CountTooLarge(#[from] TryFromIntError),
    /// A contact's state is none that this version knows.
    #[error("a contact of the frames is unknown")]
    UnknownContact,
}
