//! The parts of a set's score.

use crate::ui::words::use_words;
use hinge::Drill;
use hinge::session::SessionRecord;
use leptos::prelude::*;
use page::set_figures;
use std::sync::Arc;

/// Each part's name and mean, as a figure and as a length.
#[component]
pub fn Parts(
    /// The set.
    record: Arc<SessionRecord>,
) -> impl IntoView {
    let words = use_words();
    let drill = Drill::by_id(&record.drill).ok();
    let parts =
        set_figures::parts(&record.reps, drill.as_ref()).into_iter().map(|(part, score)| {
            let figure =
                score.map_or_else(|| words.not_judged.to_owned(), |score| score.to_string());
            let width = format!("{}%", score.unwrap_or(0));
            view! {
                <div class="part" class:unseen=score.is_none()>
                    <dt>{(words.replay.part)(part)}</dt>
                    <dd>{figure}</dd>
                    <span class="part-bar" aria-hidden="true">
                        <span style:width=width></span>
                    </span>
                </div>
            }
        });
    view! {
        <dl class="parts" aria-label=words.replay.parts data-testid="parts">
            {parts.collect_view()}
        </dl>
    }
}
