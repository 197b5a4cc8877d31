//! The calendar of practice, a month at a time.

use crate::state::AppState;
use crate::ui::words::use_words;
use leptos::prelude::*;
use page::day::Day;
use page::history::calendar::{Cell, Month, practice};

/// The month of today, and ways to others.
#[component]
pub fn Calendar(
    /// The day of each set.
    days: Vec<Day>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = &use_words().history;
    let first = days.iter().min().copied().map_or(Month::of(app.today()), Month::of);
    let practice = practice(days);
    let month = RwSignal::new(Month::of(app.today()));
    let is_first = move || month.get() <= first;
    let is_last = move || month.get() >= Month::of(app.today());
    let weeks = move || {
        let weeks = month.get().weeks(&practice);
        let row = |week: [Option<Cell>; 7]| {
            let cells = week.map(|cell| view! { <DayCell cell=cell /> });
            view! { <tr>{cells.collect_view()}</tr> }
        };
        weeks.into_iter().map(row).collect_view()
    };
    let weekdays = words.weekdays.into_iter().zip(words.weekdays_short);
    let weekdays = weekdays
        .map(|(long, short)| {
            view! {
                <th scope="col">
                    <abbr title=long>{short}</abbr>
                </th>
            }
        })
        .collect_view();
    view! {
        <section class="calendar" aria-labelledby="calendar">
            <h2 id="calendar">{words.calendar}</h2>
            <div class="calendar-month">
                <button
                    class="button small"
                    aria-label=words.month_before
                    disabled=is_first
                    on:click=move |_| month.update(|month| *month = month.before())
                >
                    "‹"
                </button>
                <p aria-live="polite">{move || (words.month)(month.get())}</p>
                <button
                    class="button small"
                    aria-label=words.month_after
                    disabled=is_last
                    on:click=move |_| month.update(|month| *month = month.after())
                >
                    "›"
                </button>
            </div>
            <table aria-label=move || (words.month)(month.get())>
                <thead>
                    <tr>{weekdays}</tr>
                </thead>
                <tbody>{weeks}</tbody>
            </table>
        </section>
    }
}

#[component]
fn DayCell(cell: Option<Cell>) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = &use_words().history;
    let Some(Cell { day, sets }) = cell else { return view! { <td></td> }.into_any() };
    let is_practised = sets > 0;
    let current = (day == app.today()).then_some("date");
    view! {
        <td class:practised=is_practised aria-current=current>
            <span aria-hidden="true">{day.day_of_month()}</span>
            <span class="unseen-text">{(words.day_with_sets)(day, sets)}</span>
        </td>
    }
    .into_any()
}
