//! The phone's lean, from its motion sensors: what is taken out of the picture, and whether the
//! phone was moved since.

use hinge::seen::phone::PhoneStand;
use serde::{Deserialize, Serialize};

/// At most so much is called level, degrees. Source: own choice, below what a bubble shows.
const LEVEL_DEG: f64 = 1.5;
/// More is taken out as well, but is worth setting straight: the person fills the picture badly.
/// Source: own choice, degrees.
const STEEP_DEG: f64 = 20.0;
/// A phone that leans back farther than this lies, and its roll says little, degrees. Source: own
/// choice.
const LYING_DEG: f64 = 55.0;
/// How quickly the reading follows the sensors: the time after which it has gone two thirds of the
/// way, s. Source: own choice, longer than the shake of a tap.
const FOLLOWS_IN_S: f64 = 0.3;
/// A phone that stands otherwise than when standing was taken, by more than this, was moved,
/// degrees …
const MOVED_DEG: f64 = 4.0;
/// … when it stays so for this long, s. Source of both: own choice, beyond the shake of steps and
/// weights put down.
const MOVED_FOR_S: f64 = 1.5;

/// On which side of the phone the camera is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CameraSide {
    /// Away from the screen.
    Rear,
    /// On the screen's side.
    Front,
}

impl CameraSide {
    /// The other one.
    pub fn flipped(self) -> Self {
        match self {
            Self::Rear => Self::Front,
            Self::Front => Self::Rear,
        }
    }
}

/// What `deviceorientation` says, with the angle of the screen, all degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Orientation {
    /// About the phone's short side: 90 = upright, 0 = on its back.
    pub beta_deg: f64,
    /// About the phone's long side.
    pub gamma_deg: f64,
    /// How far the page is turned against the phone (`screen.orientation.angle`).
    pub screen_deg: f64,
}

/// The direction upwards as the screen sees it: to its right, to its upper edge, out of it towards
/// the reader; of length 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Up {
    right: f64,
    top: f64,
    out: f64,
}

impl Up {
    /// From the sensors' angles. Source: W3C Device Orientation, rotation Z-X'-Y''; the world's
    /// vertical in the phone's axes.
    pub fn of(orientation: Orientation) -> Up {
        let (beta_sin, beta_cos) = orientation.beta_deg.to_radians().sin_cos();
        let (gamma_sin, gamma_cos) = orientation.gamma_deg.to_radians().sin_cos();
        let (x, y, out) = (-beta_cos * gamma_sin, beta_sin, beta_cos * gamma_cos);
        let (sin, cos) = orientation.screen_deg.to_radians().sin_cos();
        Up { right: x * cos - y * sin, top: x * sin + y * cos, out }
    }

    /// How far the screen's upper edge is from upwards, degrees, + = upwards lies clockwise of it.
    fn roll_deg(self) -> f64 {
        self.right.atan2(self.top).to_degrees()
    }

    fn is_lying(self) -> bool {
        self.out.abs().asin().to_degrees() > LYING_DEG
    }

    fn away_deg(self, other: Up) -> f64 {
        let cos = self.right * other.right + self.top * other.top + self.out * other.out;
        cos.clamp(-1.0, 1.0).acos().to_degrees()
    }

    fn towards(self, other: Up, share: f64) -> Up {
        let blend = |a: f64, b: f64| a + (b - a) * share;
        let (right, top, out) = (
            blend(self.right, other.right),
            blend(self.top, other.top),
            blend(self.out, other.out),
        );
        let length = right.hypot(top).hypot(out);
        // Opposite directions have no middle.
        if length < f64::EPSILON {
            other
        } else {
            Up { right: right / length, top: top / length, out: out / length }
        }
    }
}

/// How the phone stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Level {
    /// There is no sensor, or it may not be asked: the phone is taken to be upright.
    #[default]
    Unknown,
    /// It lies.
    Lying,
    /// It stands, and leans to the side by this, degrees; + = the picture must be turned clockwise
    /// to be upright.
    Leaning(f64),
}

impl Level {
    /// What is taken out of the picture, degrees; nothing where nothing is known.
    pub fn lean_deg(self) -> f64 {
        match self {
            Level::Leaning(lean_deg) => lean_deg,
            Level::Unknown | Level::Lying => 0.0,
        }
    }

    /// Whether it is level enough for nobody to notice.
    pub fn is_level(self) -> bool {
        matches!(self, Level::Leaning(lean_deg) if lean_deg.abs() <= LEVEL_DEG)
    }

    /// What the person may be asked to mend of it.
    pub fn stand(self) -> PhoneStand {
        match self {
            Level::Unknown => PhoneStand::Unknown,
            Level::Lying => PhoneStand::Lying,
            level if level.is_steep() => PhoneStand::Tilted,
            Level::Leaning(_) => PhoneStand::Upright,
        }
    }

