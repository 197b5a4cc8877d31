//! The hip angle over the set, as lines in a chart's own coordinates.

use crate::set_figures::Verdict;
use hinge::rep::record::Rep;
use hinge::session::SessionRecord;
use hinge::{Drill, FaultId};

/// Width and height of the chart, its own units.
pub const SIZE: (f64, f64) = (600.0, 160.0);
/// The angle at the chart's top and bottom edge at least, degrees.
const LEAST_RANGE_DEG: (f64, f64) = (-10.0, 90.0);
/// From one marked angle to the next, degrees.
const MARK_EVERY_DEG: f64 = 45.0;
/// A gap in time longer than this breaks the line, s.
const BREAK_S: f64 = 0.5;

/// The chart.
#[derive(Clone, Debug, PartialEq)]
pub struct HipChart {
    /// One polyline's `points` per unbroken run of frames.
    pub lines: Vec<String>,
    /// Each rep's bottom.
    pub bottoms: Vec<Bottom>,
    /// The faults that are marked, each with the letter that stands for it.
    pub letters: Vec<(char, FaultId)>,
    /// Which angle is how high.
    pub scale: AngleScale,
}

/// The hip angles from a chart's top edge to its bottom: more bending is lower.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AngleScale {
    top_deg: f64,
    bottom_deg: f64,
}

impl AngleScale {
    /// A scale with room for these angles, degrees, from standing or a little above it.
    pub fn of(angles_deg: impl Iterator<Item = f64>) -> Self {
        let (top_deg, bottom_deg) = LEAST_RANGE_DEG;
        angles_deg.fold(Self { top_deg, bottom_deg }, |scale, deg| Self {
            top_deg: scale.top_deg.min(deg),
            bottom_deg: scale.bottom_deg.max(deg),
        })
    }

    /// The same from standing downward.
    pub fn from_standing(self) -> Self {
        Self { top_deg: 0.0, ..self }
    }

    /// The height of an angle, degrees, the chart's units from its top.
    pub fn y(self, deg: f64) -> f64 {
        (deg - self.top_deg) / (self.bottom_deg - self.top_deg) * SIZE.1
    }

    /// The angles that are marked with a line: height, degrees; the first is standing.
    pub fn marks(self) -> Vec<(f64, f64)> {
        let marks = (0..)
            .map(|step| MARK_EVERY_DEG * f64::from(step))
            .take_while(|deg| *deg <= self.bottom_deg);
        marks.map(|deg| (self.y(deg), deg)).collect()
    }
}

/// A rep's bottom in the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Bottom {
    /// Number of the rep, 1 = first.
    pub number: usize,
    /// Its place.
    pub x: f64,
    /// Its place.
    pub y: f64,
    /// What was found of the rep as a whole.
    pub verdict: Verdict,
    /// The letters of its faults, worst first, and whether each is certain.
    pub faults: Vec<(char, bool)>,
}

/// The faults of a set in the order in which they come up, each with its letter.
fn letters(reps: &[Rep]) -> Vec<(char, FaultId)> {
    let mut ids: Vec<FaultId> = Vec::new();
    for fault in reps.iter().flat_map(|rep| &rep.faults) {
        if !ids.contains(&fault.id) {
            ids.push(fault.id);
        }
    }
    ('A'..='Z').zip(ids).collect()
}

/// The set's chart; `None` when there is nothing to draw. Time runs to the right; more bending is
/// lower.
pub fn hip_chart(record: &SessionRecord) -> Option<HipChart> {
    let samples: Vec<(f64, f64)> =
        record.frames.iter().filter_map(|f| Some((f.t, f.angles.hip_deg?))).collect();
    let (first, last) = (samples.first()?, samples.last()?);
    let (from_s, length_s) = (first.0, last.0 - first.0);
    if length_s <= 0.0 {
        return None;
    }
    let scale = AngleScale::of(samples.iter().map(|sample| sample.1));
    let x = |t_s: f64| (t_s - from_s) / length_s * SIZE.0;
    let lines = samples
        .chunk_by(|a, b| b.0 - a.0 <= BREAK_S)
        .map(|run| {
            run.iter()
                .map(|&(t_s, deg)| format!("{:.1},{:.1}", x(t_s), scale.y(deg)))
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    let letters = letters(&record.reps);
    let drill = Drill::by_id(&record.drill).ok();
    let letter = |id: FaultId| letters.iter().find(|(_, of)| *of == id).map(|(letter, _)| *letter);
    let bottoms = (1..)
        .zip(&record.reps)
        .filter(|(_, rep)| (from_s..=from_s + length_s).contains(&rep.bottom_s));
    let bottoms = bottoms.filter_map(|(number, rep)| {
        let faults =
            rep.faults.iter().filter_map(|fault| Some((letter(fault.id)?, fault.sure))).collect();
        Some(Bottom {
            number,
            x: x(rep.bottom_s),
            y: scale.y(rep.angles.hip_deg?),
            verdict: Verdict::of(rep, drill.as_ref()),
            faults,
        })
    });
    Some(HipChart { lines, bottoms: bottoms.collect(), letters, scale })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replay::demo::tests::demo;

    #[test]
    fn each_rep_is_marked_with_its_verdict_and_the_letters_of_its_faults() {
        let (record, _) = demo().finish();
        let chart = hip_chart(&record).unwrap();
        let verdicts: Vec<Verdict> = chart.bottoms.iter().map(|bottom| bottom.verdict).collect();
        assert_eq!(verdicts, [Verdict::Clean, Verdict::Fault, Verdict::Fault, Verdict::Fault]);
        let marks: Vec<String> = chart
            .bottoms
            .iter()
            .map(|bottom| bottom.faults.iter().map(|(letter, _)| letter).collect())
            .collect();
        assert_eq!(marks, ["", "AB", "CD", "E"]);
        assert_eq!(chart.letters[2], ('C', FaultId::BackRounded));
        assert!(chart.bottoms.windows(2).all(|pair| pair[0].x < pair[1].x));
        assert!(chart.bottoms[3].y < chart.bottoms[0].y, "a shallow rep's bottom is higher");
    }

    #[test]
    fn a_set_without_frames_has_no_chart() {
        let (record, _) = demo().finish();
        assert_eq!(hip_chart(&SessionRecord { frames: Vec::new(), ..record }), None);
    }
}
