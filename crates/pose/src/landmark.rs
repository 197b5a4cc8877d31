//! The 33 body landmarks and what one frame says of them.

use crate::geometry::Point;
use crate::roi::Roi;
use serde::{Deserialize, Serialize};

/// How many landmarks a pose has.
pub const LANDMARK_COUNT: usize = 33;

macro_rules! landmarks {
    ($($name:ident),+ $(,)?) => {
        /// A body landmark; its number is its place in every list of 33.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the names are the anatomy")]
        pub enum LandmarkId { $($name),+ }

        impl LandmarkId {
            /// All landmarks in the model's order.
            pub const ALL: [LandmarkId; LANDMARK_COUNT] = [$(LandmarkId::$name),+];
        }
    };
}

landmarks! {
    Nose, LeftEyeInner, LeftEye, LeftEyeOuter, RightEyeInner, RightEye, RightEyeOuter, LeftEar,
    RightEar, MouthLeft, MouthRight, LeftShoulder, RightShoulder, LeftElbow, RightElbow,
    LeftWrist, RightWrist, LeftPinky, RightPinky, LeftIndex, RightIndex, LeftThumb, RightThumb,
    LeftHip, RightHip, LeftKnee, RightKnee, LeftAnkle, RightAnkle, LeftHeel, RightHeel,
    LeftFootIndex, RightFootIndex,
}

impl LandmarkId {
    /// The same landmark on the body's other side; the nose is its own.
    pub const fn opposite(self) -> LandmarkId {
        let index = self as usize;
        // Six of the eyes, inner to outer, left before right; all later ones in pairs, left before
        // right.
        LandmarkId::ALL[match index {
            0 => 0,
            1..=3 => index + 3,
            4..=6 => index - 3,
            _ if index % 2 == 1 => index + 1,
            _ => index - 1,
        }]
    }
}

/// One side of the body, as the person names it.
///
/// ```
/// use pose::{BodySide, LandmarkId};
///
/// assert_eq!(BodySide::Left.hip(), LandmarkId::LeftHip);
/// assert_eq!(BodySide::Left.hip().opposite(), BodySide::Right.hip());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum BodySide {
    Left,
    Right,
}

impl BodySide {
    /// The other side.
    pub fn opposite(self) -> Self {
        match self {
            BodySide::Left => BodySide::Right,
            BodySide::Right => BodySide::Left,
        }
    }

    fn pick(self, left: LandmarkId, right: LandmarkId) -> LandmarkId {
        match self {
            BodySide::Left => left,
            BodySide::Right => right,
        }
    }

    /// This side's ear.
    pub fn ear(self) -> LandmarkId {
        self.pick(LandmarkId::LeftEar, LandmarkId::RightEar)
    }
    /// This side's shoulder joint.
    pub fn shoulder(self) -> LandmarkId {
        self.pick(LandmarkId::LeftShoulder, LandmarkId::RightShoulder)
    }
    /// This side's elbow joint.
    pub fn elbow(self) -> LandmarkId {
        self.pick(LandmarkId::LeftElbow, LandmarkId::RightElbow)
    }
    /// This side's wrist joint.
    pub fn wrist(self) -> LandmarkId {
        self.pick(LandmarkId::LeftWrist, LandmarkId::RightWrist)
    }
    /// This side's hip joint.
    pub fn hip(self) -> LandmarkId {
        self.pick(LandmarkId::LeftHip, LandmarkId::RightHip)
    }
    /// This side's knee joint.
    pub fn knee(self) -> LandmarkId {
        self.pick(LandmarkId::LeftKnee, LandmarkId::RightKnee)
    }
    /// This side's ankle joint.
    pub fn ankle(self) -> LandmarkId {
        self.pick(LandmarkId::LeftAnkle, LandmarkId::RightAnkle)
    }
    /// This side's heel.
    pub fn heel(self) -> LandmarkId {
        self.pick(LandmarkId::LeftHeel, LandmarkId::RightHeel)
    }
    /// This side's foot tip.
    pub fn foot_index(self) -> LandmarkId {
        self.pick(LandmarkId::LeftFootIndex, LandmarkId::RightFootIndex)
    }
}

/// Where one landmark is and how far it can be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Landmark {
    /// Place in the source picture, pixels.
    pub in_image: Point,
    /// Depth in pixels of the source picture, 0 at the hips, − towards the camera; weak.
    pub z_px: f64,
    /// Probability 0…1 that it is in the picture and not hidden.
    pub visibility: f64,
    /// Probability 0…1 that it is in the picture.
    pub presence: f64,
}