    /// Whether it is worth setting straight, though it is taken out.
    pub fn is_steep(self) -> bool {
        matches!(self, Level::Leaning(lean_deg) if lean_deg.abs() > STEEP_DEG)
    }

    /// The same in whole degrees, so that a picture of it does not tremble.
    pub fn rounded(self) -> Level {
        match self {
            Level::Leaning(lean_deg) => Level::Leaning(lean_deg.round()),
            other => other,
        }
    }
}

/// Follows the sensors.
#[derive(Clone, Copy, Debug, Default)]
pub struct LevelMeter {
    up: Option<(Up, f64)>,
    /// How the phone stood when standing was taken.
    taken: Option<Up>,
    moved_since_s: Option<f64>,
}

impl LevelMeter {
    /// Takes a reading of the sensors; `t_s`: its time, s, rising.
    pub fn add_orientation(&mut self, orientation: Orientation, t_s: f64) {
        let now = Up::of(orientation);
        let up = match self.up {
            Some((before, then_s)) => {
                before.towards(now, 1.0 - (-(t_s - then_s).max(0.0) / FOLLOWS_IN_S).exp())
            }
            None => now,
        };
        self.up = Some((up, t_s));
        let is_moved = self.taken.is_some_and(|taken| taken.away_deg(up) > MOVED_DEG);
        self.moved_since_s = if is_moved { self.moved_since_s.or(Some(t_s)) } else { None };
    }

    /// How the phone stands, for the picture of a camera. The picture of one on the screen's side
    /// is not mirrored here.
    pub fn level(&self, side: CameraSide) -> Level {
        let Some((up, _)) = self.up else { return Level::Unknown };
        if up.is_lying() {
            return Level::Lying;
        }
        Level::Leaning(match side {
            CameraSide::Rear => -up.roll_deg(),
            CameraSide::Front => up.roll_deg(),
        })
    }

    /// How far the camera looks up, degrees; `None` where that is not known, and of a phone that
    /// lies.
    pub fn pitch_deg(&self, side: CameraSide) -> Option<f64> {
        let (up, _) = self.up.filter(|(up, _)| !up.is_lying())?;
        let pitch_deg = up.out.clamp(-1.0, 1.0).asin().to_degrees();
        Some(match side {
            CameraSide::Front => pitch_deg,
            CameraSide::Rear => -pitch_deg,
        })
    }

    /// Remembers how the phone stands: from now on it should stay so.
    pub fn hold(&mut self) {
        self.taken = self.up.map(|(up, _)| up);
        self.moved_since_s = None;
    }

    /// The phone may be moved again.
    pub fn release(&mut self) {
        self.taken = None;
        self.moved_since_s = None;
    }

