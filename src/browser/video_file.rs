//! A video file: opened, checked, shown frame by frame, and let go.

use super::events::FirstOf;
use super::frame_callback::FrameCallback;
use super::timer;
use page::device::finder::{FrameFinder, Shown};
use page::device::newest::Newest;
use page::device::problem::{VideoProblem, video_problem};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlVideoElement, ImageBitmap, Url};

/// How long opening and each seek may take, ms: a long file on a slow phone decodes for seconds.
const PATIENCE_MS: i32 = 20_000;
/// After a seek that shows the same frame as before a browser may stay silent; it is taken for the
/// same after this, ms.
const SILENCE_MS: i32 = 1_000;
/// Further than any file goes, s: a seek there makes a browser find the length of a file that does
/// not tell it.
const FAR_S: f64 = 1e7;

/// One frame of the file.
pub struct VideoFrame {
    /// The picture; whoever takes the frame closes it or hands it on.
    pub bitmap: ImageBitmap,
    /// Its presentation time, s from the first frame.
    pub t_s: f64,
}

/// An open file. Dropping it frees the file and its decoder.
pub struct VideoFile {
    video: HtmlVideoElement,
    url: String,
    shown_s: Rc<Newest<f64>>,
    last_shown_s: f64,
    finder: FrameFinder,
    _frames: FrameCallback,
}

impl VideoFile {
    /// Opens a file and checks that it can be looked at.
    ///
    /// # Errors
    /// The kinds of [`VideoProblem`].
    pub async fn open(file: &File) -> Result<Self, VideoProblem> {
        if file.size() == 0.0 {
            return Err(VideoProblem::Empty);
        }
        let video = element().ok_or(VideoProblem::Unreadable)?;
        let url = Url::create_object_url_with_blob(file).map_err(|_| VideoProblem::Unreadable)?;
        let shown_s: Rc<Newest<f64>> = Rc::default();
        let frames = FrameCallback::each(&video, {
            let shown_s = Rc::clone(&shown_s);
            move |times| {
                // Only the newest frame is of interest.
                shown_s.put(times.media_s);
            }
        });
        let mut opened = Self {
            video,
            url,
            shown_s,
            last_shown_s: 0.0,
            finder: FrameFinder::new(0.0),
            _frames: frames,
        };
        opened.load().await?;
        opened.finder = FrameFinder::new(opened.checked_duration_s().await?);
        Ok(opened)
    }

    /// Length, s.
    pub fn duration_s(&self) -> f64 {
        self.video.duration()
    }

    /// The first frame's own time, s on the file's clock.
    pub fn first_s(&self) -> f64 {
        self.finder.first_s()
    }

    /// How many frames were found so far; after the last, how many the file has.
    pub fn frames_found(&self) -> u32 {
        self.finder.found()
    }

    /// The next frame; `None` after the last.
    ///
    /// # Errors
    /// [`VideoProblem::BrokeOff`] when the browser can't go on.
    pub async fn next(&mut self) -> Result<Option<VideoFrame>, VideoProblem> {
        while let Some(target_s) = self.finder.target_s() {
            let shown_s = self.time_shown_at(target_s).await?;
            if let Shown::Frame { t_s } = self.finder.shown(shown_s) {
                return Ok(Some(VideoFrame { bitmap: self.capture().await?, t_s }));
            }
        }
        Ok(None)
    }

    async fn load(&self) -> Result<(), VideoProblem> {
        let mut outcome = FirstOf::listen(&self.video, &["loadeddata", "error"]);
        self.video.set_src(&self.url);
        self.video.load();
        match timer::within(PATIENCE_MS, outcome.next()).await {
            Some(Some("loadeddata")) => Ok(()),
            _ => Err(VideoProblem::Unreadable),
        }
    }

    async fn checked_duration_s(&self) -> Result<f64, VideoProblem> {
        let (width_px, height_px) = (self.video.video_width(), self.video.video_height());
        if self.video.duration() == f64::INFINITY {
            self.seek(FAR_S).await?;
        }
        let duration_s = self.video.duration();
        video_problem(width_px, height_px, duration_s).map_or(Ok(duration_s), Err)
    }

    async fn seek(&self, target_s: f64) -> Result<(), VideoProblem> {
        let mut outcome = FirstOf::listen(&self.video, &["seeked", "error"]);
        self.video.set_current_time(target_s);
        match timer::within(PATIENCE_MS, outcome.next()).await {
            Some(Some("seeked")) => Ok(()),
            _ => Err(VideoProblem::BrokeOff),
        }
    }

    /// Seeks and gives the own time of the frame that is then shown, s on the file's clock.
    async fn time_shown_at(&mut self, target_s: f64) -> Result<f64, VideoProblem> {
        self.shown_s.take();
        self.seek(target_s).await?;
        if let Some(shown_s) = timer::within(SILENCE_MS, self.shown_s.next()).await {
            self.last_shown_s = shown_s;
        }
        Ok(self.last_shown_s)
    }

    async fn capture(&self) -> Result<ImageBitmap, VideoProblem> {
        let window = web_sys::window().ok_or(VideoProblem::BrokeOff)?;
        let promise = window
            .create_image_bitmap_with_html_video_element(&self.video)
            .map_err(|_| VideoProblem::BrokeOff)?;
        let bitmap = JsFuture::from(promise).await.map_err(|_| VideoProblem::BrokeOff)?;
        Ok(bitmap.unchecked_into())
    }
}

impl Drop for VideoFile {
    fn drop(&mut self) {
        self.video.remove_attribute("src").ok();
        self.video.load();
        self.video.remove();
        // Fails only for a name that is no string.
        Url::revoke_object_url(&self.url).ok();
    }
}

/// A video element in the document, out of sight: browsers tell the frames only of one that is
/// there.
fn element() -> Option<HtmlVideoElement> {
    let document = web_sys::window()?.document()?;
    let video: HtmlVideoElement = document.create_element("video").ok()?.unchecked_into();
    video.set_muted(true);
    video.set_preload("auto");
    video.set_attribute("playsinline", "").ok()?;
    video.set_attribute("aria-hidden", "true").ok()?;
    video.set_class_name("unseen-video");
    document.body()?.append_child(&video).ok()?;
    Some(video)
}
