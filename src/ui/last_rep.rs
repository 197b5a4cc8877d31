//! The last rep's score and the one thing to fix.

use hinge::session::Rep;
use leptos::prelude::*;
use page::table::{self, Row};
use page::text;

/// The last rep in words.
#[component]
pub fn LastRep(
    /// The rep.
    #[prop(into)]
    rep: Signal<Option<Rep>>,
) -> impl IntoView {
    move || {
        rep.get().map(|rep| {
            let Row { score, .. } = table::row(0, &rep);
            let (name, cue) = match (rep.faults.first(), score) {
                (Some(fault), _) => (text::fault(fault, rep.clean_range_deg), hinge::text::fault_cue(fault.id)),
                (None, Some(_)) => (text::CLEAN.to_owned(), ""),
                (None, None) => (text::NOT_JUDGED.to_owned(), text::NOT_JUDGED_CUE),
            };
            view! {
                <div class="last-rep" class:clean=rep.faults.is_empty() && score.is_some()
                    class:not-judged=score.is_none() data-testid="last-rep" aria-live="polite">
                    <span class="last-score">{text::score(score)}</span>
                    <span class="last-words"><strong>{name}</strong><span>{cue}</span></span>
                </div>
            }
        })
    }
}
