//! Takes each request, does it, and posts the answer.

use crate::picture::{self, PictureReader};
use crate::{models, post};
use hinge::drill::Drill;
use hinge::seen::light::{Light, Picture};
use hinge::seen::phone::PhoneTold;
use hinge::session::ModelInfo;
use hinge::set::{FrameSeen, Set};
use hinge::{AnalyzerOptions, Reference};
use pose::engine::{Channels, Engine, EngineError, Frame, Tracker, Want};
use pose::smoothing::PoseSmoother;
use protocol::{
    BITMAP_KEY, Event, Failure, FrameView, ModelChoice, REQUEST_KEY, Request, SetOptions,
    Silhouette, StageTimes,
};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ImageBitmap;

/// What the worker holds from one request to the next.
#[derive(Default)]
pub struct WorkerState {
    model: Option<Model>,
    filmed: Option<Filmed>,
    pictures: PictureReader,
}

/// The state that handlers and running loads hold together.
pub type SharedState = Rc<RefCell<WorkerState>>;

struct Model {
    tracker: Tracker,
    info: ModelInfo,
}

/// What is asked of one frame, as in [`Request::Frame`].
struct FrameAsked {
    id: u32,
    t_s: f64,
    phone: PhoneTold,
    mask_every_s: Option<f64>,
}

/// The set that is being filmed.
struct Filmed {
    set: Set,
    smoother: PoseSmoother,
    silhouette: Silhouette,
}

impl Filmed {
    /// What the next frame is needed for.
    fn wants(&self, t_s: f64) -> Want {
        let wanted = self.set.wants(t_s);
        let mask = match self.silhouette {
            Silhouette::AsNeeded => wanted.silhouette,
            Silhouette::Always => true,
            Silhouette::Never => false,
        };
        Want { mask, mirrored: wanted.mirrored }
    }
}

impl WorkerState {
    /// Without a model or a set.
    pub fn shared() -> SharedState {
        Rc::default()
    }
}

/// Takes one message of the page. Every request is answered, also those that fail.
pub fn receive(state: &SharedState, message: &JsValue) {
    match request_in(message) {
        Ok(Request::Load { model }) => {
            let state = Rc::clone(state);
            wasm_bindgen_futures::spawn_local(
                async move { post::event(&load(&state, model).await) },
            );
        }
        Ok(Request::Begin(options)) => {
            post::event(&answer(None, state.borrow_mut().begin(options)))
        }
        Ok(Request::Frame { id, t_s, phone, mask_every_s }) => {
            let asked = FrameAsked { id, t_s, phone, mask_every_s };
            post::event(&answer(Some(id), state.borrow_mut().judge_frame(asked, message)));
        }
        Ok(Request::Find { id, t_s }) => {
            post::event(&answer(Some(id), state.borrow_mut().find(t_s, message)))
        }
        Ok(Request::Pause) => post::event(&answer(None, state.borrow_mut().pause())),
        Ok(Request::UseReference { reference }) => {
            post::event(&answer(None, state.borrow_mut().use_reference(&reference)))
        }
        Ok(Request::Finish { source_frames, duration_s }) => {
            post::event(&answer(None, state.borrow_mut().finish(source_frames, duration_s)))
        }
        #[allow(clippy::panic, reason = "the request asks for it")]
        Ok(Request::Crash) => panic!("asked to crash"),
        Err(failure) => post::event(&Event::Failed { id: None, failure }),
    }
}

fn request_in(message: &JsValue) -> Result<Request, Failure> {
    let request = js_sys::Reflect::get(message, &REQUEST_KEY.into())
        .map_err(|cause| out_of_order(&format!("a message without a request: {cause:?}")))?;
    serde_wasm_bindgen::from_value(request)
        .map_err(|cause| out_of_order(&format!("an unknown request: {cause}")))
}

fn answer(id: Option<u32>, done: Result<Event, Failure>) -> Event {
    done.unwrap_or_else(|failure| Event::Failed { id, failure })
}

async fn load(state: &SharedState, choice: ModelChoice) -> Event {
    let began_ms = post::now_ms();
    match models::load(choice).await {
        Ok((engine, info)) => {
            state.borrow_mut().take_model(engine, info.clone());
            Event::Loaded { model: info, load_ms: post::now_ms() - began_ms }
        }
        Err(failure) => Event::Failed { id: None, failure },
    }
}

impl WorkerState {
    fn take_model(&mut self, engine: Engine, info: ModelInfo) {
        self.model = Some(Model { tracker: Tracker::new(engine), info });
        self.filmed = None;
    }

    fn begin(&mut self, options: SetOptions) -> Result<Event, Failure> {
        let model = self.model.as_mut().ok_or_else(|| out_of_order("no model is loaded"))?;
        let drill = Drill::by_id(&options.drill)
            .map_err(|_| Failure::UnknownDrill { drill: options.drill.clone() })?;
        model.tracker.reset();
        let set = Set::new(
            drill,
            AnalyzerOptions {
                lean_deg: options.lean_deg,
                pitch_deg: None,
                height_m: options.height_m,
                model: model.info.clone(),
                source: options.source,
                earlier_reps: options.earlier_reps,
                reference: options.reference.map(Reference::Earlier),
            },
            options.language,
        );
        self.filmed =
            Some(Filmed { set, smoother: PoseSmoother::new(), silhouette: options.silhouette });
        Ok(Event::Begun)
    }

