//! What marks the demo as one, while it runs and after it.

use crate::set::start;
use crate::state::AppState;
use crate::ui::words::use_words;
use leptos::prelude::*;
use page::live::filming::Command;

/// The way into the demo.
#[component]
pub fn DemoButton(
    /// What the button says.
    label: &'static str,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    view! {
        <button class="button" on:click=move |_| start::start_demo(app)>
            {label}
        </button>
    }
}

/// Says beside the running demo what it is, and lets the coach be heard.
#[component]
pub fn DemoNote() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = &use_words().demo;
    let is_heard = RwSignal::new(false);
    let switch = move |_| {
        is_heard.update(|is_heard| *is_heard = !*is_heard);
        if is_heard.get_untracked() { app.voice.unlock() } else { app.voice.mute() }
    };
    view! {
        <div class="demo-note" data-testid="demo-note">
            <p>
                <strong>{words.title}</strong>
                " · "
                {words.what}
            </p>
            <button class="button small" on:click=switch>
                {move || if is_heard.get() { words.sound_off } else { words.sound_on }}
            </button>
        </div>
    }
}

/// The demo's buttons.
#[component]
pub fn DemoControls() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    view! {
        <div class="controls">
            <button class="button primary" on:click=move |_| app.send_command(Command::Finish)>
                {words.demo.to_result}
            </button>
            <button class="button" on:click=move |_| app.send_command(Command::Leave)>
                {words.leave}
            </button>
        </div>
    }
}

/// Says after the demo what it was.
#[component]
pub fn DemoResult() -> impl IntoView {
    let words = use_words();
    view! {
        <p class="demo-note" data-testid="demo-result">
            {words.demo.result}
        </p>
    }
}

/// The ways on from the demo.
#[component]
pub fn AfterDemo() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    view! {
        <div class="actions">
            <button class="button primary" on:click=move |_| start::start_camera(app)>
                {words.start_camera}
            </button>
            <DemoButton label=words.demo.again />
            <button class="button" on:click=move |_| app.go_home()>
                {words.to_start}
            </button>
        </div>
    }
}
