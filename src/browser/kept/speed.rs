//! How quick this device was found to be, kept for the next set in what the browser stores for this
//! page.

use super::storage;
use page::causes::with_causes;
use page::device::model::Speed;

const PLACE: &str = "dowel.speed";

/// What was kept; nothing is known where nothing was.
pub fn load() -> Speed {
    let Ok(Some(kept)) = storage::read(PLACE) else { return Speed::default() };
    Speed::from_text(&kept).unwrap_or_else(|cause| {
        leptos::logging::warn!(
            "how quick this device is will be found out anew: {}",
            with_causes(&cause)
        );
        Speed::default()
    })
}

/// Keeps it.
pub fn keep(speed: &Speed) {
    // It is found out anew in the next set.
    if storage::keep(PLACE, speed).is_err() {
        leptos::logging::warn!("how quick this device is could not be kept");
    }
}
