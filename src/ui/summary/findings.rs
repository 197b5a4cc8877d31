//! What was found in a rep, in a table's cell: what people at home say first, what was measured
//! after it, smaller.

use leptos::prelude::*;
use page::set_figures::Verdict;
use page::summary::table::Finding;

/// What was good, where nothing was found; green only where all was judged.
#[component]
pub fn Praise(
    /// What was found as a whole.
    verdict: Verdict,
    /// What was good.
    praise: Option<String>,
) -> impl IntoView {
    let is_clean = verdict == Verdict::Clean;
    praise.map(|praise| {
        view! {
            <span class="finding" class:clean=is_clean class:good-so-far=!is_clean>
                {praise}
            </span>
        }
    })
}

/// A finding's words and its reading.
#[component]
pub fn FindingWords(
    /// The finding.
    finding: Finding,
) -> impl IntoView {
    let reading = finding.reading.map(|reading| view! { <span class="reading">{reading}</span> });
    view! {
        <span>{finding.words}</span>
        {reading}
    }
}

/// What could not be judged, and how far the back was bent.
#[component]
pub fn Besides(
    /// Each in words.
    said: Vec<String>,
) -> impl IntoView {
    said.into_iter().map(|said| view! { <span class="finding unseen">{said}</span> }).collect_view()
}
