//! The coach's page of a set: read-only, with room for an answer.

use super::charts::{DepthBars, HipCurve};
use super::date::date_said;
use super::figure::FigurePlayer;
use super::reply_form::ReplyForm;
use crate::exchange::Exchange;
use crate::state::AppState;
use crate::ui::brand::Brand;
use crate::ui::notice::Notice;
use crate::ui::summary::deepest_clean::DeepestClean;
use crate::ui::summary::findings::{Besides, FindingWords, Praise};
use crate::ui::summary::to_fix::ToFix;
use crate::ui::words::use_words;
use hinge::Drill;
use hinge::share::{Detail, SharedSet};
use leptos::html::H1;
use leptos::prelude::*;
use page::drills;
use page::exchange::{Opened, Player};
use page::figures;
use page::set_figures::{rounded, usual_tempo};
use page::summary::table::{Row, notes, row};
use std::sync::Arc;

/// The screen of the set that is shown.
#[component]
pub fn SharedSetScreen() -> impl IntoView {
    let exchange = expect_context::<Exchange>();
    let words = use_words();
    let opened = move || {
        let key = exchange.shown.get()?;
        exchange.opened.with_untracked(|opened| opened.get(key).cloned())
    };
    view! {
        <Brand />
        {move || opened().map(|opened| view! { <SetForCoach opened=opened /> })}
        <div class="exchange-end">
            <button class="button" on:click=move |_| exchange.show_inbox()>
                {words.exchange.back}
            </button>
        </div>
    }
}

#[component]
fn SetForCoach(opened: Opened) -> impl IntoView {
    let app = expect_context::<AppState>();
    let exchange = expect_context::<Exchange>();
    let words = use_words();
    let Opened { athlete, set, draft } = opened;
    let reps = set.reps.len();
    let set = Arc::new(set);
    let heading = NodeRef::<H1>::new();
    Effect::new(move |_| heading.get().map(|heading| heading.focus()));
    let title = athlete.map_or_else(
        || words.exchange.set_of_somebody.to_owned(),
        |name| (words.exchange.set_of)(&name),
    );
    let not_kept = move || {
        (!exchange.is_kept.get())
            .then(|| view! { <Notice text=words.exchange.not_kept.to_owned() /> })
    };
    let drill = Drill::by_id(&set.drill).ok();
    let of_drill = drill.as_ref().and_then(|drill| drills::words(drill, words.language)).cloned();
    let about = match &of_drill {
        Some(of_drill) => of_drill.rep.clone(),
        None => words.exchange.unknown_drill.to_owned(),
    };
    view! {
        <main class="exchange shared" data-testid="shared-set">
            <div class="exchange-words">
                <h1 node_ref=heading tabindex="-1">
                    {title}
                </h1>
                <p class="lead">
                    <strong>{drills::name(&set.drill, words.language)}</strong>
                    ", "
                    {date_said(set.day, words, app)}
                </p>
                <p class="fine">{about}</p>
                <p class="fine">{words.exchange.what_dowel_is}</p>
            </div>
            {not_kept}
            <Score set=Arc::clone(&set) drill=drill.clone() />
            <ToFix reps=(1..).zip(set.reps.iter().cloned()).collect() drill=drill.clone() />
            <div class="seen">
                {Player::of(&set).map(|player| view! { <FigurePlayer player=player /> })}
                <div class="seen-charts">
                    <HipCurve set=Arc::clone(&set) />
                    <DepthBars set=Arc::clone(&set) />
                </div>
            </div>
            <Reps set=Arc::clone(&set) drill=drill />
            <Measured set=set unseen=of_drill.map(|of_drill| of_drill.unseen) />
            <ReplyForm draft=draft reps=reps />
        </main>
    }
}

