//! All words that the screens show, English. Names of faults and hints come from `hinge::text`.

#![allow(missing_docs, reason = "a constant's name and its words say it")]

use crate::problem::{CameraProblem, Lacking, Problem, VideoProblem};
use hinge::back::CantTell;
use hinge::session::{Fault, SessionRecord, SourceKind, Unseen};
use hinge::{FaultId, Hint, Part, Phase};

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
pub const WATCHING_FOR: &str = "Stand tall and still";
pub const GO: &str = "Hinge when you are ready";
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
pub const COLUMNS: [&str; 6] = ["Rep", "Score", "Hip", "Knee", "Hip share", "What to fix"];
pub const HIP_SHARE_NOTE: &str = "Hip share: how much of the bend came from the hips. 100 % is all hip.";
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

/// A finding in words: of the back, at which hip angle a contact left the rod; an unsure one is a question.
pub fn fault(fault: &Fault, clean_range_deg: Option<f64>) -> String {
    let name = hinge::text::fault_name(fault.id);
    let left_at = match (fault.id, clean_range_deg) {
        (FaultId::BackRounded | FaultId::BackOverArched, Some(hip_deg)) => format!(" at {hip_deg:.0}°"),
        _ => String::new(),
    };
    format!("{name}{left_at}{}", if fault.sure { "" } else { "?" })
}

/// What could not be judged; of the back, why.
pub fn unseen(unseen: Unseen, back: Option<CantTell>) -> String {
    match (unseen, back) {
        (Unseen::Part(Part::Dowel), Some(reason)) => format!("{} not judged: {reason}", hinge::text::part_name(Part::Dowel)),
        (Unseen::Part(part), _) => format!("{} not judged", hinge::text::part_name(part)),
        (Unseen::Fault(fault), _) => format!("{}: not judged", hinge::text::fault_name(fault)),
    }
}

/// What the person should do now.
pub fn instruction(hint: Option<Hint>, phase: Phase, rep_count: u32) -> Option<&'static str> {
    match (hint, phase) {
        (Some(hint), _) => Some(hinge::text::hint(hint)),
        (None, Phase::Calibrating) => Some(WATCHING_FOR),
        (None, Phase::Standing) if rep_count == 0 => Some(GO),
        (None, Phase::Standing | Phase::Descending | Phase::Ascending) => None,
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
        Problem::Video(video) => self::video(video).to_owned(),
        Problem::Unsupported(lacking) => unsupported(*lacking).to_owned(),
        Problem::Analysis(failure) => failure.to_string(),
        Problem::WorkerLost(reason) => format!("The analysis stopped and could not be started again ({reason}). Reload the page."),
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

fn video(problem: &VideoProblem) -> &'static str {
    match problem {
        VideoProblem::Empty => "This file is empty. Choose another video.",
        VideoProblem::Unreadable => "This file can't be played here. Choose an MP4 or WebM video.",
        VideoProblem::NoPicture => "This file has sound but no picture. Choose a video.",
        VideoProblem::NoLength => "This video has no length. Choose another one, or export it again.",
        VideoProblem::TooLong => "This video is longer than 15 minutes. Cut it to your set and choose it again.",
        VideoProblem::TooLarge => "This video's picture is larger than 4096 pixels. Export it in 1080p and choose it again.",
        VideoProblem::BrokeOff => "The video could not be read to its end; only the part before is counted. Export it again for the rest.",
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

    #[test]
    fn a_contact_left_the_rod_at_an_angle_and_an_unsure_finding_is_a_question() {
        let finding = |id, sure| Fault { id, severity: 0.5, at_s: 1.0, sure };
        assert_eq!(fault(&finding(FaultId::BackRounded, true), Some(51.6)), "Tailbone left the rod at 52°");
        assert_eq!(fault(&finding(FaultId::BackRounded, false), None), "Tailbone left the rod?");
        assert_eq!(fault(&finding(FaultId::KneeDominant, true), Some(51.6)), "Squatted");
    }
}
