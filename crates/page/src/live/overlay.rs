//! What is drawn over the picture: the skeleton and the rod, as strokes in the picture's pixels.

use super::limits::{LEAST_ARC_DEG, LEAST_VISIBILITY};
use crate::replay::ReplayFrame;
use hinge::WallView;
use hinge::back::rod::{BackView, Contact};
use pose::geometry::wrapped_deg;
use pose::landmark::LANDMARK_COUNT;
use pose::{BodySide, LandmarkId, Point, Vector};
use protocol::FrameView;

/// How much wider than the near side its rim is.
const NEAR_EDGE: f64 = 1.6;
/// Line widths as shares of the picture's longer side.
const NEAR_WIDTH: f64 = 0.0075;
const FAR_WIDTH: f64 = 0.004;
const ROD_WIDTH: f64 = 0.014;
const JOINT_RADIUS: f64 = 0.0075;
const OUTLINE_WIDTH: f64 = 0.0045;
const CONTACT_WIDTH: f64 = 0.026;
const LOST_CONTACT_WIDTH: f64 = 1.3 * CONTACT_WIDTH;
const UNTOLD_CONTACT_WIDTH: f64 = 0.7 * CONTACT_WIDTH;
const GAP_WIDTH: f64 = 0.006;
const WALL_WIDTH: f64 = 0.006;
const ARC_WIDTH: f64 = 0.006;
/// An arc's radius, shares of the shorter of its two bones.
const ARC_RADIUS: f64 = 0.4;
/// How much wider than an arc its rim is.
const ARC_EDGE: f64 = 2.0;
/// An arc is drawn in straight pieces of at most this, degrees.
const ARC_STEP_DEG: f64 = 8.0;
/// How far the rod goes on past the shoulder and past the hip, in trunks: over the head, and below
/// the tailbone.
const ROD_PAST_SHOULDER: f64 = 0.78;
const ROD_PAST_HIP: f64 = 0.3;

/// What a stroke stands for; the painter gives each its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The side of the body away from the camera.
    Far,
    /// The side towards the camera.
    Near,
    /// A darker rim below it, so that it shows before a bright wall.
    NearEdge,
    /// The rod.
    Rod,
    /// The back's outline.
    Outline,
    /// From a contact to its place on the rod.
    Gap,
    /// A contact on the rod: a full mark.
    Held,
    /// A contact that is leaving the rod: a ring with a core.
    Leaving,
    /// A contact off the rod: a ring.
    Lost,
    /// A contact of which nothing can be told: a small mark.
    CantTell,
    /// The virtual wall behind the hips.
    Wall,
    /// The angle at the hip or the knee.
    Arc,
}

/// A role's ring has a hole of this share of its width, and within it a core of this one.
const RING_HOLE: f64 = 0.6;
const RING_CORE: f64 = 0.3;
/// Share of the rod's width that its lighter core takes.
const ROD_CORE: f64 = 0.55;

/// The colours of the drawing, each with the token by which the stylesheet says what it is.
macro_rules! tones {
    ($($tone:ident $token:literal)*) => {
        /// A colour of the drawing; the stylesheet says what it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Tone {
            $(#[doc = concat!("`", $token, "`.")] $tone,)*
        }

        impl Tone {
            /// All, in the order of their numbers.
            pub const ALL: [Tone; [$($token),*].len()] = [$(Tone::$tone),*];

            /// The stylesheet's custom property that holds it.
            pub const fn token(self) -> &'static str {
                match self {
                    $(Tone::$tone => $token,)*
                }
            }
        }
    };
}

tones! {
    Near "--overlay-near"
    NearEdge "--overlay-near-edge"
    Far "--overlay-far"
    Rod "--overlay-rod"
    RodEdge "--overlay-rod-edge"
    Outline "--overlay-outline"
    Held "--overlay-held"
    Leaving "--overlay-leaving"
    Lost "--overlay-lost"
    Person "--overlay-person"
}

/// One of the lines that a stroke is painted with, one over the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coat {
    /// Its colour.
    pub tone: Tone,
    /// Its width, share of the stroke's.
    pub width_share: f64,
}

const fn coat(tone: Tone, width_share: f64) -> Coat {
    Coat { tone, width_share }
}

