//! The camera of a set: which one is taken, and what is done when it does not come.

use super::handle::SetHandle;
use crate::browser::camera::{Camera, CameraNews};
use crate::browser::cameras;
use crate::browser::painter::Painter;
use crate::state::StageView;
use futures::StreamExt;
use futures::channel::mpsc::UnboundedReceiver;
use futures::future::{Either, select};
use leptos::prelude::{Set, Update, WithUntracked};
use page::device::lens::{Choices, Lens, Wish, first_side};
use page::device::level::CameraSide;
use page::device::problem::CameraProblem;
use page::live::filming::Command;
use std::collections::VecDeque;
use std::pin::pin;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// Why there is no camera.
pub enum NotOpened {
    /// The person does not wait for it: they finish or leave.
    Asked(Command),
    /// It did not come.
    Failed(CameraProblem),
}

/// The camera of a set, and the elements that show it.
pub struct Viewfinder {
    set: SetHandle,
    overlay: HtmlElement,
    camera: Option<Camera>,
    /// The one that worked last, or that is wished for at first.
    wish: Wish,
    /// Nobody but the person asks for it again.
    has_failed: bool,
    /// The side and id of the camera that gave a usual lens last.
    usual: Option<(CameraSide, String)>,
    /// What was asked of the set while a camera was waited for.
    asked: VecDeque<Command>,
}

impl Viewfinder {
    /// Without a camera so far.
    pub fn new(set: SetHandle, painter: &Painter) -> Self {
        let wish = set.settings.with_untracked(|settings| {
            settings.camera_on(settings.camera.unwrap_or(first_side(cameras::has_touch())))
        });
        Self {
            set,
            overlay: painter.overlay().clone().into(),
            camera: None,
            wish,
            has_failed: false,
            usual: None,
            asked: VecDeque::new(),
        }
    }

    /// The running camera.
    pub fn camera(&self) -> Option<&Camera> {
        self.camera.as_ref()
    }

    /// On which side it is, or was asked for.
    pub fn side(&self) -> CameraSide {
        self.camera.as_ref().map_or(self.wish.side, Camera::side)
    }

    /// Whether it gives pictures.
    pub fn has_live_camera(&self) -> bool {
        self.camera.as_ref().is_some_and(Camera::is_live)
    }

    /// Whether it was asked for and did not come.
    pub fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// What the camera says next; waits for ever without one.
    pub async fn news(&self) -> CameraNews {
        match &self.camera {
            Some(camera) => camera.next().await,
            None => std::future::pending().await,
        }
    }

    /// What was asked of the set while a camera was waited for, the oldest first.
    pub fn asked_meanwhile(&mut self) -> Option<Command> {
        self.asked.pop_front()
    }

    /// Turns it off.
    pub fn turn_off(&mut self) {
        self.camera = None;
        self.show();
    }

    /// There is no picture, and the set waits for the person.
    pub fn interrupt(&mut self, problem: CameraProblem) {
        self.turn_off();
        self.set.live.update(|live| live.interrupted = Some(problem));
    }

    /// Opens the camera for the first time. A lens that was kept and does not start is left for the
    /// usual one.
    ///
    /// # Errors
    /// The kinds of [`NotOpened`].
    pub async fn open(
        &mut self,
        commands: &mut UnboundedReceiver<Command>,
    ) -> Result<(), NotOpened> {
        let usual = Wish::usual(self.wish.side);
        match self.take(self.wish.clone(), commands).await {
            Err(NotOpened::Failed(problem)) if self.wish != usual && problem.is_of_one_camera() => {
                self.take(usual, commands).await?;
                self.set.live.update(|live| live.go_back());
                Ok(())
            }
            opened => opened,
        }
    }

    /// Opens the one that worked last.
    ///
    /// # Errors
    /// The kinds of [`NotOpened`].
    pub async fn reopen(
        &mut self,
        commands: &mut UnboundedReceiver<Command>,
    ) -> Result<(), NotOpened> {
        self.take(self.wish.clone(), commands).await
    }

    /// Takes the camera on the other side.
    ///
    /// # Errors
    /// The kinds of [`NotOpened`].
    pub async fn flip(
        &mut self,
        commands: &mut UnboundedReceiver<Command>,
    ) -> Result<(), NotOpened> {
        let other = self
            .set
            .settings
            .with_untracked(|settings| settings.camera_on(self.wish.side.flipped()));
        self.change(other, commands).await
    }

