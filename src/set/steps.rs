//! The steps that a set before the camera and one in a file share.

use super::analysis::{Analysis, Looked, OnProgress};
use super::handle::SetHandle;
use super::{model, reference};
use crate::browser::painter::Painter;
use futures::StreamExt;
use futures::channel::mpsc::UnboundedReceiver;
use futures::future::{Either, select};
use hinge::session::SourceKind;
use leptos::prelude::{GetUntracked, Set, Update, WithUntracked};
use page::device::problem::Problem;
use page::live::filming::Command;
use page::live::overlay::{self, Figure};
use page::reference::Choice;
use page::settings::Settings;
use protocol::{Failure, ModelChoice, SetOptions, Silhouette};
use std::pin::pin;

/// Loads the set's model; the loading screen shows how far it is. Where the app chose the exact one
/// for a new set and it can't be fetched, as without a network, the quick one does.
///
/// # Errors
/// [`Problem::Analysis`] and [`Problem::WorkerLost`].
pub async fn load_model(set: SetHandle, is_new: bool) -> Result<Analysis, Problem> {
    let chosen = set.model.get_untracked();
    let may_be_quick = is_new && chosen == ModelChoice::Full && model::is_left_to_app(set);
    match Analysis::load(chosen, on_progress(set)).await {
        Err(Problem::Analysis(Failure::ModelMissing { .. })) if may_be_quick => {
            model::use_for_set(set, ModelChoice::Lite);
            Analysis::load(ModelChoice::Lite, on_progress(set)).await
        }
        loaded => loaded,
    }
}

/// What loading gives, or `None` when the person does not wait for it; what they ask for besides
/// is for a set that runs.
pub async fn unless_left<T>(
    commands: &mut UnboundedReceiver<Command>,
    loading: impl Future<Output = T>,
) -> Option<T> {
    let mut loading = pin!(loading);
    loop {
        match select(loading.as_mut(), commands.next()).await {
            Either::Left((loaded, _)) => return Some(loaded),
            Either::Right((Some(Command::Leave | Command::Finish) | None, _)) => return None,
            Either::Right((Some(_), _)) => {}
        }
    }
}

/// Loads another model beside the one that looks; nothing tells how far it is.
///
/// # Errors
/// [`Problem::Analysis`] and [`Problem::WorkerLost`].
pub async fn load_beside(model: ModelChoice) -> Result<Box<Analysis>, Problem> {
    Analysis::load(model, Box::new(|_, _| {})).await.map(Box::new)
}

fn on_progress(set: SetHandle) -> OnProgress {
    Box::new(move |loaded_bytes, total_bytes| {
        set.loaded_share.set((total_bytes > 0.0).then(|| (loaded_bytes / total_bytes).min(1.0)));
    })
}

/// How the set is to be judged.
pub fn set_options(set: SetHandle, source: SourceKind) -> SetOptions {
    SetOptions {
        drill: set.drill_id(),
        source,
        lean_deg: None,
        language: set.language.get_untracked(),
        height_m: set.settings.with_untracked(Settings::height_m),
        earlier_reps: Vec::new(),
        reference: None,
        silhouette: Silhouette::AsNeeded,
    }
}

/// Shows what became of a frame whose picture has this size. A lost worker is started again.
///
/// # Errors
/// The problem, when the worker can't be brought back.
pub async fn show_looked(
    set: SetHandle,
    painter: &Painter,
    analysis: &mut Analysis,
    looked: Looked,
    size_px: (u32, u32),
) -> Result<(), Problem> {
    match looked {
        Looked::View(view, _) => {
            let (width_px, height_px) = size_px;
            painter.draw(
                &overlay::strokes(&Figure::live(&view), f64::from(width_px.max(height_px))),
                width_px,
                height_px,
            );
            let heard = set.live.try_update(|live| live.add_frame(&view)).unwrap_or_default();
            let says = set.live.with_untracked(|live| live.heard(&view.says));
            if let Some(remark) = heard.closing {
                set.voice.remark(remark);
            } else if !says.is_empty() || view.tone {
                set.voice.coach(&says, view.tone);
            } else if let Some(remark) = heard.remark {
                set.voice.remark(remark);
            }
            if let Some(number) = heard.tick {
                set.voice.tick(number);
            }
            match set.comparison.try_update(|comparison| comparison.choice_after(&view)).flatten() {
                Some(choice) => compare(set, analysis, choice).await,
                None => Ok(()),
            }
        }
        Looked::Skipped(failure) => {
            set.live.update(|live| live.skipped = Some(failure));
            Ok(())
        }
        Looked::Lost(problem) => {
            painter.clear();
            restart(set, analysis, problem).await
        }
    }
}

/// Has all reps of the running set judged again. A lost worker is started again.
///
/// # Errors
/// The problem, when the worker can't be brought back.
pub async fn compare(
    set: SetHandle,
    analysis: &mut Analysis,
    choice: Choice,
) -> Result<(), Problem> {
    match reference::compare_with(set, analysis, choice).await {
        Ok(()) => Ok(()),
        Err(problem) => restart(set, analysis, problem).await,
    }
}

/// Starts another worker in place of a lost one; the screen says so.
///
/// # Errors
/// The problem, when the worker can't be brought back.
pub async fn restart(
    set: SetHandle,
    analysis: &mut Analysis,
    lost: Problem,
) -> Result<(), Problem> {
    set.live.update(|live| live.restarting = true);
    analysis.restart(lost).await
}
