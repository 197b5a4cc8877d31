//! German: the first screen.

use crate::words::home::HomeWords;

pub const WORDS: HomeWords = HomeWords {
    film: "Ein Film von dem, was du sehen wirst: Eine Person beugt sich seitlich zur Kamera aus \
        der Hüfte und kommt wieder hoch. Ein Stab liegt am Rücken, grüne Punkte zeigen, wo er \
        anliegt, und die Wiederholungen zählen hoch.",
    film_stop: "Film anhalten",
    film_play: "Film abspielen",
    change_drill: "Ändern",
    drills: "Übung wählen",
    drills_what: "Die erste ist die leichteste. Der Schatten zeigt, wo du beginnst.",
    done: "Fertig",
    how_lying: [
        ("Stell das Handy quer hin", "Auf den Boden, an eine Wand oder einen Schuh gelehnt."),
        (
            "Leg oder setz dich quer davor, etwa 2,5 m entfernt",
            "Kopf und Füße müssen im Bild sein.",
        ),
        ("Bleib kurz ruhig, dann leg los", "Dowel vergleicht dich mit deiner eigenen Ruhelage."),
    ],
    more: "Dein Training",
};
