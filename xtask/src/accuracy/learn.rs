//! `learn-errors`: how far off the measures are, learned from recordings with exact truth.
//!
//! For each model and measure the half-width of the error is a sum of a base and so much for each
//! condition, none negative, so that the truth lies within it in nine of ten reps: a quantile
//! regression. How often it does is printed for clips that were left out of the learning.

use super::clips;
use super::quantile;
use super::truth::{Back, TrueRep, Truth};
use crate::flags::{LearnErrorsFlags, short_name};
use crate::pipeline::{Thinning, options, replay};
use anyhow::{Context, Result, ensure};
use hinge::drill::Language;
use hinge::rep::conditions::{CONDITION_NAMES, Conditions};
use hinge::rep::errors::{ErrorTable, Growth, MEASURE_NAMES};
use hinge::rep::record::Rep;
use hinge::session::ModelInfo;
use hinge::set::Set;
use hinge::stance::limits::DEFAULT_HEIGHT_M;
use pose::geometry::wrapped_deg;
use pose::recording::Recording;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The table, from the project's folder.
const TABLE: &str = "crates/hinge/errors.toml";
/// What stands above the table.
const HEAD: &str = "\
# Half-widths that hold the truth in nine of ten reps: a base in the measure's unit, and so much for
# each unit of a condition. Learned by `cargo xtask learn-errors`.

";
/// The share of the learned reps that the half-width holds. Own choice, a little more than nine of
/// ten: of clips that were left out it holds about two in a hundred fewer.
const HELD_SHARE: f64 = 0.92;
/// Clips are left out in so many parts. Own choice.
const PARTS: usize = 5;
/// The sag of a back that is bent so, trunk lengths: for each degree of the low back, each degree
/// of the upper, and of a good rep. Source: study, means over the reps of side-on clips.
const SAG: [f64; 3] = [0.0025, 0.001, 0.010];
/// Fewer reps than these teach nothing of a measure. Own choice.
const LEAST_REPS: usize = 40;

/// One rep that was seen.
struct Sample {
    clip: usize,
    conditions: Conditions,
    /// How far off each measure is, in the order of [`MEASURE_NAMES`].
    off: [Option<f64>; MEASURE_NAMES.len()],
}

/// Learns the table anew from the folders' recordings, prints how well it holds, and writes it.
///
/// # Errors
/// One sentence when a recording, its truth or the table can't be used.
pub fn learn(root: &Path, flags: &LearnErrorsFlags) -> Result<()> {
    let path = root.join(TABLE);
    let shown = path.display();
    let text = fs::read_to_string(&path).with_context(|| format!("{shown} can't be read"))?;
    let mut table: ErrorTable =
        toml::from_str(&text).with_context(|| format!("{shown} is no table of errors"))?;
    let samples = samples(flags)?;
    let measures = table.models.entry(flags.model.name().to_owned()).or_default();
    println!("measure          reps  held of those left out  median half-width");
    for (index, name) in MEASURE_NAMES.iter().enumerate() {
        if let Some(growth) = learned(name, index, &samples) {
            measures.insert((*name).to_owned(), growth);
        } else {
            println!("{name:<15}     –  kept as it was");
        }
    }
    fs::write(&path, written(&table)).with_context(|| format!("{shown} can't be written"))
}

/// All reps that were found in the recordings.
fn samples(flags: &LearnErrorsFlags) -> Result<Vec<Sample>> {
    let mut samples = Vec::new();
    let mut count = 0;
    for folder in &flags.folders {
        let (_, clips) = clips::find(folder, short_name(flags.model), &[])?;
        for clip in clips {
            let json = fs::read(&clip.truth)
                .with_context(|| format!("{} can't be read", clip.truth.display()))?;
            let truth = Truth::from_json(clip.name.clone(), &json)?;
            let shown = clip.path.display();
            let bytes = fs::read(&clip.path).with_context(|| format!("{shown} can't be read"))?;
            let recording = Recording::from_bytes(&bytes)
                .with_context(|| format!("the recording {shown} can't be used"))?;
            let (name, sha256) = recording.model.clone();
            ensure!(name == flags.model.name(), "{shown} was recorded by {name}");
            if truth.asks_angles && truth.back != Back::Hidden && !truth.drill.rep.one_legged {
                let options = options(&ModelInfo { name, sha256 }, None, DEFAULT_HEIGHT_M, None);
                let mut sets = [Set::new(truth.drill.clone(), options, Language::En)];
                let whole = Thinning { frame_every_s: 0.0, silhouette_every: 1 };
                let watched = replay(&recording, whole, &mut sets);
                let [set] = sets;
                let record = watched.record(set);
                let (answers, _) = truth.wanted().pair(&record.reps);
                samples.extend(answers.iter().zip(&truth.reps).filter_map(|(rep, truth)| {
                    let rep = (*rep)?;
                    Some(Sample { clip: count, conditions: rep.conditions, off: off(rep, truth) })
                }));
            }
            count += 1;
        }
    }
    Ok(samples)
}

