//! What is exactly true of a rendered clip, in the terms of the session record.
//!
//! The truth file beside a clip gives every frame's posed skeleton and gaps, and every rep with
//! labels. From it follow the angles at each bottom relative to the clip's own standing (the second
//! before the first rep, or the clip's first second where it has none), the gaps as shares of the
//! standing trunk, and the faults that a rep must, may and must not carry.
//!
//! Not everything that is posed is asked:
//! - angles and hip share: not lying, not in an oblique view, and not where the leg that works is
//!   the one away from the camera; behind a bar's discs they are asked in the clip but are no part
//!   of the total;
//! - gaps: only where the back is bare of loose clothes, in full view, not lying, and the head is
//!   not dropped (the truth's rod is held to the head and leaves a straight back then);
//! - a low back rounded by less than [`super::labels::ROUNDED_FROM_DEG`] may be called rounded or
//!   not;
//! - a squat may also be called knees forward, a rounded back a dropped head, an arched back a
//!   lifted head (both measured against the line hip – shoulder, which turns with the back), a hip
//!   bend under [`SHALLOW_UNDER_DEG`] shallow, and an over-arched bridge leaned back; hands that
//!   are not at the legs may be called away from them;
//! - in loose clothes the back may be declined instead of named;
//! - a movement that is listed as no rep (setting a bar down) may be counted as one or not.

use super::labels::Asked;
use super::pairing::Wanted;
use anyhow::{Context, Result};
use hinge::FaultId;
use hinge::drill::{Drill, Rest};
use hinge::statistics::mean;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A rep whose hips bend less may be called shallow, degrees.
pub const SHALLOW_UNDER_DEG: f64 = 60.0;
/// The largest gap that is held for this long is a rep's gap, s.
const SUSTAINED_S: f64 = 0.2;
/// A bottom this near to the truth's is that rep's, s: half of the time for which it is held, and a
/// little.
const NEAR_S: f64 = 0.35;
/// The same in lying drills, where the hold is longer, s.
const LYING_NEAR_S: f64 = 0.5;
/// The faults of the back.
pub const BACK_FAULTS: [FaultId; 2] = [FaultId::BackRounded, FaultId::BackOverArched];

/// What can be asked of a clip about the back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    /// Everything.
    Judged,
    /// It is hidden and has to be declined.
    Hidden,
    /// Loose clothes: right or declined.
    Loose,
    /// There is no rod in lying drills.
    Lying,
}

/// Whether the person is in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// From head to feet.
    Whole,
    /// In part.
    Partly,
    /// Not at all.
    Absent,
}

/// Whether a rep is good or bad; neither where nothing is asked of its faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No fault.
    Good,
    /// At least one fault that has to be named.
    Bad,
    /// Between the two.
    Between,
}

/// One true rep.
#[derive(Clone, Debug, PartialEq)]
pub struct TrueRep {
    /// The middle of the bottom, s.
    pub bottom_s: f64,
    /// From when to when it is about as deep: its bottom may be put anywhere in it, s.
    pub hold_s: (f64, f64),
    /// Hip, knee and shin at the bottom, degrees.
    pub angles_deg: [f64; 3],
    /// Trunk's direction and head against trunk (against standing) at the bottom, degrees.
    pub trunk_and_head_deg: [f64; 2],
    /// How much the low and the upper back are bent at the bottom against standing, degrees.
    pub bends_deg: [f64; 2],
    /// Share of the bending that the hips did, 0…1.
    pub hip_share: Option<f64>,
    /// Tailbone and upper back, standing trunk lengths.
    pub gaps: [f64; 2],
    /// Whether the gaps are asked.
    pub asks_gaps: bool,
    /// The faults that have to be named.
    pub expected: BTreeSet<FaultId>,
    /// Faults that are neither asked for nor false alarms.
    pub ignored: BTreeSet<FaultId>,
    /// Good or bad.
    pub kind: Kind,
    /// Whether the low back is rounded too little to be asked about.
    pub is_mild: bool,
}

impl TrueRep {
    /// What is true of it: `good`, `between`, or the faults that have to be named.
    pub fn kind_name(&self) -> String {
        match self.kind {
            Kind::Good => "good".to_owned(),
            Kind::Between => "between".to_owned(),
            Kind::Bad => self.expected.iter().map(|id| id.id()).collect::<Vec<_>>().join(" + "),
        }
    }
}

