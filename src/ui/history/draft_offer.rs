//! Sets that were cut short, by a call or a closed page: to go on with, to keep, or to drop.

use crate::cockpit::Cockpit;
use crate::ui::confirm::Confirm;
use crate::ui::notice::Notice;
use crate::ui::words::use_words;
use hinge::Drill;
use leptos::prelude::*;
use page::drills;
use page::history::{HistoryTrouble, KeptSet};
use wasm_bindgen_futures::spawn_local;

/// The newest of them, if there is one.
#[component]
pub fn DraftOffer() -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    cockpit.shelf.look_for_drafts();
    let newest = move || cockpit.shelf.drafts.with(|drafts| drafts.first().cloned());
    move || newest().map(|draft| view! { <Offer draft=draft /> })
}

#[component]
fn Offer(draft: KeptSet) -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    let words = use_words();
    let shelf = cockpit.shelf;
    let trouble = RwSignal::new(None::<HistoryTrouble>);
    let drill = Drill::by_id(&draft.record.drill).ok();
    let name = drill
        .as_ref()
        .and_then(|drill| drills::words(drill, words.language))
        .map(|words| words.name.clone());
    let name = name.unwrap_or_else(|| draft.record.drill.clone());
    let id = StoredValue::new(draft.about.id.clone());
    let reps = draft.record.set.reps;
    let go_on = move |_| cockpit.go_on(draft.clone());
    let keep = move |_| {
        spawn_local(async move {
            match shelf.keep_draft(&id.get_value()).await {
                Ok(()) => cockpit.show_history(),
                Err(cause) => trouble.set(Some(cause)),
            }
        });
    };
    let drop = move |()| {
        spawn_local(async move {
            if let Err(cause) = shelf.drop_draft(&id.get_value()).await {
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
