//! The coach: what is said, when, and why the rest is not. It speaks of moments ([`Moment`]) by their own times and knows nothing of
//! voices: its sayings are ids and figures, put into words elsewhere.
//!
//! Nothing waits to be said. A saying is taken to last as long as [`crate::constants::coach`] says; what comes up meanwhile is
//! withheld, but for a new cue, which overtakes all but another cue. So a quick set is coached without falling behind.

use crate::analyzer::{Hint, Phase, Snapshot};
use crate::back::CantTell;
use crate::constants::coach::{
    CONTACT_LOST_S, CUE_S, DEEPER_DEG, HINT_AGAIN_S, HINT_S, OTHER_REST_S, PRAISE_FROM_SCORE, PRAISE_S, SHORT_S, STEADY_HINT_S,
    WORSE_SEVERITY,
};
use crate::drill::Drill;
use crate::fault::FaultId;
use crate::rod::Contact;
use crate::session::{Fault, Rep};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Something to be said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Saying {
    /// What to do so that the set can be judged.
    Hint(Hint),
    /// Standing is known: begin.
    Go,
    /// The number of the rep.
    Count(u32),
    /// What to do better: an id of [`crate::cue`].
    Cue(String),
    /// The contact leaves the rod before the drill's depth, and was cued already: go no deeper than this for now, degrees.
    StopAt(f64),
    /// It looks so, but a reference rep is needed to be certain.
    Question(FaultId),
    /// Nothing was found; the deepest hip angle with all contacts held, degrees, where there is a rod.
    Praise(Option<f64>),
    /// Why the back can't be judged.
    CantTell(CantTell),
    /// A clean tap: the wall stands so far behind the hips now, m.
    WallAt(f64),
}

impl fmt::Display for Saying {
    /// Its name and figure, for tables; the words for people are elsewhere.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Saying::Hint(hint) => write!(f, "hint {hint:?}"),
            Saying::Go => write!(f, "go"),
            Saying::Count(number) => write!(f, "count {number}"),
            Saying::Cue(id) => write!(f, "cue {id}"),
            Saying::StopAt(hip_deg) => write!(f, "stop at {hip_deg:.0}"),
            Saying::Question(fault) => write!(f, "question {}", fault.id()),
            Saying::Praise(None) => write!(f, "praise"),
            Saying::Praise(Some(hip_deg)) => write!(f, "praise {hip_deg:.0}"),
            Saying::CantTell(reason) => write!(f, "can't tell {reason:?}"),
            Saying::WallAt(at_m) => write!(f, "wall at {at_m:.3}"),
        }
    }
}

impl Saying {
    /// How long it takes to say, s.
    fn lasts_s(&self) -> f64 {
        match self {
            Saying::Count(_) | Saying::Go => SHORT_S,
            Saying::Praise(_) => PRAISE_S,
            Saying::Cue(_) | Saying::StopAt(_) | Saying::WallAt(_) => CUE_S,
            Saying::Hint(_) | Saying::Question(_) | Saying::CantTell(_) => HINT_S,
        }
    }

    fn is_cue(&self) -> bool {
        matches!(self, Saying::Cue(_) | Saying::StopAt(_))
    }
}

/// Why something was not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Silence {
    /// Something worse was found in the same rep.
    OneAtATime,
    /// It was said last, and has not become worse.
    SaidLast,
    /// It is said once a set.
    SaidBefore,
    /// Something else is still being said.
    StillSpeaking,
    /// The reps follow too quickly for more than cues.
    TooQuick,
}

impl fmt::Display for Silence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Silence::OneAtATime => "one at a time",
            Silence::SaidLast => "said last",
            Silence::SaidBefore => "said before",
            Silence::StillSpeaking => "still speaking",
            Silence::TooQuick => "too quick",
        })
    }
}

/// What the coach does at one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Advice {
    /// Said now, in one breath; what was being said before is broken off.
    pub says: Vec<Saying>,
    /// A contact has left the rod: sound the tone.
    pub tone: bool,
    /// What was not said, and why.
    pub withheld: Vec<(Saying, Silence)>,
}

