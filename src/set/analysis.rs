//! The worker as the set sees it: loads, begins, looks, finishes, and comes back from a crash with
//! the reps kept.

use crate::browser::clock;
use crate::browser::worker::{WorkerClient, WorkerError};
use hinge::rep::record::Rep;
use hinge::seen::angles::Angles;
use hinge::seen::phone::PhoneTold;
use hinge::session::{FrameRecord, ModelInfo, SCHEMA, SessionRecord, SetRecord, SourceInfo};
use hinge::{EarlierReference, Reference, ReferenceError};
use page::device::pace::FrameTime;
use page::device::problem::Problem;
use page::replay::{Recorder, Replay};
use protocol::{Event, Failure, FrameView, ModelChoice, Request, SetOptions};
use web_sys::ImageBitmap;

/// A request that takes longer than this has hung the worker, ms.
const ANSWER_PATIENCE_MS: i32 = 20_000;
/// While the model is fetched and made ready a slow network or phone may say nothing for this long,
/// ms.
const LOAD_PATIENCE_MS: i32 = 120_000;
/// After so many crashes without a good frame between them it is not tried again.
const MOST_CRASHES: u32 = 3;

/// What became of a frame.
pub enum Looked {
    /// Looked at, and how long it took.
    View(Box<FrameView>, FrameTime),
    /// This one could not be; the next one may.
    Skipped(Failure),
    /// The worker was lost; [`Analysis::restart`] brings it back.
    Lost(Problem),
}

/// Why the reps were not compared with a reference.
pub enum NotCompared {
    /// It can't serve; nothing has changed.
    Refused(ReferenceError),
    /// The worker was lost; [`Analysis::restart`] brings it back.
    Lost(Problem),
}

/// How far loading is: bytes so far, bytes in all.
pub type OnProgress = Box<dyn Fn(f64, f64)>;

/// One model and one set in a worker.
pub struct Analysis {
    worker: WorkerClient,
    choice: ModelChoice,
    model: ModelInfo,
    on_progress: OnProgress,
    options: Option<SetOptions>,
    reps: Vec<Rep>,
    recorder: Recorder,
    /// The frames of which the worker knows nothing: before a restart, or before the set was cut
    /// short.
    earlier_frames: Vec<FrameRecord>,
    next_id: u32,
    crashes: u32,
}

impl Analysis {
    /// Starts a worker and loads the model there.
    ///
    /// # Errors
    /// [`Problem::Analysis`] and [`Problem::WorkerLost`].
    pub async fn load(choice: ModelChoice, on_progress: OnProgress) -> Result<Self, Problem> {
        let (worker, model) = start(choice, &on_progress).await?;
        Ok(Self {
            worker,
            choice,
            model,
            on_progress,
            options: None,
            reps: Vec::new(),
            recorder: Recorder::default(),
            earlier_frames: Vec::new(),
            next_id: 0,
            crashes: 0,
        })
    }

    /// The model that it has.
    pub fn choice(&self) -> ModelChoice {
        self.choice
    }

    /// Begins a set.
    ///
    /// # Errors
    /// [`Problem::Analysis`] and [`Problem::WorkerLost`].
    pub async fn begin(&mut self, options: SetOptions) -> Result<(), Problem> {
        self.reps.clone_from(&options.earlier_reps);
        self.options = Some(options.clone());
        match self.answer_to(&Request::Begin(options)).await? {
            Event::Begun => Ok(()),
            Event::Failed { failure, .. } => Err(Problem::Analysis(failure)),
            other @ (Event::Ready
            | Event::Progress { .. }
            | Event::Loaded { .. }
            | Event::FrameDone { .. }
            | Event::Found { .. }
            | Event::Paused
            | Event::Rejudged { .. }
            | Event::Finished { .. }
            | Event::Crashed { .. }) => Err(unexpected(&other)),
        }
    }

    /// Takes the frames of a set that was cut short; its reps stand in the options with which it
    /// begins.
    pub fn go_on_from(&mut self, frames: Vec<FrameRecord>, replay: Replay) {
        self.earlier_frames = frames;
        self.recorder = Recorder::going_on(replay);
    }

