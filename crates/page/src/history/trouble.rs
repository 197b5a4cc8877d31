//! What can go wrong with the history.

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
