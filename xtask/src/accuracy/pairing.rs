//! Which of the reps that were found is which of those that there are.

use super::counts::matches;
use hinge::rep::record::Rep;

/// What there is to be found, as spans of time in which a rep's deepest point may lie, s.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// Reps that must be found.
    pub reps_s: Vec<(f64, f64)>,
    /// A found rep this near to one of them may be that one, s.
    pub near_s: f64,
    /// Movements each of which may be counted as one rep or not at all.
    pub optional_s: Vec<(f64, f64)>,
}

/// What a found rep is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// The wanted one of this place in the list.
    Wanted(usize),
    /// One that may be counted or not.
    Optional,
    /// No rep.
    False,
}

impl Wanted {
    /// What each of the found reps is.
    pub fn meant_by(&self, found: &[Rep]) -> Vec<Meant> {
        let found_s: Vec<f64> = found.iter().map(|rep| rep.bottom_s).collect();
        let mut meant = vec![Meant::False; found.len()];
        for (wanted, index) in matches(&self.reps_s, &found_s, self.near_s).into_iter().enumerate()
        {
            if let Some(meant) = index.and_then(|index| meant.get_mut(index)) {
                *meant = Meant::Wanted(wanted);
            }
        }
        for (from_s, to_s) in &self.optional_s {
            let within = meant.iter_mut().zip(&found_s).find(|(meant, bottom_s)| {
                **meant == Meant::False && (from_s..=to_s).contains(bottom_s)
            });
            if let Some((meant, _)) = within {
                *meant = Meant::Optional;
            }
        }
        meant
    }

    /// The found rep of each wanted one, and those that are none.
    pub fn pair<'a>(&self, found: &'a [Rep]) -> (Vec<Option<&'a Rep>>, Vec<&'a Rep>) {
        let (mut answers, mut false_reps) = (vec![None; self.reps_s.len()], Vec::new());
        for (meant, rep) in self.meant_by(found).into_iter().zip(found) {
            match meant {
                Meant::Wanted(wanted) => {
                    if let Some(answer) = answers.get_mut(wanted) {
                        *answer = Some(rep);
                    }
                }
                Meant::Optional => {}
                Meant::False => false_reps.push(rep),
            }
        }
        (answers, false_reps)
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A rep of which nothing but the time of its bottom is known.
    pub fn rep_at(bottom_s: f64) -> Rep {
        serde_json::from_value(serde_json::json!({
            "start_s": bottom_s - 1.0, "bottom_s": bottom_s, "end_s": bottom_s + 1.0,
            "hip_deg": null, "knee_deg": null, "shin_deg": null, "trunk_deg": null,
            "head_deg": null, "hip_share": null, "dowel": null, "score": null,
            "parts": {"dowel": null, "hips": null, "finish": null}, "faults": [], "unseen": [],
        }))
        .unwrap()
    }

    #[test]
    fn what_may_be_counted_is_counted_once_and_the_rest_is_no_rep() {
        let wanted = Wanted {
            reps_s: vec![(2.0, 2.0), (6.0, 7.0)],
            near_s: 0.5,
            optional_s: vec![(9.0, 10.0)],
        };
        let found = [2.4, 4.0, 7.3, 9.2, 9.8].map(rep_at);
        assert_eq!(
            wanted.meant_by(&found),
            [Meant::Wanted(0), Meant::False, Meant::Wanted(1), Meant::Optional, Meant::False]
        );
        let (answers, false_reps) = wanted.pair(&found[1..]);
        assert_eq!(answers[0], None);
        assert_eq!(answers[1].map(|rep| rep.bottom_s), Some(7.3));
        assert_eq!(false_reps.iter().map(|rep| rep.bottom_s).collect::<Vec<_>>(), [4.0, 9.8]);
    }
}
