//! The reference rep of a set: asked of the worker, told to the screens, kept for next time.

use super::MODEL;
use crate::analysis::{Analysis, NotCompared};
use crate::browser::kept_references;
use crate::cockpit::Cockpit;
use leptos::prelude::{GetUntracked, Update, WithUntracked};
use page::problem::Problem;
use page::reference::{Choice, Kept};

/// Looks up what is kept for the drill that is done.
pub fn look_up(cockpit: Cockpit) {
    let (kept, trouble) = cockpit.drill.with_untracked(|drill| kept_references::load(&drill.id, MODEL.name()));
    cockpit.comparison.update(|comparison| comparison.know_kept(kept, trouble));
}

/// Drops what is kept for the drill that is done.
pub fn forget(cockpit: Cockpit) {
    cockpit.drill.with_untracked(|drill| kept_references::forget(&drill.id, MODEL.name()));
    look_up(cockpit);
}

/// Has all reps judged again by a reference. A rep of this set is kept for next time; one that can't serve is said.
///
/// # Errors
/// When the worker was lost over it.
pub async fn compare(cockpit: Cockpit, analysis: &mut Analysis, choice: Choice) -> Result<(), Problem> {
    match analysis.use_reference(choice.reference()).await {
        Ok(reference) => {
            let sag = reference.sag;
            let trouble = match choice {
                Choice::Rep(_) => kept_references::keep(&Kept { day: cockpit.comparison.get_untracked().today, reference }).err(),
                Choice::Kept(_) => None,
            };
            cockpit.comparison.update(|comparison| comparison.take(choice, sag, trouble));
            cockpit.live.update(|live| live.judged_again(analysis.reps()));
            Ok(())
        }
        Err(NotCompared::Refused(reason)) => {
            cockpit.comparison.update(|comparison| comparison.refuse(reason));
            Ok(())
        }
        Err(NotCompared::Lost(problem)) => Err(problem),
    }
}
