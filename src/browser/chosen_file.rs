//! A file that the person chose, read as text.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Its lines, at most `most` of them and one more; none is copied before it is asked for.
pub struct Lines {
    lines: js_sys::Array,
}

impl Lines {
    /// Reads a file.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn of(file: &File, most: u32) -> Result<Self, JsValue> {
        let text = JsFuture::from(file.text()).await?;
        Ok(Self { lines: js_sys::JsString::from(text).split_limit("\n", most + 1) })
    }

    /// How many there are, an empty one after the last line's end among them.
    pub fn count(&self) -> usize {
        self.lines.length() as usize
    }

    /// A line, 0 = first; empty where there is none.
    pub fn line(&self, number: usize) -> String {
        u32::try_from(number)
            .ok()
            .and_then(|number| self.lines.get(number).as_string())
            .unwrap_or_default()
    }
}
