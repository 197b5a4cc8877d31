//! `requestVideoFrameCallback`: a call for each frame that a video element shows, with the frame's
//! own times.

use page::device::frame_clock::FrameTimes;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlVideoElement;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = HtmlVideoElement)]
    #[derive(Clone)]
    type FrameVideo;
    #[wasm_bindgen(method, js_name = requestVideoFrameCallback)]
    fn request_video_frame_callback(this: &FrameVideo, callback: &js_sys::Function) -> u32;
    #[wasm_bindgen(method, js_name = cancelVideoFrameCallback)]
    fn cancel_video_frame_callback(this: &FrameVideo, handle: u32);

    type FrameMetadata;
    #[wasm_bindgen(method, getter, js_name = mediaTime)]
    fn media_time_s(this: &FrameMetadata) -> f64;
    #[wasm_bindgen(method, getter, js_name = presentationTime)]
    fn presentation_time_ms(this: &FrameMetadata) -> f64;
}

type Callback = Closure<dyn FnMut(f64, FrameMetadata)>;

/// Calls back for each frame until it is dropped.
pub struct FrameCallback {
    video: FrameVideo,
    handle: Rc<Cell<u32>>,
    callback: Rc<RefCell<Option<Callback>>>,
}

impl FrameCallback {
    /// Calls `handler` with the times of each frame that `video` shows.
    pub fn each(video: &HtmlVideoElement, mut handler: impl FnMut(FrameTimes) + 'static) -> Self {
        let video: FrameVideo = video.clone().unchecked_into();
        let handle = Rc::new(Cell::new(0));
        let callback: Rc<RefCell<Option<Callback>>> = Rc::default();
        let again = (video.clone(), Rc::clone(&handle), Rc::downgrade(&callback));
        let run = Closure::new(move |_now_ms: f64, frame: FrameMetadata| {
            let (video, handle, callback) = &again;
            if let Some(callback) = callback.upgrade()
                && let Some(callback) = callback.borrow().as_ref()
            {
                handle.set(video.request_video_frame_callback(callback.as_ref().unchecked_ref()));
            }
            handler(FrameTimes {
                media_s: frame.media_time_s(),
                presented_s: frame.presentation_time_ms() / 1000.0,
            });
        });
        handle.set(video.request_video_frame_callback(run.as_ref().unchecked_ref()));
        *callback.borrow_mut() = Some(run);
        Self { video, handle, callback }
    }
}

impl Drop for FrameCallback {
    fn drop(&mut self) {
        self.video.cancel_video_frame_callback(self.handle.get());
        self.callback.borrow_mut().take();
    }
}
