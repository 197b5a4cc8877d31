//! The landmark network: region in, landmarks, pose score and (when asked for) silhouette out.

use super::heatmap;
use super::network::{Network, Outputs, Picture, Plan};
use super::{EngineError, Frame, crop};
use crate::landmark::{LANDMARK_COUNT, Mask};
use crate::{Landmark, Point, Pose, Roi};
use kernels::logistic;

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

/// Both variants of the landmark network: the silhouette's branch runs only when a frame needs it.
pub(super) struct LandmarkModel {
    without_mask: Plan,
    with_mask: Plan,
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
    pub(super) fn load(file: &[u8]) -> Result<LandmarkModel, EngineError> {
        let network = Network::load(file, "landmark")?;
        let cells = heatmap::SIDE_CELLS * heatmap::SIDE_CELLS;
        let outputs = [
            ("landmarks", OUTPUT_COUNT * VALUES_PER_LANDMARK),
            ("presence", 1),
            ("heatmap", OUTPUT_COUNT * cells),
            ("mask", INPUT_SIDE_PX * INPUT_SIDE_PX),
        ];
        Ok(LandmarkModel { without_mask: network.prepared(&outputs[..3])?, with_mask: network.prepared(&outputs)? })
    }

    /// The network's input for a region.
    pub(super) fn picture(&self, frame: &Frame, roi: &Roi) -> Result<Picture, EngineError> {
        self.without_mask.picture(|pixels| crop::cut(frame, roi, INPUT_SIDE_PX, 1.0 / 255.0, 0.0, pixels))
    }

    /// Runs the network on what [`LandmarkModel::picture`] gave.
    pub(super) fn run(&mut self, picture: Picture, mask: bool) -> Result<Answer, EngineError> {
        let plan = if mask { &mut self.with_mask } else { &mut self.without_mask };
        Ok(Answer { outputs: plan.run(picture)?, mask })
    }
}

/// The network's raw answers for one region.
pub(super) struct Answer {
    outputs: Outputs,
    mask: bool,
}

impl Answer {
    /// The answers as a person in the picture.
    pub(super) fn read(self, roi: &Roi) -> Reading {
        let [landmarks, score, heatmaps] = std::array::from_fn(|number| self.outputs.values(number));
        let in_unit = |index: usize| {
            let raw = &landmarks[index * VALUES_PER_LANDMARK..];
            let side = INPUT_SIDE_PX as f64;
            let coarse = Point::new(f64::from(raw[0]) / side, f64::from(raw[1]) / side);
            heatmap::refined(coarse, heatmaps, OUTPUT_COUNT, index)
        };
        let of_body: [Landmark; LANDMARK_COUNT] = std::array::from_fn(|index| {
            let raw = &landmarks[index * VALUES_PER_LANDMARK..];
            Landmark {
                in_image: roi.image_from_unit(in_unit(index)),
                z_px: f64::from(raw[2]) / INPUT_SIDE_PX as f64 * roi.side_px,
                visibility: f64::from(logistic(raw[3])),
                presence: f64::from(logistic(raw[4])),
            }
        });
        Reading {
            centre_in_image: roi.image_from_unit(in_unit(CENTRE)),
            rim_in_image: roi.image_from_unit(in_unit(RIM)),
            pose: Pose {
                landmarks: of_body,
                score: score.first().copied().map_or(0.0, f64::from),
                roi: *roi,
                mask: self.mask.then(|| Mask { side_px: INPUT_SIDE_PX, logits: self.outputs.values(3).to_vec() }),
            },
        }
    }
}
