//! The command line of `cargo xtask`.

use anyhow::Context;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use page::settings::HEIGHT_CM;
pub use protocol::ModelChoice;
use std::ops::RangeInclusive;
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
    /// Build the app and serve it here and, over HTTPS, to phones on the network; does its own
    /// set-up.
    Serve(ServeFlags),
    /// Run every check and test; does its own set-up.
    Test(TestFlags),
    /// Build the app into dist/, as files for any static host; does its own set-up.
    Build,
    /// Fetch the networks by npm, convert them and check them; nothing if they are there.
    Models {
        /// Print the entries of models/models.toml with the checksums found instead of checking
        /// them.
        #[arg(long)]
        renew: bool,
    },
    /// Analyse a video with the pipeline that the browser runs.
    Analyze(AnalyzeFlags),
    /// Measure clips with a known truth, and fail where a figure is worse than the accepted one.
    Accuracy(AccuracyFlags),
    /// Learn anew how far off the measures are, from recordings with exact truth.
    LearnErrors(LearnErrorsFlags),
    /// Time the networks' steps, a whole analysis and links natively, each stage and the start-up
    /// in Chromium, and print the bytes.
    Bench,
    /// Play half an hour of frames through the worker in Chromium, and tell its memory and the rate
    /// for a camera.
    Soak,
    /// Record what a set is given of each frame of videos, as a small file for each.
    Record(RecordFlags),
    /// Record the demo's set anew, into public/demo.bin, from its clip.
    Demo,
    /// Build, and print which bytes come over the network until the first rep, as they are and
    /// compressed; fails where page or worker have grown beyond what was accepted.
    Bytes(BytesFlags),
    /// Audit the built app in Chromium: Lighthouse for the page, axe for every screen in light and
    /// dark.
    Audit,
    /// Take the documentation's pictures from the running app, into docs/pictures.
    Pictures,
}

/// Flags of `serve`.
#[derive(Debug, Args)]
pub struct ServeFlags {
    /// Port of http://localhost.
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Port of HTTPS on the local network.
    #[arg(long, default_value_t = 8443)]
    pub https_port: u16,
    /// Port of the page, on the local network, that tells a phone how to trust this computer.
    #[arg(long, default_value_t = 8081)]
    pub trust_port: u16,
    /// Serve what is in dist/ already.
    #[arg(long)]
    pub no_build: bool,
}

/// Flags of `test`.
#[derive(Debug, Args)]
pub struct TestFlags {
    /// Run this step alone.
    #[arg(long, value_enum)]
    pub only: Option<Step>,
}

/// The steps of `test`, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// Every file is formatted.
    Fmt,
    /// No warning in the code that runs on this computer.
    Clippy,
    /// No warning in the code that runs in the browser.
    ClippyWasm,
    /// The tests that run on this computer.
    Native,
    /// The app builds, and page and worker have not grown.
    Build,
    /// The built app in a real Chromium.
    E2e,
}

/// Flags of `analyze`.
#[derive(Debug, Args)]
pub struct AnalyzeFlags {
    /// The video; anything that ffmpeg reads.
    pub video: PathBuf,
    /// Drill id, or a drill file of one's own (a path that ends in .toml).
    #[arg(long, default_value = "hip-hinge")]
    pub drill: String,
    /// Landmark model.
    #[arg(long, value_parser = model_names(), default_value = "full")]
    pub model: ModelChoice,
    /// The camera's roll, degrees; + = the picture must be turned clockwise to be upright. Without
    /// it the roll is found by how the person stands, as far as it can be.
    #[arg(long, allow_negative_numbers = true, value_parser = turn_deg)]
    pub lean: Option<f64>,
    /// How far the camera looks up, degrees, where it is known: from far below the back is not
    /// judged.
    #[arg(long, allow_negative_numbers = true, value_parser = turn_deg)]
    pub pitch: Option<f64>,
    /// The person's height, m; it scales how far the hips went back.
    #[arg(long, value_parser = height_m, default_value_t = hinge::stance::limits::DEFAULT_HEIGHT_M)]
    pub height: f64,
    /// The reference rep that the back is compared with: a rep of this video (1 = first), or the
    /// JSON of an earlier analysis.
    #[arg(long)]
    pub reference: Option<String>,
    /// Write the record as JSON here instead of printing a table.
    #[arg(long)]
    pub json: Option<PathBuf>,
    /// Write a video with skeleton, angles and counts here.
    #[arg(long)]
    pub overlay: Option<PathBuf>,
    /// Write a table of what the coach says when, and why not the rest, here.
    #[arg(long)]
    pub cues: Option<PathBuf>,
}

