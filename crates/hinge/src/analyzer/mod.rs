//! Frames in, reps out: the one state machine that browser and command line share.

mod judging;
mod record;
mod resting;

use crate::back::baseline::{self, Outline};
use crate::back::contour::Contour;
use crate::back::limits::{BACK_VIEW_HOLD_S, MASK_EVERY_S, MASK_FROM_DEG};
use crate::back::rod::{BackView, back_view};
use crate::drill::Drill;
use crate::drill::fault::FaultId;
use crate::rep::limits::{DEEP_SHARE, HIP_TO_BUTTOCK_HEIGHTS};
use crate::rep::record::Rep;
use crate::rep::reference::{EarlierReference, Reference, ReferenceError};
use crate::rep::wall::{self, WallView};
use crate::seen::angles::Angles;
use crate::seen::body::Body;
use crate::seen::elevation::CameraTurn;
use crate::seen::hint::{Hint, is_too_small, outside};
use crate::seen::phone::PhoneTold;
use crate::seen::view::{Lines, View};
use crate::session::{ModelInfo, ReferenceRecord, SessionRecord, SourceKind};
use crate::snapshot::Snapshot;
use crate::stance::Stance;
use crate::stance::limits::{HIDDEN_OUTLINE_TILT_DEG, SPARSE_MASK_FRAMES, STILL_FOR_S};
use crate::stance::seen_frame::SeenBack;
use crate::stance::standing::{Standing, StandingWatch};
use crate::stance::turning::Turning;
use pose::landmark::LANDMARK_COUNT;
use pose::{LandmarkId, Point, Pose};
use std::collections::VecDeque;

/// What is fixed for a set.
#[derive(Clone, Debug, PartialEq)]
pub struct AnalyzerOptions {
    /// The camera's roll, degrees; + = the picture must be turned clockwise to be upright. `None`
    /// where nobody told it.
    pub lean_deg: Option<f64>,
    /// How far the camera looks up, degrees. `None` where nobody told it.
    pub pitch_deg: Option<f64>,
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

/// A landmark as it is remembered: x px, y px, visibility.
type Mark = [f32; 3];

/// One frame as it is remembered: small, for a set may last half an hour.
#[derive(Clone, Debug)]
struct Row {
    t_s: f64,
    marks: Option<Box<[Mark; LANDMARK_COUNT]>>,
    /// Whether the person was whole in the picture.
    whole: bool,
    /// Whether the model had taken one leg for the other.
    legs_exchanged: bool,
    /// Number of the stance, once there is one.
    stance: Option<usize>,
    back: SeenBack,
}

/// Follows one set.
#[derive(Clone, Debug)]
pub struct Analyzer {
    drill: Drill,
    options: AnalyzerOptions,
    size_px: (u32, u32),
    rows: Vec<Row>,
    watch: StandingWatch,
    stances: Vec<Stance>,
    turning: Turning,
    /// Since when somebody who was not seen at rest yet has faced elsewhere, s.
    faces_away_since_s: Option<f64>,
    /// The outlines of the last moments, with their times.
    late_outlines: VecDeque<(f64, Outline)>,
    /// When the last silhouette came, s, and how long after it another may be asked for.
    silhouette_s: Option<f64>,
    mask_every_s: f64,
    /// What was drawn last of the back, with its time.
    back_view: Option<(f64, BackView)>,
    reference: Option<ActiveReference>,
    reference_refused: Option<ReferenceError>,
    reps: Vec<Rep>,
}

/// The reference rep in force.
#[derive(Clone, Debug)]
struct ActiveReference {
    record: ReferenceRecord,
    /// What it serves.
    serves: EarlierReference,
}

impl Analyzer {
    /// At the beginning of a set. A reference rep of an earlier set is in force at once; one of
    /// this set when it is there, at the latest at the end.
    pub fn new(drill: Drill, options: AnalyzerOptions) -> Self {
        let mut analyzer = Self {
            watch: StandingWatch::new(&drill),
            reps: options.earlier_reps.clone(),
            drill,
            options,
            size_px: (0, 0),
            rows: Vec::new(),
            stances: Vec::new(),
            turning: Turning::default(),
            faces_away_since_s: None,
            late_outlines: VecDeque::new(),
            silhouette_s: None,
            mask_every_s: MASK_EVERY_S,
            back_view: None,
            reference: None,
            reference_refused: None,
        };
        if let Some(reference @ Reference::Earlier(_)) = analyzer.options.reference.clone() {
            analyzer.reference_refused = analyzer.use_reference(&reference).err();
        }
        analyzer
    }

