//! The loading screen: how much of the model is here.

use crate::state::AppState;
use crate::ui::brand::Brand;
use crate::ui::notice::Notice;
use crate::ui::rod_meter::RodMeter;
use crate::ui::words::use_words;
use hinge::session::SourceKind;
use leptos::prelude::*;
use page::live::filming::Command;

/// The loading screen.
#[component]
pub fn Loading() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let detail = move || match app.source.get() {
        SourceKind::Camera => words.loading_camera,
        SourceKind::Video => words.loading_video,
    };
    let trouble = Memo::new(move |_| app.live.with(|live| live.interrupted.clone()));
    let trouble =
        move || trouble.get().map(|problem| view! { <Notice text=(words.camera)(&problem) /> });
    view! {
        <Brand />
        <main class="loading">
            <h1>{words.loading}</h1>
            <RodMeter share=app.loaded_share label=words.loading />
            <p class="lead">{detail}</p>
            {trouble}
            <div class="actions">
                <button class="button" on:click=move |_| app.send_command(Command::Leave)>
                    {words.leave}
                </button>
            </div>
        </main>
    }
}
