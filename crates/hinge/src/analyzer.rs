//! Frames in, reps out: the one state machine that browser and command line share.

use crate::back::{self, Baseline, CantTell, StandingBack, standing_back};
use crate::body::{Body, RawAngles};
use crate::constants::back::{LARGEST_REFERENCE_SAG, STANDING_FRAMES_USED};
use crate::constants::{
    DEEP_SHARE, EDGE_TOLERANCE_SIDES, HIDDEN_OUTLINE_TILT_DEG, LEG_SWAP_TRUNKS, MASK_FROM_DEG, RELAXED_SHARE, SMALLEST_TRUNK_PX,
    STILL_FOR_S,
};
use crate::contour::{BackReading, Contour};
use crate::drill::{Counted, Drill, Rest};
use crate::fault::FaultId;
use crate::rep::{self, RepInput, rep};
use crate::rep_counter::{RepCounter, RepSpan};
use crate::rod::{BackView, back_view};
use crate::session::{
    Angles, CalibrationRecord, FrameRecord, Gaps, ModelInfo, ReferenceRecord, ReferenceSource, Rep, SCHEMA, SessionRecord, SetRecord,
    SourceInfo, SourceKind,
};
use crate::standing::{Standing, StandingWatch};
use pose::{BodySide, LandmarkId, Pose};
use serde::{Deserialize, Serialize};

/// Where in the set the person is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// The person's own standing is not known yet.
    #[default]
    Calibrating,
    /// Standing, ready for the next rep.
    Standing,
    /// On the way down.
    Descending,
    /// On the way up.
    Ascending,
}

/// What the person should do so that the set can be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hint {
    /// Nobody is in the picture.
    NobodySeen,
    /// Head or feet are outside the picture.
    NotWhole,
    /// The person fills too little of the picture.
    TooSmall,
    /// The person is not side-on: reps are counted, angles are not judged.
    Oblique,
    /// The person faces the camera.
    FacingCamera,
    /// Not upright.
    StandTall,
    /// Upright, but moving.
    StandStill,
    /// Another person is in the picture.
    AnotherPerson,
}

/// What is fixed for a set.
#[derive(Clone, Debug, PartialEq)]
pub struct AnalyzerOptions {
    /// The camera's roll, degrees; + = the picture must be turned clockwise to be upright.
    pub lean_deg: f64,
    /// The person's height, m.
    pub height_m: f64,
    /// The model that sees the person.
    pub model: ModelInfo,
    /// Camera or video.
    pub source: SourceKind,
    /// Reps that were finished before; they come first in the record.
    pub earlier_reps: Vec<Rep>,
    /// The reference rep that the back is compared with.
    pub reference: Option<Reference>,
}

/// A reference rep.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reference {
    /// A rep of this set, 1 = first.
    Rep(u32),
    /// A rep of an earlier set: its sag minus standing, trunk lengths.
    Earlier {
        /// Trunk lengths.
        sag: f64,
    },
}

/// Why a reference rep can't serve.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum ReferenceError {
    /// There is no such rep.
    #[error("there is no rep {rep} to serve as reference; the set has {count}")]
    NoSuchRep {
        /// What was asked for, 1 = first.
        rep: u32,
        /// How many reps there are.
        count: u32,
    },
    /// Its back was not seen.
    #[error("rep {rep} can't serve as reference: {reason}")]
    NotSeen {
        /// Which, 1 = first.
        rep: u32,
        /// Why.
        reason: CantTell,
    },
    /// It is too round itself.
    #[error(
        "this rep can't serve as reference: its back is {percent:.0} % of the trunk rounder than in standing, the limit is {limit_percent:.0} %"
    )]
    TooRound {
        /// Its sag, percent of the trunk.
        percent: f64,
        /// The limit.
        limit_percent: f64,
    },
}

/// One frame's input.
#[derive(Clone, Copy, Debug)]
pub struct Observation<'a> {
    /// The frame's presentation time, s from the first frame's; rises.
    pub t_s: f64,
    /// Width of the picture, pixels.
    pub width_px: u32,
    /// Height of the picture, pixels.
    pub height_px: u32,
    /// The followed person, if there.
    pub pose: Option<&'a Pose>,
    /// The outline that [`Analyzer::outline`] gave for this pose.
    pub outline: Option<&'a Contour>,
    /// Whether anybody else is there.
    pub others_seen: bool,
}

