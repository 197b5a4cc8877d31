//! The language that was chosen, kept for next time in what the browser stores for this page.

use super::storage::storage;
use hinge::drill::Language;
use page::words::Words;

const PLACE: &str = "dowel.language";

/// The tag of the language that was chosen, if one was.
pub fn load() -> Option<String> {
    storage()?.get_item(PLACE).ok().flatten()
}

/// Keeps the choice.
pub fn keep(language: Language) {
    let kept = storage().map(|storage| storage.set_item(PLACE, Words::of(language).code));
    // The choice holds until the page is closed.
    if !matches!(kept, Some(Ok(()))) {
        leptos::logging::warn!("the language could not be kept");
    }
}
