//! Reading a video's frames with their own timestamps, and writing one, through ffmpeg.

use anyhow::{Context, Result, bail, ensure};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A video's frames, decoded one after the other.
pub struct VideoReader {
    child: Child,
    pictures: BufReader<ChildStdout>,
    times_s: std::vec::IntoIter<f64>,
    /// How many frames the file has.
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
        let times_s = frame_times_s(path)?;
        let (Some(first), Some(last)) = (times_s.first().copied(), times_s.last().copied()) else {
            bail!("{} holds no video picture (an empty file, or sound only)", path.display());
        };
        let mut child = Command::new("ffmpeg")
            .args(["-v", "error", "-nostdin", "-i"])
            .arg(path)
            .args(["-map", "0:v:0", "-fps_mode", "passthrough", "-vf", &colours(path)?, "-f", "image2pipe", "-c:v", "ppm"])
            .args(["-pix_fmt", "rgb24", "-"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("ffmpeg can't be started; is it installed?")?;
        let pictures = BufReader::with_capacity(1 << 20, child.stdout.take().context("ffmpeg gives no output")?);
        let spacing_s = median_spacing_s(&times_s);
        Ok(VideoReader {
            child,
            pictures,
            frame_count: times_s.len(),
            duration_s: last - first + spacing_s,
            times_s: times_s.into_iter().map(|t_s| t_s - first).collect::<Vec<_>>().into_iter(),
        })
    }

    /// The next frame; `None` at the end.
    ///
    /// # Errors
    /// One sentence when ffmpeg's output breaks off.
    pub fn next_frame(&mut self) -> Result<Option<DecodedFrame>> {
        let Some(t_s) = self.times_s.next() else { return Ok(None) };
        let Some((width, height)) = read_ppm_header(&mut self.pictures)? else { return Ok(None) };
        let mut rgb = vec![0; width * height * 3];
        self.pictures.read_exact(&mut rgb).context("the video breaks off in the middle of a frame")?;
        Ok(Some(DecodedFrame { t_s, width, height, rgb }))
    }
}

impl Drop for VideoReader {
    fn drop(&mut self) {
        // The process may have ended by itself; nothing is owed to it then.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The filter that gives the colours of a browser: exact rounding, and BT.709 where the file does not name its own matrix.
fn colours(path: &Path) -> Result<String> {
    let output = Command::new("ffprobe")
        .args(["-v", "error", "-select_streams", "v:0", "-show_entries", "stream=color_space", "-of", "default=nw=1:nk=1"])
        .arg(path)
        .output()
        .context("ffprobe can't be started; is ffmpeg installed?")?;
    let named = String::from_utf8_lossy(&output.stdout);
    let matrix = if named.trim().is_empty() || named.contains("unknown") { "in_color_matrix=bt709:" } else { "" };
    Ok(format!("scale={matrix}flags=accurate_rnd+full_chroma_int+neighbor"))
}

/// Presentation times of all frames of the first video stream, s, as the file states them, made to rise strictly.
fn frame_times_s(path: &Path) -> Result<Vec<f64>> {
    let output = Command::new("ffprobe")
        .args(["-v", "error", "-select_streams", "v:0", "-show_entries", "frame=best_effort_timestamp_time", "-of", "csv=p=0"])
        .arg(path)
        .output()
        .context("ffprobe can't be started; is ffmpeg installed?")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{} can't be read as a video: {}", path.display(), said.lines().last().unwrap_or("ffprobe gives no reason").trim());
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let mut times_s: Vec<f64> = Vec::new();
    for line in text.lines() {
        let Ok(t_s) = line.trim().trim_end_matches(',').parse::<f64>() else { continue };
        if times_s.last().is_none_or(|last| t_s > *last) {
            times_s.push(t_s);
        }
    }
    Ok(times_s)
}

fn median_spacing_s(times_s: &[f64]) -> f64 {
    let mut spacings: Vec<f64> = times_s.windows(2).map(|pair| pair[1] - pair[0]).collect();
    spacings.sort_by(f64::total_cmp);
    spacings.get(spacings.len() / 2).copied().unwrap_or(0.0)
}

/// Width and height from a binary PPM's header; `None` at the end of the stream.
fn read_ppm_header(pictures: &mut impl BufRead) -> Result<Option<(usize, usize)>> {
    let mut fields = Vec::new();
    while fields.len() < 4 {
        let mut line = String::new();
        if pictures.read_line(&mut line)? == 0 {
            ensure!(fields.is_empty(), "the video breaks off between two frames");
            return Ok(None);
        }
        fields.extend(line.split_whitespace().map(str::to_owned));
    }
    ensure!(fields.first().is_some_and(|magic| magic == "P6"), "ffmpeg gave something other than pictures");
    Ok(Some((fields[1].parse()?, fields[2].parse()?)))
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
    pub fn create(path: &Path, width: usize, height: usize, frames_per_s: f64) -> Result<VideoWriter> {
        let mut child = Command::new("ffmpeg")
            .args(["-v", "error", "-nostdin", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24"])
            .args(["-s", &format!("{width}x{height}"), "-r", &format!("{frames_per_s:.4}"), "-i", "-"])
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
            .arg(path)
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
        self.input.as_mut().context("the video is already finished")?.write_all(rgb).context("ffmpeg stopped writing the video")
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
    fn ppm_headers_and_the_end() {
        assert_eq!(read_ppm_header(&mut "P6\n480 854\n255\n".as_bytes()).unwrap(), Some((480, 854)));
        assert_eq!(read_ppm_header(&mut "".as_bytes()).unwrap(), None);
        assert!(read_ppm_header(&mut "P6\n480".as_bytes()).is_err());
    }

    #[test]
    fn the_median_spacing_ignores_one_long_gap() {
        assert!((median_spacing_s(&[0.0, 0.1, 0.2, 1.2, 1.3]) - 0.1).abs() < 1e-9);
        assert_eq!(median_spacing_s(&[0.0]), 0.0);
    }
}
