//! German: what athlete and coach send each other.

use super::phrases;
use crate::figures::degrees;
use crate::words::exchange::ExchangeWords;
use hinge::share::{Left, Net, ShareError};

pub const WORDS: ExchangeWords = ExchangeWords {
    inbox: "Erhaltenes öffnen",
    inbox_what: "Für Coaches: Öffne den Satz eines Athleten, sieh die Bewegung an und antworte. \
        Für Athleten: Öffne die Antwort deines Coachs. Alles bleibt auf diesem Gerät.",
    paste: "Link oder Nachricht mit Link einfügen",
    open: "Öffnen",
    choose_file: "Datei auswählen",
    or_drop: "oder eine .dowel-Datei hier ablegen",
    scan: "Code scannen",
    scan_what: "Halte den Code vor die Kamera.",
    file_unreadable: "Diese Datei war nicht lesbar. Wähle eine Datei, die auf .dowel endet.",
    error: |error| match error {
        ShareError::NotALink => {
            "Darin steckt kein Link von Dowel. Kopiere den ganzen Link oder wähle die Datei."
        }
        ShareError::Cut => "Diesem Link fehlt das Ende. Kopiere ihn ganz oder bitte um die Datei.",
        ShareError::Damaged => {
            "Dieser Link wurde unterwegs verändert. Lass ihn dir noch einmal schicken, oder die \
             Datei."
        }
        ShareError::TooLong => {
            "Das ist länger als alles, was Dowel verschickt. Es wurde nicht geöffnet."
        }
        ShareError::Newer => {
            "Das stammt von einem neueren Dowel. Lade diese Seite neu und öffne es dann noch \
             einmal."
        }
        ShareError::Nonsense => {
            "Das sieht aus wie ein Link von Dowel, ergibt aber keinen Sinn. Es wurde nicht \
             geöffnet."
        }
    },
    arrived: "Während deines Satzes wurde ein Link geöffnet. Dein Satz ist unberührt.",
    arrived_open: "Jetzt öffnen",
    not_kept: "Dieser Browser speichert nichts für diese Seite: Was du öffnest, ist fort, sobald \
        du gehst.",
    lost: |count| {
        format!("Was dieser Browser gespeichert hatte, war beschädigt: {count} nicht lesbar.")
    },

    athletes: "Deine Athleten",
    no_athletes: "Noch niemand. Jeder Satz, den du öffnest, steht hier unter dem Namen des \
        Athleten.",
    no_name: "Ohne Namen",
    last_practice: |day| format!("zuletzt geübt {day}"),
    score: "Punkte",
    clean_range: "Sauber bis",
    spark: |what, first, last| format!("{what}: von {first} auf {last}"),
    delete: "Löschen",
    delete_all: "Alle löschen",
    delete_sure: "Endgültig löschen?",
    keep: "Behalten",
    date: phrases::day,

    share: "Zeig es deinem Coach",
    share_what: "Der Link enthält den Satz selbst. Kein Server sieht ihn; wer den Link hat, kann \
        ihn lesen.",
    your_name: "Dein Name, wenn du magst",
    send: "Senden",
    copy_link: "Link kopieren",
    qr: "QR-Code",
    qr_label: "QR-Code für die Kamera eines anderen Handys",
    qr_scores: "Scanne ihn mit der Kamera des anderen Handys. Er enthält nur die Punkte.",
    qr_too_long: "Zu lang für einen QR-Code. Nimm den Link oder die Datei.",
    save_file: "Datei speichern",
    copied: |chars| format!("Kopiert: ein Link mit {chars} Zeichen."),
    copy_by_hand: "Dieser Browser lässt die Seite nicht kopieren. Kopiere den Link von Hand:",
    link: "Link",
    file_saved: "Gespeichert. Die Datei enthält alles.",
    shared: "Weitergegeben.",
    failed: "Das hat nicht geklappt. Kopiere den Link oder speichere die Datei.",
    left: |left| match left {
        Left::Smoothness { positions } => {
            format!(
                "Die Bewegung ist darin gröber: {positions} Stellungen je Wiederholung. Die Datei \
                 enthält alle."
            )
        }
        Left::Replay => "Die Bewegung passte nicht hinein. Die Datei enthält sie.".to_owned(),
        Left::Measures => {
            "Nur Punkte, sauberer Bereich und Fehler passten hinein. Die Datei enthält alles."
                .to_owned()
        }
        Left::Reps { kept, of } => format!(
            "Nur die ersten {kept} von {of} Wiederholungen passten hinein. Die Datei enthält alle."
        ),
        Left::Sets { kept, of } => format!(
            "Nur die neuesten {kept} von {of} Sätzen passten hinein. Die Datei enthält alle."
        ),
    },
    message: |drill, reps, score| {
        format!(
            "{drill}: {reps} {}, {score} Punkte",
            if reps == 1 { "Wiederholung" } else { "Wiederholungen" }
        )
    },
    reply_message: |drill| format!("Zu deinem Satz: {drill}"),
    share_span: "Zeig deinem Coach, was du geübt hast",
    span: "Welche Sätze",
    spans: ["Die letzten 7 Tage", "Die letzten 30 Tage", "Alle"],
    nothing_in_span: "In dieser Zeit gibt es keinen Satz mit einer Wiederholung.",
    span_message: |count| {
        format!("Was ich geübt habe: {count} {}", if count == 1 { "Satz" } else { "Sätze" })
    },

    set_of: |name| format!("Satz von {name}"),
    set_of_somebody: "Ein geteilter Satz",
    what_dowel_is: "Dowel legt im Bild des Handys einen Stab an Kopf, oberen Rücken und Steißbein \
        und sagt, was sich davon löst. Alles auf dieser Seite stand im Link; nichts wurde \
        hochgeladen.",
    back: "Alle Sätze",
    replay: "Bewegung",
    play: "Abspielen",
    pause: "Anhalten",
    position: "Stelle in der Wiederholung",
    rep: |number| format!("Wiederholung {number}"),
    replay_label: "Strichfigur der kameranahen Seite mit dem Stab am Rücken",
    depth_title: "Tiefe und sauberer Bereich",
    depth_label: "Ein Balken je Wiederholung: wie tief sie ging, gefüllt so weit der Rücken am \
        Stab war",
    measured: "Was gemessen wurde",
    measured_how: |net, height_cm| {
        let net = match net {
            Net::Lite => "lite",
            Net::Full => "full",
        };
        let height = height_cm
            .map(|cm| format!(" Längen gelten für eine Größe von {cm} cm."))
            .unwrap_or_default();
        format!(
            "Die kameranahe Seite, vom Netz BlazePose ({net}) auf dem Gerät des Athleten.{height}"
        )
    },
    against_standing: "Alle Winkel und der Rücken sind mit dem eigenen Stand des Athleten \
        verglichen.",
    against_reference: "Der Rücken ist mit einer Referenz verglichen, die der Athlet gewählt hat.",
    not_measured: "Was nicht gemessen wurde",
    only_near_side: "Der kameraferne Arm, das kameraferne Bein und alles, was nur von vorn zu \
        sehen ist.",
    only_scores: "Es kamen nur die Punkte: Punkte, sauberer Bereich und Fehler jeder Wiederholung. \
        Bitte für den Rest um den Link oder die Datei.",
    no_replay: "Die Bewegung kam nicht mit.",
    first_reps: |told, of| format!("Nur die ersten {told} von {of} Wiederholungen kamen mit."),
    unknown_drill: "Diese Version von Dowel kennt diese Übung nicht.",

    answer: "Deine Antwort",
    notes: "Notizen zum Satz",
    rep_notes: "Notizen zu einzelnen Wiederholungen",
    next_work: "Nächste Aufgabe",
    no_work: "Keine",
    next_reps: "Wiederholungen",
    next_clean: "Sauber bis, Grad",
    coach_name: "Dein Name",
    send_reply: "Antwort senden",

    reply_from: |name| format!("{name} antwortet"),
    reply_from_coach: "Dein Coach antwortet",
    reply_to: |drill, day| format!("{drill}, {day}"),
    no_notes: "Keine Notizen.",
    read_notes: "Notizen",
    work_from_coach: "Von deinem Coach",
    work: |work| {
        let clean = work
            .clean_deg
            .map(|deg| format!(", sauber bis {}", degrees(Some(deg))))
            .unwrap_or_default();
        format!(
            "{} {}{clean}",
            work.reps,
            if work.reps == 1 { "Wiederholung" } else { "Wiederholungen" }
        )
    },
    choose_this: "Diese Übung wählen",
    done: "Erledigt",
    other_app: "Für die installierte App kopieren",
    other_app_what: "Liegt Dowel auf deinem Home-Bildschirm? Die App sieht nicht, was diese Seite \
        speichert. Kopiere die Antwort und füge sie dort unter „Erhaltenes öffnen“ ein.",
    start: "Zum Start",
};
