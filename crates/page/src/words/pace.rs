//! The words of the choice of the model, and of what a busy device is spared.

#![allow(missing_docs, reason = "a field's name and its words say it")]

use super::declared::words;
use crate::device::pace::Spared;
use protocol::ModelChoice;

words! {
    /// The words of one language.
    pub struct PaceWords {
        model: &'static str,
        /// Left to the app, quick, exact.
        models: [&'static str; 3],
        model_what: &'static str,
        /// The model of the next set.
        next_model: fn(ModelChoice) -> &'static str => |say| ModelChoice::ALL.map(say),
        /// Before a network's name.
        seen_by: &'static str,
        reference_of_other_model: &'static str,
        behind: fn(u32) -> String => |say| [say(10)],
    }
}

impl PaceWords {
    /// What the person can do for a device that is too slow; nothing where they can't.
    pub fn spared(&self, spared: Spared) -> Option<String> {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "some times a second"
        )]
        let frames_hz = spared.most_hz() as u32;
        (spared == Spared::Behind).then(|| (self.behind)(frames_hz))
    }
}
