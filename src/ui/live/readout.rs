//! An angle with its name.

use leptos::prelude::*;
use page::figures;

/// The angle, in large digits.
#[component]
pub fn Readout(
    /// Its name.
    label: &'static str,
    /// Degrees; `None` = not known now.
    #[prop(into)]
    angle_deg: Signal<Option<f64>>,
) -> impl IntoView {
    view! {
        <div class="readout">
            <dt>{label}</dt>
            <dd>{move || figures::degrees(angle_deg.get())}</dd>
        </div>
    }
}
