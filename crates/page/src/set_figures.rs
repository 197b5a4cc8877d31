//! Figures of a whole set, as numbers: what is clean, what to work on, the usual tempo, the mean of
//! each part of the score, the widest gaps.

use hinge::back::cant_tell::CantTell;
use hinge::back::gaps::Gaps;
use hinge::rep::record::{Fault, Rep, Tempo, Unseen};
use hinge::session::{ModelInfo, SessionRecord};
use hinge::{Drill, FaultId, Part, statistics};
use protocol::ModelChoice;

/// How much a finding that is a question counts against a certain one. Source: own choice.
const QUESTION_WEIGHT: f64 = 0.5;
/// The deepest clean bend of a set is told where the back was judged in at least this share of the
/// reps. Source: own choice, the half: of fewer it says little of the set.
const LEAST_TOLD_SHARE: f64 = 0.5;

/// The contacts in the order in which they are listed.
pub const CONTACTS: [fn(&Gaps) -> Option<f64>; 3] =
    [|gaps| gaps.head, |gaps| gaps.upper_back, |gaps| gaps.tailbone];

/// A network's name for people, from that in a record: "BlazePose full". One that this version does
/// not know stays as it is.
pub fn network_name(model: &ModelInfo) -> String {
    match ModelChoice::named(&model.name) {
        Some(_) => model.name.replacen("blazepose-", "BlazePose ", 1),
        None => model.name.clone(),
    }
}

/// What was found of a rep as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing, and all that the drill asks for was judged.
    Clean,
    /// Nothing in what could be judged; something could not.
    GoodAsFarAsSeen,
    /// A fault for certain.
    Fault,
    /// Faults that only a reference rep makes certain.
    Question,
    /// It was not judged.
    NotJudged,
}

impl Verdict {
    /// Of a rep. `drill`: `None` where it is not known; then all is taken to be asked for.
    pub fn of(rep: &Rep, drill: Option<&Drill>) -> Self {
        match (rep.faults.iter().any(|fault| fault.sure), rep.faults.is_empty(), rep.score) {
            (true, ..) => Verdict::Fault,
            (false, false, _) => Verdict::Question,
            (false, true, None) => Verdict::NotJudged,
            (false, true, Some(_)) if rep.is_told(drill) => Verdict::Clean,
            (false, true, Some(_)) => Verdict::GoodAsFarAsSeen,
        }
    }
}

/// The parts in which nothing was found of a rep without a fault, as far as they were judged whole;
/// [`Part::Dowel`] stands for the low back alone.
pub fn good_parts(rep: &Rep, drill: Option<&Drill>) -> Vec<Part> {
    let is_untold = |part: Part| {
        rep.untold(drill).any(|unseen| match (part, unseen) {
            (_, Unseen::Part(other)) => other == part,
            (Part::Dowel, Unseen::Fault(fault)) => {
                matches!(fault, FaultId::BackRounded | FaultId::BackOverArched)
            }
            (_, Unseen::Fault(fault)) => fault.part() == part,
        })
    };
    asked_parts(drill)
        .filter(|part| part_score(*part, rep).is_some() && !is_untold(*part))
        .collect()
}

/// The parts that are in the score of some judged reps only, each with the number of those that it
/// is not in.
pub fn not_in_score(reps: &[Rep], drill: Option<&Drill>) -> Vec<(Part, u32)> {
    let judged = || reps.iter().filter(|rep| rep.score.is_some());
    let is_unseen =
        |part: Part, rep: &Rep| rep.untold(drill).any(|unseen| unseen == Unseen::Part(part));
    asked_parts(drill)
        .map(|part| (part, judged().filter(|rep| is_unseen(part, rep)).count() as u32))
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// Why nothing is told of how deep a set was clean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTold {
    /// The back was judged in too few reps, or not in those that went deep.
    SeenTooRarely {
        /// In how many it was judged.
        told: u32,
        /// Of so many that were.
        judged: u32,
    },
    /// The back left the rod before the least depth of a rep.
    LeftEarly,
}

