//! Why a text that was sent can't be read.

use crate::drill::variants::all_of;
use strum::{EnumCount, VariantArray};

/// Prints as a sentence for the person who opened the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, EnumCount, VariantArray)]
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
    /// Its checksum is right, and yet its content makes no sense.
    #[error("this looks like a link from Dowel, but its content makes no sense")]
    Nonsense,
}

impl ShareError {
    /// Every one.
    pub const ALL: [ShareError; ShareError::COUNT] = all_of();
}
