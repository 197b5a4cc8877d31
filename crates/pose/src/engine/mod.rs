//! The networks, run by tract, and the tracker that follows one person with them.
//!
//! The detector finds people when nobody is followed, and every two seconds to notice others. The
//! followed person's region comes from two auxiliary landmarks of the last frame. The landmark
//! network's answers are refined on its heatmaps; its silhouette branch runs only on frames for
//! which it is asked. Who faces left is shown to it in the mirror when asked: it reads knees
//! differently from either side.
//!
//! A network is read as steps with weights in half precision ([`crate::network_file`]) and becomes
//! a graph of tract: each step is an operator that calls a kernel, and the pictures between steps
//! lie in memory that is used again.

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
