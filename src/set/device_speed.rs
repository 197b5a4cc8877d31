//! How quick this device was found to be, kept for the next set in what the browser stores for this
//! page.

use crate::stored_values;
use page::causes::with_causes;
use page::device::model::Speed;

const PLACE: &str = "dowel.speed";

/// What was kept; nothing is known where nothing was.
pub fn kept_speed() -> Speed {
    let Ok(Some(kept)) = stored_values::stored_text(PLACE) else { return Speed::default() };
    Speed::from_text(&kept).unwrap_or_else(|cause| {
        leptos::logging::warn!(
            "how quick this device is will be found out anew: {}",
            with_causes(&cause)
        );
        Speed::default()
    })
}

/// Keeps it for the next set.
pub fn keep_speed(speed: &Speed) {
    // Where nothing can be stored it is found out anew in the next set.
    stored_values::store(PLACE, speed).ok();
}
