//! The hip angle over the set, each rep with what was found.

use crate::ui::words::use_words;
use hinge::session::SessionRecord;
use leptos::prelude::*;
use page::figures;
use page::set_figures::Verdict;
use page::summary::chart::{AngleScale, Bottom, SIZE, hip_chart};
use std::sync::Arc;

/// Room for the angles on the left of a chart of hip angles, its units.
pub const LEFT: f64 = 64.0;
/// Room round the drawing for the bottoms' numbers, the chart's units.
const MARGIN: f64 = 26.0;
/// From one line of marks below the chart to the next, the chart's units.
const LINE: f64 = 34.0;

/// The chart, if there is anything to draw.
#[component]
pub fn HipAngleChart(
    /// The set.
    record: Arc<SessionRecord>,
) -> impl IntoView {
    let words = use_words();
    hip_chart(&record).map(|chart| {
        let most_faults = chart.bottoms.iter().map(|bottom| bottom.faults.len()).max().unwrap_or(0);
        let height = SIZE.1 + MARGIN + LINE * (1.0 + most_faults as f64);
        let view_box =
            format!("{:.0} {:.0} {:.0} {height:.0}", -LEFT, -MARGIN / 2.0, SIZE.0 + LEFT + MARGIN);
        let legend = chart.letters.iter().map(|(letter, fault)| {
            view! {
                <li>
                    <strong>{*letter}</strong>
                    " "
                    {(words.fault_name)(*fault)}
                </li>
            }
        });
        view! {
            <figure class="chart" data-testid="hip-chart">
                <figcaption>
                    <h3>{words.chart_title}</h3>
                    <p>{words.replay.hip_chart_what}</p>
                </figcaption>
                <svg viewBox=view_box role="img" aria-label=words.chart_label>
                    <AngleLines scale=chart.scale />
                    {chart
                        .lines
                        .into_iter()
                        .map(|points| view! { <polyline class="chart-line" points=points /> })
                        .collect_view()}
                    {chart
                        .bottoms
                        .into_iter()
                        .map(|bottom| view! { <BottomMark bottom=bottom /> })
                        .collect_view()}
                </svg>
                <ul class="chart-legend">{legend.collect_view()}</ul>
            </figure>
        }
    })
}

/// The lines at round hip angles, each with its figure; that of standing is dotted.
#[component]
pub fn AngleLines(scale: AngleScale) -> impl IntoView {
    let lines = scale.marks().into_iter().enumerate().map(|(place, (y, deg))| {
        let class = if place == 0 { "chart-standing" } else { "chart-grid" };
        view! {
            <line class=class x1="0" x2=SIZE.0 y1=y y2=y />
            <text class="chart-tick" x="-10" y=y + 8.0 text-anchor="end">
                {figures::degrees(Some(deg))}
            </text>
        }
    });
    lines.collect_view()
}

/// A rep's point on the line, and below the chart its number with the verdict and the letters of
/// its faults.
#[component]
fn BottomMark(bottom: Bottom) -> impl IntoView {
    let Bottom { number, x, y, verdict, faults } = bottom;
    let sign = match verdict {
        Verdict::Clean => format!("{number} ✓"),
        Verdict::Fault | Verdict::Question => number.to_string(),
        Verdict::GoodAsFarAsSeen => format!("{number} ○"),
        Verdict::NotJudged => format!("{number} –"),
    };
    let point = match verdict {
        Verdict::Clean => view! { <circle class="chart-bottom" cx=x cy=y r="6" /> }.into_any(),
        Verdict::Fault => view! { <path class="chart-fault" d=diamond(x, y, 9.0) /> }.into_any(),
        Verdict::Question => {
            view! { <path class="chart-fault question" d=diamond(x, y, 9.0) /> }.into_any()
        }
        Verdict::GoodAsFarAsSeen | Verdict::NotJudged => {
            view! { <circle class="chart-bottom unseen" cx=x cy=y r="6" /> }.into_any()
        }
    };
    let line_y = |line: usize| SIZE.1 + LINE * (0.8 + line as f64);
    let letters = faults.into_iter().enumerate().map(|(i, (letter, is_sure))| {
        let y = line_y(i + 1);
        let letter = if is_sure { letter.to_string() } else { format!("{letter}?") };
        view! {
            <text class="chart-letter" x=x y=y text-anchor="middle">
                {letter}
            </text>
        }
    });
    view! {
        {point}
        <text class="chart-number" x=x y=line_y(0) text-anchor="middle">
            {sign}
        </text>
        {letters.collect_view()}
    }
}

fn diamond(x: f64, y: f64, radius: f64) -> String {
    format!(
        "M{:.1} {y:.1} L{x:.1} {:.1} L{:.1} {y:.1} L{x:.1} {:.1} Z",
        x - radius,
        y - radius,
        x + radius,
        y + radius
    )
}
