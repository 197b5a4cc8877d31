//! What the browser stores for this page.

use web_sys::Storage;

/// The browser's storage; `None` where it is turned off for this page.
pub fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
