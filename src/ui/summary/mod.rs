//! The summary: the set's score, its table and its chart.

pub mod chart;
pub mod files;
pub mod gap_chart;
mod hands_free;
pub mod parts;
mod set_table;
pub mod to_fix;

use crate::set::start;
use crate::state::{AppState, Outcome};
use crate::ui::brand::Brand;
use crate::ui::demo::{AfterDemo, DemoResult};
use crate::ui::exchange::{ReplyTo, ShareSet, Waiting};
use crate::ui::history::keeping::KeepingLine;
use crate::ui::home::VideoChoice;
use crate::ui::notice::Notice;
use crate::ui::progression::ProgressionButton;
use crate::ui::reference_line::ReferenceLine;
use crate::ui::replay::of_set::SetReplay;
use crate::ui::rod_meter::RodMeter;
use crate::ui::summary::chart::HipAngleChart;
use crate::ui::summary::files::SetFiles;
use crate::ui::summary::gap_chart::GapsChart;
use crate::ui::summary::hands_free::HandsFree;
use crate::ui::summary::parts::Parts;
use crate::ui::summary::set_table::SetTable;
use crate::ui::summary::to_fix::ToFix;
use crate::ui::words::use_words;
use hinge::drill::Drill;
use hinge::session::{SessionRecord, SetRecord, SourceKind};
use leptos::prelude::*;
use page::device::problem::Problem;
use page::drills;
use page::figures;
use page::history::Corrections;
use page::replay::playback::ShownSet;
use page::set_figures;
use std::sync::Arc;

/// The summary.
#[component]
pub fn Summary() -> impl IntoView {
    let app = expect_context::<AppState>();
    move || app.outcome.get().map(|outcome| view! { <SetSummary outcome=outcome /> })
}

#[component]
fn SetSummary(outcome: Outcome) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let history = app.history;
    let Outcome { record, replay, video, problem, ended_by, is_demo } = outcome.clone();
    let opened_day = move || {
        let day = history.about.with(|about| about.day);
        history.is_opened.get().then(|| {
            let said = (words.history.day)(day, app.today());
            view! { <span data-testid="set-day">", " {said}</span> }
        })
    };
    let drill = drills::name(&record.drill, words.language);
    let not_kept = move || {
        let trouble = app.sets_trouble.get();
        trouble
            .map(|(drill, trouble)| view! { <Notice text=words.sets_trouble(trouble, &drill) /> })
    };
    let again = match record.source.kind {
        SourceKind::Camera => view! {
            <button class="button primary" on:click=move |_| start::start_camera(app)>
                {words.again}
            </button>
        }
        .into_any(),
        SourceKind::Video => view! { <VideoChoice label=words.another_video /> }.into_any(),
    };
    let shown = ShownSet { record: Arc::clone(&record), replay: Arc::clone(&replay), name: None };
    let has_reps = !record.reps.is_empty();
    let result = if record.reps.is_empty() {
        view! { <Notice text=words.no_reps(&record).to_owned() /> }.into_any()
    } else {
        view! {
            <Score record=Arc::clone(&record) />
            <Show when=move || !is_demo && !history.is_opened.get()>
                <ReferenceLine />
            </Show>
            <SetTable
                record=Arc::clone(&record)
                can_be_corrected=!is_demo
                can_be_judged=!is_demo && problem != Some(Problem::NotJudgedAgain)
                    && !history.is_opened.get_untracked()
            />
        }
        .into_any()
    };
    let opened_on =
        history.is_opened.get_untracked().then(|| history.about.with_untracked(|about| about.day));
    let day =
        opened_on.unwrap_or_else(|| app.comparison.with_untracked(|comparison| comparison.today));
    let share = has_reps.then(
        || view! { <ShareSet record=Arc::clone(&record) replay=Arc::clone(&replay) day=day /> },
    );
    let ways_on = if is_demo {
        view! { <AfterDemo /> }.into_any()
    } else {
        view! {
            {share}
            <div class="actions">
                {again} <button class="button" on:click=move |_| app.go_to_history()>
                    {move || {
                        if history.is_opened.get() {
                            words.history.to_history
                        } else {
                            words.history.title
                        }
                    }}
                </button> <ProgressionButton />
            </div>
            <SetFiles outcome=outcome />
        }
        .into_any()
    };
    view! {
        <Brand />
        <main class="summary">
            <div>
                <h1>{words.summary}</h1>
                <p class="lead">{drill}{opened_day}</p>
            </div>
            {is_demo.then(|| view! { <DemoResult /> })}
            {ended_by.map(|ended_by| view! { <HandsFree ended_by=ended_by /> })}
            {problem.map(|problem| view! { <Notice text=words.problem(&problem) /> })}
            {not_kept}
            {(!is_demo)
                .then(|| {
                    view! {
                        <Waiting />
                        <ReplyTo record=Arc::clone(&record) />
                    }
                })}
            {result}
            {(!is_demo)
                .then(|| {
                    view! { <KeepingLine record=Arc::clone(&record) replay=Arc::clone(&replay) /> }
                })}
            <div class="set-views">
                {has_reps.then(|| view! { <SetReplay set=shown video=video is_demo=is_demo /> })}
                <div class="set-charts">
                    <HipAngleChart record=Arc::clone(&record) />
                    <GapsChart record=Arc::clone(&record) />
                </div>
            </div>
            {ways_on}
        </main>
    }
}

