//! The progression: the sets that were done, the drills that they make ready, and how far the clean
//! range has come.
//!
//! No drill is ever locked: ready is a suggestion.

use crate::day::Day;
use crate::drills;
use crate::kept_text::KeptTextError;
use crate::set_figures::deepest_clean_deg;
use hinge::drill::Readiness;
use hinge::rep::record::Rep;
use hinge::session::SessionRecord;
use hinge::{Drill, FaultId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// So many sets of a drill are kept, the newest.
pub const MOST_SETS: usize = 50;

/// What is kept of a set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoneSet {
    /// When.
    pub day: Day,
    /// How many reps, at least one.
    pub reps: u32,
    /// 0…100; `None` when no rep could be judged.
    pub score: Option<f64>,
    /// Whether all contacts were held; `None` = can't tell.
    pub contacts_held: Option<bool>,
    /// The deepest hip angle with the contacts held, degrees to the tenth, so that it is read as it
    /// was written.
    pub clean_deg: Option<f64>,
}

impl DoneSet {
    /// What is kept of a set of this drill; `None` without a rep.
    pub fn of(record: &SessionRecord, drill: &Drill, day: Day) -> Option<Self> {
        (record.set.reps > 0).then(|| Self {
            day,
            reps: record.set.reps,
            score: record.set.score,
            contacts_held: contacts_held(&record.reps, drill.has_rod()),
            clean_deg: deepest_clean_deg(&record.reps, Some(drill))
                .and_then(Result::ok)
                .map(|deg| (10.0 * deg).round() / 10.0),
        })
    }

    fn is_possible(&self) -> bool {
        let is_angle = |deg: f64| (-360.0..=360.0).contains(&deg);
        self.reps > 0
            && self.score.is_none_or(|score| (0.0..=100.0).contains(&score))
            && self.clean_deg.is_none_or(is_angle)
    }

    fn is_long_and_good_enough(&self, ready: &Readiness) -> bool {
        self.reps >= ready.reps && self.score.is_some_and(|score| score >= ready.score)
    }
}

/// Whether all contacts were held in all reps: one that surely was not settles it; one that is a
/// question, or a back that was not seen where there is a rod, leaves it open.
fn contacts_held(reps: &[Rep], has_rod: bool) -> Option<bool> {
    let is_contact = |id| {
        matches!(
            id,
            FaultId::BackRounded
                | FaultId::BackOverArched
                | FaultId::UpperBackRounded
                | FaultId::HeadLifted
                | FaultId::HeadDropped
        )
    };
    let mut left =
        reps.iter().flat_map(|rep| &rep.faults).filter(|fault| is_contact(fault.id)).peekable();
    if left.peek().is_some() {
        return if left.any(|fault| fault.sure) { Some(false) } else { None };
    }
    (!has_rod || reps.iter().all(|rep| rep.cant_tell.is_none())).then_some(true)
}

/// The sets of one drill, the newest last, at most [`MOST_SETS`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Log {
    sets: Vec<DoneSet>,
}

impl Log {
    /// The log that was kept.
    ///
    /// # Errors
    /// The kinds of [`KeptTextError`].
    pub fn from_text(text: &str) -> Result<Self, KeptTextError> {
        let mut log: Self = serde_json::from_str(text).map_err(KeptTextError::NotAsWritten)?;
        if !log.sets.iter().all(DoneSet::is_possible) {
            return Err(KeptTextError::ImpossibleFigure);
        }
        log.trim();
        Ok(log)
    }

    /// Adds a set; the oldest goes when there are too many.
    pub fn add(&mut self, set: DoneSet) {
        self.sets.push(set);
        self.trim();
    }

    /// Adds a set of an earlier day in its place, unless the same is there.
    pub fn add_in_order(&mut self, set: DoneSet) {
        if !self.sets.contains(&set) {
            let place = self.sets.partition_point(|other| other.day <= set.day);
            self.sets.insert(place, set);
            self.trim();
        }
    }

    /// Puts a set that was judged again in its own place; one that is not here is left out.
    pub fn replace(&mut self, before: &DoneSet, after: DoneSet) {
        if let Some(place) = self.sets.iter_mut().rfind(|set| *set == before) {
            *place = after;
        }
    }

    /// The sets, the newest last.
    pub fn sets(&self) -> &[DoneSet] {
        &self.sets
    }

