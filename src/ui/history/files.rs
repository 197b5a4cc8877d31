//! What becomes of the data: a backup, its restoring, and the end of all.

use crate::history::backup::{self, BackupOf, RestoreTrouble, SaveTrouble};
use crate::state::AppState;
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
    let app = expect_context::<AppState>();
    let words = use_words();
    let history = app.history;
    let LastDone(done) = expect_context();
    let input = NodeRef::<Input>::new();
    let badly = move |trouble: &HistoryTrouble| {
        done.set(Some(Done::Badly((words.history.trouble)(trouble))))
    };
    let back_up = move |of: BackupOf| {
        spawn_local(async move {
            match backup::save_backup(history, of).await {
                Ok(()) => done.set(None),
                Err(SaveTrouble::Store(trouble)) => badly(&trouble),
                Err(cause @ SaveTrouble::File(_)) => {
                    leptos::logging::error!("saving failed: {cause}");
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
            let (restored, trouble) = backup::restore(history, &file).await;
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
            history.look_up_contents();
        });
    };
    let delete_set_aside = move |()| {
        spawn_local(async move {
            if let Err(trouble) = history.delete_set_aside().await {
                badly(&trouble);
            }
            history.look_up_contents();
        });
    };
    let delete_all = move |()| {
        spawn_local(async move {
            if let Err(trouble) = history.delete_all().await {
                badly(&trouble);
            }
            history.look_up_contents();
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
                                on:click=move |_| back_up(BackupOf::Everything)
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
                                on:click=move |_| back_up(BackupOf::SetAside)
                            >
                                {words.history.save_set_aside}
                            </button>
                            <Confirm
                                label=words.history.delete_set_aside
                                question=words.history.delete_set_sure.to_owned()
                                on_yes=Callback::new(delete_set_aside)
                            />
                        }
                    })}
                {(sets > 0)
                    .then(|| {
                        view! {
                            <Confirm
                                label=words.history.delete_all
                                question=(words.history.delete_all_sure)(sets)
                                on_yes=Callback::new(delete_all)
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