    /// Whether it was moved since [`LevelMeter::hold`] and stands still otherwise.
    pub fn was_moved(&self) -> bool {
        self.moved_since_s
            .zip(self.up)
            .is_some_and(|(since_s, (_, now_s))| now_s - since_s >= MOVED_FOR_S)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(beta_deg: f64, gamma_deg: f64, screen_deg: f64) -> Orientation {
        Orientation { beta_deg, gamma_deg, screen_deg }
    }

    fn level(orientation: Orientation, side: CameraSide) -> Level {
        let mut meter = LevelMeter::default();
        meter.add_orientation(orientation, 0.0);
        meter.level(side)
    }

    /// A phone that stands exactly upright and is then turned about the line of sight, clockwise as
    /// its reader sees it, and leaned back: what the sensors say (the world's vertical in the
    /// phone's axes, solved for beta and gamma).
    fn turned(clockwise_deg: f64, back_deg: f64, screen_deg: f64) -> Orientation {
        let (turn, back) = (clockwise_deg.to_radians(), back_deg.to_radians());
        let (x, y, z) = (-turn.sin() * back.cos(), turn.cos() * back.cos(), back.sin());
        at(y.atan2((1.0 - y * y).sqrt()).to_degrees(), (-x).atan2(z).to_degrees(), screen_deg)
    }

    #[test]
    fn what_must_be_taken_out_of_the_picture() {
        // How the phone is turned, the screen's angle, and what is to be taken out: seen by the
        // camera at the back, and at the front. A phone turned clockwise sees the world turned the
        // other way, so its picture is turned back clockwise.
        let cases = [
            (0.0, 10.0, 0.0, 0.0),
            (7.0, 10.0, 0.0, 7.0),
            (-7.0, 30.0, 0.0, -7.0),
            // Landscape: the phone's top points to the left, and the page is turned back by 90.
            (-90.0, 10.0, 90.0, 0.0),
            (-84.0, 10.0, 90.0, 6.0),
            // The other landscape, and upside down.
            (90.0, 10.0, 270.0, 0.0),
            (86.0, 10.0, 270.0, -4.0),
            (180.0, 10.0, 180.0, 0.0),
            (175.0, 10.0, 180.0, -5.0),
        ];
        for (clockwise_deg, back_deg, screen_deg, lean_deg) in cases {
            let orientation = turned(clockwise_deg, back_deg, screen_deg);
            for (side, wanted_deg) in [(CameraSide::Rear, lean_deg), (CameraSide::Front, -lean_deg)]
            {
                let Level::Leaning(found_deg) = level(orientation, side) else {
                    panic!("{clockwise_deg} lies")
                };
                assert!(
                    (found_deg - wanted_deg).abs() < 1e-6,
                    "{clockwise_deg}, {side:?}: {found_deg} is not {wanted_deg}"
                );
            }
        }
    }

    #[test]
    fn a_phone_that_leans_back_looks_up_with_its_front_camera_and_down_with_the_other() {
        for (back_deg, screen_deg) in [(12.0, 0.0), (0.0, 0.0), (-5.0, 0.0), (12.0, 90.0)] {
            let mut meter = LevelMeter::default();
            meter.add_orientation(turned(-screen_deg, back_deg, screen_deg), 0.0);
            for (side, wanted_deg) in [(CameraSide::Front, back_deg), (CameraSide::Rear, -back_deg)]
            {
                let found_deg = meter.pitch_deg(side).unwrap();
                assert!((found_deg - wanted_deg).abs() < 1e-6, "{found_deg} is not {wanted_deg}");
            }
        }
        let mut lying = LevelMeter::default();
        lying.add_orientation(at(0.0, 0.0, 0.0), 0.0);
        assert_eq!(lying.pitch_deg(CameraSide::Front), None);
        assert_eq!(LevelMeter::default().pitch_deg(CameraSide::Front), None);
    }

    #[test]
    fn a_phone_on_the_floor_has_no_lean_and_one_without_sensors_is_taken_to_be_upright() {
        for lying in [at(0.0, 0.0, 0.0), at(20.0, 5.0, 0.0), at(180.0, 0.0, 0.0)] {
            assert_eq!(level(lying, CameraSide::Rear), Level::Lying);
        }
        assert_eq!(LevelMeter::default().level(CameraSide::Rear), Level::Unknown);
        assert_eq!(Level::Unknown.lean_deg(), 0.0);
    }

    #[test]
    fn what_may_be_asked_of_who_sets_it_up() {
        let levels = [Level::Unknown, Level::Lying, Level::Leaning(-21.0), Level::Leaning(6.0)];
        assert_eq!(
            levels.map(Level::stand),
            [PhoneStand::Unknown, PhoneStand::Lying, PhoneStand::Tilted, PhoneStand::Upright]
        );
    }

    #[test]
    fn what_is_level_and_what_is_steep() {
        let told = |lean_deg: f64| {
            (Level::Leaning(lean_deg).is_level(), Level::Leaning(lean_deg).is_steep())
        };
        assert_eq!(
            [told(-1.4), told(6.0), told(-21.0)],
            [(true, false), (false, false), (false, true)]
        );
    }

    #[test]
    fn a_phone_that_is_moved_in_the_set_is_noticed_once_it_stands_again() {
        let mut meter = LevelMeter::default();
        let mut seconds = (0..).map(|i| f64::from(i) / 20.0);
        let mut stand = |meter: &mut LevelMeter, clockwise_deg: f64, for_s: f64| {
            for t_s in seconds.by_ref().take((for_s * 20.0) as usize) {
                meter.add_orientation(turned(clockwise_deg, 10.0, 0.0), t_s);
            }
        };
        stand(&mut meter, 2.0, 2.0);
        assert!(!meter.was_moved(), "nothing is held yet");
        meter.hold();
        stand(&mut meter, 4.0, 3.0);
        assert!(!meter.was_moved(), "a small settling is no matter");
        stand(&mut meter, 30.0, 0.5);
        stand(&mut meter, 4.0, 3.0);
        assert!(!meter.was_moved(), "a knock passes");
        stand(&mut meter, 12.0, 3.0);
        assert!(meter.was_moved());
        meter.release();
        assert!(!meter.was_moved());
    }

    #[test]
    fn a_tap_hardly_shakes_the_reading() {
        let mut meter = LevelMeter::default();
        meter.add_orientation(turned(0.0, 10.0, 0.0), 0.0);
        meter.add_orientation(turned(5.0, 10.0, 0.0), 0.02);
        assert!(meter.level(CameraSide::Rear).lean_deg() < 0.5);
    }
}
