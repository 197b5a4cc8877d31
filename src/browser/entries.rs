//! The entries of the browser's history, each with the number of its screen.

use super::events::Listener;
use wasm_bindgen::JsValue;
use web_sys::History;

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// The number of the entry that is shown; `None` for one that was given none.
pub fn number() -> Option<u32> {
    let number = history()?.state().ok()?.as_f64()?;
    // Nobody else numbers this page's entries.
    (0.0..=f64::from(u32::MAX)).contains(&number).then_some(number as u32)
}

/// Gives the entry that is shown a number. Where the browser refuses, its way back leaves the app.
pub fn mark(number: u32) {
    if let Some(history) = history() {
        history.replace_state_with_url(&JsValue::from(number), "", None).ok();
    }
}

/// Adds an entry and goes to it. Where the browser refuses, its way back leaves the app.
pub fn add(number: u32) {
    if let Some(history) = history() {
        history.push_state_with_url(&JsValue::from(number), "", None).ok();
    }
}

/// Goes one entry back.
pub fn back() {
    if let Some(history) = history() {
        history.back().ok();
    }
}

/// Calls `arrived` with the number of each entry that the person goes to, back or forward; `None`
/// for one that the browser made, as for another fragment of the address.
pub fn listen(arrived: impl Fn(Option<u32>) + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(Listener::new(&window, "popstate", move |_| arrived(number())))
}
