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
use leptos::prelude::*;
use page::device::problem::CameraProblem;
use page::drills;
use page::figures;
use page::live::Live;
use page::live::filming::Command;
use page::live::sign::{self, Shown};
use page::words::Sign;

/// The live screen: the picture fills it, and all else lies over it. From afar one reads the count,
/// the clean range and what to do; the rest comes to who is near, or after a tap.
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
    let is_far = Memo::new(move |_| app.live.with(Live::is_far));
    let is_watched = Memo::new(move |_| app.live.with(|live| live.is_watched));
    let too_slow = move || words.pace.spared(app.live.with(|live| live.spared));
    let is_recorded =
        move || app.live.with(|live| live.is_recorded).then(|| words.replay.recording.to_owned());
    let ends = Memo::new(move |_| app.live.with(|live| live.closing.ends_in().is_some()));
    let tap = move |_| match ends.get_untracked() {
        true => app.send_command(Command::GoOn),
        false => app.live.update(|live| live.was_tapped = !live.was_tapped),
    };
    let what_a_tap_does = move || if ends.get() { words.live.go_on } else { words.live.details };
    view! {
        <main class="live" class:far=is_far class:watched=is_watched>
            <h1 class="unseen-text">{title}</h1>
            <Stage />
            <button
                class="for-details"
                data-testid="details"
                aria-label=what_a_tap_does
                aria-expanded=move || (!is_far.get()).to_string()
                on:click=tap
            ></button>
            <div class="plates">
                <div class="figures">
                    <Show when=move || sets_up.get() fallback=Figures>
                        <Countdown />
                    </Show>
                    <Line class="plate note" name="pace" said=too_slow />
                    <Line class="plate note" name="recording" said=is_recorded />
                </div>
                <div class="words">
                    <WentBack />
                    <Trouble />
                    <Instruction />
                    <div class="panel">
                        <Show when=move || sets_up.get() fallback=Details>
                            <SetUp />
                        </Show>
                        <Show when=move || is_demo.get() fallback=Controls>
                            <DemoControls />
                        </Show>
                    </div>
                </div>
            </div>
        </main>
    }
}

/// The count and the clean range, to be read from afar.
#[component]
fn Figures() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let rep_count = Memo::new(move |_| app.live.with(|live| live.rep_count));
    let wished = Memo::new(move |_| app.live.with(|live| live.closing.wished_reps()));
    let clean_deg = Memo::new(move |_| {
        app.live.with(|live| live.last_rep.as_ref().and_then(|rep| rep.clean_range_deg))
    });
    let has_rod = move || app.drill.with(|drill| drill.has_rod());
    view! {
        <p class="plate count" aria-live="polite">
            <span class="count-number" data-testid="rep-count">
                {rep_count}
            </span>
            <span class="unseen-text">{move || (words.reps)(rep_count.get())}</span>
            {move || {
                wished
                    .get()
                    .map(|wished| {
                        view! { <span class="of-reps">{(words.hands.of_reps)(wished)}</span> }
                    })
            }}
        </p>
        <Show when=has_rod>
            <p class="plate clean-range" class:unknown=move || clean_deg.get().is_none()>
                <span>{words.live.clean_range}</span>
                <strong data-testid="clean-range">
                    {move || figures::degrees(clean_deg.get())}
                </strong>
            </p>
        </Show>
    }
}

/// The angles, and what there is to say about the last rep.
#[component]
fn Details() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let live = app.live;
    let rep_count = Memo::new(move |_| live.with(|live| live.rep_count));
    let hip_deg = Memo::new(move |_| live.with(|live| live.angles.hip_deg));
    let knee_deg = Memo::new(move |_| live.with(|live| live.angles.knee_deg));
    let last_rep = Memo::new(move |_| live.with(|live| live.last_rep.clone()));
    let is_demo = Memo::new(move |_| live.with(|live| live.is_demo));
    let done_share = Memo::new(move |_| live.with(|live| live.done_share));
    let from_file = move || app.source.get() == SourceKind::Video;
    let may_sleep = move || {
        live.with(|live| live.awake == Some(false)).then(|| words.live.screen_sleeps.to_owned())
    };
    view! {
        <Show when=move || is_demo.get()>
            <DemoNote />
        </Show>
        <Show when=from_file>
            <RodMeter share=done_share label=words.progress_label />
        </Show>
        <dl class="readouts">
            <Readout label=words.hip angle_deg=hip_deg />
            <Readout label=words.knee angle_deg=knee_deg />
        </dl>
        <LastRep rep=last_rep number=rep_count />
        <Show when=move || !is_demo.get()>
            <ReferenceLine />
        </Show>
        <Legend />
        <Show when=move || !is_demo.get() && !from_file()>
            <p class="fine">{words.hands.how}</p>
        </Show>
        <Line class="fine" name="screen-sleeps" said=may_sleep />
    }
}

/// What is said while it holds.
#[component]
fn Line(
    class: &'static str,
    name: &'static str,
    /// What is said; nothing where there is nothing to say.
    said: impl Fn() -> Option<String> + Send + Sync + 'static,
) -> impl IntoView {
    let said = Memo::new(move |_| said());
    move || {
        said.get().map(|said| {
            view! {
                <p class=class role="status" data-testid=name>
                    {said}
                </p>
            }
        })
    }
}

/// What to do now, or what the coach said last: a few words that can be read from afar, and the
/// whole sentence.
#[component]
fn Instruction() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let shown = Memo::new(move |_| {
        let rest = app.drill.with(|drill| drill.rest);
        app.live.with(|live| sign::shown(live, rest, words))
    });
    let is_paused = Memo::new(move |_| app.live.with(sign::is_paused));
    let paused = move || {
        is_paused.get().then(|| {
            view! {
                <span class="paused" data-testid="paused">
                    {words.live.paused}
                </span>
            }
        })
    };
    let is_read_afar = Memo::new(move |_| app.live.with(|live| live.is_far() && !live.is_watched));
    // Read aloud is the sentence alone.
    let sign = move |sign: Sign| {
        let is_unseen = sign.short == sign.whole;
        view! {
            <strong class="far-words" aria-hidden="true">
                {sign.short}
            </strong>
            <span
                class="whole-words"
                class:unseen-text=move || is_unseen || is_read_afar.get()
            >
                {sign.whole}
            </span>
        }
    };
    move || {
        shown.get().map(|shown| match shown {
            Shown::Asked(asked) => view! {
                <p class="plate instruction" role="status" data-testid="instruction">
                    {paused()}
                    {sign(asked)}
                </p>
            }
            .into_any(),
            Shown::Said(said) => view! {
                <p class="plate instruction caption" data-testid="caption">
                    {sign(said)}
                </p>
            }
            .into_any(),
        })
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
    let waits = Memo::new(move |_| {
        app.live.with(|live| live.pause.is_some() || live.closing.ends_in().is_some())
    });
    let button = move |words: &'static str, command: Command| {
        view! {
            <button class="button" on:click=move |_| app.send_command(command)>
                {words}
            </button>
        }
    };
    let other = move || match (from_camera(), has_begun.get()) {
        (true, false) => button(words.flip, Command::Flip),
        (true, true) if waits.get() => button(words.live.go_on, Command::GoOn),
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
