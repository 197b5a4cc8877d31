//! The settings, kept for next time in what the browser stores for this page.

use super::storage::storage;
use page::settings::Settings;

const PLACE: &str = "dowel.settings";

/// What was kept, or the settings as they are at first.
pub fn load() -> Settings {
    let Some(kept) = storage().and_then(|storage| storage.get_item(PLACE).ok().flatten()) else { return Settings::default() };
    Settings::read(&kept).unwrap_or_else(|cause| {
        leptos::logging::warn!("the settings are as at first: {cause}");
        Settings::default()
    })
}

/// Keeps them.
pub fn keep(settings: &Settings) {
    let written = serde_json::to_string(settings).map_err(|cause| cause.to_string());
    let kept = written.map(|written| storage().map(|storage| storage.set_item(PLACE, &written)));
    // They hold until the page is closed.
    if !matches!(kept, Ok(Some(Ok(())))) {
        leptos::logging::warn!("the settings could not be kept");
    }
}
