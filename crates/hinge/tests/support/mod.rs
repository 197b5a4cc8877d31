//! A small body model: a person side-on as lines and a silhouette, posed by angles and filmed by a
//! frame clock.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test file uses its share, and a test may stop"
)]

use hinge::coach::checks::Check;
use hinge::drill::Language;
use hinge::seen::angles::Facing;
use hinge::seen::light::Light;
use hinge::seen::phone::PhoneTold;
use hinge::session::{ModelInfo, SessionRecord, SourceKind};
use hinge::set::{FrameSeen, Set};
use hinge::{AnalyzerOptions, Drill, Hint, Reference, Snapshot};
use pose::landmark::{LANDMARK_COUNT, Mask};
use pose::{BodySide, Landmark, LandmarkId, Point, Pose, Roi, Vector};

pub const WIDTH_PX: u32 = 1280;
pub const HEIGHT_PX: u32 = 960;
const FRAMES_PER_S: f64 = 15.0;
pub const DAYLIGHT: Light = Light { brightness: 0.5, range: 0.4 };
/// Trunk minus direction of the face when the head is level, degrees.
const LEVEL_HEAD_DEG: f64 = -97.0;

/// How hollow a back is in standing, trunk lengths.
const HOLLOW: f64 = 0.055;

/// A posture, degrees; + = towards where the person faces.
#[derive(Clone, Copy, Debug)]
pub struct Posture {
    pub trunk_deg: f64,
    /// Bend of the knee.
    pub knee_deg: f64,
    /// Direction ankle → knee.
    pub shin_deg: f64,
    /// Head against trunk, + = up.
    pub head_deg: f64,
    /// How far the low back bulges beyond the hollow that it has in standing, trunk lengths.
    pub bulge: f64,
    /// How far the heels are off the floor, trunk lengths.
    pub heel: f64,
    /// How far the hands are ahead of hanging, trunk lengths.
    pub hand: f64,
    /// Direction of the free leg's ankle → hip: how far it is lifted to the back; 0 = beside the
    /// other.
    pub free_leg_deg: f64,
    /// How far ahead of its place the near foot is seen, and the far one behind it, trunk lengths.
    pub feet_apart: f64,
    /// Whether the near leg is seen in the air, and the far one where both stand.
    pub near_leg_in_air: bool,
}

const UPRIGHT: Posture = Posture {
    trunk_deg: 0.0,
    knee_deg: 0.0,
    shin_deg: 0.0,
    head_deg: 0.0,
    bulge: 0.0,
    heel: 0.0,
    hand: 0.0,
    free_leg_deg: 0.0,
    feet_apart: 0.0,
    near_leg_in_air: false,
};
pub const TALL: Posture = Posture { knee_deg: 2.0, shin_deg: 2.0, ..UPRIGHT };
/// Hip 80°: trunk 58°, thigh −22°.
pub const HINGE: Posture =
    Posture { trunk_deg: 58.0, knee_deg: 18.0, shin_deg: -4.0, bulge: 0.015, ..UPRIGHT };
pub const ROUNDED: Posture = Posture { bulge: 0.075, ..HINGE };
pub const SQUAT: Posture = Posture { trunk_deg: 35.0, knee_deg: 100.0, shin_deg: 32.0, ..UPRIGHT };
/// On the knees, the shins on the floor behind.
pub const KNEELING: Posture = Posture { knee_deg: 91.0, shin_deg: 91.0, ..UPRIGHT };
/// On the back, the feet up.
pub const LYING: Posture =
    Posture { trunk_deg: -92.0, knee_deg: 111.0, shin_deg: -32.0, ..UPRIGHT };
/// Shoulders, hips and knees in one line.
pub const BRIDGE: Posture = Posture { trunk_deg: -62.0, knee_deg: 86.0, shin_deg: 28.0, ..UPRIGHT };
/// The upper back on a bench.
pub const ON_BENCH: Posture =
    Posture { trunk_deg: -45.0, knee_deg: 95.0, shin_deg: -10.0, ..UPRIGHT };
pub const THRUST: Posture = Posture { trunk_deg: -85.0, knee_deg: 84.0, shin_deg: 3.0, ..UPRIGHT };

impl Posture {
    fn towards(self, other: Posture, share: f64) -> Posture {
        let blend = |a: f64, b: f64| a + (b - a) * share;
        Posture {
            trunk_deg: blend(self.trunk_deg, other.trunk_deg),
            knee_deg: blend(self.knee_deg, other.knee_deg),
            shin_deg: blend(self.shin_deg, other.shin_deg),
            head_deg: blend(self.head_deg, other.head_deg),
            bulge: blend(self.bulge, other.bulge),
            heel: blend(self.heel, other.heel),
            hand: blend(self.hand, other.hand),
            free_leg_deg: blend(self.free_leg_deg, other.free_leg_deg),
            feet_apart: blend(self.feet_apart, other.feet_apart),
            near_leg_in_air: if share < 0.5 { self } else { other }.near_leg_in_air,
        }
    }

