//! What the person can say against a rep's measure.

use crate::state::AppState;
use crate::ui::words::use_words;
use leptos::prelude::*;
use page::history::{Corrections, Said};
use page::summary::table::Row;

/// The person's word on a set, kept with it.
#[derive(Clone, Copy)]
pub struct Word {
    app: AppState,
}

impl Word {
    /// On the set whose table is shown.
    pub fn of(app: AppState) -> Self {
        Self { app }
    }

    /// Whether this is said of a rep.
    pub fn has(self, rep: u32, said: Said) -> bool {
        self.app.history.about.with(|about| match said {
            Said::NotARep => about.corrections.is_no_rep(rep),
            Said::WrongFault(fault) => about.corrections.is_wrong(rep, fault),
        })
    }

    fn say(self, rep: u32, said: Said, is_said: bool) {
        let change = move |corrections: &mut Corrections| {
            if is_said {
                corrections.say(rep, said);
            } else {
                corrections.take_back(rep, said);
            }
        };
        self.app.outcome.with_untracked(|outcome| {
            if let Some(outcome) = outcome {
                self.app.history.correct(change, &outcome.record, &outcome.replay);
            }
        });
    }
}

/// A small menu beside a rep: each entry can be said and taken back.
#[component]
pub fn CorrectionMenu(
    /// The rep's row.
    row: Row,
) -> impl IntoView {
    let word = Word::of(expect_context::<AppState>());
    let words = &use_words().history;
    let entry = move |said: Said, label: String| {
        view! {
            <label class="said">
                <input
                    type="checkbox"
                    prop:checked=move || word.has(row.number, said)
                    on:change:target=move |change| {
                        word.say(row.number, said, change.target().checked())
                    }
                />
                <span>{label}</span>
            </label>
        }
    };
    let faults = row
        .findings
        .iter()
        .map(|finding| entry(Said::WrongFault(finding.id), (words.wrong_fault)(&finding.words)));
    view! {
        <details class="correct">
            <summary aria-label=(words.correct_rep)(row.number)>{words.correct}</summary>
            <fieldset>
                <legend>{words.what_it_was}</legend>
                {entry(Said::NotARep, words.not_a_rep.to_owned())}
                {faults.collect_view()}
            </fieldset>
        </details>
    }
}
