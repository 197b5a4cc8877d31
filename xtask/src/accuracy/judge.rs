//! A record against the truth of its clip: which reps were found, by how much each measure is off,
//! which faults were hit.
//!
//! What was not answered (a missing measure, a rep that was not found) is counted as asked and
//! never as right.

use super::counts::{Errors, GapPair, Hits, Share, area_under_curve};
use super::lifts::Lifts;
use super::stated::StatedErrors;
use super::truth::{BACK_FAULTS, Back, Kind, Presence, TrueRep, Truth};
use hinge::back::gaps::Gaps;
use hinge::rep::record::{Fault, Rep, Unseen};
use hinge::seen::angles::Angles;
use hinge::session::{FrameRecord, SessionRecord};
use hinge::statistics::mean;
use hinge::{FaultId, Part};
use std::collections::{BTreeMap, BTreeSet};

/// All that was counted on one clip, or on several together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Clips in which all reps were found and none besides.
    pub exact_clips: Share,
    /// Reps that were found.
    pub reps: Share,
    /// Reps that are none.
    pub false_reps: u32,
    /// Time of the bottoms that were found, s.
    pub bottom_s: Errors,
    /// Hip, knee and shin at the bottoms, degrees.
    pub angles_deg: [Errors; 3],
    /// Whether discs hide joints, so that the angles are no part of a total.
    pub has_discs: bool,
    /// Share of the bending that the hips did.
    pub hip_share: Errors,
    /// Tailbone and upper back: what was answered.
    pub gaps: [Vec<GapPair>; 2],
    /// Tailbone and upper back: how many were answered.
    pub gaps_answered: [Share; 2],
    /// Per fault.
    pub faults: BTreeMap<FaultId, Hits>,
    /// Reps by what is true of them and what was found; a rep with several findings counts in each.
    pub confusion: BTreeMap<(String, String), u32>,
    /// Frames with the whole person that were seen.
    pub frames_answered: Share,
    /// Frames without anybody that were "seen".
    pub absent_seen: u32,
    /// Reps with a score.
    pub reps_answered: Share,
    /// Reps with a visible back of which something was said.
    pub backs_answered: Share,
    /// Reps with a hidden back that were judged all the same.
    pub hidden_backs_judged: Share,
    /// With a reference rep: rounded backs found and certain, good ones without a finding.
    pub reference_right: Share,
    /// With a reference rep: backs that were declined.
    pub reference_declined: u32,
    /// With a reference rep: wrong or uncertain findings.
    pub reference_wrong: u32,
    /// Good reps that carry no fault that they must not carry.
    pub good_clean: Share,
    /// Good reps that carry no such fault for certain.
    pub good_unscolded: Share,
    /// The scores of good reps.
    pub good_scores: Vec<Option<f64>>,
    /// The scores of bad ones.
    pub bad_scores: Vec<Option<f64>>,
    /// What the reps state about their own errors.
    pub stated: StatedErrors,
    /// What is counted on films alone.
    pub lifts: Lifts,
    /// What was wrong, a sentence each.
    pub remarks: Vec<String>,
}

impl Tally {
    /// Judges the record of a clip, and the one with a reference rep if the clip has one.
    pub fn of(
        truth: &Truth,
        record: &SessionRecord,
        with_reference: Option<&SessionRecord>,
    ) -> Tally {
        let mut tally = Tally { has_discs: truth.has_discs, ..Tally::default() };
        let found = Found::of(truth, &record.reps);
        let answers: Vec<Option<&Rep>> = found.pairs.iter().map(|pair| pair.1).collect();
        tally.count_reps(&truth.name, &answers, &found.false_reps);
        tally.count_frames(truth, &record.frames);
        for (number, (rep, answer)) in (1..).zip(&found.pairs) {
            if let Some(answer) = answer {
                tally.bottom_s.add(Some(answer.bottom_s), rep.bottom_s);
            }
            tally.measure(truth, rep, *answer);
            tally.find_faults(truth, number, rep, *answer);
        }
        for rep in &found.false_reps {
            tally.blame_false_rep(truth, rep);
        }
        if let Some(record) = with_reference {
            tally.compare_with_reference(truth, record);
        }
        tally
    }

