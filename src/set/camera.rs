//! A set in front of the camera.

use super::analysis::{Analysis, Looked};
use super::finished::Finished;
use super::handle::SetHandle;
use super::lookout::{FromLastSet, Lookout};
use super::model;
use super::other_model::OtherModel;
use super::phone::Phone;
use super::steps::{compare, load_model, restart, set_options, show_looked};
use super::viewfinder::{NotOpened, Viewfinder};
use crate::browser::camera::{CameraFrame, CameraNews};
use crate::browser::painter::Painter;
use crate::browser::recorder::Recorder;
use crate::browser::visibility::Visibility;
use crate::browser::wake_lock::WakeLock;
use futures::StreamExt;
use futures::channel::mpsc::UnboundedReceiver;
use futures::future::{Either, select};
use hinge::Phase;
use hinge::session::SourceKind;
use leptos::prelude::{Set, Update, WithUntracked};
use page::device::frame_clock::{FrameClock, FrameTimes};
use page::device::limits::{BENT_HIP_DEG, FULL_TOO_SLOW_MS};
use page::device::pace::Pace;
use page::device::problem::{CameraProblem, Problem};
use page::device::waiting::Remark;
use page::history::{HistoryTrouble, KeptSet};
use page::live::Pause;
use page::live::closing::Cause;
use page::live::filming::{Command, Happening, Situation, Step, step};
use page::reference::Choice;
use protocol::ModelChoice;
use std::pin::pin;
use std::sync::Arc;

/// What happens next in a set.
enum Next {
    News(CameraNews),
    OtherModel(Result<Box<Analysis>, Problem>),
    Asked(Command),
    Hidden(bool),
}

/// How the set goes on after that.
enum Then {
    On,
    /// Without a touch, by this cause, if there is one.
    Finish(Option<Cause>),
    Leave,
}

/// A set that goes on after it was cut short does so this long after its last rep, s.
const GO_ON_AFTER_S: f64 = 1.0;

/// What a set begins with, beside the settings.
#[derive(Default)]
pub struct Beginning {
    /// The set that goes on, if one does.
    pub earlier: Option<KeptSet>,
    /// A camera that runs already, and the model that is loaded.
    pub from_last_set: Option<FromLastSet>,
}

/// Films a set, or the rest of an earlier one, until it ends; `None` when the person drops it.
///
/// # Errors
/// What kept it from starting.
pub async fn film(
    handle: SetHandle,
    commands: &mut UnboundedReceiver<Command>,
    beginning: Beginning,
) -> Result<Option<Finished>, Problem> {
    let Some(mut filming) = Filming::begin(handle, commands, beginning).await? else {
        return Ok(None);
    };
    let (ended_by, problem) = loop {
        let next = filming.next(commands).await;
        match filming.follow(next, commands).await {
            Ok(Then::On) => {}
            Ok(Then::Finish(cause)) => break (cause, None),
            // Reps that were done are offered again at home.
            Ok(Then::Leave) => {
                model::learn_speed(handle, &filming.pace);
                return Ok(None);
            }
            Err(cause) => break (None, Some(cause)),
        }
    };
    filming.end_recording().await;
    // Who ended it by hand stands at the phone: there is nothing to look for.
    let looks = ended_by.is_some() && filming.viewfinder.has_live_camera();
    if !looks {
        filming.viewfinder.turn_off();
    }
    model::learn_speed(handle, &filming.pace);
    let record = filming.analysis.finish(None, None).await;
    let Filming { analysis, viewfinder, painter, clock, visibility, awake, .. } = filming;
    let mut finished = Finished::new(analysis, record, problem);
    finished.outcome.ended_by = ended_by;
    finished.lookout = looks.then(|| Lookout::new(viewfinder, painter, clock, visibility, awake));
    finished.outcome.video = handle.history.recorded().map(Arc::new);
    Ok(Some(finished))
}

