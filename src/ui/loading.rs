//! The loading screen: how much of the model is here.

use super::brand::Brand;
use super::rod_meter::RodMeter;
use crate::cockpit::Cockpit;
use hinge::session::SourceKind;
use leptos::prelude::*;
use page::text;

/// The loading screen.
#[component]
pub fn Loading() -> impl IntoView {
    let cockpit = expect_context::<Cockpit>();
    let detail = move || match cockpit.source.get() {
        SourceKind::Camera => text::LOADING_CAMERA,
        SourceKind::Video => text::LOADING_VIDEO,
    };
    view! {
        <Brand/>
        <main class="loading">
            <h1>{text::LOADING}</h1>
            <RodMeter share=cockpit.loaded_share label=text::LOADING/>
            <p class="lead">{detail}</p>
        </main>
    }
}
