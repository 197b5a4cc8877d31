//! One person's poses over time as a small file: what a set can be judged from again without its
//! pictures.
//!
//! Places are whole eighths of a pixel and are kept as the way from the frame before, the
//! silhouette as lines round it.

use crate::geometry::Point;
use crate::landmark::{LANDMARK_COUNT, Landmark, Pose};
use crate::roi::Roi;
use crate::silhouette::Silhouette;
use serde::{Deserialize, Serialize};

/// The file's version.
const VERSION: u8 = 1;
/// Parts of a pixel of the picture, and of a degree, that are told apart.
const PARTS: f64 = 8.0;
/// Parts of a pixel of the mask that are told apart.
const MASK_PARTS: f64 = 8.0;
/// Parts of a probability that are told apart.
const SHARE_PARTS: f64 = 255.0;
/// Parts of a second that are told apart.
const TIME_PARTS: f64 = 1e6;

/// A recorded set.
///
/// ```
/// use pose::recording::{RecordedFrame, Recording};
///
/// let nobody = RecordedFrame { t_s: 0.0, others_seen: false, person: None };
/// let recording = Recording {
///     width_px: 480,
///     height_px: 854,
///     model: ("blazepose-lite".into(), String::new()),
///     mask_side_px: 256,
///     frames: vec![nobody],
/// };
/// assert_eq!(Recording::from_bytes(&recording.to_bytes()?)?, recording);
/// # Ok::<(), pose::recording::RecordingError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Recording {
    /// Width of the picture, pixels.
    pub width_px: u32,
    /// Its height, pixels.
    pub height_px: u32,
    /// The model that saw the person: its name, and its file's SHA-256.
    pub model: (String, String),
    /// Pixels on each side of the masks.
    pub mask_side_px: u32,
    /// All frames; their times rise.
    pub frames: Vec<RecordedFrame>,
}

/// One of its frames.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedFrame {
    /// Its time, s.
    pub t_s: f64,
    /// Whether anybody else was there.
    pub others_seen: bool,
    /// The followed person without the mask, and the lines round it.
    pub person: Option<(Pose, Silhouette)>,
}

