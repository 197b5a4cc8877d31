//! The person detector: whole picture in, people out.
//!
//! Source: MediaPipe `pose_detection_cpu.pbtxt` (TensorsToDetectionsCalculator,
//! NonMaxSuppressionCalculator).

use super::error::EngineError;
use super::frame::Frame;
use super::network::{Network, Plan};
use super::{anchors, crop};
use crate::geometry::Point;
use crate::roi::Roi;
use kernels::logistic;

/// Numbers per box: centre and size, then four key points.
const VALUES_PER_BOX: usize = 12;
/// Scores are clipped to ± this logit.
const SCORE_CLIP_LOGIT: f32 = 100.0;
/// Least score of a person, 0…1.
const LEAST_SCORE: f32 = 0.5;
/// Boxes that overlap more than this (intersection over union) are one person.
const SAME_PERSON_IOU: f64 = 0.3;

/// The network and its anchors.
pub(super) struct Detector {
    plan: Plan,
    anchors_in_unit: Vec<Point>,
}

/// One person found in the whole picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Detection {
    /// 0…1.
    pub score: f64,
    /// The region that the landmark network should look at.
    pub roi: Roi,
}

/// A raw box in the letterboxed input, 0…1 of its side: left, top, right, bottom, then mid-hip and
/// rim.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    score: f64,
    corners: [f64; 4],
    hip: Point,
    rim: Point,
}

impl Detector {
    pub(super) fn load(file: &[u8]) -> Result<Detector, EngineError> {
        let outputs = [("boxes", anchors::COUNT * VALUES_PER_BOX), ("scores", anchors::COUNT)];
        let plan = Network::load(file, "detector")?.prepared(&outputs)?;
        Ok(Detector { plan, anchors_in_unit: anchors::centres_in_unit() })
    }

    /// All people in the picture, most certain first.
    pub(super) fn find(&mut self, frame: &Frame) -> Result<Vec<Detection>, EngineError> {
        let letterbox = letterbox(frame);
        let draw = |pixels: &mut [f32]| {
            crop::cut(frame, &letterbox, anchors::INPUT_SIDE_PX, 1.0 / 127.5, -1.0, pixels)
        };
        let picture = self.plan.picture(draw)?;
        let outputs = self.plan.run(picture)?;
        let candidates = candidates(outputs.values(0), outputs.values(1), &self.anchors_in_unit);
        let people = merged(candidates);
        Ok(people.iter().filter_map(|person| detection(person, &letterbox)).collect())
    }
}

/// The square round the whole picture.
fn letterbox(frame: &Frame) -> Roi {
    let (width, height) = (frame.width as f64, frame.height as f64);
    Roi {
        centre_in_image: Point::new(width / 2.0, height / 2.0),
        side_px: width.max(height),
        turn_deg: 0.0,
    }
}

fn candidates(boxes: &[f32], scores: &[f32], anchors_in_unit: &[Point]) -> Vec<Candidate> {
    let side = anchors::INPUT_SIDE_PX as f64;
    let mut found: Vec<Candidate> = boxes
        .chunks_exact(VALUES_PER_BOX)
        .zip(scores)
        .zip(anchors_in_unit)
        .filter_map(|((raw, score), anchor)| {
            let score = logistic(score.clamp(-SCORE_CLIP_LOGIT, SCORE_CLIP_LOGIT));
            if score < LEAST_SCORE {
                return None;
            }
            let point = |index: usize| {
                Point::new(
                    f64::from(raw[index]) / side + anchor.x,
                    f64::from(raw[index + 1]) / side + anchor.y,
                )
            };
            let (centre, half) =
                (point(0), (f64::from(raw[2]) / side / 2.0, f64::from(raw[3]) / side / 2.0));
            Some(Candidate {
                score: f64::from(score),
                corners: [
                    centre.x - half.0,
                    centre.y - half.1,
                    centre.x + half.0,
                    centre.y + half.1,
                ],
                hip: point(4),
                rim: point(6),
            })
        })
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    found
}

/// Boxes of the same person become one, each weighed by its score. `candidates`: most certain
/// first.
fn merged(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut people = Vec::new();
    while let Some(best) = candidates.first().copied() {
        let (same, others): (Vec<_>, Vec<_>) = candidates
            .into_iter()
            .partition(|c| overlap(&c.corners, &best.corners) > SAME_PERSON_IOU);
        let weight: f64 = same.iter().map(|c| c.score).sum();
        let mean = |value: fn(&Candidate) -> f64| {
            same.iter().map(|c| c.score * value(c)).sum::<f64>() / weight
        };
        if weight > 0.0 {
            people.push(Candidate {
                hip: Point::new(mean(|c| c.hip.x), mean(|c| c.hip.y)),
                rim: Point::new(mean(|c| c.rim.x), mean(|c| c.rim.y)),
                ..best
            });
        }
        // A box without area overlaps nothing, not even itself; it must not stay for ever.
        candidates = if same.is_empty() { others.into_iter().skip(1).collect() } else { others };
    }
    people
}

/// Intersection over union of two boxes (left, top, right, bottom); 0 when either has no area.
fn overlap(a: &[f64; 4], b: &[f64; 4]) -> f64 {
    let area = |c: &[f64; 4]| (c[2] - c[0]).max(0.0) * (c[3] - c[1]).max(0.0);
    let shared = area(&[a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])]);
    let union = area(a) + area(b) - shared;
    if union > 0.0 { shared / union } else { 0.0 }
}

fn detection(person: &Candidate, letterbox: &Roi) -> Option<Detection> {
    let roi = Roi::from_alignment_points(
        letterbox.image_from_unit(person.hip),
        letterbox.image_from_unit(person.rim),
    )?;
    Some(Detection { score: person.score, roi })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(score: f64, corners: [f64; 4], hip: Point) -> Candidate {
        Candidate { score, corners, hip, rim: Point::new(hip.x, hip.y - 0.2) }
    }

    #[test]
    fn overlapping_boxes_become_one_person_weighed_by_score() {
        let people = merged(vec![
            candidate(0.9, [0.0, 0.0, 0.4, 0.4], Point::new(0.1, 0.5)),
            candidate(0.6, [0.6, 0.6, 0.9, 0.9], Point::new(0.7, 0.5)),
            candidate(0.3, [0.0, 0.0, 0.4, 0.41], Point::new(0.2, 0.5)),
        ]);
        assert_eq!(people.len(), 2);
        assert!((people[0].hip.x - 0.125).abs() < 1e-9);
        assert!((people[1].hip.x - 0.7).abs() < 1e-9);
    }

    #[test]
    fn a_box_without_area_ends_the_search_too() {
        assert!(
            merged(vec![
                candidate(0.9, [0.5; 4], Point::default()),
                candidate(0.8, [0.5; 4], Point::default())
            ])
            .is_empty()
        );
    }
}
