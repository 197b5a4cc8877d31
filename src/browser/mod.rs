//! Every call into the browser; one file each. What a file acquires, it releases.

pub mod animation;
pub mod camera;
pub mod clock;
pub mod download;
pub mod events;
pub mod fetch;
pub mod frame_callback;
pub mod kept_language;
pub mod kept_references;
pub mod kept_sets;
pub mod kept_settings;
pub mod kept_video;
pub mod languages;
pub mod painter;
pub mod scroll;
pub mod speech;
pub mod storage;
pub mod support;
pub mod test_hook;
pub mod timer;
pub mod today;
pub mod tones;
pub mod video_file;
pub mod worker;