    /// Begins anew from another view of the person; the reps so far stay in the set.
    ///
    /// # Errors
    /// [`Problem::Analysis`] and [`Problem::WorkerLost`].
    pub async fn begin_again(&mut self) -> Result<(), Problem> {
        // What the worker knew of the frames so far goes with the view.
        self.earlier_frames = self.record_of_reps(None, None).frames;
        match self.options.clone() {
            Some(options) => {
                self.begin(SetOptions { earlier_reps: self.reps.clone(), ..options }).await
            }
            None => Ok(()),
        }
    }

    /// Looks at one frame, taken at `t_s` seconds from the first; `phone`: what the
    /// phone tells of itself; `mask_every_s`: how often the silhouette may be asked for, where that
    /// is not left to the analysis.
    pub async fn look_at_frame(
        &mut self,
        bitmap: ImageBitmap,
        t_s: f64,
        phone: PhoneTold,
        mask_every_s: Option<f64>,
    ) -> Looked {
        self.next_id += 1;
        let id = self.next_id;
        let size_px = (bitmap.width(), bitmap.height());
        let began_ms = clock::since_opened_ms();
        let request = Request::Frame { id, t_s, phone, mask_every_s };
        if let Err(cause) = self.worker.post_frame(&request, bitmap) {
            return Looked::Lost(lost(&cause));
        }
        let event = match self.worker.next_event(ANSWER_PATIENCE_MS).await {
            Ok(event) => event,
            Err(cause) => return Looked::Lost(lost(&cause)),
        };
        match event {
            Event::FrameDone { view, had_silhouette, .. } => {
                let time =
                    FrameTime { whole_ms: clock::since_opened_ms() - began_ms, had_silhouette };
                self.crashes = 0;
                self.recorder.add_frame(&view, size_px);
                self.reps.extend(view.finished_rep.as_deref().cloned());
                Looked::View(view, time)
            }
            Event::Failed { failure, .. } => Looked::Skipped(failure),
            other @ (Event::Ready
            | Event::Progress { .. }
            | Event::Loaded { .. }
            | Event::Begun
            | Event::Found { .. }
            | Event::Paused
            | Event::Rejudged { .. }
            | Event::Finished { .. }
            | Event::Crashed { .. }) => Looked::Lost(unexpected(&other)),
        }
    }

    /// Where the person is in a frame, taken at `t_s` seconds from the set's first: 33 landmarks in
    /// the picture. The set stays as it is. `None` without a person, and where this frame could not
    /// be looked at.
    ///
    /// # Errors
    /// [`Problem::WorkerLost`].
    pub async fn find_person(
        &mut self,
        bitmap: ImageBitmap,
        t_s: f64,
    ) -> Result<Option<Vec<[f64; 3]>>, Problem> {
        self.next_id += 1;
        let request = Request::Find { id: self.next_id, t_s };
        self.worker.post_frame(&request, bitmap).map_err(|cause| lost(&cause))?;
        match self.worker.next_event(ANSWER_PATIENCE_MS).await.map_err(|cause| lost(&cause))? {
            Event::Found { landmarks_in_image } => Ok(landmarks_in_image),
            Event::Failed { .. } => Ok(None),
            other @ (Event::Ready
            | Event::Progress { .. }
            | Event::Loaded { .. }
            | Event::Begun
            | Event::FrameDone { .. }
            | Event::Paused
            | Event::Rejudged { .. }
            | Event::Finished { .. }
            | Event::Crashed { .. }) => Err(unexpected(&other)),
        }
    }

    /// Lets the set go; another one can begin.
    pub fn forget_set(&mut self) {
        self.options = None;
        self.reps = Vec::new();
        self.recorder = Recorder::default();
        self.earlier_frames = Vec::new();
        self.crashes = 0;
    }

