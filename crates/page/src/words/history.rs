//! What the history says.

#![allow(missing_docs, reason = "a field's name and its words say it")]

use crate::day::Day;
use crate::history::HistoryTrouble;
use crate::history::backup::{BackupTrouble, Restored};
use crate::history::calendar::Month;
use crate::history::trend::Measure;

/// The words of the history in one language.
pub struct HistoryWords {
    pub title: &'static str,
    pub what: &'static str,
    pub none_yet: &'static str,
    pub looking: &'static str,
    pub to_history: &'static str,
    /// What went wrong with storing or reading, and what to do.
    pub trouble: fn(&HistoryTrouble) -> String,
    /// A set that was just done is not stored.
    pub not_kept: &'static str,
    pub video_trouble: &'static str,
    pub kept: &'static str,
    pub try_again: &'static str,
    /// The frames of an opened set are damaged; its table is whole.
    pub frames_unreadable: &'static str,

    /// So many sets can't be read and are set aside.
    pub set_aside: fn(usize) -> String,
    pub save_set_aside: &'static str,
    pub delete_set_aside: &'static str,
    /// So many sets are of a newer version.
    pub newer: fn(usize) -> String,

    /// A day, as short as today allows.
    pub day: fn(Day, Day) -> String,
    /// How many sets.
    pub sets: fn(usize) -> String,
    /// To list more days.
    pub earlier: &'static str,
    pub no_rep_judged: &'static str,
    pub points: &'static str,
    pub clean_to: &'static str,
    pub corrected: &'static str,

