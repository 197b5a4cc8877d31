//! The dorsal outline: rays from the line head – shoulder – hip to where the silhouette ends behind
//! the person.
//!
//! Lengths are fractions of the standing trunk (shoulder to hip); `u` runs along the trunk, 0 =
//! shoulder, 1 = hip, < 0 along the neck and head.

use crate::back::limits::contour::*;
use crate::seen::angles::Facing;
use crate::statistics::{mean, percentile};
use pose::{LandmarkId, Point, Pose, Vector};
use serde::{Deserialize, Serialize};

/// The outline in one frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Contour {
    /// For each ray how far behind the line the silhouette ends, trunk lengths; `None` where it
    /// doesn't.
    distances: Vec<Option<f64>>,
    /// For each ray how blurred the edge is: from logit + 1 to logit − 1, trunk lengths.
    edge_widths: Vec<Option<f64>>,
    /// Where each ray meets the edge, pixels of the source picture.
    in_image: Vec<Option<Point>>,
    /// One trunk length backwards, pixels of the source picture.
    behind_px: Vector,
}

/// A point of the outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutlinePoint {
    /// The ray's place, as in the module's description.
    pub u: f64,
    /// Place in the source picture, pixels.
    pub in_image: Point,
}

/// What the outline says of the back in one frame.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct BackReading {
    /// How far the low back bulges behind the chord from upper back to tailbone, trunk lengths; + =
    /// rounded.
    pub sag: f64,
    /// How far the upper back lies behind the chord from the head to the tailbone, trunk lengths; −
    /// = hollow. `None` without an outline of the head, which the back does not need.
    pub head_chord: Option<f64>,
    /// 90th percentile of the edge's width, trunk lengths.
    pub edge_width: f64,
    /// How unsteady the outline is from ray to ray (90th percentile of its second difference),
    /// trunk lengths.
    pub roughness: f64,
    /// Share of the trunk's rays that meet an edge, 0…1.
    pub crossing_share: f64,
}

/// The form of the outline in one frame, trunk lengths: of what the bends of upper and low back are
/// read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BackForm {
    /// How far the shoulder blades lie behind the line from shoulder to hip.
    pub blades: f64,
    /// How far the shoulder blades bulge behind the chord from the upper back's upper to its lower
    /// end; + = rounded.
    pub hump: f64,
    /// How far the low back bulges behind the chord from the shoulder blades to the tailbone; + =
    /// rounded.
    pub low_bulge: f64,
}

impl BackForm {
    /// The same where each length is this many times as many of a new unit.
    pub fn scaled(self, share: f64) -> BackForm {
        BackForm {
            blades: self.blades * share,
            hump: self.hump * share,
            low_bulge: self.low_bulge * share,
        }
    }

    /// The median of each figure; `None` without any.
    pub fn median(forms: &[BackForm]) -> Option<BackForm> {
        let middle = |value: fn(&BackForm) -> f64| percentile(forms.iter().map(value), 0.5);
        Some(BackForm {
            blades: middle(|form| form.blades)?,
            hump: middle(|form| form.hump)?,
            low_bulge: middle(|form| form.low_bulge)?,
        })
    }
}

impl BackReading {
    /// The same outline where each length is this many times as many of a new unit.
    pub fn scaled(self, share: f64) -> BackReading {
        BackReading {
            sag: self.sag * share,
            head_chord: self.head_chord.map(|chord| chord * share),
            edge_width: self.edge_width * share,
            roughness: self.roughness * share,
            ..self
        }
    }

    /// The median of each figure; `None` without readings.
    pub fn median(readings: &[BackReading]) -> Option<BackReading> {
        let middle = |value: fn(&BackReading) -> f64| percentile(readings.iter().map(value), 0.5);
        Some(BackReading {
            sag: middle(|r| r.sag)?,
            head_chord: percentile(readings.iter().filter_map(|r| r.head_chord), 0.5),
            edge_width: middle(|r| r.edge_width)?,
            roughness: middle(|r| r.roughness)?,
            crossing_share: middle(|r| r.crossing_share)?,
        })
    }
}

