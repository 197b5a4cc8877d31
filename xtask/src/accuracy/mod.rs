//! `accuracy`: clips with a known truth through the pipeline, measured against their truth and
//! against the figures last accepted.
//!
//! Every clip runs with the drill that its truth names, through the very frames of `analyze`, and
//! is judged once more with a reference rep where its truth names one; the model sees each frame
//! once, or not at all where a recording says what it saw. [`truth`] says what is asked of a
//! rendered clip and what not, [`film`] what of a film of a real person. A gap's error in
//! millimetres is its error as a share of the standing trunk times the true length of that body's
//! standing trunk, from the middle of the hips to the middle of the shoulders.
//!
//! The speed is printed as a multiple of real time and never compared: it is the computer's. A
//! clip's own is that of one of the two that are analysed at a time, the total's is that of both
//! together.

mod accepted;
mod clips;
mod counts;
mod figures;
mod film;
mod judge;
mod labels;
mod learn;
mod lifts;
mod measure;
mod pairing;
mod quantile;
mod rep_table;
mod report;
mod stated;
mod truth;

pub use learn::learn as learn_errors;

use crate::flags::{AccuracyFlags, short_name};
use crate::setup;
use accepted::Accepted;
use anyhow::{Context, Result, ensure};
use clips::Form;
use figures::figures;
use judge::Tally;
use measure::{Measured, Measurer, Verdict};
use report::Row;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Clips whose truth is beside them, from the project's folder.
const CLIPS: &str = "tests/clips";
/// Folder of the accepted figures, from the project's.
const ACCEPTED: &str = "tests/accuracy";

/// Measures the clips, prints the figures and compares them with those accepted, or accepts them.
///
/// # Errors
/// A line for each figure that is worse than accepted, or one sentence when a clip, its truth or
/// the model can't be used.
pub fn run(root: &Path, flags: &AccuracyFlags) -> Result<()> {
    let folder = flags.folder.clone().unwrap_or_else(|| root.join(CLIPS));
    let model = short_name(flags.model);
    let (form, clips) = clips::find(&folder, model, &flags.clips)?;
    if form == Form::Video {
        ensure!(!flags.is_thinned(), "frames and silhouettes are thinned of recordings alone");
        setup::for_videos(root)?;
    }
    if let Some(folder) = &flags.analyses {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("{} can't be made", folder.display()))?;
    }
    let began = Instant::now();
    let measured = Measurer { root, flags, form }.all(&clips)?;
    print(&measured, began.elapsed().as_secs_f64());
    if flags.is_thinned() {
        println!("\nNot compared: frames or silhouettes were left out.");
        return Ok(());
    }
    let ran = Accepted {
        clips: measured.iter().map(|clip| (clip.name.clone(), figures(&clip.tally))).collect(),
        total: Some(figures(&total(measured.iter()))),
    };
    compare(&accepted_path(root, form, model), ran, flags.accept)
}

/// The accepted figures of a model's clips.
fn accepted_path(root: &Path, form: Form, model: &str) -> PathBuf {
    root.join(ACCEPTED).join(match form {
        Form::Video => format!("{model}.json"),
        Form::Recording => format!("recordings-{model}.json"),
    })
}

fn total<'a>(clips: impl Iterator<Item = &'a Measured>) -> Tally {
    let mut total = Tally::default();
    clips.for_each(|clip| total.join(&clip.tally));
    total
}

/// Prints the tables; all of it was measured in `passed_s`, s.
fn print(measured: &[Measured], passed_s: f64) {
    for clip in measured.iter().filter(|clip| !clip.rep_table.is_empty()) {
        println!("{}\n{}\n", clip.name, clip.rep_table.join("\n"));
    }
    let video_s: f64 = measured.iter().map(|clip| clip.video_s).sum();
    let (films, exact): (Vec<&Measured>, Vec<&Measured>) =
        measured.iter().partition(|clip| clip.verdict.is_some());
    if !exact.is_empty() {
        let sum = total(exact.iter().copied());
        let rows = exact.iter().map(|clip| Row {
            name: &clip.name,
            tally: &clip.tally,
            times_real_time: clip.video_s / clip.took_s,
        });
        let last = Row { name: "total", tally: &sum, times_real_time: video_s / passed_s };
        report::print_clips(&rows.chain([last]).collect::<Vec<_>>());
        report::print_total(&sum);
    }
    if !films.is_empty() {
        let sum = total(films.iter().copied());
        let verdict = |clip: &Measured| clip.verdict.map_or("", Verdict::name);
        let rows = films.iter().map(|clip| (clip.name.as_str(), verdict(clip), &clip.tally));
        report::print_films(&rows.chain([("total", "", &sum)]).collect::<Vec<_>>());
        report::print_films_total(&sum);
    }
}

/// Compares a run with the accepted figures, or takes it over into them.
fn compare(path: &Path, ran: Accepted, accept: bool) -> Result<()> {
    let mut accepted = Accepted::from_file(path)?;
    if accept {
        accepted.accept(ran);
        return accepted.write(path);
    }
    let new: Vec<&str> = ran
        .clips
        .keys()
        .filter(|clip| !accepted.clips.contains_key(*clip))
        .map(String::as_str)
        .collect();
    if !new.is_empty() {
        println!("\nNot compared, for nothing is accepted yet: {}", new.join(", "));
    }
    let worsened = accepted.worsened(&ran);
    ensure!(worsened.is_empty(), "{}", worsened.join("\n"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use figures::Figures;
    use std::collections::BTreeMap;

    #[test]
    fn a_run_that_is_worse_than_accepted_fails_and_accepting_it_mends_that() {
        let path = std::env::temp_dir().join(format!("dowel-compared-{}.json", std::process::id()));
        let ran = |hip_deg: f64| {
            let figures = Figures::from([("hip_rmse_deg".to_owned(), hip_deg)]);
            Accepted { clips: BTreeMap::from([("a".to_owned(), figures)]), total: None }
        };
        assert!(compare(&path, ran(4.0), false).is_ok(), "nothing is accepted yet");
        compare(&path, ran(4.0), true).unwrap();
        assert!(compare(&path, ran(4.2), false).is_ok());
        assert_eq!(
            compare(&path, ran(5.0), false).unwrap_err().to_string(),
            "a: hip_rmse_deg was 4 and is 5"
        );
        compare(&path, ran(5.0), true).unwrap();
        assert!(compare(&path, ran(5.0), false).is_ok());
        std::fs::remove_file(&path).unwrap();
    }
}