/// The set's figures, with the person's corrections.
#[component]
fn Score(record: Arc<SessionRecord>) -> impl IntoView {
    let app = expect_context::<AppState>();
    let corrections = Memo::new(move |_| app.history.about.with(|about| about.corrections.clone()));
    move || view! { <CorrectedScore record=Arc::clone(&record) corrections=corrections.get() /> }
}

#[component]
fn CorrectedScore(record: Arc<SessionRecord>, corrections: Corrections) -> impl IntoView {
    let words = use_words();
    let counts = corrections.counts(&record.reps);
    let reps = corrections.apply(&record.reps);
    let set = SetRecord::of(&reps);
    let set_score = set.score;
    let deepest_clean = set_figures::deepest_clean_deg(&reps).map(|hip_deg| {
        view! {
            <p class="deepest-clean" data-testid="deepest-clean">
                {words.deepest_clean}
                " "
                <strong>{figures::degrees(Some(hip_deg))}</strong>
            </p>
        }
    });
    let farthest_tap = set.farthest_tap_m.map(|at_m| {
        view! {
            <p class="deepest-clean" data-testid="farthest-tap">
                {words.farthest_tap}
                " "
                <strong>{(words.centimetres)(at_m)}</strong>
            </p>
        }
    });
    let tempo = set_figures::usual_tempo(&reps).map(|tempo| {
        view! {
            <p class="deepest-clean" data-testid="tempo">
                {words.tempo_title}
                " "
                {(words.tempo)(&tempo)}
            </p>
        }
    });
    let drill = Drill::by_id(&record.drill).ok();
    let corrected = (counts != (0, 0)).then(|| {
        view! {
            <p class="corrected" role="status" data-testid="corrected">
                {(words.history.corrections)(counts)}
            </p>
        }
    });
    view! {
        <div class="set-score">
            <p class="set-score-number" data-testid="set-score">
                {figures::score(set_score.map(set_figures::rounded))}
            </p>
            <div>
                <p class="set-score-name">
                    {words.set_score} " · " {set.reps} " " {(words.reps)(set.reps)}
                </p>
                <RodMeter
                    share=Signal::derive(move || Some(set_score.unwrap_or(0.0) / 100.0))
                    label=words.set_score
                />
                {deepest_clean}
                {farthest_tap}
                {tempo}
                <p class="deepest-clean" data-testid="network">
                    {words.pace.seen_by} " " {set_figures::network_name(&record.model)}
                </p>
            </div>
            <Parts record=record />
        </div>
        <ToFix reps=reps drill=drill />
        {corrected}
    }
}
