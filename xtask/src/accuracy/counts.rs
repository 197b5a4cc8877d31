//! Counting and comparing: errors, shares, hits, matching times and correlation.

use hinge::statistics::mean;

/// Errors of what was answered, out of how many were asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Errors {
    /// How many answers were asked for.
    pub asked: u32,
    /// Found minus true.
    pub errors: Vec<f64>,
}

impl Errors {
    /// Asks for an answer.
    pub fn add(&mut self, found: Option<f64>, truth: f64) {
        self.asked += 1;
        self.errors.extend(found.map(|found| found - truth));
    }

    /// Root mean square; `None` without an answer.
    pub fn rms(&self) -> Option<f64> {
        mean(self.errors.iter().map(|error| error * error)).map(f64::sqrt)
    }

    /// Mean size; `None` without an answer.
    pub fn mean_size(&self) -> Option<f64> {
        mean(self.errors.iter().map(|error| error.abs()))
    }

    /// Adds what was asked elsewhere.
    pub fn join(&mut self, other: &Errors) {
        self.asked += other.asked;
        self.errors.extend(&other.errors);
    }
}

/// How many of those asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Those that hold.
    pub count: u32,
    /// Out of these.
    pub asked: u32,
}

impl Share {
    /// Asks for one more.
    pub fn add(&mut self, holds: bool) {
        self.asked += 1;
        self.count += u32::from(holds);
    }

    /// 0…1; `None` where nothing was asked.
    pub fn value(self) -> Option<f64> {
        (self.asked > 0).then(|| f64::from(self.count) / f64::from(self.asked))
    }

    /// Adds what was asked elsewhere.
    pub fn join(&mut self, other: Share) {
        self.count += other.count;
        self.asked += other.asked;
    }
}

/// One gap that was answered, standing trunk lengths.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GapPair {
    /// As measured.
    pub found: f64,
    /// As posed.
    pub truth: f64,
    /// The true length of the standing trunk, mm.
    pub trunk_mm: f64,
}

/// How often a fault was named and should have been.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Named where it had to be.
    pub hits: u32,
    /// Not named where it had to be.
    pub misses: u32,
    /// Named where it must not be.
    pub false_alarms: u32,
}

impl Hits {
    /// Share of the named that were right; `None` when none was named.
    pub fn precision(self) -> Option<f64> {
        Share { count: self.hits, asked: self.hits + self.false_alarms }.value()
    }

    /// Share of the asked that were named; `None` when none was asked.
    pub fn recall(self) -> Option<f64> {
        Share { count: self.hits, asked: self.hits + self.misses }.value()
    }

    /// Harmonic mean of precision and recall; 0 without a hit, `None` when the fault neither occurs
    /// nor was named.
    pub fn f1(self) -> Option<f64> {
        Share { count: 2 * self.hits, asked: 2 * self.hits + self.false_alarms + self.misses }
            .value()
    }
}

/// For each wanted span of time the index of the found time that is its own: the nearest pairs
/// first, each time used once, none farther from its span than `near`.
pub fn matches(want: &[(f64, f64)], found: &[f64], near: f64) -> Vec<Option<usize>> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, (from, to)) in want.iter().enumerate() {
        pairs.extend(
            found
                .iter()
                .enumerate()
                .map(|(j, found)| ((from - found).max(found - to).max(0.0), i, j))
                .filter(|pair| pair.0 <= near),
        );
    }
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut matched = vec![None; want.len()];
    for (_, i, j) in pairs {
        if matched[i].is_none() && !matched.contains(&Some(j)) {
            matched[i] = Some(j);
        }
    }
    matched
}

/// How often a right one scores above a wrong one, a tie being half: 1 = always, 0.5 = no better
/// than a coin. One without a score is never above. `None` without a right or a wrong one.
pub fn area_under_curve(right: &[Option<f64>], wrong: &[Option<f64>]) -> Option<f64> {
    let wins = right.iter().flat_map(|right| {
        wrong.iter().map(move |wrong| match right.zip(*wrong) {
            Some((right, wrong)) if right > wrong => 1.0,
            Some((right, wrong)) if right == wrong => 0.5,
            _ => 0.0,
        })
    });
    mean(wins)
}

/// Pearson's correlation; `None` for fewer than three pairs or where one side does not vary.
pub fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let (x, y) = (mean(pairs.iter().map(|pair| pair.0))?, mean(pairs.iter().map(|pair| pair.1))?);
    let sum = |of: &dyn Fn(f64, f64) -> f64| {
        pairs.iter().map(|pair| of(pair.0 - x, pair.1 - y)).sum::<f64>()
    };
    let (xx, yy, xy) = (sum(&|dx, _| dx * dx), sum(&|_, dy| dy * dy), sum(&|dx, dy| dx * dy));
    (pairs.len() > 2 && xx > 0.0 && yy > 0.0).then(|| xy / (xx * yy).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rep_is_matched_once_and_the_nearest_first() {
        let at = |time: f64| (time, time);
        assert_eq!(matches(&[at(1.0), at(2.0)], &[2.1, 1.1], 0.35), [Some(1), Some(0)]);
        assert_eq!(matches(&[at(1.0), at(1.4)], &[1.3], 0.35), [None, Some(0)]);
        assert_eq!(matches(&[at(1.0)], &[1.4], 0.35), [None]);
        assert_eq!(matches(&[(1.0, 2.0)], &[2.3, 0.6], 0.35), [Some(0)]);
        assert_eq!(matches(&[], &[1.0], 0.35), []);
    }

    #[test]
    fn scores_tell_right_from_wrong() {
        let (high, low) = (Some(90.0), Some(50.0));
        assert_eq!(area_under_curve(&[high], &[low]), Some(1.0));
        assert_eq!(area_under_curve(&[high, low], &[low]), Some(0.75));
        assert_eq!(area_under_curve(&[high, None], &[low]), Some(0.5));
        assert_eq!(area_under_curve(&[high], &[None]), Some(0.0));
        assert_eq!(area_under_curve(&[high], &[]), None);
    }

    #[test]
    fn errors_count_what_was_not_answered() {
        let mut errors = Errors::default();
        for found in [Some(3.0), Some(-4.0), None] {
            errors.add(found, 0.0);
        }
        assert_eq!((errors.asked, errors.errors.len(), errors.mean_size()), (3, 2, Some(3.5)));
        assert!((errors.rms().unwrap() - 12.5_f64.sqrt()).abs() < 1e-12);
        assert_eq!(Errors::default().rms(), None);
    }

    #[test]
    fn precision_recall_and_f1() {
        let hits = Hits { hits: 2, misses: 2, false_alarms: 1 };
        assert_eq!(
            (hits.precision(), hits.recall(), hits.f1()),
            (Some(2.0 / 3.0), Some(0.5), Some(4.0 / 7.0))
        );
        assert_eq!(Hits { false_alarms: 1, ..Hits::default() }.f1(), Some(0.0));
        assert_eq!(Hits::default().f1(), None);
    }

    #[test]
    fn correlations() {
        assert!((correlation(&[(0.0, 1.0), (1.0, 3.0), (2.0, 5.0)]).unwrap() - 1.0).abs() < 1e-12);
        assert_eq!(correlation(&[(0.0, 1.0), (1.0, 1.0), (2.0, 1.0)]), None);
        assert_eq!(correlation(&[(0.0, 1.0), (1.0, 2.0)]), None);
    }
}
