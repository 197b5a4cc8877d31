//! How a set ends without a touch: by a raised arm, by the reps that were chosen, or because the
//! person has walked out. Each takes some seconds, in which it can be taken back.

use super::gesture::{ArmWatch, Arms, arms};
use super::limits::*;
use crate::device::waiting::Remark;
use hinge::drill::variants::all_of;
use hinge::{Hint, Phase};
use protocol::FrameView;
use strum::{EnumCount, VariantArray};

/// What ends a set without a touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount, VariantArray)]
pub enum Cause {
    /// An arm was held up.
    Arm,
    /// As many reps are done as were chosen.
    Reps,
    /// Nobody has been there for a while.
    WalkedOut,
}

impl Cause {
    /// Each of them.
    pub const ALL: [Cause; Cause::COUNT] = all_of();

    fn remark(self) -> Remark {
        match self {
            Cause::Arm => Remark::EndsByArm,
            Cause::Reps => Remark::EndsByReps,
            Cause::WalkedOut => Remark::EndsByAbsence,
        }
    }
}

/// What a frame brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What is said now.
    pub remark: Option<Remark>,
    /// One of the last seconds, which is sounded now.
    pub tick: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Ending {
    cause: Cause,
    /// So long it can still be taken back, s.
    left_s: f64,
}

impl Ending {
    fn seconds(&self) -> u32 {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few seconds")]
        let whole = self.left_s.clamp(0.0, TAKEN_BACK_WITHIN_S).ceil() as u32;
        whole
    }
}

/// Watches a running set for its end.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Closing {
    /// After so many reps it ends; `None`: the person does as many as they like.
    wished_reps: Option<u32>,
    arm: ArmWatch,
    ending: Option<Ending>,
    /// The last frame's time, s, and its reps.
    last: Option<(f64, u32)>,
    /// The wished reps were done and the person went on: now they do as many as they like.
    goes_beyond: bool,
    /// Since when the person rests with as many reps as were wished, s.
    done_since_s: Option<f64>,
    /// Since when nobody is there, s.
    away_since_s: Option<f64>,
}

impl Closing {
    /// For a set that ends after so many reps; `None`: as many as the person does.
    pub fn after(wished_reps: Option<u32>) -> Self {
        Self { wished_reps, ..Self::default() }
    }

    /// After how many reps the set ends, if it does by them.
    pub fn wished_reps(&self) -> Option<u32> {
        self.wished_reps.filter(|_| !self.goes_beyond)
    }

    /// Why the set is about to end, and in how many seconds.
    pub fn ends_in(&self) -> Option<(Cause, u32)> {
        self.ending.map(|ending| (ending.cause, ending.seconds().max(1)))
    }

    /// Why it is over.
    pub fn is_over(&self) -> Option<Cause> {
        self.ending.filter(|ending| ending.left_s <= 0.0).map(|ending| ending.cause)
    }

    /// The set goes on.
    pub fn take_back(&mut self) {
        if let Some(Ending { cause: Cause::Reps, .. }) = self.ending.take() {
            self.goes_beyond = true;
        }
        self.done_since_s = None;
        self.away_since_s = None;
    }

    /// Takes one frame's answer.
    pub fn add_frame(&mut self, view: &FrameView) -> Told {
        let (before_s, before_reps) = self.last.unwrap_or_else(|| {
            // A set that is gone on with may have them all.
            self.goes_beyond = self.wished_reps.is_some_and(|wished| view.rep_count >= wished);
            (view.t_s, view.rep_count)
        });
        self.last = Some((view.t_s, view.rep_count));
        let moves = matches!(view.phase, Phase::Descending | Phase::Ascending);
        let held =
            view.landmarks_in_image.as_deref().filter(|_| !moves).map_or(Arms::Between, arms);
        let was_raised = self.arm.add_frame(view.t_s, held);
        let is_away = view.hint == Some(Hint::NobodySeen);
        if let Some(ending) = &mut self.ending {
            let is_back = ending.cause == Cause::WalkedOut && !is_away;
            if was_raised || is_back || view.rep_count > before_reps {
                self.take_back();
                // Who comes back hears that anyway, and a rep is counted.
                return Told { remark: was_raised.then_some(Remark::EndsNot), tick: None };
            }
            // A movement may become a rep: that is waited for.
            if moves && ending.cause != Cause::WalkedOut {
                return Told::default();
            }
            let seconds = ending.seconds();
            // What a hidden page passed over does not count.
            ending.left_s -= (view.t_s - before_s).clamp(0.0, LONGEST_STEP_S);
            let now = ending.seconds();
            return Told { remark: None, tick: Some(now).filter(|now| *now < seconds) };
        }
        let cause = self.begins_to_end(view, was_raised, is_away);
        self.ending = cause.map(|cause| Ending { cause, left_s: TAKEN_BACK_WITHIN_S });
        Told { remark: cause.map(Cause::remark), tick: None }
    }

