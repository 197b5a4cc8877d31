//! The live screen: picture, count, angles, the last rep, and what to do.

use super::demo::{DemoControls, DemoNote};
use super::last_rep::LastRep;
use super::notice::Notice;
use super::readout::Readout;
use super::reference_line::ReferenceLine;
use super::rod_meter::RodMeter;
use super::stage::Stage;
use super::words::use_words;
use crate::cockpit::{Cockpit, Command};
use hinge::session::SourceKind;
use hinge::{Hint, Phase};
use leptos::prelude::*;

/// The live screen.
#[component]
pub fn LiveScreen() -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    let words = use_words();
    let live = cockpit.live;
    let rep_count = Memo::new(move |_| live.with(|live| live.rep_count));
    let hip_deg = Memo::new(move |_| live.with(|live| live.angles.hip_deg));
    let knee_deg = Memo::new(move |_| live.with(|live| live.angles.knee_deg));
    let last_rep = Memo::new(move |_| live.with(|live| live.last_rep.clone()));
    let is_demo = Memo::new(move |_| live.with(|live| live.is_demo));
    let done_share = Memo::new(move |_| live.with(|live| live.done_share));
    let from_file = move || cockpit.source.get() == SourceKind::Video;
    view! {
        <main class="live">
            <section class="stage">
                <Stage/>
                <Instruction/>
                <Trouble/>
            </section>
            <section class="panel">
                <Show when=move || is_demo.get()><DemoNote/></Show>
                <Show when=from_file>
                    <RodMeter share=done_share label=words.progress_label/>
                </Show>
                <div class="numbers">
                    <p class="count" aria-live="polite">
                        <span class="count-number" data-testid="rep-count">{rep_count}</span>
                        <span class="count-word">{move || (words.reps)(rep_count.get())}</span>
                    </p>
                    <dl class="readouts">
                        <Readout label=words.hip angle_deg=hip_deg/>
                        <Readout label=words.knee angle_deg=knee_deg/>
                    </dl>
                </div>
                <Show when=move || !is_demo.get()><ReferenceLine/></Show>
                <LastRep rep=last_rep number=rep_count/>
                <Show when=move || is_demo.get() fallback=Controls><DemoControls/></Show>
            </section>
        </main>
    }
}

/// What to do now, or what the coach said last, in words that can be read from two metres.
#[component]
fn Instruction() -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    let words = use_words();
    let instruction = Memo::new(move |_| {
        let rest = cockpit.drill.with(|drill| drill.rest);
        cockpit.live.with(|live| live.started.then(|| words.instruction(live.hint, live.phase, live.rep_count, rest)).flatten())
    });
    let caption = Memo::new(move |_| {
        let rest = cockpit.drill.with(|drill| drill.rest);
        cockpit.live.with(|live| live.said.as_ref().map(|(_, says)| words.breath(says, rest)))
    });
    // What the coach said goes before what only says what is not judged.
    let is_note = Memo::new(move |_| cockpit.live.with(|live| live.phase != Phase::Calibrating && live.hint.is_some_and(Hint::is_note)));
    let shown = move || instruction.get().filter(|_| !is_note.get() || caption.get().is_none());
    move || match (shown(), caption.get()) {
        (Some(instruction), _) => {
            Some(view! { <p class="instruction" role="status" data-testid="instruction">{instruction}</p> }.into_any())
        }
        (None, Some(caption)) => Some(view! { <p class="instruction caption" data-testid="caption">{caption}</p> }.into_any()),
        (None, None) => None,
    }
}

/// What is wrong at the moment, with the way on.
#[component]
fn Trouble() -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    let words = use_words();
    let trouble = Memo::new(move |_| {
        cockpit.live.with(|live| match (&live.interrupted, live.restarting, &live.skipped) {
            (Some(problem), ..) => Some(((words.camera)(problem), true)),
            (None, true, _) => Some((words.restarting.to_owned(), false)),
            (None, false, Some(failure)) => Some(((words.failure)(failure), false)),
            (None, false, None) => None,
        })
    });
    move || {
        trouble.get().map(|(said, can_reconnect)| {
            view! {
                <div class="trouble">
                    <Notice text=said/>
                    <Show when=move || can_reconnect>
                        <button class="button" on:click=move |_| cockpit.ask(Command::Reconnect)>{words.reconnect}</button>
                    </Show>
                </div>
            }
        })
    }
}

/// The buttons.
#[component]
fn Controls() -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    let words = use_words();
    let from_camera = move || cockpit.source.get() == SourceKind::Camera;
    let other = move || {
        if from_camera() {
            view! { <button class="button" on:click=move |_| cockpit.ask(Command::Flip)>{words.flip}</button> }.into_any()
        } else {
            view! { <button class="button" on:click=move |_| cockpit.ask(Command::Leave)>{words.leave}</button> }.into_any()
        }
    };
    view! {
        <div class="controls">
            <button class="button primary" on:click=move |_| cockpit.ask(Command::Finish)>{words.finish}</button>
            {other}
        </div>
    }
}