impl Contour {
    /// Follows the outline in a frame's silhouette. `trunk_px`: shoulder to hip in standing,
    /// pixels. `None` without a silhouette or when shoulders and hips coincide.
    pub fn trace(pose: &Pose, facing: Facing, trunk_px: f64) -> Option<Contour> {
        let mask = pose.mask.as_ref()?;
        let middle = |left: LandmarkId, right: LandmarkId| pose.at(left).midpoint(pose.at(right));
        let ear = middle(LandmarkId::LeftEar, LandmarkId::RightEar);
        let shoulder = middle(LandmarkId::LeftShoulder, LandmarkId::RightShoulder);
        let hip = middle(LandmarkId::LeftHip, LandmarkId::RightHip);
        let along = unit(hip.from(shoulder))?;
        let to_head = unit(ear.from(shoulder)).unwrap_or(along.scaled(-1.0));
        let dorsal = Vector::new(-along.y, along.x).scaled(facing.sign());
        let logit_at = |in_image: Point| mask.logit_at(pose.roi.unit_from_image(in_image));
        let mut contour = Contour {
            distances: Vec::new(),
            edge_widths: Vec::new(),
            in_image: Vec::new(),
            behind_px: dorsal.scaled(trunk_px),
        };
        for u in rays() {
            let base = if u < 0.0 {
                shoulder.plus(to_head.scaled(-u * trunk_px))
            } else {
                shoulder.plus(along.scaled(u * trunk_px))
            };
            let edge =
                edge(|distance_px| logit_at(base.plus(dorsal.scaled(distance_px))), trunk_px);
            contour.distances.push(edge.map(|edge| edge.at_px / trunk_px));
            contour
                .edge_widths
                .push(edge.and_then(|edge| edge.width_px).map(|width_px| width_px / trunk_px));
            contour.in_image.push(edge.map(|edge| base.plus(dorsal.scaled(edge.at_px))));
        }
        Some(contour)
    }

    /// What the outline says of the back; `None` when a zone that it needs has no edge.
    pub fn reading(&self) -> Option<BackReading> {
        let sag = self.above_chord(LOW_BACK, UPPER_BACK, TAILBONE)?;
        let trunk: Vec<usize> = (0..self.distances.len()).filter(|i| within(TRUNK, *i)).collect();
        let crossing = trunk.iter().filter(|i| self.distances[**i].is_some()).count();
        let bends = trunk.windows(3).filter_map(|w| {
            Some(
                (self.distances[w[0]]? - 2.0 * self.distances[w[1]]? + self.distances[w[2]]?).abs(),
            )
        });
        Some(BackReading {
            sag,
            head_chord: self.head_chord(),
            edge_width: percentile(trunk.iter().filter_map(|i| self.edge_widths[*i]), 0.9)?,
            roughness: percentile(bends, 0.9)?,
            crossing_share: crossing as f64 / trunk.len() as f64,
        })
    }

    /// The outline's form; `None` when a zone that it needs has no edge.
    pub fn form(&self) -> Option<BackForm> {
        Some(BackForm {
            blades: self.mean_over(BLADES)?,
            hump: self.above_chord(BLADES, UPPER_BACK, WAIST)?,
            low_bulge: self.above_chord(LOW_BACK, BLADES, BUTTOCKS)?,
        })
    }

    /// The outline's points from the head down.
    pub fn points(&self) -> impl Iterator<Item = OutlinePoint> {
        self.in_image.iter().enumerate().filter_map(|(ray, in_image)| {
            Some(OutlinePoint { u: u_of(ray), in_image: (*in_image)? })
        })
    }

    /// The trunk's length by which it was measured, pixels.
    pub fn trunk_px(&self) -> f64 {
        self.behind_px.length()
    }

    /// One trunk length backwards, pixels of the source picture.
    pub fn behind_px(&self) -> Vector {
        self.behind_px
    }

    /// Mean height of the upper back above the chord from the head's most dorsal point to the
    /// tailbone.
    fn head_chord(&self) -> Option<f64> {
        let tail = self.mean_over(TAILBONE)?;
        let head = (0..self.distances.len())
            .filter(|i| within(HEAD, *i))
            .filter_map(|i| Some((u_of(i), self.distances[i]?)))
            .max_by(|a, b| a.1.total_cmp(&b.1))?;
        let chord = |u: f64| head.1 + (tail - head.1) * (u - head.0) / (centre(TAILBONE) - head.0);
        mean(
            (0..self.distances.len())
                .filter(|i| within(CHEST, *i))
                .filter_map(|i| Some(self.distances[i]? - chord(u_of(i)))),
        )
    }

