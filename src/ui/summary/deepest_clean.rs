//! How deep a set was clean, and what of it is not in the score.

use crate::ui::words::use_words;
use hinge::Drill;
use hinge::rep::record::Rep;
use leptos::prelude::*;
use page::figures;
use page::set_figures::{deepest_clean_deg, not_in_score};

/// The two lines; a figure that is not told says why.
#[component]
pub fn DeepestClean(
    /// The set's reps.
    reps: Vec<Rep>,
    /// Their drill, where it is known.
    drill: Option<Drill>,
) -> impl IntoView {
    let (reps, drill) = (reps.as_slice(), drill.as_ref());
    let words = use_words();
    let deepest = deepest_clean_deg(reps, drill).map(|told| {
        let (figure, why) = match told {
            Ok(hip_deg) => (figures::degrees(Some(hip_deg)), None),
            Err(why) => (figures::UNKNOWN.to_owned(), Some((words.deepest_not_told)(why))),
        };
        let why = why.map(|why| format!(" ({why})"));
        view! {
            <p class="deepest-clean" data-testid="deepest-clean">
                {words.deepest_clean}
                " "
                <strong>{figure}</strong>
                {why}
            </p>
        }
    });
    let missing = not_in_score(reps, drill);
    let judged = reps.iter().filter(|rep| rep.score.is_some()).count() as u32;
    let missing = (!missing.is_empty()).then(|| {
        view! {
            <p class="fine" data-testid="not-in-score">
                {(words.not_in_score)(&missing, judged)}
            </p>
        }
    });
    (deepest, missing)
}
