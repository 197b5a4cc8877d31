//! When the page comes back into view.

use super::events::Listener;
use web_sys::VisibilityState;

/// Calls `shown` each time the page comes into view, until dropped.
pub fn on_shown(shown: impl Fn() + 'static) -> Option<Listener> {
    let document = web_sys::window()?.document()?;
    let target = document.clone();
    Some(Listener::new(&target, "visibilitychange", move |_| {
        if document.visibility_state() == VisibilityState::Visible {
            shown();
        }
    }))
}
