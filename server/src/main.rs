//! Serves the built app on localhost and, over HTTPS, on the local network.

#![allow(
    clippy::print_stdout,
    reason = "a command: the addresses are for the person at the terminal"
)]

mod announce;
mod authority;
mod files;
mod headers;
mod lan;
mod serving;
mod trust;

use std::{path::PathBuf, process::ExitCode};

use clap::Parser;

/// Serves the built app to this computer and, over HTTPS, to phones on the local network.
#[derive(Debug, Clone, Parser)]
#[command(version)]
struct Flags {
    /// Folder of the built app
    #[arg(long, default_value = "dist")]
    dir: PathBuf,
    /// Port of http://localhost; 0 takes any free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Port of HTTPS on the local network; 0 takes any free one
    #[arg(long, default_value_t = 8443)]
    https_port: u16,
    /// Port of the page that tells a phone how to trust this computer; 0 takes any free one
    #[arg(long, default_value_t = 8081)]
    trust_port: u16,
    /// Serve this computer alone: no HTTPS, no page for phones, no local authority
    #[arg(long, conflicts_with_all = ["https_port", "trust_port", "authority_dir"])]
    localhost_only: bool,
    /// Folder of the local authority [default: dowel in the user's data folder]
    #[arg(long)]
    authority_dir: Option<PathBuf>,
}

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
