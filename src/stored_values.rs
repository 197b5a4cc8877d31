//! Values in what the browser stores for this page: each at a place of its own, read by its own
//! reader.

use crate::browser::kept::storage;
use page::causes::with_causes;
use page::reference::KeepingTrouble;
use serde::Serialize;
use std::error::Error;
use std::fmt::Display;

/// The text at a place, if there is one.
///
/// # Errors
/// [`KeepingTrouble::Unavailable`] where the browser keeps nothing for this page.
pub fn stored_text(place: &str) -> Result<Option<String>, KeepingTrouble> {
    storage::stored_text(place).map_err(|cause| unavailable(place, &cause))
}

/// Whether there is something at a place, be it readable or not.
pub fn is_stored(place: &str) -> bool {
    matches!(stored_text(place), Ok(Some(_)))
}

/// The value at a place, as `read` understands its text. What can't be read is dropped.
///
/// # Errors
/// The kinds of [`KeepingTrouble`].
pub fn value_or_drop<T, E: Error + 'static>(
    place: &str,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> Result<Option<T>, KeepingTrouble> {
    let Some(written) = stored_text(place)? else { return Ok(None) };
    read(&written).map(Some).map_err(|cause| {
        leptos::logging::warn!("{place} is dropped: {}", with_causes(&cause));
        remove(place);
        KeepingTrouble::Damaged
    })
}

/// Stores a text in place of the one before.
///
/// # Errors
/// [`KeepingTrouble::Unavailable`] when the browser refuses.
pub fn store_text(place: &str, text: &str) -> Result<(), KeepingTrouble> {
    storage::store_text(place, text).map_err(|cause| unavailable(place, &cause))
}

/// Stores a value as JSON in place of the one before.
///
/// # Errors
/// [`KeepingTrouble::Unavailable`] when the browser refuses.
pub fn store(place: &str, value: &impl Serialize) -> Result<(), KeepingTrouble> {
    let text = serde_json::to_string(value).map_err(|cause| unavailable(place, &cause))?;
    store_text(place, &text)
}

/// Removes what is at a place. It fails only where nothing can be stored either.
pub fn remove(place: &str) {
    if let Err(cause) = storage::remove_text(place) {
        unavailable(place, &cause);
    }
}

fn unavailable(place: &str, cause: &dyn Display) -> KeepingTrouble {
    leptos::logging::warn!("{place} can't be stored or read: {cause}");
    KeepingTrouble::Unavailable
}
