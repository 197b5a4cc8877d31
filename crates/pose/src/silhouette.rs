//! A silhouette as the closed lines round it: small to keep, and read back like the network's own.

use crate::geometry::Point;
use crate::landmark::Mask;
use std::collections::BTreeMap;

/// Lines round less than this are noise, square pixels of the mask. Own choice: a hand is 20 or
/// more.
const LEAST_AREA_PX2: f64 = 12.0;
/// The steepness of the edge that is read back, logits for each pixel of the mask. Own choice: as
/// sharp as a clear view's.
const EDGE_SLOPE: f64 = 8.0;
/// Farther from a line than this all logits are the same, pixels of the mask.
const EDGE_REACH_PX: f64 = 2.0;
/// What lies round the mask.
const OUTSIDE_LOGIT: f64 = -8.0;

/// The lines round a person. Places are in pixels of the mask, whose centres have whole numbers.
///
/// ```
/// use pose::landmark::Mask;
/// use pose::silhouette::Silhouette;
///
/// // A person of eight by sixteen pixels.
/// let is_inside = |i: usize| (8..16).contains(&(i % 32)) && (8..24).contains(&(i / 32));
/// let logits = (0..32 * 32).map(|i| if is_inside(i) { 8.0 } else { -8.0 }).collect();
/// let silhouette = Silhouette::of(&Mask { side_px: 32, logits }, 0.1);
/// assert_eq!(silhouette.lines.len(), 1);
/// assert!(silhouette.mask(32).logits[12 + 32 * 16] > 0.0);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Silhouette {
    /// Each line's corners; it goes on from the last to the first. A line within another is the
    /// edge of a hole.
    pub lines: Vec<Vec<Point>>,
}

/// From a pixel to the one right of it or below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct GridEdge {
    x: i32,
    y: i32,
    is_downwards: bool,
}

impl Silhouette {
    /// The lines along which a mask's logit is 0, with so few corners that they are off by
    /// `tolerance_px` pixels of the mask at most.
    pub fn of(mask: &Mask, tolerance_px: f64) -> Silhouette {
        let mut next = steps(mask);
        let mut lines = Vec::new();
        while let Some((&first, _)) = next.first_key_value() {
            let mut line = Vec::new();
            let mut at = first;
            while let Some(following) = next.remove(&at) {
                line.push(crossing(mask, at));
                at = following;
            }
            if area_px2(&line) >= LEAST_AREA_PX2 {
                lines.push(with_fewer_corners(&line, tolerance_px));
            }
        }
        Silhouette { lines }
    }

    /// The mask that has these lines.
    pub fn mask(&self, side_px: usize) -> Mask {
        let mut distances = vec![EDGE_REACH_PX; side_px * side_px];
        for (from, to) in self.sides() {
            for (x, y) in pixels_near(from, to, side_px) {
                let distance = &mut distances[y * side_px + x];
                *distance = distance.min(distance_px(Point::new(x as f64, y as f64), from, to));
            }
        }
        let mut logits = Vec::with_capacity(side_px * side_px);
        for y in 0..side_px {
            let mut crossings: Vec<f64> =
                self.sides().filter_map(|(from, to)| crossing_x(from, to, y as f64)).collect();
            crossings.sort_by(f64::total_cmp);
            for x in 0..side_px {
                let is_inside = crossings.partition_point(|at| *at < x as f64) % 2 == 1;
                let distance = distances[y * side_px + x];
                logits.push((EDGE_SLOPE * if is_inside { distance } else { -distance }) as f32);
            }
        }
        Mask { side_px, logits }
    }

    fn sides(&self) -> impl Iterator<Item = (Point, Point)> {
        self.lines.iter().flat_map(|line| {
            line.iter().zip(line.iter().cycle().skip(1)).map(|(from, to)| (*from, *to))
        })
    }
}

