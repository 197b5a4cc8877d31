//! What was opened and answered, and under which name, in what the browser stores for this page.

use super::storage;
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
pub fn opened() -> Result<(OpenedSets, usize), KeepingTrouble> {
    let Some(text) = storage::read(OPENED)? else { return Ok((OpenedSets::default(), 0)) };
    let (sets, lost) = OpenedSets::from_text(&text).unwrap_or_else(|cause| {
        leptos::logging::warn!("what was opened before can't be read: {}", with_causes(&cause));
        (OpenedSets::default(), 1)
    });
    if lost > 0 {
        storage::write(&format!("{OPENED}{ASIDE}"), &text)?;
    }
    Ok((sets, lost))
}

/// Keeps the sets that were opened.
///
/// # Errors
/// [`KeepingTrouble::Unavailable`] when the browser refuses.
pub fn keep_opened(opened: &OpenedSets) -> Result<(), KeepingTrouble> {
    if opened.is_empty() {
        storage::drop_kept(OPENED);
        storage::drop_kept(&format!("{OPENED}{ASIDE}"));
        return Ok(());
    }
    storage::write(OPENED, &opened.text().map_err(|_| KeepingTrouble::Unavailable)?)
}

/// The coach's replies.
///
/// # Errors
/// [`KeepingTrouble::Unavailable`] where the browser keeps nothing for this page,
/// [`KeepingTrouble::Damaged`] when they were put aside.
pub fn replies() -> Result<Replies, KeepingTrouble> {
    let Some(text) = storage::read(REPLIES)? else { return Ok(Replies::default()) };
    Replies::from_text(&text).or_else(|cause| {
        leptos::logging::warn!("the replies can't be read: {}", with_causes(&cause));
        storage::write(&format!("{REPLIES}{ASIDE}"), &text)?;
        storage::drop_kept(REPLIES);
        Err(KeepingTrouble::Damaged)
    })
}

/// Keeps the coach's replies.
///
/// # Errors
/// [`KeepingTrouble::Unavailable`] when the browser refuses.
pub fn keep_replies(replies: &Replies) -> Result<(), KeepingTrouble> {
    storage::keep(REPLIES, replies)
}

/// The name under which the person sends; empty at first.
pub fn name() -> String {
    storage::read(NAME).ok().flatten().unwrap_or_default()
}

/// Keeps the name; where nothing is kept it holds until the page is closed.
pub fn keep_name(name: &str) {
    if storage::write(NAME, name).is_err() {
        leptos::logging::warn!("the name could not be kept");
    }
}
