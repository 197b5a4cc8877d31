//! The camera: shown, read frame by frame, watched, and turned off.

use super::cameras::{self, LiveStream};
use super::clock;
use super::events::Listener;
use super::frame_callback::FrameCallback;
use super::timer;
use page::device::frame_clock::FrameTimes;
use page::device::lens::{Lens, Wish};
use page::device::level::CameraSide;
use page::device::newest::Newest;
use page::device::problem::CameraProblem;
use page::device::pulse::Pulse;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DomException, HtmlVideoElement, ImageBitmap, MediaStream, MediaStreamTrack,
    MediaStreamTrackState,
};

/// How long an allowed camera may take until its first picture, ms.
const PICTURE_PATIENCE_MS: i32 = 15_000;
/// A picture that was broken off is played again after this, ms.
const PLAY_AGAIN_MS: i32 = 300;
/// How often it is looked whether the picture still moves, ms.
const WATCH_EACH_MS: i32 = 500;

/// One frame: its picture and its times.
pub struct CameraFrame {
    /// The picture; whoever takes the frame closes it or hands it on.
    pub bitmap: ImageBitmap,
    /// When it was taken.
    pub times: FrameTimes,
}

/// What the camera has to say.
pub enum CameraNews {
    /// The newest frame.
    Frame(CameraFrame),
    /// It is gone: unplugged, or taken away by the system.
    Gone,
}

/// A running camera. Dropping it turns the camera off.
pub struct Camera {
    video: HtmlVideoElement,
    stream: LiveStream,
    track: Option<MediaStreamTrack>,
    side: CameraSide,
    /// How far it can be zoomed out, and how it is zoomed at first.
    zoom: Option<(f64, f64)>,
    news: Rc<Newest<CameraNews>>,
    _watch: Rc<Watch>,
    _frames: FrameCallback,
    _ended: Option<Listener>,
    _tap: Option<Listener>,
}

impl Camera {
    /// Asks for the camera and waits until it plays, or until a tap would let it play: the next one
    /// does. `told` hears what is wrong meanwhile and later, and `None` when that is over.
    ///
    /// # Errors
    /// The kinds of [`CameraProblem`].
    pub async fn open(
        wish: &Wish,
        told: impl Fn(Option<CameraProblem>) + 'static,
    ) -> Result<Self, CameraProblem> {
        let stream = cameras::ask(wish, &told).await?;
        let track = stream.track();
        let video = element(stream.stream()).map_err(|cause| cameras::other(&cause))?;
        let needs_tap = play(&video).await?;
        let side = track.as_ref().map_or(CameraSide::Front, side_of);
        let zoom = track.as_ref().and_then(zoom_of);
        let news: Rc<Newest<CameraNews>> = Rc::default();
        let ended = track.as_ref().map(|track| {
            let news = Rc::clone(&news);
            Listener::new(track, "ended", move |_| replace(&news, CameraNews::Gone))
        });
        let watch = Rc::new(Watch {
            video: video.clone(),
            track: track.clone(),
            pulse: Cell::new(Pulse::from(clock::since_opened_ms())),
            trouble: RefCell::default(),
            told: Box::new(told),
        });
        watch.tell(needs_tap.then_some(CameraProblem::NeedsTap));
        spawn_local(keep_watch(Rc::downgrade(&watch)));
        let frames = FrameCallback::each(&video, {
            let (video, news, watch) = (video.clone(), Rc::clone(&news), Rc::clone(&watch));
            move |times| {
                watch.see_frame();
                spawn_local(capture(video.clone(), times, Rc::clone(&news)))
            }
        });
        let tap = web_sys::window().and_then(|window| window.document()).map(|document| {
            let video = video.clone();
            Listener::new(&document, "click", move |_| play_on(&video))
        });
        let camera = Self {
            video,
            stream,
            track,
            side,
            zoom,
            news,
            _watch: watch,
            _frames: frames,
            _ended: ended,
            _tap: tap,
        };
        if wish.lens == Lens::ZoomedOut {
            // One that can't be zoomed out any more shows what it has.
            camera.zoom_out(true).await.ok();
        }
        Ok(camera)
    }