    /// Drops a movement that is under way; the set goes on with the next frame.
    ///
    /// # Errors
    /// [`Problem::Analysis`] and [`Problem::WorkerLost`]; [`Analysis::restart`] brings it back.
    pub async fn pause(&mut self) -> Result<(), Problem> {
        match self.answer_to(&Request::Pause).await? {
            Event::Paused => Ok(()),
            Event::Failed { failure, .. } => Err(Problem::Analysis(failure)),
            other @ (Event::Ready
            | Event::Progress { .. }
            | Event::Loaded { .. }
            | Event::Begun
            | Event::FrameDone { .. }
            | Event::Found { .. }
            | Event::Rejudged { .. }
            | Event::Finished { .. }
            | Event::Crashed { .. }) => Err(unexpected(&other)),
        }
    }

    /// Has all reps judged again by a reference, also after the set's end; it stays in force after
    /// a restart.
    ///
    /// # Errors
    /// The kinds of [`NotCompared`].
    pub async fn use_reference(
        &mut self,
        reference: Reference,
    ) -> Result<EarlierReference, NotCompared> {
        let answer = self.answer_to(&Request::UseReference { reference }).await;
        match answer.map_err(NotCompared::Lost)? {
            Event::Rejudged { reps, reference } => {
                self.reps = reps;
                if let Some(options) = &mut self.options {
                    options.reference = Some(reference.clone());
                }
                Ok(reference)
            }
            Event::Failed { failure: Failure::Reference { reason }, .. } => {
                Err(NotCompared::Refused(reason))
            }
            Event::Failed { failure, .. } => Err(NotCompared::Lost(Problem::Analysis(failure))),
            other @ (Event::Ready
            | Event::Progress { .. }
            | Event::Loaded { .. }
            | Event::Begun
            | Event::FrameDone { .. }
            | Event::Found { .. }
            | Event::Paused
            | Event::Finished { .. }
            | Event::Crashed { .. }) => Err(NotCompared::Lost(unexpected(&other))),
        }
    }

    /// All reps so far, as they were judged last.
    pub fn reps(&self) -> &[Rep] {
        &self.reps
    }

    /// The set as it can be shown again.
    pub fn replay(&self) -> &Replay {
        self.recorder.replay()
    }

    /// Starts another worker in place of a lost one and goes on with the set; the reps so far stay
    /// in it.
    ///
    /// # Errors
    /// The problem, when it can't be brought back.
    pub async fn restart(&mut self, lost: Problem) -> Result<(), Problem> {
        self.crashes += 1;
        if self.crashes > MOST_CRASHES {
            return Err(lost);
        }
        let (worker, model) = start(self.choice, &self.on_progress).await?;
        self.worker = worker;
        self.model = model;
        self.begin_again().await
    }

    /// Ends the set. When the worker can't, the record is made of the reps alone.
    pub async fn finish(
        &mut self,
        source_frames: Option<u32>,
        duration_s: Option<f64>,
    ) -> SessionRecord {
        self.record(source_frames, duration_s).await.unwrap_or_else(|cause| {
            leptos::logging::warn!("the record is made of the reps alone: {cause:?}");
            self.record_of_reps(source_frames, duration_s)
        })
    }

    /// The record as the worker gives it, also once more after the end.
    ///
    /// # Errors
    /// [`Problem::Analysis`] and [`Problem::WorkerLost`].
    pub async fn record(
        &mut self,
        source_frames: Option<u32>,
        duration_s: Option<f64>,
    ) -> Result<SessionRecord, Problem> {
        match self.answer_to(&Request::Finish { source_frames, duration_s }).await? {
            Event::Finished { session } => {
                Ok(self.with_earlier_frames(*session, source_frames.is_none()))
            }
            Event::Failed { failure, .. } => Err(Problem::Analysis(failure)),
            other @ (Event::Ready
            | Event::Progress { .. }
            | Event::Loaded { .. }
            | Event::Begun
            | Event::FrameDone { .. }
            | Event::Found { .. }
            | Event::Paused
            | Event::Rejudged { .. }
            | Event::Crashed { .. }) => Err(unexpected(&other)),
        }
    }

    /// What the worker answers to a request that needs no picture.
    async fn answer_to(&mut self, request: &Request) -> Result<Event, Problem> {
        self.worker.post(request).map_err(|cause| lost(&cause))?;
        self.worker.next_event(ANSWER_PATIENCE_MS).await.map_err(|cause| lost(&cause))
    }

