//! Every call into the browser; one file each. What a file acquires, it releases.

pub mod address;
pub mod camera;
pub mod download;
pub mod events;
pub mod first_paint;
pub mod frame_callback;
pub mod install;
pub mod kept_language;
pub mod kept_references;
pub mod kept_sets;
pub mod kept_settings;
pub mod languages;
pub mod noted;
pub mod painter;
pub mod scroll;
pub mod service_worker;
pub mod speech;
pub mod storage;
pub mod test_hook;
pub mod thrift;
pub mod timer;
pub mod today;
pub mod tones;
pub mod video_file;
pub mod visibility;
pub mod worker;
