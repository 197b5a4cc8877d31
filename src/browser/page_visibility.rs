//! Whether the page is seen: a call, a locked screen or another tab hide it.

use super::events::FirstOf;
use web_sys::{Document, VisibilityState};

/// Tells when the page is hidden and when it is seen again.
pub struct PageVisibility {
    document: Document,
    changes: FirstOf,
    was_hidden: bool,
}

impl PageVisibility {
    /// Watches from now on; `None` without a document.
    pub fn watch() -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let changes = FirstOf::listen(&document, &["visibilitychange"]);
        Some(Self { was_hidden: is_hidden(&document), document, changes })
    }

    /// Waits for a change: true = hidden now. What was hidden and seen again before anyone asked is told as seen.
    pub async fn change(&mut self) -> bool {
        loop {
            self.changes.next().await;
            let is_hidden = is_hidden(&self.document);
            if is_hidden != self.was_hidden {
                self.was_hidden = is_hidden;
                return is_hidden;
            }
        }
    }
}

fn is_hidden(document: &Document) -> bool {
    document.visibility_state() == VisibilityState::Hidden
}