    fn begins_to_end(
        &mut self,
        view: &FrameView,
        was_raised: bool,
        is_away: bool,
    ) -> Option<Cause> {
        if view.rep_count == 0 {
            return None;
        }
        let since = |since_s: &mut Option<f64>, holds: bool| {
            *since_s = since_s.or(Some(view.t_s)).filter(|_| holds);
            since_s.map_or(0.0, |since_s| view.t_s - since_s)
        };
        let has_all = self.wished_reps().is_some_and(|wished| view.rep_count >= wished);
        let rests = view.phase == Phase::Standing;
        let done_s = since(&mut self.done_since_s, has_all && rests);
        let away_s = since(&mut self.away_since_s, is_away);
        if was_raised {
            Some(Cause::Arm)
        } else if done_s >= SAID_OF_LAST_REP_S {
            Some(Cause::Reps)
        } else if away_s >= AWAY_S {
            Some(Cause::WalkedOut)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::live::gesture::tests::{ARM_UP, STANDS};
    use crate::live::tests::view;

    /// A stretch of frames: length, s, what is seen in them, reps so far.
    #[derive(Clone, Copy)]
    enum Does {
        Stands,
        RaisesArm,
        Bends,
        IsAway,
    }
    use Does::{Bends, IsAway, RaisesArm, Stands};

    /// The frames of stretches, ten a second, and what is told at which time, s.
    fn told(closing: &mut Closing, stretches: &[(f64, Does, u32)]) -> Vec<(f64, Remark)> {
        let mut told = Vec::new();
        let mut frame = 0;
        for (length_s, does, rep_count) in stretches {
            for _ in 0..(length_s * 10.0).round() as usize {
                let marks = if matches!(does, RaisesArm) { ARM_UP } else { STANDS };
                let view = FrameView {
                    t_s: f64::from(frame) / 10.0,
                    phase: if matches!(does, Bends) { Phase::Descending } else { Phase::Standing },
                    hint: matches!(does, IsAway).then_some(Hint::NobodySeen),
                    landmarks_in_image: (!matches!(does, IsAway)).then(|| marks.to_vec()),
                    rep_count: *rep_count,
                    ..view()
                };
                let remark = closing.add_frame(&view).remark;
                told.extend(remark.map(|remark| (view.t_s, remark)));
                if closing.is_over().is_some() {
                    return told;
                }
                frame += 1;
            }
        }
        told
    }

    #[test]
    fn an_arm_that_is_held_up_ends_the_set_some_seconds_later() {
        let mut closing = Closing::default();
        let said = told(&mut closing, &[(2.0, Stands, 3), (1.5, RaisesArm, 3), (9.0, Stands, 3)]);
        assert_eq!(said, [(3.0, Remark::EndsByArm)]);
        assert_eq!(closing.is_over(), Some(Cause::Arm));
    }

    #[test]
    fn an_arm_in_passing_and_one_before_the_first_rep_end_nothing() {
        let mut closing = Closing::default();
        let waves = [(1.0, Stands, 3), (0.8, RaisesArm, 3), (1.0, Stands, 3), (0.8, RaisesArm, 3)];
        assert_eq!(told(&mut closing, &waves), []);
        assert_eq!(told(&mut Closing::default(), &[(5.0, RaisesArm, 0)]), []);
    }

    #[test]
    fn it_is_taken_back_by_the_arm_once_that_was_lowered_by_a_rep_and_by_hand() {
        let ends = [(1.0, Stands, 3), (1.2, RaisesArm, 3)];
        let mut closing = Closing::default();
        let again = [(1.0, Stands, 3), (1.2, RaisesArm, 3), (9.0, Stands, 3)];
        let said = told(&mut closing, &[ends.as_slice(), &again].concat());
        assert_eq!(said, [(2.0, Remark::EndsByArm), (4.2, Remark::EndsNot)]);
        assert_eq!(closing.is_over(), None);

        let mut closing = Closing::default();
        let rep = [(2.0, Stands, 3), (8.0, Bends, 3), (9.0, Stands, 4)];
        assert_eq!(told(&mut closing, &[ends.as_slice(), &rep].concat()).len(), 1);
        assert_eq!((closing.is_over(), closing.ends_in()), (None, None));

        let mut closing = Closing::default();
        told(&mut closing, &ends);
        assert_eq!(closing.ends_in(), Some((Cause::Arm, 5)));
        closing.take_back();
        assert_eq!(closing.ends_in(), None);
    }

    #[test]
    fn a_bend_that_is_no_rep_only_holds_it_up() {
        let mut closing = Closing::default();
        let bends = [(1.0, Stands, 3), (1.2, RaisesArm, 3), (2.0, Bends, 3), (9.0, Stands, 3)];
        told(&mut closing, &bends);
        assert_eq!(closing.is_over(), Some(Cause::Arm));
    }

    #[test]
    fn the_reps_that_were_chosen_end_the_set_once_unless_the_person_goes_on() {
        let mut closing = Closing::after(Some(3));
        let said = told(&mut closing, &[(2.0, Stands, 2), (1.0, Bends, 2), (9.0, Stands, 3)]);
        assert_eq!(said, [(5.0, Remark::EndsByReps)]);
        assert_eq!(closing.is_over(), Some(Cause::Reps));

        let mut closing = Closing::after(Some(3));
        let on = [(1.0, Stands, 2), (4.0, Stands, 3), (2.0, Bends, 3), (9.0, Stands, 4)];
        told(&mut closing, &on);
        assert_eq!((closing.is_over(), closing.wished_reps()), (None, None));
        let gone_on = [(1.0, Stands, 3), (9.0, Stands, 3)];
        assert_eq!(told(&mut Closing::after(Some(3)), &gone_on), []);
    }

    #[test]
    fn who_walks_out_has_some_seconds_to_come_back() {
        let mut closing = Closing::default();
        let said = told(&mut closing, &[(2.0, Stands, 3), (30.0, IsAway, 3)]);
        assert_eq!(said, [(12.0, Remark::EndsByAbsence)]);
        assert_eq!(closing.is_over(), Some(Cause::WalkedOut));

        let mut closing = Closing::default();
        told(&mut closing, &[(2.0, Stands, 3), (13.0, IsAway, 3), (9.0, Stands, 3)]);
        assert_eq!((closing.is_over(), closing.ends_in()), (None, None));
        assert_eq!(told(&mut Closing::default(), &[(60.0, IsAway, 0)]), []);
    }

    #[test]
    fn the_last_seconds_are_sounded_and_a_gap_in_the_frames_is_none_of_them() {
        let mut closing = Closing::default();
        told(&mut closing, &[(1.0, Stands, 3), (1.2, RaisesArm, 3)]);
        let mut ticks = Vec::new();
        for t_s in (22..200).map(|frame| 60.0 + f64::from(frame) / 10.0) {
            let view = FrameView { t_s, phase: Phase::Standing, rep_count: 3, ..view() };
            ticks.extend(closing.add_frame(&view).tick);
            if closing.is_over().is_some() {
                break;
            }
        }
        assert_eq!(ticks, [4, 3, 2, 1, 0]);
    }
}
