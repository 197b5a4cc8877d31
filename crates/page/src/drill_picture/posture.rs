//! A body from the side, placed by the angles of a drill's rest and of its turn.
//!
//! Lengths are centimetres of a person of 1.75 m, x to the front and y down; the floor is y = 0.

use hinge::Drill;
use hinge::drill::{Band, Hands, Rest};
use pose::{Point, Vector};

const TRUNK_CM: f64 = 50.0;
const NECK_CM: f64 = 24.0;
const THIGH_CM: f64 = 43.0;
const SHIN_CM: f64 = 42.0;
const UPPER_ARM_CM: f64 = 31.0;
const FOREARM_CM: f64 = 31.0;
/// From the ankle to the ground below a flat foot, and to the middle of heel and toes.
pub const ANKLE_HEIGHT_CM: f64 = 8.0;
const HEEL: Vector = Vector::new(-5.0, 4.5);
const TOES: Vector = Vector::new(17.0, 4.8);
/// How thick the body is where it lies.
pub const HEAD_RADIUS_CM: f64 = 10.5;
pub const HIP_RADIUS_CM: f64 = 11.5;
const ARM_RADIUS_CM: f64 = 4.0;
/// A shin nearer to the floor's direction than this belongs to a foot that is not planted.
const PLANTED_SHIN_DEG: f64 = 60.0;
/// How far back the arms go with a bell or a band, from hanging down.
const ARMS_BACK_DEG: f64 = 28.0;

/// The angles of a posture, degrees, each as in a drill's rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Angles {
    /// Direction hip → shoulder from vertical, + = forward.
    pub trunk_deg: f64,
    /// Hip and knee of the near leg.
    pub near_deg: (f64, f64),
    /// Hip and knee of the far leg.
    pub far_deg: (f64, f64),
}

impl Angles {
    /// The middle of a drill's rest; in lying the hips bend as far as the back on the floor takes.
    pub fn at_rest(drill: &Drill) -> Self {
        let middle = |band: &Band| (band.min + band.max) / 2.0;
        let rest = &drill.rest_posture;
        let (trunk_deg, knee_deg) = (middle(&rest.trunk), middle(&rest.knee));
        let hip_deg = match drill.rest {
            Rest::Lying => trunk_deg - lying_thigh_deg(knee_deg),
            Rest::Standing | Rest::Kneeling | Rest::Bench | Rest::Box => middle(&rest.hip),
        };
        Self { trunk_deg, near_deg: (hip_deg, knee_deg), far_deg: (hip_deg, knee_deg) }
    }

    /// Where a good rep of a drill turns round.
    pub fn at_turn(drill: &Drill) -> Self {
        let turn = &drill.turn_posture;
        Self {
            trunk_deg: turn.trunk,
            near_deg: (turn.hip, turn.knee),
            far_deg: (turn.far_hip.unwrap_or(turn.hip), turn.far_knee.unwrap_or(turn.knee)),
        }
    }
}

/// The thigh's direction with which the hips lie on the floor and the foot stands on it, degrees.
fn lying_thigh_deg(knee_deg: f64) -> f64 {
    let (sin, cos) = knee_deg.to_radians().sin_cos();
    let (along, across) = (THIGH_CM + SHIN_CM * cos, SHIN_CM * sin);
    let height_cm = HIP_RADIUS_CM - ANKLE_HEIGHT_CM;
    -(height_cm / along.hypot(across)).acos().to_degrees() - across.atan2(along).to_degrees()
}

/// A leg's joints.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leg {
    /// The knee.
    pub knee: Point,
    /// The ankle.
    pub ankle: Point,
    /// The middle of the heel.
    pub heel: Point,
    /// The middle of the toes.
    pub toes: Point,
}

/// A body's joints.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Joints {
    /// The middle of the head.
    pub head: Point,
    /// The shoulder.
    pub shoulder: Point,
    /// The hip.
    pub hip: Point,
    /// The leg towards the camera.
    pub near: Leg,
    /// The other one.
    pub far: Leg,
    /// The elbow.
    pub elbow: Point,
    /// The hand.
    pub hand: Point,
}

impl Joints {
    /// A body whose near foot, or knee in kneeling, is on ground of this height, cm.
    pub fn placed(drill: &Drill, angles: &Angles, ground_cm: f64) -> Self {
        let hip = Point::default();
        let thigh_deg = |hip_deg: f64| angles.trunk_deg - hip_deg;
        let leg = |(hip_deg, knee_deg): (f64, f64)| {
            leg(drill.rest, hip, thigh_deg(hip_deg), thigh_deg(hip_deg) + knee_deg)
        };
        let (near, far) = (leg(angles.near_deg), leg(angles.far_deg));
        let shoulder = hip.plus(towards(angles.trunk_deg, TRUNK_CM));
        let head = shoulder.plus(towards(angles.trunk_deg, NECK_CM));
        let ankle = Point::new(0.0, -ANKLE_HEIGHT_CM - ground_cm);
        let onto_ground = ankle.from(near.ankle);
        let placed = |point: Point| point.plus(onto_ground);
        let placed_leg = |leg: Leg| Leg {
            knee: placed(leg.knee),
            ankle: placed(leg.ankle),
            heel: placed(leg.heel),
            toes: placed(leg.toes),
        };
        let (shoulder, mut head) = (placed(shoulder), placed(head));
        // The neck bends where the head would be in the floor.
        head.y = head.y.min(-HEAD_RADIUS_CM);
        let (elbow, hand) = arm(drill, angles.trunk_deg, shoulder, head);
        Self {
            head,
            shoulder,
            hip: placed(hip),
            near: placed_leg(near),
            far: placed_leg(far),
            elbow,
            hand,
        }
    }
}

