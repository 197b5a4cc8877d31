//! A text as a QR code.

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
                path.push_str(&format!("M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len()));
            }
            x += run.len();
        }
    }
    Some(QrPicture { side: width + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pixels in a module of the picture that is read.
    const MODULE_PX: usize = 4;

    /// Draws the path, and reads it as a camera's picture.
    fn read(picture: &QrPicture) -> String {
        let side_px = picture.side * MODULE_PX;
        let mut dark = vec![false; picture.side * picture.side];
        for run in picture.path.split_terminator('z') {
            let numbers: Vec<usize> = run.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
            let [x, y, length, ..] = numbers[..] else { panic!("{run}") };
            dark[y * picture.side + x..][..length].fill(true);
        }
        let luma = |x: usize, y: usize| if dark[y / MODULE_PX * picture.side + x / MODULE_PX] { 20 } else { 240 };
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(side_px, side_px, luma);
        let grids = seen.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }

    #[test]
    fn a_reader_reads_what_was_written() {
        for length in [0, 90, 300, 500] {
            let text = format!("https://dowel.example/app/#s={}", "Ab3_-xYz90".repeat(length / 10));
            assert_eq!(read(&qr_picture(&text).unwrap()), text);
        }
        assert_eq!(qr_picture(&"x".repeat(3000)), None);
    }
}
