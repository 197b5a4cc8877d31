//! The set-up: how the phone stands, and what must hold before a set, each thing with a mark of its
//! own.

use crate::state::AppState;
use crate::ui::rod_meter::RodMeter;
use crate::ui::words::use_words;
use hinge::coach::checks::{Check, State, pending};
use leptos::prelude::*;
use page::device::lens::LensOffer;
use page::device::level::Level;
use page::live::Live;
use page::live::filming::Command;

/// At this lean the bubble is at its end, degrees.
const BUBBLE_END_DEG: f64 = 15.0;

/// All that must hold.
#[component]
pub fn SetUp() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let checks = Memo::new(move |_| {
        let known = app.live.with(|live| live.checks.clone());
        if known.is_empty() { app.drill.with(pending) } else { known }
    });
    let is_loading = Memo::new(move |_| app.live.with(|live| !live.started));
    let may_sleep = Memo::new(move |_| app.live.with(|live| live.awake == Some(false)));
    let all_good =
        move || checks.with(|checks| checks.iter().all(|check| check.state == State::Good));
    view! {
        <section
            class="set-up"
            aria-labelledby="set-up"
            data-testid="set-up"
            data-all-good=move || all_good().to_string()
        >
            <h2 id="set-up" class="unseen-text">{words.live.set_up}</h2>
            <LensChoice />
            <Show when=move || is_loading.get()>
                <p class="fine">{words.live.model_loads}</p>
                <RodMeter share=app.loaded_share label=words.loading />
            </Show>
            <ul class="checks">
                <LevelLine />
                {move || {
                    checks
                        .get()
                        .into_iter()
                        .map(|check| view! { <CheckLine check=check /> })
                        .collect_view()
                }}
            </ul>
            <Show when=move || may_sleep.get()>
                <p class="fine" data-testid="screen-sleeps">
                    {words.live.screen_sleeps}
                </p>
            </Show>
        </section>
    }
}

#[component]
fn CheckLine(
    /// The check.
    check: Check,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let rest = app.drill.with_untracked(|drill| drill.rest);
    let (class, mark, state) = match check.state {
        State::Unknown => ("check unknown", "unknown", words.live.unknown),
        State::Good => ("check good", "good", words.live.good),
        State::Bad(_) => ("check bad", "bad", words.live.bad),
    };
    let fix = match check.state {
        State::Bad(fix) => Some(view! { <strong>{words.hint_at(fix, rest)}</strong> }),
        State::Unknown | State::Good => None,
    };
    view! {
        <li class=class data-testid="check" data-state=mark>
            <span class="check-words">
                {(words.live.topic)(check.topic)} <span class="unseen-text">{": "}{state}</span>
                {fix}
            </span>
        </li>
    }
}

/// Another lens, where there is one; it is recommended to who does not fit into the picture.
#[component]
fn LensChoice() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = &use_words().filming;
    let offer = Memo::new(move |_| {
        app.live.with(|live| live.lens.as_ref().map(|(offer, _)| (*offer, live.wants_room())))
    });
    move || {
        offer.get().map(|(offer, wants_room)| {
            let no_room = (offer != LensOffer::Usual).then_some(words.no_room);
            view! {
                <p class="lens" class:wanted=wants_room data-testid="lens">
                    <span>{no_room}</span>
                    <button
                        class="button small"
                        on:click=move |_| app.send_command(Command::TakeLens)
                    >
                        {(words.lens)(offer)}
                    </button>
                </p>
            }
        })
    }
}

/// The level, as a bubble in its tube and in words.
#[component]
fn LevelLine() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let level = Memo::new(move |_| app.live.with(|live| live.level));
    let class = move || match level.get() {
        Level::Unknown => "check unknown",
        level if level.is_level() => "check good",
        Level::Leaning(_) if !level.get().is_steep() => "check good",
        Level::Leaning(_) | Level::Lying => "check bad",
    };
    // Bubbles rise: to the side that is higher.
    let at = move || {
        format!("{:.1}%", 50.0 - 50.0 * (level.get().lean_deg() / BUBBLE_END_DEG).clamp(-1.0, 1.0))
    };
    let is_known = move || matches!(level.get(), Level::Leaning(_));
    view! {
        <li class=class data-testid="level">
            <span class="check-words">
                {words.live.level} " "
                <span class="level-words">{move || (words.live.level_is)(level.get())}</span>
            </span>
            <Show when=is_known>
                <span class="tube" aria-hidden="true">
                    <span class="bubble" style:left=at></span>
                </span>
            </Show>
        </li>
    }
}

/// The countdown while standing is taken, where the count will be.
#[component]
pub fn Countdown() -> impl IntoView {
    let app = expect_context::<AppState>();
    let left = Memo::new(move |_| app.live.with(|live: &Live| live.countdown));
    move || {
        left.get().map(|left| {
            view! {
                <p class="plate count countdown" data-testid="countdown">
                    <span class="count-number">{left}</span>
                </p>
            }
        })
    }
}