#[component]
fn Score(set: Arc<SharedSet>, drill: Option<Drill>) -> impl IntoView {
    let words = use_words();
    let tap = set.set.farthest_tap_m.map(|at_m| {
        view! {
            <p class="deepest-clean">
                {words.farthest_tap} " " <strong>{(words.centimetres)(at_m)}</strong>
            </p>
        }
    });
    let tempo = usual_tempo(&set.reps).map(|tempo| {
        view! {
            <p class="deepest-clean">{words.tempo_title} " " {(words.tempo)(&tempo)}</p>
        }
    });
    view! {
        <div class="set-score">
            <p class="set-score-number" data-testid="set-score">
                {figures::score(set.set.score.map(rounded))}
            </p>
            <div>
                <p class="set-score-name">
                    {words.set_score} " · " {set.set.reps} " " {(words.reps)(set.set.reps)}
                </p>
                <DeepestClean reps=set.reps.clone() drill=drill />
                {tap}
                {tempo}
            </div>
        </div>
    }
}

/// One row a rep, with the parts of its score; of scores alone only what was sent.
#[component]
fn Reps(set: Arc<SharedSet>, drill: Option<Drill>) -> impl IntoView {
    let words = use_words();
    let rows: Vec<Row> =
        (1..).zip(&set.reps).map(|(number, rep)| row(number, rep, drill.as_ref(), words)).collect();
    let is_whole = set.detail == Detail::Whole;
    let shown: &[usize] = if is_whole { &[0, 1, 2, 3, 4, 5, 6] } else { &[0, 1, 3, 6] };
    let columns = shown.iter().filter_map(|place| words.columns.get(*place)).map(|name| {
        view! {
            <th role="columnheader" scope="col">
                {*name}
            </th>
        }
    });
    let measures = move |row: &Row| {
        is_whole.then(|| {
            view! {
                <td role="cell">{row.knee.clone()}</td>
                <td role="cell">{row.hip_share.clone()}</td>
            }
        })
    };
    view! {
        <table class="set shared-reps" class:scores-only=!is_whole role="table">
            <thead role="rowgroup">
                <tr role="row">{columns.collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">
                {rows
                    .into_iter()
                    .map(|row| {
                        let measures = measures(&row);
                        view! {
                            <tr role="row" data-testid="rep">
                                <th role="rowheader" scope="row">
                                    {row.number}
                                </th>
                                <td role="cell" class="score">
                                    {figures::score(row.score)}
                                </td>
                                {is_whole.then(|| view! { <td role="cell">{row.hip}</td> })}
                                <td role="cell">{row.clean_to}</td>
                                {measures}
                                <td role="cell" class="findings">
                                    <Praise verdict=row.verdict praise=row.praise />
                                    {row
                                        .findings
                                        .into_iter()
                                        .map(|finding| {
                                            let is_question = !finding.is_sure;
                                            view! {
                                                <span
                                                    class="finding"
                                                    class:question=is_question
                                                >
                                                    <FindingWords finding=finding />
                                                </span>
                                            }
                                        })
                                        .collect_view()}
                                    <Besides said=[row.backs, row.unseen].concat() />
                                </td>
                            </tr>
                        }
                    })
                    .collect_view()}
            </tbody>
        </table>
        <p class="fine">{words.columns_note}</p>
    }
}

/// What was measured and how, and what was not and why.
#[component]
fn Measured(set: Arc<SharedSet>, unseen: Option<String>) -> impl IntoView {
    let words = use_words();
    let of = words.exchange;
    let against = if set.reference.is_some() { of.against_reference } else { of.against_standing };
    let told = set.reps.len();
    let missing = [
        (set.detail == Detail::Scores).then(|| of.only_scores.to_owned()),
        (set.detail == Detail::Whole && set.motion.is_none()).then(|| of.no_replay.to_owned()),
        ((told as u32) < set.set.reps).then(|| (of.first_reps)(told, set.set.reps)),
        Some(of.only_near_side.to_owned()),
        unseen,
    ];
    let missing = notes(&set.reps, words).into_iter().chain(missing.into_iter().flatten());
    view! {
        <div class="measured">
            <section>
                <h2>{of.measured}</h2>
                <ul>
                    <li>{(of.measured_how)(set.net, set.height_cm)}</li>
                    <li>{against}</li>
                </ul>
            </section>
            <section data-testid="not-measured">
                <h2>{of.not_measured}</h2>
                <ul>{missing.map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
            </section>
        </div>
    }
}
