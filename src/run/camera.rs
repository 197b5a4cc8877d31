//! A set in front of the camera.

use super::{compare, finished, load_model, options, show};
use crate::analysis::Analysis;
use crate::browser::camera::{Camera, CameraFrame, CameraNews};
use crate::browser::painter::Painter;
use crate::cockpit::{Cockpit, Command, Finished, Screen, StageView};
use futures::StreamExt;
use futures::channel::mpsc::UnboundedReceiver;
use futures::future::{Either, select};
use hinge::session::SourceKind;
use leptos::prelude::{Set, Update};
use page::frame_clock::FrameClock;
use page::problem::{CameraProblem, Problem};
use page::reference::Choice;
use std::pin::pin;

/// What happens next in a set.
enum Next {
    News(CameraNews),
    Asked(Command),
}

/// Films a set until the person ends it; `None` when they drop it.
///
/// # Errors
/// What kept it from starting.
pub async fn film(cockpit: Cockpit, commands: &mut UnboundedReceiver<Command>) -> Result<Option<Finished>, Problem> {
    let (camera, analysis) = open(cockpit).await?;
    let mut set = Filming::begin(cockpit, camera, analysis).await?;
    let mut problem = None;
    loop {
        match set.next(commands).await {
            Next::News(CameraNews::Frame(frame)) => {
                if let Err(cause) = set.look(frame).await {
                    problem = Some(cause);
                    break;
                }
            }
            Next::News(CameraNews::Gone) => set.interrupt(CameraProblem::Unplugged),
            Next::Asked(Command::UseReference(rep)) => {
                if let Err(cause) = compare(cockpit, &mut set.analysis, Choice::Rep(rep)).await {
                    problem = Some(cause);
                    break;
                }
            }
            Next::Asked(Command::Finish) => break,
            Next::Asked(Command::Leave) => return Ok(None),
            Next::Asked(Command::Crash) => set.analysis.crash(),
            Next::Asked(Command::Reconnect) => set.reopen().await?,
            Next::Asked(Command::Flip) => {
                cockpit.set_wish(cockpit.wish().flipped());
                set.reopen().await?;
            }
        }
    }
    set.camera = None;
    let record = set.analysis.finish(None, None).await;
    Ok(Some(finished(set.analysis, record, problem)))
}

/// Opens the camera while the model loads. A camera that is refused ends it at once; one that is still being
/// asked for when the model fails is waited for, so that it can be turned off.
async fn open(cockpit: Cockpit) -> Result<(Camera, Analysis), Problem> {
    match select(pin!(Camera::open(cockpit.wish())), pin!(load_model(cockpit))).await {
        Either::Left((camera, loading)) => {
            let camera = camera.map_err(Problem::Camera)?;
            Ok((camera, loading.await?))
        }
        Either::Right((analysis, opening)) => {
            let camera = opening.await.map_err(Problem::Camera);
            Ok((camera?, analysis?))
        }
    }
}

struct Filming {
    cockpit: Cockpit,
    camera: Option<Camera>,
    analysis: Analysis,
    painter: Painter,
    clock: FrameClock,
}

impl Filming {
    async fn begin(cockpit: Cockpit, camera: Camera, mut analysis: Analysis) -> Result<Self, Problem> {
        analysis.begin(options(cockpit, SourceKind::Camera)).await?;
        let painter = Painter::new().map_err(|cause| Problem::Camera(CameraProblem::Other(format!("{cause:?}"))))?;
        let set = Self { cockpit, camera: Some(camera), analysis, painter, clock: FrameClock::default() };
        set.put_on_stage();
        cockpit.screen.set(Screen::Live);
        Ok(set)
    }

    fn put_on_stage(&self) {
        self.cockpit.stage.set(self.camera.as_ref().map(|camera| StageView {
            picture: camera.video().clone().into(),
            overlay: self.painter.overlay().clone().into(),
            mirrored: camera.mirrored(),
        }));
    }

    async fn next(&self, commands: &mut UnboundedReceiver<Command>) -> Next {
        // The sender lives as long as the set is the running one.
        let asked = async { Next::Asked(commands.next().await.unwrap_or(Command::Leave)) };
        match &self.camera {
            None => asked.await,
            Some(camera) => {
                let news = async { Next::News(camera.next().await) };
                select(pin!(asked), pin!(news)).await.factor_first().0
            }
        }
    }

    async fn look(&mut self, frame: CameraFrame) -> Result<(), Problem> {
        let Some(t_s) = self.clock.time_s(frame.times) else {
            frame.bitmap.close();
            return Ok(());
        };
        let size_px = (frame.bitmap.width(), frame.bitmap.height());
        let looked = self.analysis.look(frame.bitmap, t_s).await;
        show(self.cockpit, &self.painter, &mut self.analysis, looked, size_px).await
    }

    fn interrupt(&mut self, problem: CameraProblem) {
        self.camera = None;
        self.put_on_stage();
        self.cockpit.live.update(|live| live.interrupted = Some(problem));
    }

    /// Takes the wished camera. The one in use is given back first: a phone opens one at a time.
    async fn reopen(&mut self) -> Result<(), Problem> {
        self.camera = None;
        match Camera::open(self.cockpit.wish()).await {
            Ok(camera) => {
                self.camera = Some(camera);
                self.clock.change_stream();
                self.analysis.begin_again().await?;
                self.cockpit.live.update(|live| live.interrupted = None);
                self.put_on_stage();
            }
            Err(problem) => self.interrupt(problem),
        }
        Ok(())
    }
}