    /// Makes the worker panic; [`Looked::Lost`] follows.
    pub fn crash(&self) {
        // A worker that can't be reached is lost already, as was wanted.
        self.worker.post(&Request::Crash).ok();
    }

    /// `are_counted`: whether the worker's frames are all that the source is said to have.
    fn with_earlier_frames(&self, session: SessionRecord, are_counted: bool) -> SessionRecord {
        let mut frames = self.earlier_frames.clone();
        let earlier = if are_counted { frames.len() as u32 } else { 0 };
        let source = SourceInfo { frames: session.source.frames + earlier, ..session.source };
        frames.extend(session.frames);
        SessionRecord { frames, source, ..session }
    }

    /// The record of what is known here: the reps, and of the frames what the replay has.
    pub fn record_of_reps(
        &self,
        source_frames: Option<u32>,
        duration_s: Option<f64>,
    ) -> SessionRecord {
        let options = self.options.as_ref();
        let earlier_s = self.earlier_frames.last().map_or(f64::NEG_INFINITY, |frame| frame.t);
        let shown =
            self.replay().frames.iter().filter(|frame| frame.t_s > earlier_s).map(|frame| {
                FrameRecord {
                    t: frame.t_s,
                    seen: true,
                    landmarks: None,
                    angles: Angles { hip_deg: frame.hip_deg, ..Angles::default() },
                    dowel: None,
                    back: None,
                }
            });
        let frames: Vec<FrameRecord> = self.earlier_frames.iter().cloned().chain(shown).collect();
        let size_px = (self.replay().width_px, self.replay().height_px);
        SessionRecord {
            schema: SCHEMA.to_owned(),
            app: env!("CARGO_PKG_VERSION").to_owned(),
            model: self.model.clone(),
            drill: options.map(|options| options.drill.clone()).unwrap_or_default(),
            source: SourceInfo {
                kind: options.map_or(hinge::session::SourceKind::Camera, |options| options.source),
                width: size_px.0,
                height: size_px.1,
                frames: source_frames.unwrap_or(frames.len() as u32),
                duration_s: duration_s
                    .unwrap_or_else(|| self.reps.last().map_or(0.0, |rep| rep.end_s)),
            },
            facing: None,
            calibration: None,
            frames,
            reps: self.reps.clone(),
            set: SetRecord::of(&self.reps),
        }
    }
}

async fn start(
    choice: ModelChoice,
    on_progress: &OnProgress,
) -> Result<(WorkerClient, ModelInfo), Problem> {
    let mut worker = WorkerClient::start().map_err(|cause| lost(&cause))?;
    loop {
        match worker.next_event(LOAD_PATIENCE_MS).await.map_err(|cause| lost(&cause))? {
            Event::Ready => {
                worker.post(&Request::Load { model: choice }).map_err(|cause| lost(&cause))?
            }
            Event::Progress { loaded_bytes, total_bytes } => on_progress(loaded_bytes, total_bytes),
            Event::Loaded { model, .. } => return Ok((worker, model)),
            Event::Failed { failure, .. } => return Err(Problem::Analysis(failure)),
            other @ (Event::Begun
            | Event::FrameDone { .. }
            | Event::Found { .. }
            | Event::Paused
            | Event::Rejudged { .. }
            | Event::Finished { .. }
            | Event::Crashed { .. }) => return Err(unexpected(&other)),
        }
    }
}

fn lost(cause: &WorkerError) -> Problem {
    Problem::WorkerLost(cause.to_string())
}

/// The worker is out of step: nothing that it holds can be trusted.
fn unexpected(event: &Event) -> Problem {
    let answer = match event {
        Event::Ready => "ready",
        Event::Progress { .. } => "progress",
        Event::Loaded { .. } => "loaded",
        Event::Begun => "begun",
        Event::FrameDone { .. } => "frame done",
        Event::Found { .. } => "found",
        Event::Paused => "paused",
        Event::Rejudged { .. } => "judged again",
        Event::Finished { .. } => "finished",
        Event::Failed { .. } => "failed",
        Event::Crashed { .. } => "crashed",
    };
    lost(&WorkerError::Unexpected { answer })
}
