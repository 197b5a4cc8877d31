//! What athlete and coach are told of what they send each other.

use super::{de, en};
use crate::day::Day;
use crate::figures::degrees;
use hinge::share::{Left, Net, NextWork, ShareError};

/// The words of the exchange.
pub struct ExchangeWords {
    /// Leads to what was sent and what was opened.
    pub inbox: &'static str,
    pub inbox_what: &'static str,
    pub paste: &'static str,
    pub open: &'static str,
    pub choose_file: &'static str,
    pub or_drop: &'static str,
    pub scan: &'static str,
    pub scan_what: &'static str,
    pub file_unreadable: &'static str,
    /// Why what was opened can't be read, and what to do.
    pub error: fn(ShareError) -> &'static str,
    pub arrived: &'static str,
    pub arrived_open: &'static str,
    pub not_kept: &'static str,
    /// So many entries could not be read.
    pub lost: fn(usize) -> String,

    pub athletes: &'static str,
    pub no_athletes: &'static str,
    pub no_name: &'static str,
    /// When the last practice was.
    pub last_practice: fn(&str) -> String,
    pub score: &'static str,
    pub clean_range: &'static str,
    /// A value's way through the sets of a list, for those who hear it: what, first, last.
    pub spark: fn(&str, &str, &str) -> String,
    pub delete: &'static str,
    pub delete_all: &'static str,
    pub delete_sure: &'static str,
    pub keep: &'static str,
    /// A day, from this today.
    pub date: fn(Day, Day) -> String,

