//! What a person says against the measure: kept as their word, beside what was measured, and never
//! sent.

use hinge::FaultId;
use hinge::rep::record::Rep;
use hinge::session::SetRecord;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What is said of a rep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// It was no rep.
    NotARep,
    /// It had no such fault.
    WrongFault(FaultId),
}

/// All that is said of a set's reps, 1 = first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Corrections {
    said: BTreeSet<(u32, Said)>,
}

impl Corrections {
    /// Says it of a rep.
    pub fn say(&mut self, rep: u32, said: Said) {
        self.said.insert((rep, said));
    }

    /// Takes it back.
    pub fn take_back(&mut self, rep: u32, said: Said) {
        self.said.remove(&(rep, said));
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.said.is_empty()
    }

    /// Whether this was no rep.
    pub fn is_no_rep(&self, rep: u32) -> bool {
        self.said.contains(&(rep, Said::NotARep))
    }

    /// Whether a rep had no such fault.
    pub fn is_wrong(&self, rep: u32, fault: FaultId) -> bool {
        self.said.contains(&(rep, Said::WrongFault(fault)))
    }

    /// The reps as the person sees them: those that are reps, without the faults that they did not
    /// have. A rep that was measured with a fault that it did not have keeps its figures but not
    /// its score, for what it would be is not known.
    pub fn apply(&self, reps: &[Rep]) -> Vec<Rep> {
        self.numbered(reps).into_iter().map(|(_, rep)| rep).collect()
    }

    /// The same, each with the number that it has in the set, 1 = first.
    pub fn numbered(&self, reps: &[Rep]) -> Vec<(u32, Rep)> {
        let numbered = (1..).zip(reps).filter(|(number, _)| !self.is_no_rep(*number));
        numbered
            .map(|(number, rep)| {
                let faults: Vec<_> = rep
                    .faults
                    .iter()
                    .filter(|fault| !self.is_wrong(number, fault.id))
                    .copied()
                    .collect();
                let score = rep.score.filter(|_| faults.len() == rep.faults.len());
                (number, Rep { faults, score, ..rep.clone() })
            })
            .collect()
    }

    /// The set as the person sees it.
    pub fn set(&self, reps: &[Rep]) -> SetRecord {
        SetRecord::of(&self.apply(reps))
    }

    /// How many reps were none, and how many faults were wrong; what is said of reps or faults that
    /// are not there does not count.
    pub fn counts(&self, reps: &[Rep]) -> (usize, usize) {
        let rep = |number: u32| reps.get((number as usize).checked_sub(1)?);
        let no_reps = self
            .said
            .iter()
            .filter(|(number, said)| *said == Said::NotARep && rep(*number).is_some())
            .count();
        let is_wrong_fault = |(number, said): &&(u32, Said)| match said {
            Said::WrongFault(id) => {
                rep(*number).is_some_and(|rep| rep.faults.iter().any(|fault| fault.id == *id))
            }
            Said::NotARep => false,
        };
        (no_reps, self.said.iter().filter(is_wrong_fault).count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::kept_set::tests::rep;

    #[test]
    fn what_is_said_changes_the_set_and_can_be_taken_back() {
        let reps = [
            rep(90.0, &[]),
            rep(60.0, &[FaultId::BackRounded, FaultId::HeadLifted]),
            rep(30.0, &[FaultId::Shallow]),
        ];
        let mut corrections = Corrections::default();
        assert_eq!(corrections.set(&reps), SetRecord::of(&reps));
        corrections.say(2, Said::WrongFault(FaultId::BackRounded));
        corrections.say(3, Said::NotARep);
        corrections.say(7, Said::NotARep);
        corrections.say(1, Said::WrongFault(FaultId::Shallow));
        let seen = corrections.apply(&reps);
        assert_eq!(seen.len(), 2);
        assert_eq!(
            seen[1].faults.iter().map(|fault| fault.id).collect::<Vec<_>>(),
            [FaultId::HeadLifted]
        );
        assert_eq!((seen[1].score, corrections.set(&reps).score), (None, Some(90.0)));
        assert_eq!(corrections.counts(&reps), (1, 1));
        for (rep, said) in [(2, Said::WrongFault(FaultId::BackRounded)), (3, Said::NotARep)] {
            corrections.take_back(rep, said);
        }
        assert_eq!(
            (corrections.set(&reps), corrections.counts(&reps)),
            (SetRecord::of(&reps), (0, 0))
        );
    }

    #[test]
    fn they_are_written_in_plain_words() {
        let mut corrections = Corrections::default();
        corrections.say(3, Said::NotARep);
        corrections.say(2, Said::WrongFault(FaultId::BackRounded));
        assert_eq!(
            serde_json::to_string(&corrections).unwrap(),
            r#"[[2,{"wrong_fault":"back_rounded"}],[3,"not_a_rep"]]"#
        );
    }
}
