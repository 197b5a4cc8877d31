//! A note that the build left in the page: `<meta name="…" content="…">`.

/// The note of this name; `None` in a page that the build did not finish.
pub fn build_note(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.query_selector(&format!("meta[name={name}]")).ok()??.get_attribute("content")
}
