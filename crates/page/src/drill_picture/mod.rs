//! The picture of a drill, made of its data alone: the rest as a shadow, and over it the body where
//! a good rep turns round, with the rod and what the drill needs.
//!
//! All shapes are filled paths in centimetres, x to the front and y down; the floor is y = 0.

mod posture;

use hinge::Drill;
use hinge::drill::{Hands, Rest};
use pose::Point;
use posture::{Angles, Joints, Leg, towards};
use std::fmt::Write;

/// How thick the body is at its joints, and its head, cm.
const SHOULDER_RADIUS_CM: f64 = 10.5;
const NECK_RADIUS_CM: f64 = 5.5;
const THIGH_RADII_CM: (f64, f64) = (10.0, 6.5);
const SHIN_RADII_CM: (f64, f64) = (6.3, 4.3);
const FOOT_RADIUS_CM: f64 = 3.3;
const UPPER_ARM_RADII_CM: (f64, f64) = (5.2, 4.0);
const FOREARM_RADII_CM: (f64, f64) = (4.0, 3.2);
/// The rod: how thick, how far behind the trunk's middle, and how far past hip and head, cm.
const ROD_RADIUS_CM: f64 = 2.0;
const ROD_BEHIND_CM: f64 = 14.5;
const ROD_PAST_HIP_CM: f64 = 16.0;
const ROD_PAST_SHOULDER_CM: f64 = 42.0;
/// A bar's disc and a bell, cm.
const DISC_RADIUS_CM: f64 = 22.5;
const BAR_RADIUS_CM: f64 = 3.0;
const BELL_RADIUS_CM: f64 = 10.0;
/// Where a band is held, from the near ankle, and how thick it is, cm.
const BAND_FROM: Point = Point::new(-92.0, -22.0);
const BAND_RADIUS_CM: f64 = 1.2;
/// A box reaches so far behind and before the ankle, a bench behind and before the shoulder, cm.
const BOX_CM: (f64, f64) = (14.0, 30.0);
const BENCH_CM: (f64, f64) = (34.0, 8.0);
const WALL_HEIGHT_CM: f64 = 150.0;
const LINE_CM: f64 = 2.0;
/// The picture's width, and the room round what is in it, cm.
const WIDTH_CM: f64 = 210.0;
const MARGIN_CM: f64 = 6.0;

/// What a shape stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The floor, and what stands on it.
    Ground,
    /// The wall to be tapped.
    Wall,
    /// The body at rest.
    Rest,
    /// The far leg of the body at the turn.
    Far,
    /// The body at the turn.
    Body,
    /// Its near arm, which lies over it.
    Arm,
    /// The rod.
    Rod,
    /// What is held.
    Held,
}

/// One filled path.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What it stands for.
    pub role: Role,
    /// The path, as SVG writes it.
    pub path: String,
}

/// The shapes of a picture, the lowest first, and what is seen: left, top, width and height, cm.
#[derive(Clone, Debug, PartialEq)]
pub struct DrillPicture {
    /// The shapes.
    pub shapes: Vec<Shape>,
    /// The SVG's view box.
    pub view: [f64; 4],
}

/// The picture of a drill.
pub fn drill_picture(drill: &Drill) -> DrillPicture {
    let ground_cm = box_height_cm(drill);
    let rest = Joints::placed(drill, &Angles::at_rest(drill), ground_cm);
    let turn = Joints::placed(drill, &Angles::at_turn(drill), ground_cm);
    let (left, right, top) = bounds(&[rest, turn]);
    let middle = (left + right) / 2.0;
    let view = [middle - WIDTH_CM / 2.0, top - MARGIN_CM, WIDTH_CM, 2.0 * MARGIN_CM - top];
    let mut shapes = Vec::new();
    let mut add = |role, path| shapes.push(Shape { role, path });
    add(Role::Ground, rectangle(view[0], view[0] + WIDTH_CM, 0.0, LINE_CM));
    if drill.rest == Rest::Box {
        add(Role::Ground, rectangle(-BOX_CM.0, BOX_CM.1, -ground_cm, 0.0));
    }
    if drill.rest == Rest::Bench {
        let (at, top) = (turn.shoulder, turn.shoulder.y + SHOULDER_RADIUS_CM);
        add(Role::Ground, rectangle(at.x - BENCH_CM.0, at.x + BENCH_CM.1, top, 0.0));
    }
    if drill.wall.is_some() {
        let at = turn.hip.x - posture::HIP_RADIUS_CM;
        add(Role::Wall, rectangle(at - LINE_CM, at, -WALL_HEIGHT_CM, 0.0));
    }
    let (trunk, near, far, arm) = body(&rest);
    add(Role::Rest, [far, near, trunk, arm].concat());
    if drill.hands == Hands::Band {
        add(Role::Held, limb(BAND_FROM, turn.hand, (BAND_RADIUS_CM, BAND_RADIUS_CM)));
    }
    let (trunk, near, far, arm) = body(&turn);
    add(Role::Far, far);
    if drill.has_rod() {
        add(Role::Rod, rod(drill, &turn));
    }
    add(Role::Body, near + &trunk);
    if let Some(held) = held(drill.hands, &turn) {
        add(Role::Held, held);
    }
    add(Role::Arm, arm);
    DrillPicture { shapes, view }
}

