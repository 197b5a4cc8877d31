//! The person detector's anchors.
//!
//! Source: MediaPipe `pose_detection_cpu.pbtxt` (SsdAnchorsCalculator): input 224, strides 8 16 32
//! 32 32, one aspect ratio and the interpolated one, anchor offset 0.5, fixed anchor size 1 × 1,
//! layers of equal stride merged.

use crate::geometry::Point;

/// Side of the detector's input, pixels.
pub(super) const INPUT_SIDE_PX: usize = 224;

/// (stride in pixels, anchors per cell): three layers of stride 32 with two anchors each are
/// merged.
const GRIDS: [(usize, usize); 3] = [(8, 2), (16, 2), (32, 6)];

/// How many anchors there are.
pub(super) const COUNT: usize = 2254;

/// The anchors' centres, 0…1 of the input's side, in the order of the detector's boxes.
pub(super) fn centres_in_unit() -> Vec<Point> {
    let mut centres = Vec::with_capacity(COUNT);
    for (stride_px, per_cell) in GRIDS {
        let cells = INPUT_SIDE_PX.div_ceil(stride_px);
        for row in 0..cells {
            for column in 0..cells {
                let centre = Point::new(
                    (column as f64 + 0.5) / cells as f64,
                    (row as f64 + 0.5) / cells as f64,
                );
                centres.extend(std::iter::repeat_n(centre, per_cell));
            }
        }
    }
    centres
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_as_the_network_has_boxes() {
        let centres = centres_in_unit();
        assert_eq!(centres.len(), COUNT);
        assert_eq!(centres[0], Point::new(0.5 / 28.0, 0.5 / 28.0));
        assert_eq!(centres[COUNT - 1], Point::new(6.5 / 7.0, 6.5 / 7.0));
    }
}