    /// Follows the back's outline in a pose that came with its silhouette, measured by the standing
    /// trunk once that is known.
    pub fn outline(&self, pose: &Pose) -> Option<Contour> {
        pose.mask.as_ref()?;
        let body = Body::upright(pose.points_in_image(), self.lean_deg());
        let facing = self.stances.last().map(|stance| stance.standing.facing);
        Contour::trace(pose, facing.or_else(|| body.facing())?, self.trunk_px(Some(&body)))
    }

    /// The length of the trunk by which a frame's outline is measured, pixels.
    fn trunk_px(&self, body: Option<&Body>) -> f64 {
        let stance_px = self.stances.last().map(|stance| stance.standing.trunk_px);
        stance_px.or(body.map(Body::trunk_px)).unwrap_or(1.0)
    }

    /// Takes in one frame.
    pub fn observe(&mut self, observation: &Observation) -> Snapshot {
        let t_s = observation.t_s;
        self.size_px = (observation.width_px, observation.height_px);
        let outside = observation
            .pose
            .and_then(|pose| outside(pose, observation.width_px, observation.height_px));
        let whole = observation.pose.is_some() && outside.is_none();
        let seen =
            observation.pose.filter(|_| whole).map(|pose| self.upright(pose.points_in_image()));
        let back = SeenBack {
            had_silhouette: observation.pose.is_some_and(|pose| pose.mask.is_some()),
            reading: observation.outline.filter(|_| whole).and_then(Contour::reading),
            form: observation.outline.filter(|_| whole).and_then(Contour::form),
            trunk_px: observation
                .outline
                .map_or_else(|| self.trunk_px(seen.as_ref()), Contour::trunk_px),
        };
        self.silhouette_s = if back.had_silhouette { Some(t_s) } else { self.silhouette_s };
        let posture_hint = self.stand(t_s, seen.as_ref());
        let known = self.stances.last().filter(|stance| stance.is_rest_known());
        if self.turning.add_frame(t_s, seen.as_ref(), known) {
            self.watch.interrupt();
        }
        if let Some(body) = &seen {
            self.see_before_rest(t_s, body);
        }
        let legs_exchanged = seen.as_ref().is_some_and(|body| {
            self.stances.last().is_some_and(|stance| stance.has_legs_exchanged(body))
        });
        let body = if legs_exchanged { seen.map(Body::with_legs_exchanged) } else { seen };
        self.add_rest_frame(t_s, back, posture_hint);
        let finished_rep = body.as_ref().and_then(|body| self.count(t_s, body, back));
        let nobody_hint = Some(outside.unwrap_or(Hint::NobodySeen));
        let hint = body.as_ref().map_or(nobody_hint, |body| {
            self.set_hint(t_s, body, posture_hint, observation.others_seen)
        });
        let angles = if self.turning.is_away(t_s) {
            Angles::default()
        } else {
            self.angles(body.as_ref(), self.known_stance())
        };
        if let Some(outline) = observation.outline.filter(|_| whole) {
            self.back_view = Some((t_s, self.back_view(outline, &angles)));
        }
        let hold_s = BACK_VIEW_HOLD_S + 2.0 * (self.mask_every_s - MASK_EVERY_S);
        let back_view = self
            .back_view
            .as_ref()
            .filter(|(then_s, _)| whole && t_s - then_s <= hold_s)
            .map(|(_, view)| view.clone());
        self.rows.push(Row {
            t_s,
            marks: observation.pose.map(|pose| {
                Box::new(
                    pose.landmarks
                        .map(|l| [l.in_image.x, l.in_image.y, l.visibility].map(|v| v as f32)),
                )
            }),
            whole,
            legs_exchanged,
            stance: self.stances.len().checked_sub(1),
            back,
        });
        Snapshot {
            t_s,
            seen: whole,
            near_side: self.standing().map(|standing| standing.facing.near_side()),
            angles,
            phase: self.phase(),
            hint,
            rep_count: self.reps.len() as u32,
            finished_rep,
            back: back_view,
            wall: self.wall_view(),
            still_share: self.standing().is_none().then(|| self.watch.still_share()),
        }
    }