    /// Mean height of a zone above the chord between two others.
    fn above_chord(&self, zone: (f64, f64), from: (f64, f64), to: (f64, f64)) -> Option<f64> {
        let (at, start, end) = (self.mean_over(zone)?, self.mean_over(from)?, self.mean_over(to)?);
        let share = (centre(zone) - centre(from)) / (centre(to) - centre(from));
        Some(at - (start + (end - start) * share))
    }

    fn mean_over(&self, zone: (f64, f64)) -> Option<f64> {
        mean(
            (0..self.distances.len())
                .filter(|i| within(zone, *i))
                .filter_map(|i| self.distances[i]),
        )
    }
}

#[derive(Clone, Copy)]
struct Edge {
    at_px: f64,
    width_px: Option<f64>,
}

/// Walks outwards: into the silhouette within [`ENTER_WITHIN_TRUNKS`], then to where it ends.
fn edge(logit_at: impl Fn(f64) -> Option<f64>, trunk_px: f64) -> Option<Edge> {
    let last = (REACH_TRUNKS * trunk_px / STEP_PX) as usize;
    let enter_by = (ENTER_WITHIN_TRUNKS * trunk_px / STEP_PX) as usize;
    let mut before: Option<f64> = None;
    let (mut inner_px, mut at_px) = (None, None);
    for step in 0..=last {
        let distance_px = step as f64 * STEP_PX;
        let Some(logit) = logit_at(distance_px) else { break };
        let crossed = |level: f64| {
            before
                .filter(|b| *b >= level && logit < level)
                .map(|b| distance_px - STEP_PX * (level - logit) / (b - logit))
        };
        if before.is_none() && logit <= 0.0 {
            if step > enter_by {
                return None;
            }
            continue;
        }
        inner_px = crossed(EDGE_LEVEL_LOGIT).or(inner_px);
        at_px = at_px.or(crossed(0.0));
        if let (Some(at_px), Some(outer_px)) = (at_px, crossed(-EDGE_LEVEL_LOGIT)) {
            return Some(Edge { at_px, width_px: inner_px.map(|inner_px| outer_px - inner_px) });
        }
        before = Some(logit);
    }
    at_px.map(|at_px| Edge { at_px, width_px: None })
}

fn rays() -> impl Iterator<Item = f64> {
    (0..RAY_COUNT).map(u_of)
}

fn u_of(ray: usize) -> f64 {
    FIRST_RAY + ray as f64 * RAY_STEP
}

fn within(zone: (f64, f64), ray: usize) -> bool {
    (zone.0 - 1e-9..=zone.1 + 1e-9).contains(&u_of(ray))
}

fn centre(zone: (f64, f64)) -> f64 {
    (zone.0 + zone.1) / 2.0
}

