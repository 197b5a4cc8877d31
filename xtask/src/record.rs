//! `record`: what a set would be given of videos, as small files, and `demo`: the one of them that
//! the app shows to people without a camera.

use crate::flags::{ModelChoice, RecordFlags};
use crate::pipeline::{LoadedModel, record as recorded};
use anyhow::{Context, Result};
use hinge::Drill;
use hinge::drill::Language;
use hinge::set::Set;
use hinge::stance::limits::DEFAULT_HEIGHT_M;
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// The demo's clip, from the project's folder: a good rep, a squat, a rounded back and a shallow
/// rep.
const DEMO_CLIP: &str = "tests/clips/06_mixed_reps.mp4";
/// Its recording, from the project's folder.
const DEMO: &str = "public/demo.bin";
/// How far a line round the person may be off, pixels of the mask. Own choice: 0.4 % of a trunk, a
/// tenth of what a rounded back is.
const TOLERANCE_PX: f64 = 0.2;

/// What a recording needs to know of a video's truth.
#[derive(Deserialize)]
struct DrillOf {
    drill: String,
}

/// Goes through the videos and writes a recording of each into the folder, beside a copy of its
/// truth when the video has one.
///
/// # Errors
/// One sentence when a video or its truth can't be read, the model can't run or a file can't be
/// written.
pub fn run(root: &Path, flags: &RecordFlags) -> Result<()> {
    let mut model = LoadedModel::load(root, flags.model)?;
    fs::create_dir_all(&flags.to)
        .with_context(|| format!("{} can't be made", flags.to.display()))?;
    for video in &flags.videos {
        let name = video.file_stem().context("a video has no name")?;
        let truth = video.with_extension("json");
        let mut drill = Drill::by_id(&flags.drill)?;
        if truth.is_file() {
            let shown = truth.display();
            let text = fs::read(&truth).with_context(|| format!("{shown} can't be read"))?;
            let of: DrillOf = serde_json::from_slice(&text)
                .with_context(|| format!("the truth {shown} names no drill"))?;
            drill = Drill::by_id(&of.drill)?;
            let copy = flags.to.join(name).with_extension("json");
            fs::write(&copy, text)
                .with_context(|| format!("{} can't be written", copy.display()))?;
        }
        write(video, drill, &mut model, &flags.to.join(name).with_extension("bin"))?;
    }
    Ok(())
}

/// Goes through the demo's clip and writes its recording.
///
/// # Errors
/// One sentence when the clip can't be read, the model can't run or the file can't be written.
pub fn demo(root: &Path) -> Result<()> {
    let mut model = LoadedModel::load(root, ModelChoice::Lite)?;
    write(&root.join(DEMO_CLIP), Drill::by_id("hip-hinge")?, &mut model, &root.join(DEMO))
}

fn write(video: &Path, drill: Drill, model: &mut LoadedModel, to: &Path) -> Result<()> {
    let mut set = Set::new(drill, model.options(None, DEFAULT_HEIGHT_M, None), Language::En);
    let recording = recorded(video, model, &mut set, TOLERANCE_PX)?;
    let bytes = recording.to_bytes()?;
    fs::write(to, &bytes).with_context(|| format!("{} can't be written", to.display()))?;
    println!("{} frames, {} bytes in {}", recording.frames.len(), bytes.len(), to.display());
    Ok(())
}
