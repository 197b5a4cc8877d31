//! Frames in, reps out: the one state machine that browser and command line share.

use crate::body::{Body, RawAngles};
use crate::constants::{EDGE_TOLERANCE_SIDES, RELAXED_SHARE, SMALLEST_TRUNK_PX};
use crate::drill::{Direction, Drill};
use crate::rep::{RepInput, rep};
use crate::rep_counter::{RepCounter, RepSpan};
use crate::session::{Angles, CalibrationRecord, FrameRecord, ModelInfo, Rep, SCHEMA, SessionRecord, SetRecord, SourceInfo, SourceKind};
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
    /// The model that sees the person.
    pub model: ModelInfo,
    /// Camera or video.
    pub source: SourceKind,
    /// Reps that were finished before; they come first in the record.
    pub earlier_reps: Vec<Rep>,
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
}

/// One frame as it is remembered.
#[derive(Clone, Debug)]
struct Row {
    t_s: f64,
    landmarks: Option<Vec<[f64; 3]>>,
    /// The person, when whole in the picture.
    body: Option<Body>,
}

/// A frame in which the person was seen, relative to standing. The rep counter counts these.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SeenFrame {
    /// Time, s.
    pub t_s: f64,
    /// Relative to standing where [`Angles`] says so.
    pub angles: Angles,
    /// Near ankle in the upright picture, pixels.
    pub ankle: pose::Point,
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
        }
    }

    /// Looks at one frame.
    pub fn observe(&mut self, observation: &Observation) -> Snapshot {
        let t_s = observation.t_s;
        self.size_px = (observation.width_px, observation.height_px);
        let body = observation.pose.map(|pose| Body::upright(pose, self.options.lean_deg));
        let whole = observation.pose.is_some_and(|pose| is_whole(pose, observation.width_px, observation.height_px));
        let landmarks = observation.pose.map(|pose| pose.landmarks.iter().map(|l| [l.in_image.x, l.in_image.y, l.visibility]).collect());
        let seen_body = body.filter(|_| whole);
        let posture_hint = self.stand(t_s, seen_body.as_ref());
        let finished_rep = seen_body.as_ref().and_then(|body| self.count(t_s, body));
        let hint = match (observation.pose, &seen_body) {
            (None, _) => Some(Hint::NobodySeen),
            (Some(_), None) => Some(Hint::NotWhole),
            (Some(_), Some(body)) => self.set_hint(body, posture_hint, observation.others_seen),
        };
        let angles = seen_body.as_ref().map(|body| self.angles(body)).unwrap_or_default();
        let seen = seen_body.is_some();
        self.rows.push(Row { t_s, landmarks, body: seen_body });
        Snapshot {
            t_s,
            seen,
            near_side: self.standing.map(|standing| standing.facing.near_side()),
            angles,
            phase: if self.standing.is_some() { self.counter.phase() } else { Phase::Calibrating },
            hint,
            rep_count: self.reps.len() as u32,
            finished_rep,
        }
    }

    /// Ends the set. `source_frames` and `duration_s` are those of the file, where known; else what was looked at counts.
    pub fn finish(mut self, source_frames: Option<u32>, duration_s: Option<f64>) -> SessionRecord {
        if self.standing.is_none() {
            self.stand_relaxed();
        }
        if let Some(span) = self.counter.finish() {
            let rep = self.judge(&span);
            self.reps.extend(rep);
        }
        let frames: Vec<FrameRecord> = self.rows.iter().map(|row| self.frame_record(row)).collect();
        let looked_s = frames.last().map_or(0.0, |frame| frame.t);
        let scores: Vec<f64> = self.reps.iter().filter_map(|rep| rep.score).collect();
        let set_score = (!scores.is_empty()).then(|| (scores.iter().sum::<f64>() / scores.len() as f64).round());
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
                reference: None,
            }),
            set: SetRecord { reps: self.reps.len() as u32, score: set_score },
            frames,
            reps: self.reps,
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
            for row in &rows {
                if let Some(body) = &row.body {
                    self.count(row.t_s, body);
                }
            }
        }
        self.rows = rows;
    }

    fn count(&mut self, t_s: f64, body: &Body) -> Option<Rep> {
        let standing = self.standing?;
        let raw = body.angles(standing.facing)?;
        let angles = relative(&raw, &standing);
        let away_deg = match self.drill.rep.direction {
            Direction::Flexion => raw.hip_deg - standing.angles.hip_deg,
            Direction::Extension => standing.angles.hip_deg - raw.hip_deg,
        };
        self.seen.push(SeenFrame { t_s, angles, ankle: body.at(standing.facing.near_side().ankle()) });
        let span = self.counter.push(t_s, away_deg)?;
        let rep = self.judge(&span)?;
        self.reps.push(rep.clone());
        Some(rep)
    }

    fn judge(&self, span: &RepSpan) -> Option<Rep> {
        let standing = self.standing?;
        rep(&RepInput { drill: &self.drill, standing: &standing, seen: &self.seen, span })
    }

    fn set_hint(&self, body: &Body, posture_hint: Option<Hint>, others_seen: bool) -> Option<Hint> {
        let facing = self.standing.map(|standing| standing.facing).or_else(|| body.facing());
        let too_small = facing.is_some_and(|facing| {
            body.at(facing.near_side().shoulder()).distance(body.at(facing.near_side().knee())) < 2.0 * SMALLEST_TRUNK_PX
        });
        match self.standing {
            _ if too_small => Some(Hint::TooSmall),
            None if others_seen && posture_hint.is_none() => Some(Hint::AnotherPerson),
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
        FrameRecord { t: row.t_s, seen: row.body.is_some(), landmarks: row.landmarks.clone(), angles, dowel: None }
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
