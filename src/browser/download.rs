//! Handing something to the person as a file.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Lets the browser save `content` as `file_name`.
///
/// # Errors
/// What the browser said.
pub fn save(file_name: &str, media_type: &str, content: &str) -> Result<(), JsValue> {
    save_pieces(file_name, media_type, &js_sys::Array::of1(&content.into()))
}

/// Lets the browser save these texts, one after the other, as `file_name`.
///
/// # Errors
/// What the browser said.
pub fn save_pieces(
    file_name: &str,
    media_type: &str,
    pieces: &js_sys::Array,
) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    save_blob(file_name, &Blob::new_with_str_sequence_and_options(pieces, &kind)?)
}

/// Lets the browser save a blob as `file_name`.
///
/// # Errors
/// What the browser said.
pub fn save_blob(file_name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(file_name);
    link.click();
    Url::revoke_object_url(&url)
}
