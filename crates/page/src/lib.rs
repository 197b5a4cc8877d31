//! What the page decides, apart from the browser: frame times, stepping through a file, the
//! reference rep, what is drawn and what is said.

pub mod causes;
pub mod day;
pub mod device;
pub mod drill_picture;
pub mod drills;
pub mod exchange;
pub mod figures;
pub mod history;
pub mod kept_text;
pub mod live;
pub mod progression;
pub mod reference;
pub mod replay;
pub mod route;
pub mod set_figures;
pub mod settings;
pub mod summary;
pub mod trail;
pub mod words;
