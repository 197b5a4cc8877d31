//! The words of the demo.

#![allow(missing_docs, reason = "a field's name and its words say it")]

use super::declared::words;

words! {
    /// The words of one language.
    pub struct DemoWords {
        start: &'static str,
        title: &'static str,
        what: &'static str,
        to_result: &'static str,
        sound_on: &'static str,
        sound_off: &'static str,
        result: &'static str,
        again: &'static str,
        failed: &'static str,
    }
}
