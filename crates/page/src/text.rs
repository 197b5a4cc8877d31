//! All words that the screens show, English. Names of faults and hints come from `hinge::text`.

#![allow(missing_docs, reason = "a constant's name and its words say it")]

use crate::day::Day;
use crate::problem::{CameraProblem, LONGEST_SIDE_PX, LONGEST_VIDEO_S, Lacking, Problem, VideoProblem};
use crate::reference::{Choice, Comparison, InForce, KeepingTrouble, Kept};
use hinge::back::CantTell;
use hinge::drill::Rest;
use hinge::session::{Facing, Fault, SessionRecord, SourceKind, Unseen};
use hinge::{FaultId, Hint, Phase, ReferenceError};

pub const APP: &str = "Dowel";
pub const TAGLINE: &str = "Hinge at the hips. Keep the stick on your back.";
pub const WHAT: &str = "Lean your phone on a wall, stand side-on, and hinge. Dowel lays a virtual rod along your back, counts each rep and tells you one thing to fix.";
pub const START_CAMERA: &str = "Start camera";
pub const CHOOSE_VIDEO: &str = "Choose a video";
pub const PRIVACY: &str = "What stays on your phone: everything. No account, no upload.";
pub const HOW_TITLE: &str = "How to film";
pub const HOW: [(&str, &str); 3] = [
    ("Lean the phone upright", "On a wall or a chair, about hip height."),
    ("Stand side-on, about 2.5 m away", "Head and feet must be in the picture."),
    ("Stand tall for a moment, then hinge", "Dowel measures you against your own standing."),
];
pub const PICTURE: &str = "A phone leans on a stand at hip height; a person side-on to it hinges with a rod along the back.";

pub const DRILL: &str = "Drill";
pub const UNSEEN_FROM_THE_SIDE: &str = "Not seen from the side:";
pub const REFERENCE: &str = "Reference rep";
pub const REFERENCE_WHAT: &str = "Your cleanest slow hinge, hands free of your back; feel it with a stick first if you have one.";
pub const FIRST_REP: &str = "Make my first rep the reference";
pub const DROP_KEPT: &str = "Drop it";
pub const USE_THIS_REP: &str = "Use this rep";
pub const USE_AS_REFERENCE: &str = "Use as reference";
pub const IS_REFERENCE: &str = "Your reference";
pub const MAKES_CERTAIN: &str = "A reference rep makes it certain";
pub const MARKED: &str = "With a question mark: a reference rep makes it certain. Choose your cleanest rep.";

pub const LOADING: &str = "Getting ready";
pub const LOADING_CAMERA: &str = "Allow the camera when your browser asks. The pose model is loading; next time it is quicker.";
pub const LOADING_VIDEO: &str = "The pose model is loading; next time it is quicker.";

pub const REPS: &str = "reps";
pub const REP: &str = "rep";
pub const HIP: &str = "Hip";
pub const KNEE: &str = "Knee";
pub const FLIP: &str = "Flip camera";
pub const FINISH: &str = "Finish";
pub const LEAVE: &str = "Cancel";
pub const RECONNECT: &str = "Try the camera again";
pub const RESTARTING: &str = "The analysis stopped and is starting again. Your reps are kept.";
pub const GO: &str = "Begin when you are ready";
pub const CLEAN: &str = "Clean rep";
pub const NOT_JUDGED: &str = "Not judged";
pub const NOT_JUDGED_CUE: &str = "It could not be seen well enough.";
pub const PICTURE_LABEL: &str = "The picture with your skeleton and the rod";
pub const PROGRESS_LABEL: &str = "How much of the video is done";

pub const SUMMARY: &str = "Your set";
pub const SET_SCORE: &str = "Set score";
pub const AGAIN: &str = "Again";
pub const ANOTHER_VIDEO: &str = "Another video";
pub const SAVE: &str = "Save JSON";
pub const SAVE_FAILED: &str = "The file could not be saved. Allow downloads for this page and try again.";
pub const HOME: &str = "Home";
pub const CHART_TITLE: &str = "Hip angle";
pub const CHART_LABEL: &str = "Hip angle over time; each dip is a rep";
pub const COLUMNS: [&str; 7] = ["Rep", "Score", "Hip", "Clean to", "Knee", "Hip share", "What to fix"];
pub const COLUMNS_NOTE: &str = "Clean to: the deepest hip angle on the way down with upper back and tailbone on the rod. \
    Hip share: how much of the bend came from the hips; 100 % is all hip.";
pub const DEEPEST_CLEAN: &str = "Deepest clean:";
pub const UNKNOWN: &str = "–";

/// An angle in whole degrees, or a dash.
pub fn degrees(angle_deg: Option<f64>) -> String {
    // Adding 0 turns −0 into 0.
    angle_deg.map_or_else(|| UNKNOWN.to_owned(), |deg| format!("{:.0}°", deg.round() + 0.0))
}

