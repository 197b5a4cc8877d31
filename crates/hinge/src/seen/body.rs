//! One person seen from the side: the near side's joints, and the angles between them.
//!
//! The camera's roll is taken out before anything is measured. Directions are measured from
//! vertical, in degrees, + = towards where the person faces.

use crate::seen::angles::Facing;
use crate::seen::limits::{
    AS_WITH_FEET, FACE_WEIGHT, KNEELING_HIP_SHINS, LEAST_AHEAD_TRUNKS, LIFTED_FOOT_TRUNKS,
    SHORTEST_LINE_PX,
};
use pose::landmark::LANDMARK_COUNT;
use pose::{BodySide, LandmarkId, Point};

/// A person's landmarks in the upright picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    in_upright: [Point; LANDMARK_COUNT],
    legs_exchanged: bool,
}

/// The joints that reps are measured by, in the upright picture, pixels; of the near side where
/// nothing else is said.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Joints {
    pub shoulder: Point,
    pub wrist: Point,
    pub hip: Point,
    pub knee: Point,
    pub ankle: Point,
    pub heel: Point,
    pub foot_index: Point,
    /// Middle of both hips.
    pub hips: Point,
    /// Middle of both shoulders.
    pub shoulders: Point,
    /// The foot that is lower in the picture: the middle of ankle, heel and toes.
    pub foot: Point,
    /// Of the other side.
    pub far_hip: Point,
    /// Of the other side.
    pub far_ankle: Point,
    /// Of the other side.
    pub far_heel: Point,
    /// Of the other side.
    pub far_foot_index: Point,
    /// Whether the legs' sides were exchanged ([`Body::with_legs_exchanged`]).
    pub legs_exchanged: bool,
}

impl Joints {
    /// How high the shoulders are above the foot, pixels.
    pub fn height_px(&self) -> f64 {
        self.foot.y - self.shoulders.y
    }
}

impl Body {
    /// The person with the camera's roll taken out. `lean_deg`: + = the picture must be turned
    /// clockwise to be upright.
    pub fn upright(in_image: [Point; LANDMARK_COUNT], lean_deg: f64) -> Body {
        Body {
            in_upright: in_image.map(|point| point.turned_about(Point::default(), lean_deg)),
            legs_exchanged: false,
        }
    }

    /// Whether the model has taken one leg for the other: `near`'s foot stood at `planted`, and the
    /// other ankle is now nearer to it by more than `margin_px`.
    pub fn has_legs_exchanged(&self, near: BodySide, planted: Point, margin_px: f64) -> bool {
        let off_px = |side: BodySide| self.at(side.ankle()).distance(planted);
        off_px(near.opposite()) + margin_px < off_px(near)
    }

    /// Somebody who stands on both feet, with the leg as the near one whose foot is on the floor.
    /// Where one leg hides the other, or a disc does, the model may place the near one in the air
    /// and call the one that is seen the far one; but a near foot that stands is never much higher
    /// in the picture than a far one. An invented leg has an invented hip.
    pub fn with_near_foot_on_floor(self) -> Body {
        let Some(near) = self.facing().map(Facing::near_side) else { return self };
        let above_px = self.at(near.opposite().ankle()).y - self.at(near.ankle()).y;
        if above_px > LIFTED_FOOT_TRUNKS * self.trunk_px() {
            self.with_legs_exchanged().with_sides_exchanged(&[BodySide::hip])
        } else {
            self
        }
    }

    /// The same person with the legs' sides exchanged. The hips stay as they are.
    pub fn with_legs_exchanged(mut self) -> Body {
        self.legs_exchanged = !self.legs_exchanged;
        self.with_sides_exchanged(&[
            BodySide::knee,
            BodySide::ankle,
            BodySide::heel,
            BodySide::foot_index,
        ])
    }

    fn with_sides_exchanged(mut self, joints: &[fn(BodySide) -> LandmarkId]) -> Body {
        for joint in joints {
            self.in_upright.swap(joint(BodySide::Left) as usize, joint(BodySide::Right) as usize);
        }
        self
    }

    /// The joints that reps are measured by.
    pub fn joints(&self, facing: Facing) -> Joints {
        let near = facing.near_side();
        let far = near.opposite();
        Joints {
            shoulder: self.at(near.shoulder()),
            wrist: self.at(near.wrist()),
            hip: self.at(near.hip()),
            knee: self.at(near.knee()),
            ankle: self.at(near.ankle()),
            heel: self.at(near.heel()),
            foot_index: self.at(near.foot_index()),
            hips: self.at(LandmarkId::LeftHip).midpoint(self.at(LandmarkId::RightHip)),
            shoulders: self
                .at(LandmarkId::LeftShoulder)
                .midpoint(self.at(LandmarkId::RightShoulder)),
            foot: self.lower_foot(),
            far_hip: self.at(far.hip()),
            far_ankle: self.at(far.ankle()),
            far_heel: self.at(far.heel()),
            far_foot_index: self.at(far.foot_index()),
            legs_exchanged: self.legs_exchanged,
        }
    }

