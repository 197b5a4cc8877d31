//! What this browser lacks, asked before anything is started.
//!
//! WebAssembly with SIMD is asked for by the page itself (`index.html`): this code would not run without.

use super::frame_callback;
use page::problem::Lacking;

/// The first thing that is missing, if any.
pub fn lacking() -> Option<Lacking> {
    let has = |name: &str| js_sys::Reflect::has(&js_sys::global(), &name.into()).unwrap_or(false);
    if !has("Worker") {
        Some(Lacking::Worker)
    } else if !has("OffscreenCanvas") || !has("createImageBitmap") {
        Some(Lacking::OffscreenCanvas)
    } else if !frame_callback::is_supported() {
        Some(Lacking::FrameTimes)
    } else {
        None
    }
}