/// What the coach hears of one frame.
#[derive(Clone, Copy, Debug)]
struct Moment {
    t_s: f64,
    phase: Phase,
    hint: Option<Hint>,
    is_off_the_rod: bool,
    rep_count: u32,
}

/// Coaches one set.
#[derive(Clone, Debug)]
pub struct Coach {
    drill: Drill,
    /// The hint that is there, and since when, s.
    hint: Option<(Hint, f64)>,
    /// Each hint that was said, and when last, s.
    hints_said: Vec<(Hint, f64)>,
    has_said_go: bool,
    off_the_rod_since_s: Option<f64>,
    has_sounded: bool,
    /// The cue said last, with its severity; gone with the first rep without that fault.
    last_cue: Option<(String, f64)>,
    has_said_stop: bool,
    reasons_said: Vec<CantTell>,
    has_asked: bool,
    was_clean: bool,
    /// The deepest clean range that was praised, degrees.
    praised_deg: f64,
    /// Until when something is being said, s, and whether that is a cue.
    speaks_until_s: f64,
    speaks_cue: bool,
}

impl Coach {
    /// A coach for one set of a drill.
    pub fn new(drill: Drill) -> Self {
        Self {
            drill,
            hint: None,
            hints_said: Vec::new(),
            has_said_go: false,
            off_the_rod_since_s: None,
            has_sounded: false,
            last_cue: None,
            has_said_stop: false,
            reasons_said: Vec::new(),
            has_asked: false,
            was_clean: false,
            praised_deg: 0.0,
            speaks_until_s: f64::NEG_INFINITY,
            speaks_cue: false,
        }
    }

    /// What to do after this frame; frames come in the order of their times.
    pub fn look(&mut self, snapshot: &Snapshot) -> Advice {
        let contacts = snapshot.back.iter().flat_map(|back| &back.contacts);
        let moment = Moment {
            t_s: snapshot.t_s,
            phase: snapshot.phase,
            hint: snapshot.hint,
            is_off_the_rod: contacts.into_iter().any(|mark| mark.contact == Contact::Lost),
            rep_count: snapshot.rep_count,
        };
        self.hear(moment, snapshot.finished_rep.as_ref())
    }

    fn hear(&mut self, moment: Moment, finished: Option<&Rep>) -> Advice {
        let mut advice = Advice { tone: self.tone(moment), ..Advice::default() };
        let t_s = moment.t_s;
        let hint = self.steady_hint(moment);
        if let Some(rep) = finished {
            self.forget_mended(rep);
            if t_s < self.speaks_until_s && (self.speaks_cue || !self.has_news(rep)) {
                let cues = rep.faults.iter().filter_map(|fault| self.cue_of(fault));
                advice.withheld =
                    [Saying::Count(moment.rep_count)].into_iter().chain(cues).map(|saying| (saying, Silence::StillSpeaking)).collect();
                self.was_clean = rep.faults.is_empty();
            } else {
                advice.says.push(Saying::Count(moment.rep_count));
                advice.says.extend(self.remark(rep, &mut advice.withheld));
            }
        } else if let Some(hint) = hint {
            self.hints_said.retain(|(said, _)| *said != hint);
            self.hints_said.push((hint, t_s));
            advice.says.push(Saying::Hint(hint));
        } else if moment.hint.is_none() && moment.phase == Phase::Standing && !self.has_said_go {
            self.has_said_go = true;
            advice.says.extend((moment.rep_count == 0).then_some(Saying::Go));
        }
        if !advice.says.is_empty() {
            self.speaks_until_s = t_s + advice.says.iter().map(Saying::lasts_s).sum::<f64>();
            self.speaks_cue = advice.says.iter().any(Saying::is_cue);
        }
        advice
    }

