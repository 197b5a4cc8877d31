//! What is said below a set's title of its being kept, and of how safe the history is.

use crate::browser::kept::storage;
use crate::browser::persistence;
use crate::cockpit::Cockpit;
use crate::history::shelf::Keeping;
use crate::ui::notice::Notice;
use crate::ui::words::use_words;
use hinge::session::SessionRecord;
use leptos::prelude::*;
use page::history::advice::{CLEARS_AFTER_DAYS, clears_unused_sites};
use page::replay::Replay;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Where it stands that the person was asked.
const ASKED_PLACE: &str = "dowel.persistence-asked";

/// Whether the set is kept; if not, why, and another try.
#[component]
pub fn KeepingLine(record: Arc<SessionRecord>, replay: Arc<Replay>) -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    let words = &use_words().history;
    let shelf = cockpit.shelf;
    let video_trouble = move || {
        let trouble = shelf.video_trouble.get();
        trouble.map(|trouble| view! { <Notice text=format!("{} {}", (words.trouble)(&trouble), words.video_trouble) /> })
    };
    let kept = move || match shelf.keeping.get() {
        Keeping::Nothing => ().into_any(),
        Keeping::Kept if shelf.is_opened.get() => {
            let lacks_frames = move || {
                shelf
                    .lacks_frames
                    .get()
                    .then(|| view! { <Notice text=words.frames_unreadable.to_owned() /> })
            };
            lacks_frames.into_any()
        }
        Keeping::Kept => view! {
            <p class="fine" role="status" data-testid="kept">
                {words.kept}
            </p>
            <PersistenceAsk />
        }
        .into_any(),
        Keeping::NotKept(trouble) => {
            let (record, replay) = (Arc::clone(&record), Arc::clone(&replay));
            view! {
                <div class="not-kept">
                    <Notice text=format!("{} {}", (words.trouble)(&trouble), words.not_kept) />
                    <button class="button small" on:click=move |_| shelf.keep(&record, &replay)>
                        {words.try_again}
                    </button>
                </div>
            }
            .into_any()
        }
    };
    view! {
        {kept}
        {video_trouble}
    }
}

/// Asks once, with the reason, whether the browser may be asked to protect the history; where it
/// can't or does, nothing.
#[component]
fn PersistenceAsk() -> impl IntoView {
    let words = &use_words().history;
    let wants = RwSignal::new(false);
    let answer = RwSignal::new(None::<bool>);
    // What can't be read was never written.
    let was_asked = storage::read(ASKED_PLACE).is_ok_and(|asked| asked.is_some());
    if !was_asked {
        spawn_local(async move { wants.set(persistence::is_granted().await == Some(false)) });
    }
    let ask = move |_| {
        spawn_local(async move {
            answer.set(Some(persistence::ask().await));
            // Where nothing can be kept it is asked again next time.
            storage::write(ASKED_PLACE, "yes").ok();
        });
    };
    view! {
        <Show when=move || wants.get()>
            <div class="protect" data-testid="protect">
                {move || match answer.get() {
                    Some(granted) => {
                        view! {
                            <p role="status">
                                {if granted { words.persisted } else { words.not_persisted }}
                            </p>
                        }
                            .into_any()
                    }
                    None => {
                        view! {
                            <p>{words.persist_what}</p>
                            <button class="button small" on:click=ask>
                                {words.persist}
                            </button>
                        }
                            .into_any()
                    }
                }}
            </div>
        </Show>
    }
}

/// How safe the history is here.
#[component]
pub fn Safety() -> impl IntoView {
    let words = &use_words().history;
    let granted = RwSignal::new(None::<bool>);
    spawn_local(async move { granted.set(persistence::is_granted().await) });
    let said = move || match (clears_here(), granted.get()) {
        (true, _) => Some((words.clears_after)(CLEARS_AFTER_DAYS)),
        (false, Some(true)) => Some(words.persisted.to_owned()),
        (false, Some(false)) => Some(words.not_persisted.to_owned()),
        (false, None) => None,
    };
    move || {
        said().map(|said| {
            view! {
                <p class="fine" data-testid="safety">
                    {said}
                </p>
            }
        })
    }
}

/// Said before the first set where the browser clears what an unused page keeps.
#[component]
pub fn ClearsWarning() -> impl IntoView {
    let words = &use_words().history;
    let before_first_set = crate::browser::kept::sets::is_empty();
    (before_first_set && clears_here()).then(|| {
        view! {
            <p class="clears" data-testid="clears">
                {(words.clears_after)(CLEARS_AFTER_DAYS)}
            </p>
        }
    })
}

fn clears_here() -> bool {
    clears_unused_sites(&persistence::user_agent(), persistence::is_installed())
}
