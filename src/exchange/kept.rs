//! What was opened and answered, and under which name, in what the browser stores for this page.

use crate::stored_values;
use page::causes::with_causes;
use page::exchange::{OpenedSets, Replies};
use page::reference::KeepingTrouble;

const OPENED: &str = "dowel.exchange.opened";
const REPLIES: &str = "dowel.exchange.replies";
const NAME: &str = "dowel.exchange.name";
/// What can't be read is put aside here rather than written over.
const ASIDE: &str = ".damaged";

/// The sets that were opened, and how many entries could not be read.
///
/// # Errors
/// [`KeepingTrouble::Unavailable`] where the browser keeps nothing for this page.
pub fn kept_opened() -> Result<(OpenedSets, usize), KeepingTrouble> {
    let Some(text) = stored_values::stored_text(OPENED)? else {
        return Ok((OpenedSets::default(), 0));
    };
    let (sets, lost) = OpenedSets::from_text(&text).unwrap_or_else(|cause| {
        leptos::logging::warn!("what was opened before can't be read: {}", with_causes(&cause));
        (OpenedSets::default(), 1)
    });
    if lost > 0 {
        stored_values::store_text(&format!("{OPENED}{ASIDE}"), &text)?;
    }
    Ok((sets, lost))
}

/// Keeps the sets that were opened.
///
/// # Errors
/// [`KeepingTrouble::Unavailable`] when the browser refuses.
pub fn keep_opened(opened: &OpenedSets) -> Result<(), KeepingTrouble> {
    if opened.is_empty() {
        stored_values::remove(OPENED);
        stored_values::remove(&format!("{OPENED}{ASIDE}"));
        return Ok(());
    }
    let text = opened.text().map_err(|cause| {
        leptos::logging::warn!("what was opened can't be written: {}", with_causes(&cause));
        KeepingTrouble::Unavailable
    })?;
    stored_values::store_text(OPENED, &text)
}

/// The coach's replies.
///
/// # Errors
/// [`KeepingTrouble::Unavailable`] where the browser keeps nothing for this page,
/// [`KeepingTrouble::Damaged`] when they were put aside.
pub fn kept_replies() -> Result<Replies, KeepingTrouble> {
    let Some(text) = stored_values::stored_text(REPLIES)? else { return Ok(Replies::default()) };
    Replies::from_text(&text).or_else(|cause| {
        leptos::logging::warn!("the replies can't be read: {}", with_causes(&cause));
        stored_values::store_text(&format!("{REPLIES}{ASIDE}"), &text)?;
        stored_values::remove(REPLIES);
        Err(KeepingTrouble::Damaged)
    })
}

/// Keeps the coach's replies.
///
/// # Errors
/// [`KeepingTrouble::Unavailable`] when the browser refuses.
pub fn keep_replies(replies: &Replies) -> Result<(), KeepingTrouble> {
    stored_values::store(REPLIES, replies)
}

/// The name under which the person sends; empty at first.
pub fn kept_name() -> String {
    stored_values::stored_text(NAME).ok().flatten().unwrap_or_default()
}

/// Keeps the name; where nothing is kept it holds until the page is closed.
pub fn keep_name(name: &str) {
    stored_values::store_text(NAME, name).ok();
}
