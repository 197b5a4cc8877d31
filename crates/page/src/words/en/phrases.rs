//! English: what grammar or figures come into.

use crate::day::Day;
use crate::device::problem::{CameraProblem, LONGEST_SIDE_PX, LONGEST_VIDEO_S, VideoProblem};
use crate::figures::degrees;
use crate::progression::{Missing, Trend};
use crate::reference::{Choice, InForce, KeepingTrouble, Kept};
use hinge::ReferenceError;
use hinge::back::cant_tell::CantTell;
use hinge::drill::Rest;
use hinge::rep::record::RestFrom;
use hinge::seen::angles::Facing;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const REPS: &str = "reps";
const REP: &str = "rep";
pub(super) const IS_REFERENCE: &str = "Your reference";
const MONTHS_SHORT: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The month's whole name, 1 = the first.
pub(super) fn month(month: u32) -> &'static str {
    (month as usize).checked_sub(1).and_then(|place| MONTHS.get(place)).copied().unwrap_or_default()
}

pub(super) fn day(day: Day, today: Day) -> String {
    let (day, month, year) = day.spoken(today, &MONTHS_SHORT);
    format!("{day} {month}{}", year.map(|year| format!(" {year}")).unwrap_or_default())
}

pub(super) fn reps(count: u32) -> &'static str {
    if count == 1 { REP } else { REPS }
}

pub(super) fn at_rest(rest: Rest) -> &'static str {
    match rest {
        Rest::Standing => "Stand tall and still",
        Rest::Kneeling => "Kneel tall and still",
        Rest::Lying => "Lie still, feet on the floor",
        Rest::Bench => "Sit still against the bench",
        Rest::Box => "Stand tall on the box, still",
    }
}

pub(super) fn other_rest(rest: Rest) -> &'static str {
    match rest {
        Rest::Standing => "This drill starts standing: get up, or choose another drill",
        Rest::Kneeling => "This drill starts kneeling tall: kneel, or choose another drill",
        Rest::Lying => "This drill starts lying on your back: lie down, or choose another drill",
        Rest::Bench => "This drill starts against a bench: sit down, or choose another drill",
        Rest::Box => "This drill starts standing on a box: step up, or choose another drill",
    }
}

pub(super) fn cant_tell(reason: CantTell) -> String {
    match reason {
        CantTell::NoOutline => "I can't see your back's outline",
        CantTell::BrokenOutline => "Clear the view of your back",
        CantTell::BlurredOutline => "More light, please: I can't see your back",
        CantTell::RoughOutline => "Hands off your back: I can't see it",
        CantTell::Oblique => "Turn side-on: I can't judge your back",
        CantTell::SeenFromBelow => "Put the phone higher: I can't judge your back",
        CantTell::NoStanding => "Hands off your back: it was hidden in standing",
        CantTell::NotInThisDrill => "There is no rod in this drill",
        CantTell::ReferenceOfOtherDrill => "Your reference is from another drill",
        CantTell::ReferenceOfOtherModel => "Your reference is from another model",
        CantTell::ReferenceFacesOtherWay => "Turn round: your reference faces the other way",
        CantTell::HeadNotLevel => "Look straight ahead while you stand",
        CantTell::Lost => "I lost sight of you in that rep",
    }
    .to_owned()
}

pub(super) fn not_judged(what: &str, reason: CantTell, reps: Option<&[usize]>) -> String {
    format!("{what} not judged{}: {reason}.", place(reps))
}

pub(super) fn upper_back_not_judged(reps: Option<&[usize]>) -> String {
    format!("Upper back not judged{}.", place(reps))
}

pub(super) fn rest_from(rest: RestFrom, reps: Option<&[usize]>) -> String {
    let place = place(reps);
    match rest {
        RestFrom::Before => format!("Compared with the rest before the rep{place}."),
        RestFrom::After => format!("Compared with the rest after the rep{place}."),
        RestFrom::Set => format!("Compared with the rest between the reps{place}."),
        RestFrom::None => format!("No rest was seen{place}: counted, not measured."),
    }
}