/// Why a recording can't be read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordingError {
    /// It ends too early, or is none.
    #[error("The recording is damaged. Reload the page.")]
    Unreadable(#[source] postcard::Error),
    /// It is empty, or one of its people lacks values.
    #[error("The recording is damaged. Reload the page.")]
    Damaged,
    /// Another version of the app wrote it.
    #[error("The recording is of another version. Reload the page.")]
    OtherVersion,
    /// It holds what no file can hold.
    #[error("The recording can't be written.")]
    Unwritable(#[source] postcard::Error),
}

#[derive(Serialize, Deserialize)]
struct Packed {
    version: u8,
    width_px: u32,
    height_px: u32,
    model: (String, String),
    mask_side_px: u32,
    frames: Vec<PackedFrame>,
}

#[derive(Serialize, Deserialize)]
struct PackedFrame {
    /// From the frame before, in parts of a second.
    after: u32,
    others_seen: bool,
    person: Option<PackedPerson>,
}

#[derive(Serialize, Deserialize)]
struct PackedPerson {
    score: u8,
    /// Each value's way from the person before: centre, side and turn of the region, then x and y
    /// of each landmark.
    steps: Vec<i32>,
    visibilities: Vec<u8>,
    /// Each line's corners, each as the way from the one before; the first one from the mask's
    /// corner.
    lines: Vec<Vec<(i32, i32)>>,
}

/// How many values [`PackedPerson::steps`] has.
const VALUE_COUNT: usize = 4 + 2 * LANDMARK_COUNT;
type Values = [i32; VALUE_COUNT];

impl Recording {
    /// The file.
    ///
    /// # Errors
    /// [`RecordingError::Unwritable`] for what no file can hold; a recording of poses can be
    /// written.
    pub fn to_bytes(&self) -> Result<Vec<u8>, RecordingError> {
        let (mut last, mut last_time) = ([0; VALUE_COUNT], 0.0);
        let frames = self.frames.iter().map(|frame| {
            let time = (frame.t_s * TIME_PARTS).round();
            let after = (time - last_time) as u32;
            last_time = time;
            let person = frame.person.as_ref().map(|(pose, silhouette)| {
                let values = values_of(pose);
                let steps = values.iter().zip(&last).map(|(now, before)| now - before).collect();
                last = values;
                PackedPerson {
                    score: whole(pose.score, SHARE_PARTS) as u8,
                    steps,
                    visibilities: pose
                        .landmarks
                        .iter()
                        .map(|landmark| whole(landmark.visibility, SHARE_PARTS) as u8)
                        .collect(),
                    lines: silhouette.lines.iter().map(|line| packed_line(line)).collect(),
                }
            });
            PackedFrame { after, others_seen: frame.others_seen, person }
        });
        let packed = Packed {
            version: VERSION,
            width_px: self.width_px,
            height_px: self.height_px,
            model: self.model.clone(),
            mask_side_px: self.mask_side_px,
            frames: frames.collect(),
        };
        postcard::to_allocvec(&packed).map_err(RecordingError::Unwritable)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// The kinds of [`RecordingError`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Recording, RecordingError> {
        if bytes.first() != Some(&VERSION) {
            return Err(if bytes.is_empty() {
                RecordingError::Damaged
            } else {
                RecordingError::OtherVersion
            });
        }
        let packed: Packed = postcard::from_bytes(bytes).map_err(RecordingError::Unreadable)?;
        let (mut last, mut time) = ([0; VALUE_COUNT], 0.0);
        let mut frames = Vec::with_capacity(packed.frames.len());
        for frame in packed.frames {
            time += f64::from(frame.after);
            let person = frame.person.map(|person| unpacked(&person, &mut last)).transpose()?;
            frames.push(RecordedFrame {
                t_s: time / TIME_PARTS,
                others_seen: frame.others_seen,
                person,
            });
        }
        let Packed { width_px, height_px, model, mask_side_px, .. } = packed;
        Ok(Recording { width_px, height_px, model, mask_side_px, frames })
    }

    /// The person of a frame, with the mask when it is asked for.
    pub fn pose(&self, frame: &RecordedFrame, with_mask: bool) -> Option<Pose> {
        let (pose, silhouette) = frame.person.as_ref()?;
        let mask = with_mask.then(|| silhouette.mask(self.mask_side_px as usize));
        Some(Pose { mask, ..pose.clone() })
    }

    /// The lines round a frame's person, in pixels of the picture.
    pub fn lines_in_image(&self, frame: &RecordedFrame) -> Vec<Vec<Point>> {
        let Some((pose, silhouette)) = &frame.person else { return Vec::new() };
        let unit = |grid: f64| (grid + 0.5) / f64::from(self.mask_side_px.max(1));
        let in_image =
            |corner: &Point| pose.roi.image_from_unit(Point::new(unit(corner.x), unit(corner.y)));
        silhouette.lines.iter().map(|line| line.iter().map(in_image).collect()).collect()
    }
}

fn whole(value: f64, parts: f64) -> i32 {
    (value * parts).round() as i32
}

fn values_of(pose: &Pose) -> Values {
    let Roi { centre_in_image, side_px, turn_deg } = pose.roi;
    let mut values = [0; VALUE_COUNT];
    let places =
        pose.landmarks.iter().flat_map(|landmark| [landmark.in_image.x, landmark.in_image.y]);
    for (value, exact) in values
        .iter_mut()
        .zip([centre_in_image.x, centre_in_image.y, side_px, turn_deg].into_iter().chain(places))
    {
        *value = whole(exact, PARTS);
    }
    values
}

fn packed_line(line: &[Point]) -> Vec<(i32, i32)> {
    let mut last = (0, 0);
    let step = |corner: &Point| {
        let at = (whole(corner.x, MASK_PARTS), whole(corner.y, MASK_PARTS));
        let step = (at.0 - last.0, at.1 - last.1);
        last = at;
        step
    };
    line.iter().map(step).collect()
}

fn unpacked(
    person: &PackedPerson,
    last: &mut Values,
) -> Result<(Pose, Silhouette), RecordingError> {
    if person.steps.len() != VALUE_COUNT || person.visibilities.len() != LANDMARK_COUNT {
        return Err(RecordingError::Damaged);
    }
    for (value, step) in last.iter_mut().zip(&person.steps) {
        *value = value.wrapping_add(*step);
    }
    let [x, y, side_px, turn_deg, places @ ..] = last.map(|value| f64::from(value) / PARTS);
    let mut landmarks = [Landmark::default(); LANDMARK_COUNT];
    for ((landmark, place), visibility) in
        landmarks.iter_mut().zip(places.chunks(2)).zip(&person.visibilities)
    {
        landmark.in_image = Point::new(place[0], place[1]);
        landmark.visibility = f64::from(*visibility) / SHARE_PARTS;
    }
    let roi = Roi { centre_in_image: Point::new(x, y), side_px, turn_deg };
    let lines = person.lines.iter().map(|line| {
        let mut at = (0_i32, 0_i32);
        let corner = |step: &(i32, i32)| {
            at = (at.0.wrapping_add(step.0), at.1.wrapping_add(step.1));
            Point::new(f64::from(at.0) / MASK_PARTS, f64::from(at.1) / MASK_PARTS)
        };
        line.iter().map(corner).collect()
    });
    let silhouette = Silhouette { lines: lines.collect() };
    Ok((
        Pose { landmarks, score: f64::from(person.score) / SHARE_PARTS, roi, mask: None },
        silhouette,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recording() -> Recording {
        let pose = |shift: f64| {
            let mut landmarks = [Landmark::default(); LANDMARK_COUNT];
            for (i, landmark) in landmarks.iter_mut().enumerate() {
                landmark.in_image = Point::new(shift + i as f64 * 3.125, 400.5 - i as f64);
                landmark.visibility = 1.0;
            }
            let roi = Roi {
                centre_in_image: Point::new(200.25, 300.5),
                side_px: 640.0 + shift,
                turn_deg: -12.5,
            };
            Pose { landmarks, score: 1.0, roi, mask: None }
        };
        let line =
            vec![Point::new(10.5, 20.0), Point::new(200.125, 30.0), Point::new(100.0, 220.0)];
        let frame = |t_s: f64, shift: Option<f64>| RecordedFrame {
            t_s,
            others_seen: false,
            person: shift.map(|shift| (pose(shift), Silhouette { lines: vec![line.clone()] })),
        };
        Recording {
            width_px: 480,
            height_px: 854,
            model: ("blazepose-lite".into(), "ab".into()),
            mask_side_px: 256,
            frames: vec![frame(0.0, Some(0.0)), frame(0.066667, None), frame(0.133333, Some(1.25))],
        }
    }

    #[test]
    fn what_was_written_is_read() {
        let recording = recording();
        assert_eq!(Recording::from_bytes(&recording.to_bytes().unwrap()), Ok(recording));
    }

    #[test]
    fn a_damaged_file_and_one_of_another_version_are_told() {
        let bytes = recording().to_bytes().unwrap();
        for end in 0..bytes.len() {
            let error = Recording::from_bytes(&bytes[..end]).unwrap_err();
            assert!(
                matches!(error, RecordingError::Unreadable(_) | RecordingError::Damaged),
                "cut after {end}: {error:?}"
            );
        }
        assert_eq!(Recording::from_bytes(b"<!DOCTYPE html>"), Err(RecordingError::OtherVersion));
    }

    #[test]
    fn lines_lie_in_the_picture_where_the_region_puts_them() {
        let mut recording = recording();
        let person = recording.frames[0].person.as_mut().unwrap();
        person.0.roi =
            Roi { centre_in_image: Point::new(256.0, 256.0), side_px: 512.0, turn_deg: 0.0 };
        let lines = recording.lines_in_image(&recording.frames[0]);
        assert!(lines[0][0].distance(Point::new(22.0, 41.0)) < 1e-9, "{:?}", lines[0][0]);
        assert!(recording.lines_in_image(&recording.frames[1]).is_empty());
    }
}
