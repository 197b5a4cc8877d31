//! How the camera sees the person: how far from side-on, and what that does to directions.

use crate::seen::angles::{Facing, RawAngles};
use crate::seen::body::Body;
use crate::seen::limits::{
    BENT_KNEE_DEG, BLEND_FROM_DEG, BLEND_OVER_DEG, KNEE_EXCESS_DEG, LARGEST_YAW_SINE,
    OBLIQUENESS_SIDE_ON, SHORTEST_LINE_PX, STANDING_LEAN_DEG, STANDING_LEAN_SPREAD_DEG,
    TRUNK_BLEND_OVER_DEG, YAW_SINE_PER_OBLIQUENESS,
};
use pose::geometry::wrapped_deg;
use pose::{LandmarkId, Vector};

/// How far from side-on the person is seen, and by which leg they are measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// From side-on, degrees; + = seen more from the front, − = from behind.
    pub yaw_deg: f64,
    /// How far the picture is tipped to where the person faces, beyond the roll that was told,
    /// degrees.
    pub tipped_deg: f64,
    /// How much of the far leg counts in the leg's directions: 0 = the near leg alone, 0.5 = the
    /// middle of both.
    far_leg: f64,
    /// How much of the far shoulder and hip counts in the trunk's direction, likewise.
    far_trunk: f64,
}

impl View {
    /// Exactly side-on.
    pub const SIDE_ON: View = View { yaw_deg: 0.0, tipped_deg: 0.0, far_leg: 0.0, far_trunk: 0.0 };

    /// From [`Body::obliqueness`] at rest. Side-on the far leg is hidden by the near one and is
    /// guessed; farther off, near joints alone carry their distance from the body's middle into
    /// every direction, so there the middles count. `one_legged`: whether the legs work otherwise
    /// than each other; then the near one alone counts.
    pub fn of(obliqueness: f64, one_legged: bool) -> View {
        let sine = YAW_SINE_PER_OBLIQUENESS * (obliqueness - OBLIQUENESS_SIDE_ON);
        let yaw_deg = sine.clamp(-LARGEST_YAW_SINE, LARGEST_YAW_SINE).asin().to_degrees();
        let share = |from_deg: f64, over_deg: f64| {
            ((yaw_deg.abs() - from_deg) / over_deg).clamp(0.0, 1.0) / 2.0
        };
        let far_leg = if one_legged { 0.0 } else { share(BLEND_FROM_DEG, BLEND_OVER_DEG) };
        View { yaw_deg, tipped_deg: 0.0, far_leg, far_trunk: share(0.0, TRUNK_BLEND_OVER_DEG) }
    }

    /// The same, with what somebody who stands upright tells of a roll that nobody told: what their
    /// whole body leans more, or less, than people lean in standing.
    /// `lean_deg`: [`Lines::lean_deg`] of them.
    pub fn tipped_by(self, lean_deg: f64) -> View {
        let beyond_deg = lean_deg - STANDING_LEAN_DEG;
        let tipped_deg =
            beyond_deg.signum() * (beyond_deg.abs() - STANDING_LEAN_SPREAD_DEG).max(0.0);
        View { tipped_deg, ..self }
    }

    /// How much more a soft knee seems to bend than it does, degrees; − = less, from behind. The
    /// landmark of the knee lies towards the kneecap and moves over the joint as the hips bend; of
    /// a knee that is bent far it does not. `hip_deg`, `knee_deg`: as they read, against standing.
    pub(crate) fn knee_excess_deg(&self, hip_deg: f64, knee_deg: f64) -> f64 {
        let bent = hip_deg.clamp(0.0, 90.0).to_radians().sin();
        let soft = 1.0 - knee_deg.clamp(0.0, BENT_KNEE_DEG) / BENT_KNEE_DEG;
        KNEE_EXCESS_DEG * self.yaw_deg.to_radians().sin() * bent * soft
    }
}

/// The lines of a person whose directions are measured, each as the way from its lower to its upper
/// end in the upright picture, pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lines {
    facing: Facing,
    /// Hip to shoulder, near and far.
    trunks: [Vector; 2],
    /// Knee to hip, near and far.
    thighs: [Vector; 2],
    /// Ankle to knee, near and far.
    shins: [Vector; 2],
    /// Ear to nose, near and far.
    faces: [Vector; 2],
}

impl Lines {
    /// Of a person who faces that way; `None` when two ends of a line coincide.
    pub fn of(body: &Body, facing: Facing) -> Option<Lines> {
        let near = facing.near_side();
        let sides = [near, near.opposite()];
        let lines = Lines {
            facing,
            trunks: sides.map(|side| body.at(side.shoulder()).from(body.at(side.hip()))),
            thighs: sides.map(|side| body.at(side.hip()).from(body.at(side.knee()))),
            shins: sides.map(|side| body.at(side.knee()).from(body.at(side.ankle()))),
            faces: sides.map(|side| body.at(LandmarkId::Nose).from(body.at(side.ear()))),
        };
        let shortest_px = [lines.trunks[0], lines.thighs[0], lines.shins[0], lines.faces[0]]
            .map(|line| line.length())
            .into_iter()
            .fold(f64::INFINITY, f64::min);
        (shortest_px >= SHORTEST_LINE_PX).then_some(lines)
    }

