//! `demo`: records the set that the app shows to people without a camera.

use crate::flags::ModelChoice;
use crate::pipeline::{LoadedModel, record as recorded};
use anyhow::{Context, Result};
use std::path::Path;

/// The clip, from the project's folder: a good rep, a squat, a rounded back and a shallow rep.
const CLIP: &str = "tests/clips/06_mixed_reps.mp4";
/// The recording, from the project's folder.
const RECORDING: &str = "public/demo.bin";
/// How far a line round the person may be off, pixels of the mask. Own choice: 0.4 % of a trunk, a
/// tenth of what a rounded back is.
const TOLERANCE_PX: f64 = 0.2;

/// Goes through the clip and writes the recording.
///
/// # Errors
/// One sentence when the clip can't be read, the model can't run or the file can't be written.
pub fn record(root: &Path) -> Result<()> {
    let mut model = LoadedModel::load(root, ModelChoice::Lite)?;
    let recording = recorded(&root.join(CLIP), &mut model, TOLERANCE_PX)?;
    let bytes = recording.to_bytes()?;
    let path = root.join(RECORDING);
    std::fs::write(&path, &bytes)
        .with_context(|| format!("{} can't be written", path.display()))?;
    println!("{} frames, {} bytes in {}", recording.frames.len(), bytes.len(), path.display());
    Ok(())
}
