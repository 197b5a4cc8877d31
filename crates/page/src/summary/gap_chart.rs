//! How far head, upper back and tailbone leave the rod as the hips bend, as lines in a chart's own
//! coordinates.

use crate::set_figures::{CONTACTS, deepest_clean_deg, way_down};
use hinge::Drill;
use hinge::rep::record::Rep;
use hinge::session::SessionRecord;

/// Width and height of the chart, its own units.
pub const SIZE: (f64, f64) = (600.0, 220.0);
/// The gap at the chart's upper edge at least, trunk lengths.
const LEAST_GAP: f64 = 0.1;
/// From one line of the grid to the next, trunk lengths and degrees.
const GAP_STEP: f64 = 0.05;
const HIP_STEP_DEG: f64 = 10.0;

/// The chart.
#[derive(Clone, Debug, PartialEq)]
pub struct GapChart {
    /// Each contact's lines, one polyline's `points` for each rep.
    pub lines: [Vec<String>; 3],
    /// Where the clean range ends: x, and the hip angle, degrees.
    pub clean: Option<(f64, f64)>,
    /// The grid's upright lines: x, and the hip angle, degrees.
    pub hips: Vec<(f64, f64)>,
    /// The grid's level lines: y, and the gap, trunk lengths.
    pub gaps: Vec<(f64, f64)>,
}

/// The chart of one rep, 1 = first, or of all, on the way down; `None` when no gap was measured.
/// More bending is farther right, a wider gap is higher.
pub fn gap_chart(record: &SessionRecord, number: Option<u32>) -> Option<GapChart> {
    let reps: Vec<&Rep> = (1..)
        .zip(&record.reps)
        .filter(|(own, _)| number.is_none_or(|number| number == *own))
        .map(|(_, rep)| rep)
        .collect();
    let lines = CONTACTS.map(|contact| {
        reps.iter()
            .map(|rep| way_down(record, rep, contact))
            .filter(|line| line.len() > 1)
            .collect::<Vec<_>>()
    });
    let points = || lines.iter().flatten().flatten();
    let floor = |deg: f64| (deg / HIP_STEP_DEG).floor() * HIP_STEP_DEG;
    let from_deg = floor(points().map(|point| point.0).reduce(f64::min)?);
    let to_deg = floor(points().map(|point| point.0).reduce(f64::max)?) + HIP_STEP_DEG;
    let top = points().map(|point| point.1).fold(LEAST_GAP, f64::max);
    let x = |hip_deg: f64| (hip_deg - from_deg) / (to_deg - from_deg) * SIZE.0;
    let y = |gap: f64| (1.0 - gap / top) * SIZE.1;
    let clean_deg = match number {
        Some(_) => reps.first().and_then(|rep| rep.clean_range_deg),
        None => deepest_clean_deg(&record.reps, Drill::by_id(&record.drill).ok().as_ref())
            .and_then(Result::ok),
    };
    let polyline = |line: &Vec<(f64, f64)>| {
        line.iter()
            .map(|(hip_deg, gap)| format!("{:.1},{:.1}", x(*hip_deg), y(*gap)))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let steps = |from: f64, to: f64, step: f64| {
        (0..).map(move |i| from + f64::from(i) * step).take_while(move |at| *at <= to + 1e-9)
    };
    Some(GapChart {
        clean: clean_deg.filter(|deg| *deg >= from_deg).map(|deg| (x(deg.min(to_deg)), deg)),
        hips: steps(from_deg, to_deg, HIP_STEP_DEG).map(|deg| (x(deg), deg)).collect(),
        gaps: steps(0.0, top, GAP_STEP).map(|gap| (y(gap), gap)).collect(),
        lines: lines.map(|lines| lines.iter().map(polyline).collect()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replay::demo::tests::demo;
    use crate::set_figures::widest;

    #[test]
    fn a_rounded_back_shows_at_the_tailbone_and_a_good_one_does_not() {
        let (record, _) = demo().finish();
        let tail = |number: usize| widest(&record, &record.reps[number - 1])[2].unwrap();
        assert!(tail(1).gap < 0.04, "{:?}", tail(1));
        assert!(tail(3).gap > 0.05 && tail(3).hip_deg > 60.0, "{:?}", tail(3));
    }

    #[test]
    fn all_reps_or_one_are_drawn_inside_with_the_clean_range() {
        let (record, _) = demo().finish();
        let all = gap_chart(&record, None).unwrap();
        let third = gap_chart(&record, Some(3)).unwrap();
        assert!(all.lines[2].len() > third.lines[2].len() && third.lines[2].len() == 1);
        assert!(all.clean.unwrap().1 > third.clean.unwrap().1);
        for point in all.lines.iter().flatten().flat_map(|line| line.split(' ')) {
            let (x, y) = point.split_once(',').unwrap();
            let [x, y]: [f64; 2] = [x, y].map(|value| value.parse().unwrap());
            assert!((0.0..=SIZE.0).contains(&x) && (0.0..=SIZE.1).contains(&y), "{point}");
        }
        assert_eq!(gap_chart(&record, Some(9)), None);
    }
}