/// How far off each measure of a rep is.
fn off(rep: &Rep, truth: &TrueRep) -> [Option<f64>; MEASURE_NAMES.len()] {
    let [hip_deg, knee_deg, shin_deg] = truth.angles_deg;
    let [trunk_deg, head_deg] = truth.trunk_and_head_deg;
    let [lumbar_deg, upper_back_deg] = truth.bends_deg;
    let true_sag = SAG[0] * lumbar_deg + SAG[1] * upper_back_deg + SAG[2];
    let angle = |seen: Option<f64>, truth: f64| seen.map(|seen| wrapped_deg(seen - truth).abs());
    let plain = |seen: Option<f64>, truth: f64| seen.map(|seen| (seen - truth).abs());
    [
        angle(rep.angles.hip_deg, hip_deg),
        angle(rep.angles.knee_deg, knee_deg),
        angle(rep.angles.shin_deg, shin_deg),
        angle(rep.angles.trunk_deg, trunk_deg),
        angle(rep.angles.head_deg, head_deg),
        truth.hip_share.and_then(|share| plain(rep.hip_share, share)),
        plain(rep.sag, true_sag),
        plain(rep.lumbar_deg, lumbar_deg),
        plain(rep.upper_back_deg, upper_back_deg),
    ]
}

/// How a measure's error grows; `None` when too few reps give it.
fn learned(name: &str, index: usize, samples: &[Sample]) -> Option<Growth> {
    let known: Vec<(&Sample, f64)> =
        samples.iter().filter_map(|sample| Some((sample, sample.off[index]?))).collect();
    if known.len() < LEAST_REPS {
        return None;
    }
    let fit = |chosen: &dyn Fn(&Sample) -> bool| {
        let (figures, offs): (Vec<_>, Vec<f64>) = known
            .iter()
            .filter(|(sample, _)| chosen(sample))
            .map(|(sample, off)| (sample.conditions.figures(), *off))
            .unzip();
        growth(&quantile::fit(&figures, &offs, HELD_SHARE))
    };
    let mut held = 0;
    for part in 0..PARTS {
        let learned = fit(&|sample| sample.clip % PARTS != part);
        held += known
            .iter()
            .filter(|(sample, _)| sample.clip % PARTS == part)
            .filter(|(sample, off)| *off <= learned.half_width(&sample.conditions))
            .count();
    }
    let all = fit(&|_| true);
    let widths = known.iter().map(|(sample, _)| all.half_width(&sample.conditions));
    println!(
        "{name:<15} {:>5}  {:>20.1} %  {:>17.3}",
        known.len(),
        100.0 * held as f64 / known.len() as f64,
        hinge::statistics::median(widths)
    );
    Some(all)
}

/// Rounded to what matters; conditions that do not are left out.
fn growth((base, each): &(f64, [f64; CONDITION_NAMES.len()])) -> Growth {
    let rounded = |value: f64| (value * 1e4).round() / 1e4;
    let named = CONDITION_NAMES.iter().zip(each).map(|(name, each)| ((*name).to_owned(), *each));
    let each: BTreeMap<String, f64> =
        named.map(|(name, each)| (name, rounded(each))).filter(|(_, each)| *each > 0.0).collect();
    Growth { base: rounded(base.max(1e-4)), each }
}

/// The table as TOML.
fn written(table: &ErrorTable) -> String {
    let mut text = format!("{HEAD}source = {:?}\n", table.source);
    for (model, measures) in &table.models {
        for (measure, growth) in measures {
            text += &format!("\n[models.{model}.{measure}]\nbase = {:?}\n", growth.base);
            text.extend(growth.each.iter().map(|(name, each)| format!("{name} = {each:?}\n")));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_that_ships_is_as_it_is_written() {
        let text = include_str!("../../../crates/hinge/errors.toml");
        assert_eq!(written(&toml::from_str(text).unwrap()), text);
    }
}
