//! A set as files, and its end: what can be saved of it, and how it is deleted.

use crate::browser::kept::history_store::{self, Place};
use crate::browser::{download, picture_card};
use crate::cockpit::{Cockpit, Outcome};
use crate::ui::confirm::Confirm;
use crate::ui::notice::Notice;
use crate::ui::words::use_words;
use hinge::Drill;
use hinge::session::SessionRecord;
use leptos::prelude::*;
use page::day::Day;
use page::drills;
use page::history::csv;
use page::replay::Replay;
use page::summary::card::card;
use page::words::Words;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

/// The buttons.
#[component]
pub fn SetFiles(outcome: Outcome) -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    let words = use_words();
    let shelf = cockpit.shelf;
    let failed = RwSignal::new(false);
    let told = move |saved: Result<(), JsValue>| {
        if let Err(cause) = &saved {
            leptos::logging::error!("saving failed: {cause:?}");
        }
        failed.set(saved.is_err());
    };
    let Outcome { record, replay, .. } = outcome;
    let day = move || shelf.about.with_untracked(|about| about.day);
    let has_reps = !record.reps.is_empty();
    let save_json =
        {
            let record = Arc::clone(&record);
            move |_| {
                let json = serde_json::to_string(&*record)
                    .map_err(|cause| JsValue::from(cause.to_string()));
                told(json.and_then(|json| {
                    download::save("dowel-session.json", "application/json", &json)
                }));
            }
        };
    let save_csv = {
        let record = Arc::clone(&record);
        move |_| {
            told(download::save(
                &file_name(&record, &day().to_string(), "csv"),
                "text/csv",
                &csv::table(&record, &day().to_string()),
            ))
        }
    };
    let save_card = move |_| {
        let (record, replay) = (Arc::clone(&record), Arc::clone(&replay));
        spawn_local(async move {
            // With its year: a picture is looked at later too.
            let said = (words.history.day)(day(), Day::FIRST);
            let saved = picture(&record, &replay, &said, words).await;
            told(saved.and_then(|blob| {
                download::save_blob(&file_name(&record, &day().to_string(), "png"), &blob)
            }));
        });
    };
    let delete = move |()| {
        let id = shelf.about.with_untracked(|about| about.id.clone());
        spawn_local(async move {
            match shelf.in_turn(history_store::remove(Place::Sets, &id)).await {
                Ok(()) => cockpit.show_history(),
                Err(trouble) => shelf.keeping.set(crate::history::shelf::Keeping::NotKept(trouble)),
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
            <Show when=move || shelf.keeping.get() == crate::history::shelf::Keeping::Kept>
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

/// The picture card of a set, for saving and sharing. `day`: as it is said.
///
/// # Errors
/// What the browser said.
pub async fn picture(
    record: &SessionRecord,
    replay: &Replay,
    day: &str,
    words: &'static Words,
) -> Result<Blob, JsValue> {
    let drill = Drill::by_id(&record.drill).ok();
    let name = drill
        .as_ref()
        .and_then(|drill| drills::words(drill, words.language))
        .map(|words| words.name.clone());
    let name = name.unwrap_or_else(|| record.drill.clone());
    picture_card::png(&card(&record.reps, replay, &name, day, words)).await
}

/// As `dowel-hip-hinge-2026-11-21.csv`.
fn file_name(record: &SessionRecord, day: &str, ending: &str) -> String {
    let drill: String = record
        .drill
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
        .collect();
    format!("dowel-{drill}-{day}.{ending}")
}
