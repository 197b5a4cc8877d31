//! The words of a set for which nobody touches the phone.

#![allow(missing_docs, reason = "a field's name and its words say it")]

use super::declared::words;
use crate::live::closing::Cause;

words! {
    /// The words of a set for which nobody touches the phone.
    pub struct HandsWords {
        /// The choice of how many reps a set has.
        reps_a_set: &'static str,
        as_many: &'static str,
        /// After the count: of how many.
        of_reps: fn(u32) -> String => |say| [say(5)],
        /// How a set ends without a touch.
        how: &'static str,
        /// Why it is about to end, and how that is taken back.
        ends: fn(Cause) -> &'static str => |say| Cause::ALL.map(say),
        /// Why it ended.
        ended: fn(Cause) -> &'static str => |say| Cause::ALL.map(say),
        go_on: &'static str,
        again_by_arm: &'static str,
        camera_looks: &'static str,
        turn_off: &'static str,
        /// What is said aloud after a set: its reps, and its score where it was judged.
        spoken_set: fn(u32, Option<u32>) -> String =>
            |say| [say(1, None), say(5, None), say(1, Some(82)), say(5, Some(82))],
        /// … and what to fix, by its cue.
        spoken_to_fix: fn(&str) -> String => |say| [say("m.net")],
    }
}