impl Role {
    /// What a stroke of this role is painted with, the lowest coat first.
    pub const fn coats(self) -> &'static [Coat] {
        match self {
            Role::Near => const { &[coat(Tone::Near, 1.0)] },
            Role::NearEdge => const { &[coat(Tone::NearEdge, 1.0)] },
            Role::Far | Role::CantTell => const { &[coat(Tone::Far, 1.0)] },
            Role::Rod => const { &[coat(Tone::RodEdge, 1.0), coat(Tone::Rod, ROD_CORE)] },
            Role::Arc => const { &[coat(Tone::Rod, 1.0)] },
            Role::Outline => const { &[coat(Tone::Outline, 1.0)] },
            Role::Gap | Role::Wall => const { &[coat(Tone::Lost, 1.0)] },
            Role::Held => const { &[coat(Tone::Held, 1.0)] },
            Role::Leaving => {
                const {
                    &[
                        coat(Tone::Leaving, 1.0),
                        coat(Tone::NearEdge, RING_HOLE),
                        coat(Tone::Leaving, RING_CORE),
                    ]
                }
            }
            Role::Lost => const { &[coat(Tone::Lost, 1.0), coat(Tone::Near, RING_HOLE)] },
        }
    }
}

/// One line with round ends; with `from` = `to` it is a dot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// One end, picture pixels.
    pub from: Point,
    /// The other end, picture pixels.
    pub to: Point,
    /// Width, picture pixels.
    pub width_px: f64,
    /// What it stands for.
    pub role: Role,
}

/// What of a frame is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'a> {
    /// 33 of [x px, y px, visibility 0…1] in the picture; none when nobody was seen.
    pub landmarks_in_image: &'a [[f64; 3]],
    /// Which landmarks are the near side's: true = the body's left.
    pub near_is_left: Option<bool>,
    /// The outline, the rod and the contacts.
    pub back: Option<&'a BackView>,
    /// The virtual wall.
    pub wall: Option<WallView>,
}

impl<'a> Figure<'a> {
    /// Of a running set.
    pub fn live(view: &'a FrameView) -> Self {
        Self {
            landmarks_in_image: view.landmarks_in_image.as_deref().unwrap_or_default(),
            near_is_left: view.near_is_left,
            back: view.back.as_deref(),
            wall: view.wall,
        }
    }

    /// Of a set that is shown again.
    pub fn again(frame: &'a ReplayFrame, near_is_left: Option<bool>) -> Self {
        Self {
            landmarks_in_image: &frame.landmarks_in_image,
            near_is_left,
            back: frame.back.as_ref(),
            wall: None,
        }
    }
}

/// All strokes of a figure in the order in which they are drawn; none when nobody was seen.
pub fn strokes(figure: &Figure, longer_side_px: f64) -> Vec<Stroke> {
    let Some(body) = Body::of(figure, longer_side_px) else {
        return Vec::new();
    };
    let near = if figure.near_is_left == Some(true) { BodySide::Left } else { BodySide::Right };
    let wall = figure.wall.map(|wall| Stroke {
        from: wall.line.0,
        to: wall.line.1,
        width_px: WALL_WIDTH * longer_side_px,
        role: Role::Wall,
    });
    let mut strokes: Vec<Stroke> =
        wall.into_iter().chain(body.side(near.opposite(), Role::Far)).collect();
    let near_strokes = body.side(near, Role::Near);
    let rim = near_strokes.iter().map(|stroke| Stroke {
        width_px: stroke.width_px * NEAR_EDGE,
        role: Role::NearEdge,
        ..*stroke
    });
    let arcs = body.arcs(near);
    strokes.extend(arcs.iter().map(|arc| Stroke {
        width_px: arc.width_px * ARC_EDGE,
        role: Role::NearEdge,
        ..*arc
    }));
    strokes.extend(arcs);
    match figure.back {
        Some(back) => {
            strokes.extend(rim);
            strokes.extend(near_strokes.iter().copied());
            strokes.extend(back_strokes(back, longer_side_px));
        }
        None => {
            strokes.extend(body.rod(near));
            strokes.extend(rim);
            strokes.extend(near_strokes.iter().copied());
        }
    }
    strokes
}

