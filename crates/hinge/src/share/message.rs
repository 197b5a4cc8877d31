//! A message as the text that is sent, and back.

use super::code::{Reader, Writer};
use super::envelope::{self, Kind};
use super::error::ShareError;
use super::layout;
use super::reply::{self, Reply};
use super::set::Shared;

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
/// ```
/// # fn main() -> Result<(), hinge::share::ShareError> {
/// use hinge::share::{Message, Reply, ShareError, read_message, write_reply};
///
/// let reply = Reply {
///     drill: "hip-hinge".to_owned(),
///     coach: Some("Ben".to_owned()),
///     notes: "Good hips. Slower on the way down.".to_owned(),
///     ..Reply::default()
/// };
/// let link = format!("https://dowel.example/app/#r={}", write_reply(&reply)?);
/// assert_eq!(read_message(&link), Ok(Message::Reply(reply)));
///
/// // Messengers break links, and texts stand around them.
/// assert_eq!(read_message(&link[..link.len() - 2]), Err(ShareError::Cut));
/// assert!(read_message(&format!("Have a look: {link}")).is_ok());
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// The kinds of [`ShareError`].
pub fn read_message(text: &str) -> Result<Message, ShareError> {
    let (kind, content) = envelope::open(text)?;
    let mut reader = Reader::new(&content);
    let message = match kind {
        Kind::Sets => {
            let mut shared = Shared { athlete: None, sets: Vec::new() };
            layout::shared(&mut reader, &mut shared)?;
            if !reader.is_at_end() {
                layout::later_fields(&mut reader, &mut shared)?;
            }
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
/// [`ShareError::Nonsense`] where a drill's id is no id.
pub fn write_reply(reply: &Reply) -> Result<String, ShareError> {
    let mut writer = Writer::new();
    reply::layout(&mut writer, &mut reply.clone())?;
    Ok(envelope::seal(Kind::Reply, &writer.bytes))
}

/// The text that stands behind `#s=`, and the sets as they will be read.
pub(super) fn write_sets(shared: &Shared) -> Result<(String, Shared), ShareError> {
    let (mut writer, mut written) = (Writer::new(), shared.clone());
    layout::shared(&mut writer, &mut written)?;
    if layout::has_later_fields(&written) {
        layout::later_fields(&mut writer, &mut written)?;
    }
    Ok((envelope::seal(Kind::Sets, &writer.bytes), written))
}
