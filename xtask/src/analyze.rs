//! `analyze`: one video through the very pipeline that the browser runs.

use crate::cue_table::CueTable;
use crate::flags::AnalyzeFlags;
use crate::output::{Output, ensure_apart};
use crate::overlay::Overlay;
use crate::pipeline::{LoadedModel, watch};
use anyhow::{Context, Result};
use hinge::drill::Language;
use hinge::drill::fault::{fault_name, part_name};
use hinge::rep::record::{RestFrom, Unseen};
use hinge::session::SessionRecord;
use hinge::set::Set;
use hinge::{AnalyzerOptions, Drill, EarlierReference, Reference, ReferenceError};
use std::path::Path;

/// Analyses the video and prints a table, or writes the record and the overlay that were asked for.
///
/// # Errors
/// One sentence for a video, drill or model that can't be used, or a file that can't be written.
pub fn run(root: &Path, flags: &AnalyzeFlags) -> Result<()> {
    ensure_apart(&read(flags), &written(flags))?;
    let drill = drill(&flags.drill)?;
    let model = LoadedModel::load(root, flags.model)?;
    let mut overlay = flags.overlay.as_deref().map(Overlay::new).transpose()?;
    let mut cues = flags.cues.as_deref().map(CueTable::new);
    let session = analyze(drill, model, flags, overlay.as_mut(), cues.as_mut())?;
    if let Some(overlay) = overlay {
        overlay.finish()?;
    }
    if let Some(cues) = cues {
        cues.finish()?;
    }
    match &flags.json {
        Some(path) => {
            let json =
                serde_json::to_string(&session).context("the record can't be written as JSON")?;
            Output::new(path)?.write(json)?;
            if let Some(reason) = refusal(&session) {
                eprintln!("compared with standing alone: {reason}");
            }
            Ok(())
        }
        None => {
            print_table(&session);
            Ok(())
        }
    }
}

/// The files that are read.
fn read(flags: &AnalyzeFlags) -> Vec<&Path> {
    let drill = Some(flags.drill.as_str()).filter(|named| is_drill_file(named));
    let named = [drill, flags.reference.as_deref()].into_iter().flatten();
    [flags.video.as_path()].into_iter().chain(named.map(Path::new)).collect()
}

/// The files that are written.
fn written(flags: &AnalyzeFlags) -> Vec<&Path> {
    [&flags.json, &flags.overlay, &flags.cues].into_iter().filter_map(Option::as_deref).collect()
}

fn is_drill_file(named: &str) -> bool {
    named.ends_with(".toml")
}

/// A drill that ships with the app, or one in a file.
fn drill(named: &str) -> Result<Drill> {
    if !is_drill_file(named) {
        return Ok(Drill::by_id(named)?);
    }
    let text = std::fs::read_to_string(named)
        .with_context(|| format!("the drill file {named} can't be read"))?;
    Ok(Drill::from_toml(named, &text)?)
}

fn analyze(
    drill: Drill,
    mut model: LoadedModel,
    flags: &AnalyzeFlags,
    mut overlay: Option<&mut Overlay>,
    mut cues: Option<&mut CueTable>,
) -> Result<SessionRecord> {
    let reference = flags.reference.as_deref().map(reference).transpose()?;
    let options = AnalyzerOptions {
        pitch_deg: flags.pitch,
        ..model.options(flags.lean, flags.height, reference)
    };
    let mut sets = [Set::new(drill, options, Language::En)];
    let watched = watch(&flags.video, &mut model, &mut sets, |frame| {
        if let Some(cues) = cues.as_deref_mut() {
            cues.add(frame.judged)?;
        }
        match overlay.as_deref_mut() {
            Some(overlay) => overlay.add(frame),
            None => Ok(()),
        }
    })?;
    if let Some(breaks_off_s) = watched.breaks_off_s {
        eprintln!(
            "{} breaks off at {breaks_off_s:.1} s; only what comes before was analysed",
            flags.video.display()
        );
    }
    let [set] = sets;
    Ok(watched.record(set))
}

