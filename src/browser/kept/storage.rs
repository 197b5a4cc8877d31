//! What the browser stores for this page: a text at each place.

use crate::browser::error::BrowserError;
use web_sys::Storage;

/// Why nothing can be stored or read.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The browser has no storage for this page.
    #[error("this browser keeps nothing for this page")]
    Missing,
    /// It has one and refuses to open, read or write it.
    #[error("the browser refused its storage: {0}")]
    Refused(#[source] BrowserError),
}

/// The text at a place, if there is one.
///
/// # Errors
/// The kinds of [`StorageError`].
pub fn stored_text(place: &str) -> Result<Option<String>, StorageError> {
    storage()?.get_item(place).map_err(refused)
}

/// Stores a text in place of the one before.
///
/// # Errors
/// The kinds of [`StorageError`].
pub fn store_text(place: &str, text: &str) -> Result<(), StorageError> {
    storage()?.set_item(place, text).map_err(refused)
}

/// Removes the text at a place, if there is one.
///
/// # Errors
/// The kinds of [`StorageError`].
pub fn remove_text(place: &str) -> Result<(), StorageError> {
    storage()?.remove_item(place).map_err(refused)
}

fn storage() -> Result<Storage, StorageError> {
    let window = web_sys::window().ok_or(StorageError::Missing)?;
    window.local_storage().map_err(refused)?.ok_or(StorageError::Missing)
}

fn refused(thrown: wasm_bindgen::JsValue) -> StorageError {
    StorageError::Refused(thrown.into())
}
