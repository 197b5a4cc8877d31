//! German: the choice of a camera and its lens.

use crate::device::lens::LensOffer;
use crate::words::filming::FilmingWords;

pub const WORDS: FilmingWords = FilmingWords {
    camera: "Kamera",
    front: ["Frontkamera", "Der Bildschirm zu dir: Du siehst die Zahl."],
    rear: ["Rückkamera", "Schärfer: Du hörst die Zahl."],
    how: |lies| {
        if lies {
            "Das Handy steht quer auf dem Boden, 2,5 m entfernt; du liegst quer vor ihm."
        } else {
            "Das Handy steht aufrecht auf Hüfthöhe, 2,5 m entfernt; du stehst seitlich zu ihm."
        }
    },
    at_hips: "auf Hüfthöhe",
    on_floor: "auf dem Boden",
    small_room: "Kleiner Raum? Stell das Handy in eine Ecke, mit Blick in die weiteste Richtung, \
        oder nimm den Weitwinkel.",
    no_room: "Kein Platz nach hinten?",
    lens: |offer| match offer {
        LensOffer::Wider => "Weitwinkel",
        LensOffer::Another => "Andere Linse",
        LensOffer::Usual => "Übliche Linse",
    },
    went_back: "Diese Kamera ist nicht gestartet, darum hast du wieder die vorige.",
    show_picture: "Bild zeigen",
};
