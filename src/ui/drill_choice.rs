//! The choice of the drill.

use crate::cockpit::Cockpit;
use leptos::prelude::*;
use page::{drills, text};

/// The drills from the easiest on; below, how to stand for the chosen one and what makes a rep.
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
    let words = move || {
        cockpit.drill.with(|drill| drills::words(drill).cloned()).map(|words| {
            view! {
                <p>{words.stand}</p>
                <p>{words.rep}</p>
                <p class="fine">{text::UNSEEN_FROM_THE_SIDE} " " {words.unseen}</p>
            }
        })
    };
    view! {
        <section class="drill-choice">
            <label class="drill-name">
                <span>{text::DRILL}</span>
                <select data-testid="drill" on:change=choose>{options}</select>
            </label>
            <div data-testid="drill-words">{words}</div>
        </section>
    }
}
