//! A set that is over, and what can judge it again.

use super::analysis::Analysis;
use crate::state::Outcome;
use hinge::session::SessionRecord;
use page::device::problem::Problem;
use std::sync::Arc;

/// A set that is over.
pub struct Finished {
    /// How it ended.
    pub outcome: Outcome,
    /// Holds the set still.
    pub analysis: Analysis,
}

impl Finished {
    /// With this record; without a video.
    pub fn new(analysis: Analysis, record: SessionRecord, problem: Option<Problem>) -> Self {
        let (record, replay) = (Arc::new(record), Arc::new(analysis.replay().clone()));
        let outcome = Outcome { record, replay, video: None, problem, is_demo: false };
        Self { outcome, analysis }
    }
}
