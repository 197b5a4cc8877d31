//! English: the set-up and the running set.

use crate::device::level::Level;
use crate::device::waiting::Remark;
use crate::words::live::LiveWords;
use hinge::coach::checks::Topic;

pub const WORDS: LiveWords = LiveWords {
    set_up: "Getting set",
    topic: |topic| match topic {
        Topic::Phone => "Phone",
        Topic::Light => "Light",
        Topic::Whole => "All of you",
        Topic::Size => "Near enough",
        Topic::Middle => "Middle",
        Topic::SideOn => "Side-on",
        Topic::Alone => "Alone",
        Topic::Back => "Back free",
    },
    level: "Phone upright",
    level_is: |level| match level {
        Level::Unknown => "No tilt sensor: taken to be upright".to_owned(),
        Level::Lying => "Stand the phone up".to_owned(),
        level if level.is_level() => "Level".to_owned(),
        level if level.is_steep() => {
            format!("Tilted {:.0}°, taken out: set it straighter", level.lean_deg().abs())
        }
        level => format!("Tilted {:.0}°, taken out", level.lean_deg().abs()),
    },
    good: "In order",
    bad: "Not yet",
    unknown: "Being checked",
    screen_sleeps: "This browser can't keep the screen on: switch off the automatic lock for your \
        set.",
    model_loads: "The pose model is loading. Get into the picture meanwhile.",
    clean_range: "Clean to",
    details: "Controls and details",
    pause: "Pause",
    go_on: "Go on",
    paused: "Paused",
    paused_by_hand: "Nothing is counted until you go on.",
    phone_moved: "The phone was moved: stand tall once more",
    contacts: "Contacts with the rod",
    remark: |remark| match remark {
        Remark::Paused => "Paused",
        Remark::GoesOn => "Go on",
        Remark::PhoneMoved => "The phone was moved: stand tall once more",
        Remark::EndsByArm => "The set ends. Raise an arm again to go on",
        Remark::EndsByReps => "Your reps are done. Raise an arm to go on",
        Remark::EndsByAbsence => "Nobody is there, so the set ends",
        Remark::EndsNot => "The set goes on",
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilt_is_said_without_its_sign() {
        assert_eq!((WORDS.level_is)(Level::Leaning(-6.2)), "Tilted 6°, taken out");
        assert_eq!((WORDS.level_is)(Level::Leaning(1.2)), "Level");
    }
}