    /// Takes the camera's roll and pitch as they are now, where they are told; once standing is
    /// known they hold for the set.
    pub fn hear_phone(&mut self, told: PhoneTold) {
        if self.standing().is_none() {
            self.options.lean_deg = told.lean_deg.or(self.options.lean_deg);
            self.options.pitch_deg = told.pitch_deg.or(self.options.pitch_deg);
        }
    }

    /// How far the way from the camera to the hips goes up, where its pitch was told, degrees.
    pub(crate) fn hips_elevation_deg(&self, pose: &Pose) -> Option<f64> {
        let [left, right] = [LandmarkId::LeftHip, LandmarkId::RightHip].map(|id| pose.at(id));
        self.elevation_deg(left.midpoint(right).turned_about(Point::default(), self.lean_deg()))
    }

    /// How far the camera is below a point of the upright picture, where its pitch was told,
    /// degrees.
    pub(crate) fn elevation_deg(&self, in_upright: Point) -> Option<f64> {
        let turn = CameraTurn {
            size_px: self.size_px,
            lean_deg: self.lean_deg(),
            pitch_deg: self.options.pitch_deg?,
        };
        Some(turn.elevation_deg(in_upright))
    }

    /// Spares a slow device: from now on the silhouette is asked for no more often than this, s;
    /// never more often than is worth.
    pub fn spare_masks(&mut self, every_s: f64) {
        self.mask_every_s = every_s.max(MASK_EVERY_S);
    }

    /// The camera's roll as it was told, degrees; + = the picture must be turned clockwise to be
    /// upright.
    pub fn lean_deg(&self) -> f64 {
        self.options.lean_deg.unwrap_or(0.0)
    }

    /// Whether the camera's roll is found by how the person stands: upright on straight legs side
    /// by side, and nobody told it.
    fn finds_roll(&self) -> bool {
        let posture = &self.drill.rest_posture;
        let upright = posture.trunk.holds(0.0) && posture.knee.holds(0.0);
        let on_both = !self.drill.rep.one_legged && !posture.legs_may_be_hidden;
        self.options.lean_deg.is_none() && upright && on_both
    }

    /// The set pauses: a movement that is under way is dropped, and what comes later is no part of
    /// it.
    pub fn pause(&mut self) {
        self.watch.interrupt();
        self.turning.forget();
        if let Some(stance) = self.stances.last_mut() {
            stance.pause();
        }
    }

    /// Whether the next frame should come with the silhouette: it costs as much again as the
    /// landmarks, so it is asked for only until the outline of standing is known, and then from
    /// some way down, no more often than the back is worth. Where the outline of standing does not
    /// become clear, it is looked for now and then only.
    ///
    /// `t_s`: the next frame's time, s.
    pub fn wants_mask(&self, t_s: f64) -> bool {
        if !self.drill.has_rod() {
            return false;
        }
        let Some(stance) = self.stances.last() else { return true };
        let sign = self.drill.rep.direction.sign();
        let last = self.rows.last().filter(|row| row.whole).and(stance.seen.last());
        let away_deg = last.and_then(|frame| frame.angles.hip_deg).map(|hip_deg| hip_deg * sign);
        let now_and_then =
            !stance.is_back_hard_to_see() || self.rows.len().is_multiple_of(SPARSE_MASK_FRAMES);
        let due = self.silhouette_s.is_none_or(|last_s| t_s - last_s >= self.mask_every_s);
        let deep = away_deg.is_some_and(|away_deg| away_deg >= MASK_FROM_DEG);
        (stance.standing_back.is_none() && now_and_then) || (deep && due)
    }

