//! One set from its start to its record: frames from the camera or a file to the worker, answers to
//! the screen.

pub mod analysis;
pub mod camera;
pub mod choice;
pub mod demo;
pub mod device_speed;
pub mod files;
pub mod finished;
pub mod handle;
pub mod kept_references;
pub mod log;
pub mod model;
pub mod open;
pub mod phone;
pub mod reference;
pub mod review;
pub mod start;
pub mod steps;
pub mod video;