/// The step of a length in a direction from vertical, + = forward.
pub fn towards(direction_deg: f64, length_cm: f64) -> Vector {
    Vector::new(0.0, -length_cm).turned(direction_deg)
}

fn leg(rest: Rest, hip: Point, thigh_deg: f64, shin_deg: f64) -> Leg {
    let knee = hip.plus(towards(thigh_deg, -THIGH_CM));
    let ankle = knee.plus(towards(shin_deg, -SHIN_CM));
    let foot_deg = match rest {
        // Its back lies on the floor.
        Rest::Kneeling => 180.0,
        _ if shin_deg.abs() < PLANTED_SHIN_DEG => 0.0,
        _ => shin_deg,
    };
    // A stretched-back foot is longer below the ankle than a flat one.
    let turned = |step: Vector| match rest {
        Rest::Kneeling => Vector::new(-step.x, 0.0),
        _ => step.turned(foot_deg),
    };
    Leg { knee, ankle, heel: ankle.plus(turned(HEEL)), toes: ankle.plus(turned(TOES)) }
}

fn arm(drill: &Drill, trunk_deg: f64, shoulder: Point, head: Point) -> (Point, Point) {
    let straight = |direction_deg: f64| {
        let elbow = shoulder.plus(towards(direction_deg, UPPER_ARM_CM));
        (elbow, elbow.plus(towards(direction_deg, FOREARM_CM)))
    };
    let is_tipped = trunk_deg.abs() > PLANTED_SHIN_DEG / 2.0;
    match (drill.rest, drill.hands) {
        (Rest::Lying, _) => {
            let on_floor = |length_cm: f64| Point::new(shoulder.x + length_cm, -ARM_RADIUS_CM);
            (on_floor(UPPER_ARM_CM), on_floor(UPPER_ARM_CM + FOREARM_CM))
        }
        (Rest::Bench, _) => straight(trunk_deg + 180.0),
        (_, Hands::Head) => (
            shoulder.plus(towards(trunk_deg + 75.0, UPPER_ARM_CM - 4.0)),
            head.plus(towards(trunk_deg + 90.0, 4.0)),
        ),
        (_, Hands::Bell | Hands::Band) if is_tipped => straight(180.0 + ARMS_BACK_DEG),
        (_, Hands::Free | Hands::Bar | Hands::Bell | Hands::Band) => straight(176.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drills;

    /// How far a foot that stands may be from the ground, cm.
    const TOLERANCE_CM: f64 = 0.5;

    #[test]
    fn the_joints_have_the_angles_of_the_drill() {
        for drill in drills::all() {
            for angles in [Angles::at_rest(&drill), Angles::at_turn(&drill)] {
                let joints = Joints::placed(&drill, &angles, 0.0);
                let direction_deg = |from: Point, to: Point| {
                    let step = to.from(from);
                    step.x.atan2(-step.y).to_degrees()
                };
                let trunk_deg = direction_deg(joints.hip, joints.shoulder);
                let off_deg = |a: f64, b: f64| pose::geometry::wrapped_deg(a - b).abs();
                assert!(off_deg(trunk_deg, angles.trunk_deg) < 1e-6, "{}", drill.id);
                for (leg, (hip_deg, knee_deg)) in
                    [(joints.near, angles.near_deg), (joints.far, angles.far_deg)]
                {
                    let thigh_deg = direction_deg(leg.knee, joints.hip);
                    let shin_deg = direction_deg(leg.ankle, leg.knee);
                    assert!(off_deg(trunk_deg - thigh_deg, hip_deg) < 1e-6, "{}", drill.id);
                    assert!(off_deg(shin_deg - thigh_deg, knee_deg) < 1e-6, "{}", drill.id);
                }
            }
        }
    }

    #[test]
    fn who_lies_has_the_hips_and_the_foot_on_the_floor() {
        let drill = Drill::by_id("glute-bridge").unwrap();
        let joints = Joints::placed(&drill, &Angles::at_rest(&drill), 0.0);
        assert!((joints.hip.y + HIP_RADIUS_CM).abs() < TOLERANCE_CM, "{joints:?}");
        assert!((joints.near.ankle.y + ANKLE_HEIGHT_CM).abs() < TOLERANCE_CM, "{joints:?}");
        assert!(joints.near.knee.y < joints.hip.y, "the knees point up");
    }

    #[test]
    fn the_shoulders_stay_low_in_a_bridge_and_the_hips_rise() {
        for id in ["glute-bridge", "single-leg-bridge"] {
            let drill = Drill::by_id(id).unwrap();
            let [rest, turn] = [Angles::at_rest(&drill), Angles::at_turn(&drill)]
                .map(|angles| Joints::placed(&drill, &angles, 0.0));
            assert!(turn.hip.y < rest.hip.y - 15.0, "{id}");
            assert!((turn.shoulder.y - rest.shoulder.y).abs() < 6.0, "{id}");
        }
    }
}