    /// Adds another clip's counts.
    pub fn join(&mut self, other: &Tally) {
        self.exact_clips.join(other.exact_clips);
        self.reps.join(other.reps);
        self.false_reps += other.false_reps;
        self.bottom_s.join(&other.bottom_s);
        if !other.has_discs {
            for (own, others) in self.angles_deg.iter_mut().zip(&other.angles_deg) {
                own.join(others);
            }
        }
        self.hip_share.join(&other.hip_share);
        for contact in 0..2 {
            self.gaps[contact].extend(&other.gaps[contact]);
            self.gaps_answered[contact].join(other.gaps_answered[contact]);
        }
        for (id, hits) in &other.faults {
            let own = self.faults.entry(*id).or_default();
            own.hits += hits.hits;
            own.misses += hits.misses;
            own.false_alarms += hits.false_alarms;
        }
        for (cell, count) in &other.confusion {
            *self.confusion.entry(cell.clone()).or_default() += count;
        }
        self.frames_answered.join(other.frames_answered);
        self.absent_seen += other.absent_seen;
        self.reps_answered.join(other.reps_answered);
        self.backs_answered.join(other.backs_answered);
        self.hidden_backs_judged.join(other.hidden_backs_judged);
        self.reference_right.join(other.reference_right);
        self.reference_declined += other.reference_declined;
        self.reference_wrong += other.reference_wrong;
        self.good_clean.join(other.good_clean);
        self.good_unscolded.join(other.good_unscolded);
        self.good_scores.extend(&other.good_scores);
        self.bad_scores.extend(&other.bad_scores);
        self.stated.join(&other.stated);
        self.lifts.join(&other.lifts);
        self.remarks.extend(other.remarks.iter().cloned());
    }

    /// How many of the angles and hip shares that were asked were answered.
    pub fn measures_answered(&self) -> Share {
        let mut answered = Share::default();
        for errors in self.angles_deg.iter().chain([&self.hip_share]) {
            answered.join(Share { count: errors.errors.len() as u32, asked: errors.asked });
        }
        answered
    }

    /// Mean F1 over all faults that occur or were named.
    pub fn macro_f1(&self) -> Option<f64> {
        mean(self.faults.values().filter_map(|hits| hits.f1()))
    }

    /// How often good reps score above bad ones.
    pub fn score_auc(&self) -> Option<f64> {
        area_under_curve(&self.good_scores, &self.bad_scores)
    }

    /// Counts the reps of one clip: the found one of each wanted one, and those that are none.
    pub fn count_reps(&mut self, clip: &str, answers: &[Option<&Rep>], false_reps: &[&Rep]) {
        for answer in answers {
            self.reps.add(answer.is_some());
            self.reps_answered.add(answer.is_some_and(|answer| answer.score.is_some()));
        }
        self.false_reps = false_reps.len() as u32;
        let missed = self.reps.asked - self.reps.count;
        self.exact_clips.add(missed == 0 && self.false_reps == 0);
        if missed > 0 {
            self.remarks.push(format!("{clip}: {missed} of {} reps missed", self.reps.asked));
        }
    }

    fn count_frames(&mut self, truth: &Truth, frames: &[FrameRecord]) {
        let mut seen: BTreeMap<usize, bool> = BTreeMap::new();
        for frame in frames {
            seen.entry(truth.frame_at(frame.t)).or_insert(frame.seen);
        }
        for (index, presence) in truth.frames.iter().enumerate() {
            let is_seen = seen.get(&index).copied().unwrap_or(false);
            match presence {
                Presence::Whole => self.frames_answered.add(is_seen),
                Presence::Absent => self.absent_seen += u32::from(is_seen),
                Presence::Partly => {}
            }
        }
    }

    /// Angles, hip share and gaps of one rep.
    fn measure(&mut self, truth: &Truth, rep: &TrueRep, answer: Option<&Rep>) {
        if truth.asks_angles {
            let angles: Angles = answer.map(|answer| answer.angles).unwrap_or_default();
            let found_deg = [angles.hip_deg, angles.knee_deg, angles.shin_deg];
            for ((errors, found_deg), true_deg) in
                self.angles_deg.iter_mut().zip(found_deg).zip(rep.angles_deg)
            {
                errors.add(found_deg, true_deg);
            }
            if let Some(answer) = answer {
                self.stated.add(answer, rep.angles_deg, rep.hip_share);
            }
            if let Some(share) = rep.hip_share {
                self.hip_share.add(
                    answer.and_then(|answer| answer.hip_share).map(|found| found.clamp(0.0, 1.0)),
                    share,
                );
            }
        }
        if rep.asks_gaps {
            let gaps: Gaps = answer.and_then(|answer| answer.dowel).unwrap_or_default();
            for (contact, found) in [gaps.tailbone, gaps.upper_back].into_iter().enumerate() {
                self.gaps_answered[contact].add(found.is_some());
                let pair = found.map(|found| GapPair {
                    found,
                    truth: rep.gaps[contact],
                    trunk_mm: truth.trunk_mm,
                });
                self.gaps[contact].extend(pair);
            }
        }
        match truth.back {
            Back::Judged | Back::Loose => self
                .backs_answered
                .add(answer.is_some_and(|answer| !declines(answer, &BACK_FAULTS))),
            Back::Hidden => {
                self.hidden_backs_judged.add(answer.is_some_and(|answer| !declines(answer, &[])))
            }
            Back::Lying => {}
        }
    }