    /// The middle of ankle, heel and toes of the foot that is lower in the picture.
    fn lower_foot(&self) -> Point {
        let [left, right] = [BodySide::Left, BodySide::Right].map(|side| {
            let [ankle, heel, toes] =
                [side.ankle(), side.heel(), side.foot_index()].map(|joint| self.at(joint));
            Point::new((ankle.x + heel.x + toes.x) / 3.0, (ankle.y + heel.y + toes.y) / 3.0)
        });
        if left.y > right.y { left } else { right }
    }

    /// Where a landmark is in the upright picture, pixels.
    pub fn at(&self, id: LandmarkId) -> Point {
        self.in_upright[id as usize]
    }

    /// The side of the picture to which the person faces, by feet and face together: either alone
    /// can mislead, the face of somebody lying most. `None` when the person faces the camera or
    /// turns away from it.
    pub fn facing(&self) -> Option<Facing> {
        let ahead_px = |from: LandmarkId, to: LandmarkId| self.at(to).x - self.at(from).x;
        // The toes of somebody kneeling point back; there the knee lies ahead of the foot.
        let foot_px = |side: BodySide| {
            if self.kneels_on(side) {
                ahead_px(side.ankle(), side.knee())
            } else {
                ahead_px(side.heel(), side.foot_index())
            }
        };
        let feet_px = foot_px(BodySide::Left) + foot_px(BodySide::Right);
        let face_px = (ahead_px(LandmarkId::LeftEar, LandmarkId::Nose)
            + ahead_px(LandmarkId::RightEar, LandmarkId::Nose))
            / 2.0;
        let ahead_trunks = (feet_px + FACE_WEIGHT * face_px) / self.trunk_px().max(1.0);
        if ahead_trunks.abs() < LEAST_AHEAD_TRUNKS {
            return None;
        }
        Some(if ahead_trunks > 0.0 { Facing::Right } else { Facing::Left })
    }

    /// Whether the shin of this side lies and the hip is above its knee.
    fn kneels_on(&self, side: BodySide) -> bool {
        let shin = self.at(side.knee()).from(self.at(side.ankle()));
        shin.x.abs() > shin.y.abs()
            && self.at(side.knee()).y - self.at(side.hip()).y > KNEELING_HIP_SHINS * shin.length()
    }

    /// Trunk, thigh and shin of the near side together, pixels.
    pub fn bones_px(&self, facing: Facing) -> f64 {
        let near = self.joints(facing);
        [near.shoulder, near.hip, near.knee, near.ankle]
            .windows(2)
            .map(|bone| bone[0].distance(bone[1]))
            .sum()
    }

    /// Middle of the shoulders to middle of the hips, pixels.
    pub fn trunk_px(&self) -> f64 {
        let middle = |left: LandmarkId, right: LandmarkId| self.at(left).midpoint(self.at(right));
        middle(LandmarkId::LeftShoulder, LandmarkId::RightShoulder)
            .distance(middle(LandmarkId::LeftHip, LandmarkId::RightHip))
    }

    /// How far the view is from side-on: the mean over shoulders, hips and ankles of how far the
    /// near one lies ahead of the far one, as a fraction of `trunk_px`. 0 = side-on, − = seen more
    /// from the front, + = from behind. `one_legged`: where the feet do not stand side by side,
    /// shoulders and hips tell as much as all three would.
    pub fn obliqueness(&self, facing: Facing, trunk_px: f64, one_legged: bool) -> f64 {
        let near = facing.near_side();
        let far = near.opposite();
        let pairs = [
            (near.shoulder(), far.shoulder()),
            (near.hip(), far.hip()),
            (near.ankle(), far.ankle()),
        ];
        let used = if one_legged { &pairs[..2] } else { &pairs[..] };
        let ahead_px: f64 =
            used.iter().map(|(n, f)| (self.at(*n).x - self.at(*f).x) * facing.sign()).sum();
        let ahead_trunks = ahead_px / used.len() as f64 / trunk_px.max(1.0);
        if one_legged { AS_WITH_FEET.0 * ahead_trunks + AS_WITH_FEET.1 } else { ahead_trunks }
    }
}

