//! The hip angle over the set.

use super::words::use_words;
use hinge::session::SessionRecord;
use leptos::prelude::*;
use page::chart::{SIZE, hip_chart};
use std::sync::Arc;

/// Room round the drawing for the bottoms' numbers, the chart's units.
const MARGIN: f64 = 26.0;

/// The chart, if there is anything to draw.
#[component]
pub fn HipAngleChart(
    /// The set.
    record: Arc<SessionRecord>,
) -> impl IntoView {
    let words = use_words();
    hip_chart(&record).map(|chart| {
        let view_box = format!("{:.0} {:.0} {:.0} {:.0}", -MARGIN, -MARGIN / 2.0, SIZE.0 + 2.0 * MARGIN, SIZE.1 + 1.7 * MARGIN);
        let bottoms = chart.bottoms.into_iter().map(|(number, x, y)| {
            view! {
                <circle class="chart-bottom" cx=x cy=y r="5"/>
                <text class="chart-number" x=x y=y + 20.0 text-anchor="middle">{number}</text>
            }
        });
        view! {
            <figure class="chart">
                <figcaption>{words.chart_title}</figcaption>
                <svg viewBox=view_box role="img" aria-label=words.chart_label>
                    <line class="chart-standing" x1="0" x2=SIZE.0 y1=chart.standing_y y2=chart.standing_y/>
                    {chart.lines.into_iter().map(|points| view! { <polyline class="chart-line" points=points/> }).collect_view()}
                    {bottoms.collect_view()}
                </svg>
            </figure>
        }
    })
}
