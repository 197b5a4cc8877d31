//! The charts of a shared set.

use crate::ui::summary::chart::{AngleLines, LEFT};
use crate::ui::words::use_words;
use hinge::share::SharedSet;
use leptos::prelude::*;
use page::exchange::{depth_bars, hip_curve};
use page::summary::chart::SIZE;
use std::sync::Arc;

/// Room round the drawing for the numbers, the chart's units.
const MARGIN: f64 = 26.0;

fn view_box() -> String {
    format!(
        "{:.0} {:.0} {:.0} {:.0}",
        -LEFT,
        -MARGIN / 2.0,
        SIZE.0 + LEFT + MARGIN,
        SIZE.1 + 1.7 * MARGIN
    )
}

/// The hip angle over the set, where there is a replay.
#[component]
pub fn HipCurve(
    /// The set.
    set: Arc<SharedSet>,
) -> impl IntoView {
    let words = use_words();
    hip_curve(&set).map(|curve| {
        let bottoms = curve.bottoms.into_iter().map(|(number, x, y)| {
            view! {
                <circle class="chart-bottom" cx=x cy=y r="5" />
                <text class="chart-number" x=x y=y + 20.0 text-anchor="middle">
                    {number}
                </text>
            }
        });
        view! {
            <figure class="chart">
                <figcaption>{words.chart_title}</figcaption>
                <svg viewBox=view_box() role="img" aria-label=words.chart_label>
                    <AngleLines scale=curve.scale />
                    {curve
                        .lines
                        .into_iter()
                        .map(|points| view! { <polyline class="chart-line" points=points /> })
                        .collect_view()}
                    {bottoms.collect_view()}
                </svg>
            </figure>
        }
    })
}

/// How deep each rep was, and how far of that it was clean.
#[component]
pub fn DepthBars(
    /// The set.
    set: Arc<SharedSet>,
) -> impl IntoView {
    let words = use_words();
    depth_bars(&set).map(|chart| {
        let bars = chart.bars.into_iter().map(|bar| {
            view! {
                {bar
                    .deep
                    .map(|deep| {
                        view! {
                            <rect
                                class="depth-whole"
                                x=bar.x
                                y="0"
                                width=bar.width
                                height=deep
                                rx="4"
                            />
                        }
                    })}
                {bar
                    .clean
                    .map(|clean| {
                        view! {
                            <rect
                                class="depth-clean"
                                x=bar.x
                                y="0"
                                width=bar.width
                                height=clean
                                rx="4"
                            />
                        }
                    })}
                <text
                    class="chart-number"
                    x=bar.x + bar.width / 2.0
                    y=SIZE.1 + 24.0
                    text-anchor="middle"
                >
                    {bar.number}
                </text>
            }
        });
        view! {
            <figure class="chart">
                <figcaption>{words.exchange.depth_title}</figcaption>
                <svg viewBox=view_box() role="img" aria-label=words.exchange.depth_label>
                    <AngleLines scale=chart.scale />
                    {bars.collect_view()}
                </svg>
            </figure>
        }
    })
}
