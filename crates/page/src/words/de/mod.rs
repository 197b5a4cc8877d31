//! German.

mod about;
mod demo;
mod exchange;
mod far;
mod filming;
mod findings;
mod hands;
mod history;
mod home;
mod live;
mod pace;
mod phrases;
mod replay;

use crate::figures::degrees;
use crate::words::table::Words;
use findings::{deepest_not_told, fault, fault_name, good, not_in_score, reading, unseen};
use hinge::FaultId;
use hinge::drill::Language;
use phrases::{
    IS_REFERENCE, at_rest, camera, compare_with_kept, failure, hint, in_force, keeping_trouble,
    missing, not_judged, other_rest, refused, reps, rest_from, spoken_cant_tell, tenths, trend,
    upper_back_not_judged, video,
};

/// The words. The person is addressed with "du".
pub static WORDS: Words = Words {
    language: Language::De,
    code: "de",
    name: "Deutsch",

    app: "Dowel",
    tagline: "Üb die Hüftbeuge.",
    what: "Beug dich aus der Hüfte, der Rücken bleibt lang. Dein Handy sieht von der Seite zu, \
        zählt und sagt dir, was du als Nächstes verbessern kannst.",
    start_camera: "Kamera starten",
    choose_video: "Eigenes Video",
    privacy: "Was auf deinem Handy bleibt: alles. Kein Konto, kein Upload.",
    how_title: "So filmst du dich",
    how: [
        (
            "Stell das Handy aufrecht hin",
            "An eine Wand oder einen Stuhl gelehnt, etwa auf Hüfthöhe.",
        ),
        ("Stell dich seitlich davor, etwa 2,5 m entfernt", "Kopf und Füße müssen im Bild sein."),
        (
            "Steh kurz aufrecht, dann leg los",
            "Dowel vergleicht dich mit deiner eigenen Haltung im Stand.",
        ),
    ],
    distance: "2,5 m",

    settings: "Einstellungen",
    language_choice: "Sprache",
    sound: "Coach",
    sounds: ["Spricht", "Nur Töne", "Stumm"],
    volume: "Lautstärke",
    voice: "Stimme",
    first_voice: "Die des Geräts",
    no_voice: "Dieses Gerät hat keine eigene deutsche Stimme, darum nutzt der Coach Töne. Eine \
        Stimme aus dem Netz wird nie genutzt: Dabei gingen die Worte ins Netz.",
    try_sound: "Probehören",
    silent_switch: "Am iPhone schaltet der Schalter an der Seite oder der Stumm-Modus den Coach \
        stumm.",
    height: "Deine Größe, cm",

    drill: "Übung",
    unseen_from_the_side: "Von der Seite sieht die Kamera nicht:",
    reference: "Referenz",
    reference_what: "Eine langsame Wiederholung, so gut du kannst, die Hände weg vom Rücken. Die \
        anderen werden mit ihr verglichen: So zeigt sich sicherer, ob der Rücken rund wird.",
    first_rep: "Meine erste Wiederholung als Referenz nehmen",
    compare_with_kept,
    drop_kept: "Verwerfen",
    use_this_rep: "Als Referenz nehmen",
    use_as_reference: "Als Referenz",
    is_reference: IS_REFERENCE,
    makes_certain: "Eine Referenz schafft Klarheit",
    marked: "Mit Fragezeichen: Eine Referenz schafft Klarheit. Nimm deine sauberste Wiederholung.",

    progression: "Übungen von leicht bis schwer",
    progression_what: "„Bereit“ ist ein Vorschlag aus deinen bisherigen Sätzen. Du kannst \
        jederzeit jede Übung wählen.",
    ready: "Bereit",
    not_yet: "Noch nicht",
    missing,
    easier: "Leichter:",
    best_clean: "Bisher tiefste saubere Beuge:",
    trend,
    choose: "Wählen",
    choose_drill: |name| format!("Wählen: {name}"),
    to_start: "Zurück zum Start",
    sets_not_kept: "Dieser Browser speichert nichts für diese Seite: Deine Sätze sind vergessen, \
        sobald du gehst.",
    sets_dropped: |name| {
        format!(
            "Die gespeicherten Sätze der Übung „{name}“ waren nicht lesbar und wurden verworfen. \
             Mit deinem nächsten geht es neu los."
        )
    },

    loading: "Gleich geht’s los",
    loading_camera: "Erlaube die Kamera, wenn dein Browser fragt. Das Modell, das deine Haltung \
        erkennt, lädt gerade; beim nächsten Mal geht es schneller.",
    loading_video: "Das Modell, das deine Haltung erkennt, lädt gerade; beim nächsten Mal geht es \
        schneller.",

    reps,
    hip: "Hüfte",
    knee: "Knie",
    flip: "Kamera wechseln",
    finish: "Fertig",
    leave: "Abbrechen",
    reconnect: "Kamera noch einmal versuchen",
    restarting: "Die Analyse ist abgebrochen und startet neu. Deine Wiederholungen bleiben \
        erhalten.",
    go: "Leg los, wenn du bereit bist",
    hint,
    other_rest,
    at_rest,
    picture_label: "Das Bild mit deinem Skelett und dem Stab",
    progress_label: "Wie viel vom Video geschafft ist",

    go_now: "Los",
    stop_at: |hip_deg| format!("Erst nur bis {hip_deg:.0} Grad, dann langsam tiefer"),
    question: |fault| match fault {
        FaultId::BackRounded => "Unterer Rücken rund? Eine Referenz klärt es".to_owned(),
        FaultId::BackOverArched => "Ein Hohlkreuz? Eine Referenz klärt es".to_owned(),
        other => format!("{}?", fault_name(other)),
    },
    praise: |clean_deg| {
        clean_deg.map_or("Sauber".to_owned(), |deg| format!("Sauber, {deg:.0} Grad"))
    },
    cant_tell: |reason| spoken_cant_tell(reason).to_owned(),
    wall_at: |at_m| format!("Sauber. Die Wand steht bei {} Zentimetern", tenths(100.0 * at_m)),
    short_of_wall: |short_m| {
        format!("Noch {:.0} Zentimeter bis zur Wand", (100.0 * short_m).max(1.0))
    },
    tempo: |tempo| {
        format!(
            "{} s runter, {} s Pause, {} s hoch",
            tenths(tempo.down_s),
            tenths(tempo.pause_s),
            tenths(tempo.up_s)
        )
    },
    tempo_title: "Tempo:",
    farthest_tap: "Weitester sauberer Wandkontakt:",
    centimetres: |length_m| format!("{} cm", tenths(100.0 * length_m)),

    fault_name,
    fault,
    reading,
    clean: "Saubere Wiederholung",
    good,
    clean_to: |hip_deg| format!("Sauber bis {}", degrees(Some(hip_deg))),
    not_judged: "Nicht beurteilt",
    not_judged_cue: "Es war nicht gut genug zu sehen.",
    unseen,
    back_not_judged: |reason, reps| not_judged("Rücken", reason, reps),
    upper_back_not_judged,
    low_back: "Unterer Rücken",
    upper_back: "Oberer Rücken",
    rest_from,
    head_not_judged: |reason, reps| not_judged("Kopf", reason, reps),

    in_force,
    refused,
    next_rep_is_tried: "Die nächste Wiederholung wird probiert.",
    choose_another_rep: "Nimm eine andere Wiederholung.",
    waits_for_first_rep: "Deine erste Wiederholung wird die Referenz: langsam und sauber, die \
        Hände weg vom Rücken.",
    faces_other_way: "Deine gespeicherte Referenz schaut in die andere Richtung. Dreh dich um oder \
        nimm eine Wiederholung aus diesem Satz.",
    keeping_trouble,

    summary: "Dein Satz",
    set_score: "Punkte für den Satz",
    deepest_clean: "Tiefste saubere Beuge:",
    deepest_not_told,
    not_in_score,
    one_to_fix: "Daran arbeiten",
    // The soft hyphen lets the word break in a phone's narrow column.
    columns: ["Nr.", "Punkte", "Hüfte", "Sauber bis", "Knie", "Hüft\u{ad}anteil", "Daran arbeiten"],
    columns_note: "Sauber bis: der tiefste Hüftwinkel auf dem Weg nach unten, bei dem oberer \
        Rücken und Steißbein am Stab waren. \
        Hüftanteil: wie viel der Beugung aus der Hüfte kam; 100 % heißt alles aus der Hüfte.",
    set_reps: "Jede Wiederholung",
    score_parts: "So kommen die Punkte zustande",
    charts: "Kurven",
    save_or_delete: "Speichern oder löschen",
    chart_title: "Hüftwinkel",
    chart_label: "Hüftwinkel im Verlauf; jede Senke ist eine Wiederholung",
    again: "Noch einmal",
    done: "Fertig",
    share_set: "Teilen",
    another_video: "Anderes Video",
    save: "JSON speichern",
    save_failed: "Die Datei konnte nicht gespeichert werden. Erlaube dieser Seite Downloads und \
        versuch es noch einmal.",
    nobody_in_video: "In diesem Video war niemand zu sehen. Filme eine Person von der Seite, von \
        Kopf bis Fuß und bei gutem Licht.",
    nobody_before_camera: "Es war niemand zu sehen. Stell dich seitlich zur Kamera, von Kopf bis \
        Fuß im Bild und bei gutem Licht.",
    never_at_rest: "Keine Wiederholung gezählt: Dowel hat dich nie seitlich und still in der \
        Haltung gesehen, in der die Übung beginnt. Halte sie vor der ersten Wiederholung eine \
        Sekunde.",
    no_movement: "Keine Wiederholung gezählt. Geh ganz durch die Bewegung und zurück zum Anfang.",

    camera,
    video,
    failure,
    worker_lost: |reason| {
        format!(
            "Die Analyse ist abgebrochen und ließ sich nicht neu starten ({reason}). Lade die \
             Seite neu."
        )
    },
    not_judged_again: "Die Analyse ist abgebrochen, darum kann dieser Satz nicht neu beurteilt \
        werden. Die Tabelle ist wie zuvor; speichere sie, bevor du gehst.",

    exchange: &exchange::WORDS,
    history: history::WORDS,
    live: live::WORDS,
    far: far::WORDS,
    filming: filming::WORDS,
    home: home::WORDS,
    hands: hands::WORDS,
    replay: replay::WORDS,
    demo: demo::WORDS,
    pace: pace::WORDS,
    about: about::WORDS,
};
