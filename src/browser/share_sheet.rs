//! The system's share sheet.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, File, FilePropertyBag, Navigator, ShareData};

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The system took it.
    Yes,
    /// The person thought better of it.
    Cancelled,
    /// It could not be.
    Failed,
}

/// What is handed over.
pub struct Sheet<'a> {
    /// What it is called.
    pub title: &'a str,
    /// What is said beside the link.
    pub text: &'a str,
    /// The link.
    pub link: &'a str,
    /// A file's name and text; it goes along where the system takes files of this kind.
    pub file: (&'a str, &'a str),
}

/// Whether there is a share sheet.
pub fn is_there() -> bool {
    navigator().is_some_and(|navigator| js_sys::Reflect::has(&navigator, &"share".into()).unwrap_or(false))
}

/// Opens it. To be called inside a tap.
pub async fn open(sheet: Sheet<'_>) -> Shared {
    let Some(navigator) = navigator().filter(|_| is_there()) else { return Shared::Failed };
    match JsFuture::from(navigator.share_with_data(&data(&navigator, &sheet))).await {
        Ok(_) => Shared::Yes,
        Err(cause) if cause.dyn_ref::<DomException>().is_some_and(|cause| cause.name() == "AbortError") => Shared::Cancelled,
        Err(_) => Shared::Failed,
    }
}

/// With the file where the system takes it.
fn data(navigator: &Navigator, sheet: &Sheet) -> ShareData {
    let without_file = || {
        let data = ShareData::new();
        data.set_title(sheet.title);
        data.set_text(sheet.text);
        data.set_url(sheet.link);
        data
    };
    let takes_files = js_sys::Reflect::has(navigator, &"canShare".into()).unwrap_or(false);
    let with_file = file(sheet).ok().filter(|_| takes_files).map(|file| {
        let data = without_file();
        data.set_files(&js_sys::Array::of1(&file));
        data
    });
    with_file.filter(|data| navigator.can_share_with_data(data)).unwrap_or_else(without_file)
}

fn file(sheet: &Sheet) -> Result<File, JsValue> {
    let kind = FilePropertyBag::new();
    kind.set_type("text/plain");
    let (name, text) = sheet.file;
    File::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), name, &kind)
}

fn navigator() -> Option<Navigator> {
    web_sys::window().map(|window| window.navigator())
}
