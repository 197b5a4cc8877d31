//! Sets that were cut short, by a call or a closed page: to go on with, to keep, or to drop.

use crate::set::start;
use crate::state::AppState;
use crate::ui::confirm::Confirm;
use crate::ui::notice::Notice;
use crate::ui::words::use_words;
use leptos::prelude::*;
use page::drills;
use page::history::{HistoryTrouble, KeptSet};
use wasm_bindgen_futures::spawn_local;

/// The newest of them, if there is one.
#[component]
pub fn DraftOffer() -> impl IntoView {
    let app = expect_context::<AppState>();
    app.history.look_for_drafts();
    let newest = move || app.history.drafts.with(|drafts| drafts.first().cloned());
    move || newest().map(|draft| view! { <Offer draft=draft /> })
}

#[component]
fn Offer(draft: KeptSet) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let history = app.history;
    let trouble = RwSignal::new(None::<HistoryTrouble>);
    let name = drills::name(&draft.record.drill, words.language);
    let id = StoredValue::new(draft.about.id.clone());
    let reps = draft.record.set.reps;
    let go_on = move |_| start::go_on_with(app, draft.clone());
    let keep = move |_| {
        spawn_local(async move {
            match history.keep_draft(&id.get_value()).await {
                Ok(()) => app.go_to_history(),
                Err(cause) => trouble.set(Some(cause)),
            }
        });
    };
    let drop = move |()| {
        spawn_local(async move {
            if let Err(cause) = history.drop_draft(&id.get_value()).await {
                trouble.set(Some(cause));
            }
        });
    };
    view! {
        <section class="draft-offer" aria-labelledby="draft" data-testid="draft">
            <h2 id="draft">{words.history.draft}</h2>
            <p>{(words.history.draft_what)(reps, &name)}</p>
            {move || {
                trouble.get().map(|cause| view! { <Notice text=(words.history.trouble)(&cause) /> })
            }}
            <div class="actions">
                <button class="button primary" on:click=go_on>
                    {words.history.draft_go_on}
                </button>
                <button class="button" on:click=keep>
                    {words.history.draft_keep}
                </button>
                <Confirm
                    label=words.history.draft_drop
                    question=words.history.delete_set_sure.to_owned()
                    on_yes=Callback::new(drop)
                />
            </div>
        </section>
    }
}
