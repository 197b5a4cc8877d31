//! Strokes as dots of a frame, in the colours of the app's stylesheet.

use crate::video::DecodedFrame;
use anyhow::{Context, Result};
use page::live::overlay::{Stroke, Tone};
use tiny_skia::{
    Color, FillRule, LineCap, Paint, PathBuilder, Pixmap, PremultipliedColorU8, Rect, Transform,
};

/// The app's stylesheet of colours.
const TOKENS: &str = include_str!("../../../src/ui/tokens.css");

/// The colour of each tone.
pub(super) struct Colours(Vec<Color>);

impl Colours {
    /// Those of the app.
    ///
    /// # Errors
    /// When its stylesheet lacks one.
    pub(super) fn of_the_app() -> Result<Colours> {
        Tone::ALL
            .iter()
            .map(|tone| colour_in(TOKENS, tone.token()))
            .collect::<Result<_>>()
            .map(Colours)
    }

    /// A tone's colour.
    pub(super) fn of(&self, tone: Tone) -> Color {
        self.0[tone as usize]
    }
}

/// The colour that a stylesheet gives a token first; by another token too.
fn colour_in(sheet: &str, token: &str) -> Result<Color> {
    let declared = sheet.lines().find_map(|line| {
        line.trim().strip_prefix(token)?.trim_start().strip_prefix(':')?.trim().strip_suffix(';')
    });
    let value = declared.with_context(|| format!("the stylesheet has no {token}"))?;
    if let Some(other) = value.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')')) {
        return colour_in(sheet, other);
    }
    let colour = csscolorparser::parse(value)
        .with_context(|| format!("the stylesheet's {token} is no colour"))?;
    let [red, green, blue, alpha] = colour.to_rgba8();
    Ok(Color::from_rgba8(red, green, blue, alpha))
}

/// A frame that is drawn on.
pub(super) struct Canvas {
    pixmap: Pixmap,
}

impl Canvas {
    /// A copy of a frame.
    ///
    /// # Errors
    /// When the frame is empty.
    pub(super) fn of(frame: &DecodedFrame) -> Result<Canvas> {
        let mut pixmap = Pixmap::new(frame.width as u32, frame.height as u32)
            .context("an empty frame can't be drawn on")?;
        for (pixel, rgb) in pixmap.pixels_mut().iter_mut().zip(frame.rgb.chunks_exact(3)) {
            *pixel = PremultipliedColorU8::from_rgba(rgb[0], rgb[1], rgb[2], u8::MAX)
                .context("a full colour is none")?;
        }
        Ok(Canvas { pixmap })
    }

    /// Gives the dots back to the frame.
    pub(super) fn copy_into(&self, frame: &mut DecodedFrame) {
        for (rgb, pixel) in frame.rgb.chunks_exact_mut(3).zip(self.pixmap.pixels()) {
            rgb.copy_from_slice(&[pixel.red(), pixel.green(), pixel.blue()]);
        }
    }

    /// The frame's width, pixels.
    pub(super) fn width_px(&self) -> usize {
        self.pixmap.width() as usize
    }

    /// Paints all coats of a stroke.
    pub(super) fn stroke(&mut self, stroke: &Stroke, colours: &Colours) {
        for coat in stroke.role.coats() {
            let width_px = (stroke.width_px * coat.width_share) as f32;
            self.line(stroke, width_px, colours.of(coat.tone));
        }
    }

    fn line(&mut self, stroke: &Stroke, width_px: f32, colour: Color) {
        let [from, to] = [stroke.from, stroke.to].map(|at| (at.x as f32, at.y as f32));
        let upright = Transform::identity();
        if stroke.from == stroke.to {
            if let Some(disc) = PathBuilder::from_circle(from.0, from.1, width_px / 2.0) {
                self.pixmap.fill_path(&disc, &paint(colour), FillRule::Winding, upright, None);
            }
            return;
        }
        let mut path = PathBuilder::new();
        path.move_to(from.0, from.1);
        path.line_to(to.0, to.1);
        if let Some(path) = path.finish() {
            let width = tiny_skia::Stroke {
                width: width_px,
                line_cap: LineCap::Round,
                ..tiny_skia::Stroke::default()
            };
            self.pixmap.stroke_path(&path, &paint(colour), &width, upright, None);
        }
    }

    /// Fills a square whose upper left corner is given, pixels.
    pub(super) fn block(&mut self, [left, top]: [usize; 2], side_px: usize, colour: Color) {
        let side_px = side_px as f32;
        if let Some(square) = Rect::from_xywh(left as f32, top as f32, side_px, side_px) {
            self.pixmap.fill_rect(square, &paint(colour), Transform::identity(), None);
        }
    }
}

fn paint(colour: Color) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(colour);
    paint
}

#[cfg(test)]
mod tests {
    use super::*;
    use page::live::overlay::Role;
    use pose::Point;
    use std::collections::BTreeSet;

    #[test]
    fn every_tone_has_a_colour_in_the_apps_stylesheet() {
        let colours = Colours::of_the_app().unwrap();
        assert_eq!(colours.of(Tone::Near), Color::WHITE);
        assert!(colours.of(Tone::NearEdge).alpha() < 1.0);
        let sheet = "  --a: var(--b);\n  --b: #010203;\n  --c: red-ish;";
        assert_eq!(colour_in(sheet, "--a").unwrap(), Color::from_rgba8(1, 2, 3, 255));
        assert!(colour_in(sheet, "--c").is_err() && colour_in(sheet, "--d").is_err());
    }

    /// The dots that a mark in the middle of a black frame colours, each with its colour.
    fn dots(role: Role) -> BTreeSet<(usize, [u8; 3])> {
        let mut frame = DecodedFrame { t_s: 0.0, width: 40, height: 40, rgb: vec![0; 40 * 40 * 3] };
        let at = Point::new(20.0, 20.0);
        let mut canvas = Canvas::of(&frame).unwrap();
        let mark = Stroke { from: at, to: at, width_px: 20.0, role };
        canvas.stroke(&mark, &Colours::of_the_app().unwrap());
        canvas.copy_into(&mut frame);
        let dots = frame.rgb.chunks(3).map(|dot| [dot[0], dot[1], dot[2]]).enumerate();
        dots.filter(|(_, dot)| *dot != [0; 3]).collect()
    }

    #[test]
    fn each_state_of_a_contact_has_marks_of_its_own() {
        let marks = [Role::Held, Role::Leaving, Role::Lost, Role::CantTell].map(dots);
        for (index, mark) in marks.iter().enumerate() {
            assert!(!mark.is_empty());
            assert!(
                marks[..index].iter().all(|other| mark.symmetric_difference(other).count() > 40)
            );
        }
    }

    #[test]
    fn a_line_goes_from_end_to_end() {
        let mut frame = DecodedFrame { t_s: 0.0, width: 40, height: 8, rgb: vec![0; 40 * 8 * 3] };
        let mut canvas = Canvas::of(&frame).unwrap();
        let (from, to) = (Point::new(4.0, 4.0), Point::new(36.0, 4.0));
        let line = Stroke { from, to, width_px: 2.0, role: Role::Near };
        canvas.stroke(&line, &Colours::of_the_app().unwrap());
        canvas.copy_into(&mut frame);
        let is_white = |x: usize| frame.rgb[(4 * 40 + x) * 3] == 255;
        assert!(is_white(4) && is_white(20) && is_white(35) && !is_white(1) && !is_white(38));
    }
}
