//! The words of what athlete and coach send each other.

#![allow(missing_docs, reason = "a field's name and its words say it")]

use super::declared::words;
#[cfg(test)]
use super::samples;
use crate::day::Day;
use hinge::share::{Left, Net, NextWork, ShareError};

words! {
    /// The words of the exchange.
    pub struct ExchangeWords {
        /// Leads to what was sent and what was opened.
        inbox: &'static str,
        inbox_what: &'static str,
        paste: &'static str,
        open: &'static str,
        choose_file: &'static str,
        or_drop: &'static str,
        scan: &'static str,
        scan_what: &'static str,
        file_unreadable: &'static str,
        /// Why what was opened can't be read, and what to do.
        error: fn(ShareError) -> &'static str => |say| ShareError::ALL.map(say),
        arrived: &'static str,
        arrived_open: &'static str,
        not_kept: &'static str,
        /// So many entries could not be read.
        lost: fn(usize) -> String => |say| [say(2)],

        athletes: &'static str,
        no_athletes: &'static str,
        no_name: &'static str,
        /// When the last practice was.
        last_practice: fn(&str) -> String => |say| [say("Monday")],
        score: &'static str,
        clean_range: &'static str,
        /// A value's way through the sets of a list, for those who hear it: what, first, last.
        spark: fn(&str, &str, &str) -> String => |say| [say("Score", "1", "2")],
        delete: &'static str,
        delete_all: &'static str,
        delete_sure: &'static str,
        keep: &'static str,
        /// A day, from this today.
        date: fn(Day, Day) -> String => |say| [say(samples::day(), samples::day())],

        share: &'static str,
        share_what: &'static str,
        your_name: &'static str,
        send: &'static str,
        copy_link: &'static str,
        qr: &'static str,
        qr_label: &'static str,
        qr_scores: &'static str,
        qr_too_long: &'static str,
        save_file: &'static str,
        /// Copied, so many characters.
        copied: fn(usize) -> String => |say| [say(7)],
        copy_by_hand: &'static str,
        link: &'static str,
        file_saved: &'static str,
        shared: &'static str,
        failed: &'static str,
        /// What was left out.
        left: fn(Left) -> String => |say| samples::LEFT_OUT.map(say),
        /// What a messenger shows beside a link: drill, reps, score.
        message: fn(&str, u32, &str) -> String => |say| [1, 2].map(|reps| say("Plank", reps, "9")),
        reply_message: fn(&str) -> String => |say| [say("Plank")],
        share_span: &'static str,
        span: &'static str,
        /// The last 7 days, the last 30, everything.
        spans: [&'static str; 3],
        nothing_in_span: &'static str,
        /// What a messenger shows beside so many sets.
        span_message: fn(usize) -> String => |say| [1, 5].map(say),

        /// Whose set it is.
        set_of: fn(&str) -> String => |say| [say("Kim")],
        set_of_somebody: &'static str,
        /// For who opens a link and has never heard of the app.
        what_dowel_is: &'static str,
        back: &'static str,
        replay: &'static str,
        play: &'static str,
        pause: &'static str,
        position: &'static str,
        rep: fn(usize) -> String => |say| [say(2)],
        replay_label: &'static str,
        depth_title: &'static str,
        depth_label: &'static str,
        measured: &'static str,
        /// By which network, from how far in cm the lengths come, if told.
        measured_how: fn(Net, Option<u32>) -> String =>
            |say| [say(Net::Lite, None), say(Net::Full, Some(170))],
        against_standing: &'static str,
        against_reference: &'static str,
        not_measured: &'static str,
        only_near_side: &'static str,
        only_scores: &'static str,
        no_replay: &'static str,
        /// There are only so many reps told of so many.
        first_reps: fn(usize, u32) -> String => |say| [say(3, 7)],
        unknown_drill: &'static str,

        answer: &'static str,
        notes: &'static str,
        rep_notes: &'static str,
        next_work: &'static str,
        no_work: &'static str,
        next_reps: &'static str,
        next_clean: &'static str,
        coach_name: &'static str,
        send_reply: &'static str,

        /// Who answers.
        reply_from: fn(&str) -> String => |say| [say("Kim")],
        reply_from_coach: &'static str,
        /// To which set: drill, day.
        reply_to: fn(&str, &str) -> String => |say| [say("Plank", "Monday")],
        no_notes: &'static str,
        read_notes: &'static str,
        work_from_coach: &'static str,
        /// Reps and clean range of a work.
        work: fn(&NextWork) -> String => |say| samples::works().iter().map(say),
        choose_this: &'static str,
        done: &'static str,
        other_app: &'static str,
        other_app_what: &'static str,
        start: &'static str,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;
    use hinge::drill::Language;

    #[test]
    fn figures_are_said_in_every_language() {
        for language in Language::ALL {
            let words = Words::of(language).exchange;
            let work =
                (words.work)(&NextWork { drill: String::new(), reps: 8, clean_deg: Some(70.0) });
            assert!(work.contains('8') && work.contains("70°"), "{work}");
            let left = (words.left)(Left::Sets { kept: 3, of: 7 });
            assert!(left.contains('3') && left.contains('7'), "{left}");
            assert!((words.measured_how)(Net::Full, Some(181)).contains("181"));
        }
    }
}
