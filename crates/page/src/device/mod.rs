//! The phone as it is: its camera and lean, how quick it is, what it may keep and show.
//!
//! How long the camera's frames take decides what a slow device is spared ([`pace`]): silhouettes
//! first, then frames, which then come at an even rate. A video file is never thinned. The model
//! stays the same within a set; between sets it is the chosen one, or, left to the app, the exact
//! one where the last set has shown that there is room for it ([`model`]).

pub mod finder;
pub mod frame_clock;
pub mod install;
pub mod lens;
pub mod level;
pub mod limits;
pub mod model;
pub mod newest;
pub mod pace;
pub mod problem;
pub mod pulse;
pub mod upkeep;
pub mod waiting;
