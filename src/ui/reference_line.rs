//! What is said of the reference rep during a set and after it.

use crate::cockpit::Cockpit;
use leptos::prelude::*;
use page::text;

/// The line, when there is something to say.
#[component]
pub fn ReferenceLine() -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    let words = Memo::new(move |_| cockpit.comparison.with(text::comparison));
    let is_refused = Memo::new(move |_| cockpit.comparison.with(|comparison| comparison.refused.is_some()));
    let trouble = Memo::new(move |_| cockpit.comparison.with(|comparison| comparison.trouble.map(text::keeping_trouble)));
    view! {
        <div role="status" class="reference-status">
            {move || words.get().map(|words| view! {
                <p class="reference-line" class:refused=is_refused data-testid="reference">{words}</p>
            })}
            {move || trouble.get().map(|words| view! { <p class="fine" data-testid="keeping-trouble">{words}</p> })}
        </div>
    }
}