/// Flags of `accuracy`.
#[derive(Debug, Args)]
pub struct AccuracyFlags {
    /// Folder of the clips, videos (.mp4) or recordings (.bin), each with its truth beside it;
    /// tests/clips unless given. A model's recordings may lie in a folder of its name in this one.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Landmark model; each has accepted figures of its own.
    #[arg(long, value_parser = model_names(), default_value = "full")]
    pub model: ModelChoice,
    /// Measure this clip alone; may be given several times.
    #[arg(long = "clip", value_name = "NAME")]
    pub clips: Vec<String>,
    /// Accept the figures of the clips that ran, instead of comparing them.
    #[arg(long)]
    #[arg(conflicts_with_all = ["every_s", "silhouette_every"])]
    pub accept: bool,
    /// Print a table of all reps for each clip.
    #[arg(long)]
    pub reps: bool,
    /// Write the record of each clip into this folder, as NAME.json, and as NAME+ref.json the one
    /// with a reference rep.
    #[arg(long, value_name = "DIR")]
    pub analyses: Option<PathBuf>,
    /// Leave out each frame of a recording that is nearer than this to the last one kept, s.
    #[arg(long, value_name = "S", value_parser = pause_s, default_value_t = 0.0)]
    pub every_s: f64,
    /// Let only one of this many frames of a recording have its silhouette.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub silhouette_every: usize,
}

impl AccuracyFlags {
    /// Whether recordings lose frames or silhouettes.
    pub fn is_thinned(&self) -> bool {
        self.every_s > 0.0 || self.silhouette_every > 1
    }
}

/// Flags of `learn-errors`.
#[derive(Debug, Args)]
pub struct LearnErrorsFlags {
    /// Folders of recordings (.bin) of rendered clips, each with its truth; a model's may lie in a
    /// folder of its name in them.
    #[arg(required = true, value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// The landmark model whose errors are learned.
    #[arg(long, value_parser = model_names(), default_value = "full")]
    pub model: ModelChoice,
}

/// Flags of `record`.
#[derive(Debug, Args)]
pub struct RecordFlags {
    /// The videos; anything that ffmpeg reads. The truth of one lies beside it as .json, and is
    /// copied.
    #[arg(required = true, value_name = "VIDEO")]
    pub videos: Vec<PathBuf>,
    /// Drill id of those without a truth.
    #[arg(long, default_value = "hip-hinge")]
    pub drill: String,
    /// Landmark model.
    #[arg(long, value_parser = model_names(), default_value = "full")]
    pub model: ModelChoice,
    /// Folder of the recordings.
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,
}

/// Flags of `bytes`.
#[derive(Debug, Args)]
pub struct BytesFlags {
    /// Accept the bytes of page and worker, instead of comparing them.
    #[arg(long)]
    pub accept: bool,
}

/// What the names of all landmark models begin with.
const MODELS: &str = "blazepose-";

/// The name of a model on the command line.
pub fn short_name(model: ModelChoice) -> &'static str {
    model.name().trim_start_matches(MODELS)
}

/// Reads an angle, degrees.
fn turn_deg(text: &str) -> Result<f64, String> {
    within(text, -180.0..=180.0)
}

/// Reads a time between frames, s.
fn pause_s(text: &str) -> Result<f64, String> {
    within(text, 0.0..=60.0)
}

/// Reads the height of a person, m.
fn height_m(text: &str) -> Result<f64, String> {
    let (least_m, most_m) = (f64::from(HEIGHT_CM.0) / 100.0, f64::from(HEIGHT_CM.1) / 100.0);
    within(text, least_m..=most_m)
}

fn within(text: &str, range: RangeInclusive<f64>) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|figure| range.contains(figure))
        .ok_or_else(|| format!("write a figure from {} to {}", range.start(), range.end()))
}

/// Reads the name of a model.
fn model_names() -> impl TypedValueParser<Value = ModelChoice> {
    let names = ModelChoice::ALL.map(|model| {
        PossibleValue::new(short_name(model)).help(match model {
            ModelChoice::Lite => "Small and quick",
            ModelChoice::Full => "Larger and slower",
        })
    });
    PossibleValuesParser::new(names).try_map(|name| {
        ModelChoice::named(&format!("{MODELS}{name}")).context("a name without a model")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_flags_agree_with_each_other() {
        Flags::command().debug_assert();
    }

    #[test]
    fn figures_that_are_none_or_that_nobody_has_are_refused() {
        let takes = |flag: &str, figure: &str| {
            Flags::try_parse_from(["xtask", "analyze", "a.mp4", flag, figure]).is_ok()
        };
        for figure in ["nan", "inf", "-inf", "", "tall"] {
            assert!(["--height", "--lean", "--pitch"].iter().all(|flag| !takes(flag, figure)));
        }
        assert!(takes("--height", "1.82") && takes("--lean", "-4.5") && takes("--pitch", "12"));
        assert!(!takes("--height", "0") && !takes("--height", "-1") && !takes("--height", "170"));
    }

    #[test]
    fn models_are_chosen_by_their_short_names() {
        let model = |words: &[&str]| match Flags::try_parse_from(words).map(|flags| flags.command) {
            Ok(Command::Accuracy(flags)) => Some(flags.model),
            Ok(Command::Analyze(flags)) => Some(flags.model),
            _ => None,
        };
        let full = Some(ModelChoice::Full);
        assert_eq!(model(&["xtask", "accuracy"]), full);
        assert_eq!(model(&["xtask", "analyze", "a.mp4"]), full);
        assert_eq!(model(&["xtask", "accuracy", "--model", "lite"]), Some(ModelChoice::Lite));
        assert_eq!(model(&["xtask", "accuracy", "--model", "full"]), full);
        assert_eq!(model(&["xtask", "accuracy", "--model", "huge"]), None);
    }
}
