//! The replay of the set whose table is shown, beside itself or an earlier set of the same drill.

use crate::browser::set_video::SetVideo;
use crate::state::AppState;
use crate::ui::confirm::Confirm;
use crate::ui::notice::Notice;
use crate::ui::replay::ReplayPlayer;
use crate::ui::words::use_words;
use leptos::prelude::*;
use page::figures;
use page::history::KeptSet;
use page::replay::playback::ShownSet;
use page::set_figures::rounded;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The player, and the choice of the set that stands beside this one.
#[component]
pub fn SetReplay(
    /// The set.
    set: ShownSet,
    /// Its video, while it is at hand.
    video: Option<Arc<SetVideo>>,
    /// Whether it is the demo: nobody's earlier set is like it.
    is_demo: bool,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let history = app.history;
    let is_recorded = video.as_ref().is_some_and(|video| video.is_recorded());
    let others = RwSignal::new(Vec::<KeptSet>::new());
    let beside = RwSignal::new(None::<(ShownSet, Option<Arc<SetVideo>>)>);
    let trouble = RwSignal::new(None::<String>);
    if !is_demo {
        let drill = set.record.drill.clone();
        spawn_local(async move {
            match history.others_of(&drill).await {
                // When the table has been left meanwhile, nobody sees them.
                Ok(found) => drop(others.try_set(found)),
                Err(cause) => leptos::logging::warn!("earlier sets can't be looked up: {cause:?}"),
            }
        });
    }
    let choose = move |event| {
        let id = event_target_value(&event);
        trouble.set(None);
        beside.set(None);
        if id.is_empty() {
            return;
        }
        spawn_local(async move {
            match history.with_frames(&id).await {
                Ok(KeptSet { about, record, replay }) => {
                    let name = Some((words.history.day)(about.day, app.today()));
                    let found =
                        ShownSet { record: Arc::new(record), replay: Arc::new(replay), name };
                    if found.numbers().is_empty() {
                        trouble.try_set(Some(words.replay.no_frames.to_owned()));
                        return;
                    }
                    let videos = history.videos(&id).await;
                    trouble.try_set(videos.as_ref().err().map(words.history.trouble));
                    beside.try_set(Some((found, videos.ok().flatten().map(Arc::new))));
                }
                Err(cause) => drop(trouble.try_set(Some((words.history.trouble)(&cause)))),
            }
        });
    };
    let option = move |other: KeptSet| {
        let score = figures::score(other.record.set.score.map(rounded));
        view! {
            <option value=other
                .about
                .id>
                {format!("{} · {score}", (words.history.day)(other.about.day, app.today()))}
            </option>
        }
    };
    let has_others = Memo::new(move |_| others.with(|others| !others.is_empty()));
    let player = move || {
        let (other, other_video) = beside.get().unzip();
        let name = other.as_ref().map(|_| words.replay.this_set.to_owned());
        view! {
            <ReplayPlayer
                set=ShownSet { name, ..set.clone() }
                other=other
                video=video.clone()
                other_video=other_video.flatten()
            />
        }
    };
    let delete_videos = move |()| {
        spawn_local(async move {
            if history.delete_videos().await {
                app.outcome.update(|outcome| {
                    if let Some(outcome) = outcome {
                        outcome.video = None;
                    }
                });
            }
        });
    };
    view! {
        <section class="replay" aria-labelledby="replay" data-testid="replay">
            <Show when=move || has_others.get()>
                <label class="beside">
                    {words.replay.beside}
                    <select class="pick" data-testid="beside" on:change=choose>
                        <option value="">{words.replay.this_set}</option>
                        {others.get().into_iter().map(option).collect_view()}
                    </select>
                </label>
            </Show>
            {move || trouble.get().map(|said| view! { <Notice text=said /> })}
            {player}
            {is_recorded
                .then(|| {
                    view! {
                        <Confirm
                            label=words.replay.delete_video
                            question=words.replay.delete_video_sure.to_owned()
                            on_yes=Callback::new(delete_videos)
                        />
                    }
                })}
        </section>
    }
}
