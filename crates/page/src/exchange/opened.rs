//! What a coach has opened: sets of athletes, with the notes that are being written on them.

use super::sent_day::day;
use crate::day::Day;
use crate::kept_text::KeptTextError;
use crate::set_figures::deepest_clean_deg;
use hinge::Drill;
use hinge::share::{Detail, Message, Reply, SetKey, Shared, SharedSet, fit, read_message};
use serde::{Deserialize, Serialize};

/// So many sets are kept, those opened last.
pub const MOST_OPENED: usize = 200;
/// Each of them in so many characters at most: all of them stay below what every browser keeps for
/// a page.
const MOST_KEPT_CHARS: usize = 6000;

/// One set that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The athlete's name as they chose it.
    pub athlete: Option<String>,
    /// The set.
    pub set: SharedSet,
    /// The answer that is being written.
    pub draft: Reply,
}

/// All of them, the one opened last first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OpenedSets {
    all: Vec<Opened>,
}

/// As it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    text: String,
    draft: Reply,
}

/// An athlete's sets of one drill, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Practice {
    /// Drill id.
    pub drill: String,
    /// The scores that there are.
    pub scores: Vec<f64>,
    /// The deepest clean hip angles that there are, degrees.
    pub clean_degs: Vec<f64>,
}

/// One athlete, by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Athlete {
    /// The name; `None` gathers all who gave none.
    pub name: Option<String>,
    /// The day of the newest set.
    pub last: Day,
    /// The sets, newest first.
    pub sets: Vec<SharedSet>,
    /// How it goes, for each drill, that of the newest set first.
    pub practices: Vec<Practice>,
}

impl OpenedSets {
    /// The sets that were kept, and how many entries could not be read.
    ///
    /// # Errors
    /// The kinds of [`KeptTextError`], of the whole of it.
    pub fn from_text(text: &str) -> Result<(Self, usize), KeptTextError> {
        let kept: Vec<Kept> = serde_json::from_str(text).map_err(KeptTextError::NotAsWritten)?;
        let count = kept.len();
        let one = |kept: Kept| match read_message(&kept.text) {
            Ok(Message::Sets(Shared { athlete, mut sets })) => {
                sets.pop().map(|set| Opened { athlete, set, draft: kept.draft })
            }
            _ => None,
        };
        let all: Vec<Opened> = kept.into_iter().filter_map(one).take(MOST_OPENED).collect();
        let lost = count.min(MOST_OPENED) - all.len();
        Ok((Self { all }, lost))
    }

    /// As it is kept; replays are kept as finely as there is room.
    ///
    /// # Errors
    /// [`KeptTextError::NoLink`], [`KeptTextError::NotWritten`].
    pub fn text(&self) -> Result<String, KeptTextError> {
        let one = |opened: &Opened| {
            let shared = Shared { athlete: opened.athlete.clone(), sets: vec![opened.set.clone()] };
            let fitted =
                fit(&shared, MOST_KEPT_CHARS, opened.set.detail).map_err(KeptTextError::NoLink)?;
            Ok(Kept { text: fitted.text, draft: opened.draft.clone() })
        };
        let kept: Vec<Kept> = self.all.iter().map(one).collect::<Result<_, KeptTextError>>()?;
        serde_json::to_string(&kept).map_err(KeptTextError::NotWritten)
    }

    /// Adds what was opened. A set that is here already goes to the front and keeps its draft, and
    /// what was known of it in more detail.
    pub fn add(&mut self, shared: &Shared) {
        for set in &shared.sets {
            let before = self
                .all
                .iter()
                .position(|opened| opened.set.key == set.key)
                .map(|place| self.all.remove(place));
            let draft = before.as_ref().map_or_else(|| draft(set), |before| before.draft.clone());
            let richer =
                before.map(|before| before.set).filter(|before| detail(before) > detail(set));
            self.all.insert(
                0,
                Opened {
                    athlete: shared.athlete.clone(),
                    set: richer.unwrap_or_else(|| set.clone()),
                    draft,
                },
            );
        }
        self.all.truncate(MOST_OPENED);
    }

    /// The set with this key.
    pub fn get(&self, key: SetKey) -> Option<&Opened> {
        self.all.iter().find(|opened| opened.set.key == key)
    }

    /// Keeps an answer that is being written.
    pub fn keep_draft(&mut self, draft: Reply) {
        if let Some(opened) = self.all.iter_mut().find(|opened| opened.set.key == draft.set) {
            opened.draft = draft;
        }
    }