/// One person in one frame.
///
/// ```
/// use pose::landmark::LANDMARK_COUNT;
/// use pose::{Landmark, LandmarkId, Point, Pose, Roi};
///
/// let mut landmarks = [Landmark::default(); LANDMARK_COUNT];
/// landmarks[LandmarkId::LeftHip as usize].in_image = Point::new(240.0, 420.0);
/// let roi = Roi { centre_in_image: Point::new(240.0, 420.0), side_px: 700.0, turn_deg: 0.0 };
/// let pose = Pose { landmarks, score: 0.98, roi, mask: None };
/// assert_eq!(pose.at(LandmarkId::LeftHip), Point::new(240.0, 420.0));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Pose {
    /// All landmarks, in the order of [`LandmarkId::ALL`]; unfiltered.
    pub landmarks: [Landmark; LANDMARK_COUNT],
    /// The model's probability 0…1 that there is a person in the region.
    pub score: f64,
    /// The region of the picture that the model looked at.
    pub roi: Roi,
    /// The silhouette, on the frames for which it was asked.
    pub mask: Option<Mask>,
}

impl Pose {
    /// One landmark.
    pub fn landmark(&self, id: LandmarkId) -> &Landmark {
        &self.landmarks[id as usize]
    }

    /// Where all landmarks are in the source picture, pixels.
    pub fn points_in_image(&self) -> [Point; LANDMARK_COUNT] {
        self.landmarks.map(|landmark| landmark.in_image)
    }

    /// Where one landmark is in the source picture, pixels.
    pub fn at(&self, id: LandmarkId) -> Point {
        self.landmarks[id as usize].in_image
    }
}

/// The person's silhouette as logits on the region of interest: > 0 inside, < 0 outside.
///
/// ```
/// use pose::Point;
/// use pose::landmark::Mask;
///
/// // The person fills the lower half.
/// let mask = Mask { side_px: 2, logits: vec![-4.0, -4.0, 4.0, 4.0] };
/// assert_eq!(mask.logit_at(Point::new(0.5, 0.5)), Some(0.0));
/// assert_eq!(mask.logit_at(Point::new(0.5, 1.5)), None);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Mask {
    /// Pixels per side.
    pub side_px: usize,
    /// `side_px`² logits, row by row from the top left of the region.
    pub logits: Vec<f32>,
}

impl Mask {
    /// The logit at a place of the region (0…1 from its top left corner), bilinear between pixel
    /// centres, which lie at + 0.5; `None` outside the region.
    pub fn logit_at(&self, in_roi: Point) -> Option<f64> {
        if !(0.0..=1.0).contains(&in_roi.x) || !(0.0..=1.0).contains(&in_roi.y) {
            return None;
        }
        let last = self.side_px.checked_sub(1)?;
        let on_grid = |unit: f64| (unit * self.side_px as f64 - 0.5).clamp(0.0, last as f64);
        let (x, y) = (on_grid(in_roi.x), on_grid(in_roi.y));
        let (left, top) = (x as usize, y as usize);
        let (right, below) = ((left + 1).min(last), (top + 1).min(last));
        let logit = |column: usize, row: usize| {
            self.logits.get(row * self.side_px + column).map(|l| f64::from(*l))
        };
        let blend = |a: f64, b: f64, share: f64| a + (b - a) * share;
        let upper = blend(logit(left, top)?, logit(right, top)?, x - left as f64);
        let lower = blend(logit(left, below)?, logit(right, below)?, x - left as f64);
        Some(blend(upper, lower, y - top as f64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_are_exchanged_by_name() {
        for id in LandmarkId::ALL {
            let (name, other) = (format!("{id:?}"), format!("{:?}", id.opposite()));
            let exchanged = if name.contains("Left") {
                name.replace("Left", "Right")
            } else {
                name.replace("Right", "Left")
            };
            assert_eq!(other, exchanged);
        }
    }

    #[test]
    fn the_mask_is_read_between_its_pixels() {
        let mask = Mask { side_px: 2, logits: vec![0.0, 4.0, 8.0, 12.0] };
        for (x, y, want) in [
            (0.25, 0.25, Some(0.0)),
            (0.5, 0.25, Some(2.0)),
            (0.5, 0.5, Some(6.0)),
            (1.0, 1.0, Some(12.0)),
            (1.1, 0.5, None),
        ] {
            assert_eq!(mask.logit_at(Point::new(x, y)), want);
        }
    }

    #[test]
    fn landmarks_stand_where_the_model_puts_them() {
        for (id, place) in [
            (LandmarkId::Nose, 0),
            (LandmarkId::LeftEar, 7),
            (LandmarkId::RightShoulder, 12),
            (LandmarkId::LeftHip, 23),
            (LandmarkId::RightAnkle, 28),
            (LandmarkId::RightFootIndex, 32),
        ] {
            assert_eq!(id as usize, place);
            assert_eq!(LandmarkId::ALL[place], id);
        }
    }
}
