//! All words of the screens: one table for each language. A language that lacks a text does not
//! compile.

#![allow(missing_docs, reason = "a field's name and its words say it")]

pub mod about;
mod de;
pub mod demo;
mod en;
mod exchange;
pub mod history;
mod live;
pub mod pace;
pub mod replay;
mod said;

use crate::day::Day;
use crate::device::problem::{CameraProblem, VideoProblem};
use crate::progression::{Missing, Trend};
use crate::reference::{InForce, KeepingTrouble, Kept};
use hinge::back::cant_tell::CantTell;
use hinge::drill::{Language, Rest};
use hinge::rep::record::{Fault, Tempo, Unseen};
use hinge::{FaultId, Hint, ReferenceError};
use protocol::Failure;

pub use about::AboutWords;
pub use de::DE;
pub use en::EN;
pub use exchange::ExchangeWords;
pub use history::HistoryWords;
pub use live::LiveWords;

/// The words of one language. What grammar or figures come into is a function; what is said when is
/// told once for all languages, by this type's own functions.
pub struct Words {
    pub language: Language,
    /// As browsers call the language (BCP 47).
    pub code: &'static str,
    /// The language's name for itself.
    pub name: &'static str,

    pub app: &'static str,
    pub tagline: &'static str,
    pub what: &'static str,
    pub start_camera: &'static str,
    pub choose_video: &'static str,
    pub privacy: &'static str,
    pub how_title: &'static str,
    /// Each step, and its detail.
    pub how: [(&'static str, &'static str); 3],
    pub picture: &'static str,
    /// How far from the phone to stand.
    pub distance: &'static str,