/// Direction from `lower` to `upper` from vertical, degrees, −180…180, + = towards where the person
/// faces; `None` when the points coincide. Source: docs/MEASURES.md.
pub(crate) fn direction_deg(lower: Point, upper: Point, facing: Facing) -> Option<f64> {
    let line = upper.from(lower);
    (line.length() >= SHORTEST_LINE_PX)
        .then(|| (line.x * facing.sign()).atan2(-line.y).to_degrees())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seen::view::{Lines, View};

    #[test]
    fn the_cameras_roll_is_taken_out() {
        let joints = [
            (LandmarkId::RightEar, 205.0, 230.0),
            (LandmarkId::Nose, 235.0, 236.0),
            (LandmarkId::RightShoulder, 260.0, 300.0),
        ];
        let joints = joints.into_iter().chain([
            (LandmarkId::RightHip, 200.0, 400.0),
            (LandmarkId::RightKnee, 215.0, 500.0),
            (LandmarkId::RightAnkle, 200.0, 620.0),
        ]);
        let points: Vec<(LandmarkId, Point)> =
            joints.map(|(id, x, y)| (id, Point::new(x, y))).collect();
        let seen = |roll_deg: f64| {
            let mut in_image = [Point::default(); LANDMARK_COUNT];
            for (id, at) in &points {
                in_image[*id as usize] = at.turned_about(Point::new(240.0, 427.0), -roll_deg);
            }
            let body = Body::upright(in_image, roll_deg);
            Lines::of(&body, Facing::Right).unwrap().angles(View::SIDE_ON)
        };
        let (level, rolled) = (seen(0.0), seen(7.0));
        assert!((level.trunk_deg - 60.0_f64.atan2(100.0).to_degrees()).abs() < 1e-9);
        for (a, b) in [
            (level.trunk_deg, rolled.trunk_deg),
            (level.hip_deg, rolled.hip_deg),
            (level.knee_deg, rolled.knee_deg),
            (level.shin_deg, rolled.shin_deg),
            (level.head_deg, rolled.head_deg),
        ] {
            assert!((a - b).abs() < 1e-9);
        }
    }

    #[test]
    fn somebody_kneeling_faces_where_the_knees_are() {
        let kneeling = |towards: f64| {
            let mut body = Body::upright([Point::default(); LANDMARK_COUNT], 0.0);
            let mut put = |id: LandmarkId, ahead: f64, y: f64| {
                body.in_upright[id as usize] = Point::new(240.0 + towards * ahead, y)
            };
            for side in [BodySide::Left, BodySide::Right] {
                put(side.ear(), 15.0, 330.0);
                put(side.shoulder(), 0.0, 396.0);
                put(side.hip(), 0.0, 527.0);
                put(side.knee(), -5.0, 634.0);
                put(side.ankle(), -110.0, 630.0);
                put(side.heel(), -115.0, 618.0);
                put(side.foot_index(), -150.0, 634.0);
            }
            put(LandmarkId::Nose, 18.0, 333.0);
            body
        };
        assert_eq!(kneeling(1.0).facing(), Some(Facing::Right));
        assert_eq!(kneeling(-1.0).facing(), Some(Facing::Left));
    }

    #[test]
    fn the_leg_that_stands_where_it_stood_is_the_near_one() {
        let mut body = Body::upright([Point::default(); LANDMARK_COUNT], 0.0);
        let (near, far) = (BodySide::Right, BodySide::Left);
        body.in_upright[near.ankle() as usize] = Point::new(140.0, 560.0);
        body.in_upright[far.ankle() as usize] = Point::new(200.0, 548.0);
        body.in_upright[far.knee() as usize] = Point::new(258.0, 462.0);
        let planted = Point::new(198.0, 550.0);
        assert!(
            body.has_legs_exchanged(near, planted, 20.0)
                && !body.has_legs_exchanged(near, planted, 80.0)
        );
        assert_eq!(body.with_legs_exchanged().at(near.knee()), Point::new(258.0, 462.0));
    }

    #[test]
    fn a_near_foot_in_the_air_is_the_far_legs() {
        let standing = |near_ankle_y: f64| {
            let mut body = Body::upright([Point::default(); LANDMARK_COUNT], 0.0);
            let mut put = |id: LandmarkId, x: f64, y: f64| {
                body.in_upright[id as usize] = Point::new(x, y);
            };
            for (side, ankle_y) in [(BodySide::Right, near_ankle_y), (BodySide::Left, 548.0)] {
                put(side.ear(), 200.0, 60.0);
                put(side.shoulder(), 200.0, 120.0);
                put(side.hip(), 200.0, 260.0);
                put(side.knee(), 205.0, (260.0 + ankle_y) / 2.0);
                put(side.ankle(), 200.0, ankle_y);
                put(side.heel(), 190.0, ankle_y + 10.0);
                put(side.foot_index(), 240.0, ankle_y + 20.0);
            }
            put(LandmarkId::Nose, 220.0, 62.0);
            body
        };
        let near = BodySide::Right;
        assert_eq!(standing(560.0).with_near_foot_on_floor(), standing(560.0));
        assert_eq!(standing(530.0).with_near_foot_on_floor(), standing(530.0));
        let exchanged = standing(420.0).with_near_foot_on_floor();
        assert_eq!(exchanged.at(near.ankle()).y, 548.0);
        assert_eq!(exchanged.at(near.knee()).y, 404.0);
    }
}
