//! The coach's list: who practised when, and how it moves.

use super::date::date_said;
use crate::exchange::Exchange;
use crate::state::AppState;
use crate::ui::words::use_words;
use hinge::share::SharedSet;
use leptos::prelude::*;
use page::drills;
use page::exchange::{Athlete, OpenedSets, Practice, sparkline};
use page::figures;
use page::set_figures;

/// The list.
#[component]
pub fn Athletes() -> impl IntoView {
    let exchange = expect_context::<Exchange>();
    let words = use_words().exchange;
    let athletes = move || exchange.opened.with(OpenedSets::athletes);
    let is_empty = move || exchange.opened.with(OpenedSets::is_empty);
    view! {
        <section class="athletes" aria-labelledby="athletes">
            <h2 id="athletes">{words.athletes}</h2>
            <Show when=is_empty>
                <p class="fine" data-testid="no-athletes">
                    {words.no_athletes}
                </p>
            </Show>
            {move || {
                athletes()
                    .into_iter()
                    .map(|athlete| view! { <OneAthlete athlete=athlete /> })
                    .collect_view()
            }}
            <Show when=move || !is_empty()>
                <Delete
                    label=words.delete_all
                    delete=move || exchange.change_opened(|opened| *opened = OpenedSets::default())
                />
            </Show>
        </section>
    }
}

#[component]
fn OneAthlete(athlete: Athlete) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let name = athlete.name.unwrap_or_else(|| words.exchange.no_name.to_owned());
    let last = (words.exchange.last_practice)(&(words.exchange.date)(athlete.last, app.today()));
    view! {
        <article class="athlete" data-testid="athlete">
            <header>
                <h3>{name}</h3>
                <p class="fine">{last}</p>
            </header>
            {athlete
                .practices
                .into_iter()
                .map(|practice| view! { <HowItMoves practice=practice /> })
                .collect_view()}
            <ul role="list">
                {athlete.sets.into_iter().map(|set| view! { <OneSet set=set /> }).collect_view()}
            </ul>
        </article>
    }
}

/// Score and clean range over the sets of a drill; with one set there is nothing to compare.
#[component]
fn HowItMoves(practice: Practice) -> impl IntoView {
    let words = use_words();
    let score = |score: f64| figures::score(Some(set_figures::rounded(score)));
    let degrees = |deg: f64| figures::degrees(Some(deg));
    let spark = move |values: Vec<f64>, what: &'static str, told: fn(f64) -> String| {
        let (points, (x, y)) = sparkline(&values)?;
        let (first, last) = (told(*values.first()?), told(*values.last()?));
        let label = (words.exchange.spark)(what, &first, &last);
        Some(view! {
            <div class="spark">
                <span class="fine">{what}</span>
                <svg viewBox="0 0 120 32" role="img" aria-label=label>
                    <polyline points=points />
                    <circle cx=x cy=y r="3.5" />
                </svg>
                <strong>{last}</strong>
            </div>
        })
    };
    let sparks = (
        spark(practice.scores, words.exchange.score, score),
        spark(practice.clean_degs, words.exchange.clean_range, degrees),
    );
    let has_any = sparks.0.is_some() || sparks.1.is_some();
    let name = drills::name(&practice.drill, words.language);
    has_any.then(|| {
        view! {
            <div class="how-it-moves" data-testid="trend">
                <p class="fine">{name}</p>
                {sparks}
            </div>
        }
    })
}

#[component]
fn OneSet(set: SharedSet) -> impl IntoView {
    let app = expect_context::<AppState>();
    let exchange = expect_context::<Exchange>();
    let words = use_words();
    let key = set.key;
    let drill = drills::name(&set.drill, words.language);
    let told = format!(
        "{} · {} {}",
        date_said(set.day, words, app),
        set.set.reps,
        (words.reps)(set.set.reps)
    );
    view! {
        <li data-testid="opened-set">
            <button class="set-link" on:click=move |_| exchange.show_set(key)>
                <span class="score">{figures::score(set.set.score.map(set_figures::rounded))}</span>
                <span>
                    <strong>{drill}</strong>
                    <span class="fine">{told}</span>
                </span>
            </button>
            <Delete
                label=words.exchange.delete
                delete=move || exchange.change_opened(|opened| opened.drop_set(key))
            />
        </li>
    }
}

/// Deletes after a second tap.
#[component]
fn Delete(label: &'static str, delete: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let words = use_words().exchange;
    let is_asked = RwSignal::new(false);
    view! {
        <div class="delete">
            <Show
                when=move || is_asked.get()
                fallback=move || {
                    view! {
                        <button class="button small quiet" on:click=move |_| is_asked.set(true)>
                            {label}
                        </button>
                    }
                }
            >
                <button
                    class="button small sure"
                    on:click=move |_| {
                        is_asked.set(false);
                        delete()
                    }
                >
                    {words.delete_sure}
                </button>
                <button class="button small quiet" on:click=move |_| is_asked.set(false)>
                    {words.keep}
                </button>
            </Show>
        </div>
    }
}
