//! One set from its start to its record: frames from the camera or a file to the worker, answers to the screen.

pub mod camera;
pub mod video;

use crate::analysis::{Analysis, Looked, OnProgress};
use crate::browser::painter::Painter;
use crate::browser::support;
use crate::cockpit::{Cockpit, Outcome};
use hinge::session::{SessionRecord, SourceKind};
use leptos::prelude::{Set, Update};
use page::overlay;
use page::problem::Problem;
use protocol::{ModelChoice, SetOptions, Silhouette};
use std::sync::Arc;

/// The drill that is done.
const DRILL: &str = "hip-hinge";
/// The model that looks: the small one keeps up with a phone's camera.
const CAMERA_MODEL: ModelChoice = ModelChoice::Lite;
/// A file can wait, but its result is to be the one that the camera would have given.
const VIDEO_MODEL: ModelChoice = ModelChoice::Lite;

/// Loads the model; the loading screen shows how far it is.
async fn load_model(cockpit: Cockpit, choice: ModelChoice) -> Result<Analysis, Problem> {
    let on_progress: OnProgress = Box::new(move |loaded_bytes, total_bytes| {
        cockpit.loaded_share.set((total_bytes > 0.0).then(|| (loaded_bytes / total_bytes).min(1.0)));
    });
    Analysis::load(choice, on_progress).await
}

fn check_browser() -> Result<(), Problem> {
    support::lacking().map_or(Ok(()), |lacking| Err(Problem::Unsupported(lacking)))
}

fn options(source: SourceKind) -> SetOptions {
    SetOptions { drill: DRILL.to_owned(), source, lean_deg: 0.0, earlier_reps: Vec::new(), silhouette: Silhouette::AsNeeded }
}

/// Shows what became of a frame whose picture has this size. A lost worker is started again.
///
/// # Errors
/// The problem, when the worker can't be brought back.
async fn show(cockpit: Cockpit, painter: &Painter, analysis: &mut Analysis, looked: Looked, size_px: (u32, u32)) -> Result<(), Problem> {
    match looked {
        Looked::View(view) => {
            let (width_px, height_px) = size_px;
            painter.draw(&overlay::strokes(&view, f64::from(width_px.max(height_px))), width_px, height_px);
            cockpit.live.update(|live| live.take(&view));
            Ok(())
        }
        Looked::Skipped(failure) => {
            cockpit.live.update(|live| live.skipped = Some(failure));
            Ok(())
        }
        Looked::Lost(problem) => {
            cockpit.live.update(|live| live.restarting = true);
            analysis.restart(problem).await
        }
    }
}

fn outcome(record: SessionRecord, problem: Option<Problem>) -> Outcome {
    Outcome { record: Arc::new(record), problem }
}
