//! The phone as it is: its camera and lean, how quick it is, what it may keep and show.

pub mod finder;
pub mod frame_clock;
pub mod install;
pub mod level;
pub mod limits;
pub mod model;
pub mod newest;
pub mod pace;
pub mod problem;
pub mod upkeep;
pub mod waiting;
