//! The words of the set-up and of the running set.

#![allow(missing_docs, reason = "a field's name and its words say it")]

use super::declared::words;
#[cfg(test)]
use super::samples;
use crate::device::level::Level;
use crate::device::waiting::Remark;
use hinge::coach::checks::Topic;

words! {
    /// The words of the set-up and of the running set.
    pub struct LiveWords {
        set_up: &'static str,
        /// A thing that must hold.
        topic: fn(Topic) -> &'static str => |say| Topic::ALL.map(say),
        level: &'static str,
        /// How the phone stands, and what is made of it.
        level_is: fn(Level) -> String => |say| samples::LEVELS.map(say),
        /// Said of a thing, for those who can't see its mark.
        good: &'static str,
        bad: &'static str,
        unknown: &'static str,
        screen_sleeps: &'static str,
        model_loads: &'static str,
        clean_range: &'static str,
        /// The button that brings them.
        details: &'static str,
        pause: &'static str,
        go_on: &'static str,
        paused: &'static str,
        paused_by_hand: &'static str,
        phone_moved: &'static str,
        contacts: &'static str,
        /// What the app itself says aloud.
        remark: fn(Remark) -> &'static str => |say| Remark::ALL.map(say),
    }
}
