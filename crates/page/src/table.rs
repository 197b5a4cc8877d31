//! The set's table: each rep's cells as words and numbers.

use crate::text;
use hinge::session::{Rep, Unseen};

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Number of the rep, 1 = first.
    pub number: usize,
    /// 0…100, rounded; `None` = could not be judged.
    pub score: Option<u32>,
    /// Hip flexion at the bottom.
    pub hip: String,
    /// Knee flexion at the bottom.
    pub knee: String,
    /// Share of the hips.
    pub hip_share: String,
    /// The faults in words, worst first.
    pub faults: Vec<String>,
    /// What could not be judged, in words.
    pub unseen: Vec<String>,
}

/// The row of the rep with this number.
pub fn row(number: usize, rep: &Rep) -> Row {
    Row {
        number,
        score: rep.score.map(rounded),
        hip: text::degrees(rep.angles.hip_deg),
        knee: text::degrees(rep.angles.knee_deg),
        hip_share: text::percent(rep.hip_share),
        faults: rep.faults.iter().map(text::fault).collect(),
        unseen: rep.unseen.iter().map(|unseen: &Unseen| text::unseen(*unseen)).collect(),
    }
}

/// A score from 0 to 100 as a whole number.
pub fn rounded(score: f64) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded to 0…100 first")]
    let whole = score.clamp(0.0, 100.0).round() as u32;
    whole
}