    /// Drops one set.
    pub fn drop_set(&mut self, key: SetKey) {
        self.all.retain(|opened| opened.set.key != key);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// By athlete; first who practised last.
    pub fn athletes(&self) -> Vec<Athlete> {
        let mut athletes: Vec<Athlete> = Vec::new();
        let mut newest_first: Vec<&Opened> = self.all.iter().collect();
        newest_first.sort_by_key(|opened| std::cmp::Reverse(opened.set.day));
        for Opened { athlete, set, .. } in newest_first {
            let same = |known: &&mut Athlete| {
                known.name.as_ref().map(|name| name.to_lowercase())
                    == athlete.as_ref().map(|name| name.to_lowercase())
            };
            match athletes.iter_mut().find(same) {
                Some(known) => known.sets.push(set.clone()),
                None => athletes.push(Athlete {
                    name: athlete.clone(),
                    last: day(set.day),
                    sets: vec![set.clone()],
                    practices: Vec::new(),
                }),
            }
        }
        for athlete in &mut athletes {
            athlete.practices = practices(&athlete.sets);
        }
        athletes
    }
}

/// How much is known of a set.
fn detail(set: &SharedSet) -> usize {
    usize::from(set.detail == Detail::Whole)
        + set.motion.as_ref().map_or(0, |motion| 1 + motion.per_half)
}

/// An answer in which nothing is said yet.
fn draft(set: &SharedSet) -> Reply {
    Reply { set: set.key, drill: set.drill.clone(), day: set.day, ..Reply::default() }
}

fn practices(newest_first: &[SharedSet]) -> Vec<Practice> {
    let mut practices: Vec<Practice> = Vec::new();
    for set in newest_first {
        if !practices.iter().any(|practice| practice.drill == set.drill) {
            let drill = Drill::by_id(&set.drill).ok();
            let clean_deg = |set: &SharedSet| deepest_clean_deg(&set.reps, drill.as_ref())?.ok();
            let same = || newest_first.iter().rev().filter(|other| other.drill == set.drill);
            practices.push(Practice {
                drill: set.drill.clone(),
                scores: same().filter_map(|set| set.set.score).collect(),
                clean_degs: same().filter_map(clean_deg).collect(),
            });
        }
    }
    practices
}

#[cfg(test)]
mod tests {
    use super::super::shared_set;
    use super::super::tests::{record, replay};
    use super::*;

    fn set(key: u32, on: u32) -> SharedSet {
        let record = record(3);
        SharedSet {
            key: SetKey(key),
            ..shared_set(&record, &replay(&record), Day::new(2026, 11, on).unwrap(), 170)
        }
    }

    fn shared(name: &str, sets: Vec<SharedSet>) -> Shared {
        Shared { athlete: Some(name.into()), sets }
    }

    #[test]
    fn what_was_opened_is_kept_with_its_draft() {
        let mut opened = OpenedSets::default();
        opened.add(&shared("Anna", vec![set(1, 20)]));
        let reply =
            Reply { notes: "Longer".into(), ..opened.get(SetKey(1)).unwrap().draft.clone() };
        opened.keep_draft(reply.clone());
        let (read, lost) = OpenedSets::from_text(&opened.text().unwrap()).unwrap();
        let kept = read.get(SetKey(1)).unwrap();
        assert_eq!(
            (lost, &kept.draft, kept.set.reps.len(), kept.set.motion.is_some()),
            (0, &reply, 3, true)
        );
    }

    #[test]
    fn a_set_opened_again_is_one_set_in_its_richest_form() {
        let mut opened = OpenedSets::default();
        opened.add(&shared("Anna", vec![set(1, 20)]));
        opened.add(&shared("Ben", vec![set(2, 20)]));
        opened.keep_draft(Reply { set: SetKey(1), notes: "Longer".into(), ..Reply::default() });
        opened.add(&shared("Anna K.", vec![set(1, 20).scores()]));
        let anna = opened.get(SetKey(1)).unwrap();
        assert_eq!(
            (anna.set.detail, anna.draft.notes.as_str(), anna.athlete.as_deref()),
            (Detail::Whole, "Longer", Some("Anna K."))
        );
        assert_eq!(opened.all.len(), 2);
    }

    #[test]
    fn athletes_are_listed_by_who_practised_last() {
        let mut opened = OpenedSets::default();
        opened.add(&shared("Ben", vec![set(3, 19)]));
        opened.add(&shared("Anna", vec![set(1, 18), set(2, 20)]));
        opened.add(&shared("ben", vec![set(4, 17)]));
        let athletes = opened.athletes();
        let names: Vec<_> = athletes
            .iter()
            .map(|athlete| (athlete.name.as_deref().unwrap(), athlete.sets.len()))
            .collect();
        assert_eq!(names, [("Anna", 2), ("Ben", 2)]);
        assert_eq!(
            athletes[0].practices,
            [Practice {
                drill: "hip-hinge".into(),
                scores: vec![93.0; 2],
                clean_degs: vec![62.0; 2]
            }]
        );
        opened.drop_set(SetKey(2));
        assert_eq!(opened.athletes()[0].name.as_deref(), Some("Ben"));
    }

    #[test]
    fn there_is_an_end_to_what_is_kept_and_what_can_not_be_read_is_counted() {
        let mut opened = OpenedSets::default();
        let light = SharedSet { motion: None, ..set(0, 20) };
        for key in 0..MOST_OPENED as u32 + 5 {
            opened.add(&shared("Anna", vec![SharedSet { key: SetKey(key), ..light.clone() }]));
        }
        assert_eq!(
            (opened.all.len(), opened.get(SetKey(4)), opened.get(SetKey(5)).is_some()),
            (MOST_OPENED, None, true)
        );
        assert!(opened.text().unwrap().len() < 2_000_000);
        let damaged = r##"[{"text": "#s=AAAA", "draft": {"set": 1, "drill": "",
            "day": {"year": 2026, "month": 1, "day": 1}, "coach": null, "notes": "",
            "rep_notes": [], "next": null}}]"##;
        assert_eq!(OpenedSets::from_text(damaged).unwrap(), (OpenedSets::default(), 1));
        assert!(OpenedSets::from_text("{").is_err());
    }
}
