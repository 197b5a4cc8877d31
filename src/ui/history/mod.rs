//! The history: what was done by day, when, how it goes, and what becomes of the data.

pub mod calendar;
pub mod correction_menu;
pub mod draft_offer;
pub mod files;
pub mod keeping;
pub mod trends;

use crate::history::set_history::HistoryContents;
use crate::set::open;
use crate::state::AppState;
use crate::ui::brand::Brand;
use crate::ui::exchange::ShareSpan;
use crate::ui::history::calendar::Calendar;
use crate::ui::history::files::{HistoryFiles, LastDone};
use crate::ui::history::trends::Trends;
use crate::ui::notice::Notice;
use crate::ui::words::use_words;
use leptos::html::H1;
use leptos::prelude::*;
use page::drills;
use page::figures;
use page::history::KeptSet;
use page::history::list::{Figures, by_day};
use page::set_figures;

/// So many days are listed at first.
const FIRST_DAYS: usize = 8;
/// So many more each time they are asked for.
const MORE_DAYS: usize = 30;

/// The history.
#[component]
pub fn History() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let history = app.history;
    history.look_up_contents();
    provide_context(LastDone::new());
    // The button that led here is gone: the focus goes to where the screen begins.
    let heading = NodeRef::<H1>::new();
    Effect::new(move |_| heading.get().map(|heading| heading.focus()));
    let trouble = move || {
        history
            .trouble
            .get()
            .map(|trouble| view! { <Notice text=(words.history.trouble)(&trouble) /> })
    };
    let content = move || match history.contents.get() {
        None => view! { <p role="status">{words.history.looking}</p> }.into_any(),
        Some(contents) => view! { <Content contents=contents /> }.into_any(),
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
                <button class="button" on:click=move |_| app.go_home()>
                    {words.to_start}
                </button>
            </div>
        </main>
    }
}

#[component]
fn Content(contents: HistoryContents) -> impl IntoView {
    let words = use_words();
    let HistoryContents { sets, newer, set_aside } = contents;
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
    let app = expect_context::<AppState>();
    let words = use_words();
    let days = StoredValue::new(by_day(sets));
    let count = days.with_value(Vec::len);
    let shown = RwSignal::new(FIRST_DAYS);
    let day = move |(day, sets): (page::day::Day, Vec<KeptSet>)| {
        let said = (words.history.day)(day, app.today());
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
    let app = expect_context::<AppState>();
    let words = use_words();
    let Figures { reps, score, clean_deg, is_corrected, .. } = Figures::of(&set);
    let name = drills::name(&set.record.drill, words.language);
    let reps_said = format!("{reps} {}", (words.reps)(reps));
    let clean = clean_deg
        .map(|deg| format!(" · {} {}", words.history.clean_to, figures::degrees(Some(deg))));
    let network = format!(" · {}", set_figures::network_name(&set.record.model));
    let opened = set.about.id;
    view! {
        <li>
            <button
                class="set-row"
                data-testid="set"
                on:click=move |_| open::open_set(app, opened.clone())
            >
                <span class="set-row-score" aria-hidden="true">
                    {figures::score(score.map(set_figures::rounded))}
                </span>
                <span class="set-row-words">
                    <strong>{name}" "<span class="unseen-text">{day}</span></strong>
                    <span>
                        {reps_said}
                        {score
                            .map(|score| {
                                view! {
                                    <span class="unseen-text">
                                        {format!(
                                            ", {} {}",
                                            set_figures::rounded(score),
                                            words.history.points,
                                        )}
                                    </span>
                                }
                            })}
                        {score.is_none().then(|| format!(" · {}", words.history.no_rep_judged))}
                        {clean} {network}
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
