//! What must be there before each kind of work; nothing is done again that is there already.

pub mod system;
pub mod tools;

use crate::{flags::Step, models};
use anyhow::Result;
use std::path::Path;
use system::Program;
use tools::Tools;

/// Makes everything be there for building the app: target, tools and models.
///
/// # Errors
/// One sentence on what is missing and what to do.
pub fn for_build(root: &Path) -> Result<Tools> {
    ensure_models(root)?;
    tools::ensure(root)
}

/// Makes everything be there for reading videos: ffmpeg and the models.
///
/// # Errors
/// One sentence on what is missing and what to do.
pub fn for_videos(root: &Path) -> Result<()> {
    system::ensure(&[Program::Ffmpeg])?;
    ensure_models(root)
}

/// Makes everything be there for these steps of the test.
///
/// # Errors
/// One sentence on what is missing and what to do.
pub fn for_test(root: &Path, steps: &[Step]) -> Result<()> {
    // System packages come first, all together: a stranger types one command, and at once.
    let mut programs = Vec::new();
    if steps.iter().any(|step| matches!(step, Step::Native | Step::E2e)) {
        programs.push(Program::Ffmpeg);
    }
    if steps.contains(&Step::E2e) {
        programs.extend([Program::Chromium, Program::Node]);
    }
    system::ensure(&programs)?;
    tools::ensure_lints()?;
    if steps.iter().any(|step| matches!(step, Step::Native | Step::Build | Step::E2e)) {
        ensure_models(root)?;
    }
    if steps.contains(&Step::ClippyWasm) {
        tools::ensure_target()?;
    }
    if steps.contains(&Step::Build) {
        tools::ensure(root)?;
    }
    Ok(())
}

fn ensure_models(root: &Path) -> Result<()> {
    // Fetching is all that needs Node, so a missing Node matters only when the models are missing.
    let Err(error) = models::ensure(root) else { return Ok(()) };
    system::ensure(&[Program::Node])?;
    Err(error)
}
