//! The page's address: what its fragment carries, and changes of it.

use super::events::Listener;
use page::route::{Route, route};
use wasm_bindgen::JsValue;

/// The fragment with its `#`; empty where there is none.
pub fn fragment() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The app's own address, without query and fragment.
pub fn own() -> String {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return String::new();
    };
    format!("{}{}", location.origin().unwrap_or_default(), location.pathname().unwrap_or_default())
}

/// Takes the fragment out of the address bar, and out of what the browser remembers of this visit.
pub fn drop_fragment() {
    let Some(window) = web_sys::window() else { return };
    let location = window.location();
    let without = format!(
        "{}{}",
        location.pathname().unwrap_or_default(),
        location.search().unwrap_or_default()
    );
    // Where the browser refuses, the address stays as it is.
    if let Ok(history) = window.history() {
        let kept = history.state().unwrap_or(JsValue::NULL);
        history.replace_state_with_url(&kept, "", Some(&without)).ok();
    }
}

/// Calls `changed` when a link within the page, or the person, changes the fragment.
pub fn listen(changed: impl Fn() + 'static) -> Option<Listener> {
    web_sys::window().map(|window| Listener::new(&window, "hashchange", move |_| changed()))
}

/// Calls `go` with the place in the app that the address names now, and with each that it names
/// later, until dropped.
pub fn follow(go: impl Fn(Route) + 'static) -> Option<Listener> {
    let named = move || {
        if let Some(route) = route(&fragment()) {
            go(route);
        }
    };
    named();
    listen(named)
}