/// Opens the camera while the model loads; its picture is shown at once. A camera that is refused
/// ends it; one that is still being asked for when the model fails is let go. `None` when the
/// person drops it.
async fn open(
    handle: SetHandle,
    viewfinder: &mut Viewfinder,
    commands: &mut UnboundedReceiver<Command>,
    is_new: bool,
) -> Result<Option<Analysis>, Problem> {
    let mut loading = pin!(load_model(handle, is_new));
    let mut loaded = None;
    let opened = {
        let mut opening = pin!(viewfinder.open(commands));
        match select(opening.as_mut(), loading.as_mut()).await {
            Either::Left((opened, _)) => opened,
            Either::Right((analysis, _)) => {
                loaded = Some(analysis?);
                opening.await
            }
        }
    };
    if !is_here(opened)? {
        return Ok(None);
    }
    handle.open_live_screen();
    if loaded.is_some() {
        return Ok(loaded);
    }
    loop {
        let command = match select(loading.as_mut(), commands.next()).await {
            Either::Left((analysis, _)) => return analysis.map(Some),
            Either::Right((command, _)) => command.unwrap_or(Command::Leave),
        };
        let changed = match command {
            Command::Leave | Command::Finish => return Ok(None),
            Command::Flip => viewfinder.flip(commands).await,
            Command::TakeLens => viewfinder.take_lens(commands).await,
            Command::Reconnect => viewfinder.reopen(commands).await,
            Command::Pause
            | Command::GoOn
            | Command::UseReference(_)
            | Command::Again
            | Command::TurnOff
            | Command::Crash => Ok(()),
        };
        match changed {
            Ok(()) => {}
            Err(NotOpened::Asked(_)) => return Ok(None),
            Err(NotOpened::Failed(problem)) => viewfinder.interrupt(problem),
        }
    }
}

/// Whether there is a camera; without one because the person left, there need be none.
fn is_here(opened: Result<(), NotOpened>) -> Result<bool, Problem> {
    match opened {
        Ok(()) => Ok(true),
        Err(NotOpened::Asked(_)) => Ok(false),
        Err(NotOpened::Failed(problem)) => Err(Problem::Camera(problem)),
    }
}

struct Filming {
    set: SetHandle,
    viewfinder: Viewfinder,
    analysis: Analysis,
    painter: Painter,
    clock: FrameClock,
    pace: Pace,
    phone: Phone,
    visibility: Visibility,
    pause: Option<Pause>,
    /// The last picture's width and height, pixels.
    size_px: Option<(u32, u32)>,
    /// The reps that are stored.
    stored_reps: usize,
    /// The video that is being kept, if one is.
    recorder: Option<Recorder>,
    /// The browser refused to record; it is not asked again in this set.
    cant_record: bool,
    /// Another model for this set.
    other_model: OtherModel,
    /// The person bent: it may be a rep that is counted later.
    has_bent: bool,
    awake: WakeLock,
}

impl Filming {
    async fn begin(
        handle: SetHandle,
        commands: &mut UnboundedReceiver<Command>,
        Beginning { earlier, from_last_set }: Beginning,
    ) -> Result<Option<Self>, Problem> {
        let visibility = Visibility::watch();
        let awake =
            WakeLock::hold(move |awake| handle.live.update(|live| live.awake = Some(awake)));
        let is_new = earlier.is_none();
        let is_bridged = is_new && from_last_set.is_none() && model::bridge(handle);
        let had = match from_last_set {
            Some(mut had) => {
                had.analysis.forget_set();
                had.viewfinder.show_again();
                had
            }
            None => {
                let painter = Painter::new()
                    .map_err(|cause| Problem::Camera(CameraProblem::Other(format!("{cause:?}"))))?;
                let mut viewfinder = Viewfinder::new(handle, &painter);
                let Some(analysis) = open(handle, &mut viewfinder, commands, is_new).await? else {
                    return Ok(None);
                };
                FromLastSet { viewfinder, painter, analysis }
            }
        };
        let FromLastSet { viewfinder, painter, mut analysis } = had;
        let mut options = set_options(handle, SourceKind::Camera);
        let mut clock = FrameClock::default();
        if let Some(KeptSet { record, replay, .. }) = earlier {
            let last_s = record
                .frames
                .last()
                .map_or(0.0, |frame| frame.t)
                .max(record.reps.last().map_or(0.0, |rep| rep.end_s));
            clock = FrameClock::from(last_s + GO_ON_AFTER_S);
            options.earlier_reps = record.reps;
            analysis.go_on_from(record.frames, replay);
        }
        analysis.begin(options).await?;
        handle.open_live_screen();
        Ok(Some(Self {
            phone: Phone::listen(handle.live, viewfinder.side()),
            set: handle,
            viewfinder,
            stored_reps: analysis.reps().len(),
            analysis,
            painter,
            clock,
            pace: Pace::default(),
            visibility,
            pause: None,
            size_px: None,
            recorder: None,
            cant_record: false,
            other_model: match is_bridged {
                true => OtherModel::loading(ModelChoice::Full),
                false => OtherModel::Unasked,
            },
            has_bent: false,
            awake,
        }))
    }

