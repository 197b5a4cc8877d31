//! Serves the built app on localhost and, over HTTPS, on the local network.

#![allow(
    clippy::print_stdout,
    reason = "a command: the addresses are for the person at the terminal"
)]

mod announce;
mod authority;
mod files;
mod flags;
mod headers;
mod lan;
mod serving;
mod trust;

use std::process::ExitCode;

use clap::Parser;

use flags::Flags;

#[tokio::main]
async fn main() -> ExitCode {
    match serving::run(Flags::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
