//! Words on a frame, in the letters of old terminals.

use super::paint::{Canvas, Colours};
use font8x8::{BASIC_FONTS, UnicodeFonts};
use page::live::overlay::Tone;

/// A frame has at least as many of a letter's dots side by side.
const DOTS_A_FRAME: usize = 240;
/// From one line's top to the next one's, and from the corner to the first letter, dots.
const LINE_DOTS: usize = 11;
const MARGIN_DOTS: usize = 4;

/// Writes lines into the upper left corner, each dot with a shade to its lower right.
pub(super) fn write_lines(canvas: &mut Canvas, lines: &[String], colours: &Colours) {
    let dot_px = (canvas.width_px() / DOTS_A_FRAME).max(1);
    for (index, line) in lines.iter().enumerate() {
        let top = MARGIN_DOTS + index * LINE_DOTS;
        for (column, row) in dots(line) {
            let at = |shift: usize| {
                [MARGIN_DOTS + column + shift, top + row + shift].map(|dots| dots * dot_px)
            };
            canvas.block(at(1), dot_px, colours.of(Tone::NearEdge));
            canvas.block(at(0), dot_px, colours.of(Tone::Near));
        }
    }
}

/// The columns and rows of a line's dots, letter by letter; what the font lacks is left out.
fn dots(line: &str) -> Vec<(usize, usize)> {
    let mut dots = Vec::new();
    for (place, letter) in line.chars().enumerate() {
        for (row, bits) in BASIC_FONTS.get(letter).into_iter().flatten().enumerate() {
            let set = (0..8).filter(|column| bits >> column & 1 == 1);
            dots.extend(set.map(|column| (place * 8 + column, row)));
        }
    }
    dots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_side_by_side() {
        let (one, two) = (dots("i"), dots("ii"));
        assert!(!one.is_empty() && two.len() == 2 * one.len());
        assert_eq!(two[one.len()], (one[0].0 + 8, one[0].1));
        assert!(dots("\u{1f600}").is_empty());
    }
}