/// A share from 0 to 1 in whole percent, or a dash.
pub fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| UNKNOWN.to_owned(), |share| format!("{:.0} %", share * 100.0))
}

/// A score from 0 to 100, or a dash.
pub fn score(score: Option<u32>) -> String {
    score.map_or_else(|| UNKNOWN.to_owned(), |score| score.to_string())
}

/// "rep" or "reps".
pub fn reps(count: u32) -> &'static str {
    if count == 1 { REP } else { REPS }
}

/// A finding in words: of a contact, at which hip angle it left the rod; an unsure one is a question.
pub fn fault(fault: &Fault) -> String {
    let name = match (fault.id, fault.sure) {
        (FaultId::BackRounded, false) => "Tailbone off the rod",
        (FaultId::BackOverArched, false) => "Upper back off the rod",
        (id, _) => hinge::text::fault_name(id),
    };
    let left_at = fault.left_at_hip_deg.map(|hip_deg| format!(" at {}", degrees(Some(hip_deg)))).unwrap_or_default();
    format!("{name}{left_at}{}", if fault.sure { "" } else { "?" })
}

/// What to do about a finding; an unsure one wants a reference rep first.
pub fn cue(fault: &Fault) -> &'static str {
    if fault.sure { hinge::text::fault_cue(fault.id) } else { MAKES_CERTAIN }
}

/// How far a rep was clean.
pub fn clean_to(hip_deg: f64) -> String {
    format!("Clean to {}", degrees(Some(hip_deg)))
}

/// Why the back was not judged, in these reps of a set, 1 = first, or in all that are spoken of.
pub fn back_not_judged(reason: CantTell, reps: Option<&[usize]>) -> String {
    not_judged("Back", reason, reps)
}

/// The same of the head.
pub fn head_not_judged(reason: CantTell, reps: Option<&[usize]>) -> String {
    not_judged("Head", reason, reps)
}

fn not_judged(what: &str, reason: CantTell, reps: Option<&[usize]>) -> String {
    let place = reps.map(|reps| format!(" in {}", listed(reps))).unwrap_or_default();
    format!("{what} not judged{place}: {reason}.")
}

/// "rep 2", "reps 1 and 3", "reps 1, 2 and 4".
fn listed(reps: &[usize]) -> String {
    match reps {
        [] => REPS.to_owned(),
        [one] => format!("{REP} {one}"),
        [most @ .., last] => format!("{REPS} {} and {last}", most.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")),
    }
}

/// How the back of a reference rep reads against standing; `sag` in trunk lengths.
pub fn reading(sag: f64) -> String {
    let percent = 100.0 * sag;
    match format!("{:.1}", percent.abs()).as_str() {
        "0.0" => "back as in standing".to_owned(),
        figure => format!("back {figure} % {} than standing", if percent > 0.0 { "rounder" } else { "hollower" }),
    }
}

/// The reference in force, with its reading.
pub fn in_force(in_force: &InForce, today: Day) -> String {
    let which = match &in_force.choice {
        Choice::Rep(rep) => format!("{IS_REFERENCE}, {REP} {rep}"),
        Choice::Kept(kept) => format!("{IS_REFERENCE} of {}", kept.day.words(today)),
    };
    format!("{which}: {}", reading(in_force.sag))
}

/// What is to be said of the reference during and after a set, if anything.
pub fn comparison(comparison: &Comparison) -> Option<String> {
    let waits = comparison.waits_for_rep();
    match (&comparison.refused, &comparison.in_force) {
        (Some(reason), _) => Some(refused(reason, if waits { "The next rep is tried." } else { "Choose another rep." })),
        (None, Some(reference)) => Some(in_force(reference, comparison.today)),
        (None, None) if waits => Some("Your first rep becomes the reference: slow and clean, hands free of your back.".to_owned()),
        (None, None) if comparison.lacks_facing() => {
            Some("Your kept reference faces the other way. Turn round, or use a rep of this set.".to_owned())
        }
        (None, None) => None,
    }
}

fn refused(reason: &ReferenceError, then: &str) -> String {
    let reason = reason.to_string();
    let mut letters = reason.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}. {then}", letters.as_str())
}

/// The choice to compare with what is kept: the days, and with more than one the facings.
pub fn compare_with_kept(kept: &[Kept], today: Day) -> String {
    let facing = |facing| match facing {
        Facing::Left => "left",
        Facing::Right => "right",
    };
    match kept {
        [one] => format!("Compare with my reference of {}", one.day.words(today)),
        several => {
            let each = several.iter().map(|kept| format!("{} (facing {})", kept.day.words(today), facing(kept.reference.facing)));
            format!("Compare with my references of {}", each.collect::<Vec<_>>().join(" and "))
        }
    }
}

