//! The networks, run by tract, and the tracker that follows one person with them.

mod anchors;
mod buffers;
mod crop;
mod detector;
mod error;
mod frame;
mod heatmap;
mod landmarks;
mod network;
mod networks;
mod operators;
mod tracker;
mod want;

pub use error::EngineError;
pub use frame::{Channels, Frame};
pub use landmarks::OUTPUTS as LANDMARK_OUTPUTS;
pub use network::{StepTime, profile};
pub use networks::Engine;
pub use tracker::{EngineTimes, Followed, Tracker};
pub use want::Want;
