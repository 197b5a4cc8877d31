//! What the page shows before the app runs.

/// What the page calls it.
const ID: &str = "first-paint";

/// Takes it away, once the app shows its own screen.
pub fn remove() {
    if let Some(shown) = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(ID))
    {
        shown.remove();
    }
}
