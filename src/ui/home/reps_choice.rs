//! How many reps a set has.

use crate::preferences;
use crate::state::AppState;
use crate::ui::words::use_words;
use leptos::prelude::*;
use page::settings::REPS_A_SET;

/// The choice.
#[component]
pub fn RepsChoice() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = &use_words().hands;
    let chosen = app.settings.with_untracked(|settings| settings.reps_a_set);
    let options = REPS_A_SET.map(|reps| {
        view! {
            <option value=reps selected=chosen == Some(reps)>
                {reps}
            </option>
        }
    });
    let choose = move |event| {
        let reps = event_target_value(&event).parse().ok();
        preferences::change_settings(app, |settings| settings.reps_a_set = reps);
    };
    view! {
        <label class="setting">
            <span>{words.reps_a_set}</span>
            <select data-testid="reps-a-set" on:change=choose>
                <option value="">{words.as_many}</option>
                {options.collect_view()}
            </select>
        </label>
        <p class="fine">{words.how}</p>
    }
}
