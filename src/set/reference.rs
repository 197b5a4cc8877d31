//! The reference rep of a set: asked of the worker, told to the screens, kept for next time.

use crate::browser::kept;
use crate::cockpit::Cockpit;
use crate::set::analysis::{Analysis, NotCompared};
use leptos::prelude::{GetUntracked, Update, WithUntracked};
use page::device::problem::Problem;
use page::reference::{Choice, Kept};
use protocol::ModelChoice;

/// Looks up what is kept for the drill and the model that are chosen.
pub fn look_up(cockpit: Cockpit) {
    let model = cockpit.model.get_untracked();
    let drill = cockpit.drill.with_untracked(|drill| drill.id.clone());
    let (kept, trouble) = kept::references::load(&drill, model.name());
    let mut others = ModelChoice::ALL.into_iter().filter(|other| *other != model);
    let is_of_other_model =
        kept.is_empty() && others.any(|other| kept::references::has(&drill, other.name()));
    cockpit.comparison.update(|comparison| {
        comparison.know_kept(kept, trouble);
        comparison.is_of_other_model = is_of_other_model;
    });
}

/// Drops what is kept for the drill and the model that are chosen.
pub fn forget(cockpit: Cockpit) {
    cockpit.drill.with_untracked(|drill| {
        kept::references::forget(&drill.id, cockpit.model.get_untracked().name())
    });
}

/// Has all reps judged again by a reference. A rep of this set is kept for next time; one that
/// can't serve is said.
///
/// # Errors
/// When the worker was lost over it.
pub async fn compare(
    cockpit: Cockpit,
    analysis: &mut Analysis,
    choice: Choice,
) -> Result<(), Problem> {
    match analysis.use_reference(choice.reference()).await {
        Ok(reference) => {
            let sag = reference.sag;
            let trouble = match choice {
                Choice::Rep(_) => kept::references::keep(&Kept {
                    day: cockpit.comparison.get_untracked().today,
                    reference,
                })
                .err(),
                Choice::Kept(_) => None,
            };
            cockpit.comparison.update(|comparison| comparison.judge_by(choice, sag, trouble));
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