/// All that is known after a frame; its numbers agree with each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The frame's time, s.
    pub t_s: f64,
    /// Whether a whole person was tracked.
    pub seen: bool,
    /// The side of the body that the camera sees, once known.
    pub near_side: Option<BodySide>,
    /// The frame's angles; relative ones only once standing is known.
    pub angles: Angles,
    /// Where in the set the person is.
    pub phase: Phase,
    /// What the person should do; `None` when all is well.
    pub hint: Option<Hint>,
    /// Reps so far.
    pub rep_count: u32,
    /// The rep that this frame finished.
    pub finished_rep: Option<Rep>,
    /// The back as it is drawn, on frames with an outline.
    pub back: Option<BackView>,
}

/// One frame as it is remembered.
#[derive(Clone, Debug)]
struct Row {
    t_s: f64,
    landmarks: Option<Vec<[f64; 3]>>,
    /// The person, when whole in the picture.
    body: Option<Body>,
    /// The back's outline, where it could be read.
    back: Option<BackReading>,
}

/// A frame in which the person was seen, relative to standing. The rep counter counts these.
#[derive(Clone, Debug)]
pub(crate) struct SeenFrame {
    /// Time, s.
    pub t_s: f64,
    /// Number of the frame among all that were looked at.
    pub number: usize,
    /// Relative to standing where [`Angles`] says so.
    pub angles: Angles,
    /// The person in the upright picture.
    pub body: Body,
    /// The back's outline, where it could be read.
    pub back: Option<BackReading>,
}

/// Follows one set.
#[derive(Clone, Debug)]
pub struct Analyzer {
    drill: Drill,
    options: AnalyzerOptions,
    size_px: (u32, u32),
    rows: Vec<Row>,
    watch: StandingWatch,
    standing: Option<Standing>,
    counter: RepCounter,
    seen: Vec<SeenFrame>,
    rest_outlines: Vec<(f64, BackReading)>,
    standing_back: Option<StandingBack>,
    reference: Option<ReferenceRecord>,
    spans: Vec<RepSpan>,
    reps: Vec<Rep>,
}

impl Analyzer {
    /// At the beginning of a set.
    pub fn new(drill: Drill, options: AnalyzerOptions) -> Self {
        Self {
            watch: StandingWatch::new(drill.rest_posture.clone()),
            counter: RepCounter::new(&drill.rep),
            reps: options.earlier_reps.clone(),
            drill,
            options,
            size_px: (0, 0),
            rows: Vec::new(),
            standing: None,
            seen: Vec::new(),
            rest_outlines: Vec::new(),
            standing_back: None,
            reference: None,
            spans: Vec::new(),
        }
    }

    /// Follows the back's outline in a pose that came with its silhouette, measured by the standing trunk once that is known.
    pub fn outline(&self, pose: &Pose) -> Option<Contour> {
        pose.mask.as_ref()?;
        let body = Body::upright(pose, self.options.lean_deg);
        let facing = self.standing.map(|standing| standing.facing).or_else(|| body.facing())?;
        Contour::trace(pose, facing, self.standing.map_or(body.trunk_px(), |standing| standing.trunk_px))
    }

    /// Looks at one frame.
    pub fn observe(&mut self, observation: &Observation) -> Snapshot {
        let t_s = observation.t_s;
        self.size_px = (observation.width_px, observation.height_px);
        let body = observation.pose.map(|pose| Body::upright(pose, self.options.lean_deg));
        let whole = observation.pose.is_some_and(|pose| is_whole(pose, observation.width_px, observation.height_px));
        let landmarks = observation.pose.map(|pose| pose.landmarks.iter().map(|l| [l.in_image.x, l.in_image.y, l.visibility]).collect());
        let seen_body = body.filter(|_| whole).map(|body| self.with_planted_leg(body));
        let back = observation.outline.filter(|_| seen_body.is_some()).and_then(Contour::read);
        let posture_hint = self.stand(t_s, seen_body.as_ref());
        self.keep_rest_outline(t_s, back, posture_hint);
        let finished_rep = seen_body.as_ref().and_then(|body| self.count(self.rows.len(), t_s, body, back));
        let hint = match (observation.pose, &seen_body) {
            (None, _) => Some(Hint::NobodySeen),
            (Some(_), None) => Some(Hint::NotWhole),
            (Some(_), Some(body)) => self.set_hint(body, posture_hint, observation.others_seen),
        };
        let angles = seen_body.as_ref().map(|body| self.angles(body)).unwrap_or_default();
        let seen = seen_body.is_some();
        let back_view = observation.outline.filter(|_| seen).map(|outline| self.back_view(outline, &angles));
        self.rows.push(Row { t_s, landmarks, body: seen_body, back });
        Snapshot {
            t_s,
            seen,
            near_side: self.standing.map(|standing| standing.facing.near_side()),
            angles,
            phase: if self.standing.is_some() { self.counter.phase() } else { Phase::Calibrating },
            hint,
            rep_count: self.reps.len() as u32,
            finished_rep,
            back: back_view,
        }
    }

