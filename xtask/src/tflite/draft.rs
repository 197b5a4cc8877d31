//! A step of the network while its file is being made.

use pose::network_file::Step;

/// A step with its weights, in half precision, in the file's order.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// What is done, to which pictures.
    pub step: Step,
    /// Its numbers, half precision.
    pub weights: Vec<u16>,
}
