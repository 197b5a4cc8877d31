//! The live screen: picture, count, angles, the last rep, and what to do.

pub mod contact_states;
pub mod last_rep;
pub mod legend;
pub mod readout;
pub mod set_up;
pub mod stage;

use crate::state::AppState;
use crate::ui::demo::{DemoControls, DemoNote};
use crate::ui::live::last_rep::LastRep;
use crate::ui::live::legend::Legend;
use crate::ui::live::readout::Readout;
use crate::ui::live::set_up::{Countdown, SetUp};
use crate::ui::live::stage::Stage;
use crate::ui::notice::Notice;
use crate::ui::reference_line::ReferenceLine;
use crate::ui::rod_meter::RodMeter;
use crate::ui::words::use_words;
use hinge::session::SourceKind;
use hinge::{Hint, Phase};
use leptos::prelude::*;
use page::device::problem::CameraProblem;
use page::drills;
use page::figures;
use page::live::filming::Command;

/// The live screen: first the set-up, then the set.
#[component]
pub fn LiveScreen() -> impl IntoView {
    let app = expect_context::<AppState>();
    let from_camera = move || app.source.get() == SourceKind::Camera;
    let is_demo = Memo::new(move |_| app.live.with(|live| live.is_demo));
    let words = use_words();
    let title = move || app.drill.with(|drill| drills::name(&drill.id, words.language));
    let sets_up = Memo::new(move |_| {
        !is_demo.get()
            && from_camera()
            && app.live.with(|live| live.is_setting_up() && live.pause.is_none())
    });
    view! {
        <main class="live">
            <h1 class="unseen-text">{title}</h1>
            <section class="stage">
                <Stage />
                <Instruction />
                <Countdown />
                <Show when=move || !sets_up.get()>
                    <Legend />
                </Show>
                <WentBack />
                <Trouble />
            </section>
            <section class="panel">
                <Show when=move || sets_up.get() fallback=Figures>
                    <SetUp />
                </Show>
                <Show when=move || is_demo.get() fallback=Controls>
                    <DemoControls />
                </Show>
            </section>
        </main>
    }
}

/// The count, the clean range and the angles, and what there is to say about the last rep.
#[component]
fn Figures() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let live = app.live;
    let rep_count = Memo::new(move |_| live.with(|live| live.rep_count));
    let hip_deg = Memo::new(move |_| live.with(|live| live.angles.hip_deg));
    let knee_deg = Memo::new(move |_| live.with(|live| live.angles.knee_deg));
    let last_rep = Memo::new(move |_| live.with(|live| live.last_rep.clone()));
    let clean_deg =
        Memo::new(move |_| last_rep.with(|rep| rep.as_ref().and_then(|rep| rep.clean_range_deg)));
    let is_demo = Memo::new(move |_| live.with(|live| live.is_demo));
    let done_share = Memo::new(move |_| live.with(|live| live.done_share));
    let from_file = move || app.source.get() == SourceKind::Video;
    let has_rod = move || app.drill.with(|drill| drill.has_rod());
    view! {
        <Show when=move || is_demo.get()>
            <DemoNote />
        </Show>
        <Show when=from_file>
            <RodMeter share=done_share label=words.progress_label />
        </Show>
        <div class="numbers">
            <p class="count" aria-live="polite">
                <span class="count-number" data-testid="rep-count">
                    {rep_count}
                </span>
                <span class="count-word">{move || (words.reps)(rep_count.get())}</span>
            </p>
            <div class="measures">
                <Show when=has_rod>
                    <p class="clean-range">
                        <span>{words.live.clean_range}</span>
                        <strong data-testid="clean-range">
                            {move || figures::degrees(clean_deg.get())}
                        </strong>
                    </p>
                </Show>
                <dl class="readouts">
                    <Readout label=words.hip angle_deg=hip_deg />
                    <Readout label=words.knee angle_deg=knee_deg />
                </dl>
            </div>
        </div>
        <Show when=move || !is_demo.get()>
            <ReferenceLine />
        </Show>
        <PaceLine />
        <RecordingLine />
        <SleepLine />
        <LastRep rep=last_rep number=rep_count />
    }
}

/// What a busy device is spared, while it is.
#[component]
fn PaceLine() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let spared = Memo::new(move |_| app.live.with(|live| live.spared));
    move || {
        words.pace.spared(spared.get()).map(|said| {
            view! {
                <p class="fine" role="status" data-testid="pace">
                    {said}
                </p>
            }
        })
    }
}

/// That a video is being kept, while it is.
#[component]
fn RecordingLine() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let is_recorded = Memo::new(move |_| app.live.with(|live| live.is_recorded));
    move || {
        is_recorded.get().then(|| {
            view! {
                <p class="fine recording" role="status" data-testid="recording">
                    {words.replay.recording}
                </p>
            }
        })
    }
}

