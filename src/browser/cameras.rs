//! The device's cameras: which there are, and asking for one.

use super::timer;
use futures::channel::oneshot;
use page::device::lens::{Device, Lens, Wish};
use page::device::level::CameraSide;
use page::device::problem::CameraProblem;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DomException, MediaDevices, MediaStream, MediaStreamConstraints, MediaStreamTrack};

/// Height that is asked for, pixels. The networks look at 256 pixels of the person, so more brings
/// nothing. It is an ideal: an exact size fails on cameras without it, and an ideal width beside it
/// would crop.
const WISHED_HEIGHT_PX: u32 = 720;
/// Frames a second that are asked for, as an ideal.
const WISHED_RATE_HZ: u32 = 30;

/// How long a question for the camera may stay without an answer, ms: a person has to read it.
const ANSWER_PATIENCE_MS: i32 = 60_000;
/// A camera that is busy is tried again after each of these, ms: who has just let one go still
/// holds it for a moment.
const BUSY_AGAIN_MS: [i32; 2] = [500, 1_500];

/// Whether the device is touched: a phone or a tablet, or a laptop that could be one.
pub fn has_touch() -> bool {
    web_sys::window().is_some_and(|window| window.navigator().max_touch_points() > 0)
}

/// A camera's stream. Dropping it turns the camera off.
pub struct LiveStream(MediaStream);

impl LiveStream {
    /// The stream.
    pub fn stream(&self) -> &MediaStream {
        &self.0
    }

    /// Its picture.
    pub fn track(&self) -> Option<MediaStreamTrack> {
        self.0.get_video_tracks().get(0).dyn_into().ok()
    }
}

impl Drop for LiveStream {
    fn drop(&mut self) {
        for track in self.0.get_tracks() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

/// Asks for a camera. A busy one is tried again, of which `told` hears.
///
/// # Errors
/// The kinds of [`CameraProblem`].
pub async fn ask(
    wish: &Wish,
    told: &dyn Fn(Option<CameraProblem>),
) -> Result<LiveStream, CameraProblem> {
    let mut answer = ask_once(wish).await;
    for again_ms in BUSY_AGAIN_MS {
        if !matches!(answer, Err(CameraProblem::InUse)) {
            return answer;
        }
        told(Some(CameraProblem::Busy));
        timer::sleep(again_ms).await;
        answer = ask_once(wish).await;
        told(None);
    }
    answer
}

async fn ask_once(wish: &Wish) -> Result<LiveStream, CameraProblem> {
    let window = web_sys::window().ok_or_else(|| CameraProblem::Other("no window".into()))?;
    if !window.is_secure_context() {
        return Err(CameraProblem::Insecure);
    }
    let constraints = constraints(wish).map_err(|cause| refusal(&cause))?;
    let asked = media_devices()
        .ok_or(CameraProblem::Insecure)?
        .get_user_media_with_constraints(&constraints)
        .map_err(|cause| refusal(&cause))?;
    let (answer, answered) = oneshot::channel();
    spawn_local(async move {
        let stream = JsFuture::from(asked).await;
        // One for which nobody waits any longer is dropped, and so turned off.
        answer.send(stream.map(|stream| LiveStream(stream.unchecked_into()))).ok();
    });
    match timer::within(ANSWER_PATIENCE_MS, answered).await {
        Some(Ok(stream)) => stream.map_err(|cause| refusal(&cause)),
        Some(Err(oneshot::Canceled)) | None => Err(CameraProblem::NoAnswer),
    }
}

fn media_devices() -> Option<MediaDevices> {
    web_sys::window()?.navigator().media_devices().ok()
}

fn constraints(wish: &Wish) -> Result<MediaStreamConstraints, JsValue> {
    let video = js_sys::Object::new();
    let ideal = |key: &str, value: JsValue| {
        let wish = js_sys::Object::new();
        js_sys::Reflect::set(&wish, &"ideal".into(), &value)?;
        js_sys::Reflect::set(&video, &key.into(), &wish)
    };
    let facing = match wish.side {
        CameraSide::Rear => "environment",
        CameraSide::Front => "user",
    };
    ideal("facingMode", facing.into())?;
    ideal("height", WISHED_HEIGHT_PX.into())?;
    ideal("frameRate", WISHED_RATE_HZ.into())?;
    // The camera's whole picture: never cropped to fit a size.
    ideal("resizeMode", "none".into())?;
    if let Lens::Other(id) = &wish.lens {
        ideal("deviceId", id.into())?;
    }
    let constraints = MediaStreamConstraints::new();
    constraints.set_audio(&JsValue::FALSE);
    constraints.set_video(&video);
    Ok(constraints)
}

/// The cameras of the device; none before one was allowed, and where the browser lists none.
pub async fn list() -> Vec<Device> {
    let Some(asked) = media_devices().and_then(|devices| devices.enumerate_devices().ok()) else {
        return Vec::new();
    };
    let listed = JsFuture::from(asked).await.and_then(JsCast::dyn_into::<js_sys::Array>);
    listed.unwrap_or_default().iter().filter_map(|device| camera_of(&device)).collect()
}

/// `None` of what is no camera, or has no name yet.
fn camera_of(device: &JsValue) -> Option<Device> {
    let kind = text(device, "kind").filter(|kind| kind == "videoinput");
    let name = text(device, "label").filter(|name| !name.is_empty());
    let (_, name) = kind.zip(name)?;
    Some(Device { id: text(device, "deviceId")?, name, side: side_told(&capabilities(device)) })
}

/// What a device or a track can do; undefined where the browser does not tell.
pub fn capabilities(of: &JsValue) -> JsValue {
    js_sys::Reflect::get(of, &"getCapabilities".into())
        .and_then(|function| function.dyn_into::<js_sys::Function>())
        .and_then(|function| function.call0(of))
        .unwrap_or_default()
}

/// The side that settings or capabilities tell.
pub fn side_told(told: &JsValue) -> Option<CameraSide> {
    let facing = js_sys::Reflect::get(told, &"facingMode".into()).ok()?;
    // Capabilities list every mode of a device, settings tell the one in use.
    let listed = facing.dyn_ref::<js_sys::Array>();
    let facing = facing.as_string().or_else(|| listed?.get(0).as_string());
    match facing.as_deref() {
        Some("environment") => Some(CameraSide::Rear),
        Some("user") => Some(CameraSide::Front),
        _ => None,
    }
}

/// A text of an object.
pub fn text(of: &JsValue, name: &str) -> Option<String> {
    js_sys::Reflect::get(of, &name.into()).ok()?.as_string()
}

/// What the browser's own refusal of the camera means.
fn refusal(cause: &JsValue) -> CameraProblem {
    let Some(exception) = cause.dyn_ref::<DomException>() else {
        return other(cause);
    };
    match exception.name().as_str() {
        "NotAllowedError" | "SecurityError" => CameraProblem::Denied,
        "NotFoundError" | "OverconstrainedError" | "DevicesNotFoundError" => CameraProblem::Missing,
        "NotReadableError" | "TrackStartError" | "AbortError" => CameraProblem::InUse,
        _ => CameraProblem::Other(exception.message()),
    }
}

/// A cause in the browser's words.
pub fn other(cause: &JsValue) -> CameraProblem {
    let said = text(cause, "message").or_else(|| cause.as_string());
    CameraProblem::Other(said.unwrap_or_else(|| format!("{cause:?}")))
}
