//! German: the choice of a camera and its lens.

use crate::device::lens::LensOffer;
use crate::words::filming::FilmingWords;

pub const WORDS: FilmingWords = FilmingWords {
    camera: "Kamera",
    front: ["Frontkamera", "Der Bildschirm zu dir: Du siehst die Zahl."],
    rear: ["Rückkamera", "Schärfer: Du hörst die Zahl."],
    no_room: "Kein Platz nach hinten?",
    lens: |offer| match offer {
        LensOffer::Wider => "Weitwinkel",
        LensOffer::Another => "Andere Linse",
        LensOffer::Usual => "Übliche Linse",
    },
    went_back: "Diese Kamera ist nicht gestartet, darum hast du wieder die vorige.",
    show_picture: "Bild zeigen",
};
