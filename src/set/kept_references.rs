//! Reference reps kept for next time, in what the browser stores for this page: one for each drill,
//! model and facing.

use crate::stored_values;
use hinge::seen::angles::Facing;
use page::reference::{KeepingTrouble, Kept};

/// The reps that are kept for a drill and a model. One that can't be read is dropped.
pub fn load_references(drill: &str, model: &str) -> (Vec<Kept>, Option<KeepingTrouble>) {
    let (mut kept, mut trouble) = (Vec::new(), None);
    for facing in [Facing::Left, Facing::Right] {
        match stored_values::value_or_drop(&place(drill, model, facing), |written| {
            Kept::from_text(written, drill, model, facing)
        }) {
            Ok(read) => kept.extend(read),
            Err(KeepingTrouble::Damaged) => trouble = Some(KeepingTrouble::Damaged),
            // The screen says so when something is to be kept.
            Err(KeepingTrouble::Unavailable) => {}
        }
    }
    (kept, trouble)
}

/// Whether any is kept for a drill and a model, be it readable or not.
pub fn has_reference(drill: &str, model: &str) -> bool {
    [Facing::Left, Facing::Right]
        .iter()
        .any(|facing| stored_values::is_stored(&place(drill, model, *facing)))
}

/// Keeps a rep in place of the one before.
///
/// # Errors
/// [`KeepingTrouble::Unavailable`] when the browser refuses.
pub fn keep_reference(kept: &Kept) -> Result<(), KeepingTrouble> {
    let reference = &kept.reference;
    stored_values::store(&place(&reference.drill, &reference.model, reference.facing), kept)
}

/// Drops what is kept for a drill and a model.
pub fn forget_references(drill: &str, model: &str) {
    for facing in [Facing::Left, Facing::Right] {
        stored_values::remove(&place(drill, model, facing));
    }
}

fn place(drill: &str, model: &str, facing: Facing) -> String {
    let facing = match facing {
        Facing::Left => "left",
        Facing::Right => "right",
    };
    format!("dowel.reference/{drill}/{model}/{facing}")
}
