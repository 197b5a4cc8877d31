//! Refining a landmark on its heatmap.
//!
//! Source: MediaPipe `refine_landmarks_from_heatmap_calculator.cc` with the settings of
//! `tensors_to_pose_landmarks_and_segmentation.pbtxt`.

use crate::geometry::Point;
use kernels::logistic;

/// Side of a heatmap, cells.
pub(super) const SIDE_CELLS: usize = 64;
/// Half the width of the window round the landmark, cells; the window is 7 × 7.
const REACH_CELLS: usize = 3;
/// Least confidence in the window's best cell, 0…1, for the heatmap to be believed.
const LEAST_CONFIDENCE: f32 = 0.5;

/// The landmark at `in_unit` (0…1 of the region) moved to the weighted mean of its heatmap's
/// window, or as it was where the heatmap is not confident. `logits`: the maps of `maps` landmarks,
/// [`SIDE_CELLS`]² cells row by row, the maps' values of a cell side by side; `map` is this
/// landmark's.
pub(super) fn refined(in_unit: Point, logits: &[f32], maps: usize, map: usize) -> Point {
    let side = SIDE_CELLS as f64;
    let (column, row) = (in_unit.x * side, in_unit.y * side);
    if !(0.0..side).contains(&column) || !(0.0..side).contains(&row) {
        return in_unit;
    }
    let (column, row) = (column as usize, row as usize);
    let columns = column.saturating_sub(REACH_CELLS)..(column + REACH_CELLS + 1).min(SIDE_CELLS);
    let rows = row.saturating_sub(REACH_CELLS)..(row + REACH_CELLS + 1).min(SIDE_CELLS);
    let (mut best, mut sum, mut sum_x, mut sum_y) = (0.0_f32, 0.0, 0.0, 0.0);
    for y in rows {
        for x in columns.clone() {
            let confidence = logistic(logits[(y * SIDE_CELLS + x) * maps + map]);
            best = best.max(confidence);
            sum += f64::from(confidence);
            sum_x += f64::from(confidence) * x as f64;
            sum_y += f64::from(confidence) * y as f64;
        }
    }
    if best < LEAST_CONFIDENCE || sum <= 0.0 {
        return in_unit;
    }
    Point::new(sum_x / sum / side, sum_y / sum / side)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confident_peak_draws_the_landmark_to_it() {
        let mut logits = vec![-50.0; SIDE_CELLS * SIDE_CELLS];
        logits[20 * SIDE_CELLS + 30] = 50.0;
        let refined = refined(Point::new(28.5 / 64.0, 21.5 / 64.0), &logits, 1, 0);
        assert!(refined.distance(Point::new(30.0 / 64.0, 20.0 / 64.0)) < 1e-6);
    }

    #[test]
    fn a_faint_map_or_a_place_outside_changes_nothing() {
        let faint = vec![-1.0; SIDE_CELLS * SIDE_CELLS];
        for place in [Point::new(0.5, 0.5), Point::new(-0.1, 0.5), Point::new(0.5, 1.0)] {
            assert_eq!(refined(place, &faint, 1, 0), place);
        }
    }

    #[test]
    fn at_the_edge_the_window_is_cut() {
        let mut logits = vec![-50.0; SIDE_CELLS * SIDE_CELLS];
        logits[0] = 50.0;
        assert!(refined(Point::new(0.01, 0.01), &logits, 1, 0).distance(Point::default()) < 1e-6);
    }
}
