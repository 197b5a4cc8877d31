//! The set's table: each rep's cells as words and numbers.

use crate::figures;
use crate::set_figures::{Verdict, good_parts, rounded};
use crate::words::Words;
use hinge::back::cant_tell::CantTell;
use hinge::rep::record::{Fault, Rep, RestFrom, Unseen};
use hinge::{Drill, FaultId, Part};

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Number of the rep, 1 = first.
    pub number: u32,
    /// 0…100, rounded; `None` = could not be judged.
    pub score: Option<u32>,
    /// Hip flexion at the bottom.
    pub hip: String,
    /// Hip flexion up to which the back was on the rod.
    pub clean_to: String,
    /// Knee flexion at the bottom.
    pub knee: String,
    /// Share of the hips.
    pub hip_share: String,
    /// How far low and upper back were bent, where that is known.
    pub backs: Vec<String>,
    /// What was found as a whole.
    pub verdict: Verdict,
    /// Where nothing was found, what was good.
    pub praise: Option<String>,
    /// The faults, worst first.
    pub findings: Vec<Finding>,
    /// What could not be judged, in words.
    pub unseen: Vec<String>,
}

/// A fault in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which.
    pub id: FaultId,
    /// What happened, as people at home say it; a question when it is not sure.
    pub words: String,
    /// What was measured of it, in the field's terms.
    pub reading: Option<String>,
    /// Whether it is certain.
    pub is_sure: bool,
}

/// The row of the rep with this number. `drill`: `None` where it is not known; then all parts are
/// taken to be judged in it.
pub fn row(number: u32, rep: &Rep, drill: Option<&Drill>, words: &Words) -> Row {
    let finding = |fault: &Fault| Finding {
        id: fault.id,
        words: (words.fault)(fault),
        reading: words.reading_in(fault, rep),
        is_sure: fault.sure,
    };
    Row {
        number,
        score: rep.score.map(rounded),
        hip: figures::degrees_within(rep.angles.hip_deg, rep.errors.hip_deg),
        clean_to: figures::degrees(rep.clean_range_deg),
        knee: figures::degrees_within(rep.angles.knee_deg, rep.errors.knee_deg),
        hip_share: figures::percent(rep.hip_share),
        backs: backs(rep, words),
        verdict: Verdict::of(rep, drill),
        praise: praise(rep, drill, words),
        findings: rep.faults.iter().map(finding).collect(),
        unseen: unseen(rep, drill, words),
    }
}

/// What was good of a rep in which nothing was found: clean is only one that was judged whole.
fn praise(rep: &Rep, drill: Option<&Drill>, words: &Words) -> Option<String> {
    match Verdict::of(rep, drill) {
        Verdict::Clean => Some(words.clean.to_owned()),
        Verdict::GoodAsFarAsSeen => Some((words.good)(&good_parts(rep, drill))),
        Verdict::Fault | Verdict::Question | Verdict::NotJudged => None,
    }
}

/// How far low and upper back were bent, each in words, where that is known.
fn backs(rep: &Rep, words: &Words) -> Vec<String> {
    [
        (words.low_back, rep.lumbar_deg, rep.errors.lumbar_deg),
        (words.upper_back, rep.upper_back_deg, rep.errors.upper_back_deg),
    ]
    .into_iter()
    .filter_map(|(name, bent_deg, error_deg)| {
        Some(format!("{name} {}", figures::change_within(bent_deg?, error_deg)))
    })
    .collect()
}

/// What could not be judged of what the drill asks for: parts, and single faults of the parts that
/// could. A rep of which nothing could is said so once; head and upper back have notes of their
/// own.
fn unseen(rep: &Rep, drill: Option<&Drill>, words: &Words) -> Vec<String> {
    let is_asked = |part: &Part| drill.is_none_or(|drill| drill.judges(*part));
    let part_is_unseen = |part| rep.unseen.contains(&Unseen::Part(part));
    if [Part::Dowel, Part::Hips, Part::Finish].into_iter().filter(is_asked).all(part_is_unseen) {
        return vec![words.not_judged.to_owned()];
    }
    let is_told = |unseen: &&Unseen| match unseen {
        Unseen::Part(part) => is_asked(part),
        Unseen::Fault(FaultId::HeadLifted | FaultId::HeadDropped)
            if rep.head_cant_tell.is_some() =>
        {
            false
        }
        Unseen::Fault(FaultId::UpperBackRounded) => false,
        Unseen::Fault(fault) => !part_is_unseen(fault.part()),
    };
    rep.unseen.iter().filter(is_told).map(|unseen| (words.unseen)(*unseen)).collect()
}

