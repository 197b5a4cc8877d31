//! Takes each request, does it, and posts the answer.

use crate::picture::PictureReader;
use crate::{models, post};
use hinge::coach::Coach;
use hinge::coach::checks::{Checker, Seen, first_thing};
use hinge::drill::Drill;
use hinge::seen::light::{Light, Picture};
use hinge::session::ModelInfo;
use hinge::{Analyzer, AnalyzerOptions, Observation, Reference};
use pose::engine::{Channels, Engine, Frame, Tracker, Want};
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
pub struct Desk {
    model: Option<Model>,
    set: Option<Set>,
    pictures: PictureReader,
}

/// A desk that handlers and running loads hold together.
pub type SharedDesk = Rc<RefCell<Desk>>;

struct Model {
    tracker: Tracker,
    info: ModelInfo,
}

struct Set {
    analyzer: Analyzer,
    coach: Coach,
    checker: Checker,
    smoother: PoseSmoother,
    silhouette: Silhouette,
}

impl Set {
    /// What the next frame is needed for.
    fn want(&self, t_s: f64) -> Want {
        let mask = match self.silhouette {
            Silhouette::AsNeeded => self.analyzer.wants_mask(t_s),
            Silhouette::Always => true,
            Silhouette::Never => false,
        };
        Want { mask, mirrored: self.analyzer.wants_mirror() }
    }
}

impl Desk {
    /// A desk without a model or a set.
    pub fn shared() -> SharedDesk {
        Rc::default()
    }
}

/// Takes one message of the page. Every request is answered, also those that fail.
pub fn receive(desk: &SharedDesk, message: &JsValue) {
    match request_in(message) {
        Ok(Request::Load { model }) => {
            let desk = Rc::clone(desk);
            wasm_bindgen_futures::spawn_local(
                async move { post::event(&load(&desk, model).await) },
            );
        }
        Ok(Request::Begin(options)) => post::event(&answer(None, desk.borrow_mut().begin(options))),
        Ok(Request::Frame { id, t_s, lean_deg, mask_every_s }) => {
            if let (Some(set), Some(every_s)) = (&mut desk.borrow_mut().set, mask_every_s) {
                set.analyzer.spare_masks(every_s);
            }
            post::event(&answer(Some(id), desk.borrow_mut().look(id, t_s, lean_deg, message)));
        }
        Ok(Request::Pause) => post::event(&answer(None, desk.borrow_mut().pause())),
        Ok(Request::UseReference { reference }) => {
            post::event(&answer(None, desk.borrow_mut().use_reference(&reference)))
        }
        Ok(Request::Finish { source_frames, duration_s }) => {
            post::event(&answer(None, desk.borrow_mut().finish(source_frames, duration_s)))
        }
        #[allow(clippy::panic, reason = "the request asks for it")]
        Ok(Request::Crash) => panic!("asked to crash"),
        Err(reason) => {
            post::event(&Event::Failed { id: None, failure: Failure::OutOfOrder { reason } })
        }
    }
}

fn request_in(message: &JsValue) -> Result<Request, String> {
    let request =
        js_sys::Reflect::get(message, &REQUEST_KEY.into()).map_err(|cause| format!("{cause:?}"))?;
    serde_wasm_bindgen::from_value(request).map_err(|cause| format!("an unknown request: {cause}"))
}

fn answer(id: Option<u32>, done: Result<Event, Failure>) -> Event {
    done.unwrap_or_else(|failure| Event::Failed { id, failure })
}

async fn load(desk: &SharedDesk, choice: ModelChoice) -> Event {
    let began_ms = post::now_ms();
    match models::load(choice).await {
        Ok((engine, info)) => {
            desk.borrow_mut().take_model(engine, info.clone());
            Event::Loaded { model: info, load_ms: post::now_ms() - began_ms }
        }
        Err(failure) => Event::Failed { id: None, failure },
    }
}

impl Desk {
    fn take_model(&mut self, engine: Engine, info: ModelInfo) {
        self.model = Some(Model { tracker: Tracker::new(engine), info });
        self.set = None;
    }

    fn begin(&mut self, options: SetOptions) -> Result<Event, Failure> {
        let model = self.model.as_mut().ok_or_else(|| out_of_order("no model is loaded"))?;
        let drill = Drill::by_id(&options.drill)
            .map_err(|_| Failure::UnknownDrill { drill: options.drill.clone() })?;
        model.tracker.reset();
        let coach = Coach::new(drill.clone(), options.language);
        let checker = Checker::new(&drill);
        let analyzer = Analyzer::new(
            drill,
            AnalyzerOptions {
                lean_deg: options.lean_deg,
                height_m: options.height_m,
                model: model.info.clone(),
                source: options.source,
                earlier_reps: options.earlier_reps,
                reference: options.reference.map(Reference::Earlier),
            },
        );
        self.set = Some(Set {
            analyzer,
            coach,
            checker,
            smoother: PoseSmoother::new(),
            silhouette: options.silhouette,
        });
        Ok(Event::Begun)
    }

