//! `cargo xtask bench`: where the time goes, natively and in Chromium, and what comes over the
//! network.

use crate::flags::ModelChoice;
use crate::pipeline::{LoadedModel, watch};
use crate::{models, site, test};
use anyhow::{Context, Result};
use hinge::drill::{Drill, Language};
use hinge::set::Set;
use hinge::share;
use hinge::stance::limits::DEFAULT_HEIGHT_M;
use pose::engine::{LANDMARK_OUTPUTS, StepTime, profile};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

/// Runs over which a step's time is the mean.
const RUNS: usize = 40;
/// Steps that are named one by one.
const SLOWEST: usize = 12;
/// The clip that is analysed, from the project's folder, and its drill.
const CLIP: (&str, &str) = ("tests/clips/01_good_hinge.mp4", "hip-hinge");
/// Links, as earlier versions wrote them, from the project's folder.
const LINKS: &str = "tests/links/v1.json";
/// Links that are read.
const LINK_READS: usize = 20_000;

/// Prints native times, then those in Chromium, then the bytes.
///
/// # Errors
/// When the set-up, the build or a measurement fails.
pub fn run(root: &Path) -> Result<()> {
    for model in [ModelChoice::Lite, ModelChoice::Full] {
        print_steps(root, model)?;
        print_analysis(root, model)?;
    }
    print_links(root)?;
    println!();
    test::browser_tool(root, "bench.mjs")?;
    println!();
    site::print_table(&root.join("dist"))
}

/// The network's own time, by operator and for the slowest steps.
fn print_steps(root: &Path, model: ModelChoice) -> Result<()> {
    let list = models::ensure(root)?;
    let entry = list
        .iter()
        .find(|entry| entry.name == model.name())
        .with_context(|| format!("the list of models has no {}", model.name()))?;
    let path = entry.network_path(root);
    let file = std::fs::read(&path)
        .with_context(|| format!("the model {} can't be read", path.display()))?;
    let began = Instant::now();
    let now_ms = || began.elapsed().as_secs_f64() * 1e3;
    for (what, outputs) in [("", &LANDMARK_OUTPUTS[..3]), (" + mask", &LANDMARK_OUTPUTS)] {
        let steps = profile(&file, outputs, RUNS, &now_ms)?;
        let mut by_operator = BTreeMap::<&str, (usize, f64)>::new();
        for step in &steps {
            let (count, ms) = by_operator.entry(&step.operator).or_default();
            (*count, *ms) = (*count + 1, *ms + step.ms);
        }
        let parts: Vec<String> = by_operator
            .iter()
            .map(|(name, (count, ms))| format!("{name} {ms:.2} ({count})"))
            .collect();
        println!(
            "{}{what}, native, network alone: {:.2} ms: {}",
            model.name(),
            sum_ms(&steps),
            parts.join(", ")
        );
        if outputs.len() == LANDMARK_OUTPUTS.len() {
            let mut slowest = steps;
            slowest.sort_by(|a, b| b.ms.total_cmp(&a.ms));
            let named: Vec<String> = slowest
                .iter()
                .take(SLOWEST)
                .map(|s| format!("{} {} {:.2}", s.operator, s.step, s.ms))
                .collect();
            println!("  slowest steps, with the size of what they give: {}", named.join("; "));
        }
    }
    Ok(())
}

fn sum_ms(steps: &[StepTime]) -> f64 {
    steps.iter().map(|step| step.ms).sum()
}

/// The whole command's speed, decoding included.
fn print_analysis(root: &Path, model: ModelChoice) -> Result<()> {
    let (clip, drill) = CLIP;
    let drill = Drill::by_id(drill)?;
    let mut model = LoadedModel::load(root, model)?;
    let options = model.options(None, DEFAULT_HEIGHT_M, None);
    let mut sets = [Set::new(drill, options, Language::En)];
    let began = Instant::now();
    let watched = watch(&root.join(clip), &mut model, &mut sets, |_| Ok(()))?;
    let took_s = began.elapsed().as_secs_f64();
    let per_frame_ms = took_s * 1e3 / watched.frame_count as f64;
    println!(
        "{}, native, {clip} analysed in {took_s:.1} s: {:.1} times real time, {per_frame_ms:.1} ms \
         a frame\n",
        model.info.name,
        watched.duration_s / took_s
    );
    Ok(())
}

/// How long it takes to read a link, as it is and with a letter changed.
fn print_links(root: &Path) -> Result<()> {
    let path = root.join(LINKS);
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("{} can't be read", path.display()))?;
    let kept: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text)
        .with_context(|| format!("{} is not as expected", path.display()))?;
    let links: Vec<&str> = kept.values().filter_map(serde_json::Value::as_str).collect();
    let began = Instant::now();
    let mut refused = 0;
    for number in 0..LINK_READS {
        let mut link = links[number % links.len()].as_bytes().to_vec();
        let place = number.wrapping_mul(2_654_435_761) % link.len();
        link[place] = b"AZaz09-_"[number / 7 % 8];
        refused += usize::from(share::read_message(&String::from_utf8_lossy(&link)).is_err());
    }
    let each_us = began.elapsed().as_secs_f64() * 1e6 / LINK_READS as f64;
    println!(
        "{LINK_READS} links, each with a letter changed, read in {each_us:.0} µs each; {refused} \
         refused"
    );
    Ok(())
}
