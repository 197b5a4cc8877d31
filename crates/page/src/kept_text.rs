//! What can be wrong with the small texts that the browser keeps for the app: settings, references,
//! logs of sets, what was sent and opened.

use hinge::share::ShareError;

/// Why a text that was kept is of no use, or none can be written.
#[derive(Debug, thiserror::Error)]
pub enum KeptTextError {
    /// It is not written as the app writes it.
    #[error("what was kept is not written as Dowel writes it")]
    NotAsWritten(#[source] serde_json::Error),
    /// A set of a log has a figure that no set can have.
    #[error("a set that was kept has a figure that no set can have")]
    ImpossibleFigure,
    /// A reference rep stands at the place of another.
    #[error("the reference that was kept is of another drill, model or facing")]
    OtherReference,
    /// A set that was opened can't be written as a link, the form in which it is kept.
    #[error("a set that was opened can't be written as a link")]
    NoLink(#[source] ShareError),
    /// Something can't be written as JSON.
    #[error("what is to be kept can't be written as JSON")]
    NotWritten(#[source] serde_json::Error),
}