    /// Whether the tone sounds: once a movement, when a contact has been off the rod for long enough to be sure of it.
    fn tone(&mut self, moment: Moment) -> bool {
        if moment.phase == Phase::Standing || moment.phase == Phase::Calibrating {
            (self.off_the_rod_since_s, self.has_sounded) = (None, false);
            return false;
        }
        if !moment.is_off_the_rod {
            self.off_the_rod_since_s = None;
            return false;
        }
        let since_s = *self.off_the_rod_since_s.get_or_insert(moment.t_s);
        let sounds = !self.has_sounded && moment.t_s - since_s >= CONTACT_LOST_S;
        self.has_sounded |= sounds;
        sounds
    }

    /// The hint that has been there long enough to be said, and is due.
    fn steady_hint(&mut self, moment: Moment) -> Option<Hint> {
        let Some(hint) = moment.hint else {
            self.hint = None;
            return None;
        };
        let since_s = match self.hint {
            Some((known, since_s)) if known == hint => since_s,
            _ => moment.t_s,
        };
        self.hint = Some((hint, since_s));
        let steady_s = if hint == Hint::OtherRest { OTHER_REST_S } else { STEADY_HINT_S };
        let said_s = self.hints_said.iter().find(|(said, _)| *said == hint).map(|(_, t_s)| *t_s);
        let is_due = match hint {
            // Who has done reps and walks out has finished.
            Hint::NobodySeen | Hint::HeadOutside | Hint::FeetOutside if moment.rep_count > 0 => false,
            Hint::Oblique | Hint::AnotherPerson => said_s.is_none(),
            _ => said_s.is_none_or(|said_s| moment.t_s - said_s >= HINT_AGAIN_S),
        };
        let is_free = moment.t_s >= self.speaks_until_s;
        (is_due && is_free && moment.t_s - since_s >= steady_s).then_some(hint)
    }

    /// Whether there is a cue to say that was not said last.
    fn has_news(&self, rep: &Rep) -> bool {
        rep.faults.first().is_some_and(|fault| fault.sure && !self.was_said_last(fault))
    }

    /// Whether a fault's cue was said last, and the fault has not become worse.
    fn was_said_last(&self, fault: &Fault) -> bool {
        let said = self.last_cue.as_ref().filter(|(last, _)| self.drill.cue(fault.id) == Some(last.as_str()));
        said.is_some_and(|(_, severity)| fault.severity < severity + WORSE_SEVERITY)
    }

    /// A rep without the fault that was cued last: when it comes back the cue is said anew.
    fn forget_mended(&mut self, rep: &Rep) {
        let Some((last, _)) = &self.last_cue else { return };
        if !rep.faults.iter().any(|fault| self.drill.cue(fault.id) == Some(last.as_str())) {
            (self.last_cue, self.has_said_stop) = (None, false);
        }
    }

    /// The one thing to say about a rep besides its number.
    fn remark(&mut self, rep: &Rep, withheld: &mut Vec<(Saying, Silence)>) -> Option<Saying> {
        let was_clean = std::mem::replace(&mut self.was_clean, rep.faults.is_empty());
        let Some((worst, others)) = rep.faults.split_first() else {
            return self.reason_to_say(rep).or_else(|| self.praise(rep, was_clean, withheld));
        };
        withheld.extend(others.iter().filter_map(|fault| Some((self.cue_of(fault)?, Silence::OneAtATime))));
        if worst.sure {
            return self.cue(rep, worst, withheld);
        }
        let question = Saying::Question(worst.id);
        if std::mem::replace(&mut self.has_asked, true) {
            withheld.push((question, Silence::SaidBefore));
            return None;
        }
        Some(question)
    }

    fn cue_of(&self, fault: &Fault) -> Option<Saying> {
        self.drill.cue(fault.id).map(|id| Saying::Cue(id.to_owned()))
    }

