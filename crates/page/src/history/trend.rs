//! How a drill's sets go: score, clean range and hip share over time, as small charts.

use super::kept_set::KeptSet;
use super::list::Figures;
use crate::day::Day;
use crate::figures::{degrees, percent};
use hinge::drill::variants::all_of;
use std::collections::BTreeMap;
use strum::{EnumCount, VariantArray};

/// Width and height of a small chart, its own units.
pub const SIZE: (f64, f64) = (240.0, 64.0);
/// So many sets are drawn, the newest.
const MOST_SETS: usize = 60;
/// A full clean range, degrees.
const FULL_CLEAN_DEG: f64 = 90.0;
/// A chart's height stands for at least so much of a full value, so that small changes look small.
const LEAST_RANGE: f64 = 0.3;

/// What is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount, VariantArray)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Measure {
    Score,
    CleanRange,
    HipShare,
}

impl Measure {
    /// All, as they stand below each other.
    pub const ALL: [Measure; Measure::COUNT] = all_of();

    fn of(self, figures: &Figures) -> Option<f64> {
        match self {
            Measure::Score => figures.score,
            Measure::CleanRange => figures.clean_deg,
            Measure::HipShare => figures.hip_share,
        }
    }

    fn full(self) -> f64 {
        match self {
            Measure::Score => 100.0,
            Measure::CleanRange => FULL_CLEAN_DEG,
            Measure::HipShare => 1.0,
        }
    }
}

/// One measure of a drill's sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is.
    pub measure: Measure,
    /// The value of the first set that tells.
    pub first: f64,
    /// That of the last.
    pub last: f64,
    /// Places of the sets that tell, in the chart's units; more is higher.
    pub points: Vec<(f64, f64)>,
}

impl Line {
    /// From the first value to the last, as it is written in every language.
    pub fn change(&self) -> String {
        let written = |value: f64| match self.measure {
            Measure::Score => format!("{value:.0}"),
            Measure::CleanRange => degrees(Some(value)),
            Measure::HipShare => percent(Some(value)),
        };
        format!("{} → {}", written(self.first), written(self.last))
    }
}

/// A drill's sets over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The drill's id.
    pub drill: String,
    /// How many sets are drawn.
    pub sets: usize,
    /// The day of the first of them.
    pub from: Day,
    /// That of the last.
    pub to: Day,
    /// The measures of which at least two sets tell.
    pub lines: Vec<Line>,
}

/// The trends of all drills with at least two sets, the one that was done last first.
pub fn trends(sets: &[KeptSet]) -> Vec<Trend> {
    let mut by_drill: BTreeMap<&str, Vec<&KeptSet>> = BTreeMap::new();
    for set in sets {
        by_drill.entry(&set.record.drill).or_default().push(set);
    }
    let mut trends: Vec<(f64, Trend)> = by_drill.into_values().filter_map(trend).collect();
    trends.sort_by(|a, b| b.0.total_cmp(&a.0));
    trends.into_iter().map(|(_, trend)| trend).collect()
}

/// The trend of one drill's sets, with the time of the last.
fn trend(mut sets: Vec<&KeptSet>) -> Option<(f64, Trend)> {
    sets.sort_by(|a, b| a.about.begun_at_ms.total_cmp(&b.about.begun_at_ms));
    sets.drain(..sets.len().saturating_sub(MOST_SETS));
    let (first, last) = (sets.first()?, sets.last()?);
    if sets.len() < 2 {
        return None;
    }
    let figures: Vec<Figures> = sets.iter().map(|set| Figures::of(set)).collect();
    let trend = Trend {
        drill: last.record.drill.clone(),
        sets: sets.len(),
        from: first.about.day,
        to: last.about.day,
        lines: Measure::ALL.into_iter().filter_map(|measure| line(measure, &figures)).collect(),
    };
    Some((last.about.begun_at_ms, trend))
}

fn line(measure: Measure, sets: &[Figures]) -> Option<Line> {
    let values: Vec<(usize, f64)> = sets
        .iter()
        .enumerate()
        .filter_map(|(place, figures)| Some((place, measure.of(figures)?)))
        .collect();
    let (first, last) = (values.first()?.1, values.last()?.1);
    if values.len() < 2 {
        return None;
    }
    let (least, most) =
        values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), (_, value)| {
            (least.min(*value), most.max(*value))
        });
    let range = (most - least).max(LEAST_RANGE * measure.full());
    let top = (least + most + range) / 2.0;
    let step = SIZE.0 / (sets.len() - 1) as f64;
    let points = values
        .iter()
        .map(|(place, value)| (*place as f64 * step, SIZE.1 * (top - value) / range))
        .collect();
    Some(Line { measure, first, last, points })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::kept_set::tests::{rep, set};
    use hinge::rep::record::Rep;

    fn scored(drill: &str, at_ms: f64, score: f64) -> KeptSet {
        set(drill, "2026-11-21", at_ms, vec![Rep { clean_range_deg: None, ..rep(score, &[]) }])
    }

    #[test]
    fn each_drill_with_two_sets_has_a_trend_and_the_latest_comes_first() {
        let sets = [
            scored("deadlift", 3.0, 50.0),
            scored("hip-hinge", 2.0, 100.0),
            scored("hip-hinge", 9.0, 75.0),
            scored("deadlift", 4.0, 60.0),
            scored("good-morning", 1.0, 60.0),
        ];
        let trends = trends(&sets);
        assert_eq!(
            trends.iter().map(|trend| trend.drill.as_str()).collect::<Vec<_>>(),
            ["hip-hinge", "deadlift"]
        );
        let measures: Vec<Measure> = trends[0].lines.iter().map(|line| line.measure).collect();
        assert_eq!(
            measures,
            [Measure::Score, Measure::HipShare],
            "no set tells of the clean range"
        );
        let score = &trends[0].lines[0];
        assert_eq!((score.first, score.last), (100.0, 75.0));
        assert_eq!([score.change(), trends[0].lines[1].change()], ["100 → 75", "80 % → 80 %"]);
        assert_eq!(
            score.points.iter().map(|(x, y)| (*x, y.round())).collect::<Vec<_>>(),
            [(0.0, 5.0), (SIZE.0, 59.0)],
            "25 of the least range, 30"
        );
    }

    #[test]
    fn a_set_that_does_not_tell_leaves_its_place_empty_and_old_sets_fall_out() {
        let mut sets: Vec<KeptSet> =
            (0..3).map(|i| scored("hip-hinge", f64::from(i), 50.0)).collect();
        sets[1].record.reps[0].score = None;
        assert_eq!(trends(&sets)[0].lines[0].points, [(0.0, 32.0), (SIZE.0, 32.0)]);
        let many: Vec<KeptSet> =
            (0..100).map(|i| scored("hip-hinge", f64::from(i), f64::from(i))).collect();
        let trend = &trends(&many)[0];
        assert_eq!(
            (trend.sets, trend.lines[0].first, trend.lines[0].points.len()),
            (MOST_SETS, 40.0, MOST_SETS)
        );
    }
}