    fn trim(&mut self) {
        self.sets.drain(..self.sets.len().saturating_sub(MOST_SETS));
    }

    fn clean_degs(&self) -> impl Iterator<Item = f64> {
        self.sets.iter().filter_map(|set| set.clean_deg)
    }

    fn trend(&self) -> Option<Trend> {
        let (first, last) = (self.clean_degs().next()?, self.clean_degs().last()?);
        let sets = self.clean_degs().count();
        (sets > 1).then_some(Trend { change_deg: last - first, sets })
    }
}

/// How a drill's clean range has changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// That of the last set minus that of the first, degrees: + = deeper.
    pub change_deg: f64,
    /// Over so many sets whose clean range is known, at least two.
    pub sets: usize,
}

/// What is missing before a drill is suggested, in sets of its easier one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Missing {
    /// So many sets were good enough.
    pub done: u32,
    /// Of so many.
    pub sets: u32,
    /// The least reps of such a set.
    pub reps: u32,
    /// The least score of such a set, 0…100.
    pub score: f64,
    /// Whether the easier drill has a rod, whose contacts are to be held.
    pub has_rod: bool,
    /// So many more would be, but whether their contacts were held can't be told.
    pub untold: u32,
}

/// Whether a drill is suggested.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    /// It is: nothing is easier, or the easier drill was done well.
    Ready,
    /// The easier drill comes first.
    NotYet(Missing),
}

/// A drill on the ladder.
#[derive(Clone, Debug)]
pub struct Rung {
    /// The drill.
    pub drill: Drill,
    /// What to do while it is too hard.
    pub easier: Option<Drill>,
    /// Whether it is suggested.
    pub state: State,
    /// The best clean range of its sets, degrees.
    pub best_clean_deg: Option<f64>,
    /// How the clean range has changed; `None` with fewer than two sets that tell.
    pub trend: Option<Trend>,
}

/// All drills from the easiest on, by the sets that were done; a drill without an entry was never
/// done.
pub fn rungs(logs: &BTreeMap<String, Log>) -> Vec<Rung> {
    let (all, none) = (drills::all(), Log::default());
    let log_of = |drill: &Drill| logs.get(&drill.id).unwrap_or(&none);
    let rung = |drill: &Drill| {
        let easier = drill
            .progression
            .easier
            .as_ref()
            .and_then(|id| all.iter().find(|other| other.id == *id));
        let log = log_of(drill);
        Rung {
            drill: drill.clone(),
            easier: easier.cloned(),
            state: easier.map_or(State::Ready, |easier| state(easier, log_of(easier))),
            best_clean_deg: log.clean_degs().reduce(f64::max),
            trend: log.trend(),
        }
    };
    all.iter().map(rung).collect()
}

