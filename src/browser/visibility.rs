//! Whether the page can be seen: a call, a locked screen or another tab hides it.

use super::events::Listener;
use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, unbounded};

/// Tells when the page is hidden and when it is shown again.
pub struct Visibility {
    changes: UnboundedReceiver<bool>,
    _listener: Option<Listener>,
}

impl Visibility {
    /// Watches from now on.
    pub fn watch() -> Self {
        let (sender, changes) = unbounded();
        let listener = web_sys::window().and_then(|window| window.document()).map(|document| {
            Listener::new(&document.clone(), "visibilitychange", move |_| {
                // Nobody reads once the watch is gone.
                sender.unbounded_send(document.hidden()).ok();
            })
        });
        Self { changes, _listener: listener }
    }

    /// Whether the page is hidden, at each change. Waits for ever where the browser says nothing.
    pub async fn hidden(&mut self) -> bool {
        match self.changes.next().await {
            Some(hidden) => hidden,
            None => std::future::pending().await,
        }
    }
}
