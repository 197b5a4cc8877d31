//! Draws strokes, and the pictures that they belong to, on canvases that lie over each other.

use super::picture_shape;
use page::live::overlay::{Stroke, Tone};
use page::replay::playback::Window;
use pose::Point;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule, HtmlCanvasElement, ImageBitmap};

/// Length that makes a line of a dot.
const DOT_LENGTH_PX: f64 = 0.01;

/// A canvas with its brush.
struct Layer {
    canvas: HtmlCanvasElement,
    brush: CanvasRenderingContext2d,
}

/// The colour of each tone, as the stylesheet says.
struct Colours([String; Tone::ALL.len()]);

/// What is drawn over, or instead of, the moving picture.
pub struct Painter {
    overlay: Layer,
    /// The picture that is on show (files only).
    shown: Layer,
    /// The picture that is being looked at, not yet on show.
    coming: Layer,
    /// Whether that one still waits for its strokes.
    is_kept: Cell<bool>,
    colours: Colours,
}

impl Painter {
    /// Makes the canvases.
    ///
    /// # Errors
    /// What the browser said.
    pub fn new() -> Result<Self, JsValue> {
        let overlay = Layer::new("overlay")?;
        let colours = Colours::of_stylesheet()?;
        let (shown, coming) = (Layer::new("picture")?, Layer::new("picture")?);
        Ok(Self { overlay, shown, coming, is_kept: Cell::new(false), colours })
    }

    /// The canvas with the strokes.
    pub fn overlay(&self) -> &HtmlCanvasElement {
        &self.overlay.canvas
    }

    /// The canvas with the file's picture.
    pub fn picture(&self) -> &HtmlCanvasElement {
        &self.shown.canvas
    }

    /// Keeps a picture back until its strokes are known.
    ///
    /// # Errors
    /// What the browser said.
    pub fn keep_picture(&mut self, bitmap: &ImageBitmap) -> Result<(), JsValue> {
        self.is_kept.set(false);
        self.coming.resize(bitmap.width(), bitmap.height());
        self.coming.brush.draw_image_with_image_bitmap(bitmap, 0.0, 0.0)?;
        self.is_kept.set(true);
        Ok(())
    }

    /// Shows the picture that was kept back in place of the one before.
    ///
    /// # Errors
    /// What the browser said.
    pub fn show_kept_picture(&mut self) -> Result<(), JsValue> {
        self.shown.resize(self.coming.canvas.width(), self.coming.canvas.height());
        self.shown.brush.draw_image_with_html_canvas_element(&self.coming.canvas, 0.0, 0.0)?;
        self.is_kept.set(false);
        Ok(())
    }

    /// Draws the strokes of a picture of this size, in place of the ones before. The picture
    /// itself, where it was kept back and is not on show, is laid under them: a camera's has gone
    /// on since.
    pub fn draw(&self, strokes: &[Stroke], width_px: u32, height_px: u32) {
        self.overlay.resize(width_px, height_px);
        self.overlay.clear();
        if self.is_kept.replace(false) {
            // Where the browser can't, the strokes lie on the picture that plays.
            let brush = &self.overlay.brush;
            brush.draw_image_with_html_canvas_element(&self.coming.canvas, 0.0, 0.0).ok();
        }
        self.overlay.draw(strokes, &self.colours);
    }

    /// Shows neither strokes nor a picture that was judged, but what plays.
    pub fn clear(&self) {
        self.is_kept.set(false);
        self.overlay.clear();
    }

    /// Shows a person as a plain shape, in place of a picture of this size.
    pub fn show_person(&self, lines: &[Vec<Point>], width_px: u32, height_px: u32) {
        self.shown.resize(width_px, height_px);
        self.shown.clear();
        let brush = &self.shown.brush;
        brush.begin_path();
        for line in lines {
            for (i, corner) in line.iter().enumerate() {
                if i == 0 {
                    brush.move_to(corner.x, corner.y)
                } else {
                    brush.line_to(corner.x, corner.y)
                }
            }
            brush.close_path();
        }
        brush.set_fill_style_str(self.colours.of(Tone::Person));
        brush.fill_with_canvas_winding_rule(CanvasWindingRule::Evenodd);
    }
}

