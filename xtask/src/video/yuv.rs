//! From a video's own colours to RGB as Chromium does it without a graphics card, for videos of
//! BT.601 and BT.709 bit for bit: the colours of libyuv, whose figures are fixed-point shares of
//! 64. ffmpeg rounds otherwise, by up to three steps of 255, and then single frames read otherwise
//! than in the page.

/// Which definition of colours a video follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matrix {
    /// ITU-R BT.601, of older and smaller videos.
    Bt601,
    /// ITU-R BT.709.
    Bt709,
}

/// A picture of fewer rows than this that does not name its colours is taken for an old one.
const LEAST_HD_HEIGHT_PX: usize = 720;

impl Matrix {
    /// By the name that ffprobe gives it, `None` for any other; where a video does not say,
    /// by its codec and its height as it is coded, pixels.
    pub fn of(name: &str, codec: &str, height_px: usize) -> Option<Matrix> {
        let is_old = height_px < LEAST_HD_HEIGHT_PX && !matches!(codec, "vp9" | "av1");
        match name {
            "smpte170m" | "bt470bg" | "fcc" => Some(Matrix::Bt601),
            "bt709" => Some(Matrix::Bt709),
            "" | "unknown" => Some(if is_old { Matrix::Bt601 } else { Matrix::Bt709 }),
            _ => None,
        }
    }

    /// What U adds to blue and takes from green, what V takes from green and adds to red, 64ths.
    fn shares(self) -> [i32; 4] {
        match self {
            Matrix::Bt601 => [128, 25, 52, 102],
            Matrix::Bt709 => [128, 14, 34, 115],
        }
    }
}

/// Black and the length of the scale of brightness, fixed-point.
const BLACK: i32 = 1160;
const BRIGHTNESS: i32 = 18997;

/// One picture of planes Y, U and V, rows from the top; U and V have half the width and height,
/// rounded up.
pub struct Planes<'a> {
    /// Width of the picture, pixels.
    pub width: usize,
    /// Height of the picture, pixels.
    pub height: usize,
    /// All three planes, one after the other, with the brightness from 16 to 235.
    pub bytes: &'a [u8],
}

/// How many bytes the planes of a picture have.
pub fn planes_len(width: usize, height: usize) -> usize {
    width * height + 2 * width.div_ceil(2) * height.div_ceil(2)
}

impl Planes<'_> {
    /// Red, green and blue bytes, rows from the top.
    pub fn rgb(&self, matrix: Matrix) -> Vec<u8> {
        let [u_blue, u_green, v_green, v_red] = matrix.shares();
        let (half_width, half_height) = (self.width.div_ceil(2), self.height.div_ceil(2));
        let (brightness, colour) = self.bytes.split_at(self.width * self.height);
        let (u, v) = colour.split_at(half_width * half_height);
        let mut rgb = Vec::with_capacity(3 * brightness.len());
        for (i, y) in brightness.iter().enumerate() {
            let half = i / self.width / 2 * half_width + i % self.width / 2;
            let light = ((i32::from(*y) * 0x0101 * BRIGHTNESS) >> 16) - BLACK;
            let (u, v) = (i32::from(u[half]) - 128, i32::from(v[half]) - 128);
            let byte = |value: i32| (value >> 6).clamp(0, 255) as u8;
            rgb.extend([
                byte(light + v_red * v),
                byte(light - u_green * u - v_green * v),
                byte(light + u_blue * u),
            ]);
        }
        rgb
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Y, U and V, and what Chromium 156 makes of them: pixels of tests/clips/06_mixed_reps.mp4
    /// read from its canvas.
    const SEEN: [([u8; 3], [u8; 3]); 6] = [
        ([104, 113, 160], [160, 89, 72]),
        ([110, 110, 147], [144, 103, 73]),
        ([193, 139, 116], [184, 210, 228]),
        ([183, 117, 134], [205, 194, 172]),
        ([119, 119, 132], [127, 120, 102]),
        ([189, 128, 128], [201, 201, 201]),
    ];

    /// A picture of one colour, of an odd size.
    fn one_colour([y, u, v]: [u8; 3], matrix: Matrix) -> [u8; 3] {
        let bytes = [[y; 9].as_slice(), &[u; 4], &[v; 4]].concat();
        assert_eq!(bytes.len(), planes_len(3, 3));
        let rgb = Planes { width: 3, height: 3, bytes: &bytes }.rgb(matrix);
        assert!(rgb.len() == 27 && rgb.chunks(3).all(|pixel| pixel == &rgb[..3]));
        [rgb[0], rgb[1], rgb[2]]
    }

    #[test]
    fn black_white_and_grey_are_grey() {
        for matrix in [Matrix::Bt601, Matrix::Bt709] {
            assert_eq!(
                [16, 126, 235].map(|y| one_colour([y, 128, 128], matrix)),
                [[0; 3], [128; 3], [255; 3]],
                "{matrix:?}"
            );
        }
    }

    #[test]
    fn colours_are_those_that_chromium_gives() {
        for (yuv, rgb) in SEEN {
            assert_eq!(one_colour(yuv, Matrix::Bt709), rgb, "{yuv:?}");
        }
        assert_ne!(one_colour(SEEN[0].0, Matrix::Bt601), SEEN[0].1);
    }

    #[test]
    fn a_video_that_does_not_say_is_told_by_its_height() {
        // Chromium 156 takes an H.264 file of 480 × 854 for BT.709, and one of 854 × 480 for
        // BT.601.
        let of = |name, height_px| Matrix::of(name, "h264", height_px);
        assert_eq!([of("unknown", 854), of("bt709", 480)], [Some(Matrix::Bt709); 2]);
        assert_eq!(
            [of("unknown", 480), of("", 480), of("smpte170m", 1080)],
            [Some(Matrix::Bt601); 3]
        );
        assert_eq!(
            (Matrix::of("unknown", "vp9", 480), of("bt2020nc", 1080)),
            (Some(Matrix::Bt709), None)
        );
    }
}
