//! What the browser keeps of the app: small things in its storage, sets in its database.

pub mod exchange;
pub mod history_store;
pub mod language;
pub mod references;
pub mod sets;
pub mod settings;
pub mod speed;
pub mod storage;
pub mod video;
