//! Drawing what was seen onto a video's frames: the very strokes of the app's live screen, with
//! angles and counts beside them.

mod letters;
mod paint;

use crate::output::Output;
use crate::pipeline::Watching;
use crate::video::VideoWriter;
use anyhow::Result;
use hinge::Snapshot;
use hinge::drill::fault::fault_name;
use hinge::seen::hint_words;
use page::live::overlay::{Figure, strokes};
use paint::{Canvas, Colours};
use pose::{BodySide, Landmark, Pose};
use std::path::Path;

/// Writes a video with what was seen drawn on it.
pub struct Overlay {
    output: Output,
    colours: Colours,
    writer: Option<VideoWriter>,
    last_words: String,
}

impl Overlay {
    /// An overlay that will be written to `path`.
    ///
    /// # Errors
    /// When the app's stylesheet lacks a colour, or `path` names no file.
    pub fn new(path: &Path) -> Result<Overlay> {
        Ok(Overlay {
            output: Output::new(path)?,
            colours: Colours::of_the_app()?,
            writer: None,
            last_words: String::new(),
        })
    }

    /// Draws onto a frame and adds it.
    ///
    /// # Errors
    /// When ffmpeg can't write.
    pub fn add(&mut self, watching: Watching) -> Result<()> {
        let Watching { picture: frame, pose, judged, frames_per_s } = watching;
        let snapshot = &judged.snapshot;
        if let Some(rep) = &snapshot.finished_rep {
            let worst = rep.faults.first().map_or("clean", |fault| fault_name(fault.id));
            self.last_words = format!(
                "{} {worst}",
                rep.score.map_or("-".to_owned(), |score| format!("{score:.0}"))
            );
        }
        let mut canvas = Canvas::of(frame)?;
        let landmarks = pose.map(landmarks_in_image).unwrap_or_default();
        let figure = Figure {
            landmarks_in_image: &landmarks,
            near_is_left: snapshot.near_side.map(|side| side == BodySide::Left),
            back: snapshot.back.as_ref(),
            wall: snapshot.wall,
        };
        for stroke in strokes(&figure, frame.width.max(frame.height) as f64) {
            canvas.stroke(&stroke, &self.colours);
        }
        letters::write_lines(&mut canvas, &lines(snapshot, &self.last_words), &self.colours);
        canvas.copy_into(frame);
        let writer = match self.writer.take() {
            Some(writer) => writer,
            None => {
                VideoWriter::create(self.output.part(), frame.width, frame.height, frames_per_s)?
            }
        };
        self.writer.insert(writer).add(&frame.rgb)
    }

    /// Ends the video.
    ///
    /// # Errors
    /// When ffmpeg fails.
    pub fn finish(self) -> Result<()> {
        match self.writer {
            Some(writer) => {
                writer.finish()?;
                self.output.keep()
            }
            None => Ok(()),
        }
    }
}

/// x and y in pixels and visibility of each landmark.
fn landmarks_in_image(pose: &Pose) -> Vec<[f64; 3]> {
    let values =
        |landmark: &Landmark| [landmark.in_image.x, landmark.in_image.y, landmark.visibility];
    pose.landmarks.iter().map(values).collect()
}

/// What stands in the corner.
fn lines(snapshot: &Snapshot, last_words: &str) -> Vec<String> {
    let angle = |name: &str, value: Option<f64>| {
        format!("{name} {}", value.map_or("-".to_owned(), |v| format!("{v:.0}")))
    };
    let mut lines = vec![
        format!("reps {}", snapshot.rep_count),
        angle("hip", snapshot.angles.hip_deg),
        angle("knee", snapshot.angles.knee_deg),
        last_words.to_owned(),
    ];
    lines.extend(snapshot.hint.map(|hint| hint_words::hint(hint).to_owned()));
    lines
}
