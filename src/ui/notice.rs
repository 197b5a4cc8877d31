//! One clear sentence about what went wrong.

use leptos::prelude::*;

/// The sentence, said aloud by screen readers.
#[component]
pub fn Notice(
    /// What to say.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <p class="notice" role="alert">
            {text}
        </p>
    }
}
