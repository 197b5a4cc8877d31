//! All texts of the screens in one language.

#![allow(missing_docs, reason = "a field's name and its words say it")]

use super::about::AboutWords;
use super::declared::words;
use super::demo::DemoWords;
use super::exchange::ExchangeWords;
use super::far::FarWords;
use super::filming::FilmingWords;
use super::hands::HandsWords;
use super::history::HistoryWords;
use super::home::HomeWords;
use super::live::LiveWords;
use super::pace::PaceWords;
use super::replay::ReplayWords;
#[cfg(test)]
use super::samples;
use crate::day::Day;
use crate::device::problem::{CameraProblem, VideoProblem};
use crate::progression::{Missing, Trend};
use crate::reference::{InForce, KeepingTrouble, Kept};
use crate::set_figures::NotTold;
use hinge::back::cant_tell::CantTell;
use hinge::drill::{Language, Rest};
use hinge::rep::record::{Fault, RestFrom, Tempo, Unseen};
#[cfg(test)]
use hinge::seen::angles::Facing;
use hinge::{FaultId, Hint, Part, ReferenceError};
use protocol::Failure;

words! {
    /// The words of one language. What grammar or figures come into is a function; what is said
    /// when stands once for all languages, in this type's own functions.
    pub struct Words {
        language: Language,
        /// As browsers call the language (BCP 47).
        code: &'static str,
        /// The language's name for itself.
        name: &'static str,

        app: &'static str,
        tagline: &'static str,
        what: &'static str,
        start_camera: &'static str,
        choose_video: &'static str,
        privacy: &'static str,
        how_title: &'static str,
        /// Each step, and its detail.
        how: [(&'static str, &'static str); 3],
        /// How far from the phone to stand.
        distance: &'static str,

        settings: &'static str,
        language_choice: &'static str,
        sound: &'static str,
        /// By voice, by tones, not at all.
        sounds: [&'static str; 3],
        volume: &'static str,
        voice: &'static str,
        first_voice: &'static str,
        no_voice: &'static str,
        try_sound: &'static str,
        silent_switch: &'static str,
        height: &'static str,

        drill: &'static str,
        unseen_from_the_side: &'static str,
        reference: &'static str,
        reference_what: &'static str,
        first_rep: &'static str,
        /// The choice to compare with what is kept, one or more: the days, and with more than one
        /// the facings.
        compare_with_kept: fn(&[Kept], Day) -> String => |say| [
            say(&[samples::kept(Facing::Left)], samples::day()),
            say(&[Facing::Left, Facing::Right].map(samples::kept), samples::day()),
        ],
        drop_kept: &'static str,
        use_this_rep: &'static str,
        use_as_reference: &'static str,
        is_reference: &'static str,
        makes_certain: &'static str,
        marked: &'static str,

        progression: &'static str,
        progression_what: &'static str,
        ready: &'static str,
        not_yet: &'static str,
        /// What is missing of the easier drill, by its name.
        missing: fn(&Missing, &str) -> String =>
            |say| samples::missing().map(|missing| say(&missing, "Plank")),
        easier: &'static str,
        best_clean: &'static str,
        /// How the clean range has changed.
        trend: fn(&Trend) -> String =>
            |say| [6.4, 0.2, -3.0].map(|change_deg| say(&Trend { change_deg, sets: 5 })),
        choose: &'static str,
        /// To choose the drill of this name, for those who hear the button alone.
        choose_drill: fn(&str) -> String => |say| [say("Plank")],
        to_start: &'static str,
        sets_not_kept: &'static str,
        /// The sets that were kept of the drill of this name are dropped.
        sets_dropped: fn(&str) -> String => |say| [say("Plank")],

        loading: &'static str,
        loading_camera: &'static str,
        loading_video: &'static str,

        /// The word that follows a count of reps.
        reps: fn(u32) -> &'static str => |say| [1, 2].map(say),
        hip: &'static str,
        knee: &'static str,
        flip: &'static str,
        finish: &'static str,
        leave: &'static str,
        reconnect: &'static str,
        restarting: &'static str,
        go: &'static str,
        /// What the person should do.
        hint: fn(Hint) -> &'static str => |say| Hint::ALL.map(say),
        /// The drill starts from this rest, and the person is in another posture.
        other_rest: fn(Rest) -> &'static str => |say| Rest::ALL.map(say),
        /// What to do for the person's own rest to be taken.
        at_rest: fn(Rest) -> &'static str => |say| Rest::ALL.map(say),
        picture_label: &'static str,
        progress_label: &'static str,

        /// Spoken when standing is known.
        go_now: &'static str,
        /// How deep to go for now, degrees of the hip.
        stop_at: fn(f64) -> String => |say| [say(50.0)],
        /// A finding that only a reference rep makes certain.
        question: fn(FaultId) -> String => |say| FaultId::ALL.map(say),
        /// Praise, with the clean range in degrees of the hip where there is one.
        praise: fn(Option<f64>) -> String => |say| [None, Some(74.0)].map(say),
        /// Why the back can't be told, as the coach says it.
        cant_tell: fn(CantTell) -> String => |say| CantTell::ALL.map(say),
        /// Where the wall is now, m behind the hips.
        wall_at: fn(f64) -> String => |say| [say(0.105)],
        /// How far the hips were from the wall, m.
        short_of_wall: fn(f64) -> String => |say| [say(0.04)],
        /// The last phases' lengths, s: down, pause, up.
        tempo: fn(&Tempo) -> String => |say| [say(&Tempo { down_s: 1.6, pause_s: 0.4, up_s: 1.2 })],
        tempo_title: &'static str,
        farthest_tap: &'static str,
        /// A distance in centimetres, from m.
        centimetres: fn(f64) -> String => |say| [say(0.105)],

        /// A fault in the words of a person at home.
        fault_name: fn(FaultId) -> &'static str => |say| FaultId::ALL.map(say),
        /// A finding in such words; an unsure one is a question.
        fault: fn(&Fault) -> String => |say| samples::findings().iter().map(say),
        /// What was measured of a finding, in the field's terms: at which hip angle a contact left
        /// the rod, and by how much, lengths of the trunk; `None` where there is nothing to add.
        reading: fn(&Fault, Option<f64>) -> Option<String> => |say| {
            samples::findings().into_iter().filter_map(move |fault| say(&fault, Some(0.292)))
        },
        clean: &'static str,
        /// Nothing was found in these parts of a rep, and others could not be judged; of the back
        /// only the low back is meant.
        good: fn(&[Part]) -> String => |say| [&Part::ALL[..], &Part::ALL[1..2], &[]].map(say),
        /// How far a rep was clean, degrees of the hip.
        clean_to: fn(f64) -> String => |say| [say(51.6)],
        not_judged: &'static str,
        not_judged_cue: &'static str,
        /// What could not be judged.
        unseen: fn(Unseen) -> String => |say| samples::unseen().into_iter().map(say),
        /// Why the back was not judged, in these reps of a set, 1 = first, or in all that are
        /// spoken of.
        back_not_judged: fn(CantTell, Option<&[usize]>) -> String => |say| samples::not_judged(say),
        /// The same of the upper back alone, which needs a clearer outline than the low back.
        upper_back_not_judged: fn(Option<&[usize]>) -> String =>
            |say| [None, Some([7, 8].as_slice())].map(say),
        /// Before how far the low back was bent, degrees.
        low_back: &'static str,
        upper_back: &'static str,
        /// Where the rest was seen with which these reps of a set are compared, or all.
        rest_from: fn(RestFrom, Option<&[usize]>) -> String => |say| samples::rests(say),
        /// The same as of the back, of the head.
        head_not_judged: fn(CantTell, Option<&[usize]>) -> String => |say| samples::not_judged(say),

        /// The reference in force, with how its back reads against standing.
        in_force: fn(&InForce, Day) -> String =>
            |say| samples::in_force().iter().map(|in_force| say(in_force, samples::day())),
        /// Why a reference can't serve, as a whole sentence.
        refused: fn(&ReferenceError) -> String => |say| samples::refusals().iter().map(say),
        next_rep_is_tried: &'static str,
        choose_another_rep: &'static str,
        waits_for_first_rep: &'static str,
        faces_other_way: &'static str,
        /// What went wrong with keeping a reference rep.
        keeping_trouble: fn(KeepingTrouble) -> &'static str =>
            |say| [KeepingTrouble::Unavailable, KeepingTrouble::Damaged].map(say),

        summary: &'static str,
        set_score: &'static str,
        deepest_clean: &'static str,
        /// Why nothing is told of how deep a set was clean.
        deepest_not_told: fn(NotTold) -> String => |say| samples::not_told().map(say),
        /// The parts that are not in the score, each in how many reps, of so many.
        not_in_score: fn(&[(Part, u32)], u32) -> String =>
            |say| [say(&[(Part::Dowel, 3)], 8), say(&[(Part::Dowel, 1), (Part::Hips, 1)], 1)],
        /// Before the one fault to work on after a set.
        one_to_fix: &'static str,
        columns: [&'static str; 7],
        columns_note: &'static str,
        /// What is folded in the summary.
        set_reps: &'static str,
        score_parts: &'static str,
        charts: &'static str,
        save_or_delete: &'static str,
        chart_title: &'static str,
        chart_label: &'static str,
        again: &'static str,
        done: &'static str,
        share_set: &'static str,
        another_video: &'static str,
        save: &'static str,
        save_failed: &'static str,
        nobody_in_video: &'static str,
        nobody_before_camera: &'static str,
        never_at_rest: &'static str,
        no_movement: &'static str,

        /// What is wrong with the camera, and what to do.
        camera: fn(&CameraProblem) -> String => |say| samples::camera_problems().iter().map(say),
        /// What is wrong with the file, and what to do.
        video: fn(&VideoProblem) -> String => |say| VideoProblem::ALL.iter().map(say),
        /// What went wrong in the worker, and what to do.
        failure: fn(&Failure) -> String => |say| samples::failures().iter().map(say),
        /// The worker is gone for good; why, as the browser says it.
        worker_lost: fn(&str) -> String => |say| [say("m.net")],
        not_judged_again: &'static str,

        /// Of what athlete and coach send each other.
        exchange: &'static ExchangeWords,
        history: HistoryWords,
        /// The set-up and the running set.
        live: LiveWords,
        far: FarWords,
        /// The choice of a camera and its lens.
        filming: FilmingWords,
        home: HomeWords,
        /// A set that nobody touches the phone for.
        hands: HandsWords,
        replay: ReplayWords,
        demo: DemoWords,
        about: AboutWords,
        pace: PaceWords,
    }
}
