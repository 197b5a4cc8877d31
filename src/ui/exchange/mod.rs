//! The screens of the exchange between athlete and coach.

mod athletes;
mod charts;
mod date;
mod figure;
mod home_parts;
mod inbox;
mod reply;
mod reply_form;
mod scanner;
mod send;
mod share_set;
mod shared_set;

pub use home_parts::{CoachWork, InboxButton, Waiting};
pub use inbox::Inbox;
pub use reply::{ReplyScreen, ReplyTo};
pub use share_set::{ShareSet, ShareSpan};
pub use shared_set::SharedSetScreen;
