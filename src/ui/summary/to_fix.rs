//! The one thing to fix after a set.

use crate::ui::words::use_words;
use hinge::Drill;
use hinge::rep::record::Rep;
use leptos::prelude::*;
use page::set_figures::one_to_fix;

/// The fault that weighs most, with its cue; nothing where there is none.
#[component]
pub fn ToFix(
    /// The set's reps.
    reps: Vec<Rep>,
    /// Their drill; without it, as that of a newer version, there is no cue.
    drill: Option<Drill>,
) -> impl IntoView {
    let words = use_words();
    one_to_fix(&reps).map(|fault| {
        let cue = drill.map(|drill| view! { <p>{words.cue(fault, &drill)}</p> });
        view! {
            <div class="to-fix" class:question=!fault.sure data-testid="to-fix">
                <h2>{words.one_to_fix}</h2>
                <p>
                    <strong>{(words.fault)(fault)}</strong>
                </p>
                {cue}
            </div>
        }
    })
}