/// The deepest hip angle of the set with the contacts held, degrees, or why it is not told; `None`
/// in a drill without a rod, and where nothing was judged. A squat is not counted: it bends the
/// hips without tipping the back. Where some backs could not be judged, a rep above the drill's
/// depth tells nothing: one that was not judged may have been cleaner. `drill`: `None` where it is
/// not known; then any depth will do.
pub fn deepest_clean_deg(reps: &[Rep], drill: Option<&Drill>) -> Option<Result<f64, NotTold>> {
    let has_rod = |rep: &&Rep| rep.cant_tell != Some(CantTell::NotInThisDrill);
    let is_squat = |rep: &&Rep| rep.faults.iter().any(|fault| fault.id == FaultId::KneeDominant);
    let lost_contact = |rep: &Rep| rep.faults.iter().any(|fault| fault.id.part() == Part::Dowel);
    let is_told = |rep: &&Rep| {
        rep.clean_range_deg.is_some() || (rep.cant_tell.is_none() && lost_contact(rep))
    };
    if drill.is_some_and(|drill| !drill.has_rod()) {
        return None;
    }
    let judged: Vec<&Rep> = reps
        .iter()
        .filter(has_rod)
        .filter(|rep| !is_squat(rep) && (rep.score.is_some() || rep.clean_range_deg.is_some()))
        .collect();
    let told: Vec<&Rep> = judged.iter().copied().filter(is_told).collect();
    if judged.is_empty() {
        return None;
    }
    let are_all_told = told.len() == judged.len();
    let depth_deg = drill.and_then(Drill::depth_deg).filter(|_| !are_all_told);
    // A link of scores alone tells no hip angle; the rep was at least as deep as it was clean.
    let deep_enough = |rep: &&Rep| {
        let hip_deg = rep.angles.hip_deg.or(rep.clean_range_deg);
        depth_deg.is_none_or(|depth_deg| hip_deg.is_some_and(|hip_deg| hip_deg >= depth_deg))
    };
    let counting: Vec<&Rep> = told.iter().copied().filter(deep_enough).collect();
    if counting.is_empty() || (told.len() as f64) < LEAST_TOLD_SHARE * judged.len() as f64 {
        let [told, judged] = [told.len() as u32, judged.len() as u32];
        return Some(Err(NotTold::SeenTooRarely { told, judged }));
    }
    let least_deg = drill.map_or(0.0, |drill| drill.rep.least_depth.value);
    let deepest_deg = counting.iter().filter_map(|rep| rep.clean_range_deg).reduce(f64::max);
    Some(deepest_deg.filter(|deg| *deg >= least_deg).ok_or(NotTold::LeftEarly))
}

/// The fault that a set is to be worked on first: the one that weighs most over all reps, a
/// question half; its gravest finding. `None` where nothing was found.
pub fn one_to_fix(reps: &[Rep]) -> Option<&Fault> {
    let faults = || reps.iter().flat_map(|rep| &rep.faults);
    let weight = |id: FaultId| -> f64 {
        // Each finding counts, and the graver the more.
        faults()
            .filter(|fault| fault.id == id)
            .map(|fault| (1.0 + fault.severity) * if fault.sure { 1.0 } else { QUESTION_WEIGHT })
            .sum()
    };
    faults().max_by(|a, b| {
        let by_weight = weight(a.id).total_cmp(&weight(b.id));
        by_weight.then(a.sure.cmp(&b.sure)).then(a.severity.total_cmp(&b.severity))
    })
}

/// The place in the list of the rep that this finding is of; it is one of the list's own.
pub fn rep_of(reps: &[Rep], fault: &Fault) -> Option<usize> {
    reps.iter().position(|rep| rep.faults.iter().any(|own| std::ptr::eq(own, fault)))
}

