//! The choice of the drill.

use crate::cockpit::Cockpit;
use leptos::prelude::*;
use page::{drills, text};

/// The drills from the easiest on.
#[component]
pub fn DrillChoice() -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    let all = drills::all();
    let options = all
        .iter()
        .filter_map(|drill| {
            let (id, name) = (drill.id.clone(), drills::words(drill)?.name.clone());
            let is_chosen = cockpit.drill.with_untracked(|chosen| chosen.id == id);
            Some(view! { <option value=id selected=is_chosen>{name}</option> })
        })
        .collect_view();
    let choose = move |event| {
        let id = event_target_value(&event);
        if let Some(drill) = all.iter().find(|drill| drill.id == id) {
            cockpit.choose(drill.clone());
        }
    };
    view! {
        <label class="drill-name">
            <span>{text::DRILL}</span>
            <select data-testid="drill" on:change=choose>{options}</select>
        </label>
    }
}

/// How to stand for the chosen drill, what makes a rep, and what the camera can't see of it.
#[component]
pub fn DrillWords() -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    let words = move || {
        cockpit.drill.with(|drill| drills::words(drill).cloned()).map(|words| {
            view! {
                <p>{words.stand}</p>
                <p>{words.rep}</p>
                <p class="fine">{text::UNSEEN_FROM_THE_SIDE} " " {words.unseen}</p>
            }
        })
    };
    view! { <div class="drill-words" data-testid="drill-words">{words}</div> }
}
