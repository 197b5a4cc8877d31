//! The history as a list: the sets of each day, the newest first, and what it says of each.

use super::kept_set::KeptSet;
use crate::day::Day;
use crate::set_figures::deepest_clean_deg;
use hinge::Drill;
use hinge::rep::record::Rep;
use hinge::session::SetRecord;
use hinge::statistics::mean;

/// What a list tells of a set, with the person's corrections.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// How many reps.
    pub reps: u32,
    /// 0…100; `None` when no rep could be judged.
    pub score: Option<f64>,
    /// The deepest hip angle with the contacts held, degrees, where that is told.
    pub clean_deg: Option<f64>,
    /// The mean share of the hips, 0…1.
    pub hip_share: Option<f64>,
    /// Whether the person corrected something.
    pub is_corrected: bool,
}

impl Figures {
    /// Those of a set.
    pub fn of(set: &KeptSet) -> Self {
        let corrections = &set.about.corrections;
        let is_corrected = corrections.counts(&set.record.reps) != (0, 0);
        let drill = Drill::by_id(&set.record.drill).ok();
        let reps = corrections.apply(&set.record.reps);
        Self { is_corrected, ..Self::of_reps(&reps, drill.as_ref()) }
    }

    /// Those of reps as they are, of a drill; `None` where it is not known.
    pub fn of_reps(reps: &[Rep], drill: Option<&Drill>) -> Self {
        let set = SetRecord::of(reps);
        Self {
            reps: set.reps,
            score: set.score,
            clean_deg: deepest_clean_deg(reps, drill).and_then(Result::ok),
            hip_share: mean(reps.iter().filter_map(|rep| rep.hip_share)),
            is_corrected: false,
        }
    }
}

/// The sets of each day, the newest day and the newest set first.
pub fn by_day(mut sets: Vec<KeptSet>) -> Vec<(Day, Vec<KeptSet>)> {
    sets.sort_by(|a, b| {
        b.about.day.cmp(&a.about.day).then(b.about.begun_at_ms.total_cmp(&a.about.begun_at_ms))
    });
    let mut days: Vec<(Day, Vec<KeptSet>)> = Vec::new();
    for set in sets {
        match days.last_mut() {
            Some((day, of_day)) if *day == set.about.day => of_day.push(set),
            _ => days.push((set.about.day, vec![set])),
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::Said;
    use crate::history::kept_set::tests::{rep, set};

    #[test]
    fn days_and_their_sets_stand_newest_first() {
        let one = |day, at_ms| set("hip-hinge", day, at_ms, Vec::new());
        let days = by_day(vec![
            one("2026-11-20", 5.0),
            one("2026-11-21", 7.0),
            one("2026-11-21", 9.0),
            one("2025-12-31", 1.0),
        ]);
        let told: Vec<(String, Vec<f64>)> = days
            .iter()
            .map(|(day, sets)| {
                (day.to_string(), sets.iter().map(|set| set.about.begun_at_ms).collect())
            })
            .collect();
        let want =
            [("2026-11-21", vec![9.0, 7.0]), ("2026-11-20", vec![5.0]), ("2025-12-31", vec![1.0])];
        assert_eq!(told, want.map(|(day, times)| (day.to_owned(), times)));
    }

    #[test]
    fn figures_are_those_that_the_person_corrected() {
        let mut set = set("hip-hinge", "2026-11-21", 1.0, vec![rep(90.0, &[]), rep(30.0, &[])]);
        let measured = Figures {
            reps: 2,
            score: Some(60.0),
            clean_deg: Some(70.1),
            hip_share: Some(0.8),
            is_corrected: false,
        };
        assert_eq!(Figures::of(&set), measured);
        set.about.corrections.say(2, Said::NotARep);
        assert_eq!(
            Figures::of(&set),
            Figures { reps: 1, score: Some(90.0), is_corrected: true, ..measured }
        );
    }
}
