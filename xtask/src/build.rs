//! `cargo xtask build`: the app as files for any static host, in `dist/`.

use crate::command;
use crate::flags::BytesFlags;
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

/// Builds, and fails where page or worker have grown.
///
/// # Errors
/// As [`build`], and when there are more bytes than were accepted.
pub fn build_within_bytes(root: &Path) -> Result<()> {
    build(root)?;
    site::check_bytes(root, &root.join("dist"))
}

/// Builds and prints what comes over the network until the first rep, and compares it with what was
/// accepted, or accepts it.
///
/// # Errors
/// As [`build_within_bytes`].
pub fn bytes(root: &Path, flags: &BytesFlags) -> Result<()> {
    build(root)?;
    let dist = root.join("dist");
    site::print_table(&dist)?;
    if flags.accept { site::accept_bytes(root, &dist) } else { site::check_bytes(root, &dist) }
}
