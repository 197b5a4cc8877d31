//! The demo: a recorded set, judged in the page itself, so that no model is loaded for it.

use crate::browser::painter::Painter;
use crate::browser::{clock, fetch, timer};
use crate::cockpit::{Cockpit, Command, Outcome, Screen, StageView};
use futures::StreamExt;
use futures::channel::mpsc::UnboundedReceiver;
use futures::future::{Either, select};
use leptos::prelude::{GetUntracked, Set, Update};
use page::device::problem::Problem;
use page::live::overlay::{self, Figure};
use page::replay::demo::{Demo, DemoFrame, RECORDING};
use pose::recording::Recording;
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
    cockpit: Cockpit,
    commands: &mut UnboundedReceiver<Command>,
) -> Result<Option<Outcome>, Problem> {
    let mut demo = load(cockpit).await.map_err(|cause| {
        leptos::logging::warn!("the demo can't be shown: {cause}");
        Problem::Demo
    })?;
    let painter = Painter::new().map_err(|_| Problem::Demo)?;
    cockpit.live.update(|live| live.is_demo = true);
    cockpit.stage.set(Some(StageView {
        picture: painter.picture().clone().into(),
        overlay: painter.overlay().clone().into(),
        mirrored: false,
    }));
    cockpit.screen.set(Screen::Live);
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
                    show(cockpit, &painter, &frame, size_px);
                    cockpit.live.update(|live| live.done_share = Some(demo.done_share()));
                }
            }
        }
    }
    let mut judged = 0;
    while demo.step().is_some() {
        judged += 1;
        if judged % FRAMES_AT_ONCE == 0 {
            cockpit.live.update(|live| live.done_share = Some(demo.done_share()));
            timer::sleep(0).await;
        }
    }
    let (record, replay) = demo.finish();
    Ok(Some(Outcome {
        record: Arc::new(record),
        replay: Arc::new(replay),
        video: None,
        problem: None,
        is_demo: true,
    }))
}

async fn load(cockpit: Cockpit) -> Result<Demo, String> {
    let bytes = fetch::bytes(RECORDING).await.map_err(|cause| format!("{cause:?}"))?;
    let recording = Recording::from_bytes(&bytes).map_err(|cause| cause.to_string())?;
    Demo::new(recording, cockpit.language.get_untracked()).map_err(|cause| cause.to_string())
}

fn show(cockpit: Cockpit, painter: &Painter, frame: &DemoFrame, (width_px, height_px): (u32, u32)) {
    let DemoFrame { view, person } = frame;
    painter.show_person(person, width_px, height_px);
    painter.draw(
        &overlay::strokes(&Figure::live(view), f64::from(width_px.max(height_px))),
        width_px,
        height_px,
    );
    cockpit.live.update(|live| {
        // The countdown and the app's own remarks are for who stands before the camera.
        live.add_frame(view);
    });
    if !view.says.is_empty() || view.tone {
        cockpit.hear(&view.says, view.tone);
    }
}
