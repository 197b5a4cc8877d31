//! The name with its rod.

use crate::cockpit::Cockpit;
use leptos::prelude::*;
use page::text;

/// The name; leads to the home screen.
#[component]
pub fn Brand() -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    view! {
        <header class="brand">
            <button class="brand-name" on:click=move |_| cockpit.go_home()>
                <span class="brand-rod" aria-hidden="true"></span>
                {text::APP}
            </button>
        </header>
    }
}