    fn find_faults(&mut self, truth: &Truth, number: u32, rep: &TrueRep, answer: Option<&Rep>) {
        let named = answer.map(named).unwrap_or_default();
        let (expected, kind) = asked_faults(truth, rep, answer);
        for id in &expected {
            let hits = self.faults.entry(*id).or_default();
            if named.contains(id) {
                hits.hits += 1;
            } else {
                hits.misses += 1;
                self.remarks.push(format!("{} rep {number}: {} missed", truth.name, id.id()));
            }
        }
        for id in named.iter().filter(|id| !expected.contains(id) && !rep.ignored.contains(id)) {
            self.faults.entry(*id).or_default().false_alarms += 1;
            self.remarks.push(format!("{} rep {number}: {} named wrongly", truth.name, id.id()));
        }
        let wrong: Vec<&Fault> = answer
            .iter()
            .flat_map(|answer| &answer.faults)
            .filter(|fault| !expected.contains(&fault.id) && !rep.ignored.contains(&fault.id))
            .collect();
        if kind == Kind::Good {
            self.good_clean.add(wrong.is_empty());
            self.good_unscolded.add(!wrong.iter().any(|fault| fault.sure));
        }
        let score = answer.and_then(|answer| answer.score);
        match kind {
            Kind::Good if truth.asks_scores => self.good_scores.push(score),
            Kind::Bad if truth.asks_scores => self.bad_scores.push(score),
            _ => {}
        }
        let true_name = rep.kind_name();
        let found_names = match answer {
            None => vec!["not found".to_owned()],
            Some(answer) if named.is_empty() && declines(answer, &BACK_FAULTS) => {
                vec!["back declined".to_owned()]
            }
            Some(_) if named.is_empty() => vec!["nothing".to_owned()],
            Some(_) => named.iter().map(|id| id.id().to_owned()).collect(),
        };
        for found_name in found_names {
            *self.confusion.entry((true_name.clone(), found_name)).or_default() += 1;
        }
    }

    fn blame_false_rep(&mut self, truth: &Truth, rep: &Rep) {
        self.remarks.push(format!("{}: a false rep at {:.1} s", truth.name, rep.bottom_s));
        for id in named(rep) {
            self.faults.entry(id).or_default().false_alarms += 1;
            *self.confusion.entry(("no rep".to_owned(), id.id().to_owned())).or_default() += 1;
        }
    }

    /// With a reference rep every finding on the back has to be certain and right; in loose clothes
    /// the back may be declined.
    fn compare_with_reference(&mut self, truth: &Truth, record: &SessionRecord) {
        if record.calibration.as_ref().is_none_or(|calibration| calibration.reference.is_none()) {
            self.reference_wrong += 1;
            self.remarks.push(format!("{} with a reference rep: it is not in force", truth.name));
        }
        for (number, (rep, answer)) in (1..).zip(Found::of(truth, &record.reps).pairs) {
            let is_rounded = rep.expected.contains(&FaultId::BackRounded);
            let is_asked = is_rounded || rep.kind == Kind::Good;
            let wrong = match answer {
                None => is_asked.then_some("not found"),
                Some(answer) if declines(answer, &BACK_FAULTS) => {
                    self.reference_declined += 1;
                    (is_asked && truth.back == Back::Judged).then_some("declined")
                }
                Some(answer) => wrong_about_the_back(rep, answer),
            };
            if is_asked {
                let is_judged = answer.is_some_and(|answer| !declines(answer, &BACK_FAULTS));
                self.reference_right.add(is_judged && wrong.is_none());
            }
            if let Some(wrong) = wrong {
                self.reference_wrong += 1;
                self.remarks
                    .push(format!("{} rep {number} with a reference rep: {wrong}", truth.name));
            }
        }
    }
}

/// What is wrong with the findings on the back of a rep that was compared with a reference rep.
fn wrong_about_the_back(rep: &TrueRep, answer: &Rep) -> Option<&'static str> {
    let on_back: Vec<&Fault> =
        answer.faults.iter().filter(|fault| BACK_FAULTS.contains(&fault.id)).collect();
    let says_rounded = on_back.iter().any(|fault| fault.id == FaultId::BackRounded);
    let is_rounded = rep.expected.contains(&FaultId::BackRounded);
    match () {
        () if on_back.iter().any(|fault| !fault.sure) => Some("not certain"),
        () if is_rounded && !says_rounded => Some("not called rounded"),
        () if says_rounded && !is_rounded && !rep.is_mild => Some("called rounded"),
        () if on_back.iter().any(|fault| fault.id == FaultId::BackOverArched) => {
            Some("called over-arched")
        }
        () => None,
    }
}