/// What is said once of the whole set: where the rest was seen if not before the rep, why backs and
/// heads were not judged, and what a question mark means. That a drill has no rod is no news.
pub fn notes(reps: &[Rep], words: &Words) -> Vec<String> {
    let backs =
        reasons(reps, |rep| rep.cant_tell.filter(|reason| *reason != CantTell::NotInThisDrill));
    let heads = reasons(reps, |rep| rep.head_cant_tell);
    let upper_backs = reasons(reps, |rep| {
        let is_unseen = |unseen| rep.unseen.contains(&unseen);
        (is_unseen(Unseen::Fault(FaultId::UpperBackRounded))
            && !is_unseen(Unseen::Part(Part::Dowel)))
        .then_some(())
    });
    let rests = reasons(reps, |rep| (rep.rest != RestFrom::Before).then_some(rep.rest));
    let has_question = reps.iter().any(|rep| rep.faults.iter().any(|fault| !fault.sure));
    let backs =
        backs.iter().map(|(reason, numbers)| (words.back_not_judged)(*reason, numbers.as_deref()));
    let heads =
        heads.iter().map(|(reason, numbers)| (words.head_not_judged)(*reason, numbers.as_deref()));
    let upper_backs =
        upper_backs.iter().map(|((), numbers)| (words.upper_back_not_judged)(numbers.as_deref()));
    let rests = rests.iter().map(|(rest, numbers)| (words.rest_from)(*rest, numbers.as_deref()));
    rests
        .chain(backs)
        .chain(upper_backs)
        .chain(heads)
        .chain(has_question.then(|| words.marked.to_owned()))
        .collect()
}

/// Each reason with the numbers of its reps, 1 = first; `None` when it is that of all.
fn reasons<Reason: Copy + PartialEq>(
    reps: &[Rep],
    reason_of: impl Fn(&Rep) -> Option<Reason>,
) -> Vec<(Reason, Option<Vec<usize>>)> {
    let mut reasons: Vec<(Reason, Vec<usize>)> = Vec::new();
    for (number, reason) in
        reps.iter().enumerate().filter_map(|(i, rep)| Some((i + 1, reason_of(rep)?)))
    {
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, numbers)) => numbers.push(number),
            None => reasons.push((reason, vec![number])),
        }
    }
    reasons
        .into_iter()
        .map(|(reason, numbers)| (reason, (numbers.len() < reps.len()).then_some(numbers)))
        .collect()
}

/// What is shown of a rep right after it, large enough to be read from afar.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// 0…100, rounded; `None` = could not be judged.
    pub score: Option<u32>,
    /// What was found as a whole.
    pub verdict: Verdict,
    /// What was found, or what was good.
    pub title: String,
    /// What was measured of the worst that was found.
    pub reading: Option<String>,
    /// What to do about it.
    pub cue: &'static str,
    /// How far the back was on the rod, or why that can't be told.
    pub back: Option<String>,
}