fn logit(mask: &Mask, x: i32, y: i32) -> f64 {
    let place = usize::try_from(x)
        .ok()
        .zip(usize::try_from(y).ok())
        .filter(|(x, y)| *x < mask.side_px && *y < mask.side_px);
    place
        .and_then(|(x, y)| mask.logits.get(y * mask.side_px + x))
        .map_or(OUTSIDE_LOGIT, |logit| f64::from(*logit))
}

/// From each crossing of the grid to the next one, the inside on the same hand (marching squares).
fn steps(mask: &Mask) -> BTreeMap<GridEdge, GridEdge> {
    let side = i32::try_from(mask.side_px).unwrap_or(i32::MAX);
    let mut steps = BTreeMap::new();
    for (x, y) in (-1..side).flat_map(|y| (-1..side).map(move |x| (x, y))) {
        let corners =
            [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)].map(|(x, y)| logit(mask, x, y));
        let edges = [(x, y, false), (x + 1, y, true), (x, y + 1, false), (x, y, true)]
            .map(|(x, y, is_downwards)| GridEdge { x, y, is_downwards });
        let is_inside = corners.map(|logit| logit > 0.0);
        let is_joined = corners.iter().sum::<f64>() > 0.0;
        for leaves in (0..4).filter(|i| is_inside[*i] && !is_inside[(i + 1) % 4]) {
            let enters = |i: &usize| !is_inside[*i] && is_inside[(i + 1) % 4];
            let ahead = (1..4).map(|step| (leaves + step) % 4).find(enters);
            let behind = (1..4).map(|step| (leaves + 4 - step) % 4).find(enters);
            if let Some(end) = if is_joined { ahead } else { behind } {
                steps.insert(edges[leaves], edges[end]);
            }
        }
    }
    steps
}

fn crossing(mask: &Mask, edge: GridEdge) -> Point {
    let GridEdge { x, y, is_downwards } = edge;
    let (dx, dy) = if is_downwards { (0, 1) } else { (1, 0) };
    let (from, to) = (logit(mask, x, y), logit(mask, x + dx, y + dy));
    let share = from / (from - to);
    Point::new(f64::from(x) + f64::from(dx) * share, f64::from(y) + f64::from(dy) * share)
}

fn area_px2(line: &[Point]) -> f64 {
    let next = line.iter().cycle().skip(1);
    (line.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>() / 2.0).abs()
}

/// Douglas and Peucker's way, on both halves of a closed line.
fn with_fewer_corners(line: &[Point], tolerance_px: f64) -> Vec<Point> {
    let farthest = (0..line.len())
        .max_by(|a, b| line[*a].distance(line[0]).total_cmp(&line[*b].distance(line[0])))
        .unwrap_or(0);
    let mut back: Vec<Point> = line[farthest..].to_vec();
    back.extend(line.first());
    let mut kept = Vec::new();
    keep_corners(&line[..=farthest], tolerance_px, &mut kept);
    keep_corners(&back, tolerance_px, &mut kept);
    kept
}

/// Adds what is kept of an open line but for its end.
fn keep_corners(line: &[Point], tolerance_px: f64, kept: &mut Vec<Point>) {
    let [first, inner @ .., last] = line else { return };
    let off = inner
        .iter()
        .map(|point| distance_px(*point, *first, *last))
        .enumerate()
        .max_by(|a, b| a.1.total_cmp(&b.1));
    match off {
        Some((i, distance)) if distance > tolerance_px => {
            keep_corners(&line[..=i + 1], tolerance_px, kept);
            keep_corners(&line[i + 1..], tolerance_px, kept);
        }
        _ => kept.push(*first),
    }
}