/// The median lengths of a set's phases, of an even number of reps the greater of the two in the
/// middle; `None` without a rep whose tempo is known.
pub fn usual_tempo(reps: &[Rep]) -> Option<Tempo> {
    let median = |phase: fn(&Tempo) -> f64| {
        let mut lengths_s: Vec<f64> =
            reps.iter().filter_map(|rep| rep.tempo.as_ref().map(phase)).collect();
        lengths_s.sort_by(f64::total_cmp);
        lengths_s.get(lengths_s.len() / 2).copied()
    };
    Some(Tempo {
        down_s: median(|tempo| tempo.down_s)?,
        pause_s: median(|tempo| tempo.pause_s)?,
        up_s: median(|tempo| tempo.up_s)?,
    })
}

/// The mean of each part of the score that the drill judges, 0…100; `None` where no rep's could be
/// measured. `drill`: `None` where it is not known; then all parts are taken to be judged in it.
pub fn parts(reps: &[Rep], drill: Option<&Drill>) -> Vec<(Part, Option<u32>)> {
    let mean = |part: Part| {
        statistics::mean(reps.iter().filter_map(|rep| part_score(part, rep))).map(rounded)
    };
    asked_parts(drill).map(|part| (part, mean(part))).collect()
}

fn asked_parts(drill: Option<&Drill>) -> impl Iterator<Item = Part> {
    Part::ALL.into_iter().filter(move |part| drill.is_none_or(|drill| drill.judges(*part)))
}

fn part_score(part: Part, rep: &Rep) -> Option<f64> {
    match part {
        Part::Dowel => rep.parts.dowel,
        Part::Hips => rep.parts.hips,
        Part::Finish => rep.parts.finish,
    }
}

/// A score from 0 to 100 as a whole number.
pub fn rounded(score: f64) -> u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "bounded to 0…100 first"
    )]
    let whole = score.clamp(0.0, 100.0).round() as u32;
    whole
}

/// A contact's largest gap in a rep.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Widest {
    /// Trunk lengths.
    pub gap: f64,
    /// The hip angle there, degrees.
    pub hip_deg: f64,
}

/// Each contact's largest gap on a rep's way down.
pub fn widest(record: &SessionRecord, rep: &Rep) -> [Option<Widest>; 3] {
    CONTACTS.map(|contact| {
        let gaps = way_down(record, rep, contact).into_iter();
        gaps.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(hip_deg, gap)| Widest { gap, hip_deg })
    })
}