    pub calendar: &'static str,
    pub weekdays: [&'static str; 7],
    /// Two letters each.
    pub weekdays_short: [&'static str; 7],
    pub month: fn(Month) -> String,
    pub month_before: &'static str,
    pub month_after: &'static str,
    /// A day with its sets, to be heard.
    pub day_with_sets: fn(Day, usize) -> String,

    pub trends: &'static str,
    pub measure: fn(Measure) -> &'static str,
    /// Over so many sets, from a day to another.
    pub over: fn(usize, &str, &str) -> String,

    pub files: &'static str,
    pub backup: &'static str,
    pub restore: &'static str,
    pub backup_what: &'static str,
    pub backup_trouble: fn(BackupTrouble) -> &'static str,
    pub restored: fn(&Restored) -> String,
    /// What was restored before something went wrong.
    pub restored_in_part: fn(&Restored) -> String,
    pub csv: &'static str,
    pub card: &'static str,
    pub delete_set: &'static str,
    pub delete_set_sure: &'static str,
    pub delete_all: &'static str,
    pub delete_all_sure: fn(usize) -> String,
    pub delete: &'static str,
    pub keep: &'static str,

    pub correct: &'static str,
    /// To correct the rep of this number, for those who hear the button alone.
    pub correct_rep: fn(u32) -> String,
    pub not_a_rep: &'static str,
    /// That the fault of this name is wrong.
    pub wrong_fault: fn(&str) -> String,
    pub your_word: &'static str,
    pub wrong_short: &'static str,
    /// How many reps were none and how many faults were wrong, as the person says.
    pub corrections: fn((usize, usize)) -> String,

    pub draft: &'static str,
    /// A set of so many reps of the drill of this name was cut short.
    pub draft_what: fn(u32, &str) -> String,
    pub draft_go_on: &'static str,
    pub draft_keep: &'static str,
    pub draft_drop: &'static str,

    pub persist_what: &'static str,
    pub persist: &'static str,
    pub persisted: &'static str,
    pub not_persisted: &'static str,
    /// The browser deletes what an unused site keeps after so many days.
    pub clears_after: fn(u32) -> String,
}

/// English.
pub const EN: HistoryWords = HistoryWords {
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

    day: |day, today| {
        spoken(day, today, &MONTHS_SHORT_EN, |day, month, year| match year {
            Some(year) => format!("{day} {month} {year}"),
            None => format!("{day} {month}"),
        })
    },
    sets: |count| if count == 1 { "1 set".to_owned() } else { format!("{count} sets") },
    earlier: "Earlier sets",
    no_rep_judged: "not judged",
    points: "points",
    clean_to: "clean to",
    corrected: "corrected by you",

    calendar: "Practice",
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    weekdays_short: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
    month: |month| format!("{} {}", name(month.month, &MONTHS_EN), month.year),
    month_before: "Month before",
    month_after: "Month after",
    day_with_sets: |day, sets| {
        let sets = match sets {
            0 => "no set".to_owned(),
            1 => "1 set".to_owned(),
            sets => format!("{sets} sets"),
        };
        format!("{} {}: {sets}", day.day_of_month(), name(day.month(), &MONTHS_EN))
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
    restored: |restored| restored_en(restored),
    restored_in_part: |restored| format!("Before that: {}", restored_en(restored)),
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

    correct: "Correct",
    correct_rep: |rep| format!("Correct rep {rep}"),
    not_a_rep: "Not a rep",
    wrong_fault: |fault| format!("Wrong: {fault}"),
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

/// German.
pub const DE: HistoryWords = HistoryWords {
    title: "Verlauf",
    what: "Deine Sätze, nur auf diesem Gerät gespeichert.",
    none_yet: "Noch keine Sätze. Jeder Satz mit einer Wiederholung steht hier, sobald du ihn \
        beendest.",
    looking: "Deine Sätze werden gesucht …",
    to_history: "Zurück zum Verlauf",
    trouble: |trouble| match trouble {
        HistoryTrouble::Full => "Auf diesem Gerät ist kein Platz für weitere Sätze. Schaff Platz \
            oder lösch alte Sätze und versuch es noch einmal."
            .to_owned(),
        HistoryTrouble::Blocked => "Dieser Browser speichert nichts für diese Seite, vielleicht \
            weil das Fenster privat ist. Öffne Dowel in einem normalen Fenster, um deine Sätze zu \
            behalten."
            .to_owned(),
        HistoryTrouble::NewerVersion => "Eine neuere Version von Dowel hat den Verlauf geändert. \
            Schließ die anderen Tabs mit Dowel und lade diese Seite neu."
            .to_owned(),
        HistoryTrouble::Gone => "Dieser Satz ist nicht mehr gespeichert: Er wurde hier oder in \
            einem anderen Tab gelöscht."
            .to_owned(),
        HistoryTrouble::Other(cause) => format!(
            "Der Verlauf war nicht erreichbar ({cause}). Lade \
            die Seite neu und versuch es noch einmal."
        ),
    },
    not_kept: "Dieser Satz ist noch nicht in deinem Verlauf. Auf diesem Bildschirm ist nichts \
        verloren: Speichere ihn als Datei oder versuch es noch einmal.",
    video_trouble: "Es geht nur um das Video des Satzes; der Satz selbst ist aufgehoben.",
    kept: "In deinem Verlauf gespeichert.",
    try_again: "Noch einmal versuchen",
    frames_unreadable: "Die Bilder dieses Satzes sind beschädigt, darum fehlen Kurve und \
        Wiedergabe. Die Tabelle ist vollständig.",

    set_aside: |count| {
        let sets = if count == 1 {
            "Ein Satz war nicht lesbar und liegt"
        } else {
            &format!("{count} Sätze waren nicht lesbar und liegen")
        };
        format!(
            "{sets} nun beiseite. Gelöscht wurde nichts: Du kannst das, was da ist, als Datei \
             speichern."
        )
    },
    save_set_aside: "Beiseitegelegtes speichern",
    delete_set_aside: "Beiseitegelegtes löschen",
    newer: |count| {
        let sets = if count == 1 { "Ein Satz stammt" } else { &format!("{count} Sätze stammen") };
        format!(
            "{sets} von einer neueren Version von Dowel und bleibt so, wie er ist. Lade die Seite \
             neu, um die neue Version zu bekommen."
        )
    },

    day: |day, today| {
        spoken(day, today, &MONTHS_SHORT_DE, |day, month, year| match year {
            Some(year) => format!("{day}. {month} {year}"),
            None => format!("{day}. {month}"),
        })
    },
    sets: |count| if count == 1 { "1 Satz".to_owned() } else { format!("{count} Sätze") },
    earlier: "Frühere Sätze",
    no_rep_judged: "nicht beurteilt",
    points: "Punkte",
    clean_to: "sauber bis",
    corrected: "von dir korrigiert",

    calendar: "Trainingstage",
    weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    weekdays_short: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    month: |month| format!("{} {}", name(month.month, &MONTHS_DE), month.year),
    month_before: "Monat davor",
    month_after: "Monat danach",
    day_with_sets: |day, sets| {
        let sets = match sets {
            0 => "kein Satz".to_owned(),
            1 => "1 Satz".to_owned(),
            sets => format!("{sets} Sätze"),
        };
        format!("{}. {}: {sets}", day.day_of_month(), name(day.month(), &MONTHS_DE))
    },

    trends: "Wie es läuft",
    measure: |measure| match measure {
        Measure::Score => "Punkte",
        Measure::CleanRange => "Sauberer Bereich",
        Measure::HipShare => "Hüftanteil",
    },
    over: |sets, from, to| format!("{sets} Sätze, {from} bis {to}"),

    files: "Deine Daten",
    backup: "Sicherung speichern",
    restore: "Sicherung einspielen",
    backup_what: "Eine Datei mit allen deinen Sätzen, ohne Videos, für ein anderes Gerät oder \
        falls dieses verloren geht. Beim Einspielen kommt dazu, was fehlt; gelöscht wird nichts.",
    backup_trouble: |trouble| match trouble {
        BackupTrouble::NoBackup => {
            "Diese Datei ist keine Sicherung von Dowel. Geändert wurde nichts; wähl die Datei, die \
             „Sicherung speichern“ angelegt hat."
        }
        BackupTrouble::Newer => {
            "Diese Sicherung stammt von einer neueren Version von Dowel. Geändert wurde nichts; \
             lade die Seite neu, um die neue Version zu bekommen, und versuch es noch einmal."
        }
        BackupTrouble::TooLarge => {
            "Diese Datei ist zu groß für eine Sicherung von Dowel. Geändert wurde nichts."
        }
        BackupTrouble::Damaged => {
            "Diese Sicherung ist beschädigt oder unvollständig. Geändert wurde nichts; wähl eine \
             andere Kopie."
        }
    },
    restored: |restored| restored_de(restored),
    restored_in_part: |restored| format!("Bis dahin: {}", restored_de(restored)),
    csv: "CSV speichern",
    card: "Bild speichern",
    delete_set: "Diesen Satz löschen",
    delete_set_sure: "Diesen Satz endgültig löschen? Er lässt sich nicht zurückholen.",
    delete_all: "Alle Sätze löschen",
    delete_all_sure: |count| {
        format!(
            "Alle {count} Sätze endgültig löschen, samt dem, was die Übungsleiter davon weiß? Ohne \
             Sicherung lassen sie sich nicht zurückholen."
        )
    },
    delete: "Endgültig löschen",
    keep: "Behalten",

    correct: "Korrigieren",
    correct_rep: |rep| format!("Wiederholung {rep} korrigieren"),
    not_a_rep: "Keine Wiederholung",
    wrong_fault: |fault| format!("Stimmt nicht: {fault}"),
    your_word: "dein Wort",
    wrong_short: "stimmt nicht",
    corrections: |(no_reps, faults)| {
        let no_reps = (no_reps > 0).then(|| {
            if no_reps == 1 {
                "1 war keine Wiederholung".to_owned()
            } else {
                format!("{no_reps} waren keine Wiederholungen")
            }
        });
        let faults = (faults > 0).then(|| {
            if faults == 1 {
                "1 Fehler stimmte nicht".to_owned()
            } else {
                format!("{faults} Fehler stimmten nicht")
            }
        });
        let said = [no_reps, faults].into_iter().flatten().collect::<Vec<_>>().join(", ");
        format!(
            "Von dir korrigiert: {said}. Die Punkte sind die der Wiederholungen, die du so \
             gelassen hast. Dein Wort bleibt auf diesem Gerät."
        )
    },

    draft: "Ein Satz wurde unterbrochen",
    draft_what: |reps, drill| {
        format!(
            "{drill}: Deine {} bis dahin {} gespeichert.",
            if reps == 1 { "Wiederholung" } else { "Wiederholungen" },
            if reps == 1 { "ist" } else { "sind" }
        )
    },
    draft_go_on: "Satz fortsetzen",
    draft_keep: "So behalten",
    draft_drop: "Verwerfen",

    persist_what: "Browser können löschen, was eine Seite speichert, wenn der Platz knapp wird. \
        Soll deiner den Verlauf in Ruhe lassen?",
    persist: "Verlauf schützen",
    persisted: "Dein Browser löscht deinen Verlauf nicht von selbst.",
    not_persisted: "Dein Browser kann den Verlauf löschen, wenn der Platz knapp wird. Speichere ab \
        und zu eine Sicherung; auch Dowel auf dem Home-Bildschirm hilft.",
    clears_after: |days| {
        format!(
            "Dieser Browser löscht, was eine Seite speichert, wenn du sie {days} Tage nicht nutzt. \
             Leg Dowel vor dem ersten Satz auf den Home-Bildschirm, damit deine Sätze bleiben: \
             Teilen, dann „Zum Home-Bildschirm“."
        )
    },
};

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_DE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const MONTHS_SHORT_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MONTHS_SHORT_DE: [&str; 12] =
    ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez."];

fn name(month: u32, months: &[&'static str; 12]) -> &'static str {
    (month as usize).checked_sub(1).and_then(|place| months.get(place)).copied().unwrap_or_default()
}

fn spoken(
    day: Day,
    today: Day,
    months: &[&'static str; 12],
    say: impl Fn(u32, &str, Option<u32>) -> String,
) -> String {
    let (day, month, year) = day.spoken(today, months);
    say(day, month, year)
}

fn restored_en(restored: &Restored) -> String {
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

fn restored_de(restored: &Restored) -> String {
    let Restored { taken, had, set_aside } = *restored;
    let sets = |count| if count == 1 { "1 Satz".to_owned() } else { format!("{count} Sätze") };
    let had = if had > 0 { format!(" Schon da: {}.", sets(had)) } else { String::new() };
    let aside = if set_aside > 0 {
        format!(" Nicht lesbar und beiseitegelegt: {}.", sets(set_aside))
    } else {
        String::new()
    };
    format!("Eingespielt: {}.{had}{aside}", sets(taken))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    fn day() -> Day {
        Day::new(2026, 11, 21).unwrap()
    }

    /// Every text with its field's name: of the functions, what they say in each case.
    pub(crate) fn texts(words: &HistoryWords) -> Vec<(String, String)> {
        let HistoryWords {
            title,
            what,
            none_yet,
            looking,
            to_history,
            trouble,
            not_kept,
            video_trouble,
            kept,
            try_again,
            frames_unreadable,
            set_aside,
            save_set_aside,
            delete_set_aside,
            newer,
            day: say_day,
            sets,
            earlier,
            no_rep_judged,
            points,
            clean_to,
            corrected,
            calendar,
            weekdays,
            weekdays_short,
            month,
            month_before,
            month_after,
            day_with_sets,
            trends,
            measure,
            over,
            files,
            backup,
            restore,
            backup_what,
            backup_trouble,
            restored,
            restored_in_part,
            csv,
            card,
            delete_set,
            delete_set_sure,
            delete_all,
            delete_all_sure,
            delete,
            keep,
            correct,
            correct_rep,
            not_a_rep,
            wrong_fault,
            your_word,
            wrong_short,
            corrections,
            draft,
            draft_what,
            draft_go_on,
            draft_keep,
            draft_drop,
            persist_what,
            persist,
            persisted,
            not_persisted,
            clears_after,
        } = words;
        let mut texts = Vec::new();
        macro_rules! plain {
            ($($field:ident)*) => { $(texts.push((concat!("history.", stringify!($field)).to_owned(), (*$field).to_owned()));)* };
        }
        macro_rules! each {
            ($field:ident, $said:expr) => {
                texts.extend($said.into_iter().map(|said| {
                    (concat!("history.", stringify!($field)).to_owned(), String::from(said))
                }))
            };
        }
        plain!(title what none_yet looking to_history not_kept video_trouble kept try_again frames_unreadable save_set_aside delete_set_aside);
        plain!(earlier no_rep_judged points clean_to corrected calendar month_before month_after trends files backup restore backup_what);
        plain!(csv card delete_set delete_set_sure delete_all delete keep correct not_a_rep your_word wrong_short draft draft_go_on);
        plain!(draft_keep draft_drop persist_what persist persisted not_persisted);
        let troubles = [
            HistoryTrouble::Full,
            HistoryTrouble::Blocked,
            HistoryTrouble::NewerVersion,
            HistoryTrouble::Gone,
            HistoryTrouble::Other("UnknownError".to_owned()),
        ];
        each!(trouble, troubles.iter().map(trouble));
        each!(
            set_aside,
            [1, 7].into_iter().flat_map(|count| [
                set_aside(count),
                newer(count),
                sets(count),
                delete_all_sure(count)
            ])
        );
        each!(say_day, [say_day(day(), day()), say_day(day(), Day::FIRST)]);
        each!(
            month,
            [
                month(Month::of(day())),
                over(7, "8", "9"),
                correct_rep(7),
                wrong_fault("Plank"),
                clears_after(7)
            ]
        );
        each!(weekdays, weekdays.iter().chain(weekdays_short).copied());
        each!(day_with_sets, [0, 1, 2].map(|sets| day_with_sets(day(), sets)));
        each!(measure, Measure::ALL.map(measure));
        let backups = [
            BackupTrouble::NoBackup,
            BackupTrouble::Newer,
            BackupTrouble::TooLarge,
            BackupTrouble::Damaged,
        ];
        each!(backup_trouble, backups.map(backup_trouble));
        for count in [0, 1, 2] {
            let result = Restored { taken: count, had: count, set_aside: count };
            each!(restored, [restored(&result), restored_in_part(&result)]);
        }
        each!(corrections, [(1, 0), (0, 1), (1, 1), (2, 2)].map(corrections));
        each!(draft_what, [1, 7].map(|reps| draft_what(reps, "Plank")));
        texts
    }

    #[test]
    fn each_trouble_is_told_from_the_others() {
        for words in [EN, DE] {
            let troubles = [
                HistoryTrouble::Full,
                HistoryTrouble::Blocked,
                HistoryTrouble::NewerVersion,
                HistoryTrouble::Gone,
            ];
            let mut said: Vec<String> = troubles.iter().map(words.trouble).collect();
            said.sort_unstable();
            said.dedup();
            assert_eq!(said.len(), 4);
            assert!(
                (words.trouble)(&HistoryTrouble::Other("AbortError".to_owned()))
                    .contains("AbortError")
            );
        }
    }

    #[test]
    fn figures_are_said() {
        let restored = Restored { taken: 12, had: 3, set_aside: 2 };
        assert_eq!(
            (EN.restored)(&restored),
            "12 sets restored. 3 sets had been here already. 2 sets could not be read and were set \
             aside."
        );
        assert_eq!(
            (DE.restored)(&Restored { taken: 1, had: 0, set_aside: 0 }),
            "Eingespielt: 1 Satz."
        );
        assert_eq!((EN.day)(day(), Day::new(2027, 1, 2).unwrap()), "21 Nov 2026");
        assert_eq!((DE.day_with_sets)(day(), 2), "21. November: 2 Sätze");
        assert!((EN.clears_after)(7).contains("7 days") && (DE.clears_after)(7).contains("7 Tage"));
    }
}