/// What went wrong with keeping a reference rep.
pub fn keeping_trouble(trouble: KeepingTrouble) -> &'static str {
    match trouble {
        KeepingTrouble::Unavailable => "This browser keeps nothing for this page: the reference serves this set only.",
        KeepingTrouble::Damaged => "A reference that was kept could not be read and was dropped. Choose a new one in your next set.",
    }
}

/// What could not be judged.
pub fn unseen(unseen: Unseen) -> String {
    match unseen {
        Unseen::Part(part) => format!("{} not judged", hinge::text::part_name(part)),
        Unseen::Fault(fault) => format!("{}: not judged", hinge::text::fault_name(fault)),
    }
}

/// What the person should do now.
pub fn instruction(hint: Option<Hint>, phase: Phase, rep_count: u32, rest: Rest) -> Option<&'static str> {
    match (hint, phase) {
        (Some(Hint::StandTall | Hint::StandStill), _) | (None, Phase::Calibrating) if rest != Rest::Standing => Some(at_rest(rest)),
        (Some(hint), _) => Some(hinge::text::hint(hint)),
        (None, Phase::Calibrating) => Some(at_rest(rest)),
        (None, Phase::Standing) if rep_count == 0 => Some(GO),
        (None, Phase::Standing | Phase::Descending | Phase::Ascending) => None,
    }
}

/// What to do for the person's own rest to be taken.
fn at_rest(rest: Rest) -> &'static str {
    match rest {
        Rest::Standing => "Stand tall and still",
        Rest::Kneeling => "Kneel tall and still",
        Rest::Lying => "Lie still, feet on the floor",
        Rest::Bench => "Sit still against the bench",
        Rest::Box => "Stand tall on the box, still",
    }
}

/// What a set without reps means.
pub fn no_reps(record: &SessionRecord) -> &'static str {
    let seen = record.frames.iter().any(|frame| frame.seen);
    match (record.source.kind, seen, record.calibration.is_some()) {
        (SourceKind::Video, false, _) => "Nobody was seen in this video. Film one person side-on, from head to feet, in good light.",
        (SourceKind::Camera, false, _) => "Nobody was seen. Stand side-on to the camera, from head to feet in the picture, in good light.",
        (_, true, false) => {
            "No reps were counted: Dowel never saw you standing tall, still and side-on. Stand for a second before the first rep."
        }
        (_, true, true) => "No reps were counted. Hinge until your trunk is well forward, then stand all the way up.",
    }
}

/// One sentence or two: what is wrong, and what to do.
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Camera(camera) => self::camera(camera),
        Problem::Video(video) => self::video(video),
        Problem::Unsupported(lacking) => unsupported(*lacking).to_owned(),
        Problem::Analysis(failure) => failure.to_string(),
        Problem::WorkerLost(reason) => format!("The analysis stopped and could not be started again ({reason}). Reload the page."),
        Problem::NotJudgedAgain => {
            "The analysis stopped, so this set can't be judged again. Its table is as before; save it before you leave.".to_owned()
        }
    }
}

/// What is wrong with the camera, and what to do.
pub fn camera(problem: &CameraProblem) -> String {
    match problem {
        CameraProblem::Insecure => "The camera works only over HTTPS. Open this page with an address that begins with https.".into(),
        CameraProblem::Missing => "No camera was found. Connect one, or choose a video.".into(),
        CameraProblem::Denied => {
            "The camera is not allowed. Allow it for this page in your browser's settings and start again, or choose a video.".into()
        }
        CameraProblem::InUse => "Another app is using the camera. Close it and try again.".into(),
        CameraProblem::Unplugged => "The camera is gone. Reconnect it and try again, or finish with the reps so far.".into(),
        CameraProblem::Other(reason) => format!("The camera could not be started ({reason}). Close other apps that use it and try again."),
    }
}

fn video(problem: &VideoProblem) -> String {
    match problem {
        VideoProblem::Empty => "This file is empty. Choose another video.".into(),
        VideoProblem::Unreadable => "This file can't be played here. Choose an MP4 or WebM video.".into(),
        VideoProblem::NoPicture => "This file has sound but no picture. Choose a video.".into(),
        VideoProblem::NoLength => "This video has no length. Choose another one, or export it again.".into(),
        VideoProblem::TooLong => {
            format!("This video is longer than {:.0} minutes. Cut it to your set and choose it again.", LONGEST_VIDEO_S / 60.0)
        }
        VideoProblem::TooLarge => {
            format!("This video's picture is larger than {LONGEST_SIDE_PX} pixels. Export it in 1080p and choose it again.")
        }
        VideoProblem::BrokeOff => {
            "The video could not be read to its end; only the part before is counted. Export it again for the rest.".into()
        }
    }
}

