//! A set that is over, and what can judge it again.

use super::analysis::Analysis;
use super::lookout::Lookout;
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
    /// The camera that looks for a raised arm, if it does.
    pub lookout: Option<Lookout>,
}

impl Finished {
    /// With this record; without a video.
    pub fn new(analysis: Analysis, record: SessionRecord, problem: Option<Problem>) -> Self {
        let (record, replay) = (Arc::new(record), Arc::new(analysis.replay().clone()));
        let outcome =
            Outcome { record, replay, video: None, problem, ended_by: None, is_demo: false };
        Self { outcome, analysis, lookout: None }
    }
}