    /// Whether the next frame should be looked at in the mirror: then everybody is seen facing
    /// right, and the same movement gives the same measures whichever way it faces, though the
    /// model is not as good one way as the other.
    pub fn wants_mirror(&self) -> bool {
        self.turning.wants_mirror()
    }

    /// All reps so far, the earlier ones first.
    pub fn reps(&self) -> &[Rep] {
        &self.reps
    }

    /// Ends the set; its record can be asked for again after [`Analyzer::use_reference`].
    /// `source_frames` and `duration_s` are those of the file, where known; else what was looked at
    /// counts. Where the reference rep that the options name can't serve, the record says why and
    /// the reps are judged without.
    pub fn finish(&mut self, source_frames: Option<u32>, duration_s: Option<f64>) -> SessionRecord {
        for stance in &mut self.stances {
            stance.finish();
        }
        self.find_rests();
        for stance in &mut self.stances {
            // It may have become clear only after the last rep.
            stance.know_standing_back();
        }
        self.judge_again();
        if let Some(reference @ Reference::Rep(_)) = self.options.reference.take() {
            self.reference_refused = self.use_reference(&reference).err();
        }
        self.record(source_frames, duration_s)
    }

    fn standing(&self) -> Option<Standing> {
        self.known_stance().map(|stance| stance.standing)
    }

    /// The stance, once its rest was seen.
    fn known_stance(&self) -> Option<&Stance> {
        self.stances.last().filter(|stance| stance.is_rest_known())
    }

    fn begin_stance(&mut self, standing: Standing) {
        // Discs that hide the legs may hide the tailbone too.
        let clear = !standing.legs_hidden;
        let outlines = self
            .late_outlines
            .iter()
            .filter(|(t_s, _)| clear && *t_s >= standing.from_s)
            .map(|(_, outline)| *outline);
        self.stances.push(Stance::new(standing, &self.drill, outlines));
        self.turning.forget();
    }

    /// Keeps the outline of a frame at rest until there are enough to know the standing's: those of
    /// the still moment by which standing was taken, and later ones.
    fn add_rest_frame(&mut self, t_s: f64, back: SeenBack, posture_hint: Option<Hint>) {
        self.late_outlines.extend(back.outline().map(|outline| (t_s, outline)));
        self.late_outlines.retain(|(then_s, _)| t_s - then_s <= STILL_FOR_S);
        let Some(stance) = self.stances.last_mut().filter(|stance| stance.is_rest_known()) else {
            return;
        };
        let shows_standing = if stance.standing.legs_hidden {
            let tilt_deg = stance
                .seen
                .last()
                .and_then(|last| Some(last.angles.trunk_deg? - stance.standing.angles.trunk_deg));
            tilt_deg.is_some_and(|tilt_deg| {
                (HIDDEN_OUTLINE_TILT_DEG.0..=HIDDEN_OUTLINE_TILT_DEG.1).contains(&tilt_deg)
            })
        } else {
            posture_hint.is_none() && stance.is_at_rest() && self.turning.is_as_ever()
        };
        if shows_standing {
            stance.add_rest_frame(back);
        }
    }

    fn wall_view(&self) -> Option<WallView> {
        let rule = self.drill.wall.as_ref()?;
        let stance = self.stances.last()?;
        let (standing, height_m) = (&stance.standing, self.options.height_m);
        let at_m = wall::distance_m(rule, &self.reps);
        let behind_px = standing.pixels(at_m + HIP_TO_BUTTOCK_HEIGHTS * height_m, height_m);
        let foot = Point::new(
            stance.hip_at_rest?.x - standing.facing.sign() * behind_px,
            standing.ankle.y,
        );
        let head = Point::new(foot.x, foot.y - standing.ear_to_ankle_px);
        let in_image = |point: Point| point.turned_about(Point::default(), -self.lean_deg());
        Some(WallView { at_m, line: (in_image(foot), in_image(head)) })
    }