    /// Takes the lens that is offered.
    ///
    /// # Errors
    /// The kinds of [`NotOpened`].
    pub async fn take_lens(
        &mut self,
        commands: &mut UnboundedReceiver<Command>,
    ) -> Result<(), NotOpened> {
        let Some((_, lens)) = self.set.live.with_untracked(|live| live.lens.clone()) else {
            return Ok(());
        };
        let is_other = |lens: &Lens| matches!(lens, Lens::Other(_));
        let wish = Wish { side: self.wish.side, lens };
        match &self.camera {
            // The same camera: it need not be asked for.
            Some(camera) if !is_other(&wish.lens) && !is_other(&self.wish.lens) => {
                if camera.zoom_out(wish.lens == Lens::ZoomedOut).await.is_err() {
                    self.set.live.update(|live| live.go_back());
                } else {
                    self.keep(wish);
                    self.offer_lens();
                }
                Ok(())
            }
            _ => self.change(wish, commands).await,
        }
    }

    /// Takes another camera, and the one that worked again where that does not start.
    async fn change(
        &mut self,
        other: Wish,
        commands: &mut UnboundedReceiver<Command>,
    ) -> Result<(), NotOpened> {
        match self.take(other, commands).await {
            Err(NotOpened::Failed(problem)) if problem.is_of_one_camera() => {
                self.reopen(commands).await?;
                self.set.live.update(|live| live.go_back());
                Ok(())
            }
            taken => taken,
        }
    }

    /// The one in use is given back first: a phone opens one at a time.
    async fn take(
        &mut self,
        wish: Wish,
        commands: &mut UnboundedReceiver<Command>,
    ) -> Result<(), NotOpened> {
        self.camera = None;
        self.has_failed = true;
        self.set.live.update(|live| {
            live.interrupted = None;
            live.lens = None;
        });
        let live = self.set.live;
        let told = move |trouble| {
            // The set may be over.
            live.try_update(|live| live.interrupted = trouble);
        };
        let wished = wish.clone();
        let mut opening = pin!(Camera::open(&wished, told));
        let opened = loop {
            match select(opening.as_mut(), commands.next()).await {
                Either::Left((opened, _)) => break opened,
                Either::Right((Some(leaving @ (Command::Finish | Command::Leave)), _)) => {
                    return Err(NotOpened::Asked(leaving));
                }
                Either::Right((None, _)) => return Err(NotOpened::Asked(Command::Leave)),
                Either::Right((Some(command), _)) => self.asked.push_back(command),
            }
        };
        self.camera = Some(opened.map_err(NotOpened::Failed)?);
        self.has_failed = false;
        self.keep(wish);
        self.show();
        self.offer_lens();
        Ok(())
    }

    /// The camera is the one also for the next set, if the person took it.
    fn keep(&mut self, wish: Wish) {
        if wish != self.wish {
            self.set.change_settings(|settings| settings.choose_camera(wish.clone()));
            self.wish = wish;
        }
    }

    /// Serves another set with the same camera.
    pub fn show_again(&mut self) {
        self.show();
        self.offer_lens();
    }

    /// Puts its picture on the stage.
    fn show(&self) {
        self.set.stage.set(self.camera.as_ref().map(|camera| StageView {
            picture: camera.video().clone().into(),
            overlay: self.overlay.clone(),
            mirrored: camera.mirrored(),
        }));
    }

    /// Offers another lens, once it is known which there are.
    fn offer_lens(&mut self) {
        let Some(camera) = &self.camera else { return };
        let (side, zoom, lens) = (camera.side(), camera.zoom(), self.wish.lens.clone());
        let live = self.set.live;
        if !matches!(lens, Lens::Other(_)) {
            self.usual = camera.id().map(|id| (side, id));
        }
        let usual = self.usual.clone().filter(|(of, _)| *of == side).map(|(_, id)| id);
        spawn_local(async move {
            let devices = cameras::list().await;
            let choices = Choices { zoom, devices, usual };
            live.try_update(|live| live.lens = choices.next_lens(side, &lens));
        });
    }
}
