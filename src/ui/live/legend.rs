//! What the marks of the contacts mean, by their shapes.

use crate::state::AppState;
use crate::ui::words::use_words;
use hinge::back::rod::Contact;
use leptos::prelude::*;

/// Each mark with its name; nothing in a drill without a rod.
#[component]
pub fn Legend() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let has_rod = move || app.drill.with(|drill| drill.has_rod());
    let marks = [
        (Contact::Held, "held"),
        (Contact::Leaving, "leaving"),
        (Contact::Lost, "lost"),
        (Contact::CantTell, "cant-tell"),
    ];
    let entries = move || {
        marks.map(|(contact, class)| {
            view! {
                <li>
                    <span class=format!("contact {class}") aria-hidden="true"></span>
                    {(words.replay.contact)(contact)}
                </li>
            }
        })
    };
    view! {
        <Show when=has_rod>
            <ul class="legend" aria-label=words.live.contacts>
                {entries().into_iter().collect_view()}
            </ul>
        </Show>
    }
}
