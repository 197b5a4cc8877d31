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

/// Whether one arm, and only one, is up, of the landmarks in the picture. Both are up in a press or a
/// stretch. An arm that is hidden, as the far one by the body, is no arm: the network puts it beside
/// the one that it sees.
pub fn is_arm_up(marks: &[Mark]) -> bool {
    let (Some(shoulders), Some(hips)) = (middle(marks, SHOULDERS), middle(marks, HIPS)) else {
        return false;
    };
    let (across_px, along_px) = (shoulders[0] - hips[0], hips[1] - shoulders[1]);
    let trunk_px = across_px.hypot(along_px);
    let is_upright = along_px > 0.0 && across_px.atan2(along_px).to_degrees().abs() < UPRIGHT_DEG;
    if !is_upright || trunk_px < 1.0 {
        return false;
    }
    // Upwards along the trunk, in trunk lengths: a phone that leans tilts the picture.
    let above = |mark: &Mark, from: &Mark| {
        ((mark[0] - from[0]) * across_px + (from[1] - mark[1]) * along_px) / trunk_px.powi(2)
    };
    let at = |place: usize| marks.get(place);
    let ears = EARS.map(at);
    let side = |i: usize| {
        let (shoulder, elbow, wrist) = (at(SHOULDERS[i])?, at(ELBOWS[i])?, at(WRISTS[i])?);
        let head = ears.iter().flatten().map(|ear| above(wrist, ear)).reduce(f64::min)?;
        let is_seen = wrist[2].min(elbow[2]) >= ARM_VISIBILITY;
        let is_up = head > WRIST_ABOVE_EARS && above(elbow, shoulder) > ELBOW_ABOVE_SHOULDER;
        Some(is_seen && is_up)
    };
    side(0).unwrap_or(false) != side(1).unwrap_or(false)
}

fn middle(marks: &[Mark], places: [usize; 2]) -> Option<Mark> {
    let [a, b] = places.map(|place| marks.get(place));
    let (a, b) = (a?, b?);
    Some([(a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0, a[2].min(b[2])])
}

/// Watches for an arm that is held up; each time is told once.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ArmWatch {
    /// Since when it is up, s.
    up_since_s: Option<f64>,
    /// When it was seen up last, s.
    up_s: f64,
    was_told: bool,
}

impl ArmWatch {
    /// Takes a frame's time, s, and whether an arm is up in it; tells whether it has been held now.
    pub fn add_frame(&mut self, t_s: f64, is_up: bool) -> bool {
        if is_up {
            self.up_s = t_s;
        } else if t_s - self.up_s > ARM_LOST_S {
            *self = Self::default();
        }
        if !is_up {
            return false;
        }
        let is_held = t_s - *self.up_since_s.get_or_insert(t_s) >= ARM_HELD_S;
        let is_news = is_held && !self.was_told;
        self.was_told |= is_news;
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
        assert!(is_arm_up(&ARM_UP) && !is_arm_up(&STANDS));
        assert!(is_arm_up(&turned(&ARM_UP, 20.0)) && is_arm_up(&turned(&ARM_UP, -20.0)));
        assert!(!is_arm_up(&turned(&ARM_UP, 90.0)), "somebody who lies");
        assert!(!is_arm_up(&[]));
    }

    #[test]
    fn hands_at_the_head_and_both_arms_up_are_no_sign() {
        let at_head = [[120.0, 140.0], [100.0, 98.0]];
        let scratches = [[130.0, 130.0], [108.0, 80.0]];
        let ahead = [[150.0, 150.0], [200.0, 140.0]];
        for arms in [(at_head, at_head), (scratches, HANGS), (UP, UP), (ahead, HANGS)] {
            assert!(!is_arm_up(&marks(arms.0, arms.1)), "{arms:?}");
        }
        assert!(is_arm_up(&marks(HANGS, UP)));
        let unseen = ARM_UP.map(|[x, y, _]| [x, y, 0.1]);
        assert!(!is_arm_up(&unseen));
    }

    #[test]
    fn a_hidden_arm_that_is_put_beside_the_raised_one_is_none() {
        let mut marks = marks(UP, UP);
        marks[13][2] = 0.1;
        marks[15][2] = 0.1;
        assert!(is_arm_up(&marks));
    }
}