/// The truth of one clip.
#[derive(Clone, Debug, PartialEq)]
pub struct Truth {
    /// The clip's name, without extension.
    pub name: String,
    /// The drill that is shown.
    pub drill: Drill,
    /// The time of each frame, s.
    pub times_s: Vec<f64>,
    /// A found bottom this near to a true one is the same rep's, s.
    pub near_s: f64,
    /// What is asked about the back.
    pub back: Back,
    /// Whether angles are asked.
    pub asks_angles: bool,
    /// Whether scores are asked.
    pub asks_scores: bool,
    /// Whether a bar's discs hide joints.
    pub has_discs: bool,
    /// From when to when a movement goes that may be counted as a rep or not, s.
    pub extra_s: Vec<(f64, f64)>,
    /// A good rep with which the others can be compared, 1 = first.
    pub reference_rep: Option<u32>,
    /// Length of the standing trunk, middle of the hips to middle of the shoulders, mm.
    pub trunk_mm: f64,
    /// Whether the person is in each frame.
    pub frames: Vec<Presence>,
    /// The reps.
    pub reps: Vec<TrueRep>,
}

impl Truth {
    /// Reads the truth file of a clip.
    ///
    /// # Errors
    /// One sentence when it does not say what it should.
    pub fn from_json(name: String, json: &[u8]) -> Result<Truth> {
        let file: File = serde_json::from_slice(json)
            .with_context(|| format!("the truth of {name} is none of a clip"))?;
        file.truth(name.clone()).with_context(|| format!("the truth of {name} can't be used"))
    }

    /// Which reps must be found, and which may be.
    pub fn wanted(&self) -> Wanted {
        Wanted {
            reps_s: self.reps.iter().map(|rep| rep.hold_s).collect(),
            near_s: self.near_s,
            optional_s: self.extra_s.clone(),
        }
    }

    /// The frame whose time is nearest.
    pub fn frame_at(&self, t_s: f64) -> usize {
        let after = self.times_s.partition_point(|time_s| *time_s < t_s);
        let before = after.saturating_sub(1);
        let off = |frame: usize| self.times_s.get(frame).map_or(f64::INFINITY, |s| (s - t_s).abs());
        if off(before) <= off(after) { before } else { after }
    }
}

#[derive(Deserialize)]
struct File {
    fps: f64,
    width: f64,
    height: f64,
    camera: Camera,
    camera_side: String,
    drill: String,
    /// Given where the lens bends, the camera rolls or the body turns.
    trunk_m: Option<f64>,
    /// Whether the frames' own times count.
    #[serde(default)]
    uneven: bool,
    #[serde(default)]
    too_oblique: bool,
    #[serde(default)]
    back_hidden: bool,
    #[serde(default)]
    arms_away: bool,
    #[serde(default)]
    props: BTreeMap<String, serde_json::Value>,
    reference_rep: Option<u32>,
    #[serde(default)]
    extra_movements: Vec<FileSpan>,
    reps: Vec<FileRep>,
    frames: Vec<FileFrame>,
}

#[derive(Deserialize)]
struct Camera {
    position: [f64; 3],
    forward: [f64; 3],
    up: [f64; 3],
    vfov_deg: f64,
}

#[derive(Deserialize)]
struct FileSpan {
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct FileRep {
    start: usize,
    bottom: usize,
    end: usize,
    hold: Option<[usize; 2]>,
    labels: Vec<String>,
    peak_lumbar_flexion_deg: f64,
    hip_share: Option<f64>,
}

#[derive(Deserialize)]
struct FileFrame {
    t: Option<f64>,
    person: bool,
    trunk_inclination_deg: f64,
    thigh_inclination_deg: f64,
    shank_inclination_deg: f64,
    knee_flexion_deg: f64,
    pelvis_pitch_deg: f64,
    lumbar_flexion_deg: f64,
    thoracic_flexion_deg: f64,
    neck_extension_deg: f64,
    dowel: FileGaps,
    #[serde(default)]
    keypoints: BTreeMap<String, [f64; 2]>,
}

#[derive(Deserialize)]
struct FileGaps {
    upper_back_gap: f64,
    tailbone_gap: f64,
}

impl FileFrame {
    /// Hip, knee and shin as posed, degrees.
    fn angles_deg(&self) -> [f64; 3] {
        [
            self.trunk_inclination_deg - self.thigh_inclination_deg,
            self.knee_flexion_deg,
            self.shank_inclination_deg,
        ]
    }

