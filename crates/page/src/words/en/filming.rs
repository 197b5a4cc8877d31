//! English: the choice of a camera and its lens.

use crate::device::lens::LensOffer;
use crate::words::filming::FilmingWords;

pub const WORDS: FilmingWords = FilmingWords {
    camera: "Camera",
    front: ["Front camera", "The screen towards you: you see the count."],
    rear: ["Rear camera", "Sharper: you hear the count."],
    how: |lies| {
        if lies {
            "The phone stands on its long side on the floor, 2.5 m away; you lie across its view."
        } else {
            "The phone stands upright at the height of your hips, 2.5 m away; you are side-on."
        }
    },
    at_hips: "hip height",
    on_floor: "on the floor",
    small_room: "Small room? Put the phone into a corner, looking along the room's longest way, or \
        take the wide lens.",
    no_room: "No room to step back?",
    lens: |offer| match offer {
        LensOffer::Wider => "Wide lens",
        LensOffer::Another => "Another lens",
        LensOffer::Usual => "Usual lens",
    },
    went_back: "That camera did not start, so you have the one that worked.",
    show_picture: "Show the picture",
};
