//! The sign by which a person ends a set, or begins another one, without touching the phone: one
//! arm held up.

use super::limits::*;

/// One point of the body in the picture: x px, y px (down), visibility 0…1.
type Mark = [f64; 3];

const EARS: [usize; 2] = [7, 8];
const SHOULDERS: [usize; 2] = [11, 12];
const ELBOWS: [usize; 2] = [13, 14];
const WRISTS: [usize; 2] = [15, 16];
const HIPS: [usize; 2] = [23, 24];

/// How a person's arms are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arms {
    /// No hand is above its shoulder.
    Down,
    /// Neither down nor up, or not known.
    Between,
    /// One arm is up, and only one: both are in a press or a stretch.
    OneUp,
}

/// How the arms are held, of the landmarks in the picture. An arm that is hidden, as the far one by
/// the body, is none: the network puts it beside the one that it sees.
pub fn arms(marks: &[Mark]) -> Arms {
    arms_seen(marks).unwrap_or(Arms::Between)
}

fn arms_seen(marks: &[Mark]) -> Option<Arms> {
    let (shoulders, hips) = (middle(marks, SHOULDERS)?, middle(marks, HIPS)?);
    let (across_px, along_px) = (shoulders[0] - hips[0], hips[1] - shoulders[1]);
    let trunk_px = across_px.hypot(along_px);
    let is_upright = along_px > 0.0 && across_px.atan2(along_px).to_degrees().abs() < UPRIGHT_DEG;
    if !is_upright || trunk_px < 1.0 {
        return None;
    }
    // Upwards along the trunk, in trunk lengths: a phone that leans tilts the picture.
    let above = |mark: &Mark, from: &Mark| {
        ((mark[0] - from[0]) * across_px + (from[1] - mark[1]) * along_px) / trunk_px.powi(2)
    };
    let at = |place: usize| marks.get(place);
    let ears = EARS.map(at);
    let side = |i: usize| {
        let (shoulder, elbow, wrist) = (at(SHOULDERS[i])?, at(ELBOWS[i])?, at(WRISTS[i])?);
        let over_ears = ears.iter().flatten().map(|ear| above(wrist, ear)).reduce(f64::min)?;
        let is_seen = wrist[2].min(elbow[2]) >= ARM_VISIBILITY;
        let is_up = over_ears > WRIST_ABOVE_EARS && above(elbow, shoulder) > ELBOW_ABOVE_SHOULDER;
        let is_down = above(wrist, shoulder) < 0.0;
        Some((is_seen && is_up, !is_seen || is_down))
    };
    let (left, right) = (side(0)?, side(1)?);
    Some(match (left.0 != right.0, left.1 && right.1) {
        (true, _) => Arms::OneUp,
        (false, true) => Arms::Down,
        (false, false) => Arms::Between,
    })
}

fn middle(marks: &[Mark], places: [usize; 2]) -> Option<Mark> {
    let [a, b] = places.map(|place| marks.get(place));
    let (a, b) = (a?, b?);
    Some([(a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0, a[2].min(b[2])])
}

/// Watches for an arm that is raised in one go and held up; each time is told once. A bar is lifted
/// to the shoulders first, and pressed from there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ArmWatch {
    /// When both arms were down last, s.
    down_s: Option<f64>,
    /// Since when one is up, s.
    up_since_s: Option<f64>,
    /// When it was seen up last, s.
    up_s: f64,
    /// It was told, or is no sign.
    is_done: bool,
}

