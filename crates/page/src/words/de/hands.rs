//! German: a set for which nobody touches the phone.

use super::phrases::reps;
use crate::live::closing::Cause;
use crate::words::hands::HandsWords;

pub const WORDS: HandsWords = HandsWords {
    reps_a_set: "Wiederholungen je Satz",
    as_many: "So viele ich mache",
    of_reps: |wished| format!("von {wished}"),
    how: "Halte einen Arm eine Sekunde lang hoch oder geh aus dem Bild: Dann endet der Satz.",
    ends: |cause| match cause {
        Cause::Arm => {
            "Du hast den Arm gehoben: Der Satz endet. Heb ihn noch einmal oder tippe, um \
             weiterzumachen."
        }
        Cause::Reps => "Das waren alle: Der Satz endet. Heb den Arm oder tippe, um weiterzumachen.",
        Cause::WalkedOut => "Niemand ist da: Der Satz endet. Komm zurück, um weiterzumachen.",
    },
    ended: |cause| match cause {
        Cause::Arm => "Der Satz endete, weil du den Arm gehoben hast.",
        Cause::Reps => "Der Satz endete nach der letzten Wiederholung.",
        Cause::WalkedOut => "Der Satz endete, weil du aus dem Bild gegangen bist.",
    },
    go_on: "Diesen Satz fortsetzen",
    again_by_arm: "Noch ein Satz? Arm hochhalten.",
    camera_looks: "Eine Sekunde lang. Darauf achtet die Kamera noch anderthalb Minuten; nichts \
                   wird aufgenommen.",
    turn_off: "Kamera ausschalten",
    spoken_set: |count, score| match score {
        Some(score) => format!("{count} {}, {score} Punkte", reps(count)),
        None => format!("{count} {}, nicht bewertet", reps(count)),
    },
    spoken_to_fix: |cue| format!("Zu verbessern: {cue}"),
};