fn place(reps: Option<&[usize]>) -> String {
    reps.map(|reps| format!(" in {}", listed(reps))).unwrap_or_default()
}

/// "rep 2", "reps 1 and 3", "reps 1, 2 and 4".
fn listed(reps: &[usize]) -> String {
    match reps {
        [] => REPS.to_owned(),
        [one] => format!("{REP} {one}"),
        [most @ .., last] => format!(
            "{REPS} {} and {last}",
            most.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
        ),
    }
}

/// How the back of a reference rep reads against standing; `sag` in trunk lengths.
fn reading(sag: f64) -> String {
    let percent = 100.0 * sag;
    match format!("{:.1}", percent.abs()).as_str() {
        "0.0" => "back as in standing".to_owned(),
        figure => format!(
            "back {figure} % {} than standing",
            if percent > 0.0 { "rounder" } else { "hollower" }
        ),
    }
}

pub(super) fn in_force(in_force: &InForce, today: Day) -> String {
    let which = match &in_force.choice {
        Choice::Rep(rep) => format!("{IS_REFERENCE}, {REP} {rep}"),
        Choice::Kept(kept) => format!("{IS_REFERENCE} of {}", day(kept.day, today)),
    };
    format!("{which}: {}", reading(in_force.sag))
}

pub(super) fn refused(reason: &ReferenceError) -> String {
    let reason = reason.to_string();
    let mut letters = reason.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

pub(super) fn compare_with_kept(kept: &[Kept], today: Day) -> String {
    let facing = |facing| match facing {
        Facing::Left => "left",
        Facing::Right => "right",
    };
    match kept {
        [one] => format!("Compare with my reference of {}", day(one.day, today)),
        several => {
            let each = several.iter().map(|kept| {
                format!("{} (facing {})", day(kept.day, today), facing(kept.reference.facing))
            });
            format!("Compare with my references of {}", each.collect::<Vec<_>>().join(" and "))
        }
    }
}

pub(super) fn missing(missing: &Missing, easier: &str) -> String {
    let Missing { done, sets, reps, score, has_rod, untold } = missing;
    let how = if *has_rod { "with all contacts held" } else { "without a fault of the back" };
    let untold = match untold {
        0 => String::new(),
        1 => " In 1 more, your back could not be judged.".to_owned(),
        more => format!(" In {more} more, your back could not be judged."),
    };
    format!(
        "First the easier one, {easier}: {done} of {sets} sets of {reps} at {score:.0} or more \
         {how}.{untold}"
    )
}

pub(super) fn trend(trend: &Trend) -> String {
    let Trend { change_deg, sets } = trend;
    match degrees(Some(change_deg.abs())).as_str() {
        "0°" => format!("the same over {sets} sets"),
        figure => format!(
            "{figure} {} over {sets} sets",
            if *change_deg > 0.0 { "deeper" } else { "less deep" }
        ),
    }
}

pub(super) fn keeping_trouble(trouble: KeepingTrouble) -> &'static str {
    match trouble {
        KeepingTrouble::Unavailable => {
            "This browser keeps nothing for this page: the reference serves this set only."
        }
        KeepingTrouble::Damaged => {
            "A reference that was kept could not be read and was dropped. Choose a new one in your \
             next set."
        }
    }
}

