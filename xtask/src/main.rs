//! The program behind `cargo xtask`.

use clap::Parser;
use std::process::ExitCode;
use xtask::flags::Flags;

fn main() -> ExitCode {
    let done = xtask::root().and_then(|root| xtask::run(root, &Flags::parse().command));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
