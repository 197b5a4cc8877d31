//! Drawing what was seen onto a video's frames: skeleton, the back's outline, rod and contacts,
//! angles and counts.

use crate::pipeline::Watching;
use crate::video::{DecodedFrame, VideoWriter};
use anyhow::Result;
use font8x8::{BASIC_FONTS, UnicodeFonts};
use hinge::Snapshot;
use hinge::back::rod::{BackView, Contact, ContactMark};
use hinge::drill::names;
use hinge::seen::hint_words;
use pose::{BodySide, Landmark, LandmarkId, Point, Pose, Vector};
use std::path::{Path, PathBuf};

const NEAR: [u8; 3] = [255, 176, 84];
const FAR: [u8; 3] = [120, 132, 150];
const WALL: [u8; 3] = [255, 255, 255];
const ROD: [u8; 3] = [255, 244, 224];
const INK: [u8; 3] = [255, 255, 255];
const SHADE: [u8; 3] = [16, 20, 26];
const OUTLINE: [u8; 3] = [120, 214, 255];
const HELD: [u8; 3] = [96, 214, 128];
const LEAVING: [u8; 3] = [255, 206, 84];
const LOST: [u8; 3] = [255, 92, 92];
const CANT_TELL: [u8; 3] = [200, 206, 214];
/// Where no outline is, the rod reaches this far beyond shoulder and hip, share of the trunk.
const ROD_REACH: f64 = 0.45;
/// Sizes as shares of the picture's longer side.
const ROD_WIDTH: f64 = 0.007;
const OUTLINE_WIDTH: f64 = 0.003;
const MARK_RADIUS: f64 = 0.013;
/// Share of a ring's radius that its hole takes, and the core in it.
const RING_HOLE: f64 = 0.6;
const RING_CORE: f64 = 0.3;
/// How much larger a lost contact's ring is than the other marks.
const LOST_SIZE: f64 = 1.3;

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

    /// Draws onto a frame and adds it.
    ///
    /// # Errors
    /// When ffmpeg can't write.
    pub fn add(&mut self, watching: Watching) -> Result<()> {
        let Watching { picture: frame, pose, judged, frames_per_s } = watching;
        let snapshot = &judged.snapshot;
        if let Some(rep) = &snapshot.finished_rep {
            let worst = rep.faults.first().map_or("clean", |fault| names::fault_name(fault.id));
            self.last_words = format!(
                "{} {worst}",
                rep.score.map_or("-".to_owned(), |score| format!("{score:.0}"))
            );
        }
        let mut canvas = Canvas { frame };
        if let Some(wall) = snapshot.wall {
            canvas.line(wall.line.0, wall.line.1, 2.0, WALL);
        }
        if let Some(pose) = pose {
            let near = snapshot.near_side.unwrap_or(BodySide::Right);
            canvas.skeleton(pose, near);
            match &snapshot.back {
                Some(back) => canvas.back(back),
                None => canvas.rod_on_joints(pose, near),
            }
        }
        canvas.words(snapshot, &self.last_words);
        let writer = match self.writer.take() {
            Some(writer) => writer,
            None => VideoWriter::create(&self.path, frame.width, frame.height, frames_per_s)?,
        };
        self.writer.insert(writer).add(&frame.rgb)
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
    fn skeleton(&mut self, pose: &Pose, near: BodySide) {
        for (side, colour, width_px) in [(near.opposite(), FAR, 2.0), (near, NEAR, 4.0)] {
            let chains = [
                vec![
                    side.ear(),
                    side.shoulder(),
                    side.hip(),
                    side.knee(),
                    side.ankle(),
                    side.heel(),
                    side.foot_index(),
                    side.ankle(),
                ],
                vec![side.shoulder(), side.elbow(), side.wrist()],
            ];
            for pair in chains.iter().flat_map(|chain| chain.windows(2)) {
                self.line(pose.at(pair[0]), pose.at(pair[1]), width_px, colour);
            }
            for Landmark { in_image, .. } in
                [side.shoulder(), side.hip(), side.knee(), side.ankle()].map(|id| pose.landmark(id))
            {
                self.disc(*in_image, width_px * 1.2, INK);
            }
        }
        self.disc(pose.at(LandmarkId::Nose), 4.0, NEAR);
    }

    /// The rod as the joints suggest it, on frames without an outline.
    fn rod_on_joints(&mut self, pose: &Pose, near: BodySide) {
        let (hip, shoulder) = (pose.at(near.hip()), pose.at(near.shoulder()));
        let trunk = shoulder.from(hip);
        self.line(
            hip.plus(trunk.scaled(-ROD_REACH)),
            shoulder.plus(trunk.scaled(ROD_REACH)),
            2.0,
            ROD,
        );
    }

    /// The rod as a rigid line at its measured gaps from the back's outline, and its contacts.
    fn back(&mut self, back: &BackView) {
        let longer_side_px = self.frame.width.max(self.frame.height) as f64;
        if let Some((from, to)) = back.rod {
            self.line(from, to, ROD_WIDTH * longer_side_px, ROD);
        }
        for pair in back.outline.windows(2) {
            self.line(pair[0], pair[1], OUTLINE_WIDTH * longer_side_px, OUTLINE);
        }
        for mark in &back.contacts {
            self.contact(mark, MARK_RADIUS * longer_side_px);
        }
    }

    /// A contact's mark: held a disc, leaving a ring with a core, lost a large ring, not to be told
    /// a cross. From one that leaves a line goes to its place on the rod: the gap.
    fn contact(&mut self, mark: &ContactMark, radius_px: f64) {
        let gap_colour = match mark.contact {
            Contact::Leaving => Some(LEAVING),
            Contact::Lost => Some(LOST),
            _ => None,
        };
        if let Some((on_rod, colour)) = mark.on_rod.zip(gap_colour) {
            self.line(mark.at, on_rod, radius_px * RING_CORE, colour);
        }
        match mark.contact {
            Contact::Unjudged => {}
            Contact::Held => self.disc(mark.at, radius_px, HELD),
            Contact::Leaving => {
                self.ring(mark.at, radius_px, LEAVING);
                self.disc(mark.at, radius_px * RING_CORE, LEAVING);
            }
            Contact::Lost => self.ring(mark.at, radius_px * LOST_SIZE, LOST),
            Contact::CantTell => {
                for side in [-1.0, 1.0] {
                    let arm = Vector::new(radius_px, side * radius_px)
                        .scaled(std::f64::consts::FRAC_1_SQRT_2);
                    self.line(
                        mark.at.plus(arm.scaled(-1.0)),
                        mark.at.plus(arm),
                        radius_px * RING_CORE,
                        CANT_TELL,
                    );
                }
            }
        }
    }

    fn words(&mut self, snapshot: &Snapshot, last_words: &str) {
        let size = (self.frame.width / 240).max(1);
        let line_px = 11 * size;
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
        self.round(centre, 0.0, radius_px, colour);
    }

    fn ring(&mut self, centre: Point, radius_px: f64, colour: [u8; 3]) {
        self.round(centre, radius_px * RING_HOLE, radius_px, colour);
    }

    /// All dots between two distances from a centre.
    fn round(&mut self, centre: Point, inner_px: f64, outer_px: f64, colour: [u8; 3]) {
        let reach = outer_px.ceil() as i64;
        for dy in -reach..=reach {
            for dx in -reach..=reach {
                if (inner_px * inner_px..=outer_px * outer_px)
                    .contains(&((dx * dx + dy * dy) as f64))
                {
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The dots that a mark in the middle of a black picture colours, whatever the colour.
    fn dots(contact: Contact) -> BTreeSet<(usize, usize)> {
        let mut frame = DecodedFrame { t_s: 0.0, width: 40, height: 40, rgb: vec![0; 40 * 40 * 3] };
        Canvas { frame: &mut frame }
            .contact(&ContactMark { at: Point::new(20.0, 20.0), on_rod: None, contact }, 10.0);
        let coloured =
            frame.rgb.chunks(3).enumerate().filter(|(_, dot)| dot.iter().any(|value| *value > 0));
        coloured.map(|(index, _)| (index % 40, index / 40)).collect()
    }

    #[test]
    fn each_state_of_a_contact_has_a_shape_of_its_own() {
        assert!(dots(Contact::Unjudged).is_empty());
        let shapes = [Contact::Held, Contact::Leaving, Contact::Lost, Contact::CantTell].map(dots);
        for (index, shape) in shapes.iter().enumerate() {
            assert!(
                !shape.is_empty()
                    && shapes[..index]
                        .iter()
                        .all(|other| shape.symmetric_difference(other).count() > 40)
            );
        }
    }
}
