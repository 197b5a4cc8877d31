//! The ladder of drills: which are suggested, what is missing before the others are, and how far
//! the clean range has come.

use crate::history::logs;
use crate::set::choice;
use crate::state::{AppState, Screen};
use crate::ui::brand::Brand;
use crate::ui::notice::Notice;
use crate::ui::words::use_words;
use hinge::Drill;
use leptos::html::H1;
use leptos::prelude::*;
use page::drills;
use page::figures;
use page::progression::{Rung, State, rungs};

/// The ladder, from the easiest drill on.
#[component]
pub fn Progression() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let (logs, troubles) = logs::load_all();
    let mut notices: Vec<String> =
        troubles.iter().map(|(drill, trouble)| words.sets_trouble(*trouble, drill)).collect();
    notices.dedup();
    // The button that led here is gone: the focus goes to where the screen begins.
    let heading = NodeRef::<H1>::new();
    Effect::new(move |_| heading.get().map(|heading| heading.focus()));
    view! {
        <Brand />
        <main class="progression">
            <div class="progression-words">
                <h1 node_ref=heading tabindex="-1">
                    {words.progression}
                </h1>
                <p class="lead">{words.progression_what}</p>
            </div>
            {notices.into_iter().map(|text| view! { <Notice text=text /> }).collect_view()}
            // A list without bullets is no list to some screen readers, unless it says so.
            <ol class="ladder" role="list">
                {rungs(&logs)
                    .into_iter()
                    .map(|rung| view! { <LadderRung rung=rung /> })
                    .collect_view()}
            </ol>
            <div class="actions">
                <button class="button" on:click=move |_| app.go_home()>
                    {words.to_start}
                </button>
            </div>
        </main>
    }
}

#[component]
fn LadderRung(rung: Rung) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let Rung { drill, easier, state, best_clean_deg, trend } = rung;
    let name_of = |drill: &Drill| drills::name(&drill.id, words.language);
    let (name, id) = (name_of(&drill), drill.id.clone());
    let is_ready = state == State::Ready;
    let before = easier.map(|easier| match state {
        State::Ready => format!("{} {}", words.easier, name_of(&easier)),
        State::NotYet(missing) => (words.missing)(&missing, &name_of(&easier)),
    });
    let best = best_clean_deg.map(|deg| {
        let trend = trend.map(|trend| format!(", {}", (words.trend)(&trend)));
        view! {
            <p data-testid="best-clean">
                {words.best_clean} " " <strong>{figures::degrees(Some(deg))}</strong> {trend}
            </p>
        }
    });
    let choose = move |_| {
        choice::choose_drill(app, drill.clone());
        app.go_home();
    };
    view! {
        <li class="rung" class:ready=is_ready data-testid="rung" data-drill=id>
            <span class="rung-side" aria-hidden="true"></span>
            <div class="rung-words">
                <h2>{name.clone()}</h2>
                <p class="rung-state">{if is_ready { words.ready } else { words.not_yet }}</p>
                {before.map(|before| view! { <p>{before}</p> })}
                {best}
            </div>
            <button class="button small" aria-label=(words.choose_drill)(&name) on:click=choose>
                {words.choose}
            </button>
        </li>
    }
}

/// Leads to the ladder.
#[component]
pub fn ProgressionButton() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    view! {
        <button class="button" on:click=move |_| app.go_to(Screen::Progression)>
            {words.progression}
        </button>
    }
}
