//! `cargo xtask build`: the app as files for any static host, in `dist/`.

use crate::command;
use crate::setup;
use anyhow::Result;
use std::path::Path;

/// Does the set-up, then builds the app and its worker.
///
/// # Errors
/// One sentence when something is missing or the build fails.
pub fn build(root: &Path) -> Result<()> {
    let tools = setup::for_build(root)?;
    command::run(tools.trunk(root)?.args(["build", "--release", "--offline", "--locked"]))
}
