//! The demo: a recorded set, judged in the page itself, so that no model is loaded for it.

use super::handle::SetHandle;
use super::steps::unless_left;
use crate::browser::error::BrowserError;
use crate::browser::painter::Painter;
use crate::browser::{clock, fetch, timer};
use crate::state::{Outcome, StageView};
use futures::StreamExt;
use futures::channel::mpsc::UnboundedReceiver;
use futures::future::{Either, select};
use hinge::drill::DrillError;
use leptos::prelude::{GetUntracked, Set, Update, WithUntracked};
use page::device::problem::Problem;
use page::live::filming::Command;
use page::live::overlay::{self, Figure};
use page::replay::demo::{Demo, DemoFrame, RECORDING};
use pose::recording::{Recording, RecordingError};
use std::pin::pin;
use std::sync::Arc;

/// So many frames are judged at once on the way to the result; then the screen may move.
const FRAMES_AT_ONCE: u32 = 12;

/// Plays the demo to its end, or judges what is left at once when the person asks for the result;
/// `None` when they drop it.
///
/// # Errors
/// [`Problem::Demo`].
pub async fn play(
    set: SetHandle,
    commands: &mut UnboundedReceiver<Command>,
) -> Result<Option<Outcome>, Problem> {
    let Some(loaded) = unless_left(commands, load_demo(set)).await else { return Ok(None) };
    let mut demo = loaded.map_err(|cause| {
        leptos::logging::warn!("the demo can't be shown: {cause}");
        Problem::Demo
    })?;
    let painter = Painter::new().map_err(|_| Problem::Demo)?;
    set.live.update(|live| {
        live.is_demo = true;
        live.is_watched = true;
    });
    set.stage.set(Some(StageView {
        picture: painter.picture().clone().into(),
        overlay: painter.overlay().clone().into(),
        mirrored: false,
    }));
    set.open_live_screen();
    let began_ms = clock::since_opened_ms();
    let size_px = demo.size_px();
    while let Some(t_s) = demo.next_t_s() {
        let wait_ms = (began_ms + 1000.0 * t_s - clock::since_opened_ms()).max(0.0);
        match select(pin!(commands.next()), pin!(timer::sleep(wait_ms as i32))).await {
            Either::Left((Some(Command::Finish), _)) => break,
            Either::Left((Some(Command::Leave) | None, _)) => return Ok(None),
            Either::Left((Some(_), _)) => {}
            Either::Right(_) => {
                if let Some(frame) = demo.step() {
                    show_frame(set, &painter, &frame, size_px);
                    set.live.update(|live| live.done_share = Some(demo.done_share()));
                }
            }
        }
    }
    let mut judged = 0;
    while demo.step().is_some() {
        judged += 1;
        if judged % FRAMES_AT_ONCE == 0 {
            set.live.update(|live| live.done_share = Some(demo.done_share()));
            timer::sleep(0).await;
        }
    }
    let (record, replay) = demo.finish();
    Ok(Some(Outcome {
        record: Arc::new(record),
        replay: Arc::new(replay),
        video: None,
        problem: None,
        ended_by: None,
        is_demo: true,
    }))
}

/// Why the demo can't be shown.
#[derive(Debug, thiserror::Error)]
enum DemoError {
    /// Its recording could not be fetched.
    #[error("its recording could not be fetched: {0}")]
    NotFetched(#[source] BrowserError),
    /// Its recording can't be read.
    #[error("its recording can't be read: {0}")]
    Unreadable(#[source] RecordingError),
    /// Its drill can't be read.
    #[error("its drill can't be read: {0}")]
    NoDrill(#[source] DrillError),
}

async fn load_demo(set: SetHandle) -> Result<Demo, DemoError> {
    let bytes =
        fetch::bytes(RECORDING).await.map_err(|thrown| DemoError::NotFetched(thrown.into()))?;
    let recording = Recording::from_bytes(&bytes).map_err(DemoError::Unreadable)?;
    Demo::new(recording, set.language.get_untracked()).map_err(DemoError::NoDrill)
}

fn show_frame(
    set: SetHandle,
    painter: &Painter,
    frame: &DemoFrame,
    (width_px, height_px): (u32, u32),
) {
    let DemoFrame { view, person } = frame;
    painter.show_person(person, width_px, height_px);
    painter.draw(
        &overlay::strokes(&Figure::live(view), f64::from(width_px.max(height_px))),
        width_px,
        height_px,
    );
    set.live.update(|live| {
        // The app's own remarks are for who stands before the camera.
        live.add_frame(view);
    });
    let says = set.live.with_untracked(|live| live.heard(&view.says));
    if !says.is_empty() || view.tone {
        set.voice.coach(&says, view.tone);
    }
}
