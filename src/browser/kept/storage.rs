//! What the browser stores for this page: a text at each place.

use page::causes::with_causes;
use page::kept_text::KeptTextError;
use page::reference::KeepingTrouble;
use serde::Serialize;
use web_sys::Storage;

/// What is kept at a place.
///
/// # Errors
/// [`KeepingTrouble::Unavailable`] where the browser keeps nothing for this page.
pub fn read(place: &str) -> Result<Option<String>, KeepingTrouble> {
    Ok(storage()?.get_item(place).ok().flatten())
}

/// What is kept at a place, as `meant` reads it. What can't be read is dropped.
///
/// # Errors
/// The kinds of [`KeepingTrouble`].
pub fn read_or_drop<T>(
    place: &str,
    meant: impl FnOnce(&str) -> Result<T, KeptTextError>,
) -> Result<Option<T>, KeepingTrouble> {
    let Some(written) = read(place)? else { return Ok(None) };
    meant(&written).map(Some).map_err(|cause| {
        leptos::logging::warn!("{place} is dropped: {}", with_causes(&cause));
        drop_kept(place);
        KeepingTrouble::Damaged
    })
}

/// Keeps a text in place of the one before.
///
/// # Errors
/// [`KeepingTrouble::Unavailable`] when the browser refuses.
pub fn write(place: &str, text: &str) -> Result<(), KeepingTrouble> {
    storage()?.set_item(place, text).map_err(|_| KeepingTrouble::Unavailable)
}

/// Keeps something as JSON in place of the one before.
///
/// # Errors
/// [`KeepingTrouble::Unavailable`] when the browser refuses.
pub fn keep(place: &str, kept: &impl Serialize) -> Result<(), KeepingTrouble> {
    write(place, &serde_json::to_string(kept).map_err(|_| KeepingTrouble::Unavailable)?)
}

/// Drops what is kept at a place.
pub fn drop_kept(place: &str) {
    if let Ok(storage) = storage() {
        // Fails only where nothing can be kept either.
        storage.remove_item(place).ok();
    }
}

fn storage() -> Result<Storage, KeepingTrouble> {
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .ok_or(KeepingTrouble::Unavailable)
}