fn unsupported(lacking: Lacking) -> &'static str {
    match lacking {
        Lacking::Worker => "This browser can't run the analysis beside the page. Open Dowel in a current Chrome, Safari, Firefox or Edge.",
        Lacking::OffscreenCanvas => {
            "This browser can't read pictures beside the page. Open Dowel in a current Chrome, Safari, Firefox or Edge."
        }
        Lacking::FrameTimes => "This browser can't tell when a frame was taken. Open Dowel in a current Chrome, Safari, Firefox or Edge.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hinge::EarlierReference;

    #[test]
    fn a_contact_left_the_rod_at_an_angle_and_an_unsure_finding_is_a_question() {
        let finding = |id, sure, left_at_hip_deg| Fault { id, severity: 0.5, at_s: 1.0, sure, left_at_hip_deg };
        assert_eq!(fault(&finding(FaultId::BackRounded, true, Some(51.6))), "Tailbone left the rod at 52°");
        assert_eq!(fault(&finding(FaultId::BackRounded, false, Some(51.6))), "Tailbone off the rod at 52°?");
        assert_eq!(fault(&finding(FaultId::BackOverArched, false, None)), "Upper back off the rod?");
        assert_eq!(fault(&finding(FaultId::HeadLifted, true, Some(30.2))), "Looked up at 30°");
        assert_eq!(fault(&finding(FaultId::KneeDominant, true, None)), "Squatted");
        assert_eq!(cue(&finding(FaultId::BackRounded, false, None)), MAKES_CERTAIN);
    }

    #[test]
    fn the_rest_is_asked_for_by_the_drills_posture() {
        let said = |hint, phase, rest| instruction(hint, phase, 0, rest);
        assert_eq!(said(Some(Hint::StandTall), Phase::Calibrating, Rest::Lying), Some("Lie still, feet on the floor"));
        assert_eq!(said(None, Phase::Calibrating, Rest::Standing), Some("Stand tall and still"));
        assert_eq!(said(Some(Hint::StandStill), Phase::Calibrating, Rest::Standing), Some("Stand still for a moment"));
        assert_eq!(said(None, Phase::Standing, Rest::Box), Some(GO));
        assert_eq!(said(None, Phase::Descending, Rest::Standing), None);
    }

    #[test]
    fn a_reason_is_said_with_the_reps_that_it_concerns() {
        let said = |reps: &[usize]| back_not_judged(CantTell::NoOutline, Some(reps));
        assert_eq!(back_not_judged(CantTell::NoOutline, None), "Back not judged: no outline of the back was seen.");
        assert_eq!(said(&[2]), "Back not judged in rep 2: no outline of the back was seen.");
        assert_eq!(said(&[1, 2, 4]), "Back not judged in reps 1, 2 and 4: no outline of the back was seen.");
    }

    #[test]
    fn a_reference_is_said_in_words_and_figures() {
        let (today, then) = (Day::new(2026, 12, 1).unwrap(), Day::new(2026, 11, 21).unwrap());
        let reference = |facing| EarlierReference { drill: String::new(), model: String::new(), facing, sag: -0.012 };
        let kept = [Facing::Left, Facing::Right].map(|facing| Kept { day: then, reference: reference(facing) });
        assert_eq!(
            in_force(&InForce { choice: Choice::Rep(1), sag: 0.017 }, today),
            "Your reference, rep 1: back 1.7 % rounder than standing"
        );
        assert_eq!(
            in_force(&InForce { choice: Choice::Kept(kept[0].clone()), sag: -0.012 }, today),
            "Your reference of 21 Nov: back 1.2 % hollower than standing"
        );
        assert_eq!(reading(0.0002), "back as in standing");
        assert_eq!(compare_with_kept(&kept[..1], today), "Compare with my reference of 21 Nov");
        assert_eq!(compare_with_kept(&kept, today), "Compare with my references of 21 Nov (facing left) and 21 Nov (facing right)");
    }

    #[test]
    fn a_refused_rep_says_why_and_what_comes_next() {
        let reason = ReferenceError::Faulty { rep: 2, fault: FaultId::KneeDominant };
        let mut set = Comparison::new(Day::new(2026, 11, 21).unwrap());
        set.is_wished = true;
        set.refuse(reason);
        assert_eq!(comparison(&set).unwrap(), "Rep 2 can't serve as reference, it is not clean itself: squatted. The next rep is tried.");
        set.is_wished = false;
        assert!(comparison(&set).unwrap().ends_with("Choose another rep."));
    }

    #[test]
    fn a_video_beyond_the_limits_is_told_the_limit() {
        assert!(video(&VideoProblem::TooLong).contains("longer than 15 minutes"));
        assert!(video(&VideoProblem::TooLarge).contains("larger than 4096 pixels"));
    }
}