    pub share: &'static str,
    pub share_what: &'static str,
    pub your_name: &'static str,
    pub send: &'static str,
    pub copy_link: &'static str,
    pub qr: &'static str,
    pub qr_label: &'static str,
    pub qr_scores: &'static str,
    pub qr_too_long: &'static str,
    pub save_file: &'static str,
    /// Copied, so many characters.
    pub copied: fn(usize) -> String,
    pub copy_by_hand: &'static str,
    pub link: &'static str,
    pub file_saved: &'static str,
    pub shared: &'static str,
    pub failed: &'static str,
    /// What was left out.
    pub left: fn(Left) -> String,
    /// What a messenger shows beside a link: drill, reps, score.
    pub message: fn(&str, u32, &str) -> String,
    pub reply_message: fn(&str) -> String,
    pub share_span: &'static str,
    pub span: &'static str,
    /// The last 7 days, the last 30, everything.
    pub spans: [&'static str; 3],
    pub nothing_in_span: &'static str,
    /// What a messenger shows beside so many sets.
    pub span_message: fn(usize) -> String,

    /// Whose set it is.
    pub set_of: fn(&str) -> String,
    pub set_of_somebody: &'static str,
    /// For who opens a link and has never heard of the app.
    pub what_dowel_is: &'static str,
    pub back: &'static str,
    pub replay: &'static str,
    pub play: &'static str,
    pub pause: &'static str,
    pub position: &'static str,
    pub rep: fn(usize) -> String,
    pub replay_label: &'static str,
    pub depth_title: &'static str,
    pub depth_label: &'static str,
    pub measured: &'static str,
    /// By which network, from how far in cm the lengths come, if told.
    pub measured_how: fn(Net, Option<u32>) -> String,
    pub against_standing: &'static str,
    pub against_reference: &'static str,
    pub not_measured: &'static str,
    pub only_near_side: &'static str,
    pub only_scores: &'static str,
    pub no_replay: &'static str,
    /// There are only so many reps told of so many.
    pub first_reps: fn(usize, u32) -> String,
    pub unknown_drill: &'static str,

    pub answer: &'static str,
    pub notes: &'static str,
    pub rep_notes: &'static str,
    pub next_work: &'static str,
    pub no_work: &'static str,
    pub next_reps: &'static str,
    pub next_clean: &'static str,
    pub coach_name: &'static str,
    pub send_reply: &'static str,

    /// Who answers.
    pub reply_from: fn(&str) -> String,
    pub reply_from_coach: &'static str,
    /// To which set: drill, day.
    pub reply_to: fn(&str, &str) -> String,
    pub no_notes: &'static str,
    pub read_notes: &'static str,
    pub work_from_coach: &'static str,
    /// Reps and clean range of a work.
    pub work: fn(&NextWork) -> String,
    pub choose_this: &'static str,
    pub done: &'static str,
    pub other_app: &'static str,
    pub other_app_what: &'static str,
    pub start: &'static str,
}

pub(super) static EN: ExchangeWords = ExchangeWords {
    inbox: "Open what I was sent",
    inbox_what: "For coaches: open an athlete's set, see how it moves, and answer. For athletes: \
        open your coach's answer. All of it stays on this device.",
    paste: "Paste a link or a message with one",
    open: "Open",
    choose_file: "Choose a file",
    or_drop: "or drop a .dowel file here",
    scan: "Scan a code",
    scan_what: "Hold the code in front of the camera.",
    file_unreadable: "This file could not be read. Choose a file that ends in .dowel.",
    error: |error| match error {
        ShareError::NotALink => {
            "There is no Dowel link in this. Copy the whole link, or choose the file."
        }
        ShareError::Cut => "The end of this link is missing. Copy it whole, or ask for the file.",
        ShareError::Damaged => {
            "This link was changed on its way. Ask for it once more, or for the file."
        }
        ShareError::TooLong => "This is longer than anything that Dowel sends. It was not opened.",
        ShareError::Newer => {
            "This was made by a newer Dowel. Reload this page to update, then open it again."
        }
        ShareError::Nonsense => {
            "This looks like a Dowel link but makes no sense. It was not opened."
        }
    },
    arrived: "A link was opened during your set. Your set is untouched.",
    arrived_open: "Open it now",
    not_kept: "This browser keeps nothing for this page: what you open is gone when you leave.",
    lost: |count| format!("What this browser kept was damaged: {count} could not be read."),

    athletes: "Your athletes",
    no_athletes: "Nobody yet. Each set that you open is listed here by the athlete's name.",
    no_name: "Without a name",
    last_practice: |day| format!("last practised {day}"),
    score: "Score",
    clean_range: "Clean range",
    spark: |what, first, last| format!("{what}: from {first} to {last}"),
    delete: "Delete",
    delete_all: "Delete all",
    delete_sure: "Delete for good?",
    keep: "Keep",
    date: en::day,

    share: "Show it to your coach",
    share_what: "The link carries the set itself. No server sees it; whoever has the link can read \
        it.",
    your_name: "Your name, if you like",
    send: "Send",
    copy_link: "Copy link",
    qr: "QR code",
    qr_label: "QR code to scan with another phone's camera",
    qr_scores: "Scan it with the other phone's camera. It carries the scores only.",
    qr_too_long: "Too long for a QR code. Use the link or the file.",
    save_file: "Save file",
    copied: |chars| format!("Copied: a link of {chars} characters."),
    copy_by_hand: "This browser does not let the page copy. Copy the link by hand:",
    link: "Link",
    file_saved: "Saved. The file has everything.",
    shared: "Handed over.",
    failed: "That did not work. Copy the link or save the file instead.",
    left: |left| match left {
        Left::Smoothness { positions } => {
            format!("The replay is coarser in it: {positions} positions a rep. The file has all.")
        }
        Left::Replay => "The replay did not fit. The file has it.".to_owned(),
        Left::Measures => {
            "Only scores, clean ranges and faults fit. The file has everything.".to_owned()
        }
        Left::Reps { kept, of } => {
            format!("Only the first {kept} of {of} reps fit. The file has all.")
        }
        Left::Sets { kept, of } => {
            format!("Only the newest {kept} of {of} sets fit. The file has all.")
        }
    },
    message: |drill, reps, score| {
        format!("{drill}: {reps} {}, score {score}", if reps == 1 { "rep" } else { "reps" })
    },
    reply_message: |drill| format!("About your set: {drill}"),
    share_span: "Show your practice to your coach",
    span: "Which sets",
    spans: ["The last 7 days", "The last 30 days", "All"],
    nothing_in_span: "There is no set with a rep in this time.",
    span_message: |count| {
        format!("My practice: {count} {}", if count == 1 { "set" } else { "sets" })
    },

    set_of: |name| format!("{name}'s set"),
    set_of_somebody: "A shared set",
    what_dowel_is: "Dowel lays a rod along head, upper back and tailbone in a phone's picture and \
        tells which of them leaves it. All that this page shows was in the link; nothing was \
        uploaded.",
    back: "All sets",
    replay: "Replay",
    play: "Play",
    pause: "Pause",
    position: "Position in the rep",
    rep: |number| format!("Rep {number}"),
    replay_label: "Stick figure of the side near the camera, with the rod on the back",
    depth_title: "Depth and clean range",
    depth_label: "A bar for each rep: how deep it went, and filled as far as the back was on the \
        rod",
    measured: "What was measured",
    measured_how: |net, height_cm| {
        let net = match net {
            Net::Lite => "lite",
            Net::Full => "full",
        };
        let height =
            height_cm.map(|cm| format!(" Lengths assume a height of {cm} cm.")).unwrap_or_default();
        format!(
            "The side near the camera, by the BlazePose network ({net}) on the athlete's own \
             device.{height}"
        )
    },
    against_standing: "Each angle and the back are compared with the athlete's own standing.",
    against_reference: "The back is compared with a reference rep that the athlete chose.",
    not_measured: "What was not measured",
    only_near_side: "The far arm and leg, and anything from the front.",
    only_scores: "This came as scores only: score, clean range and faults of each rep. Ask for the \
        link or the file for the rest.",
    no_replay: "No replay came with it.",
    first_reps: |told, of| format!("Only the first {told} of {of} reps came with it."),
    unknown_drill: "This version of Dowel does not know this drill.",

    answer: "Your answer",
    notes: "Notes on the set",
    rep_notes: "Notes on single reps",
    next_work: "Work to do next",
    no_work: "None",
    next_reps: "Reps",
    next_clean: "Clean to, degrees",
    coach_name: "Your name",
    send_reply: "Send the answer",

    reply_from: |name| format!("{name} answers"),
    reply_from_coach: "Your coach answers",
    reply_to: |drill, day| format!("{drill}, {day}"),
    no_notes: "No notes.",
    read_notes: "Notes",
    work_from_coach: "Set by your coach",
    work: |work| {
        let clean = work
            .clean_deg
            .map(|deg| format!(", clean to {}", degrees(Some(deg))))
            .unwrap_or_default();
        format!("{} {}{clean}", work.reps, if work.reps == 1 { "rep" } else { "reps" })
    },
    choose_this: "Choose this drill",
    done: "Done",
    other_app: "Copy for the installed app",
    other_app_what: "Is Dowel on your Home Screen? It can't see what this page keeps. Copy this \
        answer, then paste it there under “Open what I was sent”.",
    start: "To the start",
};

pub(super) static DE: ExchangeWords = ExchangeWords {
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
    date: de::day,

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

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Every text with its field's name.
    #[rustfmt::skip]
    pub(in crate::words) fn texts(words: &ExchangeWords) -> Vec<(String, String)> {
        let ExchangeWords {
            inbox, inbox_what, paste, open, choose_file, or_drop, scan, scan_what, file_unreadable, error, arrived, arrived_open, not_kept, lost, athletes, no_athletes,
            no_name, last_practice, score, clean_range, spark, delete, delete_all, delete_sure, keep, date, share, share_what, your_name, send,
            copy_link, qr, qr_label, qr_scores, qr_too_long, save_file, copied, copy_by_hand, link, file_saved, shared, failed, left, message,
            reply_message, share_span, span, spans, nothing_in_span, span_message, set_of, set_of_somebody, what_dowel_is, back, replay, play, pause, position, rep, replay_label, depth_title, depth_label, measured,
            measured_how, against_standing, against_reference, not_measured, only_near_side, only_scores, no_replay, first_reps, unknown_drill,
            answer, notes, rep_notes, next_work, no_work, next_reps, next_clean, coach_name, send_reply, reply_from, reply_from_coach, reply_to,
            no_notes, read_notes, work_from_coach, work, choose_this, done, other_app, other_app_what, start,
        } = words;
        let mut texts = Vec::new();
        macro_rules! plain {
            ($($field:ident)*) => { $(texts.push((stringify!($field).to_owned(), (*$field).to_owned()));)* };
        }
        macro_rules! each {
            ($field:ident, $said:expr) => { texts.extend($said.into_iter().map(|said| (stringify!($field).to_owned(), String::from(said)))) };
        }
        plain!(inbox inbox_what paste open choose_file or_drop scan scan_what file_unreadable arrived arrived_open not_kept athletes no_athletes no_name score);
        plain!(clean_range delete delete_all delete_sure keep share share_what your_name send copy_link qr qr_label qr_scores qr_too_long);
        plain!(save_file copy_by_hand link file_saved shared failed set_of_somebody what_dowel_is back replay play pause position replay_label depth_title);
        plain!(depth_label measured against_standing against_reference not_measured only_near_side only_scores no_replay unknown_drill answer);
        plain!(notes rep_notes next_work no_work next_reps next_clean coach_name send_reply reply_from_coach no_notes work_from_coach);
        plain!(share_span span nothing_in_span read_notes choose_this done other_app other_app_what start);
        let errors = [ShareError::NotALink, ShareError::Cut, ShareError::Damaged, ShareError::TooLong, ShareError::Newer, ShareError::Nonsense];
        each!(error, errors.map(error));
        let lefts = [
            Left::Smoothness { positions: 13 }, Left::Replay, Left::Measures, Left::Reps { kept: 3, of: 7 }, Left::Sets { kept: 3, of: 7 },
        ];
        each!(left, lefts.map(left));
        each!(spans, *spans);
        each!(span_message, [span_message(1), span_message(5)]);
        each!(lost, [lost(2)]);
        each!(last_practice, [last_practice("m.net"), spark("m", "1", "2"), copied(7), message("m", 1, "9"), message("m", 2, "9"), reply_message("m")]);
        each!(rep, [set_of("m"), rep(2), first_reps(3, 7), reply_from("m"), reply_to("m", "n")]);
        each!(measured_how, [measured_how(Net::Lite, None), measured_how(Net::Full, Some(170))]);
        let works = [(1, None), (8, Some(70.0))].map(|(reps, clean_deg)| NextWork { drill: String::new(), reps, clean_deg });
        each!(work, works.iter().map(work));
        each!(date, [date(Day::FIRST, Day::FIRST)]);
        texts
    }

    #[test]
    fn figures_are_said_in_every_language() {
        for words in [&EN, &DE] {
            let work =
                (words.work)(&NextWork { drill: String::new(), reps: 8, clean_deg: Some(70.0) });
            assert!(work.contains('8') && work.contains("70°"), "{work}");
            let left = (words.left)(Left::Sets { kept: 3, of: 7 });
            assert!(left.contains('3') && left.contains('7'), "{left}");
            assert!((words.measured_how)(Net::Full, Some(181)).contains("181"));
        }
    }
}
