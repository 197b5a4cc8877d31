//! The summary: what a glance needs, and below it, folded, the rest; the bar with the next set
//! stays in reach.

mod bar;
pub mod chart;
pub mod deepest_clean;
pub mod files;
pub mod findings;
pub mod gap_chart;
mod hands_free;
pub mod parts;
mod set_table;
pub mod to_fix;

use crate::state::{AppState, Outcome};
use crate::ui::brand::Brand;
use crate::ui::demo::DemoResult;
use crate::ui::exchange::{ReplyTo, ShareSet, Waiting};
use crate::ui::fold::Fold;
use crate::ui::history::keeping::KeepingLine;
use crate::ui::notice::Notice;
use crate::ui::progression::ProgressionButton;
use crate::ui::reference_line::ReferenceLine;
use crate::ui::replay::of_set::SetReplay;
use crate::ui::rod_meter::RodMeter;
use crate::ui::summary::bar::SetBar;
use crate::ui::summary::chart::HipAngleChart;
use crate::ui::summary::deepest_clean::DeepestClean;
use crate::ui::summary::files::SetFiles;
use crate::ui::summary::gap_chart::GapsChart;
use crate::ui::summary::hands_free::HandsFree;
use crate::ui::summary::parts::Parts;
use crate::ui::summary::set_table::SetTable;
use crate::ui::summary::to_fix::ToFix;
use crate::ui::words::use_words;
use hinge::Drill;
use hinge::rep::record::Rep;
use hinge::session::{SessionRecord, SetRecord};
use leptos::html::Details;
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
    let source = record.source.kind;
    let shown = ShownSet { record: Arc::clone(&record), replay: Arc::clone(&replay), name: None };
    let has_reps = !record.reps.is_empty();
    let opened_on =
        history.is_opened.get_untracked().then(|| history.about.with_untracked(|about| about.day));
    let day =
        opened_on.unwrap_or_else(|| app.comparison.with_untracked(|comparison| comparison.today));
    let share = NodeRef::<Details>::new();
    let can_be_judged =
        !is_demo && problem != Some(Problem::NotJudgedAgain) && !history.is_opened.get_untracked();
    let result = if has_reps {
        view! { <Score record=Arc::clone(&record) /> }.into_any()
    } else {
        view! { <Notice text=words.no_reps(&record).to_owned() /> }.into_any()
    };
    let table = view! {
        <Show when=move || !is_demo && !history.is_opened.get()>
            <ReferenceLine />
        </Show>
        <SetTable
            record=Arc::clone(&record)
            can_be_corrected=!is_demo
            can_be_judged=can_be_judged
        />
    };
    let score_parts = view! { <ScoreParts record=Arc::clone(&record) /> };
    let of_reps = has_reps.then(|| {
        view! {
            <Fold id="reps" title=words.set_reps is_open=true>
                {table}
            </Fold>
            <Fold id="score-parts" title=words.score_parts>
                {score_parts}
            </Fold>
            <Fold id="replay" title=words.replay.replay is_open=is_demo>
                <SetReplay set=shown video=video is_demo=is_demo />
            </Fold>
        }
    });
    let ways_to_share =
        view! { <ShareSet record=Arc::clone(&record) replay=Arc::clone(&replay) day=day /> };
    let share_set = has_reps.then(|| {
        view! {
            <Fold id="share" title=words.exchange.share node=share>
                {ways_to_share}
            </Fold>
        }
    });
    let kept = view! {
        {share_set}
        <Fold id="set-files" title=words.save_or_delete>
            <SetFiles outcome=outcome />
        </Fold>
        <div class="actions">
            <Show when=move || !history.is_opened.get()>
                <button class="button small" on:click=move |_| app.go_to_history()>
                    {words.history.title}
                </button>
            </Show>
            <ProgressionButton />
        </div>
    };
    let of_kept = (!is_demo).then_some(kept);
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
            {result}
            {(!is_demo)
                .then(|| {
                    view! {
                        <Waiting />
                        <ReplyTo record=Arc::clone(&record) />
                        <KeepingLine record=Arc::clone(&record) replay=Arc::clone(&replay) />
                    }
                })}
            <div class="folds">
                {of_reps}
                <Charts record=Arc::clone(&record) />
                {of_kept}
            </div>
            <SetBar
                source=source
                is_demo=is_demo
                share=(has_reps && !is_demo).then_some(share)
            />
        </main>
    }
}

/// The charts, folded; nothing where no frames were kept.
#[component]
fn Charts(record: Arc<SessionRecord>) -> impl IntoView {
    let words = use_words();
    (!record.frames.is_empty()).then(|| {
        view! {
            <Fold id="charts" title=words.charts>
                <div class="set-charts">
                    <HipAngleChart record=Arc::clone(&record) />
                    <GapsChart record=record />
                </div>
            </Fold>
        }
    })
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
    let numbered = corrections.numbered(&record.reps);
    let reps: Vec<Rep> = numbered.iter().map(|(_, rep)| rep.clone()).collect();
    let set = SetRecord::of(&reps);
    let set_score = set.score;
    let farthest_tap = set.farthest_tap_m.map(|at_m| {
        view! {
            <p class="deepest-clean" data-testid="farthest-tap">
                {words.farthest_tap}
                " "
                <strong>{(words.centimetres)(at_m)}</strong>
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
                <DeepestClean reps=reps drill=drill.clone() />
                {farthest_tap}
            </div>
        </div>
        <ToFix reps=numbered drill=drill />
        {corrected}
    }
}

/// What the score is made of, the usual tempo, and which network saw it.
#[component]
fn ScoreParts(record: Arc<SessionRecord>) -> impl IntoView {
    let words = use_words();
    let app = expect_context::<AppState>();
    let tempo = {
        let record = Arc::clone(&record);
        move || {
            let reps = app.history.about.with(|about| about.corrections.apply(&record.reps));
            set_figures::usual_tempo(&reps).map(|tempo| {
                view! {
                    <p class="deepest-clean" data-testid="tempo">
                        {words.tempo_title}
                        " "
                        {(words.tempo)(&tempo)}
                    </p>
                }
            })
        }
    };
    view! {
        <Parts record=Arc::clone(&record) />
        {tempo}
        <p class="deepest-clean" data-testid="network">
            {words.pace.seen_by} " " {set_figures::network_name(&record.model)}
        </p>
    }
}
