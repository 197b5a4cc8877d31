//! The picture card of a set, drawn on a canvas that is never shown.

use page::live::overlay::{Role, Stroke};
use page::summary::card::{Card, SIZE_PX, Text};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, Document, Element, HtmlCanvasElement};

/// The rod's lighter core, as a share of its width.
const ROD_CORE: f64 = 0.55;
/// Length that makes a line of a dot.
const DOT_LENGTH_PX: f64 = 0.01;
/// Baseline and width of the rod below the head of the card, pixels.
const DIVIDER_PX: (f64, f64) = (1030.0, 10.0);

/// The card as a PNG.
///
/// # Errors
/// What the browser said.
pub async fn png(card: &Card) -> Result<Blob, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    canvas.set_width(SIZE_PX.0 as u32);
    canvas.set_height(SIZE_PX.1 as u32);
    let brush: CanvasRenderingContext2d =
        canvas.get_context("2d")?.ok_or("this browser draws no pictures")?.unchecked_into();
    let colours = Colours::of_stylesheet(&document)?;
    brush.set_fill_style_str(&colours.surface);
    brush.fill_rect(0.0, 0.0, SIZE_PX.0, SIZE_PX.1);
    brush.set_line_cap("round");
    let (y, width) = DIVIDER_PX;
    line(&brush, (90.0, y), (SIZE_PX.0 - 90.0, y), width, &colours.rod);
    card.strokes.iter().for_each(|stroke| draw_stroke(&brush, stroke, &colours));
    card.texts.iter().try_for_each(|text| write(&brush, text, &colours))?;
    blob(&canvas).await
}

/// The colours of the card, as the stylesheet says for a light screen.
struct Colours {
    surface: String,
    ink: String,
    muted: String,
    rod: String,
    rod_edge: String,
    far: String,
}

impl Colours {
    /// The palette is the same in the light and in the dark, so that a card looks the same from
    /// each device.
    fn of_stylesheet(document: &Document) -> Result<Self, JsValue> {
        let root: Element = document.document_element().ok_or("no document")?;
        let style =
            web_sys::window().ok_or("no window")?.get_computed_style(&root)?.ok_or("no style")?;
        let colour =
            |name: &str| style.get_property_value(name).map(|value| value.trim().to_owned());
        Ok(Self {
            surface: colour("--spruce-50")?,
            ink: colour("--spruce-900")?,
            muted: colour("--spruce-600")?,
            rod: colour("--oak-300")?,
            rod_edge: colour("--oak-700")?,
            far: colour("--spruce-200")?,
        })
    }
}

fn draw_stroke(brush: &CanvasRenderingContext2d, stroke: &Stroke, colours: &Colours) {
    let (from, to) = ((stroke.from.x, stroke.from.y), (stroke.to.x, stroke.to.y));
    match stroke.role {
        Role::Far => line(brush, from, to, stroke.width_px, &colours.far),
        Role::Near => line(brush, from, to, stroke.width_px, &colours.ink),
        Role::Rod => {
            line(brush, from, to, stroke.width_px, &colours.rod_edge);
            line(brush, from, to, stroke.width_px * ROD_CORE, &colours.rod);
        }
        Role::Outline => line(brush, from, to, stroke.width_px, &colours.muted),
        // Marks are for the screen; a card has no room to say what they mean.
        Role::NearEdge
        | Role::Arc
        | Role::Gap
        | Role::Wall
        | Role::Held
        | Role::Leaving
        | Role::Lost
        | Role::CantTell => {}
    }
}

fn line(
    brush: &CanvasRenderingContext2d,
    from: (f64, f64),
    to: (f64, f64),
    width_px: f64,
    colour: &str,
) {
    brush.set_stroke_style_str(colour);
    brush.set_line_width(width_px);
    brush.begin_path();
    brush.move_to(from.0, from.1);
    brush.line_to(to.0 + if from == to { DOT_LENGTH_PX } else { 0.0 }, to.1);
    brush.stroke();
}

fn write(brush: &CanvasRenderingContext2d, text: &Text, colours: &Colours) -> Result<(), JsValue> {
    let weight = if text.is_bold { 750 } else { 500 };
    brush.set_font(&format!(
        "{weight} {}px system-ui, -apple-system, \"Segoe UI\", Roboto, sans-serif",
        text.size_px
    ));
    brush.set_fill_style_str(if text.is_bold { &colours.ink } else { &colours.muted });
    // A long name is narrowed rather than cut off.
    brush.fill_text_with_max_width(&text.text, text.at.x, text.at.y, SIZE_PX.0 - 60.0 - text.at.x)
}

async fn blob(canvas: &HtmlCanvasElement) -> Result<Blob, JsValue> {
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        let made = Closure::once_into_js(move |blob: JsValue| {
            // Settling a promise does not fail.
            resolve.call1(&JsValue::NULL, &blob).ok();
        });
        if let Err(cause) = canvas.to_blob_with_type(made.unchecked_ref(), "image/png") {
            reject.call1(&JsValue::NULL, &cause).ok();
        }
    });
    JsFuture::from(promise).await?.dyn_into()
}
