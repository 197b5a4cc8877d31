//! The words of the first screen.

#![allow(missing_docs, reason = "a field's name and its words say it")]

use super::declared::words;

words! {
    /// The words of one language.
    pub struct HomeWords {
        /// What the film shows, for those who do not see it.
        film: &'static str,
        film_stop: &'static str,
        film_play: &'static str,
        change_drill: &'static str,
        drills: &'static str,
        drills_what: &'static str,
        done: &'static str,
        /// How to film who lies or sits: each step, and its detail.
        how_lying: [(&'static str, &'static str); 3],
        more: &'static str,
    }
}
