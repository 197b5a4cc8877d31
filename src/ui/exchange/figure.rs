//! The stick figure, played and scrubbed.

use crate::browser::animation::Animation;
use crate::ui::live::contact_states::ContactStates;
use crate::ui::words::use_words;
use hinge::back::rod::Contact;
use leptos::prelude::*;
use page::exchange::{Player, View};
use page::figures;
use pose::Point;
use std::sync::Arc;

/// Steps of the slider.
const STEPS: f64 = 200.0;

/// The figure of a set. It stands still until the person plays it.
#[component]
pub fn FigurePlayer(
    /// The figure.
    player: Player,
) -> impl IntoView {
    let words = use_words();
    let player = Arc::new(player);
    let reps = player.reps();
    let rep = RwSignal::new(reps.first().copied().unwrap_or_default());
    let share = RwSignal::new(player.bottom_share(rep.get_untracked()));
    let running = StoredValue::new_local(None::<Animation>);
    let is_playing = RwSignal::new(false);
    let stop = move || {
        running.set_value(None);
        is_playing.set(false);
    };
    let play = {
        let player = Arc::clone(&player);
        move || {
            if share.get_untracked() >= 1.0 {
                share.set(0.0);
            }
            let player = Arc::clone(&player);
            running.set_value(Some(Animation::each(move |passed_s| {
                let length_s = player.length_s(rep.get_untracked()).max(0.1);
                let next = share.get_untracked() + passed_s / length_s;
                share.set(next.min(1.0));
                if next >= 1.0 {
                    stop();
                }
            })));
            is_playing.set(true);
        }
    };
    on_cleanup(move || running.set_value(None));
    let toggle = move |_| if is_playing.get_untracked() { stop() } else { play() };
    let choose = {
        let player = Arc::clone(&player);
        move |event| {
            if let Ok(number) = event_target_value(&event).parse() {
                stop();
                rep.set(number);
                share.set(player.bottom_share(number));
            }
        }
    };
    let scrub = move |event| {
        if let Ok(step) = event_target_value(&event).parse::<f64>() {
            stop();
            share.set(step / STEPS);
        }
    };
    let view_box = player.view_box();
    let view = Memo::new(move |_| player.view(rep.get(), share.get()));
    let options = reps
        .into_iter()
        .map(|number| view! { <option value=number>{(words.exchange.rep)(number)}</option> })
        .collect_view();
    view! {
        <section class="player" aria-labelledby="replay">
            <h2 id="replay">{words.exchange.replay}</h2>
            <svg
                class="figure"
                viewBox=view_box
                role="img"
                aria-label=words.exchange.replay_label
                data-testid="figure"
            >
                {move || drawn(&view.get())}
            </svg>
            <p class="player-angle" data-testid="figure-angle">
                {words.hip}
                " "
                <strong>{move || figures::degrees(view.get().hip_deg)}</strong>
            </p>
            <dl class="player-contacts" data-testid="figure-contacts">
                {move || {
                    let contacts = view
                        .get()
                        .contacts
                        .map(|mark| mark.map_or(Contact::Unjudged, |(_, contact)| contact));
                    view! { <ContactStates contacts=contacts /> }
                }}
            </dl>
            <div class="player-controls">
                <button class="button small" data-testid="play" on:click=toggle>
                    {move || {
                        if is_playing.get() { words.exchange.pause } else { words.exchange.play }
                    }}
                </button>
                <select data-testid="figure-rep" aria-label=words.exchange.replay on:change=choose>
                    {options}
                </select>
                <input
                    type="range"
                    min="0"
                    max=STEPS
                    step="1"
                    aria-label=words.exchange.position
                    data-testid="scrub"
                    prop:value=move || (share.get() * STEPS).round()
                    on:input=scrub
                />
            </div>
        </section>
    }
}

fn drawn(view: &View) -> impl IntoView + use<> {
    let line = |class: &'static str, (from, to): (Point, Point)| {
        view! { <line class=class x1=from.x y1=from.y x2=to.x y2=to.y /> }
    };
    // A contact off the rod is a ring, one on it a dot: the shape tells, not only the colour.
    let mark = |(at, contact): &(Point, Contact)| {
        let class = match contact {
            Contact::Held => "figure-held",
            Contact::Leaving => "figure-leaving",
            Contact::Lost => "figure-lost",
            Contact::CantTell | Contact::Unjudged => "figure-unknown",
        };
        view! { <circle class=class cx=at.x cy=at.y r="0.075" /> }
    };
    (
        view.rod.map(|rod| (line("figure-rod-edge", rod), line("figure-rod", rod))),
        view.bones.iter().map(|bone| line("figure-bone", *bone)).collect_view(),
        view.head.map(|at| view! { <circle class="figure-head" cx=at.x cy=at.y r="0.17" /> }),
        view.contacts.iter().flatten().map(mark).collect_view(),
    )
}
