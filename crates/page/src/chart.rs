//! The hip angle over the set, as lines in a chart's own coordinates.

use hinge::session::SessionRecord;

/// Width and height of the chart, its own units.
pub const SIZE: (f64, f64) = (600.0, 160.0);
/// The angle at the chart's top and bottom edge at least, degrees.
const LEAST_RANGE_DEG: (f64, f64) = (-10.0, 90.0);
/// A gap in time longer than this breaks the line, s.
const BREAK_S: f64 = 0.5;

/// The chart.
#[derive(Clone, Debug, PartialEq)]
pub struct HipChart {
    /// One polyline's `points` per unbroken run of frames.
    pub lines: Vec<String>,
    /// Each rep's bottom: number of the rep, x, y.
    pub bottoms: Vec<(usize, f64, f64)>,
    /// The height of standing (0°).
    pub standing_y: f64,
}

/// The set's chart; `None` when there is nothing to draw. Time runs to the right; more bending is lower.
pub fn hip_chart(record: &SessionRecord) -> Option<HipChart> {
    let samples: Vec<(f64, f64)> = record.frames.iter().filter_map(|f| Some((f.t, f.angles.hip_deg?))).collect();
    let (first, last) = (samples.first()?, samples.last()?);
    let (from_s, length_s) = (first.0, last.0 - first.0);
    if length_s <= 0.0 {
        return None;
    }
    let least_deg = samples.iter().map(|s| s.1).fold(LEAST_RANGE_DEG.0, f64::min);
    let most_deg = samples.iter().map(|s| s.1).fold(LEAST_RANGE_DEG.1, f64::max);
    let x = |t_s: f64| (t_s - from_s) / length_s * SIZE.0;
    let y = |deg: f64| (deg - least_deg) / (most_deg - least_deg) * SIZE.1;
    let lines = samples
        .chunk_by(|a, b| b.0 - a.0 <= BREAK_S)
        .map(|run| run.iter().map(|&(t_s, deg)| format!("{:.1},{:.1}", x(t_s), y(deg))).collect::<Vec<_>>().join(" "))
        .collect();
    let bottoms = record
        .reps
        .iter()
        .enumerate()
        .filter(|(_, rep)| (from_s..=from_s + length_s).contains(&rep.bottom_s))
        .filter_map(|(i, rep)| Some((i + 1, x(rep.bottom_s), y(rep.angles.hip_deg?))))
        .collect();
    Some(HipChart { lines, bottoms, standing_y: y(0.0) })
}
