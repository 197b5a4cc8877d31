//! English: the first screen.

use crate::words::home::HomeWords;

pub const WORDS: HomeWords = HomeWords {
    film: "A film of what you will see: a person side-on bends at the hips and comes up again. A \
        rod lies along the back, green marks show where it touches, and the count goes up.",
    film_stop: "Stop the film",
    film_play: "Play the film",
    change_drill: "Change",
    drills: "Choose a drill",
    drills_what: "The first is the easiest. The shadow is where you begin.",
    done: "Done",
    more: "Your practice",
};
