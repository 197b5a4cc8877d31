//! How each drill goes: small charts of its sets.

use crate::state::AppState;
use crate::ui::words::use_words;
use leptos::prelude::*;
use page::drills;
use page::history::KeptSet;
use page::history::trend::{Line, SIZE, Trend, trends};

/// Room round a chart for its dots, its own units.
const MARGIN: f64 = 6.0;

/// The trends, when a drill has two sets.
#[component]
pub fn Trends(sets: Vec<KeptSet>) -> impl IntoView {
    let words = &use_words().history;
    let trends = trends(&sets);
    (!trends.is_empty()).then(|| {
        view! {
            <section class="trends" aria-labelledby="trends">
                <h2 id="trends">{words.trends}</h2>
                {trends
                    .into_iter()
                    .map(|trend| view! { <DrillTrend trend=trend /> })
                    .collect_view()}
            </section>
        }
    })
}

#[component]
fn DrillTrend(trend: Trend) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let say = |day| (words.history.day)(day, app.today());
    let over = (words.history.over)(trend.sets, &say(trend.from), &say(trend.to));
    view! {
        <article class="trend" data-testid="trend">
            <h3>{drills::name(&trend.drill, words.language)}</h3>
            <p class="fine">{over}</p>
            {trend.lines.into_iter().map(|line| view! { <TrendLine line=line /> }).collect_view()}
        </article>
    }
}

#[component]
fn TrendLine(line: Line) -> impl IntoView {
    let words = &use_words().history;
    let view_box = format!(
        "{:.0} {:.0} {:.0} {:.0}",
        -MARGIN,
        -MARGIN,
        SIZE.0 + 2.0 * MARGIN,
        SIZE.1 + 2.0 * MARGIN
    );
    let points =
        line.points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ");
    let last =
        line.points.last().map(|&(x, y)| view! { <circle class="trend-last" cx=x cy=y r="4.5" /> });
    view! {
        <figure class="trend-line">
            <figcaption>
                {(words.measure)(line.measure)} " " <strong>{line.change()}</strong>
            </figcaption>
            // The figures stand beside it in words.
            <svg viewBox=view_box aria-hidden="true">
                <polyline class="chart-line" points=points />
                {last}
            </svg>
        </figure>
    }
}
