//! The drills that can be chosen.

use hinge::Drill;
use hinge::drill::{DrillWords, Language};

/// The drill that is chosen at first.
pub const FIRST: &str = "hip-hinge";

/// All drills that ship with the app, from the easiest on. A file that can't be read is left out;
/// the tests of the drills read them all.
pub fn all() -> Vec<Drill> {
    let mut drills: Vec<Drill> = Drill::ids().filter_map(|id| Drill::by_id(id).ok()).collect();
    drills.sort_by_key(|drill| drill.progression.rung);
    drills
}

/// A drill in the words of a language.
pub fn words(drill: &Drill, language: Language) -> Option<&DrillWords> {
    drill.words.get(&language)
}

/// A drill's name in a language; its id where this version does not know it.
pub fn name(id: &str, language: Language) -> String {
    let known = Drill::by_id(id).ok();
    known
        .as_ref()
        .and_then(|drill| words(drill, language))
        .map_or_else(|| id.to_owned(), |words| words.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drill_goes_by_its_name_and_an_unknown_one_by_its_id() {
        assert_eq!(name(FIRST, Language::En), "Hip hinge");
        assert_eq!(name("of-a-newer-version", Language::En), "of-a-newer-version");
    }

    #[test]
    fn every_drill_can_be_chosen_and_the_first_is_among_them() {
        let drills = all();
        assert_eq!(drills.len(), Drill::ids().count());
        assert!(drills.iter().any(|drill| drill.id == FIRST));
        assert!(drills.windows(2).all(|pair| pair[0].progression.rung <= pair[1].progression.rung));
        assert!(
            drills.iter().all(|drill| Language::ALL
                .iter()
                .all(|language| words(drill, *language).is_some()))
        );
    }
}
