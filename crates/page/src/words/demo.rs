//! The words of the demo.

#![allow(missing_docs, reason = "a field's name and its words say it")]

/// The words of one language.
pub struct DemoWords {
    pub start: &'static str,
    pub title: &'static str,
    pub what: &'static str,
    pub to_result: &'static str,
    pub sound_on: &'static str,
    pub sound_off: &'static str,
    pub result: &'static str,
    pub again: &'static str,
    pub failed: &'static str,
}

/// English.
pub const EN: DemoWords = DemoWords {
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

/// German.
pub const DE: DemoWords = DemoWords {
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

#[cfg(test)]
impl DemoWords {
    /// Every text with its field's name.
    pub(super) fn texts(&self) -> Vec<(String, String)> {
        let Self { start, title, what, to_result, sound_on, sound_off, result, again, failed } =
            *self;
        let all = [start, title, what, to_result, sound_on, sound_off, result, again, failed];
        all.into_iter().map(|text| ("demo".to_owned(), text.to_owned())).collect()
    }
}
