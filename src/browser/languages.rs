//! The languages that the person asks of web pages, and the one that this page is in.

/// Their tags, as `de-AT`, the dearest first.
pub fn wished() -> Vec<String> {
    let languages =
        web_sys::window().map(|window| window.navigator().languages()).unwrap_or_default();
    languages.iter().filter_map(|tag| tag.as_string()).collect()
}

/// Says which language the page is in, to screen readers and to the browser's translator.
pub fn declare(code: &str) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        // Fails only for a name that is no attribute's.
        root.set_attribute("lang", code).ok();
    }
}
