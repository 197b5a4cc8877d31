//! The session record `dowel.session/1`: the one shape in which results leave the app.
//!
//! Angles in degrees, times in seconds from the first frame, places in pixels of the source
//! picture. Unknown is `None`, never a guess.

use crate::back::contour::BackReading;
use crate::back::gaps::Gaps;
use crate::rep::record::Rep;
use crate::rep::reference::{EarlierReference, ReferenceError, check_sag};
use crate::seen::angles::{Angles, Facing};
use crate::statistics::{mean, percentile};
use serde::{Deserialize, Serialize};

/// The record's name and version.
pub const SCHEMA: &str = "dowel.session/1";

/// A whole set, frame by frame and rep by rep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SessionRecord {
    /// [`SCHEMA`].
    pub schema: String,
    /// Version of the app that made it.
    pub app: String,
    /// The model that saw the person.
    pub model: ModelInfo,
    /// Drill id, as `hip-hinge`.
    pub drill: String,
    /// What was looked at.
    pub source: SourceInfo,
    /// The side of the picture to which the person faced, once known.
    pub facing: Option<Facing>,
    /// The person's own standing, once taken.
    pub calibration: Option<CalibrationRecord>,
    /// All frames that were looked at; `t` strictly rises.
    pub frames: Vec<FrameRecord>,
    /// All reps, in order, not overlapping.
    pub reps: Vec<Rep>,
    /// The set as a whole.
    pub set: SetRecord,
}

/// Which model, exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelInfo {
    /// `blazepose-lite` or `blazepose-full`.
    pub name: String,
    /// SHA-256 of the model file, 64 hexadecimal digits.
    pub sha256: String,
}

/// Where the frames came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceInfo {
    /// `video` or `camera`.
    pub kind: SourceKind,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// How many frames the source had.
    pub frames: u32,
    /// Its length, s.
    pub duration_s: f64,
}

/// Kind of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum SourceKind {
    Camera,
    Video,
}

/// The person's own standing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalibrationRecord {
    /// When it was taken, s.
    pub at_s: f64,
    /// Shoulder to hip in standing, pixels.
    pub trunk_px: f64,
    /// The reference rep that the back is compared with, if any.
    pub reference: Option<ReferenceRecord>,
    /// Why the reference rep that was asked for could not serve.
    #[serde(default)]
    pub reference_refused: Option<ReferenceError>,
}

/// The reference rep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReferenceRecord {
    /// Where it comes from.
    pub from: ReferenceSource,
    /// Number of the rep, 1 = first.
    pub rep: Option<u32>,
    /// Its sag at the bottom minus standing, fraction of the standing trunk.
    pub sag: f64,
}

/// Where a reference rep comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReferenceSource {
    /// A rep of this set.
    Rep,
    /// An earlier record.
    File,
}

/// One frame.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrameRecord {
    /// Time, s.
    pub t: f64,
    /// Whether a whole person was tracked; if not, every measure is `None`.
    pub seen: bool,
    /// 33 of [x px, y px, visibility 0…1].
    pub landmarks: Option<Vec<[f64; 3]>>,
    /// The frame's angles.
    #[serde(flatten)]
    pub angles: Angles,
    /// Gaps between rod and back.
    pub dowel: Option<Gaps>,
    /// The back's outline as it was read, where the silhouette was asked for.
    #[serde(default)]
    pub back: Option<BackReading>,
}

/// The set as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetRecord {
    /// How many reps.
    pub reps: u32,
    /// Mean of the scores that there are, 0…100.
    pub score: Option<f64>,
    /// The farthest clean tap, metres behind the standing hips, in a drill with a wall.
    #[serde(default)]
    pub farthest_tap_m: Option<f64>,
}

impl SetRecord {
    /// The summary of these reps; the score is the rounded mean of the scores that there are.
    pub fn of(reps: &[Rep]) -> SetRecord {
        let clean_taps_m =
            reps.iter().filter_map(|rep| rep.wall).filter(|tap| tap.clean).map(|tap| tap.at_m);
        SetRecord {
            reps: reps.len() as u32,
            score: mean(reps.iter().filter_map(|rep| rep.score)).map(f64::round),
            farthest_tap_m: clean_taps_m.reduce(f64::max),
        }
    }
}

impl EarlierReference {
    /// The median of a record's reps.
    ///
    /// # Errors
    /// When no rep's back was seen, or it is too round or too hollow.
    pub fn of_record(record: &SessionRecord) -> Result<Self, ReferenceError> {
        let sag = percentile(record.reps.iter().filter_map(|rep| rep.sag), 0.5)
            .ok_or(ReferenceError::NoneSeen)?;
        check_sag(sag)?;
        let facing = record.facing.ok_or(ReferenceError::NoneSeen)?;
        Ok(Self { drill: record.drill.clone(), model: record.model.name.clone(), facing, sag })
    }
}
