//! Reading a video's frames with their own timestamps, and writing one, through ffmpeg.

pub mod yuv;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use yuv::{Matrix, Planes, planes_len};

/// What ffprobe says of a file whose end is missing.
const TRUNCATED: [&str; 2] = ["partial file", "ended prematurely"];

/// A video's frames, decoded one after the other, each with its own time. A picture without a time,
/// or whose time does not rise, is left out.
pub struct VideoReader {
    child: Child,
    pictures: BufReader<ChildStdout>,
    size_px: (usize, usize),
    matrix: Matrix,
    /// One entry per picture that the file holds, s from the first; `None` where the picture is
    /// left out.
    times_s: std::vec::IntoIter<Option<f64>>,
    last_t_s: f64,
    is_truncated: bool,
    /// How many pictures the file holds.
    pub frame_count: usize,
    /// From the first frame's time to the end of the last, s.
    pub duration_s: f64,
}

/// One decoded frame, upright as the file says.
pub struct DecodedFrame {
    /// Presentation time, s from the first frame's.
    pub t_s: f64,
    /// Width, pixels.
    pub width: usize,
    /// Height, pixels.
    pub height: usize,
    /// Red, green and blue bytes, rows from the top.
    pub rgb: Vec<u8>,
}

impl VideoReader {
    /// Opens a video file.
    ///
    /// # Errors
    /// One sentence when the file can't be read, holds no picture or ffmpeg is missing.
    pub fn open(path: &Path) -> Result<VideoReader> {
        ensure!(path.is_file(), "there is no file {}", path.display());
        let listing = list_frames(path)?;
        let known_s: Vec<f64> = listing.times_s.iter().copied().flatten().collect();
        ensure!(
            !listing.times_s.is_empty(),
            "{} holds no video picture (an empty file, or sound only)",
            path.display()
        );
        let (Some(first), Some(last)) = (known_s.first().copied(), known_s.last().copied()) else {
            bail!("{} does not say when its pictures are shown", path.display());
        };
        let (matrix, filter) = colours(path)?;
        let mut child = Command::new("ffmpeg")
            .args(["-v", "error", "-nostdin", "-i"])
            .arg(file_address(path))
            .args(["-map", "0:v:0", "-fps_mode", "passthrough", "-vf", filter])
            .args(["-f", "yuv4mpegpipe", "-"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("ffmpeg can't be started; is it installed?")?;
        let mut pictures = BufReader::with_capacity(
            1 << 20,
            child.stdout.take().context("ffmpeg gives no output")?,
        );
        // ffmpeg says nothing where it can decode no picture.
        let size_px = read_size(&mut pictures).unwrap_or_default();
        let times_s: Vec<Option<f64>> =
            listing.times_s.iter().map(|t_s| t_s.map(|t_s| t_s - first)).collect();
        Ok(VideoReader {
            child,
            pictures,
            size_px,
            matrix,
            frame_count: times_s.len(),
            duration_s: last - first + median_spacing_s(&known_s),
            times_s: times_s.into_iter(),
            last_t_s: 0.0,
            is_truncated: listing.is_truncated,
        })
    }

    /// The next frame; `None` at the end, also where ffmpeg breaks off before it.
    pub fn next_frame(&mut self) -> Option<DecodedFrame> {
        for t_s in self.times_s.by_ref() {
            let (width, height) = self.size_px;
            let Some(bytes) = read_planes(&mut self.pictures, width, height) else {
                self.is_truncated = true;
                return None;
            };
            if let Some(t_s) = t_s {
                self.last_t_s = t_s;
                let rgb = Planes { width, height, bytes: &bytes }.rgb(self.matrix);
                return Some(DecodedFrame { t_s, width, height, rgb });
            }
        }
        None
    }

    /// After the last frame: the time, s from the first frame's, at which the pictures break off
    /// although the file should go on.
    pub fn breaks_off_s(&self) -> Option<f64> {
        self.is_truncated.then_some(self.last_t_s)
    }
}

impl Drop for VideoReader {
    fn drop(&mut self) {
        // The process may have ended by itself; nothing is owed to it then.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// How ffmpeg is told of a file, so that no name is taken for an option or for a place elsewhere.
fn file_address(path: &Path) -> OsString {
    let mut address = OsString::from("file:");
    address.push(path);
    address
}

/// Which colours a file's pictures have, and the filter that gives their planes: full-range ones
/// and other colours are brought to these.
fn colours(path: &Path) -> Result<(Matrix, &'static str)> {
    let output = Command::new("ffprobe")
        .args([
            "-v",
            "error",
            "-select_streams",
            "v:0",
            "-show_entries",
            "stream=codec_name,height,color_space",
            "-of",
            "json",
        ])
        .arg(file_address(path))
        .output()
        .context("ffprobe can't be started; is ffmpeg installed?")?;
    let streams: Value =
        serde_json::from_slice(&output.stdout).context("ffprobe does not answer as expected")?;
    let stream = &streams["streams"][0];
    let text = |key: &str| stream[key].as_str().unwrap_or_default();
    let height_px = stream["height"].as_u64().unwrap_or_default() as usize;
    Ok(match Matrix::of(text("color_space"), text("codec_name"), height_px) {
        Some(matrix) => (matrix, "scale=out_range=tv,format=yuv420p"),
        None => (Matrix::Bt709, "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"),
    })
}

/// The pictures of a file's first video stream, as ffprobe lists them.
struct Listing {
    /// One presentation time per picture, s, as the file states it; `None` where it is missing or
    /// does not rise.
    times_s: Vec<Option<f64>>,
    /// Whether the file's end is missing.
    is_truncated: bool,
}

fn list_frames(path: &Path) -> Result<Listing> {
    let output = Command::new("ffprobe")
        .args([
            "-v",
            "error",
            "-select_streams",
            "v:0",
            "-show_entries",
            "frame=best_effort_timestamp_time",
            "-of",
            "csv=p=0",
        ])
        .arg(file_address(path))
        .output()
        .context("ffprobe can't be started; is ffmpeg installed?")?;
    let said = String::from_utf8_lossy(&output.stderr);
    let times_s = rising_times_s(&String::from_utf8_lossy(&output.stdout));
    if !output.status.success() && times_s.is_empty() {
        bail!(
            "{} can't be read as a video: {}",
            path.display(),
            said.lines().last().unwrap_or("ffprobe gives no reason").trim()
        );
    }
    let is_truncated =
        !output.status.success() || TRUNCATED.iter().any(|words| said.contains(words));
    Ok(Listing { times_s, is_truncated })
}

/// One time per picture from ffprobe's lines, s. A line without any value belongs to a picture's
/// side data and is no picture.
fn rising_times_s(lines: &str) -> Vec<Option<f64>> {
    let mut last_s = f64::NEG_INFINITY;
    let values = lines
        .lines()
        .map(|line| line.trim().trim_end_matches(','))
        .filter(|value| !value.is_empty());
    values
        .map(|value| {
            let t_s = value.parse().ok().filter(|t_s: &f64| t_s.is_finite() && *t_s > last_s)?;
            last_s = t_s;
            Some(t_s)
        })
        .collect()
}

fn median_spacing_s(times_s: &[f64]) -> f64 {
    let mut spacings: Vec<f64> = times_s.windows(2).map(|pair| pair[1] - pair[0]).collect();
    spacings.sort_by(f64::total_cmp);
    spacings.get(spacings.len() / 2).copied().unwrap_or(0.0)
}

/// Width and height, pixels, from the first line of a YUV4MPEG stream; `None` where there is none.
fn read_size(pictures: &mut impl BufRead) -> Option<(usize, usize)> {
    let mut line = String::new();
    pictures.read_line(&mut line).ok()?;
    let mut fields = line.split_whitespace();
    fields.next().filter(|magic| *magic == "YUV4MPEG2")?;
    let mut sides = fields.filter_map(|field| field.strip_prefix(['W', 'H'])?.parse().ok());
    sides.next().zip(sides.next()).filter(|(width, height)| width * height > 0)
}

/// The planes of the stream's next picture; `None` at its end and where it breaks off within a
/// picture.
fn read_planes(pictures: &mut impl BufRead, width: usize, height: usize) -> Option<Vec<u8>> {
    let mut line = String::new();
    pictures.read_line(&mut line).ok().filter(|_| line.starts_with("FRAME"))?;
    let mut planes = vec![0; planes_len(width, height)];
    pictures.read_exact(&mut planes).ok()?;
    Some(planes)
}

/// Writes RGB frames as an H.264 video.
pub struct VideoWriter {
    child: Child,
    input: Option<ChildStdin>,
}

impl VideoWriter {
    /// Begins a video of `width` × `height` pixels at `frames_per_s`.
    ///
    /// # Errors
    /// One sentence when ffmpeg can't be started.
    pub fn create(
        path: &Path,
        width: usize,
        height: usize,
        frames_per_s: f64,
    ) -> Result<VideoWriter> {
        let mut child = Command::new("ffmpeg")
            .args(["-v", "error", "-nostdin", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24"])
            .args([
                "-s",
                &format!("{width}x{height}"),
                "-r",
                &format!("{frames_per_s:.4}"),
                "-i",
                "-",
            ])
            // H.264 in its common form wants even sides.
            .args([
                "-vf",
                "pad=ceil(iw/2)*2:ceil(ih/2)*2",
                "-c:v",
                "libx264",
                "-pix_fmt",
                "yuv420p",
                "-crf",
                "20",
                "-movflags",
                "+faststart",
            ])
            .arg(file_address(path))
            .stdin(Stdio::piped())
            .spawn()
            .context("ffmpeg can't be started; is it installed?")?;
        let input = child.stdin.take();
        Ok(VideoWriter { child, input })
    }

    /// Adds a frame: `width` × `height` × 3 bytes.
    ///
    /// # Errors
    /// When ffmpeg no longer takes frames.
    pub fn add(&mut self, rgb: &[u8]) -> Result<()> {
        self.input
            .as_mut()
            .context("the video is already finished")?
            .write_all(rgb)
            .context("ffmpeg stopped writing the video")
    }

    /// Ends the video and waits until it is written.
    ///
    /// # Errors
    /// When ffmpeg fails.
    pub fn finish(mut self) -> Result<()> {
        drop(self.input.take());
        ensure!(self.child.wait()?.success(), "ffmpeg failed to write the video");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_read_whole_or_not_at_all() {
        let stream =
            b"YUV4MPEG2 W2 H1 F15:1 Ip A0:0 C420mpeg2 XYSCSS=420MPEG2\nFRAME\nyYuvFRAME\nzZUV";
        let mut two = stream.as_slice();
        assert_eq!(read_size(&mut two), Some((2, 1)));
        assert_eq!(read_planes(&mut two, 2, 1), Some(b"yYuv".to_vec()));
        assert_eq!(read_planes(&mut two, 2, 1), Some(b"zZUV".to_vec()));
        assert_eq!(read_planes(&mut two, 2, 1), None);
        for broken in ["FRAME\nyYu", "FRA", "yYuv", ""] {
            assert_eq!(read_planes(&mut broken.as_bytes(), 2, 1), None, "{broken}");
        }
        assert!(
            ["", "P6\n2 1\n", "YUV4MPEG2 W2\n", "YUV4MPEG2 W0 H3\n"]
                .iter()
                .all(|broken| read_size(&mut broken.as_bytes()).is_none())
        );
    }

    #[test]
    fn a_missing_or_repeated_time_keeps_its_place() {
        let lines = "0.0,\n\n0.1\nN/A\n0.3\n0.3\n0.2\n0.4\n";
        assert_eq!(
            rising_times_s(lines),
            [Some(0.0), Some(0.1), None, Some(0.3), None, None, Some(0.4)]
        );
    }

    #[test]
    fn the_median_spacing_ignores_one_long_gap() {
        assert!((median_spacing_s(&[0.0, 0.1, 0.2, 1.2, 1.3]) - 0.1).abs() < 1e-9);
        assert_eq!(median_spacing_s(&[0.0]), 0.0);
    }
}
