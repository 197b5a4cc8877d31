//! What is said of the reference rep during a set and after it.

use crate::state::AppState;
use crate::ui::words::use_words;
use leptos::prelude::*;

/// The line, when there is something to say.
#[component]
pub fn ReferenceLine() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let said = Memo::new(move |_| app.comparison.with(|comparison| words.comparison(comparison)));
    let is_refused =
        Memo::new(move |_| app.comparison.with(|comparison| comparison.refused.is_some()));
    let trouble = Memo::new(move |_| {
        app.comparison.with(|comparison| comparison.trouble.map(words.keeping_trouble))
    });
    view! {
        <div role="status" class="reference-status">
            {move || {
                said
                    .get()
                    .map(|said| {
                        view! {
                            <p
                                class="reference-line"
                                class:refused=is_refused
                                data-testid="reference"
                            >
                                {said}
                            </p>
                        }
                    })
            }}
            {move || {
                trouble
                    .get()
                    .map(|said| {
                        view! {
                            <p class="fine" data-testid="keeping-trouble">
                                {said}
                            </p>
                        }
                    })
            }}
        </div>
    }
}
