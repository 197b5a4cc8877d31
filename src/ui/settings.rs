//! What is chosen once and kept.

use super::words::use_words;
use crate::cockpit::Cockpit;
use hinge::drill::Language;
use leptos::prelude::*;
use page::words::{Words, spoken};

/// The settings, folded.
#[component]
pub fn Settings() -> impl IntoView {
    let words = use_words();
    view! {
        <details class="settings" data-testid="settings">
            <summary>{words.settings}</summary>
            <LanguageChoice/>
        </details>
    }
}

/// The languages, each by its own name.
#[component]
fn LanguageChoice() -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    let words = use_words();
    let options = Language::ALL.map(|language| {
        let Words { code, name, .. } = Words::of(language);
        view! { <option value=*code lang=*code selected=language == words.language>{*name}</option> }
    });
    let choose = move |event| {
        if let Some(language) = spoken(&event_target_value(&event)) {
            cockpit.speak(language);
        }
    };
    view! {
        <label class="setting">
            <span>{words.language_choice}</span>
            <select data-testid="language" on:change=choose>{options.collect_view()}</select>
        </label>
    }
}
