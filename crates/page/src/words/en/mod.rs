//! English.

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
    IS_REFERENCE, at_rest, camera, cant_tell, compare_with_kept, in_force, keeping_trouble,
    missing, not_judged, other_rest, refused, reps, rest_from, trend, upper_back_not_judged, video,
};

/// The words; names of hints and reasons are those of `hinge` and `protocol`.
pub static WORDS: Words = Words {
    language: Language::En,
    code: "en",
    name: "English",

    app: "Dowel",
    tagline: "Practise the hip hinge.",
    what: "Bend at the hips and keep your back long. Your phone watches from the side, counts, and \
        tells you one thing to fix.",
    start_camera: "Start camera",
    choose_video: "Use my own video",
    privacy: "What stays on your phone: everything. No account, no upload.",
    how_title: "How to film",
    how: [
        ("Lean the phone upright", "On a wall or a chair, about hip height."),
        ("Stand side-on, about 2.5 m away", "Head and feet must be in the picture."),
        ("Stand tall for a moment, then hinge", "Dowel measures you against your own standing."),
    ],
    distance: "2.5 m",

    settings: "Settings",
    language_choice: "Language",
    sound: "Coach",
    sounds: ["Speaks", "Tones only", "Silent"],
    volume: "Volume",
    voice: "Voice",
    first_voice: "The device's own",
    no_voice: "This device has no voice of its own for English, so the coach uses tones. A voice \
        from the network is never used: it would send the words away.",
    try_sound: "Try it",
    silent_switch: "On an iPhone the switch on its side, or silent mode, mutes the coach.",
    height: "Your height, cm",

    drill: "Drill",
    unseen_from_the_side: "The camera can't see from the side:",
    reference: "Reference rep",
    reference_what: "One slow rep, as well as you can, hands off your back. The others are \
        compared with it, so a back that rounds is seen more surely.",
    first_rep: "Make my first rep the reference",
    compare_with_kept,
    drop_kept: "Drop it",
    use_this_rep: "Use this rep",
    use_as_reference: "Use as reference",
    is_reference: IS_REFERENCE,
    makes_certain: "A reference rep makes it certain",
    marked: "With a question mark: a reference rep makes it certain. Choose your cleanest rep.",

    progression: "Drills from easy to hard",
    progression_what: "Ready is a suggestion, from the sets that you have done so far. You can \
        choose every drill at any time.",
    ready: "Ready",
    not_yet: "Not yet",
    missing,
    easier: "Easier:",
    best_clean: "Best clean range:",
    trend,
    choose: "Choose",
    choose_drill: |name| format!("Choose {name}"),
    to_start: "Back to the start",
    sets_not_kept: "This browser keeps nothing for this page: your sets are forgotten when you \
        leave.",
    sets_dropped: |name| {
        format!(
            "The sets that were kept of {name} could not be read and were dropped. They begin anew \
             with your next one."
        )
    },

    loading: "Getting ready",
    loading_camera: "Allow the camera when your browser asks. The pose model is loading; next time \
        it is quicker.",
    loading_video: "The pose model is loading; next time it is quicker.",

    reps,
    hip: "Hip",
    knee: "Knee",
    flip: "Flip camera",
    finish: "Finish",
    leave: "Cancel",
    reconnect: "Try the camera again",
    restarting: "The analysis stopped and is starting again. Your reps are kept.",
    go: "Begin when you are ready",
    hint: hinge::seen::hint_words::hint,
    other_rest,
    at_rest,
    picture_label: "The picture with your skeleton and the rod",
    progress_label: "How much of the video is done",

    go_now: "Go",
    stop_at: |hip_deg| format!("Stop at {hip_deg:.0} degrees for now, grow from there"),
    question: |fault| match fault {
        FaultId::BackRounded => "Low back rounded? A reference rep can tell".to_owned(),
        FaultId::BackOverArched => "Low back arched? A reference rep can tell".to_owned(),
        other => format!("{}?", fault_name(other)),
    },
    praise: |clean_deg| {
        clean_deg.map_or("Clean".to_owned(), |deg| format!("Clean, {deg:.0} degrees"))
    },
    cant_tell,
    wall_at: |at_m| format!("Clean. The wall is at {:.1} centimetres now", 100.0 * at_m),
    short_of_wall: |short_m| {
        format!("{:.0} centimetres short of the wall", (100.0 * short_m).max(1.0))
    },
    tempo: |tempo| {
        format!("{:.1} s down, {:.1} s pause, {:.1} s up", tempo.down_s, tempo.pause_s, tempo.up_s)
    },
    tempo_title: "Tempo:",
    farthest_tap: "Farthest clean tap:",
    centimetres: |length_m| format!("{:.1} cm", 100.0 * length_m),

    fault_name,
    fault,
    reading,
    clean: "Clean rep",
    good,
    clean_to: |hip_deg| format!("Clean to {}", degrees(Some(hip_deg))),
    not_judged: "Not judged",
    not_judged_cue: "It could not be seen well enough.",
    unseen,
    back_not_judged: |reason, reps| not_judged("Back", reason, reps),
    upper_back_not_judged,
    low_back: "Low back",
    upper_back: "Upper back",
    rest_from,
    head_not_judged: |reason, reps| not_judged("Head", reason, reps),

    in_force,
    refused,
    next_rep_is_tried: "The next rep is tried.",
    choose_another_rep: "Choose another rep.",
    waits_for_first_rep: "Your first rep becomes the reference: slow and clean, hands free of your \
        back.",
    faces_other_way: "Your kept reference faces the other way. Turn round, or use a rep of this \
        set.",
    keeping_trouble,

    summary: "Your set",
    set_score: "Set score",
    deepest_clean: "Deepest clean:",
    deepest_not_told,
    not_in_score,
    one_to_fix: "One thing to fix",
    columns: ["Rep", "Score", "Hip", "Clean to", "Knee", "Hip share", "What to fix"],
    columns_note: "Clean to: the deepest hip angle on the way down with upper back and tailbone on \
        the rod. \
        Hip share: how much of the bend came from the hips; 100 % is all hip.",
    set_reps: "Each rep",
    score_parts: "How the score comes about",
    charts: "Charts",
    save_or_delete: "Save or delete",
    chart_title: "Hip angle",
    chart_label: "Hip angle over time; each dip is a rep",
    again: "Again",
    done: "Done",
    share_set: "Share",
    another_video: "Another video",
    save: "Save JSON",
    save_failed: "The file could not be saved. Allow downloads for this page and try again.",
    nobody_in_video: "Nobody was seen in this video. Film one person side-on, from head to feet, \
        in good light.",
    nobody_before_camera: "Nobody was seen. Stand side-on to the camera, from head to feet in the \
        picture, in good light.",
    never_at_rest: "No reps were counted: Dowel never saw you still and side-on in the posture \
        that the drill starts from. Hold it for a second before the first rep.",
    no_movement: "No reps were counted. Go all the way through the movement, and back to where you \
        started.",

    camera,
    video,
    failure: |failure| failure.to_string(),
    worker_lost: |reason| {
        format!("The analysis stopped and could not be started again ({reason}). Reload the page.")
    },
    not_judged_again: "The analysis stopped, so this set can't be judged again. Its table is as \
        before; save it before you leave.",

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
