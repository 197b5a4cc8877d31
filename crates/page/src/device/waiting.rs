//! A set that waits: whether the person can't be judged just now, and when that is said.

use super::limits::{GOES_ON_AFTER_S, WAITS_AFTER_S};
use hinge::drill::variants::all_of;
use hinge::{Hint, Phase};
use protocol::FrameView;
use strum::{EnumCount, VariantArray};

/// What the app itself says during a set, besides the coach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount, VariantArray)]
pub enum Remark {
    /// The set waits.
    Paused,
    /// It goes on.
    GoesOn,
    /// The phone was moved: standing is taken anew.
    PhoneMoved,
    /// The set ends: an arm was raised.
    EndsByArm,
    /// The set ends: as many reps are done as were chosen.
    EndsByReps,
    /// The set ends: nobody is there.
    EndsByAbsence,
    /// The set does not end: that was taken back.
    EndsNot,
}

impl Remark {
    /// Each of them.
    pub const ALL: [Remark; Remark::COUNT] = all_of();
}

/// Watches whether a set waits for the person.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Waiting {
    waits: bool,
    /// Since when it is otherwise than was said last, s.
    otherwise_since_s: Option<f64>,
}

impl Waiting {
    /// Whether the set waits.
    pub fn waits(&self) -> bool {
        self.waits
    }

    /// Takes one frame's answer; tells each change once.
    pub fn add_frame(&mut self, view: &FrameView) -> Option<Remark> {
        let has_begun = view.phase != Phase::Calibrating;
        let is_blocked = has_begun && view.hint.is_some_and(|hint| !Hint::is_note(hint));
        if is_blocked == self.waits {
            self.otherwise_since_s = None;
            return None;
        }
        let since_s = *self.otherwise_since_s.get_or_insert(view.t_s);
        let patience_s = if is_blocked { WAITS_AFTER_S } else { GOES_ON_AFTER_S };
        if view.t_s - since_s < patience_s {
            return None;
        }
        *self = Waiting { waits: is_blocked, otherwise_since_s: None };
        // Standing that is taken anew begins with a "go" of its own.
        (is_blocked || has_begun).then_some(if is_blocked {
            Remark::Paused
        } else {
            Remark::GoesOn
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::live::tests::view;

    /// What is said of frames at ten a second, each stretch with its hint and phase, s.
    fn told(stretches: &[(f64, Option<Hint>, Phase)]) -> Vec<Remark> {
        let mut waiting = Waiting::default();
        let mut t_s = 0.0;
        let mut told = Vec::new();
        for (length_s, hint, phase) in stretches {
            let end_s = t_s + length_s;
            while t_s < end_s {
                told.extend(waiting.add_frame(&FrameView {
                    t_s,
                    hint: *hint,
                    phase: *phase,
                    ..view()
                }));
                t_s += 0.1;
            }
        }
        told
    }

    #[test]
    fn walking_out_pauses_and_coming_back_goes_on_each_told_once() {
        let stand = |length_s| (length_s, None, Phase::Standing);
        let away = |length_s| (length_s, Some(Hint::NobodySeen), Phase::Standing);
        assert_eq!(told(&[stand(3.0), away(30.0), stand(3.0)]), [Remark::Paused, Remark::GoesOn]);
        assert!(told(&[stand(3.0), away(1.5), stand(3.0)]).is_empty());
        assert_eq!(
            told(&[away(3.0), stand(0.2), away(0.2), stand(0.3), away(3.0)]),
            [Remark::Paused]
        );
    }

    #[test]
    fn before_the_set_nothing_is_paused_and_a_note_pauses_nothing() {
        assert!(told(&[(5.0, Some(Hint::NobodySeen), Phase::Calibrating)]).is_empty());
        assert!(told(&[(5.0, Some(Hint::AnotherPerson), Phase::Standing)]).is_empty());
    }
}
