//! Sharing a set with the coach.

use super::drill_name;
use super::send::{Name, Send};
use crate::browser::address;
use crate::cockpit::Cockpit;
use crate::exchange::Exchange;
use crate::ui::words::use_words;
use hinge::session::SessionRecord;
use hinge::share::{Shared, SharedSet};
use leptos::prelude::*;
use page::day::Day;
use page::exchange::{sets_parcel, shared_set};
use page::replay::Replay;
use page::{figures, table};
use std::sync::Arc;

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
    let cockpit = expect_context::<Cockpit>();
    let words = use_words();
    let score = figures::score(record.set.score.map(table::rounded));
    let message = (words.exchange.message)(&drill_name(&record.drill, words), record.set.reps, &score);
    let sets = Arc::new(move || {
        let height_cm = cockpit.settings.with_untracked(|settings| settings.height_cm);
        vec![shared_set(&record, &replay, day, height_cm)]
    });
    view! { <ShareSets sets=sets message=message/> }
}

/// The name and the ways to send one set, or several of a span of time.
#[component]
pub fn ShareSets(
    /// Gives the sets, the newest last.
    sets: Arc<dyn Fn() -> Vec<SharedSet> + Send + Sync>,
    /// What a messenger shows beside the link.
    message: String,
) -> impl IntoView {
    let exchange = expect_context::<Exchange>();
    let words = use_words().exchange;
    let parcel = Arc::new(move || sets_parcel(&Shared { athlete: exchange.own_name(), sets: sets() }, &address::own()));
    view! {
        <section class="share" aria-labelledby="share">
            <h2 id="share">{words.share}</h2>
            <p class="fine">{words.share_what}</p>
            <Name label=words.your_name/>
            <Send parcel=parcel message=message qr_note=Some(words.qr_scores)/>
        </section>
    }
}
