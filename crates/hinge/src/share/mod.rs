//! Sets and replies as texts that pass through any messenger: in a link's fragment, which no server
//! ever sees, in a QR code or in a file.
//!
//! A text is read only after its length, its version and its checksum were looked at; what is read
//! is bounded in bytes and therefore in steps and memory ([`limits`]). Nothing of it is ever
//! anything but figures and plain text.

mod code;
mod envelope;
mod error;
mod fit;
mod layout;
pub mod limits;
mod message;
mod motion;
mod numbered;
mod numbers;
mod reply;
mod set;

pub use error::ShareError;
pub use fit::{Fitted, Left, fit, whole};
pub use message::{Message, read_message, write_reply};
pub use motion::{BackMark, JOINTS, Joint, Keyframe, Motion, RodMarks};
pub use reply::{NextWork, RepNote, Reply};
pub use set::{Date, Detail, Net, SetKey, Shared, SharedReference, SharedSet};

#[cfg(test)]
mod tests;