    fn look(
        &mut self,
        id: u32,
        t_s: f64,
        lean_deg: Option<f64>,
        message: &JsValue,
    ) -> Result<Event, Failure> {
        let began_ms = post::now_ms();
        let bitmap: ImageBitmap = js_sys::Reflect::get(message, &BITMAP_KEY.into())
            .and_then(|value| value.dyn_into())
            .map_err(|_| Failure::Frame { reason: "the picture is missing".into() })?;
        let picture = self.pictures.read(&bitmap).map_err(|reason| Failure::Frame { reason })?;
        let model = self.model.as_mut().ok_or_else(|| out_of_order("no model is loaded"))?;
        let set = self.set.as_mut().ok_or_else(|| out_of_order("no set has begun"))?;
        let frame_failed =
            |cause: pose::engine::EngineError| Failure::Frame { reason: cause.with_causes() };

        let (width, height) = (picture.width_px as usize, picture.height_px as usize);
        let frame =
            Frame::new(width, height, picture.rgba, Channels::Rgba).map_err(frame_failed)?;
        let read_ms = post::now_ms() - began_ms;
        let look = model
            .tracker
            .follow_person(&frame, t_s, set.want(t_s), &post::now_ms)
            .map_err(frame_failed)?;
        let tracing_ms = post::now_ms();
        if let Some(lean_deg) = lean_deg {
            set.analyzer.set_lean(lean_deg);
        }
        let outline = look.pose.as_ref().and_then(|pose| set.analyzer.outline(pose));
        let measuring_ms = post::now_ms();
        let mut snapshot = set.analyzer.observe(&Observation {
            t_s,
            width_px: picture.width_px,
            height_px: picture.height_px,
            pose: look.pose.as_ref(),
            outline: outline.as_ref(),
            others_seen: look.others_seen,
        });
        let size_px = (picture.width_px, picture.height_px);
        let shown = Picture { width_px: size_px.0, height_px: size_px.1, rgba: picture.rgba };
        let seen = Seen {
            size_px,
            pose: look.pose.as_ref(),
            outline: outline.as_ref(),
            others_seen: look.others_seen,
            light: Light::measure(&shown, look.pose.as_ref().map(|pose| &pose.roi)),
            lean_deg: set.analyzer.lean_deg(),
        };
        let checks = set.checker.look(&seen, &snapshot);
        snapshot.hint = first_thing(snapshot.hint, &checks);
        let advice = set.coach.look(&snapshot);
        let drawn = look.pose.as_ref().map(|pose| set.smoother.marks(pose, t_s));
        let view = FrameView::new(snapshot, advice, drawn, checks);
        let stages = StageTimes {
            crop_ms: read_ms + look.times.crop_ms,
            infer_ms: look.times.infer_ms,
            decode_ms: look.times.decode_ms,
            contour_ms: measuring_ms - tracing_ms,
            measure_ms: post::now_ms() - measuring_ms,
        };
        let had_silhouette = look.pose.as_ref().is_some_and(|pose| pose.mask.is_some());
        Ok(Event::FrameDone { id, view: Box::new(view), had_silhouette, stages })
    }

    fn pause(&mut self) -> Result<Event, Failure> {
        self.set.as_mut().ok_or_else(|| out_of_order("no set has begun"))?.analyzer.pause();
        if let Some(model) = &mut self.model {
            model.tracker.reset();
        }
        Ok(Event::Paused)
    }

    fn use_reference(&mut self, reference: &Reference) -> Result<Event, Failure> {
        let analyzer =
            &mut self.set.as_mut().ok_or_else(|| out_of_order("no set has begun"))?.analyzer;
        analyzer.use_reference(reference).map_err(|reason| Failure::Reference { reason })?;
        let reference = analyzer
            .reference()
            .cloned()
            .ok_or_else(|| out_of_order("no reference rep is in force"))?;
        Ok(Event::Rejudged { reps: analyzer.reps().to_vec(), reference })
    }

    /// The set stays, so that it can be judged again by one of its reps.
    fn finish(
        &mut self,
        source_frames: Option<u32>,
        duration_s: Option<f64>,
    ) -> Result<Event, Failure> {
        let set = self.set.as_mut().ok_or_else(|| out_of_order("no set has begun"))?;
        Ok(Event::Finished { session: Box::new(set.analyzer.finish(source_frames, duration_s)) })
    }
}

fn out_of_order(reason: &str) -> Failure {
    Failure::OutOfOrder { reason: reason.to_owned() }
}
