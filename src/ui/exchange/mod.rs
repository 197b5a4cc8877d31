//! The screens of the exchange between athlete and coach.

mod athletes;
mod charts;
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

use crate::browser::today::today;
use hinge::Drill;
use hinge::share::Date;
use page::drills;
use page::exchange;
use page::words::Words;

/// A drill's name; its id where this version does not know it.
fn drill_name(id: &str, words: &Words) -> String {
    let known = Drill::by_id(id)
        .ok()
        .and_then(|drill| drills::words(&drill, words.language).map(|words| words.name.clone()));
    known.unwrap_or_else(|| id.to_owned())
}

/// A day in words.
fn date(date: Date, words: &Words) -> String {
    (words.exchange.date)(exchange::day(date), today())
}
