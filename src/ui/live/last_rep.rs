//! The last rep: its score, the one thing to fix or what was good, how far it was clean, and the
//! way to make it the reference.

use crate::state::AppState;
use crate::ui::words::use_words;
use hinge::rep::record::Rep;
use leptos::prelude::*;
use page::figures;
use page::live::filming::Command;
use page::set_figures::Verdict;
use page::summary::table::{Card, card};

/// The last rep in words.
#[component]
pub fn LastRep(
    /// The rep.
    #[prop(into)]
    rep: Signal<Option<Rep>>,
    /// Its number, 1 = first.
    #[prop(into)]
    number: Signal<u32>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    move || {
        rep.get().map(|rep| {
            let Card { score, verdict, title, reading, cue, back } =
                app.drill.with(|drill| card(&rep, drill, words));
            view! {
                <div
                    class="last-rep"
                    class:clean=verdict == Verdict::Clean
                    class:question=verdict == Verdict::Question
                    class:not-judged=matches!(
                        verdict,
                        Verdict::NotJudged | Verdict::GoodAsFarAsSeen
                    )
                    data-testid="last-rep"
                    aria-live="polite"
                >
                    <span class="last-score">{figures::score(score)}</span>
                    <span class="last-words">
                        <strong>{title}</strong>
                        <span>{cue}</span>
                        {reading.map(|reading| view! { <span class="reading">{reading}</span> })}
                    </span>
                    <div class="last-back">
                        <span>{back}</span>
                        <UseThisRep number=number />
                    </div>
                </div>
            }
        })
    }
}

#[component]
fn UseThisRep(number: Signal<u32>) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let is_reference =
        Memo::new(move |_| app.comparison.with(|comparison| comparison.is_rep(number.get())));
    let is_demo = Memo::new(move |_| app.live.with(|live| live.is_demo));
    let can_serve = move || !is_demo.get() && app.drill.with(|drill| drill.has_rod());
    view! {
        <Show when=can_serve>
            <Show
                when=move || !is_reference.get()
                fallback=|| view! { <span class="is-reference">{words.is_reference}</span> }
            >
                <button
                    class="button small"
                    on:click=move |_| {
                        app.send_command(Command::UseReference(number.get_untracked()))
                    }
                >
                    {words.use_this_rep}
                </button>
            </Show>
        </Show>
    }
}
