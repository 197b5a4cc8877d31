//! The one thing to fix after a set.

use crate::ui::words::use_words;
use hinge::Drill;
use hinge::rep::record::Rep;
use leptos::prelude::*;
use page::set_figures::{one_to_fix, rep_of};

/// The fault that weighs most, with what to do, the rep in which it was worst and what was measured
/// there; nothing where there is none.
#[component]
pub fn ToFix(
    /// The set's reps, each with its number, 1 = first.
    reps: Vec<(u32, Rep)>,
    /// Their drill; without it, as that of a newer version, there is no cue.
    drill: Option<Drill>,
) -> impl IntoView {
    let words = use_words();
    let (numbers, reps): (Vec<u32>, Vec<Rep>) = reps.into_iter().unzip();
    one_to_fix(&reps).map(|fault| {
        let cue = drill.map(|drill| view! { <p>{words.cue(fault, &drill)}</p> });
        let worst = rep_of(&reps, fault).and_then(|at| {
            let reading = words.reading_in(fault, reps.get(at)?);
            let rep = format!("{} {}", words.replay.rep, numbers.get(at)?);
            Some([Some(rep), reading].into_iter().flatten().collect::<Vec<_>>().join(" · "))
        });
        view! {
            <div class="to-fix" class:question=!fault.sure data-testid="to-fix">
                <h2>{words.one_to_fix}</h2>
                <p>
                    <strong>{(words.fault)(fault)}</strong>
                </p>
                {cue}
                {worst.map(|worst| view! { <p class="reading">{worst}</p> })}
            </div>
        }
    })
}
