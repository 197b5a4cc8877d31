//! The session record `dowel.session/1`: the one shape in which results leave the app.
//!
//! Angles in degrees, times in seconds from the first frame, places in pixels of the source
//! picture. Unknown is `None`, never a guess.

use crate::back::CantTell;
use crate::back::contour::BackReading;
use crate::drill::fault::{FaultId, Part};
use crate::rep::reference::ReferenceError;
use crate::statistics::mean;
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

/// The side of the picture (not of the body) to which the person faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Facing {
    Left,
    Right,
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
    /// Sag of its trunk contour, fraction of the standing trunk.
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

/// The angles of a frame or of a rep's bottom, degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Angles {
    /// Flexion between trunk and near thigh, relative to the person's own standing; − = leaning
    /// back.
    pub hip_deg: Option<f64>,
    /// Flexion between near thigh and shin, relative to standing.
    pub knee_deg: Option<f64>,
    /// Direction ankle → knee from vertical, + = knee forward of the ankle.
    pub shin_deg: Option<f64>,
    /// Direction hip → shoulder from vertical, + = forward.
    pub trunk_deg: Option<f64>,
    /// Head against the line hip → shoulder, relative to standing, + = looking up.
    pub head_deg: Option<f64>,
}

/// Perpendicular gaps between the virtual rod and its contacts, fraction of the standing trunk, ≥
/// 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Gaps {
    /// Back of the head.
    pub head: Option<f64>,
    /// Between the shoulder blades.
    pub upper_back: Option<f64>,
    /// Tailbone.
    pub tailbone: Option<f64>,
}

/// One repetition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rep {
    /// When it left standing, s.
    pub start_s: f64,
    /// When it was deepest, s.
    pub bottom_s: f64,
    /// When it was back, s.
    pub end_s: f64,
    /// Angles at the bottom.
    #[serde(flatten)]
    pub angles: Angles,
    /// Share of the bending that the hips did, Δhip ÷ (Δhip + Δknee), 0…1.
    pub hip_share: Option<f64>,
    /// How far the hips went back by the bottom, metres, scaled by the person's height.
    #[serde(default)]
    pub hip_travel_m: Option<f64>,
    /// How far the hips went down by the bottom, metres: a hinge takes them back farther than down.
    #[serde(default)]
    pub hip_drop_m: Option<f64>,
    /// How long its phases lasted.
    #[serde(default)]
    pub tempo: Option<Tempo>,
    /// The tap on the wall, in a drill that has one.
    #[serde(default)]
    pub wall: Option<WallTap>,
    /// The worst sustained gaps of its deep part.
    pub dowel: Option<Gaps>,
    /// Sag of the back's outline at the bottom minus standing, fraction of the standing trunk,
    /// before any reference.
    #[serde(default)]
    pub sag: Option<f64>,
    /// Deepest hip angle on the way down with head, upper back and tailbone on the rod, degrees.
    #[serde(default)]
    pub clean_range_deg: Option<f64>,
    /// Why the back could not be judged.
    #[serde(default)]
    pub cant_tell: Option<CantTell>,
    /// Why the head could not be judged.
    #[serde(default)]
    pub head_cant_tell: Option<CantTell>,
    /// 0…100, or `None` when no part could be measured.
    pub score: Option<f64>,
    /// The score's parts.
    pub parts: Parts,
    /// What was wrong, worst first.
    pub faults: Vec<Fault>,
    /// What could not be judged.
    pub unseen: Vec<Unseen>,
}

/// How long the phases of a rep lasted, s. The pause is the time about as deep as the bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tempo {
    /// From the rest to the pause.
    pub down_s: f64,
    /// About as deep as the bottom.
    pub pause_s: f64,
    /// From the pause to the rest.
    pub up_s: f64,
}

/// A rep before the virtual wall.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WallTap {
    /// How far behind the standing hips the wall was, m.
    pub at_m: f64,
    /// Whether the hips came near enough.
    pub tapped: bool,
    /// Whether that was done without a fault and with the back seen on the rod; only then the wall
    /// moves back.
    pub clean: bool,
}

/// The score's parts, 0…100 each; `None` = not measured, and then named in `unseen`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Parts {
    /// The back and the head against the rod.
    pub dowel: Option<f64>,
    /// Hips against knees, and depth.
    pub hips: Option<f64>,
    /// Standing up all the way and no farther.
    pub finish: Option<f64>,
}

/// One finding in a rep.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    /// Which.
    pub id: FaultId,
    /// 0 at the fault's threshold, 1 at the drill's "severe" value.
    pub severity: f64,
    /// When it was worst, s.
    pub at_s: f64,
    /// False where a reference rep is needed to be certain.
    pub sure: bool,
    /// Of a contact that left the rod: the hip angle on the way down at which it left, degrees.
    #[serde(default)]
    pub left_at_hip_deg: Option<f64>,
}

/// Something that could not be judged: a part of the score, or a single fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Unseen {
    Part(Part),
    Fault(FaultId),
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
