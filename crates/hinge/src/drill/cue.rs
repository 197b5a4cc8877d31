//! Cues: what a coach says about a fault, as data. Drill files name them; `cues/` holds a table of
//! their words per language.

use super::terms::Language;

include!(concat!(env!("OUT_DIR"), "/cue_tables.rs"));

/// The ids of all cues, in the order of the alphabet.
pub fn ids() -> impl Iterator<Item = &'static str> {
    table(Language::En).iter().map(|(id, _)| *id)
}

/// What the coach says; `None` when there is no such cue.
pub fn text(id: &str, language: Language) -> Option<&'static str> {
    table(language).iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}

fn table(language: Language) -> &'static [(&'static str, &'static str)] {
    TABLES.iter().find(|(code, _)| *code == language.code()).map_or(&[], |(_, table)| table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drill::Drill;
    use std::collections::BTreeSet;

    /// A cue is heard within a rep: 3 s at 15 letters a second.
    const LONGEST_LETTERS: usize = 45;

    #[test]
    fn every_language_has_a_table_and_every_table_a_language() {
        let codes: BTreeSet<&str> = TABLES.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, Language::ALL.iter().map(|language| language.code()).collect());
    }

    #[test]
    fn every_cue_is_said_in_every_language_in_words_of_its_own() {
        for language in Language::ALL {
            let texts: BTreeSet<&str> = ids()
                .map(|id| text(id, language).unwrap_or_else(|| panic!("{id} in {language:?}")))
                .collect();
            assert_eq!(
                (texts.len(), table(language).len()),
                (ids().count(), ids().count()),
                "{language:?}"
            );
            assert!(
                texts
                    .iter()
                    .all(|text| !text.trim().is_empty() && text.chars().count() <= LONGEST_LETTERS),
                "{texts:?}"
            );
        }
    }

    #[test]
    fn every_cue_is_used_by_a_drill() {
        let drills: Vec<Drill> = Drill::ids().map(|id| Drill::by_id(id).unwrap()).collect();
        let used: BTreeSet<&str> = drills
            .iter()
            .flat_map(|drill| {
                drill
                    .faults
                    .values()
                    .flat_map(|rule| [Some(&rule.cue), rule.cue_when_mild.as_ref()])
                    .flatten()
                    .chain(drill.tempo.iter().map(|tempo| &tempo.cue))
            })
            .map(String::as_str)
            .collect();
        assert_eq!(used, ids().collect());
    }
}