    /// Whether the next frame should come with the silhouette: it costs as much again as the landmarks, so it is asked for
    /// only until the outline of standing is known, and then from some way down.
    pub fn wants_mask(&self) -> bool {
        let sign = self.drill.rep.direction.sign();
        let last = self.rows.last().filter(|row| row.body.is_some()).and(self.seen.last());
        let away_deg = last.and_then(|frame| frame.angles.hip_deg).map(|hip_deg| hip_deg * sign);
        let has_rod = !matches!(self.drill.rest, Rest::Lying | Rest::Bench);
        has_rod && (self.standing_back.is_none() || away_deg.is_some_and(|away_deg| away_deg >= MASK_FROM_DEG))
    }

    /// Judges all reps again by another reference rep.
    ///
    /// # Errors
    /// When there is no such rep, its back was not seen, or it is too round itself; then nothing changes.
    pub fn use_reference(&mut self, reference: Reference) -> Result<(), ReferenceError> {
        let record = self.reference_record(reference)?;
        if record.sag > LARGEST_REFERENCE_SAG {
            return Err(ReferenceError::TooRound { percent: 100.0 * record.sag, limit_percent: 100.0 * LARGEST_REFERENCE_SAG });
        }
        self.reference = Some(record);
        self.judge_again();
        Ok(())
    }

    /// All reps so far, the earlier ones first.
    pub fn reps(&self) -> &[Rep] {
        &self.reps
    }

    /// Ends the set. `source_frames` and `duration_s` are those of the file, where known; else what was looked at counts.
    ///
    /// # Errors
    /// When the reference rep that the options name can't serve.
    pub fn finish(mut self, source_frames: Option<u32>, duration_s: Option<f64>) -> Result<SessionRecord, ReferenceError> {
        if self.standing.is_none() {
            self.stand_relaxed();
        }
        let last = self.counter.finish();
        self.spans.extend(last);
        self.judge_again();
        if let Some(reference) = self.options.reference {
            self.use_reference(reference)?;
        }
        Ok(self.record(source_frames, duration_s))
    }

    fn reference_record(&self, reference: Reference) -> Result<ReferenceRecord, ReferenceError> {
        match reference {
            Reference::Earlier { sag } => Ok(ReferenceRecord { from: ReferenceSource::File, rep: None, sag }),
            Reference::Rep(rep) => {
                let count = self.reps.len() as u32;
                let found =
                    rep.checked_sub(1).and_then(|index| self.reps.get(index as usize)).ok_or(ReferenceError::NoSuchRep { rep, count })?;
                let sag = found.sag.ok_or(ReferenceError::NotSeen { rep, reason: found.cant_tell.unwrap_or(CantTell::NoOutline) })?;
                Ok(ReferenceRecord { from: ReferenceSource::Rep, rep: Some(rep), sag })
            }
        }
    }

    fn record(self, source_frames: Option<u32>, duration_s: Option<f64>) -> SessionRecord {
        let frames: Vec<FrameRecord> = self.rows.iter().map(|row| self.frame_record(row)).collect();
        let looked_s = frames.last().map_or(0.0, |frame| frame.t);
        SessionRecord {
            schema: SCHEMA.to_owned(),
            app: env!("CARGO_PKG_VERSION").to_owned(),
            model: self.options.model.clone(),
            drill: self.drill.id.clone(),
            source: SourceInfo {
                kind: self.options.source,
                width: self.size_px.0,
                height: self.size_px.1,
                frames: source_frames.unwrap_or(frames.len() as u32),
                duration_s: duration_s.unwrap_or(looked_s),
            },
            facing: self.standing.map(|standing| standing.facing),
            calibration: self.standing.map(|standing| CalibrationRecord {
                at_s: standing.at_s,
                trunk_px: standing.trunk_px,
                reference: self.reference.clone(),
            }),
            set: SetRecord::of(&self.reps),
            frames,
            reps: self.reps,
        }
    }

    /// In drills with planted feet, the near leg is the one that stands where it stood.
    fn with_planted_leg(&self, body: Body) -> Body {
        match self.standing {
            Some(standing) if self.drill.rep.feet_planted => {
                body.with_planted_leg(standing.facing.near_side(), standing.ankle, LEG_SWAP_TRUNKS * standing.trunk_px)
            }
            _ => body,
        }
    }

