//! One set from its start to its record: frames from the camera or a file to the worker, answers to
//! the screen.
//!
//! One frame is in flight. From the camera a newer frame replaces the one that waits; of a file
//! every frame is judged. The worker keeps its set until the person leaves the table, so that all
//! reps can be judged again by another reference rep; and the camera may look for a raised arm, by
//! which the next set begins. A pause, by hand or by a hidden page, drops
//! the movement under way. A worker that dies is started again, with the reps already counted.

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
pub mod lookout;
pub mod model;
pub mod open;
pub mod other_model;
pub mod phone;
pub mod reference;
pub mod review;
pub mod start;
pub mod steps;
pub mod video;
pub mod viewfinder;