/// How high a box is: the far foot reaches the floor at the turn.
fn box_height_cm(drill: &Drill) -> f64 {
    if drill.rest != Rest::Box {
        return 0.0;
    }
    let turn = Joints::placed(drill, &Angles::at_turn(drill), 0.0);
    (turn.far.heel.y.max(turn.far.toes.y) + FOOT_RADIUS_CM).max(0.0)
}

/// The leftmost, rightmost and highest that bodies reach, cm.
fn bounds(bodies: &[Joints]) -> (f64, f64, f64) {
    let points = bodies.iter().flat_map(|body| {
        [body.head, body.hip, body.near.toes, body.near.heel, body.far.toes, body.far.heel]
    });
    points.fold((f64::MAX, f64::MIN, f64::MAX), |(left, right, top), point| {
        let reach = posture::HEAD_RADIUS_CM;
        (left.min(point.x - reach), right.max(point.x + reach), top.min(point.y - reach))
    })
}

/// A body's trunk with head, its near leg, its far leg and its near arm.
fn body(joints: &Joints) -> (String, String, String, String) {
    let leg = |leg: &Leg| {
        let foot = (FOOT_RADIUS_CM + 0.6, FOOT_RADIUS_CM);
        [
            limb(joints.hip, leg.knee, THIGH_RADII_CM),
            limb(leg.knee, leg.ankle, SHIN_RADII_CM),
            limb(leg.ankle, leg.heel, (SHIN_RADII_CM.1, foot.0)),
            limb(leg.heel, leg.toes, foot),
        ]
        .concat()
    };
    let trunk = [
        limb(joints.hip, joints.shoulder, (posture::HIP_RADIUS_CM, SHOULDER_RADIUS_CM)),
        limb(joints.shoulder, joints.head, (NECK_RADIUS_CM, NECK_RADIUS_CM)),
        limb(joints.head, joints.head, (posture::HEAD_RADIUS_CM, posture::HEAD_RADIUS_CM)),
    ]
    .concat();
    let arm = [
        limb(joints.shoulder, joints.elbow, UPPER_ARM_RADII_CM),
        limb(joints.elbow, joints.hand, FOREARM_RADII_CM),
    ]
    .concat();
    (trunk, leg(&joints.near), leg(&joints.far), arm)
}

fn rod(drill: &Drill, joints: &Joints) -> String {
    let trunk_deg = drill.turn_posture.trunk;
    let behind = towards(trunk_deg - 90.0, ROD_BEHIND_CM);
    let from = joints.hip.plus(behind).plus(towards(trunk_deg, -ROD_PAST_HIP_CM));
    let to = joints.shoulder.plus(behind).plus(towards(trunk_deg, ROD_PAST_SHOULDER_CM));
    limb(from, to, (ROD_RADIUS_CM, ROD_RADIUS_CM))
}

fn held(hands: Hands, joints: &Joints) -> Option<String> {
    let round = |at: Point, radius_cm: f64| limb(at, at, (radius_cm, radius_cm));
    match hands {
        Hands::Free | Hands::Head | Hands::Band => None,
        // A ring, so that the legs behind it are seen.
        Hands::Bar => Some(round(joints.hand, BAR_RADIUS_CM) + &ring(joints.hand, DISC_RADIUS_CM)),
        Hands::Bell => {
            let arm = joints.hand.from(joints.elbow);
            let at = joints.hand.plus(arm.scaled(BELL_RADIUS_CM / arm.length()));
            Some(round(at, BELL_RADIUS_CM))
        }
    }
}

fn ring(at: Point, radius_cm: f64) -> String {
    let circle = |radius_cm: f64, sweep: u8| {
        let (left, right) = (at.x - radius_cm, at.x + radius_cm);
        format!(
            "M{left:.1} {0:.1}A{radius_cm:.1} {radius_cm:.1} 0 1 {sweep} {right:.1} {0:.1}\
             A{radius_cm:.1} {radius_cm:.1} 0 1 {sweep} {left:.1} {0:.1}Z",
            at.y
        )
    };
    circle(radius_cm, 1) + &circle(radius_cm - 2.0 * LINE_CM, 0)
}

fn rectangle(left: f64, right: f64, top: f64, bottom: f64) -> String {
    format!("M{left:.1} {top:.1}H{right:.1}V{bottom:.1}H{left:.1}Z")
}