    pub fn hip_deg(self) -> f64 {
        self.trunk_deg - (self.shin_deg - self.knee_deg)
    }
}

/// Where the person is and how the camera sees them.
#[derive(Clone, Copy, Debug)]
pub struct View {
    pub facing: Facing,
    pub trunk_px: f64,
    pub ankle: Point,
    /// How far the near side lies ahead of the far one, trunk lengths: 0 = side-on, − = seen from
    /// the front.
    pub near_ahead: f64,
    pub silhouette: Silhouette,
    /// Whether it is the near leg that is free.
    pub near_leg_free: bool,
    /// How far the far foot stands behind the near one, on its toes, trunk lengths.
    pub far_foot_behind: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Silhouette {
    Clear,
    Empty,
    Full,
    Missing,
}

pub const RIGHT: View = View {
    facing: Facing::Right,
    trunk_px: 130.0,
    ankle: Point::new(640.0, 800.0),
    near_ahead: -0.03,
    silhouette: Silhouette::Clear,
    near_leg_free: false,
    far_foot_behind: 0.0,
};
pub const LEFT: View = View { facing: Facing::Left, ..RIGHT };

impl View {
    /// The person as the model would see them, with the silhouette when asked for.
    pub fn pose(&self, posture: Posture, with_mask: bool) -> Pose {
        let direction = |deg: f64| {
            Vector::new(deg.to_radians().sin() * self.facing.sign(), -deg.to_radians().cos())
        };
        let step = |from: Point, deg: f64, trunks: f64| {
            from.plus(direction(deg).scaled(trunks * self.trunk_px))
        };
        let knee = step(self.ankle, posture.shin_deg, 0.85);
        let hip = step(knee, posture.shin_deg - posture.knee_deg, 0.85);
        let shoulder = step(hip, posture.trunk_deg, 1.0);
        let ear = step(shoulder, posture.trunk_deg, 0.45);
        let nose = step(ear, posture.trunk_deg - LEVEL_HEAD_DEG - posture.head_deg, 0.25);
        let wrist = step(step(shoulder, 180.0, 0.9), 90.0, posture.hand);
        let mut landmarks =
            [Landmark { visibility: 1.0, presence: 1.0, ..Landmark::default() }; LANDMARK_COUNT];
        for landmark in &mut landmarks {
            landmark.in_image = nose;
        }
        let near = self.facing.near_side();
        for side in [BodySide::Left, BodySide::Right] {
            let ahead_trunks = if side == near { 0.0 } else { -self.near_ahead };
            let ahead = Vector::new(ahead_trunks * self.trunk_px * self.facing.sign(), 0.0);
            let is_free = (side == near) == self.near_leg_free && posture.free_leg_deg != 0.0;
            let behind = if side == near { 0.0 } else { self.far_foot_behind };
            let ankle = if is_free {
                step(hip, posture.free_leg_deg + 180.0, 1.7)
            } else {
                step(self.ankle, -90.0, behind)
            };
            let heel = posture.heel + if behind == 0.0 { 0.0 } else { 0.1 };
            let spread = if side == near { posture.feet_apart } else { -posture.feet_apart };
            let lift = if side == near && posture.near_leg_in_air { 0.8 } else { 0.0 };
            let ankle = step(step(ankle, 90.0, spread), 0.0, lift);
            let knee = step(knee, 0.0, lift);
            let joints = [
                (side.ear(), ear),
                (side.shoulder(), shoulder),
                (side.wrist(), wrist),
                (side.hip(), hip),
                (side.knee(), knee),
                (side.ankle(), ankle),
                (side.heel(), step(step(ankle, -110.0, 0.12), 0.0, heel)),
                (side.foot_index(), step(ankle, 100.0, 0.3)),
            ];
            for (id, at) in joints {
                landmarks[id as usize].in_image = at.plus(ahead);
            }
        }
        landmarks[LandmarkId::Nose as usize].in_image = nose;
        let roi = Roi { centre_in_image: hip, side_px: 4.5 * self.trunk_px, turn_deg: 0.0 };
        let mask = (with_mask && self.silhouette != Silhouette::Missing)
            .then(|| self.mask(&roi, shoulder, direction(posture.trunk_deg), posture.bulge));
        Pose { landmarks, score: 0.99, roi, mask }
    }

