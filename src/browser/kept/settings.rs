//! The settings, kept for next time in what the browser stores for this page.

use super::storage;
use page::causes::with_causes;
use page::settings::Settings;

const PLACE: &str = "dowel.settings";

/// What was kept, or the settings as they are at first.
pub fn load() -> Settings {
    let Ok(Some(kept)) = storage::read(PLACE) else { return Settings::default() };
    Settings::from_text(&kept).unwrap_or_else(|cause| {
        leptos::logging::warn!("the settings are as at first: {}", with_causes(&cause));
        Settings::default()
    })
}

/// Keeps them.
pub fn keep(settings: &Settings) {
    // They hold until the page is closed.
    if storage::keep(PLACE, settings).is_err() {
        leptos::logging::warn!("the settings could not be kept");
    }
}
