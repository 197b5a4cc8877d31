//! The ways in which a parcel leaves the app.

use crate::browser::error::BrowserError;
use crate::browser::share_sheet::{self, Shared, Sheet};
use crate::browser::{clipboard, download};
use page::exchange::Parcel;
use web_sys::Blob;

/// Whether the system has a share sheet.
pub fn has_share_sheet() -> bool {
    share_sheet::is_there()
}

/// Copies the link; gives whether that went well.
pub async fn copy_link(parcel: &Parcel) -> bool {
    clipboard::copy(&parcel.link).await
}

/// Saves the file.
///
/// # Errors
/// What the browser said.
pub fn save_file(parcel: &Parcel) -> Result<(), BrowserError> {
    Ok(download::save(&parcel.file_name, "text/plain", &parcel.file)?)
}

/// Opens the share sheet with the link, the file and a picture card. To be called inside a tap.
pub async fn open_share_sheet(parcel: &Parcel, message: &str, card: Option<&Blob>) -> Shared {
    let file = (parcel.file_name.as_str(), parcel.file.as_str());
    share_sheet::open(Sheet { title: "Dowel", text: message, link: &parcel.link, file, card }).await
}