    /// Head against trunk as posed, degrees.
    fn head_deg(&self) -> f64 {
        let chest_deg = self.pelvis_pitch_deg + self.lumbar_flexion_deg + self.thoracic_flexion_deg;
        self.trunk_inclination_deg - (chest_deg - self.neck_extension_deg)
    }

    fn keypoint(&self, name: &str) -> Result<[f64; 2]> {
        self.keypoints.get(name).copied().with_context(|| format!("a standing frame has no {name}"))
    }
}

impl File {
    fn truth(&self, name: String) -> Result<Truth> {
        let drill = Drill::by_id(&self.drill)?;
        let is_lying = matches!(drill.rest, Rest::Lying | Rest::Bench);
        // Where the legs do different things, the truth is the right one's.
        let works_far = self.camera_side == "left" && drill.rep.one_legged;
        let second = self.fps as usize;
        let first = self.reps.first().map_or(second, |rep| rep.start);
        let standing = self
            .frames
            .get(first.saturating_sub(second)..first)
            .filter(|frames| !frames.is_empty())
            .context("the second before its first rep is missing")?;
        let rest_deg = [0, 1].map(|angle| {
            mean(standing.iter().map(|frame| frame.angles_deg()[angle])).unwrap_or(0.0)
        });
        let trunk_m = match self.trunk_m {
            Some(trunk_m) => trunk_m,
            None => {
                let trunks_m = standing.iter().map(|frame| self.trunk_m(frame));
                mean(trunks_m.collect::<Result<Vec<f64>>>()?)
                    .context("the length of its trunk is not known")?
            }
        };
        let times_s = self.times_s()?;
        let back = match () {
            () if is_lying => Back::Lying,
            () if self.too_oblique || self.back_hidden => Back::Hidden,
            () if self.props.contains_key("loose_shirt") => Back::Loose,
            () => Back::Judged,
        };
        let rest = |of: fn(&FileFrame) -> f64| mean(standing.iter().map(of)).unwrap_or(0.0);
        let scene = Scene {
            file: self,
            rest_head_deg: rest(FileFrame::head_deg),
            rest_bends_deg: [rest(|f| f.lumbar_flexion_deg), rest(|f| f.thoracic_flexion_deg)],
            times_s: &times_s,
            rest_deg,
            trunk_m,
            back,
            works_far,
            has_share_of_its_own: drill.rest == Rest::Box,
        };
        Ok(Truth {
            reps: self.reps.iter().map(|rep| scene.rep(rep)).collect::<Result<_>>()?,
            name,
            near_s: if is_lying { LYING_NEAR_S } else { NEAR_S },
            back,
            asks_angles: !(is_lying || self.too_oblique || works_far),
            asks_scores: !self.too_oblique,
            has_discs: self.props.contains_key("barbell"),
            extra_s: self
                .extra_movements
                .iter()
                .map(|span| Ok((time_of(&times_s, span.start)?, time_of(&times_s, span.end)?)))
                .collect::<Result<_>>()?,
            reference_rep: self.reference_rep,
            trunk_mm: 1000.0 * trunk_m,
            frames: self.frames.iter().map(|frame| self.presence(frame)).collect(),
            times_s,
            drill,
        })
    }

    /// The time of each frame, s.
    fn times_s(&self) -> Result<Vec<f64>> {
        let time = |(index, frame): (usize, &FileFrame)| match self.uneven {
            true => frame.t.context("a frame of uneven ones has no time"),
            false => Ok(index as f64 / self.fps),
        };
        self.frames.iter().enumerate().map(time).collect()
    }

    fn presence(&self, frame: &FileFrame) -> Presence {
        let inside =
            |[x, y]: &[f64; 2]| (0.0..self.width).contains(x) && (0.0..self.height).contains(y);
        if !frame.keypoints.values().any(inside) {
            return Presence::Absent;
        }
        if frame.person && frame.keypoints.values().all(inside) {
            Presence::Whole
        } else {
            Presence::Partly
        }
    }

    /// Distance between the middles of hips and shoulders, m.
    fn trunk_m(&self, frame: &FileFrame) -> Result<f64> {
        let [hip, shoulder] = ["hip", "shoulder"].map(|joint| self.middle_m(frame, joint));
        let ([hip_y, hip_z], [shoulder_y, shoulder_z]) = (hip?, shoulder?);
        Ok((shoulder_y - hip_y).hypot(shoulder_z - hip_z))
    }