/// Why the reference rep that was asked for is not in force.
fn refusal(session: &SessionRecord) -> Option<&ReferenceError> {
    session.calibration.as_ref()?.reference_refused.as_ref()
}

/// A rep's number, or an earlier record whose reps' median sag is taken.
fn reference(named: &str) -> Result<Reference> {
    if let Ok(rep) = named.parse() {
        return Ok(Reference::Rep(rep));
    }
    let text = std::fs::read_to_string(named).with_context(|| {
        format!("the reference {named} is neither a rep's number nor a file that can be read")
    })?;
    let record: SessionRecord = serde_json::from_str(&text)
        .with_context(|| format!("the reference {named} is no record of a set"))?;
    let earlier = EarlierReference::of_record(&record)
        .with_context(|| format!("the reference {named} can't be used"))?;
    Ok(Reference::Earlier(earlier))
}

fn print_table(session: &SessionRecord) {
    println!(
        "{} · {} · {} frames, {:.1} s",
        session.drill, session.model.name, session.source.frames, session.source.duration_s
    );
    if !session.frames.iter().any(|frame| frame.seen) {
        println!("Nobody was seen from head to feet in this video.");
        return;
    }
    if session.calibration.is_none() {
        println!("Nobody stood still and side-on in this video, so nothing could be measured.");
        return;
    }
    if let Some(reason) = refusal(session) {
        println!("Compared with standing alone: {reason}.");
    }
    println!(
        "{:>3} {:>7} {:>9} {:>9} {:>6} {:>6} {:>6} {:>6} {:>10} {:>10} {:>6} {:>6}  remarks",
        "rep",
        "bottom",
        "hip",
        "knee",
        "shin",
        "head",
        "share",
        "sag %",
        "low back",
        "upper back",
        "clean",
        "score"
    );
    let number = |value: Option<f64>, digits: usize| {
        value.map_or("–".to_owned(), |v| format!("{v:.digits$}"))
    };
    let within = |value: Option<f64>, error: Option<f64>| {
        let error = value.and(error).map(|error| format!(" ± {error:.0}"));
        number(value, 0) + &error.unwrap_or_default()
    };
    for (index, rep) in session.reps.iter().enumerate() {
        let faults = rep.faults.iter().map(|fault| {
            format!(
                "{}{} ({:.2})",
                fault_name(fault.id),
                if fault.sure { "" } else { "?" },
                fault.severity
            )
        });
        let unseen = rep.unseen.iter().filter_map(|unseen| match unseen {
            Unseen::Part(part) => Some(format!("{} not judged", part_name(*part).to_lowercase())),
            Unseen::Fault(_) => None,
        });
        let rest = match rep.rest {
            RestFrom::Before => None,
            RestFrom::After => Some("rest seen after it".to_owned()),
            RestFrom::Set => Some("rest seen between the reps".to_owned()),
            RestFrom::None => Some("no rest seen".to_owned()),
        };
        let reason = rep.cant_tell.map(|reason| format!("({reason})"));
        println!(
            "{:>3} {:>6.1}s {:>9} {:>9} {:>6} {:>6} {:>6} {:>6} {:>10} {:>10} {:>6} {:>6}  {}",
            index + 1,
            rep.bottom_s,
            within(rep.angles.hip_deg, rep.errors.hip_deg),
            within(rep.angles.knee_deg, rep.errors.knee_deg),
            number(rep.angles.shin_deg, 0),
            number(rep.angles.head_deg, 0),
            number(rep.hip_share, 2),
            number(rep.sag.map(|sag| 100.0 * sag), 1),
            within(rep.lumbar_deg, rep.errors.lumbar_deg),
            within(rep.upper_back_deg, rep.errors.upper_back_deg),
            number(rep.clean_range_deg, 0),
            number(rep.score, 0),
            faults.chain(unseen).chain(rest).chain(reason).collect::<Vec<_>>().join(", ")
        );
    }
    println!("{} reps, score {}", session.set.reps, number(session.set.score, 0));
}
