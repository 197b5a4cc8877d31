//! The other model of a set before the camera.

use super::analysis::Analysis;
use super::steps::load_beside;
use futures::future::{FutureExt, LocalBoxFuture};
use page::device::problem::Problem;
use protocol::ModelChoice;

/// A model that a set can still change to while nothing is compared with anything: before standing
/// is known, and before the first movement that may be a rep.
pub enum OtherModel {
    /// None is wanted so far.
    Unasked,
    /// It is being loaded.
    Loading(LocalBoxFuture<'static, Result<Box<Analysis>, Problem>>),
    /// It waits for a moment without a movement.
    Here(Box<Analysis>),
    /// The set stays with what it has.
    Settled,
}

impl OtherModel {
    /// Loads it.
    pub fn loading(model: ModelChoice) -> Self {
        Self::Loading(load_beside(model).boxed_local())
    }
}
