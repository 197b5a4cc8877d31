//! The reference rep of a set: what the person wants, what is asked of the worker for it, and what
//! is kept for next time.

use crate::day::Day;
use crate::kept_text::KeptTextError;
use hinge::seen::angles::Facing;
use hinge::{EarlierReference, Reference, ReferenceError};
use protocol::FrameView;
use serde::{Deserialize, Serialize};

/// A reference rep that was kept, with the day of its set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// When.
    pub day: Day,
    /// What the worker needs of it.
    pub reference: EarlierReference,
}

impl Kept {
    /// What was kept for a drill, a model and a facing.
    ///
    /// # Errors
    /// The kinds of [`KeptTextError`].
    pub fn from_text(
        text: &str,
        drill: &str,
        model: &str,
        facing: Facing,
    ) -> Result<Self, KeptTextError> {
        let kept: Self = serde_json::from_str(text).map_err(KeptTextError::NotAsWritten)?;
        let reference = &kept.reference;
        let fits =
            reference.drill == drill && reference.model == model && reference.facing == facing;
        if fits { Ok(kept) } else { Err(KeptTextError::OtherReference) }
    }
}

/// Which rep is to be the reference.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// A rep of this set, 1 = first.
    Rep(u32),
    /// One that was kept.
    Kept(Kept),
}

impl Choice {
    /// As it is asked of the worker.
    pub fn reference(&self) -> Reference {
        match self {
            Choice::Rep(rep) => Reference::Rep(*rep),
            Choice::Kept(kept) => Reference::Earlier(kept.reference.clone()),
        }
    }
}

/// The reference rep by which the reps are judged.
#[derive(Clone, Debug, PartialEq)]
pub struct InForce {
    /// Which it is.
    pub choice: Choice,
    /// Its sag minus standing, trunk lengths: + = rounder.
    pub sag: f64,
}

/// What went wrong with keeping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepingTrouble {
    /// The browser keeps nothing for this page.
    Unavailable,
    /// What was kept could not be read, and was dropped.
    Damaged,
}

/// What the backs of a set are compared with beside standing.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Whether the person wants a reference rep from the start: the kept one, or else their first
    /// rep.
    pub is_wished: bool,
    /// The reps that are kept for this drill and model, at most one a facing.
    pub kept: Vec<Kept>,
    /// Whether none is kept for this model, but for another.
    pub is_of_other_model: bool,
    /// The day of this set.
    pub today: Day,
    /// The reference rep in force.
    pub in_force: Option<InForce>,
    /// Why the rep that was asked for last can't serve.
    pub refused: Option<ReferenceError>,
    /// What went wrong with keeping.
    pub trouble: Option<KeepingTrouble>,
    /// How the person faced when the kept reps were looked through.
    facing: Option<Facing>,
}

impl Comparison {
    /// Before any set, with nothing kept.
    pub fn new(today: Day) -> Self {
        let (is_wished, is_of_other_model, kept) = (false, false, Vec::new());
        Self {
            is_wished,
            kept,
            is_of_other_model,
            today,
            in_force: None,
            refused: None,
            trouble: None,
            facing: None,
        }
    }

    /// Takes what is kept. What has come to be kept is used unless the person says otherwise.
    pub fn know_kept(&mut self, kept: Vec<Kept>, trouble: Option<KeepingTrouble>) {
        if self.kept.is_empty() != kept.is_empty() {
            self.is_wished = !kept.is_empty();
        }
        self.kept = kept;
        self.trouble = trouble;
    }

    /// Before a set; the wish stays.
    pub fn begin(&mut self, today: Day) {
        *self = Self {
            is_wished: self.is_wished,
            kept: std::mem::take(&mut self.kept),
            ..Self::new(today)
        };
    }

    /// Whether the first rep that can serve becomes the reference and none has yet.
    pub fn waits_for_rep(&self) -> bool {
        self.is_wished && self.kept.is_empty() && self.in_force.is_none()
    }

    /// Whether a kept rep is wished for, and none is for the way in which the person faces.
    pub fn lacks_facing(&self) -> bool {
        self.is_wished
            && self
                .facing
                .is_some_and(|facing| !self.kept.is_empty() && self.kept_for(facing).is_none())
    }

    /// Whether this rep of the set is the reference, 1 = first.
    pub fn is_rep(&self, rep: u32) -> bool {
        self.in_force.as_ref().is_some_and(|in_force| in_force.choice == Choice::Rep(rep))
    }

    /// What is to be asked of the worker after this frame.
    pub fn choice_after(&mut self, view: &FrameView) -> Option<Choice> {
        if !self.is_wished {
            return None;
        }
        if self.waits_for_rep() {
            return view.finished_rep.is_some().then_some(Choice::Rep(view.rep_count));
        }
        // Once a rep is judged by a kept one, turning round does not exchange it.
        let facing = view
            .near_is_left
            .filter(|_| view.rep_count == 0)
            .map(|left| if left { Facing::Left } else { Facing::Right })?;
        if self.facing.replace(facing) == Some(facing) {
            return None;
        }
        self.kept_for(facing).cloned().map(Choice::Kept)
    }

