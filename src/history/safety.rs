//! How safe the history is in this browser, and the wish that the browser leaves it alone.

use super::logs;
use crate::browser::persistence;
use crate::stored_values;
use page::history::advice::clears_unused_sites;

/// Where it stands that the person was asked.
const ASKED_PLACE: &str = "dowel.persistence-asked";

/// Whether the browser leaves the history alone; `None` where it does not say.
pub async fn is_protected() -> Option<bool> {
    persistence::is_granted().await
}

/// Whether the person should be asked for the history's protection: only once, and only where the
/// browser does not give it yet.
pub async fn wants_protection() -> bool {
    !stored_values::is_stored(ASKED_PLACE) && persistence::is_granted().await == Some(false)
}

/// Asks the browser to leave the history alone; gives whether it will.
pub async fn ask_for_protection() -> bool {
    let is_granted = persistence::ask_for_persistence().await;
    // Where nothing can be stored the person is asked again next time.
    stored_values::store_text(ASKED_PLACE, "yes").ok();
    is_granted
}

/// Whether the browser clears what an unused page keeps.
pub fn clears_here() -> bool {
    clears_unused_sites(&persistence::user_agent(), persistence::is_installed())
}

/// Whether a person without any set yet should know that the browser clears what an unused page
/// keeps.
pub fn warns_before_first_set() -> bool {
    logs::is_empty() && clears_here()
}
