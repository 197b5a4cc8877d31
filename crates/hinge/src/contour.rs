//! The dorsal outline: rays from the line head – shoulder – hip to where the silhouette ends behind the person.
//!
//! Lengths are fractions of the standing trunk (shoulder to hip); `u` runs along the trunk, 0 = shoulder, 1 = hip, < 0 along
//! the neck and head.

use crate::constants::contour::*;
use crate::session::Facing;
use crate::statistics::{mean, percentile};
use pose::{LandmarkId, Point, Pose, Vector};
use serde::{Deserialize, Serialize};

/// The outline in one frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Contour {
    /// For each ray how far behind the line the silhouette ends, trunk lengths; `None` where it doesn't.
    distances: Vec<Option<f64>>,
    /// For each ray how blurred the edge is: from logit + 1 to logit − 1, trunk lengths.
    edge_widths: Vec<Option<f64>>,
    /// Where each ray meets the edge, pixels of the source picture.
    in_image: Vec<Option<Point>>,
}

/// What the outline says of the back in one frame.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct BackReading {
    /// How far the low back bulges behind the chord from upper back to tailbone, trunk lengths; + = rounded.
    pub sag: f64,
    /// How far the upper back lies behind the chord from the head to the tailbone, trunk lengths; − = hollow.
    pub head_chord: f64,
    /// 90th percentile of the edge's width, trunk lengths.
    pub edge_width: f64,
    /// How unsteady the outline is from ray to ray (90th percentile of its second difference), trunk lengths.
    pub roughness: f64,
    /// Share of the trunk's rays that meet an edge, 0…1.
    pub crossing_share: f64,
}

impl BackReading {
    /// The median of each figure; `None` without readings.
    pub fn median(readings: &[BackReading]) -> Option<BackReading> {
        let middle = |value: fn(&BackReading) -> f64| percentile(readings.iter().map(value), 0.5);
        Some(BackReading {
            sag: middle(|r| r.sag)?,
            head_chord: middle(|r| r.head_chord)?,
            edge_width: middle(|r| r.edge_width)?,
            roughness: middle(|r| r.roughness)?,
            crossing_share: middle(|r| r.crossing_share)?,
        })
    }
}

impl Contour {
    /// Follows the outline in a frame's silhouette. `trunk_px`: shoulder to hip in standing, pixels. `None` without a silhouette
    /// or when shoulders and hips coincide.
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
        let mut contour = Contour { distances: Vec::new(), edge_widths: Vec::new(), in_image: Vec::new() };
        for u in rays() {
            let base = if u < 0.0 { shoulder.plus(to_head.scaled(-u * trunk_px)) } else { shoulder.plus(along.scaled(u * trunk_px)) };
            let edge = edge(|distance_px| logit_at(base.plus(dorsal.scaled(distance_px))), trunk_px);
            contour.distances.push(edge.map(|edge| edge.at_px / trunk_px));
            contour.edge_widths.push(edge.and_then(|edge| edge.width_px).map(|width_px| width_px / trunk_px));
            contour.in_image.push(edge.map(|edge| base.plus(dorsal.scaled(edge.at_px))));
        }
        Some(contour)
    }

    /// What the outline says of the back; `None` when a zone that it needs has no edge.
    pub fn read(&self) -> Option<BackReading> {
        let (upper, low, tail) = (self.mean_over(UPPER_BACK)?, self.mean_over(LOW_BACK)?, self.mean_over(TAILBONE)?);
        let share_of_chord = (centre(LOW_BACK) - centre(UPPER_BACK)) / (centre(TAILBONE) - centre(UPPER_BACK));
        let sag = low - (upper + (tail - upper) * share_of_chord);
        let trunk: Vec<usize> = (0..self.distances.len()).filter(|i| within(TRUNK, *i)).collect();
        let crossing = trunk.iter().filter(|i| self.distances[**i].is_some()).count();
        let bends =
            trunk.windows(3).filter_map(|w| Some((self.distances[w[0]]? - 2.0 * self.distances[w[1]]? + self.distances[w[2]]?).abs()));
        Some(BackReading {
            sag,
            head_chord: self.head_chord(tail)?,
            edge_width: percentile(trunk.iter().filter_map(|i| self.edge_widths[*i]), 0.9)?,
            roughness: percentile(bends, 0.9)?,
            crossing_share: crossing as f64 / trunk.len() as f64,
        })
    }

    /// The outline's points from the head down, pixels of the source picture.
    pub fn points_in_image(&self) -> impl Iterator<Item = Point> {
        self.in_image.iter().copied().flatten()
    }

    /// Mean height of the upper back above the chord from the head's most dorsal point to the tailbone.
    fn head_chord(&self, tail: f64) -> Option<f64> {
        let head = (0..self.distances.len())
            .filter(|i| within(HEAD, *i))
            .filter_map(|i| Some((u_of(i), self.distances[i]?)))
            .max_by(|a, b| a.1.total_cmp(&b.1))?;
        let chord = |u: f64| head.1 + (tail - head.1) * (u - head.0) / (centre(TAILBONE) - head.0);
        mean((0..self.distances.len()).filter(|i| within(CHEST, *i)).filter_map(|i| Some(self.distances[i]? - chord(u_of(i)))))
    }

    fn mean_over(&self, zone: (f64, f64)) -> Option<f64> {
        mean((0..self.distances.len()).filter(|i| within(zone, *i)).filter_map(|i| self.distances[i]))
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
        let crossed =
            |level: f64| before.filter(|b| *b >= level && logit < level).map(|b| distance_px - STEP_PX * (level - logit) / (b - logit));
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
