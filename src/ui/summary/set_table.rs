//! The set's table, one row a rep; each rep can be made the reference.

use crate::state::AppState;
use crate::ui::history::correction_menu::{CorrectionMenu, Word};
use crate::ui::summary::findings::{Besides, FindingWords, Praise};
use crate::ui::words::use_words;
use hinge::Drill;
use hinge::session::SessionRecord;
use leptos::prelude::*;
use page::figures;
use page::history::Said;
use page::live::filming::Command;
use page::summary::table::{Finding, Row, notes, row};
use std::sync::Arc;

/// The table.
#[component]
pub fn SetTable(
    /// The set.
    record: Arc<SessionRecord>,
    /// Whether the set can be judged again.
    can_be_judged: bool,
    /// Whether the person may say that a rep or a finding is wrong.
    can_be_corrected: bool,
) -> impl IntoView {
    let words = use_words();
    let drill = Drill::by_id(&record.drill).ok();
    let rows: Vec<Row> = (1..)
        .zip(&record.reps)
        .map(|(number, rep)| row(number, rep, drill.as_ref(), words))
        .collect();
    let can_be_judged = can_be_judged && drill.is_some_and(|drill| drill.has_rod());
    let columns = words.columns.map(|name| {
        view! {
            <th role="columnheader" scope="col">
                {name}
            </th>
        }
    });
    view! {
        <div class="notes">
            {notes(&record.reps, words)
                .into_iter()
                .map(|note| view! { <p data-testid="note">{note}</p> })
                .collect_view()}
        </div>
        <table class="set" role="table">
            <thead role="rowgroup">
                <tr role="row">
                    {columns.collect_view()}<th role="columnheader" scope="col">
                        {words.reference}
                    </th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                {rows
                    .into_iter()
                    .map(|row| {
                        view! {
                            <RepRow
                                row=row
                                can_be_judged=can_be_judged
                                can_be_corrected=can_be_corrected
                            />
                        }
                    })
                    .collect_view()}
            </tbody>
        </table>
        <p class="fine">{words.columns_note}</p>
    }
}

#[component]
fn RepRow(row: Row, can_be_judged: bool, can_be_corrected: bool) -> impl IntoView {
    let words = use_words();
    let word = Word::of(expect_context::<AppState>());
    let number = row.number;
    let is_no_rep = Memo::new(move |_| word.has(number, Said::NotARep));
    let menu = can_be_corrected.then(|| row.clone());
    let no_rep = move || {
        is_no_rep.get().then(|| {
            view! {
                <span class="finding word">
                    {words.history.not_a_rep} " (" {words.history.your_word} ")"
                </span>
            }
        })
    };
    view! {
        <tr role="row" data-testid="rep" class:struck=is_no_rep>
            <th role="rowheader" scope="row">
                {row.number}
            </th>
            <td role="cell" class="score">
                {figures::score(row.score)}
            </td>
            <td role="cell">{row.hip}</td>
            <td role="cell">{row.clean_to}</td>
            <td role="cell">{row.knee}</td>
            <td role="cell">{row.hip_share}</td>
            <td role="cell" class="findings">
                <Praise verdict=row.verdict praise=row.praise />
                {row
                    .findings
                    .into_iter()
                    .map(|finding| view! { <OneFinding number=number finding=finding /> })
                    .collect_view()}
                <Besides said=[row.backs, row.unseen].concat() />
                {no_rep}
                {menu.map(|row| view! { <CorrectionMenu row=row /> })}
            </td>
            <td role="cell" class="as-reference">
                <AsReference number=row.number can_be_judged=can_be_judged />
            </td>
        </tr>
    }
}

/// A finding; struck through where the person says that it is wrong.
#[component]
fn OneFinding(number: u32, finding: Finding) -> impl IntoView {
    let word = Word::of(expect_context::<AppState>());
    let words = use_words();
    let (id, is_question) = (finding.id, !finding.is_sure);
    let is_wrong = Memo::new(move |_| word.has(number, Said::WrongFault(id)));
    view! {
        <span class="finding" class:question=is_question class:wrong=is_wrong>
            <FindingWords finding=finding />
            {move || {
                is_wrong
                    .get()
                    .then(|| {
                        format!(" ({}: {})", words.history.your_word, words.history.wrong_short)
                    })
            }}
        </span>
    }
}

#[component]
fn AsReference(number: u32, can_be_judged: bool) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let is_reference =
        Memo::new(move |_| app.comparison.with(|comparison| comparison.is_rep(number)));
    let use_it = move || {
        can_be_judged.then(|| {
            view! {
                <button
                    class="button small"
                    on:click=move |_| app.send_command(Command::UseReference(number))
                >
                    {words.use_as_reference}
                </button>
            }
        })
    };
    view! {
        <Show when=move || is_reference.get() fallback=use_it>
            <span class="is-reference">{words.is_reference}</span>
        </Show>
    }
}
