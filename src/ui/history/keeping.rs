//! What is said below a set's title of its being kept, and of how safe the history is.

use crate::history::safety;
use crate::history::set_history::Keeping;
use crate::state::AppState;
use crate::ui::notice::Notice;
use crate::ui::words::use_words;
use hinge::session::SessionRecord;
use leptos::prelude::*;
use page::history::advice::CLEARS_AFTER_DAYS;
use page::replay::Replay;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Whether the set is kept; if not, why, and another try.
#[component]
pub fn KeepingLine(record: Arc<SessionRecord>, replay: Arc<Replay>) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = &use_words().history;
    let history = app.history;
    let video_trouble = move || {
        let trouble = history.video_trouble.get();
        trouble.map(|trouble| {
            let said = format!("{} {}", (words.trouble)(&trouble), words.video_trouble);
            view! { <Notice text=said /> }
        })
    };
    let kept = move || match history.keeping.get() {
        Keeping::Nothing => ().into_any(),
        Keeping::Kept if history.is_opened.get() => {
            let lacks_frames = move || {
                history
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
                    <button
                        class="button small"
                        on:click=move |_| history.keep_set(&record, &replay)
                    >
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
    spawn_local(async move { wants.set(safety::wants_protection().await) });
    let ask = move |_| {
        spawn_local(async move { answer.set(Some(safety::ask_for_protection().await)) });
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
    spawn_local(async move { granted.set(safety::is_protected().await) });
    let said = move || match (safety::clears_here(), granted.get()) {
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
    safety::warns_before_first_set().then(|| {
        view! {
            <p class="clears" data-testid="clears">
                {(words.clears_after)(CLEARS_AFTER_DAYS)}
            </p>
        }
    })
}
