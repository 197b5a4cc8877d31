//! English: the demo.

use crate::words::demo::DemoWords;

pub const WORDS: DemoWords = DemoWords {
    start: "See how it works",
    title: "Demo",
    what: "a recorded set",
    to_result: "To the result",
    sound_on: "Hear the coach",
    sound_off: "Mute the coach",
    result: "This was the demo: a recorded set with a good rep and three faulty ones. It is not \
        among your sets.",
    again: "Watch it again",
    failed: "The demo could not be loaded. Check your connection and try again.",
};
