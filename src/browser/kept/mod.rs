//! What the browser keeps of the app: small texts in its storage, sets in its database.

pub mod history_store;
pub mod storage;
