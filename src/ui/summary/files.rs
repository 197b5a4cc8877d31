//! A set as files, and its end: what can be saved of it, and how it is deleted.

use crate::history::set_history::Keeping;
use crate::set::files::{self, SaveError};
use crate::state::{AppState, Outcome};
use crate::ui::confirm::Confirm;
use crate::ui::notice::Notice;
use crate::ui::words::use_words;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The buttons.
#[component]
pub fn SetFiles(outcome: Outcome) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let history = app.history;
    let failed = RwSignal::new(false);
    let show_saved = move |saved: Result<(), SaveError>| {
        if let Err(cause) = &saved {
            leptos::logging::error!("saving failed: {cause}");
        }
        failed.set(saved.is_err());
    };
    let Outcome { record, replay, .. } = outcome;
    let day = move || history.about.with_untracked(|about| about.day);
    let has_reps = !record.reps.is_empty();
    let save_json = {
        let record = Arc::clone(&record);
        move |_| show_saved(files::save_json(&record))
    };
    let save_csv = {
        let record = Arc::clone(&record);
        move |_| show_saved(files::save_csv(&record, day()))
    };
    let save_card = move |_| {
        let (record, replay) = (Arc::clone(&record), Arc::clone(&replay));
        spawn_local(async move {
            show_saved(files::save_card(&record, &replay, day(), words).await);
        });
    };
    let delete = move |()| {
        spawn_local(async move {
            if history.delete_set().await.is_ok() {
                app.go_to_history();
            }
        });
    };
    view! {
        <div class="actions set-files">
            <button class="button small" on:click=save_json>
                {words.save}
            </button>
            {has_reps
                .then(|| {
                    view! {
                        <button class="button small" on:click=save_csv>
                            {words.history.csv}
                        </button>
                        <button class="button small" on:click=save_card>
                            {words.history.card}
                        </button>
                    }
                })}
            <Show when=move || history.keeping.get() == Keeping::Kept>
                <Confirm
                    label=words.history.delete_set
                    question=words.history.delete_set_sure.to_owned()
                    on_yes=Callback::new(delete)
                />
            </Show>
        </div>
        <Show when=move || failed.get()>
            <Notice text=words.save_failed.to_owned() />
        </Show>
    }
}