/// The rod where it rests on the back, the outline below it, and the contacts' marks; their shapes
/// differ, not only their colours.
fn back_strokes(back: &BackView, longer_side_px: f64) -> Vec<Stroke> {
    let line =
        |from, to, width: f64, role| Stroke { from, to, width_px: width * longer_side_px, role };
    let mut strokes: Vec<Stroke> =
        back.rod.map(|(from, to)| line(from, to, ROD_WIDTH, Role::Rod)).into_iter().collect();
    strokes.extend(
        back.outline.windows(2).map(|pair| line(pair[0], pair[1], OUTLINE_WIDTH, Role::Outline)),
    );
    let gaps = back
        .contacts
        .iter()
        .filter(|mark| matches!(mark.contact, Contact::Leaving | Contact::Lost));
    strokes.extend(gaps.filter_map(|mark| Some(line(mark.at, mark.on_rod?, GAP_WIDTH, Role::Gap))));
    strokes.extend(back.contacts.iter().filter_map(|mark| {
        let (role, width) = match mark.contact {
            Contact::Unjudged => return None,
            Contact::Held => (Role::Held, CONTACT_WIDTH),
            Contact::Leaving => (Role::Leaving, CONTACT_WIDTH),
            Contact::Lost => (Role::Lost, LOST_CONTACT_WIDTH),
            Contact::CantTell => (Role::CantTell, UNTOLD_CONTACT_WIDTH),
        };
        Some(line(mark.at, mark.at, width, role))
    }));
    strokes
}

struct Body<'a> {
    landmarks: &'a [[f64; 3]],
    longer_side_px: f64,
}

impl<'a> Body<'a> {
    fn of(figure: &Figure<'a>, longer_side_px: f64) -> Option<Self> {
        let landmarks = figure.landmarks_in_image;
        (landmarks.len() == LANDMARK_COUNT).then_some(Self { landmarks, longer_side_px })
    }

    fn point(&self, id: LandmarkId) -> Option<Point> {
        let [x, y, visibility] = self.landmarks[id as usize];
        (visibility >= LEAST_VISIBILITY).then_some(Point::new(x, y))
    }

    fn side(&self, side: BodySide, role: Role) -> Vec<Stroke> {
        let width_px =
            self.longer_side_px * if role == Role::Near { NEAR_WIDTH } else { FAR_WIDTH };
        let bones = [
            (side.ear(), side.shoulder()),
            (side.shoulder(), side.elbow()),
            (side.elbow(), side.wrist()),
            (side.shoulder(), side.hip()),
            (side.hip(), side.knee()),
            (side.knee(), side.ankle()),
            (side.ankle(), side.heel()),
            (side.heel(), side.foot_index()),
            (side.ankle(), side.foot_index()),
        ];
        let mut strokes: Vec<Stroke> = bones
            .into_iter()
            .filter_map(|(from, to)| {
                Some(Stroke { from: self.point(from)?, to: self.point(to)?, width_px, role })
            })
            .collect();
        if role == Role::Near {
            let joints = [side.shoulder(), side.hip(), side.knee(), side.ankle()];
            let dot = |at| Stroke {
                from: at,
                to: at,
                width_px: 2.0 * JOINT_RADIUS * self.longer_side_px,
                role,
            };
            strokes.extend(joints.into_iter().filter_map(|joint| self.point(joint)).map(dot));
        }
        strokes
    }

    /// The angles at hip and knee, between the two bones: away from the back, where the rod and its
    /// marks are.
    fn arcs(&self, side: BodySide) -> Vec<Stroke> {
        let bends =
            [(side.knee(), side.hip(), side.shoulder()), (side.ankle(), side.knee(), side.hip())];
        bends
            .into_iter()
            .flat_map(|(below, joint, above)| self.arc(below, joint, above).unwrap_or_default())
            .collect()
    }

    fn arc(&self, below: LandmarkId, joint: LandmarkId, above: LandmarkId) -> Option<Vec<Stroke>> {
        let centre = self.point(joint)?;
        let (lower, upper) = (self.point(below)?.from(centre), self.point(above)?.from(centre));
        let direction_deg = |bone: Vector| bone.y.atan2(bone.x).to_degrees();
        let angle_deg = wrapped_deg(direction_deg(upper) - direction_deg(lower));
        if 180.0 - angle_deg.abs() < LEAST_ARC_DEG || lower.length() < 1.0 {
            return None;
        }
        let radius_px = ARC_RADIUS * lower.length().min(upper.length());
        let first = lower.scaled(radius_px / lower.length());
        let pieces = (angle_deg.abs() / ARC_STEP_DEG).ceil();
        let at = |piece: f64| centre.plus(first.turned(angle_deg * piece / pieces));
        let width_px = ARC_WIDTH * self.longer_side_px;
        Some(
            (0..pieces as usize)
                .map(|i| Stroke {
                    from: at(i as f64),
                    to: at(i as f64 + 1.0),
                    width_px,
                    role: Role::Arc,
                })
                .collect(),
        )
    }