    fn set_hint(
        &self,
        t_s: f64,
        body: &Body,
        posture_hint: Option<Hint>,
        others_seen: bool,
    ) -> Option<Hint> {
        let standing = self.standing();
        let facing = standing.map(|standing| standing.facing).or_else(|| body.facing());
        let too_small = facing.is_some_and(|facing| is_too_small(body, facing));
        match standing {
            _ if too_small => Some(Hint::TooSmall),
            None if others_seen && posture_hint == Some(Hint::StandStill) => {
                Some(Hint::AnotherPerson)
            }
            None => posture_hint,
            Some(_) if self.turning.is_away(t_s) => {
                Some(if body.facing().is_none() { Hint::FacingCamera } else { Hint::StandStill })
            }
            Some(standing) if self.hides_something(&standing) => Some(Hint::Oblique),
            Some(_) if others_seen => Some(Hint::AnotherPerson),
            Some(_) => None,
        }
    }

    /// Whether the view is too far from side-on for something that the drill asks for.
    fn hides_something(&self, standing: &Standing) -> bool {
        standing.is_too_oblique_for_angles()
            || (self.drill.has_rod() && baseline::is_too_oblique_for_back(standing.obliqueness))
    }

    /// The angles of a frame: relative ones once standing is known, none that an oblique view
    /// spoils.
    fn angles(&self, body: Option<&Body>, stance: Option<&Stance>) -> Angles {
        let Some(body) = body else { return Angles::default() };
        match stance.map(|stance| stance.standing) {
            Some(standing) if standing.is_too_oblique_for_angles() => Angles::default(),
            Some(standing) => Lines::of(body, standing.facing)
                .map(|lines| standing.relative(&lines.angles(standing.view)))
                .unwrap_or_default(),
            None => {
                let lines = body.facing().and_then(|facing| Lines::of(body, facing));
                let raw = lines.map(|lines| lines.angles(View::SIDE_ON));
                Angles {
                    shin_deg: raw.map(|raw| raw.shin_deg),
                    trunk_deg: raw.map(|raw| raw.trunk_deg),
                    ..Angles::default()
                }
            }
        }
    }

    /// The person with the camera's roll taken out, measured by a leg that stands where the drill
    /// leaves the near foot on the floor.
    fn upright(&self, in_image: [Point; LANDMARK_COUNT]) -> Body {
        let body = Body::upright(in_image, self.lean_deg());
        if self.drill.rep.feet_planted { body.with_near_foot_on_floor() } else { body }
    }

    /// The person of a remembered frame, when whole in the picture.
    fn body_of(&self, row: &Row) -> Option<Body> {
        let marks = row.marks.as_ref().filter(|_| row.whole)?;
        let body = self.upright(marks.map(|[x, y, _]| Point::new(x.into(), y.into())));
        Some(if row.legs_exchanged { body.with_legs_exchanged() } else { body })
    }

    /// Whether the hips are bent far enough for the back to be judged.
    fn is_deep(&self, angles: &Angles) -> bool {
        let depth_deg = self
            .drill
            .faults
            .get(&FaultId::Shallow)
            .map_or(self.drill.rep.least_depth.value, |rule| rule.clean);
        angles.hip_deg.is_some_and(|hip_deg| {
            hip_deg * self.drill.rep.direction.sign() >= DEEP_SHARE * depth_deg
        })
    }

    fn back_view(&self, outline: &Contour, angles: &Angles) -> BackView {
        let clear = self
            .stances
            .last()
            .filter(|stance| !baseline::is_too_oblique_for_back(stance.standing.obliqueness));
        let baseline = clear.and_then(|stance| self.baseline(stance, angles.trunk_deg).ok());
        let head = self.standing().and_then(|standing| standing.head_seen(angles));
        back_view(outline, baseline.as_ref(), head, &self.drill, self.is_deep(angles))
    }
}
