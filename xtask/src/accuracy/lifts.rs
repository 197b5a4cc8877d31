//! What is counted on films of real lifts beside their reps.

use super::counts::Share;
use hinge::rep::record::Rep;
use std::collections::BTreeMap;

/// The faults of the back, by their names in records.
const BACK_FAULTS: [&str; 3] = ["back_rounded", "back_over_arched", "upper_back_rounded"];

/// What was counted on films of lifts, beside their reps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lifts {
    /// The mean score of each right lift's reps, and of each wrong one's.
    pub right_scores: Vec<Option<f64>>,
    /// The same of the wrong ones.
    pub wrong_scores: Vec<Option<f64>>,
    /// The same of those of which nobody says.
    pub other_scores: Vec<Option<f64>>,
    /// Reps of right lifts with a certain fault of the back.
    pub right_backs_certain: u32,
    /// The same with none but uncertain ones.
    pub right_backs_unsure: u32,
    /// Faults that wrong lifts must carry: found on at least half of their reps.
    pub expected_found: Share,
    /// By fault: how many reps carry it for certain, and how many as a question.
    pub faults: BTreeMap<&'static str, (u32, u32)>,
    /// By how much the bottoms that were found are off, s; + = late.
    pub bottom_offsets_s: Vec<f64>,
}

impl Lifts {
    /// Adds what was counted on another film.
    pub fn join(&mut self, other: &Lifts) {
        self.right_scores.extend(&other.right_scores);
        self.wrong_scores.extend(&other.wrong_scores);
        self.other_scores.extend(&other.other_scores);
        self.right_backs_certain += other.right_backs_certain;
        self.right_backs_unsure += other.right_backs_unsure;
        self.expected_found.join(other.expected_found);
        for (id, (certain, unsure)) in &other.faults {
            let own = self.faults.entry(id).or_default();
            own.0 += certain;
            own.1 += unsure;
        }
        self.bottom_offsets_s.extend(&other.bottom_offsets_s);
    }

    /// Counts each fault of the reps that were found.
    pub fn count_faults(&mut self, found: &[&Rep]) {
        for fault in found.iter().flat_map(|rep| &rep.faults) {
            let (certain, unsure) = self.faults.entry(fault.id.id()).or_default();
            *if fault.sure { certain } else { unsure } += 1;
        }
    }

    /// Counts the reps of a right lift whose back is called wrong.
    pub fn count_right_backs(&mut self, found: &[&Rep]) {
        for rep in found {
            let on_back = rep.faults.iter().filter(|fault| BACK_FAULTS.contains(&fault.id.id()));
            match on_back.map(|fault| fault.sure).max() {
                Some(true) => self.right_backs_certain += 1,
                Some(false) => self.right_backs_unsure += 1,
                None => {}
            }
        }
    }
}
