//! A text as a QR code, and a code in a picture as text.

use qrcode::types::Color;
use qrcode::{EcLevel, QrCode};

/// The white rim that a reader needs, modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// The code as one SVG path of its dark modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrPicture {
    /// Width and height with the rim, modules.
    pub side: usize,
    /// The dark modules, row by row.
    pub path: String,
}

/// The picture of a text; `None` when it is too long for any code.
pub fn qr_picture(text: &str) -> Option<QrPicture> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let colours = code.to_colors();
    let mut path = String::new();
    for (y, row) in colours.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                path.push_str(&format!(
                    "M{} {}h{}v1h-{}z",
                    x + QUIET,
                    y + QUIET,
                    run.len(),
                    run.len()
                ));
            }
            x += run.len();
        }
    }
    Some(QrPicture { side: width + 2 * QUIET, path })
}

/// The text of a code in a picture; `None` where there is none that can be read. `rgba`: its pixels
/// row by row, four bytes each.
pub fn read_qr(rgba: &[u8], width_px: usize) -> Option<String> {
    let height_px = rgba.len().checked_div(4 * width_px)?;
    // Of red, green and blue the green alone tells dark from light well enough.
    let luma =
        |x: usize, y: usize| rgba.get(4 * (y * width_px + x) + 1).copied().unwrap_or_default();
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width_px, height_px, luma);
    picture.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pixels in a module of the picture that is read.
    const MODULE_PX: usize = 4;

    /// Draws the path as a camera's picture: width in pixels, and pixels.
    fn drawn(picture: &QrPicture) -> (usize, Vec<u8>) {
        let side_px = picture.side * MODULE_PX;
        let mut dark = vec![false; picture.side * picture.side];
        for run in picture.path.split_terminator('z') {
            let numbers: Vec<usize> = run
                .split(|c: char| !c.is_ascii_digit())
                .filter_map(|number| number.parse().ok())
                .collect();
            let [x, y, length, ..] = numbers[..] else { panic!("{run}") };
            dark[y * picture.side + x..][..length].fill(true);
        }
        let luma = |place: usize| {
            let (x, y) = (place % side_px, place / side_px);
            if dark[y / MODULE_PX * picture.side + x / MODULE_PX] { 20 } else { 240 }
        };
        (
            side_px,
            (0..side_px * side_px)
                .flat_map(|place| [[luma(place); 3].as_slice(), &[255]].concat())
                .collect(),
        )
    }

    #[test]
    fn a_reader_reads_what_was_written() {
        for length in [0, 90, 300, 500] {
            let text = format!("https://dowel.example/app/#s={}", "Ab3_-xYz90".repeat(length / 10));
            let (width_px, rgba) = drawn(&qr_picture(&text).unwrap());
            assert_eq!(read_qr(&rgba, width_px), Some(text));
        }
        assert_eq!(qr_picture(&"x".repeat(3000)), None);
    }

    #[test]
    fn pictures_without_a_code_and_damaged_codes_are_no_text() {
        assert_eq!(read_qr(&[], 0), None);
        assert_eq!(read_qr(&[], 64), None);
        assert_eq!(read_qr(&[7; 4 * 64 * 64 - 3], 64), None);
        let (width_px, whole) =
            drawn(&qr_picture("https://dowel.example/app/#r=Ab3_-xYz90").unwrap());
        let mut state = 1_u32;
        let mut chance = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize
        };
        for share in 0..400 {
            let mut rgba = whole.clone();
            for _ in 0..share * rgba.len() / 4000 {
                let place = 4 * (chance() % (rgba.len() / 4));
                rgba[place..place + 3].fill((chance() % 256) as u8);
            }
            // None of them panics; what is read at all is read rightly.
            assert!(
                read_qr(&rgba, width_px)
                    .is_none_or(|text| text == "https://dowel.example/app/#r=Ab3_-xYz90")
            );
        }
    }
}
