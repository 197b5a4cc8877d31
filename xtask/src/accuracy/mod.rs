//! `accuracy`: clips with exact truth through the pipeline, measured against their truth and
//! against the figures last accepted.
//!
//! Every clip runs with the drill that its truth names, through the very frames of `analyze`, and
//! is judged once more with a reference rep where its truth names one; the model sees each frame
//! once. [`truth`] says what is asked and what is not. A gap's error in millimetres is its error as
//! a share of the standing trunk times the true length of that body's standing trunk, from the
//! middle of the hips to the middle of the shoulders.
//!
//! The speed is printed as a multiple of real time and never compared: it is the computer's. A
//! clip's own is that of one of the two that are analysed at a time, the total's is that of both
//! together.

mod accepted;
mod counts;
mod figures;
mod judge;
mod report;
mod truth;

use crate::flags::{AccuracyFlags, short_name};
use crate::pipeline::{LoadedModel, watch};
use accepted::Accepted;
use anyhow::{Context, Result, bail, ensure};
use figures::figures;
use hinge::Reference;
use hinge::drill::Language;
use hinge::session::SessionRecord;
use hinge::set::Set;
use hinge::stance::limits::DEFAULT_HEIGHT_M;
use judge::Tally;
use report::Row;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;
use truth::Truth;

/// Clips whose truth is beside them, from the project's folder.
const CLIPS: &str = "tests/clips";
/// Folder of the accepted figures, from the project's.
const ACCEPTED: &str = "tests/accuracy";
/// How many clips are analysed at a time: each has a model of its own in memory.
const AT_A_TIME: usize = 2;

/// Measures the clips, prints the figures and compares them with those accepted, or accepts them.
///
/// # Errors
/// A line for each figure that is worse than accepted, or one sentence when a clip, its truth or
/// the model can't be used.
pub fn run(root: &Path, flags: &AccuracyFlags) -> Result<()> {
    let clips = clips(&flags.folder.clone().unwrap_or_else(|| root.join(CLIPS)), &flags.clips)?;
    let began = Instant::now();
    let measured = measure_all(root, flags, &clips)?;
    let passed_s = began.elapsed().as_secs_f64();

    let mut total = Tally::default();
    for clip in &measured {
        total.join(&clip.tally);
    }
    let video_s: f64 = measured.iter().map(|clip| clip.video_s).sum();
    let rows = measured.iter().map(|clip| Row {
        name: &clip.name,
        tally: &clip.tally,
        times_real_time: clip.video_s / clip.took_s,
    });
    let last = Row { name: "total", tally: &total, times_real_time: video_s / passed_s };
    report::print_clips(&rows.chain([last]).collect::<Vec<_>>());
    report::print_total(&total);

    let ran = Accepted {
        clips: measured.iter().map(|clip| (clip.name.clone(), figures(&clip.tally))).collect(),
        total: Some(figures(&total)),
    };
    compare(
        &root.join(ACCEPTED).join(format!("{}.json", short_name(flags.model))),
        ran,
        flags.accept,
    )
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

/// One clip, measured.
struct Measured {
    name: String,
    tally: Tally,
    video_s: f64,
    took_s: f64,
}

/// The videos of a folder that have their truth beside them, by name; with `names`, those alone.
fn clips(folder: &Path, names: &[String]) -> Result<BTreeMap<String, PathBuf>> {
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("the folder {} can't be read", folder.display()))?;
    let mut clips = BTreeMap::new();
    for entry in entries {
        let path =
            entry.with_context(|| format!("the folder {} can't be read", folder.display()))?.path();
        let is_clip = path.extension().is_some_and(|extension| extension == "mp4")
            && path.with_extension("json").is_file();
        if let Some(name) = path.file_stem().filter(|_| is_clip) {
            clips.insert(name.to_string_lossy().into_owned(), path);
        }
    }
    if let Some(unknown) = names.iter().find(|name| !clips.contains_key(*name)) {
        bail!("{} holds no clip {unknown} with its truth", folder.display());
    }
    clips.retain(|name, _| names.is_empty() || names.contains(name));
    ensure!(
        !clips.is_empty(),
        "{} holds no clip (.mp4) with its truth (.json) beside it",
        folder.display()
    );
    Ok(clips)
}

/// All clips in the order of their names, some at a time.
fn measure_all(
    root: &Path,
    flags: &AccuracyFlags,
    clips: &BTreeMap<String, PathBuf>,
) -> Result<Vec<Measured>> {
    let videos: Vec<&PathBuf> = clips.values().collect();
    let next = AtomicUsize::new(0);
    let work = || -> Result<Vec<Measured>> {
        let mut model = LoadedModel::load(root, flags.model)?;
        let mut measured = Vec::new();
        while let Some(video) = videos.get(next.fetch_add(1, Ordering::Relaxed)) {
            let clip = measure(video, &mut model)?;
            eprintln!("{} ({:.0} s)", clip.name, clip.took_s);
            measured.push(clip);
        }
        Ok(measured)
    };
    let mut measured = Vec::new();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_A_TIME.min(videos.len())).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            let done =
                worker.join().map_err(|_| anyhow::anyhow!("the analysis of a clip broke down"))?;
            measured.extend(done?);
        }
        anyhow::Ok(())
    })?;
    measured.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(measured)
}

/// Analyses one clip and judges it.
fn measure(video: &Path, model: &mut LoadedModel) -> Result<Measured> {
    let began = Instant::now();
    let truth = Truth::from_file(&video.with_extension("json"))?;
    let set = |reference| {
        let options = model.options(0.0, DEFAULT_HEIGHT_M, reference);
        Set::new(truth.drill.clone(), options, Language::En)
    };
    let mut sets = vec![set(None)];
    sets.extend(truth.reference_rep.map(|rep| set(Some(Reference::Rep(rep)))));
    let watched = watch(video, model, &mut sets, |_| Ok(()))?;
    ensure!(watched.breaks_off_s.is_none(), "{} breaks off before its end", video.display());
    let records: Vec<SessionRecord> = sets.into_iter().map(|set| watched.record(set)).collect();
    let record = records.first().context("the clip was not analysed")?;
    Ok(Measured {
        tally: Tally::of(&truth, record, records.get(1)),
        name: truth.name,
        video_s: watched.duration_s,
        took_s: began.elapsed().as_secs_f64(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use figures::Figures;

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

    #[test]
    fn clips_are_those_with_their_truth_and_can_be_chosen() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(CLIPS);
        assert!(clips(&folder, &[]).unwrap().len() >= 8);
        assert_eq!(clips(&folder, &["08_lockout".to_owned()]).unwrap().len(), 1);
        assert!(clips(&folder, &["nothing".to_owned()]).is_err());
        assert!(clips(&folder.join("nowhere"), &[]).is_err());
    }
}
