//! What the picture says in large words: what to do now, or what the coach said last.

use super::Live;
use crate::words::{Sign, Words};
use hinge::drill::Rest;
use hinge::{Hint, Phase};

/// The words over the picture, and why they stand there.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// What the person should do.
    Asked(Sign),
    /// What the coach said.
    Said(Sign),
}

/// Whether the set is paused, by hand or because the person can't be judged.
pub fn is_paused(live: &Live) -> bool {
    live.pause.is_some() || live.waiting.waits()
}

/// What is shown now, in a drill that starts from `rest`.
pub fn shown(live: &Live, rest: Rest, words: &Words) -> Option<Shown> {
    let caption = live.said.as_ref().map(|(_, says)| words.caption(says, rest));
    // What the coach said goes before what only says what is not judged.
    let stops = is_paused(live) || live.closing.ends_in().is_some();
    let is_note = live.phase != Phase::Calibrating && live.hint.is_some_and(Hint::is_note);
    match (asked(live, rest, words), caption) {
        (Some(sign), None) => Some(Shown::Asked(sign)),
        (Some(sign), Some(_)) if stops || !is_note => Some(Shown::Asked(sign)),
        (_, caption) => caption.map(Shown::Said),
    }
}

fn asked(live: &Live, rest: Rest, words: &Words) -> Option<Sign> {
    if live.pause.is_some() {
        return Some(Sign::new(words.far.paused, words.live.paused_by_hand));
    }
    if let Some((cause, seconds)) = live.closing.ends_in() {
        return Some(Sign::new(&(words.far.ends_in)(cause, seconds), (words.hands.ends)(cause)));
    }
    if live.phone_moved {
        return Some(Sign::new(words.far.phone_moved, words.live.phone_moved));
    }
    if !live.started {
        return None;
    }
    if live.is_watched && live.hint.is_none() {
        return None;
    }
    let hint = live.hint.or(live.countdown.map(|_| Hint::StandStill));
    words.instruction(hint, live.phase, live.rep_count, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::live::Pause;
    use crate::words::en::WORDS;
    use hinge::coach::Saying;

    fn live(hint: Option<Hint>, phase: Phase) -> Live {
        Live { started: true, hint, phase, ..Live::default() }
    }

    fn said(live: Live) -> Live {
        Live { said: Some((0.0, vec![Saying::Cue("hips_back".into())])), ..live }
    }

    fn short(live: &Live) -> Option<String> {
        shown(live, Rest::Standing, &WORDS).map(|shown| match shown {
            Shown::Asked(sign) => sign.short,
            Shown::Said(sign) => format!("“{}”", sign.short),
        })
    }

    #[test]
    fn what_stops_the_set_goes_before_the_coach_and_the_coach_before_a_note() {
        let is = |live: &Live, want: &str| assert_eq!(short(live).as_deref(), Some(want));
        is(&said(live(None, Phase::Standing)), "Begin");
        is(&said(live(None, Phase::Descending)), "“Hips back”");
        is(&said(live(Some(Hint::TooDark), Phase::Descending)), "“Hips back”");
        is(&live(Some(Hint::TooDark), Phase::Descending), "More light");
        is(&said(live(Some(Hint::TooDark), Phase::Calibrating)), "More light");
        is(&said(live(Some(Hint::FeetOutside), Phase::Descending)), "Step back");
        let paused = Live { pause: Some(Pause::ByHand), ..said(live(None, Phase::Standing)) };
        is(&paused, "Paused");
        is(&Live { countdown: Some(2), ..live(None, Phase::Calibrating) }, "Hold still");
    }

    #[test]
    fn a_film_is_asked_for_nothing_and_says_what_is_wrong_with_it() {
        let film = |hint| Live { is_watched: true, ..live(hint, Phase::Calibrating) };
        assert_eq!(short(&film(None)), None);
        assert_eq!(short(&film(Some(Hint::Oblique))).as_deref(), Some("Turn side-on"));
        assert_eq!(short(&Live::default()), None);
    }
}
