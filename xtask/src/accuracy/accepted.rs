//! The figures that were last accepted, per clip and in total, and what is worse than they.

use super::figures::{Figures, Worse, unit_of};
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// The accepted figures of one model. The total is that of all its clips together, and absent when
/// they were not accepted together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Accepted {
    /// By clip.
    pub clips: BTreeMap<String, Figures>,
    /// Of all of these clips.
    pub total: Option<Figures>,
}

impl Accepted {
    /// Reads the file; nothing is accepted where there is none.
    ///
    /// # Errors
    /// One sentence when the file can't be read.
    pub fn from_file(path: &Path) -> Result<Accepted> {
        if !path.exists() {
            return Ok(Accepted::default());
        }
        let text = std::fs::read(path)
            .with_context(|| format!("the accepted figures {} can't be read", path.display()))?;
        serde_json::from_slice(&text)
            .with_context(|| format!("{} holds no accepted figures", path.display()))
    }

    /// Writes the file.
    ///
    /// # Errors
    /// One sentence when it can't be written.
    pub fn write(&self, path: &Path) -> Result<()> {
        let mut text =
            serde_json::to_string_pretty(self).context("the figures can't be written as JSON")?;
        text.push('\n');
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .with_context(|| format!("{} can't be made", folder.display()))?;
        }
        std::fs::write(path, text).with_context(|| format!("{} can't be written", path.display()))
    }

    /// Takes over the figures of the clips that ran. Their total is kept if they are all the clips
    /// that there are.
    pub fn accept(&mut self, ran: Accepted) {
        self.total =
            ran.total.filter(|_| self.clips.keys().all(|clip| ran.clips.contains_key(clip)));
        self.clips.extend(ran.clips);
    }

    /// A line for each figure of a run that is worse than accepted: clip, figure, before, now.
    pub fn worsened(&self, ran: &Accepted) -> Vec<String> {
        let clips = ran
            .clips
            .iter()
            .filter_map(|(clip, now)| Some((clip.as_str(), self.clips.get(clip)?, now)));
        let total = self
            .total
            .as_ref()
            .zip(ran.total.as_ref())
            .filter(|_| self.clips.keys().eq(ran.clips.keys()));
        let total = total.map(|(before, now)| ("total", before, now));
        clips
            .chain(total)
            .flat_map(|(name, before, now)| {
                worse(before, now).into_iter().map(move |line| format!("{name}: {line}"))
            })
            .collect()
    }
}

/// A line for each figure that is worse by more than its unit's tolerance, or is no longer
/// measured.
fn worse(before: &Figures, now: &Figures) -> Vec<String> {
    let mut names: Vec<&String> = before.keys().chain(now.keys()).collect();
    names.sort();
    names.dedup();
    names
        .into_iter()
        .filter_map(|name| worse_figure(name, before.get(name).copied(), now.get(name).copied()))
        .collect()
}

fn worse_figure(name: &str, before: Option<f64>, now: Option<f64>) -> Option<String> {
    let Some(unit) = unit_of(name) else {
        return Some(format!("{name} is a figure without a unit"));
    };
    let before = before.or(unit.absent)?;
    let Some(now) = now.or(unit.absent) else {
        return Some(format!("{name} was {before} and is no longer measured"));
    };
    let worse_by = match unit.worse {
        Worse::Higher => now - before,
        Worse::Lower => before - now,
    };
    // Both are rounded decimals: a difference of exactly the tolerance is none.
    (worse_by > unit.tolerance + 1e-9).then(|| format!("{name} was {before} and is {now}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(clip: &str, figures: &[(&str, f64)]) -> Accepted {
        let figures: Figures =
            figures.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect();
        Accepted {
            clips: BTreeMap::from([(clip.to_owned(), figures.clone())]),
            total: Some(figures),
        }
    }

    #[test]
    fn a_worse_figure_fails_with_its_clip_and_both_values() {
        let accepted = run("a", &[("hip_rmse_deg", 4.0), ("tailbone_gap_r", 0.95)]);
        let now = run("a", &[("hip_rmse_deg", 4.31), ("tailbone_gap_r", 0.9)]);
        assert_eq!(
            accepted.worsened(&now),
            [
                "a: hip_rmse_deg was 4 and is 4.31",
                "a: tailbone_gap_r was 0.95 and is 0.9",
                "total: hip_rmse_deg was 4 and is 4.31",
                "total: tailbone_gap_r was 0.95 and is 0.9"
            ]
        );
    }

    #[test]
    fn equal_better_and_hardly_worse_pass() {
        let accepted = run(
            "a",
            &[("hip_rmse_deg", 4.0), ("tailbone_gap_r", 0.95), ("shallow_false_count", 1.0)],
        );
        assert!(accepted.worsened(&accepted).is_empty());
        assert!(
            accepted
                .worsened(&run("a", &[("hip_rmse_deg", 4.3), ("tailbone_gap_r", 0.99)]))
                .is_empty()
        );
    }

    #[test]
    fn a_new_count_fails_and_so_does_a_figure_that_is_gone() {
        let accepted = run("a", &[("hip_rmse_deg", 4.0)]);
        let lines = accepted.worsened(&run("a", &[("shallow_false_count", 1.0)]));
        assert_eq!(
            lines[..2],
            [
                "a: hip_rmse_deg was 4 and is no longer measured",
                "a: shallow_false_count was 0 and is 1"
            ]
        );
    }

    #[test]
    fn totals_are_compared_and_kept_only_for_the_same_clips() {
        let mut accepted = run("a", &[("hip_rmse_deg", 4.0)]);
        assert!(accepted.worsened(&run("b", &[("hip_rmse_deg", 9.0)])).is_empty());
        accepted.accept(run("b", &[("hip_rmse_deg", 5.0)]));
        assert_eq!((accepted.clips.len(), &accepted.total), (2, &None));
        let mut both = accepted.clone();
        both.total = Some(Figures::from([("hip_rmse_deg".to_owned(), 4.5)]));
        accepted.accept(both.clone());
        assert_eq!(accepted, both);
    }

    #[test]
    fn what_is_written_reads_back() {
        let path = std::env::temp_dir().join(format!("dowel-accepted-{}.json", std::process::id()));
        let accepted = run("a", &[("hip_rmse_deg", 4.25), ("reps_missed_count", 1.0)]);
        accepted.write(&path).unwrap();
        assert_eq!(Accepted::from_file(&path).unwrap(), accepted);
        std::fs::remove_file(&path).unwrap();
        assert_eq!(Accepted::from_file(&path).unwrap(), Accepted::default());
    }
}
