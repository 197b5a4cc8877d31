//! The camera: asked for, shown, read frame by frame, and turned off.

use super::events::Listener;
use super::frame_callback::FrameCallback;
use super::timer;
use page::device::frame_clock::FrameTimes;
use page::device::level::CameraSide;
use page::device::newest::Newest;
use page::device::problem::CameraProblem;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DomException, HtmlVideoElement, ImageBitmap, MediaStream, MediaStreamConstraints,
    MediaStreamTrack, MediaStreamTrackState,
};

/// Height that is asked for, pixels. The networks look at 256 pixels of the person, so more brings
/// nothing. It is an ideal: an exact size fails on cameras without it, and an ideal width beside it
/// would crop.
const WISHED_HEIGHT_PX: u32 = 720;
/// Frames a second that are asked for, as an ideal.
const WISHED_RATE_HZ: u32 = 30;

/// How long an allowed camera may take until its first picture, ms.
const PICTURE_PATIENCE_MS: i32 = 15_000;

/// Which camera is wished for; a device with one camera gives that one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// Away from the screen: the better camera.
    #[default]
    Rear,
    /// On the screen's side, so that the person sees the count.
    Front,
}

impl Wish {
    /// The other one.
    pub fn flipped(self) -> Self {
        match self {
            Wish::Rear => Wish::Front,
            Wish::Front => Wish::Rear,
        }
    }
}

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

/// On which side of a device the camera is; one that does not say where it points is a webcam above
/// a screen.
fn side_of(track: &MediaStreamTrack) -> CameraSide {
    let facing = js_sys::Reflect::get(&track.get_settings(), &"facingMode".into());
    match facing.ok().and_then(|mode| mode.as_string()).as_deref() {
        Some("environment") => CameraSide::Rear,
        _ => CameraSide::Front,
    }
}

/// A running camera. Dropping it turns the camera off.
pub struct Camera {
    video: HtmlVideoElement,
    stream: MediaStream,
    track: Option<MediaStreamTrack>,
    side: CameraSide,
    news: Rc<Newest<CameraNews>>,
    _frames: FrameCallback,
    _ended: Option<Listener>,
}

impl Camera {
    /// Asks for the camera and waits until it plays.
    ///
    /// # Errors
    /// The kinds of [`CameraProblem`].
    pub async fn open(wish: Wish) -> Result<Self, CameraProblem> {
        let stream = ask(wish).await?;
        let track = stream.get_video_tracks().get(0).dyn_into::<MediaStreamTrack>().ok();
        let silent = || Err("it gives no picture".into());
        let video =
            match timer::within(PICTURE_PATIENCE_MS, play(&stream)).await.unwrap_or_else(silent) {
                Ok(video) => video,
                Err(cause) => {
                    stop(&stream);
                    return Err(problem(&cause));
                }
            };
        let news: Rc<Newest<CameraNews>> = Rc::default();
        let ended = track.as_ref().map(|track| {
            let news = Rc::clone(&news);
            Listener::new(track, "ended", move |_| replace(&news, CameraNews::Gone))
        });
        let side = track.as_ref().map_or(CameraSide::Front, side_of);
        let frames = FrameCallback::each(&video, {
            let (video, news) = (video.clone(), Rc::clone(&news));
            move |times| spawn_local(capture(video.clone(), times, Rc::clone(&news)))
        });
        Ok(Self { video, stream, track, side, news, _frames: frames, _ended: ended })
    }

    /// The element that shows the picture.
    pub fn video(&self) -> &HtmlVideoElement {
        &self.video
    }

    /// Its picture, to be recorded.
    pub fn stream(&self) -> &MediaStream {
        &self.stream
    }

    /// Whether the picture is to be shown as in a mirror: true for a camera on the screen's side.
    pub fn mirrored(&self) -> bool {
        self.side == CameraSide::Front
    }

    /// On which side of the device it is.
    pub fn side(&self) -> CameraSide {
        self.side
    }

    /// Whether it still gives pictures: a call or a locked screen may have taken it away.
    pub fn is_live(&self) -> bool {
        self.track.as_ref().is_some_and(|track| {
            track.ready_state() == MediaStreamTrackState::Live && !track.muted()
        })
    }

    /// Plays on: a browser may have paused the picture of a hidden page.
    pub fn play_on(&self) {
        // Its promise fails only when the camera goes meanwhile, which "ended" reports.
        self.video.play().ok();
    }

    /// The newest frame that nobody has taken yet, or that the camera is gone.
    pub async fn next(&self) -> CameraNews {
        self.news.next().await
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        stop(&self.stream);
        self.video.set_src_object(None);
        self.video.remove();
        if let Some(CameraNews::Frame(frame)) = self.news.take() {
            frame.bitmap.close();
        }
    }
}

async fn ask(wish: Wish) -> Result<MediaStream, CameraProblem> {
    let window = web_sys::window().ok_or_else(|| CameraProblem::Other("no window".into()))?;
    if !window.is_secure_context() {
        return Err(CameraProblem::Insecure);
    }
    let devices = window.navigator().media_devices().map_err(|_| CameraProblem::Insecure)?;
    let constraints = constraints(wish).map_err(|cause| problem(&cause))?;
    let asked =
        devices.get_user_media_with_constraints(&constraints).map_err(|cause| problem(&cause))?;
    let stream = JsFuture::from(asked).await.map_err(|cause| problem(&cause))?;
    Ok(stream.unchecked_into())
}

fn constraints(wish: Wish) -> Result<MediaStreamConstraints, JsValue> {
    let ideal = |value: JsValue| -> Result<JsValue, JsValue> {
        let wish = js_sys::Object::new();
        js_sys::Reflect::set(&wish, &"ideal".into(), &value)?;
        Ok(wish.into())
    };
    let facing = match wish {
        Wish::Rear => "environment",
        Wish::Front => "user",
    };
    let video = js_sys::Object::new();
    for (key, value) in [
        ("facingMode", facing.into()),
        ("height", WISHED_HEIGHT_PX.into()),
        ("frameRate", WISHED_RATE_HZ.into()),
    ] {
        js_sys::Reflect::set(&video, &key.into(), &ideal(value)?)?;
    }
    // The camera's whole picture: never cropped to fit a size.
    js_sys::Reflect::set(&video, &"resizeMode".into(), &ideal("none".into())?)?;
    let constraints = MediaStreamConstraints::new();
    constraints.set_audio(&JsValue::FALSE);
    constraints.set_video(&video);
    Ok(constraints)
}

async fn play(stream: &MediaStream) -> Result<HtmlVideoElement, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    let video: HtmlVideoElement = document.create_element("video")?.unchecked_into();
    video.set_muted(true);
    video.set_attribute("playsinline", "")?;
    video.set_src_object(Some(stream));
    JsFuture::from(video.play()?).await?;
    Ok(video)
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

fn stop(stream: &MediaStream) {
    for track in stream.get_tracks() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
}

fn problem(cause: &JsValue) -> CameraProblem {
    let Some(exception) = cause.dyn_ref::<DomException>() else {
        return CameraProblem::Other(cause.as_string().unwrap_or_else(|| format!("{cause:?}")));
    };
    match exception.name().as_str() {
        "NotAllowedError" | "SecurityError" => CameraProblem::Denied,
        "NotFoundError" | "OverconstrainedError" | "DevicesNotFoundError" => CameraProblem::Missing,
        "NotReadableError" | "TrackStartError" | "AbortError" => CameraProblem::InUse,
        _ => CameraProblem::Other(exception.message()),
    }
}
