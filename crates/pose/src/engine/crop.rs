//! Cutting a region out of a picture into the pixels that a network reads.

use super::frame::Frame;
use crate::geometry::Point;
use crate::roi::Roi;

/// Cuts `roi` out of `frame` into `side_px`² pixels of red, green and blue, row by row. A byte b
/// becomes `b · scale + offset`; what lies outside the picture counts as black. Bilinear, with
/// pixel centres at + 0.5.
pub(super) fn cut(
    frame: &Frame,
    roi: &Roi,
    side_px: usize,
    scale: f32,
    offset: f32,
    pixels: &mut [f32],
) {
    let step = 1.0 / side_px as f64;
    let first = sample_space(roi.image_from_unit(Point::new(0.5 * step, 0.5 * step)));
    let along_row = roi
        .image_from_unit(Point::new(1.0, 0.0))
        .from(roi.image_from_unit(Point::default()))
        .scaled(step);
    let along_column = roi
        .image_from_unit(Point::new(0.0, 1.0))
        .from(roi.image_from_unit(Point::default()))
        .scaled(step);
    for (row, pixels) in pixels.chunks_exact_mut(3 * side_px).enumerate() {
        let start = first.plus(along_column.scaled(row as f64));
        for (column, pixel) in pixels.chunks_exact_mut(3).enumerate() {
            let at = start.plus(along_row.scaled(column as f64));
            pixel.copy_from_slice(&colour(frame, at.x as f32, at.y as f32, scale, offset));
        }
    }
}

/// From picture coordinates, in which the first pixel's centre is (0.5, 0.5), to the grid of
/// samples, where it is (0, 0).
fn sample_space(in_image: Point) -> Point {
    Point::new(in_image.x - 0.5, in_image.y - 0.5)
}

#[inline(always)]
fn colour(frame: &Frame, x: f32, y: f32, scale: f32, offset: f32) -> [f32; 3] {
    let (left, top) = (x.floor(), y.floor());
    let (across, down) = (x - left, y - top);
    let (left, top) = (left as i32, top as i32);
    let (width, height) = (frame.width as i32, frame.height as i32);
    let channels = frame.channels.count();
    if left >= 0 && top >= 0 && left + 1 < width && top + 1 < height {
        let upper = (top as usize * frame.width + left as usize) * channels;
        let lower = upper + frame.width * channels;
        let four = |at: usize| {
            let bytes = &frame.pixels[at..];
            // The very last pixel may have three bytes.
            bytes.first_chunk::<4>().copied().unwrap_or_else(|| [bytes[0], bytes[1], bytes[2], 0])
        };
        let corners = [upper, upper + channels, lower, lower + channels].map(four);
        return kernels::between_pixels(corners, across, down, scale, offset);
    }
    at_the_edge(frame, (left, top), (across, down)).map(|value| value * scale + offset)
}

/// Between pixels of which some lie outside the picture and count as black.
fn at_the_edge(frame: &Frame, (left, top): (i32, i32), (across, down): (f32, f32)) -> [f32; 3] {
    let channels = frame.channels.count();
    let (width, height) = (frame.width as i32, frame.height as i32);
    let weights = [
        (1.0 - across) * (1.0 - down),
        across * (1.0 - down),
        (1.0 - across) * down,
        across * down,
    ];
    let mut sum = [0.0; 3];
    for ((dx, dy), weight) in [(0, 0), (1, 0), (0, 1), (1, 1)].into_iter().zip(weights) {
        let (column, row) = (left + dx, top + dy);
        if (0..width).contains(&column) && (0..height).contains(&row) {
            let index = (row as usize * frame.width + column as usize) * channels;
            for (c, value) in sum.iter_mut().enumerate() {
                *value += f32::from(frame.pixels[index + c]) * weight;
            }
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::super::frame::Channels;
    use super::*;

    /// A picture whose red is the column, green the row.
    fn ramp(width: usize, height: usize) -> Vec<u8> {
        (0..width * height).flat_map(|i| [(i % width) as u8, (i / width) as u8, 7]).collect()
    }

    #[test]
    fn an_upright_region_of_equal_size_copies_the_pixels() {
        let pixels = ramp(8, 8);
        let frame = Frame::new(8, 8, &pixels, Channels::Rgb).unwrap();
        let roi = Roi { centre_in_image: Point::new(4.0, 4.0), side_px: 8.0, turn_deg: 0.0 };
        let mut cut_out = vec![0.0; 3 * 64];
        cut(&frame, &roi, 8, 1.0, 0.0, &mut cut_out);
        for (value, byte) in cut_out.iter().zip(&pixels) {
            assert!((value - f32::from(*byte)).abs() < 1e-3);
        }
    }

    #[test]
    fn a_quarter_turn_clockwise_brings_the_right_edge_to_the_top() {
        let pixels = ramp(8, 8);
        let frame = Frame::new(8, 8, &pixels, Channels::Rgb).unwrap();
        let roi = Roi { centre_in_image: Point::new(4.0, 4.0), side_px: 8.0, turn_deg: 90.0 };
        let mut cut_out = vec![0.0; 3 * 64];
        cut(&frame, &roi, 8, 1.0, 0.0, &mut cut_out);
        assert!((cut_out[0] - 7.0).abs() < 1e-3, "first row is the last column");
        assert!((cut_out[3 * 7 + 1] - 7.0).abs() < 1e-3, "its end is the last row");
    }

    #[test]
    fn outside_the_picture_is_black() {
        let pixels = vec![255; 4 * 4 * 4];
        let frame = Frame::new(4, 4, &pixels, Channels::Rgba).unwrap();
        let roi = Roi { centre_in_image: Point::new(-50.0, -50.0), side_px: 8.0, turn_deg: 10.0 };
        let mut cut_out = vec![1.0; 3 * 64];
        cut(&frame, &roi, 8, 1.0 / 255.0, 0.0, &mut cut_out);
        assert!(cut_out.iter().all(|v| *v == 0.0));
    }
}
