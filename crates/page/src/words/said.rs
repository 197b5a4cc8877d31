//! What is said when: the same in every language.

use super::table::Words;
use crate::device::problem::Problem;
use crate::drills;
use crate::reference::{Comparison, KeepingTrouble};
use crate::set_figures::{one_to_fix, rounded};
use hinge::coach::Saying;
use hinge::drill::Rest;
use hinge::rep::record::{Fault, Rep};
use hinge::session::{SessionRecord, SourceKind};
use hinge::{Drill, FaultId, Hint, Phase};

/// What is shown to be read from afar, and the sentence that says it whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// A few short words.
    pub short: String,
    /// The sentence.
    pub whole: String,
}

impl Sign {
    /// Of these words.
    pub fn new(short: &str, whole: &str) -> Self {
        Self { short: short.to_owned(), whole: whole.to_owned() }
    }
}

impl Words {
    /// What to do about a finding in a drill; an unsure one wants a reference rep first.
    pub fn cue(&self, fault: &Fault, drill: &Drill) -> &'static str {
        if !fault.sure {
            return self.makes_certain;
        }
        drill
            .cue(fault.id, fault.looks_ahead())
            .and_then(|id| hinge::drill::cue::text(id, self.language))
            .unwrap_or_default()
    }

    /// What was measured of a finding of a rep, in the field's terms.
    pub fn reading_in(&self, fault: &Fault, rep: &Rep) -> Option<String> {
        let gap = rep.dowel.and_then(|gaps| match fault.id {
            FaultId::BackRounded => gaps.tailbone,
            FaultId::BackOverArched => gaps.upper_back,
            _ => None,
        });
        (self.reading)(fault, gap.filter(|gap| *gap > 0.0))
    }

    /// What the coach says in one breath, in a drill that starts from this rest.
    pub fn spoken_together(&self, says: &[Saying], rest: Rest) -> String {
        let mut spoken = String::new();
        for (i, saying) in says.iter().enumerate() {
            // With a point after it a number is read as an ordinal in German.
            let after =
                if i.checked_sub(1).is_some_and(|last| matches!(says[last], Saying::Count(_))) {
                    ", "
                } else {
                    ". "
                };
            spoken.push_str(if i > 0 { after } else { "" });
            spoken.push_str(&self.saying(saying, rest));
        }
        spoken
    }

    fn saying(&self, saying: &Saying, rest: Rest) -> String {
        match saying {
            Saying::Hint(hint) => self.hint_at(*hint, rest).to_owned(),
            Saying::Mended => String::new(),
            Saying::Go => self.go_now.to_owned(),
            Saying::Count(number) => number.to_string(),
            Saying::Cue(id) => {
                hinge::drill::cue::text(id, self.language).unwrap_or_default().to_owned()
            }
            Saying::StopAt(hip_deg) => (self.stop_at)(*hip_deg),
            Saying::Question(fault) => (self.question)(*fault),
            Saying::Praise(clean_deg) => (self.praise)(*clean_deg),
            Saying::CantTell(reason) => (self.cant_tell)(*reason),
            Saying::WallAt(at_m) => (self.wall_at)(*at_m),
            Saying::ShortOfWall(short_m) => (self.short_of_wall)(*short_m),
        }
    }

    /// What is to be said of the reference during and after a set, if anything.
    pub fn comparison(&self, comparison: &Comparison) -> Option<String> {
        let waits = comparison.waits_for_rep();
        match (&comparison.refused, &comparison.in_force) {
            (Some(reason), _) => {
                let then = if waits { self.next_rep_is_tried } else { self.choose_another_rep };
                Some(format!("{} {then}", (self.refused)(reason)))
            }
            (None, Some(reference)) => Some((self.in_force)(reference, comparison.today)),
            (None, None) if waits => Some(self.waits_for_first_rep.to_owned()),
            (None, None) if comparison.lacks_facing() => Some(self.faces_other_way.to_owned()),
            (None, None) => None,
        }
    }

    /// What went wrong with keeping the sets of a drill.
    pub fn sets_trouble(&self, trouble: KeepingTrouble, drill: &Drill) -> String {
        match trouble {
            KeepingTrouble::Unavailable => self.sets_not_kept.to_owned(),
            KeepingTrouble::Damaged => (self.sets_dropped)(
                drills::words(drill, self.language).map_or(&drill.id, |words| &words.name),
            ),
        }
    }

    /// What the person should do now.
    pub fn instruction(
        &self,
        hint: Option<Hint>,
        phase: Phase,
        rep_count: u32,
        rest: Rest,
    ) -> Option<Sign> {
        match (hint, phase) {
            (Some(hint), _) => {
                Some(Sign::new(self.far_hint_at(hint, rest), self.hint_at(hint, rest)))
            }
            (None, Phase::Calibrating) => {
                Some(Sign::new((self.far.at_rest)(rest), (self.at_rest)(rest)))
            }
            (None, Phase::Standing) if rep_count == 0 => Some(Sign::new(self.far.go, self.go)),
            (None, Phase::Standing | Phase::Descending | Phase::Ascending) => None,
        }
    }

    /// A hint, where it is about the rest in the words of that rest.
    pub fn hint_at(&self, hint: Hint, rest: Rest) -> &'static str {
        match hint {
            Hint::StandTall | Hint::StandStill if rest != Rest::Standing => (self.at_rest)(rest),
            Hint::OtherRest => (self.other_rest)(rest),
            hint => (self.hint)(hint),
        }
    }

    fn far_hint_at(&self, hint: Hint, rest: Rest) -> &'static str {
        match hint {
            Hint::StandTall | Hint::StandStill if rest != Rest::Standing => {
                (self.far.at_rest)(rest)
            }
            Hint::OtherRest => (self.far.other_rest)(rest),
            hint => (self.far.hint)(hint),
        }
    }

    /// What the coach says in one breath, as it is shown.
    pub fn caption(&self, says: &[Saying], rest: Rest) -> Sign {
        let whole = self.spoken_together(says, rest);
        let short = says.first().map(|saying| self.far_saying(saying, rest)).unwrap_or_default();
        Sign { short: if short.is_empty() { whole.clone() } else { short }, whole }
    }

    fn far_saying(&self, saying: &Saying, rest: Rest) -> String {
        let far = &self.far;
        match saying {
            Saying::Hint(hint) => self.far_hint_at(*hint, rest).to_owned(),
            Saying::Cue(id) => (far.cue)(id).to_owned(),
            Saying::StopAt(hip_deg) => (far.stop_at)(*hip_deg),
            Saying::Question(fault) => (far.question)(*fault).to_owned(),
            Saying::Praise(clean_deg) => (far.praise)(*clean_deg),
            Saying::CantTell(reason) => (far.cant_tell)(*reason).to_owned(),
            Saying::WallAt(at_m) => (far.wall_at)(*at_m),
            Saying::ShortOfWall(short_m) => (far.short_of_wall)(*short_m),
            Saying::Mended | Saying::Go | Saying::Count(_) => self.saying(saying, rest),
        }
    }

    /// What a set without reps means.
    pub fn no_reps(&self, record: &SessionRecord) -> &'static str {
        let seen = record.frames.iter().any(|frame| frame.seen);
        match (record.source.kind, seen, record.calibration.is_some()) {
            (SourceKind::Video, false, _) => self.nobody_in_video,
            (SourceKind::Camera, false, _) => self.nobody_before_camera,
            (_, true, false) => self.never_at_rest,
            (_, true, true) => self.no_movement,
        }
    }

    /// What is said aloud once a set before the camera is over. `drill`: `None` where it is not
    /// known.
    pub fn spoken_summary(&self, record: &SessionRecord, drill: Option<&Drill>) -> String {
        if record.reps.is_empty() {
            return self.no_reps(record).to_owned();
        }
        let set = (self.hands.spoken_set)(record.set.reps, record.set.score.map(rounded));
        let cue = one_to_fix(&record.reps).zip(drill).map(|(fault, drill)| self.cue(fault, drill));
        match cue.filter(|cue| !cue.is_empty()) {
            Some(cue) => format!("{set}. {}", (self.hands.spoken_to_fix)(cue)),
            None => set,
        }
    }

    /// One sentence or two: what is wrong, and what to do.
    pub fn problem(&self, problem: &Problem) -> String {
        match problem {
            Problem::Camera(camera) => (self.camera)(camera),
            Problem::Video(video) => (self.video)(video),
            Problem::Analysis(failure) => (self.failure)(failure),
            Problem::WorkerLost(reason) => (self.worker_lost)(reason),
            Problem::NotJudgedAgain => self.not_judged_again.to_owned(),
            Problem::Demo => self.demo.failed.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sign;
    use crate::day::Day;
    use crate::reference::{Comparison, KeepingTrouble};
    use crate::words::Words;
    use crate::words::de::WORDS as DE;
    use crate::words::en::WORDS as EN;
    use hinge::coach::Saying;
    use hinge::coach::limits::LETTERS_PER_S;
    use hinge::drill::{Language, Rest};
    use hinge::rep::record::Fault;
    use hinge::{Drill, FaultId, Hint, Phase, ReferenceError};

    #[test]
    fn an_unsure_finding_wants_a_reference_rep_first() {
        let finding = |sure| Fault {
            id: FaultId::BackRounded,
            severity: 0.5,
            at_s: 1.0,
            sure,
            left_at_hip_deg: None,
        };
        let drill = Drill::by_id("hip-hinge").unwrap();
        assert_eq!(EN.cue(&finding(false), &drill), EN.makes_certain);
        assert_eq!(EN.cue(&finding(true), &drill), "Keep your low back flat, tailbone on the rod");
        assert_eq!(DE.cue(&finding(true), &drill), "Unterer Rücken flach: Steißbein an den Stab");
    }

    #[test]
    fn the_coach_speaks_in_one_breath_in_every_language() {
        let says = [Saying::Count(3), Saying::Cue("hips_back".into())];
        assert_eq!(EN.spoken_together(&says, Rest::Standing), "3, Push the hips back, not down");
        assert_eq!(
            DE.spoken_together(&says, Rest::Standing),
            "3, Hüfte nach hinten, nicht nach unten"
        );
        assert_eq!(
            EN.spoken_together(&[Saying::Praise(Some(74.4))], Rest::Standing),
            "Clean, 74 degrees"
        );
        assert_eq!(
            DE.spoken_together(&[Saying::WallAt(0.105)], Rest::Standing),
            "Sauber. Die Wand steht bei 10,5 Zentimetern"
        );
        assert_eq!(
            EN.spoken_together(&[Saying::Hint(Hint::StandTall)], Rest::Lying),
            "Lie still, feet on the floor"
        );
    }

    #[test]
    fn the_caption_has_a_few_words_for_afar_and_the_whole_sentence() {
        let caption = DE.caption(&[Saying::Cue("hips_back".into())], Rest::Standing);
        assert_eq!(caption, Sign::new("Hüfte zurück", "Hüfte nach hinten, nicht nach unten"));
        let unknown = EN.caption(&[Saying::Go], Rest::Standing);
        assert_eq!(unknown, Sign::new("Go", "Go"));
    }

    #[test]
    fn what_is_spoken_takes_no_longer_than_the_coach_thinks() {
        let reasons = hinge::CantTell::ALL.map(Saying::CantTell);
        let faults = FaultId::ALL.map(Saying::Question);
        let figures = [
            Saying::Go,
            Saying::StopAt(48.0),
            Saying::Praise(Some(100.0)),
            Saying::WallAt(0.305),
            Saying::ShortOfWall(0.12),
        ];
        let hints = Hint::ALL.map(Saying::Hint);
        for words in Language::ALL.map(Words::of) {
            for saying in reasons.iter().chain(&faults).chain(&figures).chain(&hints) {
                let spoken = words.spoken_together(std::slice::from_ref(saying), Rest::Lying);
                assert!(
                    spoken.chars().count() as f64 / LETTERS_PER_S
                        <= saying.lasts_s(words.language) + 1e-9,
                    "{saying} takes longer: {spoken}"
                );
            }
        }
    }

    #[test]
    fn the_rest_is_asked_for_by_the_drills_posture() {
        let signs = |hint, phase, rest| EN.instruction(hint, phase, 0, rest);
        let said = |hint, phase, rest| signs(hint, phase, rest).map(|sign| sign.whole);
        assert_eq!(
            said(Some(Hint::StandTall), Phase::Calibrating, Rest::Lying),
            Some("Lie still, feet on the floor".to_owned())
        );
        assert_eq!(
            said(None, Phase::Calibrating, Rest::Standing),
            Some("Stand tall and still".to_owned())
        );
        assert_eq!(
            said(Some(Hint::StandStill), Phase::Calibrating, Rest::Standing),
            Some("Stand still for a moment".to_owned())
        );
        assert_eq!(said(None, Phase::Standing, Rest::Box), Some(EN.go.to_owned()));
        assert_eq!(said(None, Phase::Descending, Rest::Standing), None);
        let short = |hint, rest| signs(Some(hint), Phase::Calibrating, rest).unwrap().short;
        assert_eq!(short(Hint::StandStill, Rest::Standing), "Hold still");
        assert_eq!(short(Hint::StandStill, Rest::Lying), "Lie still");
        assert_eq!(short(Hint::OtherRest, Rest::Box), "Step up");
    }

    #[test]
    fn sets_that_are_not_kept_are_said_once_and_dropped_ones_by_the_drills_name() {
        let [hinge, bridge] = ["hip-hinge", "glute-bridge"].map(|id| Drill::by_id(id).unwrap());
        let said = |trouble, drill| EN.sets_trouble(trouble, drill);
        assert_eq!(
            said(KeepingTrouble::Unavailable, &hinge),
            said(KeepingTrouble::Unavailable, &bridge)
        );
        assert!(
            said(KeepingTrouble::Damaged, &bridge)
                .contains("kept of Glute bridge could not be read")
        );
        assert!(DE.sets_trouble(KeepingTrouble::Damaged, &bridge).contains("„Brücke“"));
    }

    #[test]
    fn a_refused_rep_says_why_and_what_comes_next() {
        let reason = ReferenceError::Faulty { rep: 2, fault: FaultId::KneeDominant };
        let mut set = Comparison::new(Day::new(2026, 11, 21).unwrap());
        set.is_wished = true;
        set.refuse(reason);
        assert_eq!(
            EN.comparison(&set).unwrap(),
            "Rep 2 can't serve as reference, it is not clean itself: squatted. The next rep is \
             tried."
        );
        set.is_wished = false;
        assert!(EN.comparison(&set).unwrap().ends_with("Choose another rep."));
    }
}