    /// Height and depth of the middle between the left and the right joint, m. Nothing leaves the
    /// sagittal plane, so the two lie at (+x, y, z) and (−x, y, z); the rays of both pixels through
    /// the pinhole meet these at one x, y and z.
    fn middle_m(&self, frame: &FileFrame, joint: &str) -> Result<[f64; 2]> {
        let Camera { position, forward, up, vfov_deg } = &self.camera;
        let focal_px = self.height / 2.0 / (vfov_deg.to_radians() / 2.0).tan();
        let right = [
            forward[1] * up[2] - forward[2] * up[1],
            forward[2] * up[0] - forward[0] * up[2],
            forward[0] * up[1] - forward[1] * up[0],
        ];
        let ray = |[x, y]: [f64; 2]| {
            let (along, above) =
                ((x - self.width / 2.0) / focal_px, (self.height / 2.0 - y) / focal_px);
            [0, 1, 2].map(|axis| forward[axis] + along * right[axis] + above * up[axis])
        };
        let (l, r) = (
            ray(frame.keypoint(&format!("left_{joint}"))?),
            ray(frame.keypoint(&format!("right_{joint}"))?),
        );
        let ratio = (l[1] * r[1] + l[2] * r[2]) / (l[1] * l[1] + l[2] * l[2]);
        let reach = -2.0 * position[0] / (ratio * l[0] + r[0]);
        Ok([1, 2].map(|axis| position[axis] + reach * (ratio * l[axis] + r[axis]) / 2.0))
    }
}

/// What a rep's truth depends on beside the rep itself.
struct Scene<'a> {
    file: &'a File,
    times_s: &'a [f64],
    /// Hip and knee in standing, degrees.
    rest_deg: [f64; 2],
    /// Head against trunk in standing, degrees.
    rest_head_deg: f64,
    /// The bends of low and upper back in standing, degrees.
    rest_bends_deg: [f64; 2],
    trunk_m: f64,
    back: Back,
    works_far: bool,
    /// Whether the hip share is the truth file's own: on a box the standing leg is not straight.
    has_share_of_its_own: bool,
}

impl Scene<'_> {
    fn rep(&self, rep: &FileRep) -> Result<TrueRep> {
        let frames = self
            .file
            .frames
            .get(rep.start..=rep.end)
            .context("a rep goes beyond the last frame")?;
        let bottom =
            self.file.frames.get(rep.bottom).context("a bottom lies beyond the last frame")?;
        let [hip_deg, knee_deg, shin_deg] = bottom.angles_deg();
        let (hip_deg, knee_deg) = (hip_deg - self.rest_deg[0], knee_deg - self.rest_deg[1]);
        let asked = Asked::of(&rep.labels, rep.peak_lumbar_flexion_deg)?;
        let own_share =
            (hip_deg + knee_deg != 0.0).then(|| (hip_deg / (hip_deg + knee_deg)).clamp(0.0, 1.0));
        let window = ((SUSTAINED_S * self.file.fps).round() as usize).max(1);
        let gap = |of: fn(&FileGaps) -> f64| {
            let least = |held: &[FileFrame]| {
                held.iter().map(|frame| of(&frame.dowel)).fold(f64::INFINITY, f64::min)
            };
            frames.windows(window).map(least).fold(0.0, f64::max) / self.trunk_m
        };
        let (expected, ignored) = self.faults(&asked, hip_deg);
        let [from, to] = rep.hold.unwrap_or([rep.bottom; 2]);
        Ok(TrueRep {
            bottom_s: time_of(self.times_s, rep.bottom)?,
            hold_s: (time_of(self.times_s, from)?, time_of(self.times_s, to)?),
            angles_deg: [hip_deg, knee_deg, shin_deg],
            trunk_and_head_deg: [
                bottom.trunk_inclination_deg,
                bottom.head_deg() - self.rest_head_deg,
            ],
            bends_deg: [
                bottom.lumbar_flexion_deg - self.rest_bends_deg[0],
                bottom.thoracic_flexion_deg - self.rest_bends_deg[1],
            ],
            hip_share: if self.has_share_of_its_own { rep.hip_share } else { own_share },
            gaps: [gap(|gaps| gaps.tailbone_gap), gap(|gaps| gaps.upper_back_gap)],
            asks_gaps: self.back == Back::Judged && !asked.labels.contains(&FaultId::HeadDropped),
            kind: match () {
                () if !expected.is_empty() => Kind::Bad,
                () if asked.is_good && !self.works_far => Kind::Good,
                () => Kind::Between,
            },
            expected,
            ignored,
            is_mild: asked.is_mild,
        })
    }

    /// The faults that have to be named and those that may be.
    fn faults(&self, asked: &Asked, hip_deg: f64) -> (BTreeSet<FaultId>, BTreeSet<FaultId>) {
        let (mut expected, mut ignored) = (asked.labels.clone(), asked.allowed.clone());
        if asked.is_mild {
            expected.remove(&FaultId::BackRounded);
            ignored.insert(FaultId::BackRounded);
        }
        if self.file.arms_away || asked.is_squat {
            ignored.insert(FaultId::WeightAway);
        }
        if hip_deg < SHALLOW_UNDER_DEG {
            ignored.insert(FaultId::Shallow);
        }
        if self.back == Back::Lying && asked.labels.contains(&FaultId::BackOverArched) {
            ignored.insert(FaultId::LeanedBack);
        }
        if self.works_far {
            expected.retain(|fault| BACK_FAULTS.contains(fault));
            ignored =
                FaultId::ALL.into_iter().filter(|fault| !BACK_FAULTS.contains(fault)).collect();
        }
        (expected.clone(), ignored.difference(&expected).copied().collect())
    }
}