    /// The element that shows the picture.
    pub fn video(&self) -> &HtmlVideoElement {
        &self.video
    }

    /// Its picture, to be recorded.
    pub fn stream(&self) -> &MediaStream {
        self.stream.stream()
    }

    /// Whether the picture is to be shown as in a mirror: true for a camera on the screen's side.
    pub fn mirrored(&self) -> bool {
        self.side == CameraSide::Front
    }

    /// On which side of the device it is.
    pub fn side(&self) -> CameraSide {
        self.side
    }

    /// Its id, where the browser tells it.
    pub fn id(&self) -> Option<String> {
        cameras::text(&self.track.as_ref()?.get_settings(), "deviceId")
    }

    /// How far it can be zoomed out, and how it is zoomed at first; `None` where it can't be.
    pub fn zoom(&self) -> Option<(f64, f64)> {
        self.zoom
    }

    /// Zooms out as far as it goes, or back to how it was at first.
    ///
    /// # Errors
    /// It can't be zoomed.
    pub async fn zoom_out(&self, is_out: bool) -> Result<(), CameraProblem> {
        let (Some(track), Some((least, first))) = (&self.track, self.zoom) else {
            return Err(CameraProblem::Missing);
        };
        let zoom = if is_out { least } else { first };
        let asked = zoom_constraints(zoom).and_then(|zoomed| {
            let apply = js_sys::Reflect::get(track, &"applyConstraints".into())?;
            apply.dyn_into::<js_sys::Function>()?.call1(track, &zoomed)
        });
        let zoomed = match asked.and_then(JsCast::dyn_into::<js_sys::Promise>) {
            Ok(asked) => JsFuture::from(asked).await,
            Err(cause) => Err(cause),
        };
        zoomed.map(drop).map_err(|cause| cameras::other(&cause))
    }

    /// Whether it still gives pictures: a call or a locked screen may have taken it away.
    pub fn is_live(&self) -> bool {
        self.track.as_ref().is_some_and(|track| {
            track.ready_state() == MediaStreamTrackState::Live && !track.muted()
        })
    }

    /// Plays on: a browser may have paused the picture of a hidden page.
    pub fn play_on(&self) {
        play_on(&self.video);
    }

    /// The newest frame that nobody has taken yet, or that the camera is gone.
    pub async fn next(&self) -> CameraNews {
        self.news.next().await
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        self.video.set_src_object(None);
        self.video.remove();
        if let Some(CameraNews::Frame(frame)) = self.news.take() {
            frame.bitmap.close();
        }
    }
}

/// On which side of a device the camera is; one that does not say where it points is a webcam above
/// a screen.
fn side_of(track: &MediaStreamTrack) -> CameraSide {
    cameras::side_told(&track.get_settings()).unwrap_or(CameraSide::Front)
}

fn zoom_of(track: &MediaStreamTrack) -> Option<(f64, f64)> {
    let number = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok()?.as_f64();
    let zoom = js_sys::Reflect::get(&cameras::capabilities(track), &"zoom".into()).ok()?;
    let least = number(&zoom, "min")?;
    Some((least, number(&track.get_settings(), "zoom").unwrap_or(1.0)))
}

fn zoom_constraints(zoom: f64) -> Result<JsValue, JsValue> {
    let wish = js_sys::Object::new();
    js_sys::Reflect::set(&wish, &"zoom".into(), &zoom.into())?;
    let constraints = js_sys::Object::new();
    js_sys::Reflect::set(&constraints, &"advanced".into(), &js_sys::Array::of1(&wish))?;
    Ok(constraints.into())
}

fn element(stream: &MediaStream) -> Result<HtmlVideoElement, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    let video: HtmlVideoElement = document.create_element("video")?.unchecked_into();
    video.set_muted(true);
    video.set_attribute("playsinline", "")?;
    video.set_src_object(Some(stream));
    Ok(video)
}

