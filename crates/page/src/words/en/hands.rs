//! English: a set for which nobody touches the phone.

use super::phrases::reps;
use crate::live::closing::Cause;
use crate::words::hands::HandsWords;

pub const WORDS: HandsWords = HandsWords {
    reps_a_set: "Reps a set",
    as_many: "As many as I do",
    of_reps: |wished| format!("of {wished}"),
    how: "Hold one arm up for a second, or walk out of the picture, and the set ends.",
    ends: |cause| match cause {
        Cause::Arm => "You raised an arm: the set ends. Raise it again, or tap, to go on.",
        Cause::Reps => "Your reps are done: the set ends. Raise an arm, or tap, to go on.",
        Cause::WalkedOut => "Nobody is there: the set ends. Come back to go on.",
    },
    ended: |cause| match cause {
        Cause::Arm => "The set ended by your raised arm.",
        Cause::Reps => "The set ended with your last rep.",
        Cause::WalkedOut => "The set ended when you walked out of the picture.",
    },
    go_on: "Go on with this set",
    again_by_arm: "Another set? Hold an arm up.",
    camera_looks: "For a second. The camera looks for it a minute and a half longer; nothing is \
                   recorded.",
    turn_off: "Turn the camera off",
    spoken_set: |count, score| match score {
        Some(score) => format!("{count} {}, score {score}", reps(count)),
        None => format!("{count} {}, not judged", reps(count)),
    },
    spoken_to_fix: |cue| format!("To fix: {cue}"),
};
