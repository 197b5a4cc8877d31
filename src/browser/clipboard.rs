//! Copying.

use wasm_bindgen_futures::JsFuture;

/// Copies a text; `false` when the browser does not let the page. To be called inside a tap.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    // An insecure page has no clipboard.
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
