//! The landmark network: region in, landmarks, pose score and (when asked for) silhouette out.

use super::heatmap::{self, sigmoid};
use super::network::Network;
use super::{EngineError, Frame, crop};
use crate::landmark::{LANDMARK_COUNT, Mask};
use crate::{Landmark, Point, Pose, Roi};
use std::cell::OnceCell;

/// Side of the network's input and of the silhouette, pixels.
const INPUT_SIDE_PX: usize = 256;
/// Landmarks that the network gives: the body's 33, two that place the next region, four that are not used.
const OUTPUT_COUNT: usize = 39;
/// Values per landmark: x, y, z in input pixels, visibility and presence as logits.
const VALUES_PER_LANDMARK: usize = 5;
/// The auxiliary landmark at the region's centre.
const CENTRE: usize = 33;
/// The auxiliary landmark on the rim of the person's circle, towards the head.
const RIM: usize = 34;

/// Both variants of the landmark network: the silhouette's branch is only there when a frame needs it.
pub(super) struct LandmarkModel {
    onnx: Vec<u8>,
    without_mask: Network,
    with_mask: OnceCell<Network>,
}

/// What the network says of one region.
pub(super) struct Reading {
    /// The person, in the picture's pixels.
    pub pose: Pose,
    /// Where the region of the next frame has its centre, pixels of the picture.
    pub centre_in_image: Point,
    /// The point on the rim of the person's circle, pixels of the picture.
    pub rim_in_image: Point,
}

impl LandmarkModel {
    pub(super) fn load(onnx: &[u8]) -> Result<LandmarkModel, EngineError> {
        let without_mask = Network::load(onnx, "landmark", INPUT_SIDE_PX, &["landmarks", "presence", "heatmap"])?;
        Ok(LandmarkModel { onnx: onnx.to_vec(), without_mask, with_mask: OnceCell::new() })
    }

    /// The network's input for a region.
    pub(super) fn input(frame: &Frame, roi: &Roi) -> Vec<f32> {
        crop::planes(frame, roi, INPUT_SIDE_PX, 1.0 / 255.0, 0.0)
    }

    /// Runs the network on what [`LandmarkModel::input`] gave.
    pub(super) fn run(&self, input: &[f32], mask: bool) -> Result<Answer, EngineError> {
        let cells = heatmap::SIDE_CELLS * heatmap::SIDE_CELLS;
        let mut lengths = vec![OUTPUT_COUNT * VALUES_PER_LANDMARK, 1, OUTPUT_COUNT * cells];
        let network = if mask {
            lengths.push(INPUT_SIDE_PX * INPUT_SIDE_PX);
            self.with_mask()?
        } else {
            &self.without_mask
        };
        let mut outputs = network.run(input, &lengths)?.into_iter();
        let mut next = || outputs.next().unwrap_or_default();
        Ok(Answer { landmarks: next(), score: next(), heatmaps: next(), mask: mask.then(next) })
    }

    fn with_mask(&self) -> Result<&Network, EngineError> {
        if let Some(network) = self.with_mask.get() {
            return Ok(network);
        }
        let network = Network::load(&self.onnx, "landmark", INPUT_SIDE_PX, &["landmarks", "presence", "heatmap", "mask"])?;
        Ok(self.with_mask.get_or_init(|| network))
    }
}

/// The network's raw answers for one region.
pub(super) struct Answer {
    landmarks: Vec<f32>,
    score: Vec<f32>,
    heatmaps: Vec<f32>,
    mask: Option<Vec<f32>>,
}

impl Answer {
    /// The answers as a person in the picture.
    pub(super) fn read(self, roi: &Roi) -> Reading {
        let in_unit = |index: usize| {
            let raw = &self.landmarks[index * VALUES_PER_LANDMARK..];
            let side = INPUT_SIDE_PX as f64;
            let coarse = Point::new(f64::from(raw[0]) / side, f64::from(raw[1]) / side);
            let cells = heatmap::SIDE_CELLS * heatmap::SIDE_CELLS;
            heatmap::refined(coarse, &self.heatmaps[index * cells..(index + 1) * cells])
        };
        let landmarks: [Landmark; LANDMARK_COUNT] = std::array::from_fn(|index| {
            let raw = &self.landmarks[index * VALUES_PER_LANDMARK..];
            Landmark {
                in_image: roi.image_from_unit(in_unit(index)),
                z_px: f64::from(raw[2]) / INPUT_SIDE_PX as f64 * roi.side_px,
                visibility: f64::from(sigmoid(raw[3])),
                presence: f64::from(sigmoid(raw[4])),
            }
        });
        Reading {
            centre_in_image: roi.image_from_unit(in_unit(CENTRE)),
            rim_in_image: roi.image_from_unit(in_unit(RIM)),
            pose: Pose {
                landmarks,
                score: self.score.first().copied().map_or(0.0, f64::from),
                roi: *roi,
                mask: self.mask.map(|logits| Mask { side_px: INPUT_SIDE_PX, logits }),
            },
        }
    }
}
