//! The system's share sheet.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DomException, File, FilePropertyBag, Navigator, ShareData};

/// What the picture is called.
const CARD_NAME: &str = "dowel.png";

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
    /// A picture card; it goes along where the system takes files.
    pub card: Option<&'a Blob>,
}

/// Whether there is a share sheet.
pub fn is_there() -> bool {
    navigator()
        .is_some_and(|navigator| js_sys::Reflect::has(&navigator, &"share".into()).unwrap_or(false))
}

/// Opens it. To be called inside a tap.
pub async fn open(sheet: Sheet<'_>) -> Shared {
    let Some(navigator) = navigator().filter(|_| is_there()) else { return Shared::Failed };
    match JsFuture::from(navigator.share_with_data(&data(&navigator, &sheet))).await {
        Ok(_) => Shared::Yes,
        Err(cause)
            if cause
                .dyn_ref::<DomException>()
                .is_some_and(|cause| cause.name() == "AbortError") =>
        {
            Shared::Cancelled
        }
        Err(_) => Shared::Failed,
    }
}

/// With as many files as the system takes.
fn data(navigator: &Navigator, sheet: &Sheet) -> ShareData {
    let with = |files: &[&File]| {
        let data = ShareData::new();
        data.set_title(sheet.title);
        data.set_text(sheet.text);
        data.set_url(sheet.link);
        if !files.is_empty() {
            data.set_files(&files.iter().copied().collect::<js_sys::Array>());
        }
        data
    };
    let takes_files = js_sys::Reflect::has(navigator, &"canShare".into()).unwrap_or(false);
    let (card, whole) = (card(sheet), whole(sheet).ok());
    let choices: [Vec<&File>; 3] =
        [card.iter().chain(&whole).collect(), card.iter().collect(), whole.iter().collect()];
    let taken =
        choices.iter().filter(|files| takes_files && !files.is_empty()).map(|files| with(files));
    taken.into_iter().find(|data| navigator.can_share_with_data(data)).unwrap_or_else(|| with(&[]))
}

fn whole(sheet: &Sheet) -> Result<File, JsValue> {
    let kind = FilePropertyBag::new();
    kind.set_type("text/plain");
    let (name, text) = sheet.file;
    File::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), name, &kind)
}

fn card(sheet: &Sheet) -> Option<File> {
    let kind = FilePropertyBag::new();
    kind.set_type("image/png");
    File::new_with_blob_sequence_and_options(&js_sys::Array::of1(sheet.card?), CARD_NAME, &kind)
        .ok()
}

fn navigator() -> Option<Navigator> {
    web_sys::window().map(|window| window.navigator())
}
