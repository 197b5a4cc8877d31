//! English: the choice of a camera and its lens.

use crate::device::lens::LensOffer;
use crate::words::filming::FilmingWords;

pub const WORDS: FilmingWords = FilmingWords {
    camera: "Camera",
    front: ["Front camera", "The screen towards you: you see the count."],
    rear: ["Rear camera", "Sharper: you hear the count."],
    no_room: "No room to step back?",
    lens: |offer| match offer {
        LensOffer::Wider => "Wide lens",
        LensOffer::Another => "Another lens",
        LensOffer::Usual => "Usual lens",
    },
    went_back: "That camera did not start, so you have the one that worked.",
    show_picture: "Show the picture",
};
