//! What the page decides, apart from the browser: frame times, stepping through a file, the
//! reference rep, what is drawn and what is said.

pub mod chart;
pub mod day;
pub mod demo;
pub mod drills;
pub mod exchange;
pub mod figures;
pub mod finder;
pub mod frame_clock;
pub mod gap_chart;
pub mod history;
pub mod install;
pub mod level;
pub mod live;
pub mod model;
pub mod newest;
pub mod overlay;
pub mod pace;
pub mod playback;
pub mod problem;
pub mod progression;
pub mod reference;
pub mod replay;
pub mod route;
pub mod settings;
pub mod sound;
pub mod table;
pub mod upkeep;
pub mod waiting;
pub mod words;
