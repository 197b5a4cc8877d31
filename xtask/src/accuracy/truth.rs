//! What is exactly true of a rendered clip, in the terms of the session record.
//!
//! The truth file beside a clip gives every frame's posed skeleton and gaps, and every rep with
//! labels. From it follow the angles at each bottom relative to the clip's own standing (the second
//! before the first rep), the gaps as shares of the standing trunk, and the faults that a rep must,
//! may and must not carry.
//!
//! Not everything that is posed is asked:
//! - angles and hip share: not lying, not in an oblique view, and not where the leg that works is
//!   the one away from the camera; behind a bar's discs they are asked in the clip but are no part
//!   of the total;
//! - gaps: only where the back is bare of loose clothes, in full view, not lying, and the head is
//!   not dropped (the truth's rod is held to the head and leaves a straight back then);
//! - a low back rounded by less than [`ROUNDED_FROM_DEG`] may be called rounded or not;
//! - a squat may also be called knees forward, a rounded back a dropped head, an arched back a
//!   lifted head (both measured against the line hip – shoulder, which turns with the back), a hip
//!   bend under [`SHALLOW_UNDER_DEG`] shallow, and an over-arched bridge leaned back; hands that
//!   are not at the legs may be called away from them;
//! - in loose clothes the back may be declined instead of named;
//! - a movement that is listed as no rep (setting a bar down) may be counted as one or not.

use anyhow::{Context, Result, bail, ensure};
use hinge::FaultId;
use hinge::drill::{Drill, Rest};
use hinge::statistics::mean;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// From this much flexion of the low back a rep must be called rounded, degrees.
pub const ROUNDED_FROM_DEG: f64 = 20.0;
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
    /// Hip, knee and shin at the bottom, degrees.
    pub angles_deg: [f64; 3],
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

