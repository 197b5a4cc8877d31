//! The reference rep of a set: asked of the worker, shown on the screens, kept for next time.

use super::analysis::{Analysis, NotCompared};
use super::handle::SetHandle;
use super::kept_references;
use leptos::prelude::{GetUntracked, Update};
use page::device::problem::Problem;
use page::reference::{Choice, Kept};
use protocol::ModelChoice;

/// Looks up what is kept for the drill and the model that are chosen.
pub fn look_up(set: SetHandle) {
    let model = set.model.get_untracked();
    let drill = set.drill_id();
    let (kept, trouble) = kept_references::load_references(&drill, model.name());
    let mut others = ModelChoice::ALL.into_iter().filter(|other| *other != model);
    let is_of_other_model =
        kept.is_empty() && others.any(|other| kept_references::has_reference(&drill, other.name()));
    set.comparison.update(|comparison| {
        comparison.know_kept(kept, trouble);
        comparison.is_of_other_model = is_of_other_model;
    });
}

/// Drops what is kept for the drill and the model that are chosen.
pub fn forget(set: SetHandle) {
    kept_references::forget_references(&set.drill_id(), set.model.get_untracked().name());
}

/// Has all reps judged again by a reference. A rep of this set is kept for next time; one that
/// can't serve is said.
///
/// # Errors
/// When the worker was lost over it.
pub async fn compare_with(
    set: SetHandle,
    analysis: &mut Analysis,
    choice: Choice,
) -> Result<(), Problem> {
    match analysis.use_reference(choice.reference()).await {
        Ok(reference) => {
            let sag = reference.sag;
            let trouble = match choice {
                Choice::Rep(_) => kept_references::keep_reference(&Kept {
                    day: set.comparison.get_untracked().today,
                    reference,
                })
                .err(),
                Choice::Kept(_) => None,
            };
            set.comparison.update(|comparison| comparison.judge_by(choice, sag, trouble));
            set.live.update(|live| live.judged_again(analysis.reps()));
            Ok(())
        }
        Err(NotCompared::Refused(reason)) => {
            set.comparison.update(|comparison| comparison.refuse(reason));
            Ok(())
        }
        Err(NotCompared::Lost(problem)) => Err(problem),
    }
}
