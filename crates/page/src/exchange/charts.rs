//! What a coach sees at a glance: the hip angle through the set, how deep and how clean each rep
//! was, and how it goes from set to set.

use crate::summary::chart::{AngleScale, SIZE};
use hinge::share::SharedSet;

/// Width of a sparkline and its height, its own units.
const SPARK: (f64, f64) = (120.0, 32.0);
/// Room round a sparkline for its last point.
const SPARK_MARGIN: f64 = 4.0;
/// A bar takes this share of its slot, and is at most this wide, the chart's units.
const BAR_SHARE: f64 = 0.6;
const WIDEST_BAR: f64 = 48.0;

/// The hip angle over the set, from the replay's positions: more bending is lower.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// One polyline's `points` for each rep.
    pub lines: Vec<String>,
    /// Each rep's bottom: number of the rep, x, y.
    pub bottoms: Vec<(usize, f64, f64)>,
    /// Which angle is how high.
    pub scale: AngleScale,
}

/// The curve; `None` without a replay.
pub fn hip_curve(set: &SharedSet) -> Option<Curve> {
    let motion = set.motion.as_ref().filter(|motion| motion.per_half > 0)?;
    let half = motion.per_half as f64;
    let times = set.reps.iter().map(|rep| (rep.start_s, rep.bottom_s, rep.end_s));
    let reps: Vec<Vec<(f64, f64)>> = times
        .zip(&motion.reps)
        .map(|((start_s, bottom_s, end_s), positions)| {
            let at = |place: f64| {
                if place < half {
                    start_s + (bottom_s - start_s) * place / half
                } else {
                    bottom_s + (end_s - bottom_s) * (place - half) / half
                }
            };
            positions
                .iter()
                .enumerate()
                .filter_map(|(place, position)| Some((at(place as f64), position.hip_deg?)))
                .collect()
        })
        .collect();
    let all = || reps.iter().flatten();
    let (from_s, to_s) =
        (all().map(|p| p.0).reduce(f64::min)?, all().map(|p| p.0).reduce(f64::max)?);
    if to_s <= from_s {
        return None;
    }
    let scale = AngleScale::of(all().map(|p| p.1));
    let x = |t_s: f64| (t_s - from_s) / (to_s - from_s) * SIZE.0;
    let line = |rep: &Vec<(f64, f64)>| {
        rep.iter()
            .map(|(t_s, deg)| format!("{:.1},{:.1}", x(*t_s), scale.y(*deg)))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let bottom = |(number, rep): (usize, &Vec<(f64, f64)>)| {
        let deepest = rep.iter().copied().max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))?;
        Some((number, x(deepest.0), scale.y(deepest.1)))
    };
    Some(Curve {
        lines: reps.iter().filter(|rep| rep.len() > 1).map(line).collect(),
        bottoms: (1..).zip(&reps).filter_map(bottom).collect(),
        scale,
    })
}

/// A bar for each rep. They hang from standing: deeper is lower.
#[derive(Clone, Debug, PartialEq)]
pub struct DepthBars {
    /// In the order of the reps.
    pub bars: Vec<Bar>,
    /// Which angle is how high.
    pub scale: AngleScale,
}

/// One rep as a bar: how deep it was, and how far of that the back was on the rod.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Number of the rep, 1 = first.
    pub number: usize,
    /// Left edge and width.
    pub x: f64,
    /// Width.
    pub width: f64,
    /// Height of the whole bar; `None` = not known.
    pub deep: Option<f64>,
    /// Height of its clean part; `None` = not known.
    pub clean: Option<f64>,
}