/// The card of a rep of a drill.
pub fn card(rep: &Rep, drill: &Drill, words: &Words) -> Card {
    let of_drill = Some(drill);
    let (title, cue) = match (rep.faults.first(), praise(rep, of_drill, words)) {
        (Some(fault), _) => ((words.fault)(fault), words.cue(fault, drill)),
        (None, Some(praise)) => (praise, ""),
        (None, None) => (words.not_judged.to_owned(), words.not_judged_cue),
    };
    let why = rep
        .cant_tell
        .filter(|reason| *reason != CantTell::NotInThisDrill)
        .map(|reason| (words.back_not_judged)(reason, None));
    Card {
        score: rep.score.map(rounded),
        verdict: Verdict::of(rep, of_drill),
        title,
        reading: rep.faults.first().and_then(|fault| words.reading_in(fault, rep)),
        cue,
        back: rep.clean_range_deg.map(words.clean_to).or(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set_figures::tests::rep_with;
    use crate::words::en::WORDS as EN;
    use hinge::rep::errors::Errors;
    use hinge::rep::record::Parts;

    #[test]
    fn numbers_are_rounded_and_unknown_ones_are_dashes() {
        let row = row(1, &rep_with(""), None, &EN);
        assert_eq!(
            (row.score, row.hip.as_str(), row.knee.as_str(), row.hip_share.as_str()),
            (Some(96), "85°", "–", "84 %")
        );
    }

    #[test]
    fn errors_and_the_bend_of_the_back_are_shown_where_they_are_known() {
        let mut rep = rep_with("");
        assert_eq!(row(1, &rep, None, &EN).backs, Vec::<String>::new());
        rep.errors = Errors { hip_deg: Some(3.2), lumbar_deg: Some(5.0), ..Errors::default() };
        (rep.lumbar_deg, rep.upper_back_deg) = (Some(14.2), Some(-3.0));
        let row = row(1, &rep, None, &EN);
        assert_eq!(row.hip, "85° ± 4");
        assert_eq!(row.backs, ["Low back +14° ± 5", "Upper back -3°"]);
    }

    #[test]
    fn where_the_rest_was_seen_is_said_once_unless_it_was_before() {
        let after = Rep { rest: RestFrom::After, ..rep_with("") };
        assert_eq!(
            notes(&[after.clone(), rep_with("")], &EN),
            ["Compared with the rest after the rep in rep 1."]
        );
        assert_eq!(notes(&[after], &EN), ["Compared with the rest after the rep."]);
    }

    #[test]
    fn an_upper_back_that_was_not_judged_is_said_once_where_the_low_back_was() {
        let upper = rep_with(r#""upper_back_rounded""#);
        let whole = rep_with(r#""dowel", "upper_back_rounded""#);
        assert_eq!(
            notes(&[upper.clone(), rep_with(""), whole], &EN),
            ["Upper back not judged in rep 1."]
        );
        assert!(row(1, &upper, None, &EN).unseen.is_empty());
    }

    #[test]
    fn a_back_that_was_not_judged_says_why() {
        let rep = Rep { cant_tell: Some(CantTell::Oblique), ..rep_with(r#""dowel""#) };
        assert_eq!(row(1, &rep, None, &EN).unseen, ["Back not judged"]);
        let sure = Rep { cant_tell: None, ..rep_with("") };
        assert_eq!(
            notes(&[rep.clone(), sure], &EN),
            [format!("Back not judged in rep 1: {}.", CantTell::Oblique)]
        );
        assert_eq!(
            card(&rep, &Drill::by_id("hip-hinge").unwrap(), &EN).back,
            Some(format!("Back not judged: {}.", CantTell::Oblique))
        );
    }

    #[test]
    fn a_question_is_explained_once_and_on_its_card() {
        let question = Fault {
            id: FaultId::BackRounded,
            severity: 0.3,
            at_s: 1.0,
            sure: false,
            left_at_hip_deg: Some(47.2),
        };
        let rep = Rep { faults: vec![question], clean_range_deg: Some(47.2), ..rep_with("") };
        assert_eq!(notes(&[rep.clone(), rep.clone()], &EN), [EN.marked]);
        let card = card(&rep, &Drill::by_id("hip-hinge").unwrap(), &EN);
        assert_eq!((card.title.as_str(), card.cue), ("Low back rounded?", EN.makes_certain));
        assert_eq!(card.reading.as_deref(), Some("Tailbone seems off the rod at 47°"));
        assert_eq!((card.back.as_deref(), card.verdict), (Some("Clean to 47°"), Verdict::Question));
    }

    #[test]
    fn a_rep_whose_back_was_not_judged_is_not_called_clean() {
        let hinge = Drill::by_id("hip-hinge").unwrap();
        let parts = Parts { dowel: None, hips: Some(98.0), finish: Some(98.0) };
        let unseen = Rep { cant_tell: Some(CantTell::Oblique), parts, ..rep_with(r#""dowel""#) };
        let row = row(1, &unseen, Some(&hinge), &EN);
        assert_eq!(row.praise.as_deref(), Some("Good hips and finish"));
        assert_eq!(row.unseen, ["Back not judged"]);
        let said = card(&unseen, &hinge, &EN);
        assert_eq!((said.title.as_str(), said.verdict), ("Good hips and finish", row.verdict));
        let whole = Rep { clean_range_deg: Some(80.0), ..rep_with("") };
        assert_eq!(card(&whole, &hinge, &EN).title, "Clean rep");
    }

    #[test]
    fn what_a_drill_does_not_judge_is_not_missed() {
        let bridge = Drill::by_id("glute-bridge").unwrap();
        let rep =
            Rep { cant_tell: Some(CantTell::NotInThisDrill), ..rep_with(r#""dowel", "hips""#) };
        assert!(
            row(1, &rep, Some(&bridge), &EN).unseen.is_empty()
                && notes(std::slice::from_ref(&rep), &EN).is_empty()
                && card(&rep, &Drill::by_id("hip-hinge").unwrap(), &EN).back.is_none()
        );
        let unseen = rep_with(r#""dowel", "hips", "finish""#);
        assert_eq!(row(1, &unseen, Some(&bridge), &EN).unseen, ["Not judged"]);
    }

    #[test]
    fn a_head_that_was_not_level_is_said_once() {
        let rep = Rep {
            head_cant_tell: Some(CantTell::HeadNotLevel),
            ..rep_with(r#""head_lifted", "head_dropped""#)
        };
        assert!(row(1, &rep, None, &EN).unseen.is_empty());
        assert_eq!(notes(&[rep], &EN), [format!("Head not judged: {}.", CantTell::HeadNotLevel)]);
    }

    #[test]
    fn what_is_unseen_is_said_once() {
        let cases: [(&str, &[&str]); 3] = [
            (r#""dowel", "head_lifted""#, &["Back not judged"]),
            (r#""shallow""#, &["Not deep enough: not judged"]),
            (r#""dowel", "hips", "finish", "shallow""#, &["Not judged"]),
        ];
        for (unseen, want) in cases {
            assert_eq!(row(1, &rep_with(unseen), None, &EN).unseen, want);
        }
    }
}
