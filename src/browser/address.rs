//! The place in the app that the page's address names.

use super::events::Listener;
use page::route::{Route, route};

/// Calls `go` with the place that the address names now, and with each that it names later, until dropped.
pub fn follow(go: impl Fn(Route) + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    let named = || web_sys::window().and_then(|window| window.location().hash().ok()).as_deref().and_then(route);
    if let Some(route) = named() {
        go(route);
    }
    Some(Listener::new(&window, "hashchange", move |_| {
        if let Some(route) = named() {
            go(route);
        }
    }))
}
