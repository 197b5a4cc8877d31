//! The choice before a set: what the back is to be compared with.

use crate::set::choice;
use crate::state::AppState;
use crate::ui::notice::Notice;
use crate::ui::words::use_words;
use leptos::prelude::*;

/// Says what a reference rep is, and lets the person choose one: the kept one, or their first rep.
#[component]
pub fn ReferenceChoice() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    choice::look_up_kept(app);
    let comparison = app.comparison;
    let is_wished = move || comparison.with(|comparison| comparison.is_wished);
    let has_kept = Memo::new(move |_| comparison.with(|comparison| !comparison.kept.is_empty()));
    let is_of_other_model =
        Memo::new(move |_| comparison.with(|comparison| comparison.is_of_other_model));
    let trouble = Memo::new(move |_| comparison.with(|comparison| comparison.trouble));
    let label = move || {
        comparison.with(|comparison| match comparison.kept.as_slice() {
            [] => words.first_rep.to_owned(),
            kept => (words.compare_with_kept)(kept, comparison.today),
        })
    };
    let choose = move |event| {
        comparison.update(|comparison| comparison.is_wished = event_target_checked(&event))
    };
    view! {
        <section class="reference-choice" aria-labelledby="reference">
            <h2 id="reference">{words.reference}</h2>
            <p>{words.reference_what}</p>
            <label class="choice">
                <input
                    type="checkbox"
                    role="switch"
                    data-testid="reference-wish"
                    prop:checked=is_wished
                    on:change=choose
                />
                <span>{label}</span>
            </label>
            <Show when=move || has_kept.get()>
                <button class="button small" on:click=move |_| choice::forget_kept(app)>
                    {words.drop_kept}
                </button>
            </Show>
            <Show when=move || is_of_other_model.get()>
                <p data-testid="reference-of-other-model">{words.pace.reference_of_other_model}</p>
            </Show>
            {move || {
                trouble
                    .get()
                    .map(|trouble| {
                        view! { <Notice text=(words.keeping_trouble)(trouble).to_owned() /> }
                    })
            }}
        </section>
    }
}
