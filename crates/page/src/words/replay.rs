//! The words of what is shown after a set: the score's parts, the charts and the replay.

#![allow(missing_docs, reason = "a field's name and its words say it")]

use super::declared::words;
use crate::figures::{degrees, percent};
use crate::set_figures::Widest;
use hinge::Part;
use hinge::back::rod::Contact;

words! {
    /// The words of one language.
    pub struct ReplayWords {
        part: fn(Part) -> &'static str => |say| Part::ALL.map(say),
        parts: &'static str,

        hip_chart_what: &'static str,
        gap_chart: &'static str,
        gap_chart_what: &'static str,
        hip_axis: &'static str,
        clean_to_here: &'static str,
        all_reps: &'static str,
        as_text: &'static str,
        /// A contact's largest gap: its name, the gap, and the hip angle.
        widest: fn(&str, &Widest) -> String =>
            |say| [say("Head", &Widest { gap: 0.04, hip_deg: 47.0 })],
        no_gaps: &'static str,

        replay: &'static str,
        rep: &'static str,
        beside: &'static str,
        this_set: &'static str,
        compare: &'static str,
        compared_rep: &'static str,
        best: &'static str,
        worst: &'static str,
        play: &'static str,
        pause: &'static str,
        slowly: &'static str,
        scrub: &'static str,
        first_lost: &'static str,
        figure: &'static str,
        /// Head, upper back, tailbone.
        contacts: [&'static str; 3],
        contact: fn(Contact) -> &'static str => |say| Contact::ALL.map(say),
        nobody: &'static str,
        on_the_way_down: &'static str,
        on_the_way_up: &'static str,
        no_frames: &'static str,
        show_video: &'static str,

        keep_video: &'static str,
        keep_video_what: &'static str,
        no_recorder: &'static str,
        recording: &'static str,
        delete_video: &'static str,
        delete_video_sure: &'static str,
    }
}

/// A contact's largest gap; where there is none, there is no place of it.
pub(super) fn widest_gap(contact: &str, widest: &Widest, at: &str) -> String {
    match percent(Some(widest.gap)).as_str() {
        "0 %" => format!("{contact} 0 %"),
        gap => format!("{contact} {gap} {at} {}", degrees(Some(widest.hip_deg))),
    }
}