fn time_of(times_s: &[f64], frame: usize) -> Result<f64> {
    times_s.get(frame).copied().context("a frame lies beyond the last one")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn truth(clip: &str) -> Truth {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/clips");
        let json = std::fs::read(folder.join(clip).with_extension("json")).unwrap();
        Truth::from_json(clip.to_owned(), &json).unwrap()
    }

    #[test]
    fn a_good_hinge_is_read_in_the_records_terms() {
        let truth = truth("01_good_hinge");
        assert_eq!((truth.reps.len(), truth.back, truth.asks_angles), (4, Back::Judged, true));
        let rep = &truth.reps[0];
        assert!(
            (rep.bottom_s - 41.0 / 15.0).abs() < 1e-9
                && rep.kind == Kind::Good
                && rep.expected.is_empty()
        );
        assert!((75.0..90.0).contains(&rep.angles_deg[0]) && rep.hip_share.unwrap() > 0.8);
        assert!((400.0..600.0).contains(&truth.trunk_mm), "{}", truth.trunk_mm);
        assert!(truth.frames.iter().all(|presence| *presence == Presence::Whole));
    }

    #[test]
    fn a_slightly_rounded_back_may_be_called_either_way_and_a_rounded_one_must_be() {
        let reps = truth("09_graded_lumbar").reps;
        assert!(
            reps[1].is_mild
                && reps[1].expected.is_empty()
                && reps[1].ignored.contains(&FaultId::BackRounded)
        );
        assert_eq!(reps[1].kind, Kind::Between);
        assert!(
            reps[4].expected.contains(&FaultId::BackRounded) && reps[4].gaps[0] > reps[2].gaps[0]
        );
    }

    #[test]
    fn hidden_backs_and_absent_people_are_known() {
        assert_eq!(truth("30_arms_behind").back, Back::Hidden);
        let frames = truth("14_walk_in_out").frames;
        assert_eq!(frames[0], Presence::Absent);
        assert!(frames.contains(&Presence::Whole));
    }

    #[test]
    fn uneven_frames_a_held_bottom_and_a_clip_without_reps_are_read() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/clips/01_good_hinge.json");
        let mut json: serde_json::Value =
            serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let read = |json: &serde_json::Value| {
            let file: File = serde_json::from_value(json.clone()).unwrap();
            file.truth(String::new()).unwrap()
        };
        let even = read(&json);
        assert_eq!(even.reps[0].hold_s, (even.reps[0].bottom_s, even.reps[0].bottom_s));
        json["uneven"] = true.into();
        json["trunk_m"] = 0.47.into();
        for (index, frame) in json["frames"].as_array_mut().unwrap().iter_mut().enumerate() {
            frame["t"] = (index as f64 / 10.0).into();
        }
        json["reps"][0]["hold"] = serde_json::json!([39, 43]);
        json["extra_movements"] = serde_json::json!([{"start": 10, "end": 20}]);
        let uneven = read(&json);
        assert_eq!((uneven.reps[0].bottom_s, uneven.reps[0].hold_s), (4.1, (3.9, 4.3)));
        assert_eq!((uneven.trunk_mm, &uneven.extra_s), (470.0, &vec![(1.0, 2.0)]));
        json["reps"] = serde_json::json!([]);
        assert_eq!(read(&json).reps, []);
    }
}