/// The faults that have to be named, and whether the rep is good or bad by them: in loose clothes
/// those of the back may be declined instead.
fn asked_faults(truth: &Truth, rep: &TrueRep, answer: Option<&Rep>) -> (BTreeSet<FaultId>, Kind) {
    let on_back = |id: &FaultId| BACK_FAULTS.contains(id);
    let expected: Vec<FaultId> = rep.expected.iter().copied().collect();
    let declined = truth.back == Back::Loose
        && expected.iter().any(on_back)
        && answer.is_some_and(|answer| declines(answer, &expected));
    if !declined {
        return (rep.expected.clone(), rep.kind);
    }
    let rest: BTreeSet<FaultId> = expected.into_iter().filter(|id| !on_back(id)).collect();
    let kind = if rest.is_empty() { Kind::Between } else { Kind::Bad };
    (rest, kind)
}

/// Whether nothing is said about the back: no fault of it, and the part or one of `faults` not
/// judged.
fn declines(rep: &Rep, faults: &[FaultId]) -> bool {
    let unseen = rep.unseen.iter().any(|unseen| match unseen {
        Unseen::Part(part) => *part == Part::Dowel,
        Unseen::Fault(id) => faults.contains(id),
    });
    unseen && !rep.faults.iter().any(|fault| BACK_FAULTS.contains(&fault.id))
}

fn named(rep: &Rep) -> BTreeSet<FaultId> {
    rep.faults.iter().map(|fault| fault.id).collect()
}

/// Which found rep is which true one.
struct Found<'a> {
    pairs: Vec<(&'a TrueRep, Option<&'a Rep>)>,
    false_reps: Vec<&'a Rep>,
}

impl<'a> Found<'a> {
    fn of(truth: &'a Truth, reps: &'a [Rep]) -> Found<'a> {
        let (answers, false_reps) = truth.wanted().pair(reps);
        Found { pairs: truth.reps.iter().zip(answers).collect(), false_reps }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn truth(clip: &str) -> Truth {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/clips");
        let json = std::fs::read(folder.join(clip).with_extension("json")).unwrap();
        Truth::from_json(clip.to_owned(), &json).unwrap()
    }

    fn fault(id: FaultId, sure: bool) -> Fault {
        Fault { id, severity: 0.5, at_s: 1.0, sure, left_at_hip_deg: None }
    }

    /// The record that says nothing but what is true, with a reference rep in force.
    fn perfect(truth: &Truth) -> SessionRecord {
        let rep = |rep: &TrueRep| {
            let [hip_deg, knee_deg, shin_deg] = rep.angles_deg.map(Some);
            let faults = rep
                .expected
                .iter()
                .map(|id| serde_json::to_value(fault(*id, true)).unwrap())
                .collect::<Vec<_>>();
            let hidden = truth.back == Back::Hidden;
            serde_json::json!({
                "start_s": rep.bottom_s - 1.0, "bottom_s": rep.bottom_s,
                "end_s": rep.bottom_s + 1.0,
                "hip_deg": hip_deg, "knee_deg": knee_deg, "shin_deg": shin_deg,
                "trunk_deg": null, "head_deg": null,
                "hip_share": rep.hip_share, "score": 90.0,
                "parts": {"dowel": null, "hips": 90.0, "finish": 90.0},
                "dowel": (!hidden).then(|| Gaps {
                    head: None,
                    tailbone: Some(rep.gaps[0]),
                    upper_back: Some(rep.gaps[1]),
                }),
                "faults": faults, "unseen": if hidden { vec!["dowel"] } else { vec![] },
            })
        };
        let frames = truth.frames.iter().enumerate().map(|(index, presence)| {
            serde_json::json!({
                "t": truth.times_s[index], "seen": *presence == Presence::Whole,
                "landmarks": null, "dowel": null,
                "hip_deg": null, "knee_deg": null, "shin_deg": null, "trunk_deg": null,
                "head_deg": null,
            })
        });
        serde_json::from_value(serde_json::json!({
            "schema": "", "app": "", "model": {"name": "", "sha256": ""},
            "drill": truth.drill.id, "facing": "right",
            "source": {
                "kind": "video", "width": 1, "height": 1, "frames": truth.frames.len(),
                "duration_s": 1.0
            },
            "calibration": {
                "at_s": 1.0, "trunk_px": 100.0,
                "reference": {"from": "rep", "rep": 1, "sag": 0.0}
            },
            "frames": frames.collect::<Vec<_>>(),
            "reps": truth.reps.iter().map(rep).collect::<Vec<_>>(),
            "set": {"reps": truth.reps.len(), "score": 90.0},
        }))
        .unwrap()
    }