    pub settings: &'static str,
    pub language_choice: &'static str,
    pub sound: &'static str,
    /// By voice, by tones, not at all.
    pub sounds: [&'static str; 3],
    pub volume: &'static str,
    pub voice: &'static str,
    pub first_voice: &'static str,
    pub no_voice: &'static str,
    pub try_sound: &'static str,
    pub silent_switch: &'static str,
    pub height: &'static str,

    pub drill: &'static str,
    pub unseen_from_the_side: &'static str,
    pub reference: &'static str,
    pub reference_what: &'static str,
    pub first_rep: &'static str,
    /// The choice to compare with what is kept, one or more: the days, and with more than one the
    /// facings.
    pub compare_with_kept: fn(&[Kept], Day) -> String,
    pub drop_kept: &'static str,
    pub use_this_rep: &'static str,
    pub use_as_reference: &'static str,
    pub is_reference: &'static str,
    pub makes_certain: &'static str,
    pub marked: &'static str,

    pub progression: &'static str,
    pub progression_what: &'static str,
    pub ready: &'static str,
    pub not_yet: &'static str,
    /// What is missing of the easier drill, by its name.
    pub missing: fn(&Missing, &str) -> String,
    pub easier: &'static str,
    pub best_clean: &'static str,
    /// How the clean range has changed.
    pub trend: fn(&Trend) -> String,
    pub choose: &'static str,
    /// To choose the drill of this name, for those who hear the button alone.
    pub choose_drill: fn(&str) -> String,
    pub to_start: &'static str,
    pub sets_not_kept: &'static str,
    /// The sets that were kept of the drill of this name are dropped.
    pub sets_dropped: fn(&str) -> String,

    pub loading: &'static str,
    pub loading_camera: &'static str,
    pub loading_video: &'static str,

    /// The word that follows a count of reps.
    pub reps: fn(u32) -> &'static str,
    pub hip: &'static str,
    pub knee: &'static str,
    pub flip: &'static str,
    pub finish: &'static str,
    pub leave: &'static str,
    pub reconnect: &'static str,
    pub restarting: &'static str,
    pub go: &'static str,
    /// What the person should do.
    pub hint: fn(Hint) -> &'static str,
    /// The drill starts from this rest, and the person is in another posture.
    pub other_rest: fn(Rest) -> &'static str,
    /// What to do for the person's own rest to be taken.
    pub at_rest: fn(Rest) -> &'static str,
    pub picture_label: &'static str,
    pub progress_label: &'static str,

    /// Spoken when standing is known.
    pub go_now: &'static str,
    /// How deep to go for now, degrees of the hip.
    pub stop_at: fn(f64) -> String,
    /// A finding that only a reference rep makes certain.
    pub question: fn(FaultId) -> String,
    /// Praise, with the clean range in degrees of the hip where there is one.
    pub praise: fn(Option<f64>) -> String,
    /// Why the back can't be told, as the coach says it.
    pub cant_tell: fn(CantTell) -> String,
    /// Where the wall is now, m behind the hips.
    pub wall_at: fn(f64) -> String,
    /// How far the hips were from the wall, m.
    pub short_of_wall: fn(f64) -> String,
    /// The last phases' lengths, s: down, pause, up.
    pub tempo: fn(&Tempo) -> String,
    pub tempo_title: &'static str,
    pub farthest_tap: &'static str,
    /// A distance in centimetres, from m.
    pub centimetres: fn(f64) -> String,

    pub fault_name: fn(FaultId) -> &'static str,
    /// A finding: of a contact, at which hip angle it left the rod; an unsure one is a question.
    pub fault: fn(&Fault) -> String,
    pub clean: &'static str,
    /// How far a rep was clean, degrees of the hip.
    pub clean_to: fn(f64) -> String,
    pub not_judged: &'static str,
    pub not_judged_cue: &'static str,
    /// What could not be judged.
    pub unseen: fn(Unseen) -> String,
    /// Why the back was not judged, in these reps of a set, 1 = first, or in all that are spoken
    /// of.
    pub back_not_judged: fn(CantTell, Option<&[usize]>) -> String,
    /// The same of the head.
    pub head_not_judged: fn(CantTell, Option<&[usize]>) -> String,

    /// The reference in force, with how its back reads against standing.
    pub in_force: fn(&InForce, Day) -> String,
    /// Why a reference can't serve, as a whole sentence.
    pub refused: fn(&ReferenceError) -> String,
    pub next_rep_is_tried: &'static str,
    pub choose_another_rep: &'static str,
    pub waits_for_first_rep: &'static str,
    pub faces_other_way: &'static str,
    /// What went wrong with keeping a reference rep.
    pub keeping_trouble: fn(KeepingTrouble) -> &'static str,

    pub summary: &'static str,
    pub set_score: &'static str,
    pub deepest_clean: &'static str,
    /// Before the one fault that a set is told to work on.
    pub one_to_fix: &'static str,
    pub columns: [&'static str; 7],
    pub columns_note: &'static str,
    pub chart_title: &'static str,
    pub chart_label: &'static str,
    pub again: &'static str,
    pub another_video: &'static str,
    pub save: &'static str,
    pub save_failed: &'static str,
    pub nobody_in_video: &'static str,
    pub nobody_before_camera: &'static str,
    pub never_at_rest: &'static str,
    pub no_movement: &'static str,

    /// What is wrong with the camera, and what to do.
    pub camera: fn(&CameraProblem) -> String,
    /// What is wrong with the file, and what to do.
    pub video: fn(&VideoProblem) -> String,
    /// What went wrong in the worker, and what to do.
    pub failure: fn(&Failure) -> String,
    /// The worker is gone for good; why, as the browser says it.
    pub worker_lost: fn(&str) -> String,
    pub not_judged_again: &'static str,

    /// Of what athlete and coach send each other.
    pub exchange: &'static ExchangeWords,
    pub history: HistoryWords,
    /// The set-up and the running set.
    pub live: LiveWords,
    pub replay: replay::ReplayWords,
    pub demo: demo::DemoWords,
    pub about: AboutWords,
    pub pace: pace::PaceWords,
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Words {
        match language {
            Language::En => &EN,
            Language::De => &DE,
        }
    }
}

/// The language that a tag as `de-AT` stands for; `None` where the app does not speak it.
pub fn spoken(tag: &str) -> Option<Language> {
    let wished = tag.split('-').next().unwrap_or_default();
    Language::ALL
        .into_iter()
        .find(|language| Words::of(*language).code.eq_ignore_ascii_case(wished))
}

/// The first of the wished languages that the app speaks, else English.
pub fn first_spoken(tags: impl IntoIterator<Item = String>) -> Language {
    tags.into_iter().find_map(|tag| spoken(&tag)).unwrap_or(Language::En)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::reference::Choice;
    use hinge::seen::angles::Facing;
    use hinge::{EarlierReference, Part};
    use std::collections::BTreeSet;

    pub(crate) const CANT_TELL: [CantTell; 12] = [
        CantTell::NoOutline,
        CantTell::BrokenOutline,
        CantTell::BlurredOutline,
        CantTell::RoughOutline,
        CantTell::Oblique,
        CantTell::NoStanding,
        CantTell::NotInThisDrill,
        CantTell::ReferenceOfOtherDrill,
        CantTell::ReferenceOfOtherModel,
        CantTell::ReferenceFacesOtherWay,
        CantTell::HeadNotLevel,
        CantTell::Lost,
    ];
    pub(crate) const HINTS: [Hint; 15] = [
        Hint::NobodySeen,
        Hint::FeetOutside,
        Hint::HeadOutside,
        Hint::OtherRest,
        Hint::TooSmall,
        Hint::Oblique,
        Hint::FacingCamera,
        Hint::StandTall,
        Hint::StandStill,
        Hint::AnotherPerson,
        Hint::TooDark,
        Hint::TooBright,
        Hint::Hazy,
        Hint::BackHidden,
        Hint::BackBlurred,
    ];

    fn day() -> Day {
        Day::new(2026, 11, 21).unwrap()
    }

    fn kept(facing: Facing) -> Kept {
        Kept {
            day: day(),
            reference: EarlierReference {
                drill: String::new(),
                model: String::new(),
                facing,
                sag: 0.017,
            },
        }
    }

    fn finding(id: FaultId, sure: bool) -> Fault {
        Fault { id, severity: 0.5, at_s: 1.0, sure, left_at_hip_deg: Some(51.6) }
    }

    fn refusals() -> Vec<ReferenceError> {
        vec![
            ReferenceError::NoSuchRep { rep: 7, count: 3 },
            ReferenceError::NotSeen { rep: 7, reason: CantTell::Lost },
            ReferenceError::NoneSeen,
            ReferenceError::Faulty { rep: 7, fault: FaultId::KneeDominant },
            ReferenceError::TooRound { percent: 7.26, limit_percent: 3.0 },
            ReferenceError::TooHollow { percent: 7.26, limit_percent: 3.0 },
        ]
    }

    /// What can be missing: of a drill with a rod and of one without, with sets that can't be told
    /// and without.
    fn gaps() -> [Missing; 4] {
        [(true, 0), (true, 3), (false, 0), (false, 1)].map(|(has_rod, untold)| Missing {
            done: 1,
            sets: 2,
            reps: 8,
            score: 85.0,
            has_rod,
            untold,
        })
    }

    fn failures() -> Vec<Failure> {
        let named = || "m.net".to_owned();
        vec![
            Failure::ModelMissing { file: named(), reason: named() },
            Failure::ModelChecksum { file: named() },
            Failure::ModelBroken { reason: named() },
            Failure::UnknownDrill { drill: named() },
            Failure::Frame { reason: named() },
            Failure::OutOfOrder { reason: named() },
            Failure::Reference { reason: ReferenceError::NoneSeen },
        ]
    }

    /// Every text of a language with its field's name: of the functions, what they say in each
    /// case.
    fn texts(words: &Words) -> Vec<(String, String)> {
        let Words {
            language: _,
            code,
            name,
            app,
            tagline,
            what,
            start_camera,
            choose_video,
            privacy,
            how_title,
            how,
            picture,
            distance,
            settings,
            language_choice,
            sound,
            sounds,
            volume,
            voice,
            first_voice,
            no_voice,
            try_sound,
            silent_switch,
            height,
            drill,
            unseen_from_the_side,
            reference,
            reference_what,
            first_rep,
            compare_with_kept,
            drop_kept,
            use_this_rep,
            use_as_reference,
            is_reference,
            makes_certain,
            marked,
            progression,
            progression_what,
            ready,
            not_yet,
            missing,
            easier,
            best_clean,
            trend,
            choose,
            choose_drill,
            to_start,
            sets_not_kept,
            sets_dropped,
            loading,
            loading_camera,
            loading_video,
            reps,
            hip,
            knee,
            flip,
            finish,
            leave,
            reconnect,
            restarting,
            go,
            hint,
            other_rest,
            at_rest,
            picture_label,
            progress_label,
            go_now,
            stop_at,
            question,
            praise,
            cant_tell,
            wall_at,
            short_of_wall,
            tempo,
            tempo_title,
            farthest_tap,
            centimetres,
            fault_name,
            fault,
            clean,
            clean_to,
            not_judged,
            not_judged_cue,
            unseen,
            back_not_judged,
            head_not_judged,
            in_force,
            refused,
            next_rep_is_tried,
            choose_another_rep,
            waits_for_first_rep,
            faces_other_way,
            keeping_trouble,
            summary,
            set_score,
            deepest_clean,
            one_to_fix,
            columns,
            columns_note,
            chart_title,
            chart_label,
            again,
            another_video,
            save,
            save_failed,
            nobody_in_video,
            nobody_before_camera,
            never_at_rest,
            no_movement,
            camera,
            video,
            failure,
            worker_lost,
            not_judged_again,
            exchange,
            history,
            live,
            replay,
            demo,
            about,
            pace,
        } = words;
        let mut texts = history::tests::texts(history);
        texts.extend(live.texts());
        texts.extend(replay.texts());
        texts.extend(demo.texts());
        texts.extend(about.texts());
        texts.extend(pace.texts());
        macro_rules! plain {
            ($($field:ident)*) => { $(texts.push((stringify!($field).to_owned(), (*$field).to_owned()));)* };
        }
        macro_rules! each {
            ($field:ident, $said:expr) => {
                texts.extend(
                    $said
                        .into_iter()
                        .map(|said| (stringify!($field).to_owned(), String::from(said))),
                )
            };
        }
        plain!(code name app tagline what start_camera choose_video privacy how_title picture distance settings language_choice);
        plain!(drill unseen_from_the_side reference reference_what first_rep drop_kept use_this_rep use_as_reference is_reference);
        plain!(makes_certain marked loading loading_camera loading_video hip knee flip finish leave reconnect restarting go);
        plain!(picture_label progress_label clean not_judged not_judged_cue next_rep_is_tried choose_another_rep waits_for_first_rep);
        plain!(faces_other_way summary set_score deepest_clean one_to_fix columns_note chart_title chart_label again another_video save);
        plain!(save_failed nobody_in_video nobody_before_camera never_at_rest no_movement not_judged_again);
        plain!(sound volume voice first_voice no_voice try_sound silent_switch height go_now tempo_title farthest_tap);
        plain!(progression progression_what ready not_yet easier best_clean choose to_start sets_not_kept);
        each!(missing, gaps().map(|gap| missing(&gap, "Plank")));
        each!(trend, [6.4, 0.2, -3.0].map(|change_deg| trend(&Trend { change_deg, sets: 5 })));
        each!(choose_drill, [choose_drill("Plank"), sets_dropped("Plank")]);
        each!(sounds, *sounds);
        each!(stop_at, [stop_at(50.0)]);
        each!(question, FaultId::ALL.map(question));
        each!(praise, [praise(None), praise(Some(74.0))]);
        each!(cant_tell, CANT_TELL.map(cant_tell));
        each!(wall_at, [wall_at(0.105), short_of_wall(0.04), centimetres(0.105)]);
        each!(
            other_rest,
            [Rest::Standing, Rest::Kneeling, Rest::Lying, Rest::Bench, Rest::Box].map(other_rest)
        );
        each!(tempo, [tempo(&Tempo { down_s: 1.6, pause_s: 0.4, up_s: 1.2 })]);
        each!(how, how.iter().flat_map(|(step, detail)| [*step, *detail]));
        each!(columns, *columns);
        each!(reps, [reps(1), reps(2)]);
        each!(hint, HINTS.map(hint));
        each!(
            at_rest,
            [Rest::Standing, Rest::Kneeling, Rest::Lying, Rest::Bench, Rest::Box].map(at_rest)
        );
        each!(fault_name, FaultId::ALL.map(fault_name));
        each!(
            fault,
            FaultId::ALL.iter().flat_map(|id| [true, false].map(|sure| fault(&finding(*id, sure))))
        );
        each!(unseen, FaultId::ALL.map(|id| unseen(Unseen::Fault(id))));
        each!(
            unseen,
            [Part::Dowel, Part::Hips, Part::Finish].map(|part| unseen(Unseen::Part(part)))
        );
        each!(clean_to, [clean_to(51.6)]);
        for reps in [None, Some([7].as_slice()), Some([7, 8, 9].as_slice())] {
            each!(back_not_judged, CANT_TELL.map(|reason| back_not_judged(reason, reps)));
            each!(head_not_judged, CANT_TELL.map(|reason| head_not_judged(reason, reps)));
        }
        each!(compare_with_kept, [compare_with_kept(&[kept(Facing::Left)], day())]);
        each!(
            compare_with_kept,
            [compare_with_kept(&[kept(Facing::Left), kept(Facing::Right)], day())]
        );
        for sag in [-0.017, 0.0, 0.017] {
            let choices = [Choice::Rep(7), Choice::Kept(kept(Facing::Left))];
            each!(in_force, choices.map(|choice| in_force(&InForce { choice, sag }, day())));
        }
        each!(refused, refusals().iter().map(refused));
        each!(
            keeping_trouble,
            [KeepingTrouble::Unavailable, KeepingTrouble::Damaged].map(keeping_trouble)
        );
        let cameras = [
            CameraProblem::Insecure,
            CameraProblem::Missing,
            CameraProblem::Denied,
            CameraProblem::InUse,
            CameraProblem::Unplugged,
            CameraProblem::Other("m.net".to_owned()),
        ];
        each!(camera, cameras.iter().map(camera));
        let videos = [
            VideoProblem::Empty,
            VideoProblem::Unreadable,
            VideoProblem::NoPicture,
            VideoProblem::NoLength,
            VideoProblem::TooLong,
            VideoProblem::TooLarge,
            VideoProblem::BrokeOff,
        ];
        each!(video, videos.iter().map(video));
        each!(failure, failures().iter().map(failure));
        each!(worker_lost, [worker_lost("m.net")]);
        texts.extend(exchange::tests::texts(exchange));
        texts
    }

    #[test]
    fn every_language_has_every_text() {
        for language in Language::ALL {
            for (field, text) in texts(Words::of(language)) {
                assert!(
                    !text.trim().is_empty() && text.trim() == text,
                    "{language:?}: {field}: {text:?}"
                );
                assert!(
                    !text.contains("  ") && !text.contains(".."),
                    "{language:?}: {field}: {text:?}"
                );
            }
        }
    }

    /// Names and single terms may be as in English.
    #[test]
    fn no_language_has_english_texts() {
        let english = texts(&EN);
        for language in Language::ALL.into_iter().filter(|language| *language != Language::En) {
            for ((field, text), (_, in_english)) in
                texts(Words::of(language)).into_iter().zip(&english)
            {
                assert!(
                    text.split_whitespace().count() <= 2 || text != *in_english,
                    "{language:?}: {field}: {text:?}"
                );
            }
        }
    }

    #[test]
    fn every_language_says_the_figures() {
        for language in Language::ALL {
            let words = Words::of(language);
            let has = |text: String, figures: &[&str]| {
                assert!(
                    figures.iter().all(|figure| text.contains(figure)),
                    "{language:?}: {text:?}"
                )
            };
            for id in FaultId::ALL {
                has((words.fault)(&finding(id, true)), &["52°"]);
                has((words.fault)(&finding(id, false)), &["52°", "?"]);
            }
            has((words.clean_to)(51.6), &["52°"]);
            has((words.missing)(&gaps()[1], "Plank"), &["1", "2", "8", "85", "3", "Plank"]);
            has((words.trend)(&Trend { change_deg: -3.2, sets: 5 }), &["3°", "5"]);
            has((words.choose_drill)("Plank"), &[words.choose, "Plank"]);
            has((words.sets_dropped)("Plank"), &["Plank"]);
            has((words.back_not_judged)(CantTell::Lost, Some(&[7, 8, 9])), &["7", "8", "9"]);
            has((words.compare_with_kept)(&[kept(Facing::Left)], day()), &["21"]);
            has(
                (words.in_force)(&InForce { choice: Choice::Rep(7), sag: 0.05 }, day()),
                &["7", "5", "0 %"],
            );
            has((words.refused)(&ReferenceError::NoSuchRep { rep: 7, count: 3 }), &["7", "3"]);
            has(
                (words.refused)(&ReferenceError::TooRound { percent: 5.02, limit_percent: 3.0 }),
                &["5", "0 %", "3 %"],
            );
            has((words.video)(&VideoProblem::TooLong), &["15"]);
            has((words.video)(&VideoProblem::TooLarge), &["4096"]);
            has((words.camera)(&CameraProblem::Other("m.net".to_owned())), &["m.net"]);
            has((words.worker_lost)("m.net"), &["m.net"]);
            for failure in
                failures().iter().filter(|failure| !matches!(failure, Failure::Reference { .. }))
            {
                has((words.failure)(failure), &["m.net"]);
            }
        }
    }

    #[test]
    fn every_fault_and_hint_is_told_from_the_others_in_every_language() {
        for language in Language::ALL {
            let words = Words::of(language);
            assert_eq!(
                BTreeSet::from(FaultId::ALL.map(words.fault_name)).len(),
                FaultId::ALL.len(),
                "{language:?}"
            );
            assert_eq!(BTreeSet::from(HINTS.map(words.hint)).len(), HINTS.len(), "{language:?}");
        }
    }

    #[test]
    fn a_language_is_found_by_its_tag() {
        for language in Language::ALL {
            let words = Words::of(language);
            assert_eq!((words.language, spoken(words.code)), (language, Some(language)));
        }
        assert_eq!(
            [spoken("de-AT"), spoken("DE"), spoken("den"), spoken("")],
            [Some(Language::De), Some(Language::De), None, None]
        );
        let first = |tags: &[&str]| first_spoken(tags.iter().map(ToString::to_string));
        assert_eq!(first(&["la", "de-CH", "en"]), Language::De);
        assert_eq!([first(&["la"]), first(&[])], [Language::En; 2]);
    }
}
