//! The gaps between rod and contacts over the hip angle, of one rep or of all.

use crate::ui::words::use_words;
use hinge::session::SessionRecord;
use leptos::prelude::*;
use page::figures;
use page::set_figures::widest;
use page::summary::gap_chart::{GapChart, SIZE, gap_chart};
use std::sync::Arc;

/// Room for the axes' figures, the chart's units: left, right, above, below.
const MARGINS: [f64; 4] = [70.0, 30.0, 34.0, 44.0];
/// How each contact's line is drawn; the shapes differ, not only the colours.
const LINES: [&str; 3] = ["gap-line head", "gap-line upper-back", "gap-line tailbone"];

/// The chart, if a gap was measured.
#[component]
pub fn GapsChart(
    /// The set.
    record: Arc<SessionRecord>,
) -> impl IntoView {
    let words = use_words();
    let has_gaps = gap_chart(&record, None).is_some();
    has_gaps.then(|| {
        let chosen = RwSignal::new(None::<u32>);
        let choose = move |event| chosen.set(event_target_value(&event).parse().ok());
        let numbers =
            (1..=record.set.reps).filter(|number| gap_chart(&record, Some(*number)).is_some());
        let options = numbers.map(|number| {
            let said = format!("{} {number}", words.replay.rep);
            view! { <option value=number>{said}</option> }
        });
        let legend = LINES.into_iter().zip(words.replay.contacts).map(|(class, contact)| {
            view! {
                <li>
                    <svg viewBox="0 0 48 8" aria-hidden="true">
                        <path class=class d="M2 4 H46" />
                    </svg>
                    {contact}
                </li>
            }
        });
        let shown = Arc::clone(&record);
        view! {
            <figure class="chart" data-testid="gap-chart">
                <figcaption>
                    <h3>{words.replay.gap_chart}</h3>
                    <p>{words.replay.gap_chart_what}</p>
                    <select class="pick" aria-label=words.replay.gap_chart on:change=choose>
                        <option value="">{words.replay.all_reps}</option>
                        {options.collect_view()}
                    </select>
                </figcaption>
                {move || {
                    gap_chart(&shown, chosen.get()).map(|chart| view! { <Drawing chart=chart /> })
                }}
                <ul class="chart-legend">{legend.collect_view()}</ul>
                <AsText record=record />
            </figure>
        }
    })
}

#[component]
fn Drawing(chart: GapChart) -> impl IntoView {
    let words = use_words();
    let [left, right, above, below] = MARGINS;
    let view_box = format!(
        "{:.0} {:.0} {:.0} {:.0}",
        -left,
        -above,
        SIZE.0 + left + right,
        SIZE.1 + above + below
    );
    let label = format!("{}. {}", words.replay.gap_chart, words.replay.gap_chart_what);
    let clean = chart.clean.map(|(x, hip_deg)| {
        let anchor = if x > SIZE.0 / 2.0 { "end" } else { "start" };
        let at = if x > SIZE.0 / 2.0 { x - 8.0 } else { x + 8.0 };
        view! {
            <rect class="chart-clean" x="0" y="0" width=x height=SIZE.1 />
            <line class="chart-clean-end" x1=x x2=x y1="-8" y2=SIZE.1 />
            <text class="chart-number" x=at y="-12" text-anchor=anchor>
                {format!("{} {}", words.replay.clean_to_here, figures::degrees(Some(hip_deg)))}
            </text>
        }
    });
    let gaps = chart.gaps.into_iter().map(|(y, gap)| {
        view! {
            <line class="chart-grid" x1="0" x2=SIZE.0 y1=y y2=y />
            <text class="chart-tick" x="-10" y=y + 8.0 text-anchor="end">
                {figures::percent(Some(gap))}
            </text>
        }
    });
    // The figures of every second line find room on a phone.
    let hips = chart.hips.into_iter().step_by(2).map(|(x, hip_deg)| {
        view! {
            <text class="chart-tick" x=x y=SIZE.1 + 32.0 text-anchor="middle">
                {figures::degrees(Some(hip_deg))}
            </text>
        }
    });
    let lines = LINES.into_iter().zip(chart.lines).flat_map(|(class, lines)| {
        lines.into_iter().map(move |points| view! { <polyline class=class points=points /> })
    });
    view! {
        <svg viewBox=view_box role="img" aria-label=label>
            {clean}
            {gaps.collect_view()}
            {hips.collect_view()}
            {lines.collect_view()}
        </svg>
        <p class="axis">{words.replay.hip_axis}" →"</p>
    }
}

/// The same for those who can't see the lines.
#[component]
fn AsText(record: Arc<SessionRecord>) -> impl IntoView {
    let words = use_words();
    let reps = (1..).zip(&record.reps).map(|(number, rep): (u32, _)| {
        let contacts = words.replay.contacts.into_iter().zip(widest(&record, rep));
        let said: Vec<String> = contacts
            .filter_map(|(contact, widest)| Some((words.replay.widest)(contact, &widest?)))
            .collect();
        let said = if said.is_empty() { words.replay.no_gaps.to_owned() } else { said.join(", ") };
        let clean = rep
            .clean_range_deg
            .map(|deg| format!("; {}", (words.clean_to)(deg)))
            .unwrap_or_default();
        view! { <li>{format!("{} {number}: {said}{clean}", words.replay.rep)}</li> }
    });
    view! {
        <details>
            <summary>{words.replay.as_text}</summary>
            <ul class="notes">{reps.collect_view()}</ul>
        </details>
    }
}
