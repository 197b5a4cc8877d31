//! One set from its start to its record: frames from the camera or a file to the worker, answers to
//! the screen.

pub mod analysis;

pub mod camera;
pub mod demo;
pub mod log;
pub mod model;
pub mod phone;
pub mod reference;
pub mod review;
pub mod video;

use crate::browser::painter::Painter;
use crate::cockpit::{Cockpit, Finished, Outcome};
use crate::set::analysis::{Analysis, Looked, OnProgress};
use hinge::session::{SessionRecord, SourceKind};
use leptos::prelude::{GetUntracked, Set, Update, WithUntracked};
use page::device::problem::Problem;
use page::live::overlay::{self, Figure};
use page::reference::Choice;
use page::settings::Settings;
use protocol::{Failure, ModelChoice, SetOptions, Silhouette};
use std::sync::Arc;

/// Loads the set's model; the loading screen shows how far it is. Where the app chose the exact one
/// for a new set and it can't be fetched, as without a network, the quick one does.
async fn load_model(cockpit: Cockpit, is_new: bool) -> Result<Analysis, Problem> {
    let chosen = cockpit.model.get_untracked();
    let may_be_quick = is_new && chosen == ModelChoice::Full && model::is_left_to_app(cockpit);
    match Analysis::load(chosen, on_progress(cockpit)).await {
        Err(Problem::Analysis(Failure::ModelMissing { .. })) if may_be_quick => {
            model::use_for_set(cockpit, ModelChoice::Lite);
            Analysis::load(ModelChoice::Lite, on_progress(cockpit)).await
        }
        loaded => loaded,
    }
}

fn on_progress(cockpit: Cockpit) -> OnProgress {
    Box::new(move |loaded_bytes, total_bytes| {
        cockpit
            .loaded_share
            .set((total_bytes > 0.0).then(|| (loaded_bytes / total_bytes).min(1.0)));
    })
}

fn options(cockpit: Cockpit, source: SourceKind) -> SetOptions {
    SetOptions {
        drill: cockpit.drill.with_untracked(|drill| drill.id.clone()),
        source,
        lean_deg: 0.0,
        language: cockpit.language.get_untracked(),
        height_m: cockpit.settings.with_untracked(Settings::height_m),
        earlier_reps: Vec::new(),
        reference: None,
        silhouette: Silhouette::AsNeeded,
    }
}

/// Shows what became of a frame whose picture has this size. A lost worker is started again.
///
/// # Errors
/// The problem, when the worker can't be brought back.
async fn show(
    cockpit: Cockpit,
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
            let heard = cockpit.live.try_update(|live| live.add_frame(&view)).unwrap_or_default();
            if !view.says.is_empty() || view.tone {
                cockpit.hear(&view.says, view.tone);
            } else if let Some(remark) = heard.remark {
                cockpit.remark(remark);
            }
            if let Some(number) = heard.tick {
                cockpit.tick(number);
            }
            match cockpit
                .comparison
                .try_update(|comparison| comparison.choice_after(&view))
                .flatten()
            {
                Some(choice) => compare(cockpit, analysis, choice).await,
                None => Ok(()),
            }
        }
        Looked::Skipped(failure) => {
            cockpit.live.update(|live| live.skipped = Some(failure));
            Ok(())
        }
        Looked::Lost(problem) => restart(cockpit, analysis, problem).await,
    }
}

/// Has all reps of the running set judged again. A lost worker is started again.
///
/// # Errors
/// The problem, when the worker can't be brought back.
async fn compare(cockpit: Cockpit, analysis: &mut Analysis, choice: Choice) -> Result<(), Problem> {
    match reference::compare(cockpit, analysis, choice).await {
        Ok(()) => Ok(()),
        Err(problem) => restart(cockpit, analysis, problem).await,
    }
}

async fn restart(cockpit: Cockpit, analysis: &mut Analysis, lost: Problem) -> Result<(), Problem> {
    cockpit.live.update(|live| live.restarting = true);
    analysis.restart(lost).await
}

fn finished(analysis: Analysis, record: SessionRecord, problem: Option<Problem>) -> Finished {
    let replay = Arc::new(analysis.replay().clone());
    Finished {
        outcome: Outcome { record: Arc::new(record), replay, video: None, problem, is_demo: false },
        analysis,
    }
}
