//! Reading a file that the person chose or dropped.

use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, File};

/// The file's text; `None` when it can't be read. Of a file longer than `most_bytes` so many bytes
/// and one more are read, so that it is seen to be too long.
pub async fn text_of(file: &File, most_bytes: usize) -> Option<String> {
    let beginning = file.slice_with_f64_and_f64(0.0, (most_bytes + 1) as f64).ok()?;
    JsFuture::from(beginning.text()).await.ok()?.as_string()
}

/// The file that was dropped.
pub fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}
