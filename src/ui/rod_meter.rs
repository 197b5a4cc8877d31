//! A share shown as the length of a rod.

use leptos::prelude::*;

/// The rod; without a share it only moves a little.
#[component]
pub fn RodMeter(
    /// 0…1.
    #[prop(into)]
    share: Signal<Option<f64>>,
    /// What it measures, for screen readers.
    label: &'static str,
) -> impl IntoView {
    let width = move || share.get().map(|share| format!("{:.1}%", share * 100.0));
    view! {
        <div
            class="rod-meter"
            class:waiting=move || share.get().is_none()
            role="progressbar"
            aria-label=label
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=move || share.get().map(|share| format!("{:.0}", share * 100.0))
        >
            <span style:width=width></span>
        </div>
    }
}
