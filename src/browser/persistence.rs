//! Whether the browser may clear what this page keeps.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageManager, Window};

/// Whether the browser leaves what this page keeps alone; `None` where it does not say.
pub async fn is_granted() -> Option<bool> {
    JsFuture::from(manager()?.persisted().ok()?).await.ok()?.as_bool()
}

/// Asks the browser to leave what this page keeps alone; gives whether it will.
pub async fn ask_for_persistence() -> bool {
    let asked = manager().and_then(|manager| manager.persist().ok());
    let Some(asked) = asked else { return false };
    JsFuture::from(asked).await.ok().and_then(|granted| granted.as_bool()).unwrap_or(false)
}

/// How the browser calls itself.
pub fn user_agent() -> String {
    web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}

/// Whether the app was opened from the home screen.
pub fn is_installed() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let as_app = window
        .match_media("(display-mode: standalone)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    // Safari on iOS has a word of its own for it.
    as_app
        || js_sys::Reflect::get(&window.navigator(), &"standalone".into())
            .is_ok_and(|standalone| standalone.is_truthy())
}

/// There is none outside secure contexts and in old browsers.
fn manager() -> Option<StorageManager> {
    let window: Window = web_sys::window()?;
    let manager: JsValue = js_sys::Reflect::get(&window.navigator(), &"storage".into()).ok()?;
    manager.is_object().then(|| manager.unchecked_into())
}
