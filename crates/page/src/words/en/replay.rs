//! English: what is shown after a set.

use crate::words::replay::{ReplayWords, widest_gap};
use hinge::back::rod::Contact;

pub const WORDS: ReplayWords = ReplayWords {
    part: hinge::drill::fault::part_name,
    parts: "Parts of the score",

    hip_chart_what: "Each dip is a rep, with its number. ✓ clean, ○ good as far as seen, ◆ a \
        fault, ◇ a question, – not judged.",
    gap_chart: "Gaps to the rod",
    gap_chart_what: "How far each contact is off the rod on the way down, in percent of the \
        trunk's length. Low is good.",
    hip_axis: "Hip angle",
    clean_to_here: "clean to",
    all_reps: "All reps",
    as_text: "As text",
    widest: |contact, widest| widest_gap(contact, widest, "at"),
    no_gaps: "no gap measured",

    replay: "Replay",
    rep: "Rep",
    beside: "Beside",
    this_set: "This set",
    compare: "Beside another rep",
    compared_rep: "Other rep",
    best: "best",
    worst: "worst",
    play: "Play",
    pause: "Pause",
    slowly: "½× speed",
    scrub: "Where in the rep",
    first_lost: "To the first lost contact",
    figure: "The figure with the back's outline and the rod",
    contacts: ["Head", "Upper back", "Tailbone"],
    contact: |contact| match contact {
        Contact::Unjudged => "not judged here",
        Contact::Held => "on the rod",
        Contact::Leaving => "leaving",
        Contact::Lost => "off the rod",
        Contact::CantTell => "can't tell",
    },
    nobody: "Nobody was seen here",
    on_the_way_down: "on the way down",
    on_the_way_up: "on the way up",
    no_frames: "This set's pictures were not kept, so it can't be shown again.",
    show_video: "Video behind it",

    keep_video: "Keep a video of my sets",
    keep_video_what: "For the replay, on this device only: about 8 MB a minute. It is never \
        shared, is not in backups, and can be deleted without its set.",
    no_recorder: "This browser can't keep a video of your sets.",
    recording: "A video is kept on this device.",
    delete_video: "Delete the video",
    delete_video_sure: "Delete this set's video for good? The set itself stays.",
};
