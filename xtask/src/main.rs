//! Every command of the project.

#![allow(clippy::print_stdout, reason = "the commands speak to the person who typed them")]

mod analyze;
mod flags;
mod models;
mod overlay;
mod tflite_to_onnx;
mod video;

use std::{io::Write, path::Path};

use anyhow::{Context, Result};
use clap::Parser;

use flags::{Command, Flags};

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("the project's folder cannot be found")?;
    match Flags::parse().command {
        Command::Models { renew: false } => models::ensure(root).map(|_| ()),
        Command::Analyze(flags) => analyze::run(root, &flags),
        Command::Models { renew: true } => {
            let entries = models::renewed_list(root)?;
            std::io::stdout().write_all(entries.as_bytes()).context("cannot print the list")
        }
    }
}
