//! From a transferred `ImageBitmap` to bytes.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ImageBitmap, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

/// One picture: rows from the top, four bytes (red, green, blue, opacity) per pixel.
#[derive(Clone, Copy)]
pub struct Picture<'a> {
    /// Width, pixels.
    pub width_px: u32,
    /// Height, pixels.
    pub height_px: u32,
    /// `width_px` × `height_px` × 4 bytes.
    pub rgba: &'a [u8],
}

/// Why a picture's bytes can't be had: what the browser threw.
#[derive(Debug, thiserror::Error)]
#[error("the browser gave no bytes of it: {0:?}")]
pub struct PictureError(JsValue);

/// Reads pictures; keeps one canvas, and memory for one picture, of the size that came last.
#[derive(Default)]
pub struct PictureReader {
    canvas: Option<Canvas>,
    rgba: Vec<u8>,
}

struct Canvas {
    surface: OffscreenCanvas,
    brush: OffscreenCanvasRenderingContext2d,
}

impl PictureReader {
    /// The bitmap's bytes. The bitmap is closed, also when it can't be read.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn bytes_of(&mut self, bitmap: &ImageBitmap) -> Result<Picture<'_>, PictureError> {
        let (width_px, height_px) = (bitmap.width(), bitmap.height());
        let copied = self.copy_bytes(bitmap, width_px, height_px).map_err(PictureError);
        bitmap.close();
        copied.map(|()| Picture { width_px, height_px, rgba: &self.rgba })
    }

    fn copy_bytes(
        &mut self,
        bitmap: &ImageBitmap,
        width_px: u32,
        height_px: u32,
    ) -> Result<(), JsValue> {
        let fits = |canvas: &Canvas| {
            canvas.surface.width() == width_px && canvas.surface.height() == height_px
        };
        let canvas = match self.canvas.take().filter(fits) {
            Some(canvas) => canvas,
            None => Canvas::new(width_px, height_px)?,
        };
        canvas.brush.draw_image_with_image_bitmap(bitmap, 0.0, 0.0)?;
        let pixels =
            canvas.brush.get_image_data(0.0, 0.0, f64::from(width_px), f64::from(height_px))?;
        self.canvas = Some(canvas);
        // The generated `ImageData::data` makes a new list of bytes for every picture.
        let bytes: js_sys::Uint8ClampedArray =
            js_sys::Reflect::get(&pixels, &"data".into())?.dyn_into()?;
        self.rgba.resize(bytes.length() as usize, 0);
        bytes.copy_to(&mut self.rgba);
        Ok(())
    }
}

impl Canvas {
    fn new(width_px: u32, height_px: u32) -> Result<Self, JsValue> {
        let surface = OffscreenCanvas::new(width_px, height_px)?;
        let settings = js_sys::Object::new();
        js_sys::Reflect::set(&settings, &"willReadFrequently".into(), &JsValue::TRUE)?;
        js_sys::Reflect::set(&settings, &"alpha".into(), &JsValue::FALSE)?;
        let brush = surface
            .get_context_with_context_options("2d", &settings)?
            .ok_or("this browser draws no pictures in a worker")?
            .unchecked_into();
        Ok(Self { surface, brush })
    }
}