impl ArmWatch {
    /// Takes a frame's time, s, and how the arms are held in it; tells whether one has been held up
    /// now.
    pub fn add_frame(&mut self, t_s: f64, arms: Arms) -> bool {
        if arms != Arms::OneUp {
            if t_s - self.up_s > ARM_LOST_S {
                (self.up_since_s, self.is_done) = (None, false);
            }
            if arms == Arms::Down {
                self.down_s = Some(t_s);
            }
            return false;
        }
        self.up_s = t_s;
        let down_s = self.down_s;
        let since_s = *self.up_since_s.get_or_insert_with(|| {
            self.is_done = down_s.is_none_or(|down_s| t_s - down_s > RAISED_WITHIN_S);
            t_s
        });
        let is_news = t_s - since_s >= ARM_HELD_S && !self.is_done;
        self.is_done |= is_news;
        is_news
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    const UNSEEN: Mark = [0.0, 0.0, 0.0];
    const SEEN: f64 = 0.9;

    /// An arm, [elbow, wrist].
    type Arm = [[f64; 2]; 2];
    const HANGS: Arm = [[110.0, 200.0], [112.0, 250.0]];
    const UP: Arm = [[105.0, 95.0], [105.0, 45.0]];

    /// Landmarks of somebody who faces right, as the network numbers them: the near arm is the
    /// right one.
    const fn marks(near: Arm, far: Arm) -> [Mark; 33] {
        let mut marks = [UNSEEN; 33];
        marks[7] = [105.0, 100.0, SEEN];
        marks[8] = [105.0, 100.0, SEEN];
        marks[11] = [102.0, 150.0, SEEN];
        marks[12] = [98.0, 150.0, SEEN];
        marks[13] = [far[0][0], far[0][1], SEEN];
        marks[14] = [near[0][0], near[0][1], SEEN];
        marks[15] = [far[1][0], far[1][1], SEEN];
        marks[16] = [near[1][0], near[1][1], SEEN];
        marks[23] = [102.0, 250.0, SEEN];
        marks[24] = [98.0, 250.0, SEEN];
        marks
    }

    /// Arms that hang.
    pub(crate) const STANDS: [Mark; 33] = marks(HANGS, HANGS);
    /// The near arm up.
    pub(crate) const ARM_UP: [Mark; 33] = marks(UP, HANGS);

    /// The marks turned by an angle round the picture's middle, degrees, clockwise.
    fn turned(marks: &[Mark], by_deg: f64) -> Vec<Mark> {
        let (sin, cos) = by_deg.to_radians().sin_cos();
        let turn = |[x, y, seen]: &Mark| [x * cos - y * sin, x * sin + y * cos, *seen];
        marks.iter().map(turn).collect()
    }

    #[test]
    fn one_arm_over_the_head_is_up_also_in_a_picture_that_leans() {
        assert!(arms(&ARM_UP) == Arms::OneUp && arms(&STANDS) == Arms::Down);
        assert!(
            arms(&turned(&ARM_UP, 20.0)) == Arms::OneUp
                && arms(&turned(&ARM_UP, -20.0)) == Arms::OneUp
        );
        assert!(arms(&turned(&ARM_UP, 90.0)) != Arms::OneUp, "somebody who lies");
        assert!(arms(&[]) != Arms::OneUp);
    }

    #[test]
    fn hands_at_the_head_and_both_arms_up_are_no_sign() {
        let at_head = [[120.0, 140.0], [100.0, 98.0]];
        let scratches = [[130.0, 130.0], [108.0, 80.0]];
        let ahead = [[150.0, 150.0], [200.0, 140.0]];
        for held in [(at_head, at_head), (scratches, HANGS), (UP, UP), (ahead, HANGS)] {
            assert!(arms(&marks(held.0, held.1)) != Arms::OneUp, "{held:?}");
        }
        assert!(arms(&marks(HANGS, UP)) == Arms::OneUp);
        let unseen = ARM_UP.map(|[x, y, _]| [x, y, 0.1]);
        assert!(arms(&unseen) != Arms::OneUp);
    }

    #[test]
    fn a_hidden_arm_that_is_put_beside_the_raised_one_is_none() {
        let mut marks = marks(UP, UP);
        marks[13][2] = 0.1;
        marks[15][2] = 0.1;
        assert!(arms(&marks) == Arms::OneUp);
    }

    #[test]
    fn an_arm_is_raised_in_one_go_and_a_bar_is_pressed_from_the_shoulders() {
        let told = |stretches: &[(f64, Arms)]| {
            let (mut watch, mut frame, mut told) = (ArmWatch::default(), 0, 0);
            for (length_s, arms) in stretches {
                for _ in 0..(length_s * 10.0) as usize {
                    told += usize::from(watch.add_frame(f64::from(frame) / 10.0, *arms));
                    frame += 1;
                }
            }
            told
        };
        let (down, raised) = ((2.0, Arms::Down), (0.4, Arms::Between));
        let held = (3.0, Arms::OneUp);
        assert_eq!(told(&[down, raised, held, raised, down, raised, held]), 2);
        assert_eq!(told(&[down, (1.5, Arms::Between), held]), 0);
        assert_eq!(told(&[held]), 0, "it was up before anybody looked");
        let flickers = [(0.6, Arms::OneUp), (0.1, Arms::Between), (0.6, Arms::OneUp)];
        assert_eq!(told(&[&[down, raised], flickers.as_slice()].concat()), 1);
    }
}
