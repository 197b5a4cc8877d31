//! The language that was chosen, kept for next time in what the browser stores for this page.

use super::storage;
use hinge::drill::Language;
use page::words::Words;

const PLACE: &str = "dowel.language";

/// The tag of the language that was chosen, if one was.
pub fn load() -> Option<String> {
    storage::read(PLACE).ok().flatten()
}

/// Keeps the choice.
pub fn keep(language: Language) {
    // The choice holds until the page is closed.
    if storage::write(PLACE, Words::of(language).code).is_err() {
        leptos::logging::warn!("the language could not be kept");
    }
}