/// A canvas of a screen, on which strokes are drawn.
pub struct Easel {
    layer: Layer,
    colours: Colours,
}

impl Easel {
    /// Draws on this canvas.
    ///
    /// # Errors
    /// What the browser said.
    pub fn on(canvas: HtmlCanvasElement) -> Result<Self, JsValue> {
        Ok(Self { layer: Layer::of(canvas)?, colours: Colours::of_stylesheet()? })
    }

    /// Draws the strokes of a part of a picture, in place of the ones before; the canvas keeps its
    /// size.
    ///
    /// # Errors
    /// What the browser said.
    pub fn draw(&self, strokes: &[Stroke], window: Window) -> Result<(), JsValue> {
        let scale = f64::from(self.layer.canvas.height()) / window.height_px;
        self.layer.clear();
        self.layer.brush.set_transform(
            scale,
            0.0,
            0.0,
            scale,
            -window.corner.x * scale,
            -window.corner.y * scale,
        )?;
        self.layer.draw(strokes, &self.colours);
        self.layer.brush.reset_transform()
    }

    /// Shows nobody.
    pub fn clear(&self) {
        self.layer.clear();
    }
}

impl Drop for Painter {
    fn drop(&mut self) {
        self.overlay.canvas.remove();
        self.shown.canvas.remove();
    }
}

impl Layer {
    fn new(class: &str) -> Result<Self, JsValue> {
        let document =
            web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
        let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
        canvas.set_class_name(class);
        Self::of(canvas)
    }

    fn of(canvas: HtmlCanvasElement) -> Result<Self, JsValue> {
        let brush =
            canvas.get_context("2d")?.ok_or("this browser draws no pictures")?.unchecked_into();
        Ok(Self { canvas, brush })
    }

    fn clear(&self) {
        self.brush.clear_rect(
            0.0,
            0.0,
            f64::from(self.canvas.width()),
            f64::from(self.canvas.height()),
        );
    }

    fn draw(&self, strokes: &[Stroke], colours: &Colours) {
        self.brush.set_line_cap("round");
        for stroke in strokes {
            for coat in stroke.role.coats() {
                self.line(stroke, colours.of(coat.tone), coat.width_share);
            }
        }
    }

    fn line(&self, stroke: &Stroke, colour: &str, width_share: f64) {
        let brush = &self.brush;
        brush.set_stroke_style_str(colour);
        brush.set_line_width(stroke.width_px * width_share);
        brush.begin_path();
        brush.move_to(stroke.from.x, stroke.from.y);
        // A canvas leaves out lines without length, and with them the dots that their round ends
        // would make.
        let dot = if stroke.from == stroke.to { DOT_LENGTH_PX } else { 0.0 };
        brush.line_to(stroke.to.x + dot, stroke.to.y);
        brush.stroke();
    }

    /// Setting a canvas's size clears it and costs, so only a change is set.
    fn resize(&self, width_px: u32, height_px: u32) {
        if self.canvas.width() != width_px || self.canvas.height() != height_px {
            self.canvas.set_width(width_px);
            self.canvas.set_height(height_px);
            picture_shape::mark(&self.canvas, width_px, height_px);
        }
    }
}

impl Colours {
    fn of_stylesheet() -> Result<Self, JsValue> {
        let window = web_sys::window().ok_or("no window")?;
        let body = window.document().and_then(|document| document.body()).ok_or("no document")?;
        let style = window.get_computed_style(&body)?.ok_or("no style")?;
        let mut colours = Self(Default::default());
        for (colour, tone) in colours.0.iter_mut().zip(Tone::ALL) {
            *colour = style.get_property_value(tone.token())?.trim().to_owned();
        }
        Ok(colours)
    }

    fn of(&self, tone: Tone) -> &str {
        &self.0[tone as usize]
    }
}