pub(super) fn camera(problem: &CameraProblem) -> String {
    match problem {
        CameraProblem::Insecure => "The camera works only over HTTPS. Open this page with an \
            address that begins with https."
            .into(),
        CameraProblem::Missing => "No camera was found. Connect one, or choose a video.".into(),
        CameraProblem::Denied => {
            "The camera is not allowed. Allow it for this page in your browser's settings and \
             start again, or choose a video."
                .into()
        }
        CameraProblem::Busy => {
            "The camera is busy. It is tried again in a moment; close other apps that use it."
                .into()
        }
        CameraProblem::InUse => "Another app is using the camera. Close it and try again.".into(),
        CameraProblem::NoAnswer => "The camera did not answer. If your browser asks whether this \
            page may use it, allow it and start again."
            .into(),
        CameraProblem::NoPicture => "The camera is allowed but gives no picture. Close other apps \
            that use it and try again."
            .into(),
        CameraProblem::NeedsTap => "Your browser shows the camera's picture only after a tap, as \
            in low power mode. Tap once and the set goes on."
            .into(),
        CameraProblem::Muted => "The camera gives no picture: a call, another app or a privacy \
            switch holds it back. The set goes on when the picture is back."
            .into(),
        CameraProblem::Still => "The camera's picture stands still. If it does not move again, \
            try the camera again."
            .into(),
        CameraProblem::Unplugged => "The camera is gone. Reconnect it and try again, or finish \
            with the reps so far."
            .into(),
        CameraProblem::Other(reason) => format!(
            "The camera could not be started ({reason}). Close \
            other apps that use it and try again."
        ),
    }
}

pub(super) fn video(problem: &VideoProblem) -> String {
    match problem {
        VideoProblem::Empty => "This file is empty. Choose another video.".into(),
        VideoProblem::Unreadable => "This file can't be played here. Choose an MP4 or WebM \
            video."
            .into(),
        VideoProblem::NoPicture => "This file has sound but no picture. Choose a video.".into(),
        VideoProblem::NoLength => "This video has no length. Choose another one, or export it \
            again."
            .into(),
        VideoProblem::TooLong => {
            format!(
                "This video is longer than {:.0} minutes. Cut it to your set and choose it \
                again.",
                LONGEST_VIDEO_S / 60.0
            )
        }
        VideoProblem::TooLarge => {
            format!(
                "This video's picture is larger than {LONGEST_SIDE_PX} pixels. Export it in \
                1080p and choose it again."
            )
        }
        VideoProblem::BrokeOff => {
            "The video could not be read to its end; only the part before is counted. Export it \
             again for the rest."
                .into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::samples;

    #[test]
    fn a_reason_is_said_with_the_reps_that_it_concerns() {
        let said = |reps| not_judged("Back", CantTell::NoOutline, reps);
        assert_eq!(said(None), "Back not judged: no outline of the back was seen.");
        assert_eq!(said(Some(&[2])), "Back not judged in rep 2: no outline of the back was seen.");
        assert_eq!(
            said(Some(&[1, 2, 4])),
            "Back not judged in reps 1, 2 and 4: no outline of the back was seen."
        );
    }

    #[test]
    fn a_reference_is_said_in_words_and_figures() {
        let (today, then) = (Day::new(2026, 12, 1).unwrap(), Day::new(2026, 11, 21).unwrap());
        let kept = [Facing::Left, Facing::Right].map(samples::kept);
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
        assert_eq!(
            compare_with_kept(&kept, today),
            "Compare with my references of 21 Nov (facing left) and 21 Nov (facing right)"
        );
        assert_eq!(day(then, Day::new(2027, 1, 2).unwrap()), "21 Nov 2026");
    }

    #[test]
    fn what_is_missing_and_how_it_goes_is_said_in_plain_words() {
        let with = |has_rod, untold| {
            missing(
                &Missing { done: 1, sets: 2, reps: 8, score: 85.0, has_rod, untold },
                "Hip hinge",
            )
        };
        assert_eq!(
            with(true, 0),
            "First the easier one, Hip hinge: 1 of 2 sets of 8 at 85 or more with all contacts \
             held."
        );
        assert!(with(true, 1).ends_with("held. In 1 more, your back could not be judged."));
        assert!(with(false, 0).ends_with("85 or more without a fault of the back."));
        let said = |change_deg| trend(&Trend { change_deg, sets: 5 });
        assert_eq!(
            [said(6.4), said(-0.4), said(-3.0)],
            ["6° deeper over 5 sets", "the same over 5 sets", "3° less deep over 5 sets"]
        );
    }

    #[test]
    fn a_video_beyond_the_limits_is_told_the_limit() {
        assert!(video(&VideoProblem::TooLong).contains("longer than 15 minutes"));
        assert!(video(&VideoProblem::TooLarge).contains("larger than 4096 pixels"));
    }
}
