//! German: the history.

use super::phrases;
use crate::history::HistoryTrouble;
use crate::history::backup::{BackupTrouble, Restored};
use crate::history::trend::Measure;
use crate::words::history::HistoryWords;

pub const WORDS: HistoryWords = HistoryWords {
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

    day: phrases::day,
    sets: |count| if count == 1 { "1 Satz".to_owned() } else { format!("{count} Sätze") },
    earlier: "Frühere Sätze",
    no_rep_judged: "nicht beurteilt",
    points: "Punkte",
    clean_to: "sauber bis",
    corrected: "von dir korrigiert",

    calendar: "Trainingstage",
    weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    weekdays_short: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    month: |month| format!("{} {}", phrases::month(month.month), month.year),
    month_before: "Monat davor",
    month_after: "Monat danach",
    day_with_sets: |day, sets| {
        let sets = match sets {
            0 => "kein Satz".to_owned(),
            1 => "1 Satz".to_owned(),
            sets => format!("{sets} Sätze"),
        };
        format!("{}. {}: {sets}", day.day_of_month(), phrases::month(day.month()))
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
    restored,
    restored_in_part: |part| format!("Bis dahin: {}", restored(part)),
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

    correct: "Stimmt nicht?",
    correct_rep: |rep| format!("Stimmt nicht? Sag, was Wiederholung {rep} war"),
    what_it_was: "Sag, was es war:",
    not_a_rep: "Keine Wiederholung",
    wrong_fault: |fault| format!("War nicht so: {fault}"),
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

fn restored(restored: &Restored) -> String {
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
mod tests {
    use super::*;
    use crate::day::Day;

    #[test]
    fn figures_are_said() {
        assert_eq!(
            (WORDS.restored)(&Restored { taken: 1, had: 0, set_aside: 0 }),
            "Eingespielt: 1 Satz."
        );
        let day = Day::new(2026, 11, 21).unwrap();
        assert_eq!((WORDS.day_with_sets)(day, 2), "21. November: 2 Sätze");
        assert!((WORDS.clears_after)(7).contains("7 Tage"));
    }
}