/// The state of a drill to which this is the easier one, with its sets.
fn state(easier: &Drill, log: &Log) -> State {
    let ready = &easier.progression.ready;
    let count = |held: Option<bool>| {
        let counts =
            |set: &&DoneSet| set.contacts_held == held && set.is_long_and_good_enough(ready);
        // There are at most MOST_SETS.
        log.sets.iter().filter(counts).count() as u32
    };
    let (done, untold) = (count(Some(true)), count(None));
    if done >= ready.sets {
        return State::Ready;
    }
    State::NotYet(Missing {
        done,
        sets: ready.sets,
        reps: ready.reps,
        score: ready.score,
        has_rod: easier.has_rod(),
        untold,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use hinge::back::cant_tell::CantTell;
    use hinge::rep::record::Fault;
    use hinge::session::SetRecord;

    fn day() -> Day {
        Day::new(2026, 11, 21).unwrap()
    }

    fn good(clean_deg: Option<f64>) -> DoneSet {
        DoneSet { day: day(), reps: 8, score: Some(85.0), contacts_held: Some(true), clean_deg }
    }

    fn log(sets: &[DoneSet]) -> Log {
        Log { sets: sets.to_vec() }
    }

    /// The rung of a drill after these sets of the easier one and of its own.
    fn rung_of(id: &str, of_easier: &[DoneSet], own: &[DoneSet]) -> Rung {
        let mut logs = BTreeMap::from([(id.to_owned(), log(own))]);
        if let Some(easier) = Drill::by_id(id).unwrap().progression.easier {
            logs.insert(easier, log(of_easier));
        }
        rungs(&logs).into_iter().find(|rung| rung.drill.id == id).unwrap()
    }

    fn missing(of_easier: &[DoneSet]) -> Option<(u32, u32)> {
        match rung_of("good-morning", of_easier, &[]).state {
            State::Ready => None,
            State::NotYet(missing) => Some((missing.done, missing.untold)),
        }
    }

    fn rep(
        faults: &[(FaultId, bool)],
        cant_tell: Option<CantTell>,
        clean_range_deg: Option<f64>,
    ) -> Rep {
        let rep = r#"{"start_s": 0, "bottom_s": 1, "end_s": 2, "score": 90, "parts": {},
            "faults": [], "unseen": []}"#;
        let fault =
            |&(id, sure)| Fault { id, severity: 0.5, at_s: 1.0, sure, left_at_hip_deg: None };
        Rep {
            faults: faults.iter().map(fault).collect(),
            cant_tell,
            clean_range_deg,
            ..serde_json::from_str(rep).unwrap()
        }
    }

    fn done(id: &str, reps: Vec<Rep>) -> Option<DoneSet> {
        let record = format!(
            r#"{{"schema": "", "app": "", "model": {{"name": "", "sha256": ""}}, "drill": "{id}",
                "frames": [], "reps": [],
                "source": {{"kind": "camera", "width": 0, "height": 0, "frames": 0,
                "duration_s": 0}}, "set": {{"reps": 0}}}}"#
        );
        let mut record: SessionRecord = serde_json::from_str(&record).unwrap();
        record.set = SetRecord::of(&reps);
        record.reps = reps;
        DoneSet::of(&record, &Drill::by_id(id).unwrap(), day())
    }

    #[test]
    fn a_set_without_a_rep_is_not_kept_and_one_with_reps_by_its_figures() {
        assert_eq!(done("hip-hinge", Vec::new()), None);
        let set = done("hip-hinge", vec![rep(&[], None, Some(74.26)), rep(&[], None, Some(60.0))])
            .unwrap();
        assert_eq!(
            set,
            DoneSet {
                day: day(),
                reps: 2,
                score: Some(90.0),
                contacts_held: Some(true),
                clean_deg: Some(74.3)
            }
        );
    }

    #[test]
    fn contacts_are_held_unless_one_left_or_a_back_was_not_seen() {
        let held = |id, reps| done(id, reps).unwrap().contacts_held;
        let unseen = || rep(&[], Some(CantTell::Oblique), None);
        let faulty = |id, sure| rep(&[(id, sure)], None, Some(40.0));
        assert_eq!(held("hip-hinge", vec![rep(&[], None, Some(70.0))]), Some(true));
        assert_eq!(held("hip-hinge", vec![unseen(), rep(&[], None, Some(70.0))]), None);
        assert_eq!(
            held("hip-hinge", vec![faulty(FaultId::BackRounded, true), unseen()]),
            Some(false)
        );
        assert_eq!(held("hip-hinge", vec![faulty(FaultId::BackOverArched, true)]), Some(false));
        assert_eq!(held("hip-hinge", vec![faulty(FaultId::BackRounded, false)]), None);
        assert_eq!(
            held(
                "hip-hinge",
                vec![faulty(FaultId::BackRounded, false), faulty(FaultId::HeadLifted, true)]
            ),
            Some(false)
        );
        assert_eq!(held("hip-hinge", vec![unseen()]), None);
        let lying = || rep(&[], Some(CantTell::NotInThisDrill), None);
        assert_eq!(held("glute-bridge", vec![lying()]), Some(true));
        assert_eq!(
            held(
                "glute-bridge",
                vec![Rep { faults: faulty(FaultId::BackOverArched, true).faults, ..lying() }]
            ),
            Some(false)
        );
    }

    #[test]
    fn a_drill_is_ready_after_enough_good_sets_of_the_easier_one() {
        let set = || good(None);
        assert_eq!(missing(&[]), Some((0, 0)));
        assert_eq!(missing(&[set()]), Some((1, 0)));
        assert_eq!(missing(&[set(), set()]), None);
        for too_little in [
            DoneSet { reps: 7, ..set() },
            DoneSet { score: Some(84.0), ..set() },
            DoneSet { score: None, ..set() },
            DoneSet { contacts_held: Some(false), ..set() },
        ] {
            assert_eq!(missing(&[set(), too_little.clone()]), Some((1, 0)), "{too_little:?}");
        }
        let untold = DoneSet { contacts_held: None, ..set() };
        assert_eq!(missing(&[set(), untold.clone(), untold]), Some((1, 2)));
        let figures = Missing { done: 0, sets: 2, reps: 8, score: 85.0, has_rod: false, untold: 0 };
        assert_eq!(
            rung_of("kneeling-hinge", &[], &[set(), set()]).state,
            State::NotYet(figures),
            "own sets do not count"
        );
    }

    #[test]
    fn the_ladder_has_every_drill_from_the_easiest_on_and_the_first_rung_is_ready() {
        let rungs = rungs(&BTreeMap::new());
        assert_eq!(rungs.len(), Drill::ids().count());
        assert!(
            rungs
                .windows(2)
                .all(|pair| pair[0].drill.progression.rung <= pair[1].drill.progression.rung)
        );
        for rung in rungs {
            assert_eq!(
                rung.state == State::Ready,
                rung.drill.progression.rung == 1,
                "{}",
                rung.drill.id
            );
            assert_eq!(rung.easier.map(|easier| easier.id), rung.drill.progression.easier);
            assert_eq!((rung.best_clean_deg, rung.trend), (None, None));
        }
    }

    #[test]
    fn the_clean_range_has_a_best_and_a_trend_over_the_sets_that_tell() {
        let own = |degs: &[Option<f64>]| {
            let rung =
                rung_of("hip-hinge", &[], &degs.iter().map(|deg| good(*deg)).collect::<Vec<_>>());
            (rung.best_clean_deg, rung.trend)
        };
        assert_eq!(own(&[None, Some(60.0), None]), (Some(60.0), None));
        let change = |change_deg, sets| Some(Trend { change_deg, sets });
        assert_eq!(own(&[Some(60.0), Some(80.0), None, Some(66.0)]), (Some(80.0), change(6.0, 3)));
        assert_eq!(own(&[Some(60.0), Some(57.0)]), (Some(60.0), change(-3.0, 2)));
    }

    #[test]
    fn a_log_keeps_the_newest_sets_and_is_read_as_it_was_written() {
        let mut log = Log::default();
        for reps in 1..=60 {
            log.add(DoneSet { reps, ..good(Some(74.3)) });
        }
        assert_eq!(
            (log.sets().len(), log.sets()[0].reps, log.sets()[MOST_SETS - 1].reps),
            (MOST_SETS, 11, 60)
        );
        assert_eq!(Log::from_text(&serde_json::to_string(&log).unwrap()).unwrap(), log);
        let long = serde_json::to_string(&vec![good(None); 70]).unwrap();
        assert_eq!(Log::from_text(&long).unwrap().sets().len(), MOST_SETS);
    }

    #[test]
    fn a_set_that_is_judged_again_is_not_there_twice() {
        let before = DoneSet { score: Some(70.0), ..good(None) };
        let mut log = log(&[before.clone(), good(None), before.clone(), good(Some(50.0))]);
        log.replace(&before, good(Some(80.0)));
        assert_eq!(log.sets(), [before.clone(), good(None), good(Some(80.0)), good(Some(50.0))]);
        log.replace(&good(Some(1.0)), before);
        assert_eq!(log.sets().len(), 4);
    }

    #[test]
    fn a_set_of_an_earlier_day_comes_into_its_place_once() {
        let on =
            |date: &str| DoneSet { day: Day::try_from(date.to_owned()).unwrap(), ..good(None) };
        let mut log = log(&[on("2026-11-20"), on("2026-11-22")]);
        for date in ["2026-11-21", "2026-11-23", "2026-11-21"] {
            log.add_in_order(on(date));
        }
        let days: Vec<String> = log.sets().iter().map(|set| set.day.to_string()).collect();
        assert_eq!(days, ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"]);
    }

    #[test]
    fn a_damaged_log_says_why() {
        let written = |reps: &str, score: &str| {
            format!(
                r#"[{{"day": "2026-11-21", "reps": {reps}, "score": {score}, "contacts_held": null,
                    "clean_deg": 74.3}}]"#
            )
        };
        assert!(Log::from_text(&written("8", "90")).is_ok() && Log::from_text("[]").is_ok());
        for wrong in [
            "",
            "{",
            "{}",
            "7",
            &written("0", "90"),
            &written("-1", "90"),
            &written("8", "900"),
            &written("8", "\"A\""),
        ] {
            assert!(Log::from_text(wrong).is_err(), "{wrong}");
        }
    }
}