    /// The reps are judged by this one now.
    pub fn judge_by(&mut self, choice: Choice, sag: f64, trouble: Option<KeepingTrouble>) {
        self.in_force = Some(InForce { choice, sag });
        self.refused = None;
        self.trouble = trouble;
    }

    /// The one that was asked for can't serve; what was in force stays.
    pub fn refuse(&mut self, reason: ReferenceError) {
        self.refused = Some(reason);
    }

    fn kept_for(&self, facing: Facing) -> Option<&Kept> {
        self.kept.iter().find(|kept| kept.reference.facing == facing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hinge::Phase;
    use hinge::rep::record::Rep;
    use hinge::seen::angles::Angles;

    fn day() -> Day {
        Day::new(2026, 11, 21).unwrap()
    }

    fn kept(facing: Facing) -> Kept {
        let reference = EarlierReference {
            drill: "hip-hinge".into(),
            model: "blazepose-lite".into(),
            facing,
            sag: 0.017,
        };
        Kept { day: day(), reference }
    }

    fn view(rep_count: u32, finished: bool, near_is_left: Option<bool>) -> FrameView {
        let rep: Rep = serde_json::from_str(
            r#"{"start_s": 0, "bottom_s": 1, "end_s": 2, "parts": {}, "faults": [], "unseen": []}"#,
        )
        .unwrap();
        FrameView {
            t_s: 0.0,
            seen: true,
            landmarks_in_image: None,
            near_is_left,
            angles: Angles::default(),
            phase: Phase::Standing,
            hint: None,
            rep_count,
            finished_rep: finished.then(|| Box::new(rep)),
            back: None,
            wall: None,
            says: Vec::new(),
            tone: false,
            checks: Vec::new(),
            still_share: None,
        }
    }

    #[test]
    fn what_was_kept_is_read_and_anything_else_is_not() {
        let written = serde_json::to_string(&kept(Facing::Right)).unwrap();
        let read =
            |text: &str, facing| Kept::from_text(text, "hip-hinge", "blazepose-lite", facing);
        assert_eq!(read(&written, Facing::Right).unwrap(), kept(Facing::Right));
        assert!(read(&written, Facing::Left).is_err());
        assert!(
            read("{", Facing::Right).is_err()
                && read(&written.replace("11-21", "99-21"), Facing::Right).is_err()
        );
    }

    #[test]
    fn what_was_kept_judges_as_it_did_to_the_last_digit() {
        for step in 1..1000 {
            let mut kept = kept(Facing::Right);
            kept.reference.sag = 0.1 * f64::from(step) / 977.0;
            let written = serde_json::to_string(&kept).unwrap();
            assert_eq!(
                Kept::from_text(&written, "hip-hinge", "blazepose-lite", Facing::Right).unwrap(),
                kept
            );
        }
    }

    #[test]
    fn without_a_wish_nothing_is_asked() {
        let mut comparison = Comparison::new(day());
        assert_eq!(comparison.choice_after(&view(1, true, Some(false))), None);
    }

    #[test]
    fn the_first_rep_becomes_the_reference_and_a_refused_one_is_followed_by_the_next() {
        let mut comparison = Comparison { is_wished: true, ..Comparison::new(day()) };
        assert_eq!(comparison.choice_after(&view(0, false, Some(false))), None);
        assert_eq!(comparison.choice_after(&view(1, true, Some(false))), Some(Choice::Rep(1)));
        comparison.refuse(ReferenceError::NoneSeen);
        assert_eq!(comparison.choice_after(&view(2, true, Some(false))), Some(Choice::Rep(2)));
        comparison.judge_by(Choice::Rep(2), 0.017, None);
        assert!(comparison.is_rep(2) && !comparison.is_rep(1) && comparison.refused.is_none());
        assert_eq!(comparison.choice_after(&view(3, true, Some(false))), None);
    }

    #[test]
    fn a_kept_rep_is_taken_for_its_facing_only() {
        let mut comparison = Comparison::new(day());
        comparison.know_kept(vec![kept(Facing::Right)], None);
        assert!(comparison.is_wished, "what is kept is used");
        assert_eq!(comparison.choice_after(&view(0, false, None)), None);
        assert_eq!(comparison.choice_after(&view(0, false, Some(true))), None);
        assert!(comparison.lacks_facing());
        assert_eq!(
            comparison.choice_after(&view(0, false, Some(false))),
            Some(Choice::Kept(kept(Facing::Right)))
        );
        assert_eq!(comparison.choice_after(&view(0, false, Some(false))), None, "asked once");
        assert!(!comparison.lacks_facing());
    }

    #[test]
    fn a_set_begins_anew_with_the_same_wish_and_dropping_ends_it() {
        let mut comparison = Comparison::new(day());
        comparison.know_kept(vec![kept(Facing::Right)], None);
        comparison.judge_by(Choice::Rep(1), 0.0, None);
        comparison.begin(day());
        assert!(
            comparison.is_wished && comparison.in_force.is_none() && comparison.kept.len() == 1
        );
        comparison.know_kept(Vec::new(), None);
        assert!(!comparison.is_wished);
    }
}
