//! The app: one screen at a time.

use super::home::Home;
use super::live::LiveScreen;
use super::loading::Loading;
use super::summary::Summary;
use crate::browser::test_hook;
use crate::cockpit::{Cockpit, Command, Screen};
use leptos::prelude::*;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let cockpit = Cockpit::new();
    provide_context(cockpit);
    test_hook::install(move || cockpit.ask(Command::Crash));
    move || match cockpit.screen.get() {
        Screen::Home => view! { <Home/> }.into_any(),
        Screen::Loading => view! { <Loading/> }.into_any(),
        Screen::Live => view! { <LiveScreen/> }.into_any(),
        Screen::Summary => view! { <Summary/> }.into_any(),
    }
}