/// Hip angle and gap of each frame on a rep's way down.
pub(crate) fn way_down(
    record: &SessionRecord,
    rep: &Rep,
    contact: fn(&Gaps) -> Option<f64>,
) -> Vec<(f64, f64)> {
    let frames =
        record.frames.iter().filter(|frame| (rep.start_s..=rep.bottom_s).contains(&frame.t));
    frames
        .filter_map(|frame| Some((frame.angles.hip_deg?, contact(frame.dowel.as_ref()?)?)))
        .collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use hinge::rep::record::Parts;

    /// A rep as a record tells it, with this list of what could not be judged.
    pub(crate) fn rep_with(unseen: &str) -> Rep {
        let rep = format!(
            r#"{{"start_s": 0, "bottom_s": 1, "end_s": 2, "hip_deg": 84.6, "hip_share": 0.842,
                "score": 95.6, "parts": {{}}, "faults": [], "unseen": [{unseen}]}}"#
        );
        serde_json::from_str(&rep).unwrap()
    }

    fn hinge() -> Drill {
        Drill::by_id("hip-hinge").unwrap()
    }

    /// A rep that bends the hips so far and is clean so far, degrees.
    fn bent(hip_deg: f64, clean_deg: f64) -> Rep {
        let mut rep = Rep { clean_range_deg: Some(clean_deg), ..rep_with("") };
        rep.angles.hip_deg = Some(hip_deg);
        rep
    }

    fn back_unseen() -> Rep {
        Rep { cant_tell: Some(CantTell::Oblique), ..rep_with(r#""dowel""#) }
    }

    #[test]
    fn the_deepest_clean_bend_of_a_set_passes_over_squats() {
        let fault = |id| Fault { id, severity: 0.8, at_s: 1.0, sure: true, left_at_hip_deg: None };
        let squat = Rep { faults: vec![fault(FaultId::KneeDominant)], ..bent(93.0, 93.0) };
        let reps = [bent(84.0, 82.0), squat, bent(80.0, 47.0)];
        assert_eq!(deepest_clean_deg(&reps, Some(&hinge())), Some(Ok(82.0)));
        assert_eq!(deepest_clean_deg(&reps, None), Some(Ok(82.0)));
        let bridge = Drill::by_id("glute-bridge").unwrap();
        assert_eq!(deepest_clean_deg(&reps, Some(&bridge)), None);
        let without_rod = Rep { cant_tell: Some(CantTell::NotInThisDrill), ..rep_with("") };
        assert_eq!(deepest_clean_deg(&[without_rod], None), None);
        assert_eq!(deepest_clean_deg(&[], Some(&hinge())), None);
    }

    #[test]
    fn the_deepest_clean_bend_is_told_where_enough_backs_were_seen() {
        let deepest = |reps: &[Rep]| deepest_clean_deg(reps, Some(&hinge())).unwrap();
        let too_rarely = |told, judged| Err(NotTold::SeenTooRarely { told, judged });
        let deep = || bent(84.0, 82.0);
        assert_eq!(deepest(&[deep(), back_unseen()]), Ok(82.0));
        assert_eq!(deepest(&[deep(), back_unseen(), back_unseen()]), too_rarely(1, 3));
        assert_eq!(deepest(&[back_unseen()]), too_rarely(0, 1));
        let shallow = || bent(36.0, 35.0);
        assert_eq!(deepest(&[shallow(), shallow()]), Ok(35.0), "all were seen");
        assert_eq!(deepest(&[shallow(), back_unseen()]), too_rarely(1, 2));
        assert_eq!(deepest(&[deep(), shallow(), back_unseen()]), Ok(82.0));
        let mut of_scores = deep();
        of_scores.angles.hip_deg = None;
        assert_eq!(deepest(&[of_scores, back_unseen()]), Ok(82.0));
    }

    #[test]
    fn a_back_that_left_the_rod_at_once_gives_no_deepest_clean_bend() {
        assert_eq!(
            deepest_clean_deg(&[bent(84.0, 7.0)], Some(&hinge())),
            Some(Err(NotTold::LeftEarly))
        );
        let rounded = Fault {
            id: FaultId::BackRounded,
            severity: 1.0,
            at_s: 1.0,
            sure: true,
            left_at_hip_deg: None,
        };
        let never = Rep { faults: vec![rounded], clean_range_deg: None, ..bent(84.0, 0.0) };
        assert_eq!(deepest_clean_deg(&[never], Some(&hinge())), Some(Err(NotTold::LeftEarly)));
    }

    #[test]
    fn only_a_rep_that_was_seen_whole_is_clean() {
        let drill = hinge();
        let verdict = |rep: &Rep| Verdict::of(rep, Some(&drill));
        let parts = Parts { dowel: Some(100.0), hips: Some(100.0), finish: Some(100.0) };
        let whole = Rep { parts, ..bent(84.0, 82.0) };
        assert_eq!(verdict(&whole), Verdict::Clean);
        let unseen = Rep { parts: Parts { dowel: None, ..parts }, ..back_unseen() };
        assert_eq!(verdict(&unseen), Verdict::GoodAsFarAsSeen);
        assert_eq!(good_parts(&unseen, Some(&drill)), [Part::Hips, Part::Finish]);
        let head = Rep { unseen: vec![Unseen::Fault(FaultId::HeadLifted)], ..whole.clone() };
        assert_eq!(verdict(&head), Verdict::GoodAsFarAsSeen);
        assert_eq!(good_parts(&head, Some(&drill)), Part::ALL);
        let no_range = Rep { clean_range_deg: None, ..whole.clone() };
        assert_eq!(verdict(&no_range), Verdict::GoodAsFarAsSeen);
        assert_eq!(verdict(&Rep { score: None, ..unseen }), Verdict::NotJudged);
        let fault = |sure| Fault {
            id: FaultId::Shallow,
            severity: 0.5,
            at_s: 1.0,
            sure,
            left_at_hip_deg: None,
        };
        let with = |sure| Rep { faults: vec![fault(sure)], ..whole.clone() };
        assert_eq!(
            [true, false].map(|sure| verdict(&with(sure))),
            [Verdict::Fault, Verdict::Question]
        );
    }

    #[test]
    fn a_score_tells_which_parts_are_not_in_it() {
        let reps = [bent(84.0, 82.0), back_unseen(), rep_with(r#""dowel", "finish""#)];
        let drill = hinge();
        let missing = |reps: &[Rep]| not_in_score(reps, Some(&drill));
        assert_eq!(missing(&reps), [(Part::Dowel, 2), (Part::Finish, 1)]);
        assert_eq!(missing(&reps[..1]), []);
        let not_judged = Rep { score: None, ..back_unseen() };
        assert_eq!(missing(&[not_judged]), []);
    }

    #[test]
    fn a_set_is_told_the_fault_that_weighs_most() {
        let fault =
            |id, severity, sure| Fault { id, severity, at_s: 1.0, sure, left_at_hip_deg: None };
        let rep = |faults: &[Fault]| Rep { faults: faults.to_vec(), ..rep_with("") };
        let squat = fault(FaultId::KneeDominant, 0.9, true);
        let round = |severity, sure| fault(FaultId::BackRounded, severity, sure);
        let found = |reps: &[Rep]| one_to_fix(reps).map(|fault| (fault.id, fault.severity));
        let worst = [rep(&[squat]), rep(&[round(0.4, true)]), rep(&[round(0.2, true)])];
        assert_eq!(one_to_fix(&worst).and_then(|fault| rep_of(&worst, fault)), Some(1));
        assert_eq!(found(&[rep(&[]), rep(&[])]), None);
        assert_eq!(
            found(&[rep(&[squat]), rep(&[round(0.2, true)]), rep(&[round(0.4, true)])]),
            Some((FaultId::BackRounded, 0.4))
        );
        assert_eq!(
            found(&[rep(&[squat]), rep(&[round(0.2, false)]), rep(&[round(0.4, false)])]),
            Some((FaultId::KneeDominant, 0.9))
        );
    }

    #[test]
    fn the_usual_tempo_is_the_median_of_each_phase() {
        let rep = |down_s, up_s| Rep {
            tempo: Some(Tempo { down_s, pause_s: 0.5, up_s }),
            ..rep_with("")
        };
        let reps = [rep(1.0, 3.0), rep(2.0, 1.0), rep(9.0, 2.0), rep_with("")];
        assert_eq!(usual_tempo(&reps), Some(Tempo { down_s: 2.0, pause_s: 0.5, up_s: 2.0 }));
        assert_eq!(usual_tempo(&[rep_with("")]), None);
    }

    #[test]
    fn a_part_of_the_score_is_the_mean_of_what_was_measured() {
        let rep = |dowel, hips| Rep { parts: Parts { dowel, hips, finish: None }, ..rep_with("") };
        let reps = [rep(Some(90.0), Some(50.0)), rep(None, Some(61.0))];
        assert_eq!(
            parts(&reps, None),
            [(Part::Dowel, Some(90)), (Part::Hips, Some(56)), (Part::Finish, None)]
        );
        let bridge = Drill::by_id("glute-bridge").unwrap();
        assert!(parts(&reps, Some(&bridge)).iter().all(|(part, _)| bridge.judges(*part)));
    }
}