fn distance_px(point: Point, from: Point, to: Point) -> f64 {
    let along = to.from(from);
    let length2 = along.x * along.x + along.y * along.y;
    let offset = point.from(from);
    let share = if length2 > 0.0 {
        ((offset.x * along.x + offset.y * along.y) / length2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    point.distance(from.plus(along.scaled(share)))
}

/// Where a side crosses the height `y`.
fn crossing_x(from: Point, to: Point, y: f64) -> Option<f64> {
    ((from.y <= y) != (to.y <= y))
        .then(|| from.x + (to.x - from.x) * (y - from.y) / (to.y - from.y))
}

/// The pixels of a square of `side_px` that a side may be within reach of.
fn pixels_near(from: Point, to: Point, side_px: usize) -> impl Iterator<Item = (usize, usize)> {
    let span = |a: f64, b: f64| {
        let first = (a.min(b) - EDGE_REACH_PX).ceil().max(0.0) as usize;
        let end = (a.max(b) + EDGE_REACH_PX + 1.0).max(0.0) as usize;
        first..end.min(side_px)
    };
    let columns = span(from.x, to.x);
    span(from.y, to.y).flat_map(move |y| columns.clone().map(move |x| (x, y)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A mask whose logit falls off linearly from a circle's edge.
    fn disc(side_px: usize, centre: Point, radius_px: f64) -> Mask {
        let at = |i: usize| Point::new((i % side_px) as f64, (i / side_px) as f64);
        Mask {
            side_px,
            logits: (0..side_px * side_px)
                .map(|i| (3.0 * (radius_px - at(i).distance(centre))) as f32)
                .collect(),
        }
    }

    /// How far the places where two masks cross 0 along a row are apart, pixels.
    fn off_px(a: &Mask, b: &Mask, y: i32) -> f64 {
        let crossings = |mask: &Mask| -> Vec<f64> {
            (0..mask.side_px as i32 - 1)
                .filter(|x| (logit(mask, *x, y) > 0.0) != (logit(mask, x + 1, y) > 0.0))
                .map(|x| crossing(mask, GridEdge { x, y, is_downwards: false }).x)
                .collect()
        };
        let (a, b) = (crossings(a), crossings(b));
        assert_eq!((a.len(), b.len()), (2, 2), "row {y}");
        a.iter().zip(&b).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
    }

    #[test]
    fn the_edge_is_read_back_where_it_was() {
        let mask = disc(64, Point::new(30.3, 32.7), 20.4);
        let silhouette = Silhouette::of(&mask, 0.1);
        assert_eq!(silhouette.lines.len(), 1);
        assert!(silhouette.lines[0].len() < 60, "{} corners", silhouette.lines[0].len());
        let back = silhouette.mask(64);
        for y in [20, 28, 33, 45] {
            assert!(off_px(&mask, &back, y) < 0.15, "row {y}: {}", off_px(&mask, &back, y));
        }
    }

    #[test]
    fn a_hole_stays_a_hole_and_specks_are_dropped() {
        let mut mask = disc(64, Point::new(32.0, 32.0), 25.0);
        let hole = disc(64, Point::new(32.0, 32.0), 8.0);
        for (logit, in_hole) in mask.logits.iter_mut().zip(&hole.logits) {
            *logit = logit.min(-in_hole);
        }
        mask.logits[0] = 5.0;
        let silhouette = Silhouette::of(&mask, 0.2);
        assert_eq!(silhouette.lines.len(), 2);
        let back = silhouette.mask(64);
        assert!(
            logit(&back, 32, 32) < 0.0 && logit(&back, 32, 15) > 0.0 && logit(&back, 0, 0) < 0.0
        );
    }

    #[test]
    fn a_silhouette_that_leaves_the_mask_is_closed_at_its_edge() {
        let silhouette = Silhouette::of(&disc(64, Point::new(60.0, 32.0), 20.0), 0.2);
        assert_eq!(silhouette.lines.len(), 1);
        assert!(logit(&silhouette.mask(64), 63, 32) > 0.0);
    }

    #[test]
    fn without_a_person_there_are_no_lines() {
        let empty = Mask { side_px: 16, logits: vec![-5.0; 256] };
        assert!(Silhouette::of(&empty, 0.1).lines.is_empty());
        assert!(Silhouette::default().mask(16).logits.iter().all(|logit| *logit < 0.0));
    }
}
