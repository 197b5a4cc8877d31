//! English: what athlete and coach send each other.

use super::phrases;
use crate::figures::degrees;
use crate::words::exchange::ExchangeWords;
use hinge::share::{Left, Net, ShareError};

pub const WORDS: ExchangeWords = ExchangeWords {
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
    date: phrases::day,

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
