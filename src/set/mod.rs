//! One set from its first frame to its record: the app's logic, apart from what is drawn and what the browser does.

pub mod analysis;
pub mod chart;
pub mod finder;
pub mod frame_clock;
pub mod live;
pub mod newest;
pub mod overlay;
pub mod problem;
pub mod table;
