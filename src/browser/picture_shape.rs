//! Whether a picture stands upright: the stylesheet then makes it as tall as the screen, so that it
//! fills a phone and only its sides are cut, never a standing person's head or feet. A wide picture
//! would lose most of itself on an upright screen, and head and feet on a wide one: it is shown
//! whole.

use super::events::Listener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlVideoElement};

const UPRIGHT: &str = "upright";

/// Marks a picture of this size.
pub fn mark(picture: &HtmlElement, width_px: u32, height_px: u32) {
    // Fails only for a name with a space in it.
    picture.class_list().toggle_with_force(UPRIGHT, height_px > width_px).ok();
}

/// Marks a video now and whenever its picture turns, as long as what is returned lives; a canvas is
/// marked by who draws on it.
pub fn follow(picture: &HtmlElement) -> Option<Listener> {
    let video = picture.dyn_ref::<HtmlVideoElement>()?.clone();
    let mark_now = move || mark(&video, video.video_width(), video.video_height());
    mark_now();
    Some(Listener::new(picture, "resize", move |_| mark_now()))
}