    fn cue(&mut self, rep: &Rep, fault: &Fault, withheld: &mut Vec<(Saying, Silence)>) -> Option<Saying> {
        let id = self.drill.cue(fault.id)?.to_owned();
        if !self.was_said_last(fault) {
            self.last_cue = Some((id.clone(), fault.severity));
            return Some(Saying::Cue(id));
        }
        let clean_deg = rep.clean_range_deg.filter(|_| matches!(fault.id, FaultId::BackRounded | FaultId::BackOverArched));
        let short_of_depth = clean_deg.filter(|clean_deg| self.drill.depth_deg().is_some_and(|depth_deg| *clean_deg < depth_deg));
        match short_of_depth.filter(|_| !std::mem::replace(&mut self.has_said_stop, true)) {
            Some(clean_deg) => Some(Saying::StopAt(clean_deg)),
            None => {
                withheld.push((Saying::Cue(id), Silence::SaidLast));
                None
            }
        }
    }

    /// Why the back could not be judged, once a set and reason.
    fn reason_to_say(&mut self, rep: &Rep) -> Option<Saying> {
        let reason = rep.cant_tell.filter(|reason| *reason != CantTell::NotInThisDrill && !self.reasons_said.contains(reason))?;
        self.reasons_said.push(reason);
        Some(Saying::CantTell(reason))
    }

    /// What is good about a clean rep: the wall's next place, a pace that is right but too slow, or praise where it is earned: for the
    /// first clean rep, the first after a fault, and each that was clean deeper than before.
    fn praise(&mut self, rep: &Rep, was_clean: bool, withheld: &mut Vec<(Saying, Silence)>) -> Option<Saying> {
        if let (Some(tap), Some(rule)) = (rep.wall.filter(|tap| tap.clean), &self.drill.wall) {
            return Some(Saying::WallAt(tap.at_m + rule.step.value));
        }
        if let (Some(rule), Some(tempo)) = (&self.drill.tempo, rep.tempo)
            && tempo.up_s > rule.longest_up.value
        {
            return Some(Saying::Cue(rule.cue.clone()));
        }
        let is_seen = rep.cant_tell.is_none_or(|reason| reason == CantTell::NotInThisDrill);
        if !is_seen || rep.score.is_none_or(|score| score < PRAISE_FROM_SCORE) {
            return None;
        }
        let deeper = rep.clean_range_deg.is_some_and(|clean_deg| clean_deg >= self.praised_deg + DEEPER_DEG);
        let praise = (!was_clean || deeper).then_some(Saying::Praise(rep.clean_range_deg))?;
        if rep.end_s - rep.start_s < SHORT_S + PRAISE_S {
            withheld.push((praise, Silence::TooQuick));
            return None;
        }
        self.praised_deg = self.praised_deg.max(rep.clean_range_deg.unwrap_or(0.0));
        Some(praise)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Fault, WallTap};

    fn rep(faults: &[(FaultId, f64)]) -> Rep {
        let bare =
            r#"{"start_s": 0, "bottom_s": 2, "end_s": 4, "score": 95, "clean_range_deg": 74, "parts": {}, "faults": [], "unseen": []}"#;
        let fault = |(id, severity): &(FaultId, f64)| Fault { id: *id, severity: *severity, at_s: 2.0, sure: true, left_at_hip_deg: None };
        Rep { faults: faults.iter().map(fault).collect(), ..serde_json::from_str(bare).unwrap() }
    }

    fn coach(drill: &str) -> Coach {
        Coach::new(Drill::by_id(drill).unwrap())
    }

    fn at(t_s: f64, phase: Phase, hint: Option<Hint>) -> Moment {
        Moment { t_s, phase, hint, is_off_the_rod: false, rep_count: 0 }
    }

    /// What is said of reps that end every `every_s`, and what is not.
    fn set(coach: &mut Coach, every_s: f64, reps: &[Rep]) -> Vec<(String, String)> {
        let joined = |parts: Vec<String>| parts.join(", ");
        reps.iter()
            .enumerate()
            .map(|(i, rep)| {
                let moment = Moment { rep_count: i as u32 + 1, ..at(10.0 + every_s * i as f64, Phase::Standing, None) };
                let rep = Rep { end_s: rep.start_s + every_s, ..rep.clone() };
                let advice = coach.hear(moment, Some(&rep));
                let withheld = advice.withheld.iter().map(|(saying, why)| format!("{saying}: {why}")).collect();
                (joined(advice.says.iter().map(Saying::to_string).collect()), joined(withheld))
            })
            .collect()
    }

