//! BlazePose in Rust: from a picture to one person's landmarks and silhouette.
//!
//! Types and geometry are always here; the networks are behind the feature `engine`.

#[cfg(feature = "engine")]
pub mod engine;
pub mod geometry;
pub mod landmark;
#[cfg(feature = "engine")]
pub mod network_file;
pub mod recording;
pub mod roi;
pub mod silhouette;
pub mod smoothing;

pub use geometry::{Point, Vector};
pub use landmark::{BodySide, Landmark, LandmarkId, Pose};
pub use roi::Roi;
