//! Sets and replies as texts that pass through any messenger: in a link's fragment, which no server
//! ever sees, in a QR code or in a file.
//!
//! A text is read only after its length, its version and its checksum were looked at; what is read
//! is bounded in bytes and therefore in steps and memory ([`limits`]). Nothing of it is ever
//! anything but figures and plain text.

mod code;
mod envelope;
mod fit;
mod layout;
pub mod limits;
mod motion;
mod reply;
mod set;

pub use fit::{Fitted, Left, fit, whole};
pub use motion::{BackMark, JOINTS, Joint, Keyframe, Motion, RodMarks};
pub use reply::{NextWork, RepNote, Reply};
pub use set::{Date, Detail, Net, SetKey, Shared, SharedReference, SharedSet};

use code::{Reader, Writer};
use envelope::Kind;

/// Why a text can't be read. Each prints as a sentence for the person who opened it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// There is no message in it.
    #[error("this is no link or file from Dowel")]
    NotALink,
    /// Its end is missing.
    #[error("the end of the link is missing: copy it whole, or ask for the file")]
    Cut,
    /// Its checksum is not its own.
    #[error("the link was changed on its way: ask for it once more, or for the file")]
    Damaged,
    /// It is longer than anything that Dowel writes.
    #[error("this is longer than anything that Dowel sends")]
    TooLong,
    /// A newer version wrote it.
    #[error("this was made by a newer Dowel: update the app, then open it again")]
    Newer,
    /// Its checksum is right, and yet it says nothing that can be meant.
    #[error("this looks like a link from Dowel, but says nothing that can be meant")]
    Nonsense,
}

/// What a text says.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// An athlete's sets, for the coach.
    Sets(Shared),
    /// The coach's answer.
    Reply(Reply),
}

/// Reads a link, a file's text, or what was pasted.
///
/// # Errors
/// The kinds of [`ShareError`].
pub fn read(text: &str) -> Result<Message, ShareError> {
    let (kind, content) = envelope::open(text)?;
    let mut reader = Reader::new(&content);
    let message = match kind {
        Kind::Sets => {
            let mut shared = Shared { athlete: None, sets: Vec::new() };
            layout::shared(&mut reader, &mut shared)?;
            Message::Sets(shared)
        }
        Kind::Reply => {
            let mut reply = Reply::default();
            reply::layout(&mut reader, &mut reply)?;
            Message::Reply(reply)
        }
    };
    if reader.is_at_end() { Ok(message) } else { Err(ShareError::Nonsense) }
}

/// A reply as the text that stands behind `#r=`; texts that are too long are shortened.
///
/// # Errors
/// None for a reply that can be meant.
pub fn write_reply(reply: &Reply) -> Result<String, ShareError> {
    let mut writer = Writer::new();
    reply::layout(&mut writer, &mut reply.clone())?;
    Ok(envelope::seal(Kind::Reply, &writer.bytes))
}

/// The text that stands behind `#s=`, and the sets as they will be read.
fn write_sets(shared: &Shared) -> Result<(String, Shared), ShareError> {
    let (mut writer, mut written) = (Writer::new(), shared.clone());
    layout::shared(&mut writer, &mut written)?;
    Ok((envelope::seal(Kind::Sets, &writer.bytes), written))
}

#[cfg(test)]
mod tests;
