//! `cargo xtask serve`: the app built and served, to this computer and to phones.

use crate::build;
use crate::command::{become_program, cargo};
use crate::flags::ServeFlags;
use anyhow::Result;
use std::path::Path;

/// Builds the app, unless told not to, and serves it until the command is ended.
///
/// # Errors
/// One sentence when the set-up, the build or the server fails.
pub fn serve(root: &Path, flags: &ServeFlags) -> Result<()> {
    if !flags.no_build {
        build::build(root)?;
    }
    // A crate of its own, so that the other commands are compiled without a web server.
    become_program(
        cargo()
            .args(["run", "--locked", "--package", "server", "--", "--dir"])
            .arg(root.join("dist"))
            .args(["--port", &flags.port.to_string()])
            .args(["--https-port", &flags.https_port.to_string()])
            .args(["--trust-port", &flags.trust_port.to_string()])
            .current_dir(root),
    )
}
