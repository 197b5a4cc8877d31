//! A table of what the coach says when, and why the rest stays unsaid.

use crate::output::Output;
use anyhow::Result;
use hinge::set::FrameJudged;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The table of one set as it is heard, tab-separated: time, what is said or sounded,
/// what is withheld with the reason.
pub struct CueTable {
    path: PathBuf,
    rows: String,
}

impl CueTable {
    /// An empty table that will be written to `path`.
    pub fn new(path: &Path) -> CueTable {
        CueTable { path: path.to_owned(), rows: "t_s\tsaid\twithheld\n".to_owned() }
    }

    /// Adds what was said at one frame.
    ///
    /// # Errors
    /// None in practice: a row is text in memory.
    pub fn add(&mut self, judged: &FrameJudged) -> Result<()> {
        let advice = &judged.advice;
        let said = advice
            .says
            .iter()
            .map(ToString::to_string)
            .chain(advice.tone.then(|| "tone".to_owned()))
            .collect::<Vec<_>>()
            .join(", ");
        let withheld = advice
            .withheld
            .iter()
            .map(|(saying, why)| format!("{saying} ({why})"))
            .collect::<Vec<_>>()
            .join(", ");
        if !said.is_empty() || !withheld.is_empty() {
            writeln!(self.rows, "{:.2}\t{said}\t{withheld}", judged.snapshot.t_s)?;
        }
        Ok(())
    }

    /// Writes the table.
    ///
    /// # Errors
    /// One sentence when the file can't be written.
    pub fn finish(self) -> Result<()> {
        Output::new(&self.path)?.write(self.rows)
    }
}
