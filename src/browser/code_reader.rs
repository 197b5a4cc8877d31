//! The camera as a reader of QR codes.

use super::camera::{Camera, CameraFrame, CameraNews};
use page::device::lens::Wish;
use page::device::level::CameraSide;
use page::device::problem::CameraProblem;
use page::exchange::read_qr;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement};

/// A picture's longer side is brought to this for reading, pixels: a code of 300 bytes has some
/// pixels a module still.
const LONGER_SIDE_PX: f64 = 800.0;

/// A camera that looks for a code. Dropping it turns the camera off.
pub struct CodeReader {
    camera: Camera,
    canvas: HtmlCanvasElement,
    brush: CanvasRenderingContext2d,
}

impl CodeReader {
    /// Asks for the camera and waits until it plays; `told` hears what is wrong meanwhile and
    /// later, and `None` when that is over.
    ///
    /// # Errors
    /// The kinds of [`CameraProblem`].
    pub async fn open(
        told: impl Fn(Option<CameraProblem>) + 'static,
    ) -> Result<Self, CameraProblem> {
        let (canvas, brush) =
            canvas().map_err(|cause| CameraProblem::Other(format!("{cause:?}")))?;
        let camera = Camera::open(&Wish::usual(CameraSide::Rear), told).await?;
        Ok(Self { camera, canvas, brush })
    }

    /// The element that shows the picture.
    pub fn video(&self) -> &HtmlVideoElement {
        self.camera.video()
    }

    /// The text of the next code that the camera sees.
    ///
    /// # Errors
    /// [`CameraProblem::Unplugged`] when the camera goes before.
    pub async fn next_code(&self) -> Result<String, CameraProblem> {
        loop {
            match self.camera.next().await {
                CameraNews::Gone => return Err(CameraProblem::Unplugged),
                CameraNews::Frame(frame) => {
                    // A picture that can't be read is followed by the next.
                    if let Ok(Some(text)) = self.code_in(&frame) {
                        return Ok(text);
                    }
                }
            }
        }
    }

    fn code_in(&self, CameraFrame { bitmap, .. }: &CameraFrame) -> Result<Option<String>, JsValue> {
        let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
        let share = (LONGER_SIDE_PX / width.max(height)).min(1.0);
        let (width_px, height_px) = ((share * width).round(), (share * height).round());
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes of a picture"
        )]
        let (whole_width, whole_height) = (width_px as u32, height_px as u32);
        self.canvas.set_width(whole_width);
        self.canvas.set_height(whole_height);
        let drawn = self
            .brush
            .draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, width_px, height_px);
        bitmap.close();
        drawn?;
        let pixels = self.brush.get_image_data(0.0, 0.0, width_px, height_px)?.data();
        Ok(read_qr(&pixels, whole_width as usize))
    }
}

fn canvas() -> Result<(HtmlCanvasElement, CanvasRenderingContext2d), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE)?;
    let brush = canvas
        .get_context_with_context_options("2d", &options)?
        .ok_or("this browser draws no pictures")?;
    Ok((canvas, brush.unchecked_into()))
}
