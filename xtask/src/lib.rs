//! Every command of the project, as a library: `main.rs` only reads the command line, and tests and
//! benches of any crate can use the parts.

#![allow(clippy::print_stdout, reason = "the commands speak to the person who typed them")]

pub mod accuracy;
pub mod analyze;
pub mod bench;
pub mod build;
pub mod command;
pub mod cue_table;
pub mod flags;
pub mod models;
pub mod output;
pub mod overlay;
pub mod pipeline;
pub mod record;
pub mod serve;
pub mod setup;
pub mod site;
pub mod test;
pub mod tflite;
pub mod video;

use anyhow::{Context, Result};
use flags::Command;
use std::io::Write;
use std::path::Path;

/// The project's folder.
///
/// # Errors
/// When this crate lies in no folder.
pub fn root() -> Result<&'static Path> {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the project's folder can't be found")
}

/// Runs a command on the project at `root`.
///
/// # Errors
/// One sentence on what failed, with its causes.
pub fn run(root: &Path, command: &Command) -> Result<()> {
    match command {
        Command::Serve(flags) => serve::serve(root, flags),
        Command::Test(flags) => test::test(root, flags),
        Command::Build => build::build(root),
        Command::Bytes(flags) => build::bytes(root, flags),
        Command::Audit => test::audit(root),
        Command::Analyze(flags) => {
            setup::for_videos(root)?;
            analyze::run(root, flags)
        }
        Command::Accuracy(flags) => accuracy::run(root, flags),
        Command::LearnErrors(flags) => accuracy::learn_errors(root, flags),
        Command::Demo => {
            setup::for_videos(root)?;
            record::demo(root)
        }
        Command::Record(flags) => {
            setup::for_videos(root)?;
            record::run(root, flags)
        }
        Command::Bench => {
            setup::for_videos(root)?;
            bench::run(root)
        }
        Command::Soak => test::browser_tool(root, "soak.mjs"),
        Command::Pictures => test::browser_tool(root, "pictures.mjs"),
        Command::Models { renew: false } => models::ensure(root).map(|_| ()),
        Command::Models { renew: true } => {
            let entries = models::renewed_list(root)?;
            std::io::stdout().write_all(entries.as_bytes()).context("cannot print the list")
        }
    }
}