    async fn next(&mut self, commands: &mut UnboundedReceiver<Command>) -> Next {
        let Self { viewfinder, visibility, other_model, .. } = self;
        if let Some(command) = viewfinder.asked_meanwhile() {
            return Next::Asked(command);
        }
        // The sender lives as long as the set is the running one.
        let asked = async { Next::Asked(commands.next().await.unwrap_or(Command::Leave)) };
        let hidden = async { Next::Hidden(visibility.hidden().await) };
        let news = async { Next::News(viewfinder.news().await) };
        let other = async {
            match other_model {
                OtherModel::Loading(loading) => Next::OtherModel(loading.await),
                OtherModel::Unasked | OtherModel::Here(_) | OtherModel::Settled => {
                    std::future::pending().await
                }
            }
        };
        match select(select(pin!(asked), pin!(hidden)), select(pin!(news), pin!(other))).await {
            Either::Left((either, _)) => either.factor_first().0,
            Either::Right((either, _)) => either.factor_first().0,
        }
    }

    async fn follow(
        &mut self,
        next: Next,
        commands: &mut UnboundedReceiver<Command>,
    ) -> Result<Then, Problem> {
        let (happening, frame) = match next {
            Next::News(CameraNews::Frame(frame)) => (Happening::Frame, Some(frame)),
            Next::News(CameraNews::Gone) => (Happening::CameraGone, None),
            Next::Hidden(true) => (Happening::PageHidden, None),
            Next::Hidden(false) => (Happening::PageShown, None),
            Next::Asked(command) => (Happening::Asked(command), None),
            Next::OtherModel(loaded) => {
                self.know_other_model(loaded);
                return Ok(Then::On);
            }
        };
        let situation = Situation {
            pause: self.pause,
            has_live_camera: self.viewfinder.has_live_camera(),
            has_failed: self.viewfinder.has_failed(),
        };
        match step(happening, situation) {
            Step::Nothing => {}
            Step::LookAtFrame => {
                if let Some(frame) = frame {
                    self.look_at_frame(frame).await?;
                    if let Some(cause) = self.set.live.with_untracked(|live| live.closing.is_over())
                    {
                        return Ok(Then::Finish(Some(cause)));
                    }
                }
            }
            Step::DropFrame => {
                if let Some(frame) = frame {
                    self.drop_frame(&frame);
                }
            }
            Step::Interrupt => self.interrupt(CameraProblem::Unplugged).await,
            Step::Hush { pause } => {
                self.set.voice.hush();
                if let Some(pause) = pause {
                    self.pause(pause).await?;
                }
            }
            Step::Pause(pause) => self.pause(pause).await?,
            Step::GoOn => self.go_on(),
            Step::PlayOn { ends_pause } => {
                if let Some(camera) = self.viewfinder.camera() {
                    camera.play_on();
                }
                self.end_pause_if(ends_pause);
            }
            Step::Reopen { ends_pause } => {
                self.end_recording().await;
                let opened = self.viewfinder.reopen(commands).await;
                self.end_pause_if(ends_pause);
                return self.film_with(opened).await;
            }
            Step::Flip => {
                self.end_recording().await;
                let opened = self.viewfinder.flip(commands).await;
                return self.film_with(opened).await;
            }
            Step::TakeLens => {
                self.end_recording().await;
                let opened = self.viewfinder.take_lens(commands).await;
                return self.film_with(opened).await;
            }
            Step::UseReference(rep) => {
                compare(self.set, &mut self.analysis, Choice::Rep(rep)).await?
            }
            Step::Crash => self.analysis.crash(),
            Step::Finish => return Ok(Then::Finish(None)),
            Step::Leave => return Ok(Then::Leave),
        }
        Ok(Then::On)
    }