    #[test]
    fn the_truth_itself_has_no_error() {
        for clip in
            ["06_mixed_reps", "08_lockout", "09_graded_lumbar", "14_walk_in_out", "30_arms_behind"]
        {
            let truth = truth(clip);
            let record = perfect(&truth);
            let tally = Tally::of(&truth, &record, Some(&record));
            assert_eq!(tally.remarks, [""; 0], "{clip}");
            assert_eq!(tally.exact_clips.value(), Some(1.0), "{clip}");
            assert_eq!(tally.frames_answered.value(), Some(1.0), "{clip}");
            assert!(tally.angles_deg.iter().all(|errors| errors.rms() == Some(0.0)), "{clip}");
            assert!(tally.faults.values().all(|hits| hits.f1() == Some(1.0)), "{clip}");
            assert_eq!(
                (tally.absent_seen, tally.hidden_backs_judged.count, tally.false_reps),
                (0, 0, 0),
                "{clip}"
            );
            assert!(tally.gaps.iter().flatten().all(|pair| pair.found == pair.truth), "{clip}");
        }
    }

    #[test]
    fn each_spoilt_answer_is_noticed() {
        let truth = truth("09_graded_lumbar");
        let spoilt = |spoil: fn(&mut SessionRecord)| {
            let mut record = perfect(&truth);
            spoil(&mut record);
            Tally::of(&truth, &record, Some(&record))
        };
        let missed = spoilt(|record| drop(record.reps.remove(4)));
        assert_eq!((missed.reps, missed.angles_deg[0].asked), (Share { count: 4, asked: 5 }, 5));
        assert_eq!(
            missed.faults[&FaultId::BackRounded],
            Hits { hits: 2, misses: 1, false_alarms: 0 }
        );
        assert_eq!(
            (missed.reference_right, missed.reference_wrong),
            (Share { count: 3, asked: 4 }, 1)
        );

        let false_rep = spoilt(|record| {
            let mut rep = record.reps[4].clone();
            rep.bottom_s += 1.0;
            record.reps.push(rep);
        });
        assert_eq!((false_rep.false_reps, false_rep.exact_clips.count), (1, 0));
        assert_eq!(false_rep.faults[&FaultId::BackRounded].false_alarms, 1);

        let blamed = spoilt(|record| record.reps[0].faults.push(fault(FaultId::BackRounded, true)));
        assert_eq!(
            (blamed.faults[&FaultId::BackRounded].false_alarms, blamed.reference_wrong),
            (1, 1)
        );
        // The second rep is rounded by 10 degrees only, and may be called so.
        let mild = spoilt(|record| record.reps[1].faults.push(fault(FaultId::BackRounded, true)));
        assert_eq!((mild.faults[&FaultId::BackRounded].false_alarms, mild.reference_wrong), (0, 0));

        let unsure =
            spoilt(|record| record.reps[4].faults = vec![fault(FaultId::BackRounded, false)]);
        assert_eq!(
            (
                unsure.faults[&FaultId::BackRounded].hits,
                unsure.reference_right.count,
                unsure.reference_wrong
            ),
            (3, 3, 1)
        );

        let unanswered = spoilt(|record| {
            record.reps[0].dowel = None;
            record.reps[0].angles.hip_deg = None;
            record.frames[3].seen = false;
            record.reps[2].score = None;
        });
        assert_eq!(unanswered.gaps_answered[0], Share { count: 4, asked: 5 });
        assert_eq!((unanswered.angles_deg[0].asked, unanswered.angles_deg[0].errors.len()), (5, 4));
        assert_eq!(unanswered.frames_answered.asked - unanswered.frames_answered.count, 1);
        assert_eq!(
            (unanswered.reps_answered.count, unanswered.measures_answered()),
            (4, Share { count: 19, asked: 20 })
        );
    }

    #[test]
    fn a_hidden_back_must_be_declined() {
        let truth = truth("30_arms_behind");
        let mut record = perfect(&truth);
        record.reps[0].unseen.clear();
        assert_eq!(
            Tally::of(&truth, &record, None).hidden_backs_judged,
            Share { count: 1, asked: 4 }
        );
    }
}
