//! What the browser throws, as an error of this program.

use std::error::Error;
use std::fmt::{Display, Formatter, Result};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// Something that a call into the browser threw.
#[derive(Clone, Debug)]
pub struct BrowserError(JsValue);

impl From<JsValue> for BrowserError {
    fn from(thrown: JsValue) -> Self {
        Self(thrown)
    }
}

impl Display for BrowserError {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        let Self(thrown) = self;
        if let Some(exception) = thrown.dyn_ref::<DomException>() {
            write!(to, "{}", exception.message())
        } else if let Some(error) = thrown.dyn_ref::<js_sys::Error>() {
            write!(to, "{}", String::from(error.message()))
        } else if let Some(said) = thrown.as_string() {
            write!(to, "{said}")
        } else {
            write!(to, "{thrown:?}")
        }
    }
}

impl Error for BrowserError {}
