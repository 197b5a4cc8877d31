//! The name with its rod.

use crate::state::AppState;
use crate::ui::words::use_words;
use leptos::prelude::*;

/// The name; leads to the home screen.
#[component]
pub fn Brand() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    view! {
        <header class="brand">
            <button class="brand-name" on:click=move |_| app.go_home()>
                <span class="brand-rod" aria-hidden="true"></span>
                {words.app}
            </button>
        </header>
    }
}