    /// Watches for the person's own standing until the first rep has begun; gives what the person should do meanwhile.
    fn stand(&mut self, t_s: f64, body: Option<&Body>) -> Option<Hint> {
        let Some(body) = body else {
            self.watch.interrupt();
            return None;
        };
        let may_change = self.reps.len() == self.options.earlier_reps.len() && self.counter.left_at().is_none();
        if self.standing.is_some() && !may_change {
            return None;
        }
        match self.watch.look(t_s, body) {
            Ok(standing) => {
                self.standing = Some(standing);
                None
            }
            Err(hint) => Some(hint),
        }
    }

    /// Keeps the outline of a frame at rest until there are enough to know the standing's: those of the still moment by
    /// which standing was taken, and later ones.
    fn keep_rest_outline(&mut self, t_s: f64, back: Option<BackReading>, posture_hint: Option<Hint>) {
        let shows_standing = if self.drill.rest_posture.legs_may_be_hidden {
            let tilt_deg =
                self.standing.zip(self.seen.last()).and_then(|(standing, last)| Some(last.angles.trunk_deg? - standing.angles.trunk_deg));
            tilt_deg.is_some_and(|tilt_deg| (HIDDEN_OUTLINE_TILT_DEG.0..=HIDDEN_OUTLINE_TILT_DEG.1).contains(&tilt_deg))
        } else {
            matches!(posture_hint, None | Some(Hint::StandStill)) && self.counter.left_at().is_none()
        };
        if let Some(back) = back.filter(|_| shows_standing && self.standing_back.is_none()) {
            self.rest_outlines.push((t_s, back));
        }
        if self.standing.is_some() && self.rest_outlines.len().is_multiple_of(STANDING_FRAMES_USED) {
            self.know_standing_back();
        }
        if self.standing.is_none() {
            self.rest_outlines.retain(|(then_s, _)| t_s - then_s <= STILL_FOR_S);
        }
    }

    /// A video that ends without a long enough stand is gone through again with a shorter one.
    fn stand_relaxed(&mut self) {
        let mut watch = StandingWatch::new(self.drill.rest_posture.clone()).relaxed(RELAXED_SHARE);
        let rows = std::mem::take(&mut self.rows);
        self.standing = rows.iter().find_map(|row| match &row.body {
            Some(body) => watch.look(row.t_s, body).ok(),
            None => {
                watch.interrupt();
                None
            }
        });
        if self.standing.is_some() {
            for (number, row) in rows.iter().enumerate() {
                if let Some(body) = &row.body {
                    self.count(number, row.t_s, body, row.back);
                }
            }
        }
        self.rows = rows;
    }

    fn count(&mut self, number: usize, t_s: f64, body: &Body, back: Option<BackReading>) -> Option<Rep> {
        let standing = self.standing?;
        let raw = body.angles(standing.facing)?;
        let angles = relative(&raw, &standing);
        let away_deg = match self.drill.rep.counted_by {
            Counted::Hip => raw.hip_deg - standing.angles.hip_deg,
            Counted::Trunk => raw.trunk_deg - standing.angles.trunk_deg,
        } * self.drill.rep.direction.sign();
        self.seen.push(SeenFrame { t_s, number, angles, body: body.clone(), back });
        let span = self.counter.push(t_s, away_deg)?;
        self.spans.push(span);
        self.know_standing_back();
        let rep = self.judge(&span)?;
        self.reps.push(rep.clone());
        Some(rep)
    }

    /// Judges every movement by what is known now: the standing outline may have become clear only between reps.
    fn judge_again(&mut self) {
        self.know_standing_back();
        let judged: Vec<Rep> = self.spans.iter().filter_map(|span| self.judge(span)).collect();
        self.reps.truncate(self.options.earlier_reps.len());
        self.reps.extend(judged);
    }

    fn know_standing_back(&mut self) {
        if self.standing_back.is_none() {
            let readings: Vec<BackReading> = self.rest_outlines.iter().map(|(_, reading)| *reading).collect();
            self.standing_back = standing_back(&readings);
        }
    }

    fn baseline(&self, standing: &Standing) -> Result<Baseline, CantTell> {
        if matches!(self.drill.rest, Rest::Lying | Rest::Bench) {
            return Err(CantTell::NotInThisDrill);
        }
        if back::is_oblique(standing) {
            return Err(CantTell::Oblique);
        }
        let standing = self.standing_back.ok_or(CantTell::NoStanding)?;
        Ok(Baseline { standing, reference_sag: self.reference.as_ref().map(|reference| reference.sag) })
    }

