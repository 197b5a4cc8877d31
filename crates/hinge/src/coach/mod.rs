//! The coach: what is said, when, and why the rest is not. It goes by the frames' own times and
//! knows nothing of voices: its sayings are ids and figures, put into words elsewhere.
//!
//! Nothing waits to be said. A saying is taken to last as long as [`crate::coach::limits`] says;
//! what comes up meanwhile is withheld, but for a new cue, which overtakes all but another cue. So
//! a quick set is coached without falling behind.
//!
//! [`checks`] follows what must hold for a set to be judged, each thing with a state of its own:
//! shown as the set-up before the set, as the hint during it. They judge nothing.

pub mod checks;
pub mod limits;
mod saying;

use crate::back::cant_tell::CantTell;
use crate::back::rod::Contact;
use crate::coach::limits::{
    CONTACT_LOST_S, DEEPER_DEG, HINT_AGAIN_S, LASTING_HINT_S, LEAST_STOP_DEG, MENDED_S,
    MOST_REMINDERS, PRAISE_FROM_SCORE, PRAISE_S, SHORT_S, STEADY_HINT_S, STOP_MARGIN_DEG,
    WORSE_SEVERITY,
};
use crate::drill::fault::FaultId;
use crate::drill::{Drill, Language};
use crate::rep::record::Rep;
use crate::seen::hint::Hint;
use crate::snapshot::Snapshot;
use crate::stance::rep_counter::Phase;

pub use crate::coach::saying::{Saying, Silence};

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

/// Something to cue, with how bad it is.
struct Finding {
    fault: Option<FaultId>,
    cue: String,
    severity: f64,
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
pub(crate) struct Coach {
    drill: Drill,
    language: Language,
    /// The hint that is there, and since when, s.
    hint: Option<(Hint, f64)>,
    /// Each hint that was said: when last, s, and how often.
    hints_said: Vec<(Hint, f64, u32)>,
    /// The hint that was said last before the set and is not mended yet.
    to_mend: Option<Hint>,
    has_said_go: bool,
    off_the_rod_since_s: Option<f64>,
    has_sounded: bool,
    /// The cue said last, with its severity; gone with the first rep without that fault.
    last_cue: Option<(String, f64)>,
    /// Where the person was told to stop, degrees of the hip.
    stop_at_deg: Option<f64>,
    reasons_said: Vec<CantTell>,
    has_asked: bool,
    /// Whether the next clean rep is the first, or the first after a fault.
    owes_praise: bool,
    /// The deepest clean range that was praised, degrees.
    praised_deg: f64,
    /// Until when something is being said, s, and whether that is a cue.
    speaks_until_s: f64,
    speaks_cue: bool,
    /// The hint that is being said.
    speaks_hint: Option<Hint>,
}

impl Coach {
    /// A coach for one set of a drill, heard in a language: its words last longer or shorter.
    pub fn new(drill: Drill, language: Language) -> Self {
        Self {
            drill,
            language,
            hint: None,
            hints_said: Vec::new(),
            to_mend: None,
            has_said_go: false,
            off_the_rod_since_s: None,
            has_sounded: false,
            last_cue: None,
            stop_at_deg: None,
            reasons_said: Vec::new(),
            has_asked: false,
            owes_praise: true,
            praised_deg: 0.0,
            speaks_until_s: f64::NEG_INFINITY,
            speaks_cue: false,
            speaks_hint: None,
        }
    }

    /// What to do after this frame; frames come in the order of their times.
    pub fn coach_frame(&mut self, snapshot: &Snapshot) -> Advice {
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
        let mut advice =
            Advice { tone: self.tone(moment, finished.is_some()), ..Advice::default() };
        let hint = self.steady_hint(moment);
        if let Some(rep) = finished {
            self.speak_of(rep, moment, &mut advice);
        } else if let Some(hint) = hint {
            let times = self
                .hints_said
                .iter()
                .find(|(said, ..)| *said == hint)
                .map_or(0, |(.., times)| *times);
            self.hints_said.retain(|(said, ..)| *said != hint);
            self.hints_said.push((hint, moment.t_s, times + 1));
            self.to_mend = Some(hint).filter(|_| moment.phase == Phase::Calibrating);
            advice.says.push(Saying::Hint(hint));
        } else if moment.phase == Phase::Standing
            && moment.hint.is_none_or(Hint::is_note)
            && !self.has_said_go
        {
            self.has_said_go = true;
            self.to_mend = None;
            advice.says.push(Saying::Go);
        } else if self.is_mended(moment) {
            self.to_mend = None;
            advice.says.push(Saying::Mended);
        }
        if !advice.says.is_empty() {
            self.speaks_until_s = moment.t_s
                + advice.says.iter().map(|saying| saying.lasts_s(self.language)).sum::<f64>();
            self.speaks_cue = advice.says.iter().any(Saying::is_cue);
            self.speaks_hint = advice.says.iter().find_map(|saying| match saying {
                Saying::Hint(hint) => Some(*hint),
                _ => None,
            });
        }
        advice
    }

