//! Every command of the project.

#![allow(clippy::print_stdout, reason = "the commands speak to the person who typed them")]

mod accuracy;
mod analyze;
mod bench;
mod build;
mod command;
mod cue_table;
mod demo;
mod flags;
mod models;
mod overlay;
mod pipeline;
mod serve;
mod setup;
mod site;
mod system;
mod test;
mod tflite;
mod tools;
mod video;
mod yuv;

use std::{io::Write, path::Path, process::ExitCode};

use anyhow::{Context, Result};
use clap::Parser;

use flags::{Command, Flags};

fn main() -> ExitCode {
    match run(Flags::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("the project's folder cannot be found")?;
    match command {
        Command::Serve(flags) => serve::serve(root, &flags),
        Command::Test(flags) => test::test(root, &flags),
        Command::Build => build::build(root),
        Command::Bytes => build::print_bytes(root),
        Command::Audit => test::audit(root),
        Command::Analyze(flags) => {
            setup::for_videos(root)?;
            analyze::run(root, &flags)
        }
        Command::Accuracy(flags) => {
            setup::for_videos(root)?;
            accuracy::run(root, &flags)
        }
        Command::Demo => {
            setup::for_videos(root)?;
            demo::record(root)
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
