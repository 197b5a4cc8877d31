//! The choice of the drill.

use crate::set::choice;
use crate::state::AppState;
use crate::ui::words::use_words;
use leptos::prelude::*;
use page::drills;

/// The drills from the easiest on.
#[component]
pub fn DrillChoice() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let all = drills::all();
    let options = all
        .iter()
        .filter_map(|drill| {
            let (id, name) = (drill.id.clone(), drills::words(drill, words.language)?.name.clone());
            let is_chosen = app.drill.with_untracked(|chosen| chosen.id == id);
            Some(view! {
                <option value=id selected=is_chosen>
                    {name}
                </option>
            })
        })
        .collect_view();
    let choose = move |event| {
        let id = event_target_value(&event);
        if let Some(drill) = all.iter().find(|drill| drill.id == id) {
            choice::choose_drill(app, drill.clone());
        }
    };
    view! {
        <label class="drill-name">
            <span>{words.drill}</span>
            <select
                data-testid="drill"
                prop:value=move || app.drill.with(|drill| drill.id.clone())
                on:change=choose
            >
                {options}
            </select>
        </label>
    }
}

/// How to stand for the chosen drill, what makes a rep, and what the camera can't see of it.
#[component]
pub fn DrillWords() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let told = move || {
        app.drill.with(|drill| drills::words(drill, words.language).cloned()).map(|of_drill| {
            view! {
                <p>{of_drill.stand}</p>
                <p>{of_drill.rep}</p>
                <p class="fine">{words.unseen_from_the_side} " " {of_drill.unseen}</p>
            }
        })
    };
    view! {
        <div class="drill-words" data-testid="drill-words">
            {told}
        </div>
    }
}
