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
    how_lying: [
        ("Lean the phone on its long side", "On the floor, against a wall or a shoe."),
        ("Lie or sit across its view, about 2.5 m away", "Head and feet must be in the picture."),
        ("Keep still for a moment, then begin", "Dowel measures you against your own rest."),
    ],
    more: "Your practice",
};
