//! Sharing with the coach: a set, or the sets of a span of time.

use super::send::{MakeCard, Name, Send};
use crate::browser::address;
use crate::exchange::Exchange;
use crate::set::files::picture;
use crate::state::AppState;
use crate::ui::words::use_words;
use futures::FutureExt;
use hinge::session::SessionRecord;
use hinge::share::{Shared, SharedSet};
use leptos::prelude::*;
use page::day::Day;
use page::drills;
use page::exchange::{sets_parcel, shared_set};
use page::figures;
use page::history::KeptSet;
use page::replay::Replay;
use page::set_figures;
use std::sync::Arc;

/// The spans that can be chosen, days; the last is all.
const SPANS_DAYS: [f64; 3] = [7.0, 30.0, f64::INFINITY];
/// The one that is chosen at first.
const FIRST_SPAN: usize = 1;

/// The name and the ways to send a set.
#[component]
pub fn ShareSet(
    /// The set.
    record: Arc<SessionRecord>,
    /// Its frames.
    replay: Arc<Replay>,
    /// When it was done.
    day: Day,
) -> impl IntoView {
    let exchange = expect_context::<Exchange>();
    let words = use_words();
    let app = expect_context::<AppState>();
    let height_cm = exchange.height_cm();
    let score = figures::score(record.set.score.map(set_figures::rounded));
    let message = (words.exchange.message)(
        &drills::name(&record.drill, words.language),
        record.set.reps,
        &score,
    );
    let card: MakeCard = {
        let (record, replay) = (Arc::clone(&record), Arc::clone(&replay));
        Arc::new(move || {
            let (record, replay) = (Arc::clone(&record), Arc::clone(&replay));
            async move {
                picture(&record, &replay, &(words.history.day)(day, app.today()), words).await.ok()
            }
            .boxed_local()
        })
    };
    let parcel = Arc::new(move || {
        let set = shared_set(&record, &replay, day, height_cm);
        sets_parcel(&Shared { athlete: exchange.own_name(), sets: vec![set] }, &address::own())
    });
    view! {
        <section class="share" aria-labelledby="share">
            <p class="fine">{words.exchange.share_what}</p>
            <Name label=words.exchange.your_name />
            <Send
                parcel=parcel
                message=message
                qr_note=Some(words.exchange.qr_scores)
                card=Some(card)
            />
        </section>
    }
}

/// The choice of a span, and the ways to send its sets.
#[component]
pub fn ShareSpan(
    /// All kept sets.
    sets: Vec<KeptSet>,
) -> impl IntoView {
    let exchange = expect_context::<Exchange>();
    let words = use_words().exchange;
    let sets = Arc::new(sets);
    let chosen = RwSignal::new(FIRST_SPAN);
    let options = words.spans.into_iter().enumerate().map(|(i, name)| {
        view! {
            <option value=i selected=i == FIRST_SPAN>
                {name}
            </option>
        }
    });
    let choose = move |event| chosen.set(event_target_value(&event).parse().unwrap_or(FIRST_SPAN));
    let ways = move || {
        let days = SPANS_DAYS.get(chosen.get()).copied().unwrap_or(f64::INFINITY);
        let of_span = exchange.sets_of_last_days(&sets, days);
        if of_span.is_empty() {
            view! { <p class="fine">{words.nothing_in_span}</p> }.into_any()
        } else {
            view! { <SendSpan sets=of_span /> }.into_any()
        }
    };
    view! {
        <section class="share" aria-labelledby="share-span" data-testid="share-span">
            <h2 id="share-span">{words.share_span}</h2>
            <p class="fine">{words.share_what}</p>
            <label class="setting">
                <span>{words.span}</span>
                <select data-testid="span" on:change=choose>
                    {options.collect_view()}
                </select>
            </label>
            <Name label=words.your_name />
            {ways}
        </section>
    }
}

#[component]
fn SendSpan(sets: Vec<SharedSet>) -> impl IntoView {
    let exchange = expect_context::<Exchange>();
    let words = use_words().exchange;
    let message = (words.span_message)(sets.len());
    let parcel = Arc::new(move || {
        sets_parcel(&Shared { athlete: exchange.own_name(), sets: sets.clone() }, &address::own())
    });
    view! { <Send parcel=parcel message=message qr_note=Some(words.qr_scores) /> }
}
