//! The history: what was done by day, when, how it goes, and what becomes of the data.

pub mod calendar;
pub mod correction_menu;
pub mod draft_offer;
pub mod files;
pub mod keeping;
pub mod trends;

use crate::browser::today::today;
use crate::cockpit::Cockpit;
use crate::history::shelf::{self, Shelved};
use crate::ui::brand::Brand;
use crate::ui::exchange::ShareSpan;
use crate::ui::history::calendar::Calendar;
use crate::ui::history::files::{HistoryFiles, LastDone};
use crate::ui::history::trends::Trends;
use crate::ui::notice::Notice;
use crate::ui::words::use_words;
use hinge::Drill;
use leptos::html::H1;
use leptos::prelude::*;
use page::drills;
use page::figures;
use page::history::KeptSet;
use page::history::list::{Figures, by_day};
use page::set_figures;
use page::words::Words;

/// So many days are listed at first.
const FIRST_DAYS: usize = 8;
/// So many more each time they are asked for.
const MORE_DAYS: usize = 30;

/// The history.
#[component]
pub fn History() -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    let words = use_words();
    let shelf = cockpit.shelf;
    shelf.look_up();
    provide_context(LastDone::new());
    // The button that led here is gone: the focus goes to where the screen begins.
    let heading = NodeRef::<H1>::new();
    Effect::new(move |_| heading.get().map(|heading| heading.focus()));
    let trouble = move || {
        shelf
            .trouble
            .get()
            .map(|trouble| view! { <Notice text=(words.history.trouble)(&trouble) /> })
    };
    let content = move || match shelf.shelved.get() {
        None => view! { <p role="status">{words.history.looking}</p> }.into_any(),
        Some(shelved) => view! { <Content shelved=shelved /> }.into_any(),
    };
    view! {
        <Brand />
        <main class="history">
            <div class="history-words">
                <h1 node_ref=heading tabindex="-1">
                    {words.history.title}
                </h1>
                <p class="lead">{words.history.what}</p>
            </div>
            {trouble}
            {content}
            <div class="actions">
                <button class="button" on:click=move |_| cockpit.go_home()>
                    {words.to_start}
                </button>
            </div>
        </main>
    }
}

#[component]
fn Content(shelved: Shelved) -> impl IntoView {
    let words = use_words();
    let Shelved { sets, newer, set_aside } = shelved;
    let newer = (newer > 0).then(|| view! { <Notice text=(words.history.newer)(newer) /> });
    let aside =
        (set_aside > 0).then(|| view! { <Notice text=(words.history.set_aside)(set_aside) /> });
    let count = sets.len();
    let share = (count > 0).then(|| view! { <ShareSpan sets=sets.clone() /> });
    let sections = if sets.is_empty() {
        view! { <p data-testid="none-yet">{words.history.none_yet}</p> }.into_any()
    } else {
        view! {
            <div class="history-columns">
                <Calendar days=sets.iter().map(|set| set.about.day).collect() />
                <Days sets=sets.clone() />
                <Trends sets=sets />
            </div>
        }
        .into_any()
    };
    view! {
        {newer}
        {aside}
        {sections}
        {share}
        <HistoryFiles sets=count set_aside=set_aside />
    }
}

#[component]
fn Days(sets: Vec<KeptSet>) -> impl IntoView {
    let words = use_words();
    let days = StoredValue::new(by_day(sets));
    let count = days.with_value(Vec::len);
    let shown = RwSignal::new(FIRST_DAYS);
    let day = move |(day, sets): (page::day::Day, Vec<KeptSet>)| {
        let said = (words.history.day)(day, today());
        view! {
            <section class="history-day" data-testid="day">
                <h2>{said.clone()}</h2>
                <ul role="list">
                    {sets
                        .into_iter()
                        .map(|set| view! { <SetRow set=set day=said.clone() /> })
                        .collect_view()}
                </ul>
            </section>
        }
    };
    view! {
        <div class="history-days">
            {move || {
                days
                    .with_value(|days| {
                        days.iter().take(shown.get()).cloned().map(day).collect_view()
                    })
            }} <Show when=move || shown.get() < count>
                <button class="button" on:click=move |_| shown.update(|shown| *shown += MORE_DAYS)>
                    {words.history.earlier}
                </button>
            </Show>
        </div>
    }
}

#[component]
fn SetRow(set: KeptSet, day: String) -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    let words = use_words();
    let Figures { reps, score, clean_deg, is_corrected, .. } = Figures::of(&set);
    let name = drill_name(&set.record.drill, words);
    let reps_said = format!("{reps} {}", (words.reps)(reps));
    let clean = clean_deg
        .map(|deg| format!(" · {} {}", words.history.clean_to, figures::degrees(Some(deg))));
    let opened = set.about.id;
    view! {
        <li>
            <button
                class="set-row"
                data-testid="set"
                on:click=move |_| shelf::open(cockpit, opened.clone())
            >
                <span class="set-row-score" aria-hidden="true">
                    {figures::score(score.map(set_figures::rounded))}
                </span>
                <span class="set-row-words">
                    <strong>{name}" "<span class="heard">{day}</span></strong>
                    <span>
                        {reps_said}
                        {score
                            .map(|score| {
                                view! {
                                    <span class="heard">
                                        {format!(
                                            ", {} {}",
                                            set_figures::rounded(score),
                                            words.history.points,
                                        )}
                                    </span>
                                }
                            })}
                        {score.is_none().then(|| format!(" · {}", words.history.no_rep_judged))}
                        {clean}
                    </span>
                    {is_corrected
                        .then(|| {
                            view! {
                                <span class="set-row-corrected">{words.history.corrected}</span>
                            }
                        })}
                </span>
            </button>
        </li>
    }
}

/// A drill's name; its id where this version does not know it.
pub fn drill_name(id: &str, words: &Words) -> String {
    let drill = Drill::by_id(id).ok();
    drill
        .as_ref()
        .and_then(|drill| drills::words(drill, words.language))
        .map_or_else(|| id.to_owned(), |words| words.name.clone())
}