/// That the screen may go dark, while nothing keeps it awake.
#[component]
fn SleepLine() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let may_sleep = Memo::new(move |_| app.live.with(|live| live.awake == Some(false)));
    move || {
        may_sleep.get().then(|| {
            view! {
                <p class="fine" role="status" data-testid="screen-sleeps">
                    {words.live.screen_sleeps}
                </p>
            }
        })
    }
}

/// What to do now, or what the coach said last, in words that can be read from two metres.
#[component]
fn Instruction() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let instruction = Memo::new(move |_| {
        let rest = app.drill.with(|drill| drill.rest);
        app.live.with(|live| match live.pause {
            Some(_) => Some(words.live.paused_by_hand),
            None if live.phone_moved => Some(words.live.phone_moved),
            // The countdown says so itself.
            None if live.countdown.is_some() && live.hint == Some(Hint::StandStill) => None,
            None if !live.started => None,
            None => words.instruction(live.hint, live.phase, live.rep_count, rest),
        })
    });
    let is_paused =
        Memo::new(move |_| app.live.with(|live| live.pause.is_some() || live.waiting.waits()));
    let caption = Memo::new(move |_| {
        let rest = app.drill.with(|drill| drill.rest);
        app.live.with(|live| live.said.as_ref().map(|(_, says)| words.spoken_together(says, rest)))
    });
    // What the coach said goes before what only says what is not judged.
    let is_note = Memo::new(move |_| {
        app.live
            .with(|live| live.phase != Phase::Calibrating && live.hint.is_some_and(Hint::is_note))
    });
    let shown = move || {
        instruction.get().filter(|_| is_paused.get() || !is_note.get() || caption.get().is_none())
    };
    let paused = move || {
        is_paused.get().then(|| {
            view! {
                <span class="paused" data-testid="paused">
                    {words.live.paused}
                </span>
            }
        })
    };
    move || match (shown(), caption.get()) {
        (Some(instruction), _) => Some(
            view! {
                <p class="instruction" role="status" data-testid="instruction">
                    {paused()}
                    {instruction}
                </p>
            }
            .into_any(),
        ),
        (None, Some(caption)) => Some(
            view! {
                <p class="instruction caption" data-testid="caption">
                    {caption}
                </p>
            }
            .into_any(),
        ),
        (None, None) => None,
    }
}

/// What is wrong at the moment, with the way on.
#[component]
fn Trouble() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let trouble = Memo::new(move |_| {
        app.live.with(|live| match (&live.interrupted, live.restarting, &live.skipped) {
            (Some(problem), ..) => {
                let way_on = match problem {
                    CameraProblem::Busy => None,
                    // The tap alone lets the picture play.
                    CameraProblem::NeedsTap => Some((words.filming.show_picture, None)),
                    _ => Some((words.reconnect, Some(Command::Reconnect))),
                };
                Some(((words.camera)(problem), way_on))
            }
            (None, true, _) => Some((words.restarting.to_owned(), None)),
            (None, false, Some(failure)) => Some(((words.failure)(failure), None)),
            (None, false, None) => None,
        })
    });
    move || {
        trouble.get().map(|(said, way_on)| {
            let button = way_on.map(|(label, command)| {
                let send = move |_| {
                    if let Some(command) = command {
                        app.send_command(command);
                    }
                };
                view! {
                    <button class="button" on:click=send>
                        {label}
                    </button>
                }
            });
            view! {
                <div class="trouble">
                    <Notice text=said />
                    {button}
                </div>
            }
        })
    }
}

/// That another camera did not start, for a while.
#[component]
fn WentBack() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let went_back =
        Memo::new(move |_| app.live.with(|live| live.went_back() && live.interrupted.is_none()));
    view! {
        <Show when=move || went_back.get()>
            <div class="trouble" data-testid="went-back">
                <Notice text=words.filming.went_back />
            </div>
        </Show>
    }
}

/// The buttons: before the set the way back and the other camera, in it the end and the pause.
#[component]
fn Controls() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let from_camera = move || app.source.get() == SourceKind::Camera;
    let has_begun = Memo::new(move |_| {
        !from_camera() || app.live.with(|live| live.rep_count > 0 || !live.is_setting_up())
    });
    let is_paused = Memo::new(move |_| app.live.with(|live| live.pause.is_some()));
    let button = move |words: &'static str, command: Command| {
        view! {
            <button class="button" on:click=move |_| app.send_command(command)>
                {words}
            </button>
        }
    };
    let other = move || match (from_camera(), has_begun.get()) {
        (true, false) => button(words.flip, Command::Flip),
        (true, true) if is_paused.get() => button(words.live.go_on, Command::GoOn),
        (true, true) => button(words.live.pause, Command::Pause),
        (false, _) => button(words.leave, Command::Leave),
    };
    view! {
        <div class="controls">
            <Show when=move || has_begun.get() fallback=move || button(words.leave, Command::Leave)>
                <button class="button primary" on:click=move |_| app.send_command(Command::Finish)>
                    {words.finish}
                </button>
            </Show>
            {other}
        </div>
    }
}
