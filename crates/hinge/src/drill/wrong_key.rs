//! What is wrong with a key of a drill file.

/// The parts of a sentence: "`key` `reason`; `hint`".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WrongKey {
    /// The key, with dots: `rep.leave`.
    pub(crate) key: String,
    /// What is wrong with it.
    pub(crate) reason: String,
    /// What to write instead.
    pub(crate) hint: &'static str,
}

impl WrongKey {
    pub(crate) fn new(
        key: impl Into<String>,
        reason: impl Into<String>,
        hint: &'static str,
    ) -> Self {
        Self { key: key.into(), reason: reason.into(), hint }
    }
}
