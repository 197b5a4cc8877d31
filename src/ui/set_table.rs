//! The set's table, one row a rep.

use hinge::session::SessionRecord;
use leptos::prelude::*;
use page::table::{Row, row};
use page::text;
use std::sync::Arc;

/// The table.
#[component]
pub fn SetTable(
    /// The set.
    record: Arc<SessionRecord>,
) -> impl IntoView {
    let rows = record.reps.iter().enumerate().map(|(i, rep)| row(i + 1, rep));
    view! {
        <table class="set" role="table">
            <thead role="rowgroup">
                <tr role="row">{text::COLUMNS.map(|name| view! { <th role="columnheader" scope="col">{name}</th> }).collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{rows.map(|row| view! { <RepRow row=row/> }).collect_view()}</tbody>
        </table>
        <p class="fine">{text::HIP_SHARE_NOTE}</p>
    }
}

#[component]
fn RepRow(row: Row) -> impl IntoView {
    let clean = row.faults.is_empty() && row.score.is_some();
    view! {
        <tr role="row" data-testid="rep">
            <th role="rowheader" scope="row">{row.number}</th>
            <td role="cell" class="score">{text::score(row.score)}</td>
            <td role="cell">{row.hip}</td>
            <td role="cell">{row.knee}</td>
            <td role="cell">{row.hip_share}</td>
            <td role="cell" class="findings">
                {clean.then(|| view! { <span class="finding clean">{text::CLEAN}</span> })}
                {row.faults.into_iter().map(|fault| view! { <span class="finding">{fault}</span> }).collect_view()}
                {row.unseen.into_iter().map(|unseen| view! { <span class="finding unseen">{unseen}</span> }).collect_view()}
            </td>
        </tr>
    }
}