    fn judge_frame(&mut self, asked: FrameAsked, message: &JsValue) -> Result<Event, Failure> {
        let FrameAsked { id, t_s, phone, mask_every_s } = asked;
        let began_ms = post::now_ms();
        let picture = picture_in(&mut self.pictures, message)?;
        let model = self.model.as_mut().ok_or_else(|| out_of_order("no model is loaded"))?;
        let filmed = self.filmed.as_mut().ok_or_else(|| out_of_order("no set has begun"))?;
        if let Some(every_s) = mask_every_s {
            filmed.set.spare_silhouettes(every_s);
        }
        let frame = frame_of(&picture)?;
        let read_ms = post::now_ms() - began_ms;
        let look = model
            .tracker
            .follow_person(&frame, t_s, filmed.wants(t_s), &post::now_ms)
            .map_err(frame_failed)?;
        let pose = look.pose.as_ref();
        let judging_ms = post::now_ms();
        let shown = Picture {
            width_px: picture.width_px,
            height_px: picture.height_px,
            bytes: picture.rgba,
            bytes_a_pixel: 4,
        };
        let seen = FrameSeen {
            t_s,
            size_px: (picture.width_px, picture.height_px),
            pose,
            others_seen: look.others_seen,
            light: Light::measure(&shown, pose.map(|pose| &pose.roi)),
            phone,
        };
        let judged = filmed.set.judge_frame_timed(&seen, &post::now_ms);
        let outline_ms = judged.outline_ms;
        let drawn = pose.map(|pose| filmed.smoother.marks(pose, t_s));
        let view = FrameView::new(judged, drawn);
        let stages = StageTimes {
            crop_ms: read_ms + look.times.crop_ms,
            infer_ms: look.times.infer_ms,
            decode_ms: look.times.decode_ms,
            contour_ms: outline_ms,
            measure_ms: post::now_ms() - judging_ms - outline_ms,
        };
        let had_silhouette = pose.is_some_and(|pose| pose.mask.is_some());
        Ok(Event::FrameDone { id, view: Box::new(view), had_silhouette, stages })
    }

    fn find(&mut self, t_s: f64, message: &JsValue) -> Result<Event, Failure> {
        let picture = picture_in(&mut self.pictures, message)?;
        let model = self.model.as_mut().ok_or_else(|| out_of_order("no model is loaded"))?;
        let filmed = self.filmed.as_mut().ok_or_else(|| out_of_order("no set has begun"))?;
        let want = Want { mask: false, mirrored: false };
        let look = model
            .tracker
            .follow_person(&frame_of(&picture)?, t_s, want, &post::now_ms)
            .map_err(frame_failed)?;
        let landmarks_in_image = look.pose.as_ref().map(|pose| filmed.smoother.marks(pose, t_s));
        Ok(Event::Found { landmarks_in_image })
    }

    fn pause(&mut self) -> Result<Event, Failure> {
        self.filmed.as_mut().ok_or_else(|| out_of_order("no set has begun"))?.set.pause();
        if let Some(model) = &mut self.model {
            model.tracker.reset();
        }
        Ok(Event::Paused)
    }

    fn use_reference(&mut self, reference: &Reference) -> Result<Event, Failure> {
        let set = &mut self.filmed.as_mut().ok_or_else(|| out_of_order("no set has begun"))?.set;
        set.use_reference(reference).map_err(|reason| Failure::Reference { reason })?;
        let reference =
            set.reference().cloned().ok_or_else(|| out_of_order("no reference rep is in force"))?;
        Ok(Event::Rejudged { reps: set.reps().to_vec(), reference })
    }

    /// The set stays, so that it can be judged again by one of its reps.
    fn finish(
        &mut self,
        source_frames: Option<u32>,
        duration_s: Option<f64>,
    ) -> Result<Event, Failure> {
        let filmed = self.filmed.as_mut().ok_or_else(|| out_of_order("no set has begun"))?;
        Ok(Event::Finished { session: Box::new(filmed.set.finish(source_frames, duration_s)) })
    }
}

/// The picture beside a request.
fn picture_in<'a>(
    pictures: &'a mut PictureReader,
    message: &JsValue,
) -> Result<picture::Picture<'a>, Failure> {
    let bitmap: ImageBitmap = js_sys::Reflect::get(message, &BITMAP_KEY.into())
        .and_then(|value| value.dyn_into())
        .map_err(|_| Failure::Frame { reason: "the picture is missing".into() })?;
    pictures.bytes_of(&bitmap).map_err(|cause| Failure::Frame { reason: cause.to_string() })
}

fn frame_of<'a>(picture: &picture::Picture<'a>) -> Result<Frame<'a>, Failure> {
    let (width, height) = (picture.width_px as usize, picture.height_px as usize);
    Frame::new(width, height, picture.rgba, Channels::Rgba).map_err(frame_failed)
}

fn frame_failed(cause: EngineError) -> Failure {
    Failure::Frame { reason: cause.with_causes() }
}

fn out_of_order(reason: &str) -> Failure {
    Failure::OutOfOrder { reason: reason.to_owned() }
}
