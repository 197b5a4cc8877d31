//! All words of the screens: one table for each language, in a folder of its own. A language that
//! lacks a text does not compile.

pub mod about;
mod declared;
pub mod demo;
mod exchange;
mod far;
mod filming;
mod hands;
pub mod history;
mod home;
mod live;
pub mod pace;
pub mod replay;
mod said;
#[cfg(test)]
pub(crate) mod samples;
mod table;

use hinge::drill::Language;

pub use about::AboutWords;
pub use exchange::ExchangeWords;
pub use far::FarWords;
pub use filming::FilmingWords;
pub use hands::HandsWords;
pub use history::HistoryWords;
pub use home::HomeWords;
pub use live::LiveWords;
pub use said::Sign;
pub use table::Words;

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

macro_rules! folders {
    ($($language:ident $folder:ident),*) => {
        $(pub(crate) mod $folder;)*

        impl Words {
            /// The words of a language.
            pub fn of(language: Language) -> &'static Words {
                match language {
                    $(Language::$language => &$folder::WORDS,)*
                }
            }
        }
    };
}
each_language!(folders);

/// The language that a tag as `de-AT` stands for; `None` where the app does not speak it.
pub fn spoken(tag: &str) -> Option<Language> {
    let wished = tag.split('-').next().unwrap_or_default();
    Language::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(wished))
}

/// The first of the wished languages that the app speaks, else English.
pub fn first_spoken(tags: impl IntoIterator<Item = String>) -> Language {
    tags.into_iter().find_map(|tag| spoken(&tag)).unwrap_or(Language::En)
}

#[cfg(test)]
mod tests {
    use super::declared::Texts;
    use super::*;
    use crate::device::problem::{CameraProblem, VideoProblem};
    use crate::progression::Trend;
    use crate::reference::{Choice, InForce};
    use hinge::back::cant_tell::CantTell;
    use hinge::rep::record::RestFrom;
    use hinge::seen::angles::Facing;
    use hinge::{FaultId, ReferenceError};
    use protocol::Failure;
    use std::collections::BTreeSet;

    /// Every text of a language with its field's name: of the functions, what they say in each
    /// case.
    fn texts(words: &Words) -> Vec<(String, String)> {
        let mut texts = Vec::new();
        words.add_texts("words", &mut texts);
        texts
    }

    #[test]
    fn every_language_has_every_text() {
        for language in Language::ALL {
            for (field, text) in texts(Words::of(language)) {
                assert!(
                    !text.trim().is_empty() && text.trim() == text,
                    "{language:?}: {field}: {text:?}"
                );
                assert!(
                    !text.contains("  ") && !text.contains(".."),
                    "{language:?}: {field}: {text:?}"
                );
            }
        }
    }

    /// Names and single terms may be as in English.
    #[test]
    fn no_language_has_english_texts() {
        let english = texts(Words::of(Language::En));
        for language in Language::ALL.into_iter().filter(|language| *language != Language::En) {
            for ((field, text), (_, in_english)) in
                texts(Words::of(language)).into_iter().zip(&english)
            {
                assert!(
                    text.split_whitespace().count() <= 2 || text != *in_english,
                    "{language:?}: {field}: {text:?}"
                );
            }
        }
    }

    #[test]
    fn every_language_says_the_figures() {
        for language in Language::ALL {
            let words = Words::of(language);
            let has = |text: String, figures: &[&str]| {
                assert!(
                    figures.iter().all(|figure| text.contains(figure)),
                    "{language:?}: {text:?}"
                )
            };
            for id in FaultId::ALL {
                has((words.fault)(&samples::finding(id, false)), &["?"]);
                has((words.reading)(&samples::finding(id, true), None).unwrap(), &["52°"]);
            }
            for id in [FaultId::BackRounded, FaultId::BackOverArched] {
                let finding = samples::finding(id, true);
                has((words.reading)(&finding, Some(0.292)).unwrap(), &["52°", "29 %"]);
            }
            has((words.clean_to)(51.6), &["52°"]);
            has(
                (words.missing)(&samples::missing()[1], "Plank"),
                &["1", "2", "8", "85", "3", "Plank"],
            );
            has((words.trend)(&Trend { change_deg: -3.2, sets: 5 }), &["3°", "5"]);
            has((words.choose_drill)("Plank"), &[words.choose, "Plank"]);
            has((words.sets_dropped)("Plank"), &["Plank"]);
            has((words.back_not_judged)(CantTell::Lost, Some(&[7, 8, 9])), &["7", "8", "9"]);
            has((words.upper_back_not_judged)(Some(&[7, 8])), &["7", "8"]);
            has((words.rest_from)(RestFrom::After, Some(&[7, 8])), &["7", "8"]);
            has((words.compare_with_kept)(&[samples::kept(Facing::Left)], samples::day()), &["21"]);
            has(
                (words.in_force)(&InForce { choice: Choice::Rep(7), sag: 0.05 }, samples::day()),
                &["7", "5", "0 %"],
            );
            has((words.refused)(&ReferenceError::NoSuchRep { rep: 7, count: 3 }), &["7", "3"]);
            has(
                (words.refused)(&ReferenceError::TooRound { percent: 5.02, limit_percent: 3.0 }),
                &["5", "0 %", "3 %"],
            );
            has((words.video)(&VideoProblem::TooLong), &["15"]);
            has((words.video)(&VideoProblem::TooLarge), &["4096"]);
            has((words.camera)(&CameraProblem::Other("m.net".to_owned())), &["m.net"]);
            has((words.worker_lost)("m.net"), &["m.net"]);
            for failure in samples::failures()
                .iter()
                .filter(|failure| !matches!(failure, Failure::Reference { .. }))
            {
                has((words.failure)(failure), &["m.net"]);
            }
        }
    }

    #[test]
    fn every_fault_and_hint_is_told_from_the_others_in_every_language() {
        for language in Language::ALL {
            let words = Words::of(language);
            assert_eq!(
                BTreeSet::from(FaultId::ALL.map(words.fault_name)).len(),
                FaultId::ALL.len(),
                "{language:?}"
            );
            assert_eq!(
                BTreeSet::from(hinge::Hint::ALL.map(words.hint)).len(),
                hinge::Hint::ALL.len(),
                "{language:?}"
            );
        }
    }

    #[test]
    fn a_language_is_found_by_its_tag() {
        for language in Language::ALL {
            let words = Words::of(language);
            assert_eq!((words.language, words.code), (language, language.code()));
            assert_eq!(spoken(words.code), Some(language));
        }
        assert_eq!(
            [spoken("de-AT"), spoken("DE"), spoken("den"), spoken("")],
            [Some(Language::De), Some(Language::De), None, None]
        );
        let first = |tags: &[&str]| first_spoken(tags.iter().map(ToString::to_string));
        assert_eq!(first(&["la", "de-CH", "en"]), Language::De);
        assert_eq!([first(&["la"]), first(&[])], [Language::En; 2]);
    }
}
