//! German: the demo.

use crate::words::demo::DemoWords;

pub const WORDS: DemoWords = DemoWords {
    start: "So funktioniert es",
    title: "Demo",
    what: "ein aufgezeichneter Satz",
    to_result: "Zum Ergebnis",
    sound_on: "Coach anhören",
    sound_off: "Coach stumm",
    result: "Das war die Demo: ein aufgezeichneter Satz mit einer sauberen und drei fehlerhaften \
        Wiederholungen. Er zählt nicht zu deinen Sätzen.",
    again: "Noch einmal ansehen",
    failed: "Die Demo konnte nicht geladen werden. Prüf deine Verbindung und versuch es noch \
        einmal.",
};