/// The outline of two circles and what lies between them; with both ends in one place a circle.
fn limb(from: Point, to: Point, (from_radius, to_radius): (f64, f64)) -> String {
    let along = to.from(from);
    let length = along.length();
    // The direction from a middle to where the outline leaves its circle, from the limb's own.
    let leaves_deg = if length <= (from_radius - to_radius).abs() {
        90.0
    } else {
        ((from_radius - to_radius) / length).acos().to_degrees()
    };
    let unit = if length > 0.0 { along.scaled(1.0 / length) } else { towards(90.0, 1.0) };
    let edge =
        |at: Point, radius: f64, sign: f64| at.plus(unit.turned(sign * leaves_deg).scaled(radius));
    let mut path = String::new();
    let (first, second) = (edge(to, to_radius, 1.0), edge(to, to_radius, -1.0));
    let (third, fourth) = (edge(from, from_radius, -1.0), edge(from, from_radius, 1.0));
    let (large_at_end, large_at_start) = (u8::from(leaves_deg > 90.0), u8::from(leaves_deg < 90.0));
    // Writing to a text does not fail.
    write!(
        path,
        "M{:.1} {:.1}A{to_radius:.1} {to_radius:.1} 0 {large_at_end} 0 {:.1} {:.1}\
         L{:.1} {:.1}A{from_radius:.1} {from_radius:.1} 0 {large_at_start} 0 {:.1} {:.1}Z",
        first.x, first.y, second.x, second.y, third.x, third.y, fourth.x, fourth.y
    )
    .ok();
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drills;
    use std::collections::BTreeSet;

    /// How far a drawing may reach into the ground, cm: less than a line's width is not seen.
    const TOLERANCE_CM: f64 = 3.0;

    fn both(drill: &Drill) -> [Joints; 2] {
        [Angles::at_rest(drill), Angles::at_turn(drill)]
            .map(|angles| Joints::placed(drill, &angles, box_height_cm(drill)))
    }

    #[test]
    fn the_near_foot_is_on_the_ground_and_nothing_is_below_the_floor() {
        for drill in drills::all() {
            for joints in both(&drill) {
                let ground = -box_height_cm(&drill);
                let sole = joints.near.heel.y.max(joints.near.toes.y) + FOOT_RADIUS_CM;
                let off = if drill.rest == Rest::Kneeling { 5.0 } else { 1.0 };
                assert!((sole - ground).abs() <= off, "{}: {sole} on {ground}", drill.id);
                for (joint, radius) in [
                    (joints.head, posture::HEAD_RADIUS_CM),
                    (joints.shoulder, SHOULDER_RADIUS_CM),
                    (joints.hip, posture::HIP_RADIUS_CM),
                    (joints.near.knee, SHIN_RADII_CM.0),
                    (joints.far.knee, SHIN_RADII_CM.0),
                    (joints.far.toes, FOOT_RADIUS_CM),
                    (joints.far.heel, FOOT_RADIUS_CM),
                    (joints.hand, FOREARM_RADII_CM.1),
                ] {
                    assert!(joint.y + radius <= TOLERANCE_CM, "{}: {joint:?}", drill.id);
                }
            }
        }
    }

    #[test]
    fn all_of_a_body_is_in_the_picture() {
        for drill in drills::all() {
            let [left, top, width, height] = drill_picture(&drill).view;
            for joints in both(&drill) {
                for point in [joints.head, joints.near.toes, joints.far.toes, joints.far.heel] {
                    assert!((left..left + width).contains(&point.x), "{}: {point:?}", drill.id);
                    assert!((top..top + height).contains(&point.y), "{}: {point:?}", drill.id);
                }
            }
        }
    }

    #[test]
    fn the_rod_is_there_where_a_drill_has_it_and_so_are_its_things() {
        for drill in drills::all() {
            let picture = drill_picture(&drill);
            let has = |role| picture.shapes.iter().any(|shape| shape.role == role);
            assert_eq!(has(Role::Rod), drill.has_rod(), "{}", drill.id);
            assert_eq!(has(Role::Wall), drill.wall.is_some(), "{}", drill.id);
            let holds = matches!(drill.hands, Hands::Bar | Hands::Bell | Hands::Band);
            assert_eq!(has(Role::Held), holds, "{}", drill.id);
        }
    }

    #[test]
    fn each_drill_has_a_picture_of_its_own() {
        let paths: BTreeSet<String> = drills::all()
            .iter()
            .map(|drill| {
                drill_picture(drill).shapes.iter().map(|shape| shape.path.as_str()).collect()
            })
            .collect();
        assert_eq!(paths.len(), Drill::ids().count());
    }

    #[test]
    fn a_limb_is_two_circles_and_their_tangents() {
        let of = |radii| limb(Point::new(0.0, 0.0), Point::new(10.0, 0.0), radii);
        assert_eq!(
            of((2.0, 2.0)),
            "M10.0 2.0A2.0 2.0 0 0 0 10.0 -2.0L0.0 -2.0A2.0 2.0 0 0 0 0.0 2.0Z"
        );
        // The tangents of circles of 6 and 1 with 10 between them leave at 60 degrees.
        assert!(of((6.0, 1.0)).starts_with("M10.5 0.9A1.0 1.0 0 0 0 10.5 -0.9L3.0 -5.2"));
    }
}