    fn said(coach: &mut Coach, every_s: f64, reps: &[Rep]) -> Vec<String> {
        set(coach, every_s, reps).into_iter().map(|(said, _)| said).collect()
    }

    #[test]
    fn one_cue_a_rep_worst_first_and_not_twice_running_unless_it_got_worse() {
        use FaultId::{BackRounded, KneeDominant, Shallow};
        let reps = [
            rep(&[(KneeDominant, 0.5), (Shallow, 0.2)]),
            rep(&[(KneeDominant, 0.6)]),
            rep(&[(KneeDominant, 0.9)]),
            rep(&[(BackRounded, 0.4)]),
            rep(&[(KneeDominant, 0.1)]),
            rep(&[]),
            rep(&[(KneeDominant, 0.1)]),
        ];
        let told = set(&mut coach("hip-hinge"), 5.0, &reps);
        let said: Vec<&str> = told.iter().map(|(said, _)| said.as_str()).collect();
        assert_eq!(
            said,
            [
                "count 1, cue hips_back",
                "count 2",
                "count 3, cue hips_back",
                "count 4, cue long_spine",
                "count 5, cue hips_back",
                "count 6, praise 74",
                "count 7, cue hips_back"
            ]
        );
        assert_eq!(told[0].1, "cue hips_farther: one at a time");
        assert_eq!(told[1].1, "cue hips_back: said last");
    }

    #[test]
    fn praise_is_earned() {
        let clean_to = |hip_deg| Rep { clean_range_deg: Some(hip_deg), ..rep(&[]) };
        let low = Rep { score: Some(80.0), ..rep(&[]) };
        let reps = [clean_to(70.0), clean_to(72.0), clean_to(76.0), rep(&[(FaultId::Shallow, 0.3)]), clean_to(71.0), low];
        let told = said(&mut coach("hip-hinge"), 5.0, &reps);
        assert_eq!(
            told,
            ["count 1, praise 70", "count 2", "count 3, praise 76", "count 4, cue hips_farther", "count 5, praise 71", "count 6"]
        );
    }

    #[test]
    fn who_loses_a_contact_again_is_told_where_to_stop() {
        let lost = |clean_deg| Rep { clean_range_deg: Some(clean_deg), ..rep(&[(FaultId::BackRounded, 0.4)]) };
        let told = said(&mut coach("hip-hinge"), 5.0, &[lost(50.0), lost(48.0), lost(47.0)]);
        assert_eq!(told, ["count 1, cue long_spine", "count 2, stop at 48", "count 3"]);
        let told = said(&mut coach("hip-hinge"), 5.0, &[lost(70.0), lost(70.0)]);
        assert_eq!(told, ["count 1, cue long_spine", "count 2"], "beyond the drill's depth");
    }

    #[test]
    fn what_is_not_certain_is_asked_once_and_what_can_not_be_told_is_said_once() {
        let mut unsure = rep(&[(FaultId::BackRounded, 0.3)]);
        unsure.faults[0].sure = false;
        let unseen = Rep { cant_tell: Some(CantTell::Oblique), clean_range_deg: None, ..rep(&[]) };
        let reps = [unsure.clone(), unsure, unseen.clone(), unseen];
        let told = said(&mut coach("hip-hinge"), 5.0, &reps);
        assert_eq!(told, ["count 1, question back_rounded", "count 2", "count 3, can't tell Oblique", "count 4"]);
        let bridge = Rep { cant_tell: Some(CantTell::NotInThisDrill), clean_range_deg: None, ..rep(&[]) };
        assert_eq!(said(&mut coach("glute-bridge"), 5.0, &[bridge]), ["count 1, praise"]);
    }