fn unit(vector: Vector) -> Option<Vector> {
    let length = vector.length();
    (length >= 1.0).then(|| vector.scaled(1.0 / length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use pose::landmark::{LANDMARK_COUNT, Mask};
    use pose::{Landmark, Roi};

    /// A trunk drawn as a silhouette: the back lies `back(u)` behind the line head – shoulder –
    /// hip.
    struct Drawn {
        facing: Facing,
        trunk_deg: f64,
        trunk_px: f64,
        roi_turn_deg: f64,
    }

    const SHOULDER: Point = Point::new(400.0, 380.0);
    const PLAIN: Drawn =
        Drawn { facing: Facing::Right, trunk_deg: 0.0, trunk_px: 130.0, roi_turn_deg: 0.0 };
    /// The mask's pixel is 2 px of the picture and its edge is linear, so readings are this exact,
    /// trunk lengths.
    const TOLERANCE: f64 = 0.003;

    impl Drawn {
        fn pose(&self, back: impl Fn(f64) -> f64) -> Pose {
            let forward = self.facing.sign();
            let down = Vector::new(0.0, 1.0).turned(self.trunk_deg * forward);
            let dorsal = Vector::new(-down.y, down.x).scaled(forward);
            let at = |u: f64| SHOULDER.plus(down.scaled(u * self.trunk_px));
            let mut landmarks = [Landmark::default(); LANDMARK_COUNT];
            for (ids, u) in [
                ([LandmarkId::LeftEar, LandmarkId::RightEar], -0.5),
                ([LandmarkId::LeftShoulder, LandmarkId::RightShoulder], 0.0),
                ([LandmarkId::LeftHip, LandmarkId::RightHip], 1.0),
            ] {
                for id in ids {
                    landmarks[id as usize].in_image = at(u);
                }
            }
            let roi = Roi {
                centre_in_image: at(0.4),
                side_px: 4.0 * self.trunk_px,
                turn_deg: self.roi_turn_deg,
            };
            let side_px = 256;
            let logit = |index: usize| {
                let in_roi = Point::new(
                    ((index % side_px) as f64 + 0.5) / side_px as f64,
                    ((index / side_px) as f64 + 0.5) / side_px as f64,
                );
                let from_shoulder = roi.image_from_unit(in_roi).from(SHOULDER);
                let u = (from_shoulder.x * down.x + from_shoulder.y * down.y) / self.trunk_px;
                let v = (from_shoulder.x * dorsal.x + from_shoulder.y * dorsal.y) / self.trunk_px;
                (200.0 * (back(u) - v)) as f32
            };
            let mask = Mask { side_px, logits: (0..side_px * side_px).map(logit).collect() };
            Pose { landmarks, score: 1.0, roi, mask: Some(mask) }
        }

        fn reading(&self, back: impl Fn(f64) -> f64) -> BackReading {
            Contour::trace(&self.pose(back), self.facing, self.trunk_px).unwrap().reading().unwrap()
        }
    }

    /// The low back alone stands out by `height`.
    fn bulge(height: f64) -> impl Fn(f64) -> f64 {
        move |u| if (0.3..0.85).contains(&u) { 0.2 + height } else { 0.2 }
    }

    #[test]
    fn a_straight_trunk_has_no_sag_at_any_angle_size_facing_and_turn() {
        for facing in [Facing::Left, Facing::Right] {
            for trunk_deg in [0.0, 20.0, 45.0, 70.0, 90.0] {
                for (trunk_px, roi_turn_deg) in [(40.0, 0.0), (130.0, 33.0), (300.0, -70.0)] {
                    let reading =
                        Drawn { facing, trunk_deg, trunk_px, roi_turn_deg }.reading(|_| 0.2);
                    assert!(
                        reading.sag.abs() < TOLERANCE
                            && reading.head_chord.unwrap().abs() < TOLERANCE,
                        "{facing:?} {trunk_deg} {trunk_px}: {reading:?}"
                    );
                    assert_eq!(reading.crossing_share, 1.0);
                }
            }
        }
    }

    #[test]
    fn a_bulge_of_the_low_back_is_the_sag() {
        for height in [-0.06, 0.03, 0.1] {
            assert!((PLAIN.reading(bulge(height)).sag - height).abs() < TOLERANCE, "{height}");
        }
    }

    #[test]
    fn an_arc_gives_its_height_over_the_low_back() {
        let sagitta = 0.08;
        let arc = |u: f64| 0.2 + sagitta * (1.0 - ((u - 0.525) / 0.475).powi(2)).max(0.0);
        let mean_over = |from: f64, to: f64| {
            (0..=100).map(|i| arc(from + (to - from) * f64::from(i) / 100.0)).sum::<f64>() / 101.0
        };
        let chord = mean_over(0.0, 0.1)
            + (mean_over(0.95, 1.05) - mean_over(0.0, 0.1)) * (0.575 - 0.05) / 0.95;
        let expected = mean_over(0.4, 0.75) - chord;
        assert!((PLAIN.reading(arc).sag - expected).abs() < TOLERANCE);
    }

    #[test]
    fn a_mirrored_picture_gives_the_same_reading() {
        let right = Drawn { trunk_deg: 50.0, ..PLAIN }.reading(bulge(0.07));
        let left = Drawn { trunk_deg: 50.0, facing: Facing::Left, ..PLAIN }.reading(bulge(0.07));
        assert!(
            (right.sag - left.sag).abs() < 1e-3 && (right.roughness - left.roughness).abs() < 2e-3
        );
    }

    #[test]
    fn without_a_silhouette_or_with_an_empty_or_full_one_there_is_no_reading() {
        let mut pose = PLAIN.pose(|_| 0.2);
        for fill in [-9.0, 9.0] {
            pose.mask = Some(Mask { side_px: 256, logits: vec![fill; 256 * 256] });
            assert_eq!(
                Contour::trace(&pose, Facing::Right, 130.0).and_then(|contour| contour.reading()),
                None
            );
        }
        pose.mask = None;
        assert!(Contour::trace(&pose, Facing::Right, 130.0).is_none());
    }
}