    /// A rep's number and the one thing to say about it, unless something else is being said: only
    /// a cue overtakes that, and no cue.
    fn speak_of(&mut self, rep: &Rep, moment: Moment, advice: &mut Advice) {
        let findings = self.findings(rep);
        if self
            .last_cue
            .as_ref()
            .is_some_and(|(last, _)| findings.iter().all(|finding| finding.cue != *last))
        {
            self.last_cue = None;
        }
        let wanted = self.remark(rep, &findings, &mut advice.withheld);
        let number = Saying::Count(moment.rep_count);
        let is_busy = moment.t_s < self.speaks_until_s;
        if is_busy && (self.speaks_cue || !wanted.as_ref().is_some_and(Saying::is_cue)) {
            advice.withheld.extend(
                [number].into_iter().chain(wanted).map(|saying| (saying, Silence::StillSpeaking)),
            );
        } else {
            advice.says.push(number);
            if let Some(saying) = wanted {
                self.remember(&saying, &findings);
                advice.says.push(saying);
            }
        }
        self.owes_praise |= !rep.faults.is_empty();
    }

    /// What is to be cued in a rep, worst first: its certain faults, and a way up that is too slow.
    fn findings(&self, rep: &Rep) -> Vec<Finding> {
        let faults = rep.faults.iter().filter(|fault| fault.sure).filter_map(|fault| {
            Some(Finding {
                fault: Some(fault.id),
                cue: self.drill.cue(fault.id, fault.looks_ahead())?.to_owned(),
                severity: fault.severity,
            })
        });
        let slow = self.drill.tempo.as_ref().zip(rep.tempo).and_then(|(rule, tempo)| {
            let late = tempo.up_s / rule.longest_up.value - 1.0;
            (late > 0.0).then(|| Finding { fault: None, cue: rule.cue.clone(), severity: late })
        });
        faults.chain(slow).collect()
    }

    /// The one thing to say about a rep besides its number.
    fn remark(
        &self,
        rep: &Rep,
        findings: &[Finding],
        withheld: &mut Vec<(Saying, Silence)>,
    ) -> Option<Saying> {
        let is_asked_for = |finding: &Finding| {
            finding.fault == Some(FaultId::Shallow) && self.stops_where_asked(rep)
        };
        let as_asked = findings
            .iter()
            .filter(|finding| is_asked_for(finding))
            .map(|finding| (Saying::Cue(finding.cue.clone()), Silence::AsAsked));
        withheld.extend(as_asked);
        let mut rest = findings.iter().filter(|finding| !is_asked_for(finding));
        if let Some(worst) = rest.next() {
            withheld.extend(
                rest.map(|finding| (Saying::Cue(finding.cue.clone()), Silence::OneAtATime)),
            );
            return self.cue(rep, worst, withheld);
        }
        if let Some(unsure) = rep.faults.iter().find(|fault| !fault.sure) {
            let question = Saying::Question(unsure.id);
            if self.has_asked {
                withheld.push((question, Silence::SaidBefore));
                return None;
            }
            return Some(question);
        }
        self.reason(rep).or_else(|| self.wall(rep)).or_else(|| self.praise(rep, withheld))
    }

    fn cue(
        &self,
        rep: &Rep,
        finding: &Finding,
        withheld: &mut Vec<(Saying, Silence)>,
    ) -> Option<Saying> {
        let said = self.last_cue.as_ref().filter(|(last, _)| *last == finding.cue);
        let cue = Saying::Cue(finding.cue.clone());
        if said.is_none_or(|(_, severity)| finding.severity >= severity + WORSE_SEVERITY) {
            return Some(cue);
        }
        let is_back = matches!(finding.fault, Some(FaultId::BackRounded | FaultId::BackOverArched));
        let least_deg = LEAST_STOP_DEG;
        let stop_at_deg = rep.clean_range_deg.filter(|clean_deg| {
            is_back
                && self.stop_at_deg.is_none()
                && *clean_deg >= least_deg
                && self.drill.depth_deg().is_some_and(|depth_deg| *clean_deg < depth_deg)
        });
        if stop_at_deg.is_none() {
            withheld.push((cue, Silence::SaidLast));
        }
        stop_at_deg.map(Saying::StopAt)
    }

    /// Whether the person was told to stop above the drill's depth, and went about as far.
    fn stops_where_asked(&self, rep: &Rep) -> bool {
        self.stop_at_deg
            .zip(rep.angles.hip_deg)
            .is_some_and(|(stop_at_deg, hip_deg)| hip_deg >= stop_at_deg - STOP_MARGIN_DEG)
    }

