//! Drawing what was seen onto a video's frames: skeleton, rod line, angles and counts.

use crate::video::{DecodedFrame, VideoWriter};
use anyhow::Result;
use font8x8::{BASIC_FONTS, UnicodeFonts};
use hinge::{Snapshot, text};
use pose::{BodySide, Landmark, LandmarkId, Point, Pose};
use std::path::{Path, PathBuf};

const NEAR: [u8; 3] = [255, 176, 84];
const FAR: [u8; 3] = [120, 132, 150];
const ROD: [u8; 3] = [255, 244, 224];
const INK: [u8; 3] = [255, 255, 255];
const SHADE: [u8; 3] = [16, 20, 26];
/// The rod reaches this far beyond shoulder and hip, share of the trunk.
const ROD_REACH: f64 = 0.45;

/// Writes a video with what was seen drawn on it.
pub struct Overlay {
    path: PathBuf,
    writer: Option<VideoWriter>,
    last_words: String,
}

impl Overlay {
    /// An overlay that will be written to `path`.
    pub fn new(path: &Path) -> Overlay {
        Overlay { path: path.to_owned(), writer: None, last_words: String::new() }
    }

    /// Draws onto a frame and adds it. `frames_per_s`: the video's mean rate.
    ///
    /// # Errors
    /// When ffmpeg can't write.
    pub fn add(&mut self, frame: &mut DecodedFrame, pose: Option<&Pose>, snapshot: &Snapshot, frames_per_s: f64) -> Result<()> {
        if let Some(rep) = &snapshot.finished_rep {
            let worst = rep.faults.first().map_or("clean", |fault| text::fault_name(fault.id));
            self.last_words = format!("{} {worst}", rep.score.map_or("-".to_owned(), |score| format!("{score:.0}")));
        }
        let mut canvas = Canvas { frame };
        if let Some(pose) = pose {
            canvas.skeleton(pose, snapshot.near_side);
        }
        canvas.words(snapshot, &self.last_words);
        if self.writer.is_none() {
            self.writer = Some(VideoWriter::create(&self.path, frame.width, frame.height, frames_per_s)?);
        }
        match &mut self.writer {
            Some(writer) => writer.add(&frame.rgb),
            None => Ok(()),
        }
    }

    /// Ends the video.
    ///
    /// # Errors
    /// When ffmpeg fails.
    pub fn finish(self) -> Result<()> {
        self.writer.map_or(Ok(()), VideoWriter::finish)
    }
}

struct Canvas<'a> {
    frame: &'a mut DecodedFrame,
}

impl Canvas<'_> {
    fn skeleton(&mut self, pose: &Pose, near: Option<BodySide>) {
        let near = near.unwrap_or(BodySide::Right);
        for (side, colour, width_px) in [(near.opposite(), FAR, 2.0), (near, NEAR, 4.0)] {
            let chains = [
                vec![side.ear(), side.shoulder(), side.hip(), side.knee(), side.ankle(), side.heel(), side.foot_index(), side.ankle()],
                vec![side.shoulder(), side.elbow(), side.wrist()],
            ];
            for pair in chains.iter().flat_map(|chain| chain.windows(2)) {
                self.line(pose.at(pair[0]), pose.at(pair[1]), width_px, colour);
            }
            for Landmark { in_image, .. } in [side.shoulder(), side.hip(), side.knee(), side.ankle()].map(|id| pose.landmark(id)) {
                self.disc(*in_image, width_px * 1.2, INK);
            }
        }
        self.disc(pose.at(LandmarkId::Nose), 4.0, NEAR);
        let (hip, shoulder) = (pose.at(near.hip()), pose.at(near.shoulder()));
        let trunk = shoulder.from(hip);
        self.line(hip.plus(trunk.scaled(-ROD_REACH)), shoulder.plus(trunk.scaled(ROD_REACH)), 2.0, ROD);
    }

    fn words(&mut self, snapshot: &Snapshot, last_words: &str) {
        let size = (self.frame.width / 240).max(1);
        let line_px = 11 * size;
        let angle = |name: &str, value: Option<f64>| format!("{name} {}", value.map_or("-".to_owned(), |v| format!("{v:.0}")));
        let mut lines = vec![
            format!("reps {}", snapshot.rep_count),
            angle("hip", snapshot.angles.hip_deg),
            angle("knee", snapshot.angles.knee_deg),
            last_words.to_owned(),
        ];
        lines.extend(snapshot.hint.map(|hint| text::hint(hint).to_owned()));
        for (index, line) in lines.iter().enumerate() {
            self.text(line, 4 * size, 4 * size + index * line_px, size);
        }
    }

    fn text(&mut self, line: &str, left: usize, top: usize, size: usize) {
        for (place, letter) in line.chars().enumerate() {
            let Some(glyph) = BASIC_FONTS.get(letter) else { continue };
            for (row, bits) in glyph.iter().enumerate() {
                for column in (0..8).filter(|column| bits >> column & 1 == 1) {
                    let (x, y) = (left + (place * 8 + column) * size, top + row * size);
                    self.block(x + size, y + size, size, SHADE);
                    self.block(x, y, size, INK);
                }
            }
        }
    }

    fn block(&mut self, left: usize, top: usize, side_px: usize, colour: [u8; 3]) {
        for y in top..top + side_px {
            for x in left..left + side_px {
                self.dot(x as i64, y as i64, colour);
            }
        }
    }

    fn line(&mut self, from: Point, to: Point, width_px: f64, colour: [u8; 3]) {
        let along = to.from(from);
        let steps = along.length().ceil().clamp(1.0, 4000.0);
        for step in 0..=steps as usize {
            self.disc(from.plus(along.scaled(step as f64 / steps)), width_px / 2.0, colour);
        }
    }

    fn disc(&mut self, centre: Point, radius_px: f64, colour: [u8; 3]) {
        let reach = radius_px.ceil() as i64;
        for dy in -reach..=reach {
            for dx in -reach..=reach {
                if (dx * dx + dy * dy) as f64 <= radius_px * radius_px {
                    self.dot(centre.x.round() as i64 + dx, centre.y.round() as i64 + dy, colour);
                }
            }
        }
    }

    fn dot(&mut self, x: i64, y: i64, colour: [u8; 3]) {
        if (0..self.frame.width as i64).contains(&x) && (0..self.frame.height as i64).contains(&y) {
            let index = (y as usize * self.frame.width + x as usize) * 3;
            self.frame.rgb[index..index + 3].copy_from_slice(&colour);
        }
    }
}
