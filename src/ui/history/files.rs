//! What becomes of the data: a backup, its restoring, and the end of all.

use crate::browser::kept;
use crate::browser::kept::history_store::{self, Place};
use crate::cockpit::Cockpit;
use crate::history::backup::{self, RestoreTrouble};
use crate::ui::confirm::Confirm;
use crate::ui::history::keeping::Safety;
use crate::ui::notice::Notice;
use crate::ui::words::use_words;
use leptos::html::Input;
use leptos::prelude::*;
use page::history::HistoryTrouble;
use wasm_bindgen_futures::spawn_local;

/// What was done last.
#[derive(Clone)]
enum Done {
    Well(String),
    Badly(String),
}

/// The buttons, and what they did.
#[component]
pub fn HistoryFiles(
    /// How many sets there are.
    sets: usize,
    /// How many are set aside.
    set_aside: usize,
) -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    let words = use_words();
    let shelf = cockpit.shelf;
    let LastDone(done) = expect_context();
    let input = NodeRef::<Input>::new();
    let badly = move |trouble: &HistoryTrouble| {
        done.set(Some(Done::Badly((words.history.trouble)(trouble))))
    };
    let back_up = move |places: &'static [Place]| {
        spawn_local(async move {
            match backup::save(shelf, places).await {
                Ok(()) => done.set(None),
                Err(backup::SaveTrouble::Store(trouble)) => badly(&trouble),
                Err(backup::SaveTrouble::File) => {
                    done.set(Some(Done::Badly(words.save_failed.to_owned())))
                }
            }
        });
    };
    let chosen = move |_| {
        let Some(input) = input.get() else { return };
        let file = input.files().and_then(|files| files.get(0));
        // The same file may be chosen again.
        input.set_value("");
        let Some(file) = file else { return };
        spawn_local(async move {
            let (restored, trouble) = backup::restore(shelf, &file).await;
            done.set(Some(match trouble {
                None => Done::Well((words.history.restored)(&restored)),
                Some(RestoreTrouble::File(trouble)) => {
                    Done::Badly((words.history.backup_trouble)(trouble).to_owned())
                }
                Some(RestoreTrouble::Store(trouble)) => Done::Badly(format!(
                    "{} {}",
                    (words.history.trouble)(&trouble),
                    (words.history.restored_in_part)(&restored)
                )),
            }));
            shelf.look_up();
        });
    };
    let clear = move |places: &'static [Place], and_logs: bool| {
        spawn_local(async move {
            match shelf.in_turn(history_store::clear(places)).await {
                Ok(()) if and_logs => kept::sets::forget_all(),
                Ok(()) => {}
                Err(trouble) => badly(&trouble),
            }
            shelf.look_up();
        });
    };
    let said = move || {
        done.get().map(|done| match done {
            Done::Well(said) => view! {
                <p role="status" class="done" data-testid="done">
                    {said}
                </p>
            }
            .into_any(),
            Done::Badly(said) => view! { <Notice text=said /> }.into_any(),
        })
    };
    view! {
        <section class="history-files" aria-labelledby="files">
            <h2 id="files">{words.history.files}</h2>
            <p class="fine">{words.history.backup_what}</p>
            <div class="actions">
                {(sets > 0)
                    .then(|| {
                        view! {
                            <button
                                class="button small"
                                on:click=move |_| back_up(&[Place::Sets, Place::SetAside])
                            >
                                {words.history.backup}
                            </button>
                        }
                    })}
                <button
                    class="button small"
                    on:click=move |_| {
                        if let Some(input) = input.get() {
                            input.click()
                        }
                    }
                >
                    {words.history.restore}
                </button>
                <input
                    node_ref=input
                    type="file"
                    hidden=true
                    data-testid="backup-file"
                    on:change=chosen
                />
            </div>
            {said}
            <Safety />
            <div class="actions">
                {(set_aside > 0)
                    .then(|| {
                        view! {
                            <button
                                class="button small"
                                on:click=move |_| back_up(&[Place::SetAside])
                            >
                                {words.history.save_set_aside}
                            </button>
                            <Confirm
                                label=words.history.delete_set_aside
                                question=words.history.delete_set_sure.to_owned()
                                on_yes=Callback::new(move |()| clear(&[Place::SetAside], false))
                            />
                        }
                    })}
                {(sets > 0)
                    .then(|| {
                        view! {
                            <Confirm
                                label=words.history.delete_all
                                question=(words.history.delete_all_sure)(sets)
                                on_yes=Callback::new(move |()| clear(
                                    &[Place::Sets, Place::Drafts],
                                    true,
                                ))
                            />
                        }
                    })}
            </div>
        </section>
    }
}

/// What was done last; it outlives the looking up that follows.
#[derive(Clone, Copy)]
pub struct LastDone(RwSignal<Option<Done>>);

impl LastDone {
    /// Nothing yet.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }
}