    fn rod(&self, side: BodySide) -> Option<Stroke> {
        let (hip, shoulder) = (self.point(side.hip())?, self.point(side.shoulder())?);
        let trunk = shoulder.from(hip);
        Some(Stroke {
            from: hip.plus(trunk.scaled(-ROD_PAST_HIP)),
            to: shoulder.plus(trunk.scaled(ROD_PAST_SHOULDER)),
            width_px: ROD_WIDTH * self.longer_side_px,
            role: Role::Rod,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hinge::Phase;
    use hinge::back::rod::ContactMark;
    use hinge::seen::angles::Angles;

    fn view(landmarks_in_image: Option<Vec<[f64; 3]>>) -> FrameView {
        FrameView {
            t_s: 0.0,
            seen: landmarks_in_image.is_some(),
            landmarks_in_image,
            near_is_left: Some(false),
            angles: Angles::default(),
            phase: Phase::Standing,
            hint: None,
            rep_count: 0,
            finished_rep: None,
            back: None,
            wall: None,
            says: Vec::new(),
            tone: false,
            checks: Vec::new(),
            still_share: None,
        }
    }

    #[test]
    fn nobody_gives_no_strokes() {
        assert!(strokes(&Figure::live(&view(None)), 1000.0).is_empty());
    }

    #[test]
    fn with_an_outline_the_rod_rests_on_it_and_the_contacts_are_marked() {
        let at = |x: f64, y: f64| Point::new(x, y);
        let mark =
            |y: f64, contact| ContactMark { at: at(90.0, y), on_rod: Some(at(80.0, y)), contact };
        let back = BackView {
            outline: vec![at(90.0, 40.0), at(85.0, 100.0), at(90.0, 160.0)],
            rod: Some((at(80.0, 20.0), at(80.0, 180.0))),
            contacts: vec![mark(60.0, Contact::Held), mark(160.0, Contact::Lost)],
        };
        let view = FrameView {
            back: Some(Box::new(back)),
            ..view(Some(vec![[10.0, 10.0, 0.9]; LANDMARK_COUNT]))
        };
        let strokes = strokes(&Figure::live(&view), 1000.0);
        let of = |role: Role| strokes.iter().filter(|stroke| stroke.role == role).count();
        assert_eq!(
            (of(Role::Rod), of(Role::Outline), of(Role::Held), of(Role::Lost), of(Role::Gap)),
            (1, 2, 1, 1, 1)
        );
        let rod = strokes.iter().find(|stroke| stroke.role == Role::Rod).unwrap();
        assert_eq!((rod.from, rod.to), (at(80.0, 20.0), at(80.0, 180.0)));
    }

    #[test]
    fn bent_hips_and_knees_are_shown_by_arcs_between_their_bones() {
        let mut landmarks = vec![[0.0, 0.0, 0.0]; LANDMARK_COUNT];
        let mut put = |id: LandmarkId, x: f64, y: f64| landmarks[id as usize] = [x, y, 1.0];
        put(LandmarkId::RightAnkle, 100.0, 700.0);
        put(LandmarkId::RightKnee, 100.0, 600.0);
        put(LandmarkId::RightHip, 100.0, 500.0);
        put(LandmarkId::RightShoulder, 200.0, 500.0);
        let arcs: Vec<Stroke> = strokes(&Figure::live(&view(Some(landmarks))), 1000.0)
            .into_iter()
            .filter(|stroke| stroke.role == Role::Arc)
            .collect();
        let (first, last) = (arcs[0].from, arcs[arcs.len() - 1].to);
        assert!(
            first.distance(Point::new(100.0, 540.0)) < 1e-6
                && last.distance(Point::new(140.0, 500.0)) < 1e-6,
            "the knee is straight: {arcs:?}"
        );
        assert!(arcs.windows(2).all(|pair| pair[0].to.distance(pair[1].from) < 1e-6));
    }

    #[test]
    fn the_rod_runs_past_hip_and_shoulder() {
        let mut landmarks = vec![[0.0, 0.0, 0.0]; LANDMARK_COUNT];
        landmarks[LandmarkId::RightHip as usize] = [100.0, 500.0, 1.0];
        landmarks[LandmarkId::RightShoulder as usize] = [100.0, 400.0, 1.0];
        let view = view(Some(landmarks));
        let strokes = strokes(&Figure::live(&view), 1000.0);
        let rod = strokes.iter().find(|s| s.role == Role::Rod).unwrap();
        assert!(rod.from.y > 500.0 && rod.to.y < 400.0);
        assert!(strokes.iter().all(|s| s.role != Role::Far), "hidden landmarks are not drawn");
    }
}
