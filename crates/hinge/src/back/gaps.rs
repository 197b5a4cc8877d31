//! How far the contacts are off the rod.

use serde::{Deserialize, Serialize};

/// Perpendicular gaps between the virtual rod and its contacts, fraction of the standing trunk, ≥
/// 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Gaps {
    /// Back of the head.
    pub head: Option<f64>,
    /// Between the shoulder blades.
    pub upper_back: Option<f64>,
    /// Tailbone.
    pub tailbone: Option<f64>,
}
