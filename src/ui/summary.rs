//! The summary: the set's score, its table and its chart.

use super::brand::Brand;
use super::chart::HipAngleChart;
use super::demo::{AfterDemo, DemoResult};
use super::gap_chart::GapsChart;
use super::home::VideoChoice;
use super::notice::Notice;
use super::parts::Parts;
use super::progression::ProgressionButton;
use super::reference_line::ReferenceLine;
use super::replay::ReplayPlayer;
use super::rod_meter::RodMeter;
use super::set_table::SetTable;
use super::words::use_words;
use crate::browser::download;
use crate::cockpit::{Cockpit, Outcome};
use hinge::session::{SessionRecord, SourceKind};
use leptos::prelude::*;
use page::figures;
use page::playback::ShownSet;
use page::problem::Problem;
use page::table;
use std::sync::Arc;

/// The summary.
#[component]
pub fn Summary() -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    move || cockpit.outcome.get().map(|outcome| view! { <SetSummary outcome=outcome/> })
}

#[component]
fn SetSummary(outcome: Outcome) -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    let words = use_words();
    let Outcome { record, replay, video, problem, is_demo } = outcome;
    let not_kept = move || {
        let trouble = cockpit.sets_trouble.get();
        trouble.map(|(drill, trouble)| view! { <Notice text=words.sets_trouble(trouble, &drill)/> })
    };
    let again = match record.source.kind {
        SourceKind::Camera => {
            view! { <button class="button primary" on:click=move |_| cockpit.start_camera()>{words.again}</button> }.into_any()
        }
        SourceKind::Video => view! { <VideoChoice label=words.another_video/> }.into_any(),
    };
    let shown = ShownSet { record: Arc::clone(&record), replay, name: None };
    let has_reps = !record.reps.is_empty();
    let result = if record.reps.is_empty() {
        view! { <Notice text=words.no_reps(&record).to_owned()/> }.into_any()
    } else {
        view! {
            <Score record=Arc::clone(&record)/>
            {(!is_demo).then(|| view! { <ReferenceLine/> })}
            <SetTable record=Arc::clone(&record) can_be_judged=!is_demo && problem != Some(Problem::NotJudgedAgain)/>
        }
        .into_any()
    };
    let ways_on = if is_demo {
        view! { <AfterDemo/> }.into_any()
    } else {
        view! {
            <div class="actions">
                {again}
                <Save record=Arc::clone(&record)/>
                <ProgressionButton/>
            </div>
        }
        .into_any()
    };
    view! {
        <Brand/>
        <main class="summary">
            <h1>{words.summary}</h1>
            {is_demo.then(|| view! { <DemoResult/> })}
            {problem.map(|problem| view! { <Notice text=words.problem(&problem)/> })}
            {not_kept}
            {result}
            <div class="set-views">
                {has_reps.then(|| view! { <ReplayPlayer set=shown video=video/> })}
                <div class="set-charts">
                    <HipAngleChart record=Arc::clone(&record)/>
                    <GapsChart record=Arc::clone(&record)/>
                </div>
            </div>
            {ways_on}
        </main>
    }
}

#[component]
fn Score(record: Arc<SessionRecord>) -> impl IntoView {
    let words = use_words();
    let set_score = record.set.score;
    let deepest_clean = table::deepest_clean_deg(&record.reps).map(|hip_deg| {
        view! { <p class="deepest-clean" data-testid="deepest-clean">{words.deepest_clean}" "<strong>{figures::degrees(Some(hip_deg))}</strong></p> }
    });
    let farthest_tap = record.set.farthest_tap_m.map(|at_m| {
        view! { <p class="deepest-clean" data-testid="farthest-tap">{words.farthest_tap}" "<strong>{(words.centimetres)(at_m)}</strong></p> }
    });
    let tempo = table::usual_tempo(&record.reps).map(|tempo| {
        view! { <p class="deepest-clean" data-testid="tempo">{words.tempo_title}" "{(words.tempo)(&tempo)}</p> }
    });
    view! {
        <div class="set-score">
            <p class="set-score-number" data-testid="set-score">{figures::score(set_score.map(table::rounded))}</p>
            <div>
                <p class="set-score-name">{words.set_score} " · " {record.set.reps} " " {(words.reps)(record.set.reps)}</p>
                <RodMeter share=Signal::derive(move || Some(set_score.unwrap_or(0.0) / 100.0)) label=words.set_score/>
                {deepest_clean}
                {farthest_tap}
                {tempo}
            </div>
            <Parts record=record/>
        </div>
    }
}

/// Saves the record as the file that the analysis command would write.
#[component]
fn Save(record: Arc<SessionRecord>) -> impl IntoView {
    let words = use_words();
    let failed = RwSignal::new(false);
    let save = move |_| {
        let saved = serde_json::to_string(&*record)
            .map_err(|cause| cause.to_string())
            .and_then(|json| download::save("dowel-session.json", "application/json", &json).map_err(|cause| format!("{cause:?}")));
        if let Err(cause) = &saved {
            leptos::logging::error!("saving failed: {cause}");
        }
        failed.set(saved.is_err());
    };
    view! {
        <button class="button" on:click=save>{words.save}</button>
        <Show when=move || failed.get()><Notice text=words.save_failed.to_owned()/></Show>
    }
}