/// The truth of one clip.
#[derive(Clone, Debug, PartialEq)]
pub struct Truth {
    /// The clip's name, without extension.
    pub name: String,
    /// The drill that is shown.
    pub drill: Drill,
    /// Frames per second.
    pub frames_per_s: f64,
    /// A found bottom this near to a true one is the same rep's, s.
    pub near_s: f64,
    /// What is asked about the back.
    pub back: Back,
    /// Whether angles are asked.
    pub asks_angles: bool,
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
    /// One sentence when the file can't be read or does not say what it should.
    pub fn from_file(path: &Path) -> Result<Truth> {
        let shown = path.display();
        let text =
            std::fs::read(path).with_context(|| format!("the truth {shown} can't be read"))?;
        let file: File = serde_json::from_slice(&text)
            .with_context(|| format!("{shown} is no truth of a clip"))?;
        let name =
            path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        file.truth(name).with_context(|| format!("the truth {shown} can't be used"))
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
    labels: Vec<String>,
    peak_lumbar_flexion_deg: f64,
    hip_share: Option<f64>,
}

#[derive(Deserialize)]
struct FileFrame {
    person: bool,
    trunk_inclination_deg: f64,
    thigh_inclination_deg: f64,
    shank_inclination_deg: f64,
    knee_flexion_deg: f64,
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
        let first = self.reps.first().context("it has no reps")?;
        let standing = first
            .start
            .checked_sub(self.fps as usize)
            .and_then(|from| self.frames.get(from..first.start));
        let standing = standing
            .filter(|frames| !frames.is_empty())
            .context("the second before its first rep is missing")?;
        let rest_deg = [0, 1].map(|angle| {
            mean(standing.iter().map(|frame| frame.angles_deg()[angle])).unwrap_or(0.0)
        });
        let trunks_m =
            standing.iter().map(|frame| self.trunk_m(frame)).collect::<Result<Vec<f64>>>()?;
        let trunk_m = mean(trunks_m).context("the length of its trunk is not known")?;
        let back = match () {
            () if is_lying => Back::Lying,
            () if self.too_oblique || self.back_hidden => Back::Hidden,
            () if self.props.contains_key("loose_shirt") => Back::Loose,
            () => Back::Judged,
        };
        let scene = Scene {
            file: self,
            rest_deg,
            trunk_m,
            back,
            works_far,
            has_share_of_its_own: drill.rest == Rest::Box,
        };
        Ok(Truth {
            reps: self.reps.iter().map(|rep| scene.rep(rep)).collect::<Result<_>>()?,
            name,
            frames_per_s: self.fps,
            near_s: if is_lying { LYING_NEAR_S } else { NEAR_S },
            back,
            asks_angles: !(is_lying || self.too_oblique || works_far),
            has_discs: self.props.contains_key("barbell"),
            extra_s: self
                .extra_movements
                .iter()
                .map(|span| (span.start as f64 / self.fps, span.end as f64 / self.fps))
                .collect(),
            reference_rep: self.reference_rep,
            trunk_mm: 1000.0 * trunk_m,
            frames: self.frames.iter().map(|frame| self.presence(frame)).collect(),
            drill,
        })
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
    /// Hip and knee in standing, degrees.
    rest_deg: [f64; 2],
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
        let [hip_deg, knee_deg, shin_deg] = self
            .file
            .frames
            .get(rep.bottom)
            .context("a bottom lies beyond the last frame")?
            .angles_deg();
        let (hip_deg, knee_deg) = (hip_deg - self.rest_deg[0], knee_deg - self.rest_deg[1]);
        let asked = Asked::of(rep)?;
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
        Ok(TrueRep {
            bottom_s: rep.bottom as f64 / self.file.fps,
            angles_deg: [hip_deg, knee_deg, shin_deg],
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

/// What a rep's labels say.
struct Asked {
    labels: BTreeSet<FaultId>,
    allowed: BTreeSet<FaultId>,
    is_good: bool,
    is_mild: bool,
    is_squat: bool,
}

impl Asked {
    fn of(rep: &FileRep) -> Result<Asked> {
        ensure!(!rep.labels.is_empty(), "a rep has no label");
        let meanings = rep.labels.iter().map(|label| meaning(label)).collect::<Result<Vec<_>>>()?;
        let labels: BTreeSet<FaultId> =
            meanings.iter().filter_map(|meaning| meaning.fault).collect();
        Ok(Asked {
            is_mild: labels.contains(&FaultId::BackRounded)
                && rep.peak_lumbar_flexion_deg < ROUNDED_FROM_DEG,
            is_squat: rep.labels.iter().any(|label| label == "squat_pattern"),
            is_good: meanings.iter().all(|meaning| meaning.is_good),
            allowed: meanings.iter().flat_map(|meaning| meaning.allowed).copied().collect(),
            labels,
        })
    }
}

/// What one label asks of the findings.
struct Meaning {
    is_good: bool,
    fault: Option<FaultId>,
    allowed: &'static [FaultId],
}

fn meaning(label: &str) -> Result<Meaning> {
    use FaultId::*;
    let (fault, allowed): (Option<FaultId>, &'static [FaultId]) = match label {
        "good" | "good_morning" | "single_leg" | "kneeling" | "hip_led" => {
            return Ok(Meaning { is_good: true, fault: None, allowed: &[] });
        }
        "squat_pattern" | "knee_led" => (Some(KneeDominant), &[KneesForward]),
        "half_half" | "squat_mostly" => (None, &[KneesForward, KneeDominant]),
        "hinge_mostly" => (None, &[]),
        "rounded_lumbar" => (Some(BackRounded), &[HeadDropped]),
        "over_arched" => (Some(BackOverArched), &[HeadLifted]),
        "neck_cranked" => (Some(HeadLifted), &[]),
        "head_dropped" => (Some(HeadDropped), &[]),
        "shallow" => (Some(Shallow), &[]),
        "incomplete_lockout" => (Some(IncompleteLockout), &[]),
        "lean_back_at_top" => (Some(LeanedBack), &[]),
        "stiff_legged" => (Some(KneesLocked), &[]),
        "weight_away" => (Some(WeightAway), &[]),
        "hips_rise_first" => (Some(HipsRiseFirst), &[]),
        unknown => bail!("the label {unknown} says nothing about faults"),
    };
    Ok(Meaning { is_good: false, fault, allowed })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn truth(clip: &str) -> Truth {
        Truth::from_file(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../tests/clips/{clip}.json")),
        )
        .unwrap()
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
    fn an_unknown_label_is_an_error() {
        assert!(meaning("cartwheel").is_err());
        assert!(meaning("good").is_ok_and(|meaning| meaning.is_good));
    }
}