    fn judge(&self, span: &RepSpan) -> Option<Rep> {
        let standing = self.standing?;
        rep(&RepInput {
            drill: &self.drill,
            standing: &standing,
            seen: &self.seen,
            span,
            height_m: self.options.height_m,
            baseline: self.baseline(&standing),
        })
    }

    fn set_hint(&self, body: &Body, posture_hint: Option<Hint>, others_seen: bool) -> Option<Hint> {
        let facing = self.standing.map(|standing| standing.facing).or_else(|| body.facing());
        let too_small = facing.is_some_and(|facing| {
            body.at(facing.near_side().shoulder()).distance(body.at(facing.near_side().knee())) < 2.0 * SMALLEST_TRUNK_PX
        });
        match self.standing {
            _ if too_small => Some(Hint::TooSmall),
            None if others_seen && posture_hint == Some(Hint::StandStill) => Some(Hint::AnotherPerson),
            None => posture_hint,
            Some(standing) if standing.is_oblique() => Some(Hint::Oblique),
            Some(_) if others_seen => Some(Hint::AnotherPerson),
            Some(_) => None,
        }
    }

    /// The angles of a frame: relative ones once standing is known, none that an oblique view spoils.
    fn angles(&self, body: &Body) -> Angles {
        match self.standing {
            Some(standing) if standing.is_oblique() => Angles::default(),
            Some(standing) => body.angles(standing.facing).map(|raw| relative(&raw, &standing)).unwrap_or_default(),
            None => {
                let raw = body.facing().and_then(|facing| body.angles(facing));
                Angles { shin_deg: raw.map(|raw| raw.shin_deg), trunk_deg: raw.map(|raw| raw.trunk_deg), ..Angles::default() }
            }
        }
    }

    fn frame_record(&self, row: &Row) -> FrameRecord {
        let angles = row.body.as_ref().map(|body| self.angles(body)).unwrap_or_default();
        let dowel = self.frame_gaps(row, angles);
        FrameRecord { t: row.t_s, seen: row.body.is_some(), landmarks: row.landmarks.clone(), angles, dowel, back: row.back }
    }

    /// Whether the hips are bent far enough for the back to be judged.
    fn is_deep(&self, angles: &Angles) -> bool {
        let depth_deg = self.drill.faults.get(&FaultId::Shallow).map_or(self.drill.rep.least_depth.value, |rule| rule.clean);
        angles.hip_deg.is_some_and(|hip_deg| hip_deg * self.drill.rep.direction.sign() >= DEEP_SHARE * depth_deg)
    }

    fn back_view(&self, outline: &Contour, angles: &Angles) -> BackView {
        let baseline = self.standing.and_then(|standing| self.baseline(&standing).ok());
        back_view(outline, baseline.as_ref(), &self.drill, self.is_deep(angles))
    }

    /// The gaps of a frame that is deep enough to be judged.
    fn frame_gaps(&self, row: &Row, angles: Angles) -> Option<Gaps> {
        let standing = self.standing?;
        let baseline = self.baseline(&standing).ok()?;
        self.is_deep(&angles).then(|| rep::frame_gaps(row.back.as_ref(), &angles, &baseline, &standing)).flatten()
    }
}

fn relative(raw: &RawAngles, standing: &Standing) -> Angles {
    let rest = &standing.angles;
    Angles {
        hip_deg: Some(raw.hip_deg - rest.hip_deg),
        knee_deg: Some(raw.knee_deg - rest.knee_deg),
        shin_deg: Some(raw.shin_deg),
        trunk_deg: Some(raw.trunk_deg),
        head_deg: Some(pose::geometry::wrapped_deg(raw.head_deg - rest.head_deg)),
    }
}

/// Whether head, trunk and feet lie in the picture.
fn is_whole(pose: &Pose, width_px: u32, height_px: u32) -> bool {
    let edge_px = EDGE_TOLERANCE_SIDES * pose.roi.side_px;
    let inside = |id: &LandmarkId| {
        let p = pose.at(*id);
        (-edge_px..=f64::from(width_px) + edge_px).contains(&p.x) && (-edge_px..=f64::from(height_px) + edge_px).contains(&p.y)
    };
    use LandmarkId::*;
    [
        Nose,
        LeftShoulder,
        RightShoulder,
        LeftHip,
        RightHip,
        LeftKnee,
        RightKnee,
        LeftAnkle,
        RightAnkle,
        LeftHeel,
        RightHeel,
        LeftFootIndex,
        RightFootIndex,
    ]
    .iter()
    .all(inside)
}