/// The bars; `None` when no rep's clean range is known.
pub fn depth_bars(set: &SharedSet) -> Option<DepthBars> {
    let deg = |deg: Option<f64>| deg.map(f64::abs);
    let all = set
        .reps
        .iter()
        .flat_map(|rep| [deg(rep.angles.hip_deg), deg(rep.clean_range_deg)])
        .flatten();
    let scale = AngleScale::of(all).from_standing();
    let is_known = set.reps.iter().any(|rep| rep.clean_range_deg.is_some());
    let slot = SIZE.0 / set.reps.len().max(1) as f64;
    let width = (BAR_SHARE * slot).min(WIDEST_BAR);
    let height = |angle_deg: Option<f64>| deg(angle_deg).map(|deg| scale.y(deg));
    let bar = |(place, rep): (usize, &hinge::rep::record::Rep)| Bar {
        number: place + 1,
        x: (place as f64 + 0.5) * slot - width / 2.0,
        width,
        deep: height(rep.angles.hip_deg),
        clean: height(rep.clean_range_deg),
    };
    is_known.then(|| DepthBars { bars: set.reps.iter().enumerate().map(bar).collect(), scale })
}

/// Values over time as a polyline's `points` and its last point, in a box of 120 × 32; `None` with
/// fewer than two.
pub fn sparkline(values: &[f64]) -> Option<(String, (f64, f64))> {
    let least = values.iter().copied().reduce(f64::min)?;
    let most = values.iter().copied().reduce(f64::max)?;
    let steps = values.len().checked_sub(1).filter(|steps| *steps > 0)?;
    let x =
        |place: usize| SPARK_MARGIN + (SPARK.0 - 2.0 * SPARK_MARGIN) * place as f64 / steps as f64;
    let y = |value: f64| {
        let share = if most > least { (value - least) / (most - least) } else { 0.5 };
        SPARK.1 - SPARK_MARGIN - (SPARK.1 - 2.0 * SPARK_MARGIN) * share
    };
    let points: Vec<String> = values
        .iter()
        .enumerate()
        .map(|(place, value)| format!("{:.1},{:.1}", x(place), y(*value)))
        .collect();
    let last = (x(steps), y(*values.last()?));
    Some((points.join(" "), last))
}

#[cfg(test)]
mod tests {
    use super::super::shared_set;
    use super::super::tests::{record, replay};
    use super::*;
    use crate::day::Day;

    #[test]
    fn the_curve_has_a_line_and_a_bottom_for_each_rep() {
        let record = record(3);
        let mut set = shared_set(&record, &replay(&record), Day::FIRST, 170);
        let curve = hip_curve(&set).unwrap();
        assert_eq!((curve.lines.len(), curve.bottoms.len()), (3, 3));
        assert!(
            curve.bottoms.iter().all(|(_, x, y)| (0.0..=SIZE.0).contains(x) && *y > 0.9 * SIZE.1)
        );
        set.motion = None;
        assert_eq!(hip_curve(&set), None);
    }

    #[test]
    fn bars_are_as_long_as_the_rep_was_deep_and_clean() {
        let record = record(2);
        let mut set = shared_set(&record, &replay(&record), Day::FIRST, 170);
        set.reps[1].clean_range_deg = None;
        let DepthBars { bars, scale } = depth_bars(&set).unwrap();
        assert_eq!(scale.marks().iter().map(|mark| mark.1).collect::<Vec<_>>(), [0.0, 45.0, 90.0]);
        assert_eq!(scale.marks()[0].0, 0.0, "bars hang from standing");
        assert_eq!((bars[0].clean.map(f64::round), bars[1].clean), (Some(107.0), None));
        assert!(bars[0].deep > bars[0].clean && bars[1].x > bars[0].x + bars[0].width);
        set.reps[0].clean_range_deg = None;
        assert_eq!(depth_bars(&set), None);
    }

    #[test]
    fn a_sparkline_rises_with_its_values() {
        let (points, last) = sparkline(&[60.0, 50.0, 70.0]).unwrap();
        assert_eq!((points.as_str(), last), ("4.0,16.0 60.0,28.0 116.0,4.0", (116.0, 4.0)));
        assert_eq!(sparkline(&[5.0, 5.0]).unwrap().1, (116.0, 16.0));
        assert_eq!((sparkline(&[1.0]), sparkline(&[])), (None, None));
    }
}
