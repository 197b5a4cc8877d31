//! A video of the running set, for its replay: only where the person chose to keep one. It never
//! leaves the device.

use super::events::{FirstOf, Listener};
use super::timer;
use js_sys::{Array, Reflect};
use page::device::frame_clock::FrameTimes;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobEvent, BlobPropertyBag, MediaRecorder, MediaRecorderOptions, MediaStream,
    RecordingState,
};

/// Sharp enough to see a back, bits a second: about 8 MB a minute.
const BITS_PER_S: u32 = 1_000_000;
/// What was recorded is handed over this often, ms, so that the browser may put it to the disk.
const HAND_OVER_MS: i32 = 2_000;
/// A longer stretch of a set is cut off: someone forgot the phone, s.
const LONGEST_S: f64 = 1_800.0;
/// How long the last part may take to come, ms.
const LAST_PART_PATIENCE_MS: i32 = 3_000;

/// A stretch of a set without a pause, as a video.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The video, in the browser's own format.
    pub blob: Blob,
    /// The time of its first picture, s from the set's first frame.
    pub from_s: f64,
}

impl Piece {
    /// As it is stored.
    pub fn stored(&self) -> JsValue {
        let object = js_sys::Object::new();
        // Setting a field of a plain object can't fail.
        Reflect::set(&object, &"blob".into(), &self.blob).ok();
        Reflect::set(&object, &"from_s".into(), &self.from_s.into()).ok();
        object.into()
    }

    /// Reads what was stored; `None` for anything else.
    pub fn from_stored(stored: &JsValue) -> Option<Self> {
        let blob = Reflect::get(stored, &"blob".into()).ok()?.dyn_into::<Blob>().ok()?;
        let from_s = Reflect::get(stored, &"from_s".into()).ok()?.as_f64()?;
        Some(Self { blob, from_s })
    }
}

/// Whether this browser can record.
pub fn can_record() -> bool {
    web_sys::window()
        .is_some_and(|window| Reflect::has(&window, &"MediaRecorder".into()).unwrap_or(false))
}

/// A recording that runs.
pub struct Recorder {
    recorder: MediaRecorder,
    parts: Array,
    /// When it began, s on the page's clock.
    began_s: Rc<Cell<Option<f64>>>,
    /// The same on the set's clock.
    from_s: Option<f64>,
    _listeners: [Listener; 2],
}

impl Recorder {
    /// Records a camera from now on.
    ///
    /// # Errors
    /// What the browser said.
    pub fn start(stream: &MediaStream) -> Result<Self, JsValue> {
        if !can_record() {
            return Err("this browser records nothing".into());
        }
        let options = MediaRecorderOptions::new();
        options.set_video_bits_per_second(BITS_PER_S);
        let recorder =
            MediaRecorder::new_with_media_stream_and_media_recorder_options(stream, &options)?;
        let (parts, began_s) = (Array::new(), Rc::new(Cell::new(None)));
        let taken = Listener::new(&recorder, "dataavailable", {
            let parts = parts.clone();
            move |event| {
                if let Some(blob) = event.dyn_ref::<BlobEvent>().and_then(BlobEvent::data) {
                    parts.push(&blob);
                }
            }
        });
        let started = Listener::new(&recorder, "start", {
            let began_s = Rc::clone(&began_s);
            move |event| began_s.set(Some(event.time_stamp() / 1e3))
        });
        recorder.start_with_time_slice(HAND_OVER_MS)?;
        Ok(Self { recorder, parts, began_s, from_s: None, _listeners: [taken, started] })
    }

    /// Learns of a frame of the set how the set's clock goes beside the page's. `t_s`: the frame's
    /// time in the set, s.
    pub fn see(&mut self, times: FrameTimes, t_s: f64) {
        match (self.from_s, self.began_s.get()) {
            (None, Some(began_s)) => self.from_s = Some(t_s - (times.presented_s - began_s)),
            (Some(from_s), _) if t_s - from_s > LONGEST_S => self.end(),
            _ => {}
        }
    }

    /// Ends it and gives what was recorded; `None` when nothing was.
    pub async fn finish(self) -> Option<Piece> {
        let mut stopped = FirstOf::listen(&self.recorder, &["stop"]);
        if self.recorder.state() != RecordingState::Inactive {
            self.end();
            // What had come before is kept also where the last part does not come.
            timer::within(LAST_PART_PATIENCE_MS, stopped.next()).await;
        }
        let kind = BlobPropertyBag::new();
        kind.set_type(&self.recorder.mime_type());
        let blob = Blob::new_with_blob_sequence_and_options(&self.parts, &kind).ok()?;
        self.from_s.filter(|_| blob.size() > 0.0).map(|from_s| Piece { blob, from_s })
    }

    fn end(&self) {
        if self.recorder.state() != RecordingState::Inactive {
            // Fails only for one that has ended meanwhile.
            self.recorder.stop().ok();
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.end();
    }
}
