//! What the person chose once and finds again next time: the language and the settings.

use crate::state::AppState;
use crate::stored_values;
use hinge::drill::Language;
use leptos::prelude::{RwSignal, Set, Update, WithUntracked};
use page::causes::with_causes;
use page::settings::Settings;
use page::words::Words;

const LANGUAGE: &str = "dowel.language";
const SETTINGS: &str = "dowel.settings";

/// The tag of the language that was chosen, if one was.
pub fn kept_language() -> Option<String> {
    stored_values::stored_text(LANGUAGE).ok().flatten()
}

/// The settings that were kept, or those of the first time.
pub fn kept_settings() -> Settings {
    let Ok(Some(kept)) = stored_values::stored_text(SETTINGS) else { return Settings::default() };
    Settings::from_text(&kept).unwrap_or_else(|cause| {
        leptos::logging::warn!("the settings are as at first: {}", with_causes(&cause));
        Settings::default()
    })
}

/// Speaks another language from now on, also next time.
pub fn choose_language(app: AppState, language: Language) {
    app.language.set(language);
    // Where nothing can be stored the choice holds until the page is closed.
    stored_values::store_text(LANGUAGE, Words::of(language).code).ok();
}

/// Changes the settings, also for next time.
pub fn change_settings(app: AppState, change_them: impl FnOnce(&mut Settings)) {
    change(app.settings, change_them);
}

/// Changes these settings, also for next time.
pub fn change(settings: RwSignal<Settings>, change: impl FnOnce(&mut Settings)) {
    settings.update(change);
    // Where nothing can be stored they hold until the page is closed.
    settings.with_untracked(|settings| stored_values::store(SETTINGS, settings).ok());
}