    #[test]
    fn a_quick_set_is_coached_without_falling_behind() {
        use FaultId::{KneeDominant, Shallow};
        let mut coach = coach("kettlebell-swing");
        let reps = [rep(&[]), rep(&[(KneeDominant, 0.4)]), rep(&[(Shallow, 0.4)]), rep(&[]), rep(&[(Shallow, 0.4)]), rep(&[])];
        let told = set(&mut coach, 1.4, &reps);
        let said: Vec<&str> = told.iter().map(|(said, _)| said.as_str()).collect();
        assert_eq!(said, ["count 1", "count 2, cue hips_back", "", "", "count 5, cue hips_farther", ""]);
        assert_eq!(told[0].1, "praise 74: too quick");
        assert_eq!(told[2].1, "count 3: still speaking, cue hips_farther: still speaking");
    }

    #[test]
    fn a_slow_swing_is_asked_to_snap() {
        let slow = Rep { tempo: Some(crate::session::Tempo { down_s: 0.6, pause_s: 0.2, up_s: 1.6 }), ..rep(&[]) };
        assert_eq!(said(&mut coach("kettlebell-swing"), 5.0, std::slice::from_ref(&slow)), ["count 1, cue snap_hips"]);
        assert_eq!(said(&mut coach("hip-hinge"), 5.0, &[slow]), ["count 1, praise 74"]);
    }

    #[test]
    fn a_clean_tap_moves_the_wall() {
        let tap = Rep { wall: Some(WallTap { at_m: 0.08, tapped: true, clean: true }), ..rep(&[]) };
        assert_eq!(said(&mut coach("wall-touch"), 5.0, &[tap]), ["count 1, wall at 0.105"]);
    }

    #[test]
    fn set_up_is_spoken_once_it_is_steady_and_ends_with_go() {
        let mut coach = coach("hip-hinge");
        let mut told = Vec::new();
        for i in 0..300 {
            let t_s = f64::from(i) / 15.0;
            let (phase, hint) = match t_s {
                // Walking in: nothing holds for long.
                ..2.0 => (Phase::Calibrating, Some(if i % 8 < 4 { Hint::StandTall } else { Hint::FacingCamera })),
                ..12.0 => (Phase::Calibrating, Some(Hint::FacingCamera)),
                ..12.5 => (Phase::Calibrating, Some(Hint::StandStill)),
                _ => (Phase::Standing, None),
            };
            let advice = coach.hear(at(t_s, phase, hint), None);
            told.extend(advice.says.iter().map(|saying| (t_s.round(), saying.to_string())));
        }
        let facing = || "hint FacingCamera".to_owned();
        assert_eq!(told, [(3.0, facing()), (11.0, facing()), (13.0, "go".to_owned())]);
    }

    #[test]
    fn who_has_finished_is_not_called_back() {
        let mut coach = coach("hip-hinge");
        let gone = |t_s| Moment { rep_count: 3, ..at(t_s, Phase::Standing, Some(Hint::NobodySeen)) };
        assert!((0..60).all(|i| coach.hear(gone(f64::from(i) / 15.0), None).says.is_empty()));
    }

    #[test]
    fn the_tone_sounds_once_a_movement_soon_after_the_contact_is_lost() {
        let mut coach = coach("hip-hinge");
        let mut sounded_s = Vec::new();
        for i in 0..90 {
            let t_s = f64::from(i) / 15.0;
            let phase = if (1.0..5.0).contains(&t_s) { Phase::Descending } else { Phase::Standing };
            // A flicker of one frame, then lost from 2 s on.
            let moment = Moment { is_off_the_rod: i == 20 || t_s >= 2.0, ..at(t_s, phase, None) };
            sounded_s.extend(coach.hear(moment, None).tone.then_some(t_s));
        }
        assert_eq!(sounded_s.len(), 1);
        assert!((2.0..2.5).contains(&sounded_s[0]), "{sounded_s:?}");
    }
}