    /// The clock goes on also with a frame at which nobody looks.
    fn drop_frame(&mut self, frame: &CameraFrame) {
        self.clock.time_s(frame.times);
        frame.bitmap.close();
    }

    async fn look_at_frame(&mut self, frame: CameraFrame) -> Result<(), Problem> {
        let Some(t_s) = self.clock.time_s(frame.times).filter(|t_s| self.pace.is_turn(*t_s)) else {
            frame.bitmap.close();
            return Ok(());
        };
        let size_px = (frame.bitmap.width(), frame.bitmap.height());
        let was_turned = self.size_px.replace(size_px).is_some_and(|before| before != size_px);
        if was_turned || self.phone.was_moved(self.standing_is_known()) {
            self.end_recording().await;
            self.stand_again().await?;
        }
        self.record(frame.times, t_s);
        // Where it can't be kept, the strokes lie on the picture that plays.
        self.painter.keep_picture(&frame.bitmap).ok();
        let looked = self
            .analysis
            .look_at_frame(
                frame.bitmap,
                t_s,
                self.phone.told(),
                Some(self.pace.spared().mask_every_s()),
            )
            .await;
        if let Looked::View(view, time) = &looked
            && view.seen
            && self.pace.add_frame(t_s, *time)
        {
            self.set.live.update(|live| live.spared = self.pace.spared());
        }
        let mut is_at_rest = false;
        if let Looked::View(view, _) = &looked {
            self.has_bent |= view.angles.hip_deg.is_some_and(|hip_deg| hip_deg > BENT_HIP_DEG);
            is_at_rest = !view.seen || view.still_share.is_some_and(|share| share > 0.0);
        }
        show_looked(self.set, &self.painter, &mut self.analysis, looked, size_px).await?;
        self.change_model(is_at_rest).await;
        if self.analysis.reps().len() != self.stored_reps {
            self.stored_reps = self.analysis.reps().len();
            self.set.history.keep_draft_of_running_set(
                &self.analysis.record_of_reps(None, None),
                self.analysis.replay(),
            );
        }
        Ok(())
    }

    /// A model that can't be had is done without.
    fn know_other_model(&mut self, loaded: Result<Box<Analysis>, Problem>) {
        self.other_model = match loaded {
            Ok(analysis) => {
                model::know(|speed| speed.has_full |= analysis.choice() == ModelChoice::Full);
                OtherModel::Here(analysis)
            }
            Err(_) => OtherModel::Settled,
        };
    }

    /// The set changes to the other model once that is here, and asks for the quick one when the
    /// exact one is seen to be too slow; but never so that two models look at one set's reps.
    async fn change_model(&mut self, is_at_rest: bool) {
        let has_reps = self.stored_reps > 0 || !self.analysis.reps().is_empty();
        let is_too_late = self.has_bent || has_reps;
        if is_too_late && let OtherModel::Here(_) = self.other_model {
            // What is still being fetched is there for the next set.
            self.other_model = OtherModel::Settled;
        }
        if is_too_late || self.standing_is_known() {
            return;
        }
        let has = self.analysis.choice();
        let silhouette_ms = self.pace.silhouette_ms();
        match std::mem::replace(&mut self.other_model, OtherModel::Settled) {
            OtherModel::Here(other) if is_at_rest => self.begin_with(other).await,
            OtherModel::Unasked if has == ModelChoice::Full && model::is_left_to_app(self.set) => {
                if let Some(too_slow_ms) = silhouette_ms.filter(|ms| *ms > FULL_TOO_SLOW_MS) {
                    model::know(|speed| speed.learn(has, too_slow_ms));
                    self.other_model = OtherModel::loading(ModelChoice::Lite);
                } else {
                    self.other_model = OtherModel::Unasked;
                }
            }
            waits => self.other_model = waits,
        }
    }