    /// Direction from the middle of the ankles to the middle of the shoulders from the picture's
    /// vertical, degrees, + = towards where the person faces.
    pub fn lean_deg(&self) -> f64 {
        let bones = [self.trunks, self.thighs, self.shins];
        let (x, y) =
            bones.iter().flatten().fold((0.0, 0.0), |(x, y), line| (x + line.x, y + line.y));
        (x * self.facing.sign()).atan2(-y).to_degrees()
    }

    /// The angles in the person's own plane: a direction θ in it is seen from a yaw ψ as
    /// tan θ' = tan θ · cos ψ.
    pub fn angles(&self, view: View) -> RawAngles {
        let cosine = view.yaw_deg.to_radians().cos();
        let direction_deg = |line: Vector| {
            let level = line.turned(-view.tipped_deg * self.facing.sign());
            (level.x * self.facing.sign() / cosine).atan2(-level.y).to_degrees()
        };
        let of_both = |[near, far]: [Vector; 2], far_share: f64| {
            let share = |near: f64, far: f64| near + far_share * (far - near);
            Vector::new(share(near.x, far.x), share(near.y, far.y))
        };
        let trunk_deg = direction_deg(of_both(self.trunks, view.far_trunk));
        let thigh_deg = direction_deg(of_both(self.thighs, view.far_leg));
        let shin_deg = direction_deg(of_both(self.shins, view.far_leg));
        RawAngles {
            trunk_deg,
            hip_deg: wrapped_deg(trunk_deg - thigh_deg),
            knee_deg: wrapped_deg(shin_deg - thigh_deg),
            shin_deg,
            head_deg: wrapped_deg(trunk_deg - direction_deg(of_both(self.faces, view.far_leg))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_knee_reads_too_bent_from_the_front_and_too_little_from_behind_once_the_hips_bend() {
        let excess_deg = |yaw_deg: f64, hip_deg: f64, knee_deg: f64| {
            View { yaw_deg, ..View::SIDE_ON }.knee_excess_deg(hip_deg, knee_deg)
        };
        assert_eq!((excess_deg(30.0, 0.0, 0.0), excess_deg(0.0, 90.0, 0.0)), (0.0, 0.0));
        assert!((excess_deg(30.0, 90.0, 0.0) - KNEE_EXCESS_DEG / 2.0).abs() < 1e-9);
        assert_eq!(excess_deg(30.0, 120.0, 20.0), -excess_deg(-30.0, 90.0, 20.0));
        assert_eq!(excess_deg(30.0, 90.0, 110.0), 0.0, "a squat's knee reads as it is");
    }

    #[test]
    fn a_yaw_is_taken_out_of_the_directions() {
        let line = |deg: f64, cosine: f64| {
            Vector::new(100.0 * deg.to_radians().sin() * cosine, -100.0 * deg.to_radians().cos())
        };
        let seen = |cosine: f64| Lines {
            facing: Facing::Right,
            trunks: [line(60.0, cosine); 2],
            thighs: [line(-20.0, cosine); 2],
            shins: [line(-4.0, cosine); 2],
            faces: [line(150.0, cosine); 2],
        };
        let (side_on, oblique) =
            (View::SIDE_ON, View { yaw_deg: 40.0, tipped_deg: 0.0, far_leg: 0.5, far_trunk: 0.5 });
        let angles = seen(40f64.to_radians().cos()).angles(oblique);
        let want = seen(1.0).angles(side_on);
        for (a, b) in [
            (angles.trunk_deg, want.trunk_deg),
            (angles.hip_deg, 80.0),
            (angles.knee_deg, 16.0),
            (angles.shin_deg, -4.0),
            (angles.head_deg, want.head_deg),
        ] {
            assert!((a - b).abs() < 1e-9, "{a} {b}");
        }
    }

    #[test]
    fn a_roll_that_nobody_told_is_found_where_the_whole_body_leans() {
        let lines = |facing: Facing, tipped_deg: f64| {
            let line =
                |deg: f64| Vector::new(0.0, -100.0).turned((deg + tipped_deg) * facing.sign());
            Lines {
                facing,
                trunks: [line(0.0); 2],
                thighs: [line(2.0); 2],
                shins: [line(4.0); 2],
                faces: [line(97.0); 2],
            }
        };
        for facing in [Facing::Right, Facing::Left] {
            let seen = lines(facing, 7.0);
            assert!((seen.lean_deg() - 9.0).abs() < 0.1);
            let angles = seen.angles(View::SIDE_ON.tipped_by(seen.lean_deg()));
            assert!((angles.shin_deg - 6.0).abs() < 0.1 && (angles.trunk_deg - 2.0).abs() < 0.1);
            assert!((angles.hip_deg + 2.0).abs() < 1e-9 && (angles.knee_deg - 2.0).abs() < 1e-9);
            // As much as people lean themselves says nothing of the camera.
            assert_eq!(View::SIDE_ON.tipped_by(lines(facing, 1.5).lean_deg()), View::SIDE_ON);
        }
    }

    #[test]
    fn who_is_seen_from_the_front_has_a_positive_yaw() {
        assert!((View::of(-0.34, false).yaw_deg - 30.0).abs() < 1.0);
        assert!((View::of(0.28, false).yaw_deg + 30.0).abs() < 1.0);
        assert_eq!(View::of(OBLIQUENESS_SIDE_ON, false), View::SIDE_ON);
        assert_eq!(View::of(-0.34, true).far_leg, 0.0);
    }
}
