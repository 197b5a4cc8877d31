//! The words that are read from two and a half metres: short, for a phone has room for two lines of
//! them.

#![allow(missing_docs, reason = "a field's name and its words say it")]

use super::declared::words;
use crate::live::closing::Cause;
use hinge::drill::Rest;
#[cfg(test)]
use hinge::drill::cue;
use hinge::{CantTell, FaultId, Hint};

words! {
    /// Each says in short what a sentence of the other tables says whole.
    pub struct FarWords {
        hint: fn(Hint) -> &'static str => |say| Hint::ALL.map(say),
        at_rest: fn(Rest) -> &'static str => |say| Rest::ALL.map(say),
        other_rest: fn(Rest) -> &'static str => |say| Rest::ALL.map(say),
        go: &'static str,
        paused: &'static str,
        phone_moved: &'static str,
        /// What the coach asks for, by the cue's id; nothing of an id that is not known.
        cue: fn(&str) -> &'static str => |say| cue::ids().map(say),
        stop_at: fn(f64) -> String => |say| [say(148.0)],
        question: fn(FaultId) -> &'static str => |say| FaultId::ALL.map(say),
        praise: fn(Option<f64>) -> String => |say| [say(None), say(Some(100.0))],
        cant_tell: fn(CantTell) -> &'static str => |say| CantTell::ALL.map(say),
        /// Metres.
        wall_at: fn(f64) -> String => |say| [say(0.305)],
        /// Why the set ends, in how many seconds, and how that is taken back.
        ends_in: fn(Cause, u32) -> String => |say| Cause::ALL.map(|cause| say(cause, 5)),
        /// Metres.
        short_of_wall: fn(f64) -> String => |say| [say(0.12)],
    }
}

#[cfg(test)]
mod tests {
    use crate::words::Words;
    use crate::words::declared::Texts;
    use hinge::drill::Language;

    /// So many letters of the far words stand in a line on a phone.
    const LETTERS_A_LINE: usize = 11;
    const LINES: usize = 2;

    /// The lines of a text, each as full as it can be.
    fn lines(text: &str) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ') {
            match lines.last_mut() {
                Some(line) if line.chars().count() + 1 + word.chars().count() <= LETTERS_A_LINE => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }

    #[test]
    fn what_is_read_from_afar_has_room_on_a_phone() {
        for language in Language::ALL {
            let mut texts = Vec::new();
            Words::of(language).far.add_texts("far", &mut texts);
            for (field, text) in texts {
                let lines = lines(&text);
                assert!(
                    lines.len() <= LINES
                        && lines.iter().all(|line| line.chars().count() <= LETTERS_A_LINE),
                    "{language:?}: {field}: {lines:?}"
                );
            }
        }
    }
}
