//! `cargo xtask build`: the app as files for any static host, in `dist/`.

use crate::command;
use crate::setup;
use crate::site;
use anyhow::Result;
use std::path::Path;

/// Does the set-up, builds the app and its worker, and finishes the site: policy, service worker,
/// compressed twins.
///
/// # Errors
/// One sentence when something is missing or the build fails.
pub fn build(root: &Path) -> Result<()> {
    let tools = setup::for_build(root)?;
    command::run(tools.trunk(root)?.args(["build", "--release", "--offline", "--locked"]))?;
    site::finish(root, &root.join("dist"))
}

/// Builds and prints what comes over the network until the first rep.
///
/// # Errors
/// As [`build`].
pub fn print_bytes(root: &Path) -> Result<()> {
    build(root)?;
    site::print_table(&root.join("dist"))
}
