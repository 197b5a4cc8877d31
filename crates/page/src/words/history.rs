//! What the history says.

#![allow(missing_docs, reason = "a field's name and its words say it")]

use super::declared::words;
#[cfg(test)]
use super::samples;
use crate::day::Day;
use crate::history::HistoryTrouble;
use crate::history::backup::{BackupTrouble, Restored};
use crate::history::calendar::Month;
use crate::history::trend::Measure;

words! {
    /// The words of the history in one language.
    pub struct HistoryWords {
        title: &'static str,
        what: &'static str,
        none_yet: &'static str,
        looking: &'static str,
        to_history: &'static str,
        /// What went wrong with storing or reading, and what to do.
        trouble: fn(&HistoryTrouble) -> String => |say| samples::history_troubles().iter().map(say),
        /// A set that was just done is not stored.
        not_kept: &'static str,
        video_trouble: &'static str,
        kept: &'static str,
        try_again: &'static str,
        /// The frames of an opened set are damaged; its table is whole.
        frames_unreadable: &'static str,

        /// So many sets can't be read and are set aside.
        set_aside: fn(usize) -> String => |say| [1, 7].map(say),
        save_set_aside: &'static str,
        delete_set_aside: &'static str,
        /// So many sets are of a newer version.
        newer: fn(usize) -> String => |say| [1, 7].map(say),

        /// A day, as short as today allows.
        day: fn(Day, Day) -> String =>
            |say| [samples::day(), Day::FIRST].map(|today| say(samples::day(), today)),
        /// How many sets.
        sets: fn(usize) -> String => |say| [1, 7].map(say),
        /// To list more days.
        earlier: &'static str,
        no_rep_judged: &'static str,
        points: &'static str,
        clean_to: &'static str,
        corrected: &'static str,

        calendar: &'static str,
        weekdays: [&'static str; 7],
        /// Two letters each.
        weekdays_short: [&'static str; 7],
        month: fn(Month) -> String => |say| [say(Month::of(samples::day()))],
        month_before: &'static str,
        month_after: &'static str,
        /// A day with its sets, to be heard.
        day_with_sets: fn(Day, usize) -> String =>
            |say| [0, 1, 2].map(|sets| say(samples::day(), sets)),

        trends: &'static str,
        measure: fn(Measure) -> &'static str => |say| Measure::ALL.map(say),
        /// Over so many sets, from a day to another.
        over: fn(usize, &str, &str) -> String => |say| [say(7, "8", "9")],

        files: &'static str,
        backup: &'static str,
        restore: &'static str,
        backup_what: &'static str,
        backup_trouble: fn(BackupTrouble) -> &'static str =>
            |say| BackupTrouble::ALL.map(say),
        restored: fn(&Restored) -> String => |say| samples::RESTORED.iter().map(say),
        /// What was restored before something went wrong.
        restored_in_part: fn(&Restored) -> String => |say| samples::RESTORED.iter().map(say),
        csv: &'static str,
        card: &'static str,
        delete_set: &'static str,
        delete_set_sure: &'static str,
        delete_all: &'static str,
        delete_all_sure: fn(usize) -> String => |say| [1, 7].map(say),
        delete: &'static str,
        keep: &'static str,

        /// Opens what the person can say against the measure.
        correct: &'static str,
        /// The same of the rep of this number, for those who hear the button alone.
        correct_rep: fn(u32) -> String => |say| [say(7)],
        /// Before what the person can say a rep was.
        what_it_was: &'static str,
        not_a_rep: &'static str,
        /// That the fault of this name is wrong.
        wrong_fault: fn(&str) -> String => |say| [say("Plank")],
        your_word: &'static str,
        wrong_short: &'static str,
        /// How many reps were none and how many faults were wrong, as the person says.
        corrections: fn((usize, usize)) -> String =>
            |say| [(1, 0), (0, 1), (1, 1), (2, 2)].map(say),

        draft: &'static str,
        /// A set of so many reps of the drill of this name was cut short.
        draft_what: fn(u32, &str) -> String => |say| [1, 7].map(|reps| say(reps, "Plank")),
        draft_go_on: &'static str,
        draft_keep: &'static str,
        draft_drop: &'static str,

        persist_what: &'static str,
        persist: &'static str,
        persisted: &'static str,
        not_persisted: &'static str,
        /// The browser deletes what an unused site keeps after so many days.
        clears_after: fn(u32) -> String => |say| [say(7)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;
    use hinge::drill::Language;

    #[test]
    fn each_trouble_is_told_from_the_others() {
        for language in Language::ALL {
            let words = &Words::of(language).history;
            let troubles = samples::history_troubles();
            let mut said: Vec<String> = troubles.iter().map(words.trouble).collect();
            assert!(said.iter().any(|text| text.contains("UnknownError")), "{language:?}");
            said.sort_unstable();
            said.dedup();
            assert_eq!(said.len(), troubles.len(), "{language:?}");
        }
    }
}
