//! Reference reps kept for next time, in what the browser stores for this page: one for each drill, model and facing.

use super::storage::storage;
use hinge::session::Facing;
use page::reference::{KeepingTrouble, Kept};

/// The reps that are kept for a drill and a model. One that can't be read is dropped.
pub fn load(drill: &str, model: &str) -> (Vec<Kept>, Option<KeepingTrouble>) {
    let Some(storage) = storage() else { return (Vec::new(), None) };
    let mut trouble = None;
    let mut kept = Vec::new();
    for facing in [Facing::Left, Facing::Right] {
        let place = place(drill, model, facing);
        let Some(written) = storage.get_item(&place).ok().flatten() else { continue };
        match Kept::read(&written, drill, model, facing) {
            Ok(read) => kept.push(read),
            Err(cause) => {
                leptos::logging::warn!("{place} is dropped: {cause}");
                // Removing what was just read does not fail.
                storage.remove_item(&place).ok();
                trouble = Some(KeepingTrouble::Damaged);
            }
        }
    }
    (kept, trouble)
}

/// Keeps a rep in place of the one before.
///
/// # Errors
/// [`KeepingTrouble::Unavailable`] when the browser refuses.
pub fn keep(kept: &Kept) -> Result<(), KeepingTrouble> {
    let reference = &kept.reference;
    let written = serde_json::to_string(kept).map_err(|_| KeepingTrouble::Unavailable)?;
    let storage = storage().ok_or(KeepingTrouble::Unavailable)?;
    let place = place(&reference.drill, &reference.model, reference.facing);
    storage.set_item(&place, &written).map_err(|_| KeepingTrouble::Unavailable)
}

/// Drops what is kept for a drill and a model.
pub fn forget(drill: &str, model: &str) {
    let Some(storage) = storage() else { return };
    for facing in [Facing::Left, Facing::Right] {
        // Fails only where nothing can be kept either.
        storage.remove_item(&place(drill, model, facing)).ok();
    }
}

fn place(drill: &str, model: &str, facing: Facing) -> String {
    let facing = match facing {
        Facing::Left => "left",
        Facing::Right => "right",
    };
    format!("dowel.reference/{drill}/{model}/{facing}")
}
