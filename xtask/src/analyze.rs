//! `analyze`: one video through the very pipeline that the browser runs.

use crate::flags::{AnalyzeFlags, ModelChoice};
use crate::models;
use crate::overlay::Overlay;
use crate::video::VideoReader;
use anyhow::{Context, Result, bail};
use hinge::session::{ModelInfo, SessionRecord, SourceKind, Unseen};
use hinge::{Analyzer, AnalyzerOptions, Drill, EarlierReference, Observation, Reference, text};
use pose::engine::{Channels, Engine, Frame, Tracker, Want};
use std::path::Path;

/// Analyses the video and prints a table, or writes the record and the overlay that were asked for.
///
/// # Errors
/// One sentence for a video, drill or model that can't be used, or a file that can't be written.
pub fn run(root: &Path, flags: &AnalyzeFlags) -> Result<()> {
    let drill = Drill::by_id(&flags.drill)?;
    let model = LoadedModel::load(root, flags.model)?;
    let mut overlay = flags.overlay.as_deref().map(Overlay::new);
    let session = analyze(&flags.video, drill, model, flags, overlay.as_mut())?;
    if let Some(overlay) = overlay {
        overlay.finish()?;
    }
    match &flags.json {
        Some(path) => {
            let json = serde_json::to_string(&session).context("the record can't be written as JSON")?;
            std::fs::write(path, json).with_context(|| format!("{} can't be written", path.display()))
        }
        None => {
            print_table(&session);
            Ok(())
        }
    }
}

/// A landmark model and the detector, loaded.
pub struct LoadedModel {
    info: ModelInfo,
    engine: Engine,
}

impl LoadedModel {
    /// Loads a model, fetching and converting it first when it is not there.
    ///
    /// # Errors
    /// One sentence when it can't be had or is not the model expected.
    pub fn load(root: &Path, choice: ModelChoice) -> Result<LoadedModel> {
        let list = models::ensure(root)?;
        let entry = |name: &str| list.iter().find(|entry| entry.name == name).with_context(|| format!("the list of models has no {name}"));
        let landmark = entry(choice.name())?;
        let read = |entry: &models::Model| {
            let path = entry.onnx_path(root);
            std::fs::read(&path).with_context(|| format!("the model {} can't be read", path.display()))
        };
        let engine = Engine::load(&read(landmark)?, &read(entry("blazepose-detector")?)?)?;
        Ok(LoadedModel { info: ModelInfo { name: landmark.name.clone(), sha256: landmark.onnx_sha256.clone() }, engine })
    }
}

fn analyze(
    video: &Path,
    drill: Drill,
    model: LoadedModel,
    flags: &AnalyzeFlags,
    mut overlay: Option<&mut Overlay>,
) -> Result<SessionRecord> {
    let mut reader = VideoReader::open(video)?;
    let (frame_count, duration_s) = (reader.frame_count, reader.duration_s);
    let reference = flags.reference.as_deref().map(reference).transpose()?;
    let options = AnalyzerOptions {
        lean_deg: flags.lean,
        height_m: flags.height,
        model: model.info,
        source: SourceKind::Video,
        earlier_reps: Vec::new(),
        reference,
    };
    let mut analyzer = Analyzer::new(drill, options);
    let mut tracker = Tracker::new(model.engine);
    let mut looked_at = 0;
    while let Some(mut decoded) = reader.next_frame()? {
        let frame = Frame::new(decoded.width, decoded.height, &decoded.rgb, Channels::Rgb)?;
        let look = tracker.look(&frame, decoded.t_s, Want { mask: analyzer.wants_mask(decoded.t_s) }, &|| 0.0)?;
        let outline = look.pose.as_ref().and_then(|pose| analyzer.outline(pose));
        let snapshot = analyzer.observe(&Observation {
            t_s: decoded.t_s,
            width_px: decoded.width as u32,
            height_px: decoded.height as u32,
            pose: look.pose.as_ref(),
            outline: outline.as_ref(),
            others_seen: look.others_seen,
        });
        if let Some(overlay) = overlay.as_deref_mut() {
            overlay.add(&mut decoded, look.pose.as_ref(), &snapshot, frame_count as f64 / duration_s.max(1e-3))?;
        }
        looked_at += 1;
    }
    if looked_at == 0 {
        bail!("{} holds no picture that can be decoded", video.display());
    }
    Ok(analyzer.finish(Some(frame_count as u32), Some(duration_s)))
}

/// A rep's number, or an earlier record whose reps' median sag is taken.
fn reference(named: &str) -> Result<Reference> {
    if let Ok(rep) = named.parse() {
        return Ok(Reference::Rep(rep));
    }
    let text = std::fs::read_to_string(named)
        .with_context(|| format!("the reference {named} is neither a rep's number nor a file that can be read"))?;
    let record: SessionRecord = serde_json::from_str(&text).with_context(|| format!("the reference {named} is no record of a set"))?;
    let earlier = EarlierReference::of_record(&record).with_context(|| format!("the reference {named} can't be used"))?;
    Ok(Reference::Earlier(earlier))
}

fn print_table(session: &SessionRecord) {
    println!("{} · {} · {} frames, {:.1} s", session.drill, session.model.name, session.source.frames, session.source.duration_s);
    if !session.frames.iter().any(|frame| frame.seen) {
        println!("Nobody was seen from head to feet in this video.");
        return;
    }
    if session.calibration.is_none() {
        println!("Nobody stood still and side-on in this video, so nothing could be measured.");
        return;
    }
    if let Some(reason) = session.calibration.as_ref().and_then(|calibration| calibration.reference_refused.as_ref()) {
        println!("Compared with standing alone: {reason}.");
    }
    println!(
        "{:>3} {:>7} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6}  remarks",
        "rep", "bottom", "hip", "knee", "shin", "head", "share", "sag %", "clean", "score"
    );
    let number = |value: Option<f64>, digits: usize| value.map_or("–".to_owned(), |v| format!("{v:.digits$}"));
    for (index, rep) in session.reps.iter().enumerate() {
        let faults = rep
            .faults
            .iter()
            .map(|fault| format!("{}{} ({:.2})", text::fault_name(fault.id), if fault.sure { "" } else { "?" }, fault.severity));
        let unseen = rep.unseen.iter().filter_map(|unseen| match unseen {
            Unseen::Part(part) => Some(format!("{} not judged", text::part_name(*part).to_lowercase())),
            Unseen::Fault(_) => None,
        });
        let reason = rep.cant_tell.map(|reason| format!("({reason})"));
        println!(
            "{:>3} {:>6.1}s {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6}  {}",
            index + 1,
            rep.bottom_s,
            number(rep.angles.hip_deg, 0),
            number(rep.angles.knee_deg, 0),
            number(rep.angles.shin_deg, 0),
            number(rep.angles.head_deg, 0),
            number(rep.hip_share, 2),
            number(rep.sag.map(|sag| 100.0 * sag), 1),
            number(rep.clean_range_deg, 0),
            number(rep.score, 0),
            faults.chain(unseen).chain(reason).collect::<Vec<_>>().join(", ")
        );
    }
    println!("{} reps, score {}", session.set.reps, number(session.set.score, 0));
}
