//! The set-up: what must hold before a set, each thing with a small mark of its own. What to do now
//! is said above it, one thing at a time.

use crate::state::AppState;
use crate::ui::home::film_picture::PlanPicture;
use crate::ui::rod_meter::RodMeter;
use crate::ui::words::use_words;
use hinge::Hint;
use hinge::coach::checks::{Check, State, Topic, pending};
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
    let now = Memo::new(move |_| app.live.with(|live| live.hint));
    // Who is not there yet may still stand at the phone; what else is asked for goes first.
    let is_empty = Memo::new(move |_| {
        let is_next = now.get().is_none_or(|now| now == Hint::NobodySeen);
        is_next
            && checks.with(|checks| {
                let whole = checks.iter().find(|check| check.topic == Topic::Whole);
                whole.is_none_or(|check| {
                    matches!(check.state, State::Unknown | State::Bad(Hint::NobodySeen))
                })
            })
    });
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
            <Show when=move || is_empty.get()>
                <PlanPicture />
            </Show>
            <ul class="checks">
                {move || {
                    checks
                        .get()
                        .into_iter()
                        .map(|check| {
                            let is_now = matches!(check.state, State::Bad(fix)
                                if Some(fix) == now.get());
                            view! { <CheckLine check=check is_now=is_now /> }
                        })
                        .collect_view()
                }}
            </ul>
            <LevelLine />
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
    /// Whether this is what is asked for now.
    is_now: bool,
) -> impl IntoView {
    let words = use_words();
    let (class, mark, state) = match check.state {
        State::Unknown => ("check unknown", "unknown", words.live.unknown),
        State::Good => ("check good", "good", words.live.good),
        State::Bad(_) => ("check bad", "bad", words.live.bad),
    };
    view! {
        <li class=class class:now=is_now data-testid="check" data-state=mark>
            <span>
                {(words.live.topic)(check.topic)} <span class="unseen-text">{": "}{state}</span>
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

/// The level, as a bubble in its tube and in words, where a sensor tells it.
#[component]
fn LevelLine() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let level = Memo::new(move |_| app.live.with(|live| live.level));
    let is_told = move || level.get() != Level::Unknown;
    let is_standing = move || matches!(level.get(), Level::Leaning(_));
    let is_steep = move || level.get().is_steep();
    // Bubbles rise: to the side that is higher.
    let at = move || {
        format!("{:.1}%", 50.0 - 50.0 * (level.get().lean_deg() / BUBBLE_END_DEG).clamp(-1.0, 1.0))
    };
    view! {
        <Show when=is_told>
            <p class="level" class:steep=is_steep data-testid="level">
                <span>
                    {words.live.level} " "
                    <span class="level-words">{move || (words.live.level_is)(level.get())}</span>
                </span>
                <Show when=is_standing>
                    <span class="tube" aria-hidden="true">
                        <span class="bubble" style:left=at></span>
                    </span>
                </Show>
            </p>
        </Show>
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