    /// Begins the set with another model, unless the device is known to be too slow for it.
    async fn begin_with(&mut self, mut other: Box<Analysis>) {
        let model = other.choice();
        let speed = model::know(|speed| {
            if let Some(ms) = self.pace.silhouette_ms() {
                speed.learn(self.analysis.choice(), ms);
            }
        });
        let fits = model == ModelChoice::Lite || speed.has_room_for_full();
        if fits && other.begin(set_options(self.set, SourceKind::Camera)).await.is_ok() {
            self.analysis = *other;
            self.pace = Pace::default();
            model::use_for_set(self.set, model);
            if model == ModelChoice::Full {
                self.other_model = OtherModel::Unasked;
            }
        }
    }

    /// Keeps a video of the set where the person chose so, once standing is known.
    fn record(&mut self, times: FrameTimes, t_s: f64) {
        let is_wished =
            self.set.settings.with_untracked(|settings| settings.keeps_video) && !self.cant_record;
        if let (None, true, true, Some(camera)) =
            (&self.recorder, is_wished, self.standing_is_known(), self.viewfinder.camera())
        {
            match Recorder::start(camera.stream()) {
                Ok(recorder) => {
                    self.recorder = Some(recorder);
                    self.set.live.update(|live| live.is_recorded = true);
                }
                Err(cause) => {
                    self.cant_record = true;
                    self.set
                        .history
                        .video_trouble
                        .set(Some(HistoryTrouble::Other(format!("{cause:?}"))));
                }
            }
        }
        if let Some(recorder) = &mut self.recorder {
            recorder.see(times, t_s);
        }
    }

    /// What was recorded so far is kept; the next frame that is looked at begins another piece.
    async fn end_recording(&mut self) {
        if let Some(recorder) = self.recorder.take() {
            self.set.live.update(|live| live.is_recorded = false);
            if let Some(piece) = recorder.finish().await {
                self.set.history.add_recording(piece);
            }
        }
    }

    fn standing_is_known(&self) -> bool {
        self.set.live.with_untracked(|live| live.phase != Phase::Calibrating)
    }

    /// The camera sees the person otherwise than before: standing is taken anew, the reps so far
    /// stay.
    async fn stand_again(&mut self) -> Result<(), Problem> {
        if self.standing_is_known() {
            self.set.live.update(|live| live.phone_moved = true);
            self.set.voice.remark(Remark::PhoneMoved);
        }
        self.phone.release();
        self.begin_again().await
    }

    async fn begin_again(&mut self) -> Result<(), Problem> {
        match self.analysis.begin_again().await {
            Err(lost @ Problem::WorkerLost(_)) => restart(self.set, &mut self.analysis, lost).await,
            other => other,
        }
    }

    async fn pause(&mut self, pause: Pause) -> Result<(), Problem> {
        self.pause = Some(pause);
        self.set.live.update(|live| {
            live.pause = Some(pause);
            live.closing.take_back();
        });
        self.end_recording().await;
        self.painter.clear();
        match self.analysis.pause().await {
            Err(lost) => restart(self.set, &mut self.analysis, lost).await,
            Ok(()) => Ok(()),
        }
    }

    fn go_on(&mut self) {
        self.pause = None;
        if self.set.live.with_untracked(|live| live.closing.ends_in().is_some()) {
            self.set.voice.remark(Remark::EndsNot);
        }
        self.set.live.update(|live| {
            live.pause = None;
            live.closing.take_back();
        });
    }

    fn end_pause_if(&mut self, ends_pause: bool) {
        if ends_pause {
            self.go_on();
        }
    }

    async fn interrupt(&mut self, problem: CameraProblem) {
        self.end_recording().await;
        self.viewfinder.interrupt(problem);
    }

    /// Goes on with the camera that was opened, from a new view of the person.
    async fn film_with(&mut self, opened: Result<(), NotOpened>) -> Result<Then, Problem> {
        match opened {
            Ok(()) => {
                self.phone.films_with(self.viewfinder.side());
                self.painter.clear();
                self.size_px = None;
                self.clock.change_stream();
                self.begin_again().await?;
            }
            Err(NotOpened::Failed(problem)) => self.viewfinder.interrupt(problem),
            Err(NotOpened::Asked(Command::Finish)) => return Ok(Then::Finish(None)),
            Err(NotOpened::Asked(_)) => return Ok(Then::Leave),
        }
        Ok(Then::On)
    }
}