    /// The silhouette: everything in front of the back's line, which bulges at the low back.
    fn mask(&self, roi: &Roi, shoulder: Point, up: Vector, bulge: f64) -> Mask {
        let side_px = 128;
        let down = up.scaled(-1.0);
        let dorsal = Vector::new(-down.y, down.x).scaled(self.facing.sign());
        let back = |u: f64| {
            0.2 + (bulge - HOLLOW) * ((u - 0.40) / 0.08).min((0.93 - u) / 0.18).clamp(0.0, 1.0)
        };
        let logit = |index: usize| {
            let unit = |i: usize| (i as f64 + 0.5) / side_px as f64;
            let place = roi
                .image_from_unit(Point::new(unit(index % side_px), unit(index / side_px)))
                .from(shoulder);
            let along = |axis: Vector| (place.x * axis.x + place.y * axis.y) / self.trunk_px;
            (200.0 * (back(along(down)) - along(dorsal))) as f32
        };
        let logits = match self.silhouette {
            Silhouette::Empty => vec![-9.0; side_px * side_px],
            Silhouette::Full => vec![9.0; side_px * side_px],
            Silhouette::Clear | Silhouette::Missing => (0..side_px * side_px).map(logit).collect(),
        };
        Mask { side_px, logits }
    }
}

/// A set being filmed.
pub struct Film {
    pub set: Set,
    pub t_s: f64,
    pub last: Option<Snapshot>,
    pub checks: Vec<Check>,
    pub hints: Vec<Hint>,
    pub phone: PhoneTold,
    /// Width and height of the picture, pixels.
    pub size_px: (u32, u32),
    posture: Posture,
}

impl Film {
    pub fn of(drill: &str, reference: Option<Reference>) -> Film {
        let options = AnalyzerOptions {
            lean_deg: None,
            pitch_deg: None,
            height_m: 1.70,
            model: ModelInfo { name: "blazepose-lite".into(), sha256: String::new() },
            source: SourceKind::Video,
            earlier_reps: Vec::new(),
            reference,
        };
        let set = Set::new(Drill::by_id(drill).unwrap(), options, Language::En);
        Film {
            set,
            t_s: 0.0,
            last: None,
            checks: Vec::new(),
            hints: Vec::new(),
            phone: PhoneTold::default(),
            size_px: (WIDTH_PX, HEIGHT_PX),
            posture: TALL,
        }
    }

    /// Begins in another rest.
    pub fn from(mut self, rest: Posture) -> Film {
        self.posture = rest;
        self
    }

    pub fn hip_hinge() -> Film {
        Film::of("hip-hinge", None)
    }

    /// Films the person going to `posture` in `seconds`, or staying in it.
    pub fn go(mut self, view: View, posture: Posture, seconds: f64) -> Film {
        let frames = (seconds * FRAMES_PER_S).round() as usize;
        let from = self.posture;
        for frame in 1..=frames {
            self.see(view, from.towards(posture, frame as f64 / frames as f64));
        }
        self.posture = posture;
        self
    }

    pub fn stay(self, view: View, seconds: f64) -> Film {
        let posture = self.posture;
        self.go(view, posture, seconds)
    }

    /// To `bottom`, held for half a second, and back to the rest that it began in.
    pub fn rep(self, view: View, bottom: Posture) -> Film {
        self.quick_rep(view, bottom, 1.0)
    }

    /// The same, so many times as quick.
    pub fn quick_rep(self, view: View, bottom: Posture, times: f64) -> Film {
        let rest = self.posture;
        let down = self.go(view, bottom, 1.2 / times).stay(view, 0.5 / times);
        down.go(view, rest, 1.2 / times).stay(view, 0.9 / times)
    }

    pub fn see(&mut self, view: View, posture: Posture) {
        self.see_in(Some((view, posture)), DAYLIGHT, false);
    }

    /// Films one frame of somebody in a posture, or of the empty place.
    pub fn see_in(&mut self, person: Option<(View, Posture)>, light: Light, others_seen: bool) {
        let wanted = self.set.wants(self.t_s);
        let pose = person.map(|(view, posture)| view.pose(posture, wanted.silhouette));
        let judged = self.set.judge_frame(&FrameSeen {
            t_s: self.t_s,
            size_px: self.size_px,
            pose: pose.as_ref(),
            others_seen,
            light: Some(light),
            phone: self.phone,
        });
        self.hints.extend(judged.snapshot.hint);
        self.checks = judged.checks;
        self.last = Some(judged.snapshot);
        self.t_s += 1.0 / FRAMES_PER_S;
    }

    pub fn end(mut self) -> SessionRecord {
        self.set.finish(None, None)
    }
}
