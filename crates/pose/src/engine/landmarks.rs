//! The landmark network: region in, landmarks, pose score and (when asked for) silhouette out.

use super::error::EngineError;
use super::frame::Frame;
use super::network::{Network, Outputs, Picture, Plan};
use super::want::Want;
use super::{crop, heatmap};
use crate::geometry::Point;
use crate::landmark::{Landmark, LandmarkId, Mask, Pose};
use crate::roi::Roi;
use kernels::logistic;

/// Side of the network's input and of the silhouette, pixels.
const INPUT_SIDE_PX: usize = 256;
/// Landmarks that the network gives: the body's 33, two that place the next region, four that are
/// not used.
const OUTPUT_COUNT: usize = 39;
/// Values per landmark: x, y, z in input pixels, visibility and presence as logits.
const VALUES_PER_LANDMARK: usize = 5;
/// The auxiliary landmark at the region's centre.
const CENTRE: usize = 33;
/// The auxiliary landmark on the rim of the person's circle, towards the head.
const RIM: usize = 34;

/// The outputs asked for, and how many values each has; the last one only for a frame whose
/// silhouette is wanted.
pub const OUTPUTS: [(&str, usize); 4] = [
    ("landmarks", OUTPUT_COUNT * VALUES_PER_LANDMARK),
    ("presence", 1),
    ("heatmap", OUTPUT_COUNT * heatmap::SIDE_CELLS * heatmap::SIDE_CELLS),
    ("mask", INPUT_SIDE_PX * INPUT_SIDE_PX),
];
/// Where the silhouette is among them.
const MASK: usize = OUTPUTS.len() - 1;
/// Red, green and blue.
const COLOURS: usize = 3;

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
        Ok(LandmarkModel {
            without_mask: network.prepared(&OUTPUTS[..MASK])?,
            with_mask: network.prepared(&OUTPUTS)?,
        })
    }

    /// The network's input for a region, or its mirror image.
    pub(super) fn picture(
        &self,
        frame: &Frame,
        roi: &Roi,
        mirrored: bool,
    ) -> Result<Picture, EngineError> {
        self.without_mask.picture(|pixels| {
            crop::cut(frame, roi, INPUT_SIDE_PX, 1.0 / 255.0, 0.0, pixels);
            if mirrored {
                mirror_rows(pixels, COLOURS);
            }
        })
    }

    /// Runs the network on what [`LandmarkModel::picture`] gave, mirrored as it is wanted.
    pub(super) fn run(&mut self, picture: Picture, want: Want) -> Result<Answer, EngineError> {
        let plan = if want.mask { &mut self.with_mask } else { &mut self.without_mask };
        Ok(Answer { outputs: plan.run(picture)?, want })
    }
}

/// The network's raw answers for one region.
pub(super) struct Answer {
    outputs: Outputs,
    want: Want,
}

impl Answer {
    /// The answers as a person in the picture.
    pub(super) fn reading(self, roi: &Roi) -> Reading {
        let [landmarks, score, heatmaps] =
            std::array::from_fn(|number| self.outputs.values(number));
        let raw = |index: usize| {
            &landmarks[index * VALUES_PER_LANDMARK..(index + 1) * VALUES_PER_LANDMARK]
        };
        let in_image = |index: usize| {
            let side = INPUT_SIDE_PX as f64;
            let coarse =
                Point::new(f64::from(raw(index)[0]) / side, f64::from(raw(index)[1]) / side);
            let seen = heatmap::refined(coarse, heatmaps, OUTPUT_COUNT, index);
            roi.image_from_unit(if self.want.mirrored {
                Point::new(1.0 - seen.x, seen.y)
            } else {
                seen
            })
        };
        let of_body = LandmarkId::ALL.map(|id| {
            let index = if self.want.mirrored { id.opposite() } else { id } as usize;
            Landmark {
                in_image: in_image(index),
                z_px: f64::from(raw(index)[2]) / INPUT_SIDE_PX as f64 * roi.side_px,
                visibility: f64::from(logistic(raw(index)[3])),
                presence: f64::from(logistic(raw(index)[4])),
            }
        });
        Reading {
            centre_in_image: in_image(CENTRE),
            rim_in_image: in_image(RIM),
            pose: Pose {
                landmarks: of_body,
                score: score.first().copied().map_or(0.0, f64::from),
                roi: *roi,
                mask: self.mask(),
            },
        }
    }

    fn mask(&self) -> Option<Mask> {
        let mut logits = self.want.mask.then(|| self.outputs.values(MASK).to_vec())?;
        if self.want.mirrored {
            mirror_rows(&mut logits, 1);
        }
        Some(Mask { side_px: INPUT_SIDE_PX, logits })
    }
}

/// Exchanges left and right in a square picture of the network's size, `channels` numbers a pixel.
fn mirror_rows(pixels: &mut [f32], channels: usize) {
    for row in pixels.chunks_exact_mut(INPUT_SIDE_PX * channels) {
        row.reverse();
        // The order of a pixel's own numbers stays.
        row.chunks_exact_mut(channels).for_each(<[f32]>::reverse);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mirrored_row_keeps_its_pixels() {
        let mut pixels: Vec<f32> = (0..INPUT_SIDE_PX * 3).map(|number| number as f32).collect();
        mirror_rows(&mut pixels, 3);
        assert_eq!(pixels[..3], [765.0, 766.0, 767.0]);
        assert_eq!(pixels[765..], [0.0, 1.0, 2.0]);
    }
}
