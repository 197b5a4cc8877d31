//! Where the page is scrolled to.

/// Scrolls to the top, where a screen begins.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
