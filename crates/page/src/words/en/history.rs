//! English: the history.

use super::phrases;
use crate::history::HistoryTrouble;
use crate::history::backup::{BackupTrouble, Restored};
use crate::history::trend::Measure;
use crate::words::history::HistoryWords;

pub const WORDS: HistoryWords = HistoryWords {
    title: "History",
    what: "Your sets, kept on this device alone.",
    none_yet: "No sets yet. Each set with a rep is kept here when you finish it.",
    looking: "Looking up your sets …",
    to_history: "Back to the history",
    trouble: |trouble| match trouble {
        HistoryTrouble::Full => "This device has no room left for more sets. Free some room or \
            delete old sets, then try again."
            .to_owned(),
        HistoryTrouble::Blocked => "This browser keeps nothing for this page, perhaps because the \
            window is private. Open Dowel in a normal window to keep your sets."
            .to_owned(),
        HistoryTrouble::NewerVersion => "A newer version of Dowel has changed the history. Close \
            the other tabs with Dowel and reload this page."
            .to_owned(),
        HistoryTrouble::Gone => "This set is no longer stored: it was deleted here or in another \
            tab."
            .to_owned(),
        HistoryTrouble::Other(cause) => format!(
            "The history could not be used ({cause}). Reload \
            the page and try again."
        ),
    },
    not_kept: "This set is not in your history yet. Nothing on this screen is lost: save it as a \
        file, or try again.",
    video_trouble: "This is about the set's video only; the set itself is kept.",
    kept: "Kept in your history.",
    try_again: "Try again",
    frames_unreadable: "The frames of this set are damaged, so its curve and replay are missing. \
        The table is whole.",

    set_aside: |count| {
        let sets = if count == 1 {
            "One set could not be read and is"
        } else {
            &format!("{count} sets could not be read and are")
        };
        format!("{sets} set aside. Nothing was deleted: you can save what is there as a file.")
    },
    save_set_aside: "Save what was set aside",
    delete_set_aside: "Delete what was set aside",
    newer: |count| {
        let sets = if count == 1 { "One set was" } else { &format!("{count} sets were") };
        format!(
            "{sets} kept by a newer version of Dowel. They are left as they are; reload the page \
             to get the new version."
        )
    },

    day: phrases::day,
    sets: |count| if count == 1 { "1 set".to_owned() } else { format!("{count} sets") },
    earlier: "Earlier sets",
    no_rep_judged: "not judged",
    points: "points",
    clean_to: "clean to",
    corrected: "corrected by you",

    calendar: "Practice",
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    weekdays_short: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
    month: |month| format!("{} {}", phrases::month(month.month), month.year),
    month_before: "Month before",
    month_after: "Month after",
    day_with_sets: |day, sets| {
        let sets = match sets {
            0 => "no set".to_owned(),
            1 => "1 set".to_owned(),
            sets => format!("{sets} sets"),
        };
        format!("{} {}: {sets}", day.day_of_month(), phrases::month(day.month()))
    },

    trends: "How it is going",
    measure: |measure| match measure {
        Measure::Score => "Score",
        Measure::CleanRange => "Clean range",
        Measure::HipShare => "Hip share",
    },
    over: |sets, from, to| format!("{sets} sets, {from} to {to}"),

    files: "Your data",
    backup: "Save a backup",
    restore: "Restore a backup",
    backup_what: "One file with all your sets, without videos, for another device or in case this \
        one is lost. Restoring adds what is missing and deletes nothing.",
    backup_trouble: |trouble| match trouble {
        BackupTrouble::NoBackup => {
            "This file is no backup of Dowel. Nothing was changed; choose the file that \"Save a \
             backup\" made."
        }
        BackupTrouble::Newer => {
            "This backup was made by a newer version of Dowel. Nothing was changed; reload the \
             page to get the new version and try again."
        }
        BackupTrouble::TooLarge => {
            "This file is too large to be a backup of Dowel. Nothing was changed."
        }
        BackupTrouble::Damaged => {
            "This backup is damaged or was cut off. Nothing was changed; choose another copy of it."
        }
    },
    restored,
    restored_in_part: |part| format!("Before that: {}", restored(part)),
    csv: "Save CSV",
    card: "Save picture",
    delete_set: "Delete this set",
    delete_set_sure: "Delete this set for good? It can't be brought back.",
    delete_all: "Delete all sets",
    delete_all_sure: |count| {
        format!(
            "Delete all {count} sets for good, with what the drills' ladder knows of them? They \
             can't be brought back unless you saved a backup."
        )
    },
    delete: "Delete for good",
    keep: "Keep",

    correct: "Not right?",
    correct_rep: |rep| format!("Not right? Tell what rep {rep} was"),
    what_it_was: "Tell what it was:",
    not_a_rep: "Not a rep",
    wrong_fault: |fault| format!("Not so: {fault}"),
    your_word: "your word",
    wrong_short: "not so",
    corrections: |(no_reps, faults)| {
        let no_reps = (no_reps > 0).then(|| {
            if no_reps == 1 {
                "1 was not a rep".to_owned()
            } else {
                format!("{no_reps} were not reps")
            }
        });
        let faults = (faults > 0).then(|| {
            if faults == 1 {
                "1 fault was wrong".to_owned()
            } else {
                format!("{faults} faults were wrong")
            }
        });
        let said = [no_reps, faults].into_iter().flatten().collect::<Vec<_>>().join(", ");
        format!(
            "Corrected by you: {said}. The score is that of the reps that you left as they are. \
             Your word stays on this device."
        )
    },

    draft: "A set was cut short",
    draft_what: |reps, drill| {
        format!(
            "{drill}: {} you had done {} kept.",
            if reps == 1 { "the rep" } else { "the reps" },
            if reps == 1 { "is" } else { "are" }
        )
    },
    draft_go_on: "Go on with your set",
    draft_keep: "Keep as it is",
    draft_drop: "Drop it",

    persist_what: "Browsers may clear what a page keeps when a device runs short of room. Ask \
        yours to leave your history alone?",
    persist: "Protect my history",
    persisted: "Your browser will not clear your history on its own.",
    not_persisted: "Your browser may clear your history when room runs short. Save a backup now \
        and then; adding Dowel to your home screen helps too.",
    clears_after: |days| {
        format!(
            "This browser deletes what a page keeps when you don't use it for {days} days. To keep \
             your sets, add Dowel to your home screen before the first one: Share, then Add to \
             Home Screen."
        )
    },
};

fn restored(restored: &Restored) -> String {
    let Restored { taken, had, set_aside } = *restored;
    let sets = |count| if count == 1 { "1 set".to_owned() } else { format!("{count} sets") };
    let had =
        if had > 0 { format!(" {} had been here already.", sets(had)) } else { String::new() };
    let aside = if set_aside > 0 {
        format!(" {} could not be read and were set aside.", sets(set_aside))
    } else {
        String::new()
    };
    format!("{} restored.{had}{aside}", sets(taken))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Day;

    #[test]
    fn figures_are_said() {
        assert_eq!(
            (WORDS.restored)(&Restored { taken: 12, had: 3, set_aside: 2 }),
            "12 sets restored. 3 sets had been here already. 2 sets could not be read and were set \
             aside."
        );
        let day = Day::new(2026, 11, 21).unwrap();
        assert_eq!((WORDS.day)(day, Day::new(2027, 1, 2).unwrap()), "21 Nov 2026");
        assert!((WORDS.clears_after)(7).contains("7 days"));
    }
}