    /// Why the back could not be judged, once a set and reason.
    fn reason(&self, rep: &Rep) -> Option<Saying> {
        let reason = rep.cant_tell.filter(|reason| {
            *reason != CantTell::NotInThisDrill && !self.reasons_said.contains(reason)
        })?;
        Some(Saying::CantTell(reason))
    }

    /// Where the wall is now, or how far it was.
    fn wall(&self, rep: &Rep) -> Option<Saying> {
        let (tap, rule, travel_m) = (rep.wall?, self.drill.wall.as_ref()?, rep.hip_travel_m?);
        match (tap.tapped, tap.clean) {
            (_, true) => Some(Saying::WallAt(tap.at_m + rule.step.value)),
            (false, false) => Some(Saying::ShortOfWall(tap.at_m - travel_m)),
            (true, false) => None,
        }
    }

    /// Praise where it is earned: for the first clean rep, the first after a fault, and each that
    /// was clean deeper than before. A rep of which a part could not be judged is not praised: what
    /// was not seen is not known to have been good.
    fn praise(&self, rep: &Rep, withheld: &mut Vec<(Saying, Silence)>) -> Option<Saying> {
        let is_good = self.stops_where_asked(rep)
            || rep.score.is_some_and(|score| score >= PRAISE_FROM_SCORE);
        let deeper =
            rep.clean_range_deg.is_some_and(|clean_deg| clean_deg >= self.praised_deg + DEEPER_DEG);
        if !rep.is_told(Some(&self.drill)) || !is_good || !(self.owes_praise || deeper) {
            return None;
        }
        let praise = Saying::Praise(rep.clean_range_deg);
        if rep.end_s - rep.start_s < SHORT_S + PRAISE_S {
            withheld.push((praise, Silence::TooQuick));
            return None;
        }
        Some(praise)
    }

    fn remember(&mut self, saying: &Saying, findings: &[Finding]) {
        match saying {
            Saying::Cue(id) => {
                let severity = findings
                    .iter()
                    .find(|finding| finding.cue == *id)
                    .map_or(0.0, |finding| finding.severity);
                self.last_cue = Some((id.clone(), severity));
            }
            Saying::StopAt(hip_deg) => self.stop_at_deg = Some(*hip_deg),
            Saying::Question(_) => self.has_asked = true,
            Saying::CantTell(reason) => self.reasons_said.push(*reason),
            Saying::Praise(clean_deg) => {
                self.owes_praise = false;
                self.praised_deg = self.praised_deg.max(clean_deg.unwrap_or(0.0));
                let depth_deg = self.drill.depth_deg().unwrap_or(0.0);
                self.stop_at_deg = self
                    .stop_at_deg
                    .filter(|_| clean_deg.is_none_or(|clean_deg| clean_deg < depth_deg));
            }
            Saying::WallAt(_) => self.owes_praise = false,
            Saying::Hint(_)
            | Saying::Mended
            | Saying::Go
            | Saying::Count(_)
            | Saying::ShortOfWall(_) => {}
        }
    }

    /// Whether the tone sounds: once a movement, when a contact has been off the rod for long
    /// enough to be sure of it.
    fn tone(&mut self, moment: Moment, has_finished: bool) -> bool {
        if has_finished || matches!(moment.phase, Phase::Standing | Phase::Calibrating) {
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

    /// Whether what was asked for last before the set has been done: what comes now is mended after
    /// it, or nothing is left. Stillness is sounded by its countdown.
    fn is_mended(&self, moment: Moment) -> bool {
        let since_s = self.hint.map_or(f64::NEG_INFINITY, |(_, since_s)| since_s);
        self.to_mend.is_some_and(|asked| {
            asked != Hint::StandStill
                && moment.hint.is_none_or(|now| now > asked)
                && moment.t_s - since_s >= MENDED_S
        })
    }

    /// The hint that has been there long enough to be said, and is due. It breaks off another one,
    /// which is mended.
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
        let is_amid_set = moment.rep_count > 0 && moment.phase != Phase::Calibrating;
        let (steady_s, most) = match hint {
            // Who has done reps and walks out has finished.
            Hint::NobodySeen | Hint::HeadOutside if is_amid_set => return None,
            note if note.is_note() => (STEADY_HINT_S, 1),
            Hint::OtherRest => (LASTING_HINT_S, MOST_REMINDERS),
            // Between reps people move about.
            _ if is_amid_set => (LASTING_HINT_S, 1),
            _ => (STEADY_HINT_S, MOST_REMINDERS),
        };
        let said = self.hints_said.iter().find(|(said, ..)| *said == hint);
        let is_due = said
            .is_none_or(|(_, said_s, times)| moment.t_s - said_s >= HINT_AGAIN_S && *times < most);
        let is_free = moment.t_s >= self.speaks_until_s
            || (moment.phase == Phase::Calibrating
                && self.speaks_hint.is_some_and(|spoken| spoken != hint));
        (is_due && is_free && moment.t_s - since_s >= steady_s).then_some(hint)
    }
}

#[cfg(test)]
mod tests;