/// Plays the picture; tells whether the browser wants a tap first. The camera itself is allowed, so
/// no refusal here is one of the person.
async fn play(video: &HtmlVideoElement) -> Result<bool, CameraProblem> {
    let once = async || -> Result<(), JsValue> {
        JsFuture::from(video.play()?).await?;
        Ok(())
    };
    let patiently = async || timer::within(PICTURE_PATIENCE_MS, once()).await;
    let mut played = patiently().await;
    if let Some(Err(cause)) = &played
        && is_named(cause, "AbortError")
    {
        timer::sleep(PLAY_AGAIN_MS).await;
        played = patiently().await;
    }
    match played {
        Some(Ok(())) => Ok(false),
        Some(Err(cause)) if is_named(&cause, "NotAllowedError") => Ok(true),
        Some(Err(_)) | None => Err(CameraProblem::NoPicture),
    }
}

fn is_named(cause: &JsValue, name: &str) -> bool {
    cause.dyn_ref::<DomException>().is_some_and(|exception| exception.name() == name)
}

/// Plays a picture that stands, if it does.
fn play_on(video: &HtmlVideoElement) {
    if let (true, Ok(asked)) = (video.paused(), video.play()) {
        spawn_local(async move {
            // It is refused again, or the camera goes meanwhile: the watch tells.
            JsFuture::from(asked).await.ok();
        });
    }
}

/// Sees whether the picture moves.
struct Watch {
    video: HtmlVideoElement,
    track: Option<MediaStreamTrack>,
    pulse: Cell<Pulse>,
    trouble: RefCell<Option<CameraProblem>>,
    told: Box<dyn Fn(Option<CameraProblem>)>,
}

impl Watch {
    fn see_frame(&self) {
        let mut pulse = self.pulse.get();
        pulse.add_frame(clock::since_opened_ms());
        self.pulse.set(pulse);
        if self.trouble.borrow().is_some() {
            self.look();
        }
    }

    fn look(&self) {
        let now_ms = clock::since_opened_ms();
        let is_hidden = web_sys::window()
            .and_then(|window| window.document())
            .is_some_and(|document| document.hidden());
        if is_hidden {
            // A hidden page is shown no frames.
            return self.pulse.set(Pulse::from(now_ms));
        }
        let is_muted = self.track.as_ref().is_some_and(MediaStreamTrack::muted);
        let mut pulse = self.pulse.get();
        let trouble = pulse.trouble(now_ms, is_muted, self.video.paused());
        self.pulse.set(pulse);
        // What waits for a tap waits also before three seconds have passed.
        if trouble.is_some() || !self.video.paused() {
            self.tell(trouble);
        }
        if self.trouble.borrow().is_some() {
            play_on(&self.video);
        }
    }

    fn tell(&self, trouble: Option<CameraProblem>) {
        if *self.trouble.borrow() != trouble {
            self.trouble.borrow_mut().clone_from(&trouble);
            (self.told)(trouble);
        }
    }
}

async fn keep_watch(watch: Weak<Watch>) {
    loop {
        timer::sleep(WATCH_EACH_MS).await;
        match watch.upgrade() {
            Some(watch) => watch.look(),
            None => return,
        }
    }
}

async fn capture(video: HtmlVideoElement, times: FrameTimes, news: Rc<Newest<CameraNews>>) {
    let Some(window) = web_sys::window() else { return };
    let Ok(promise) = window.create_image_bitmap_with_html_video_element(&video) else { return };
    // A frame that can't be read because the camera has just gone is no loss: "ended" reports it.
    if let Ok(bitmap) = JsFuture::from(promise).await {
        replace(&news, CameraNews::Frame(CameraFrame { bitmap: bitmap.unchecked_into(), times }));
    }
}

/// Puts news in the place of older ones: an older picture is closed. Once the camera is gone,
/// nothing replaces that news.
fn replace(news: &Newest<CameraNews>, newer: CameraNews) {
    match news.put(newer) {
        Some(CameraNews::Frame(older)) => older.bitmap.close(),
        Some(CameraNews::Gone) => {
            if let Some(CameraNews::Frame(late)) = news.put(CameraNews::Gone) {
                late.bitmap.close();
            }
        }
        None => {}
    }
}
