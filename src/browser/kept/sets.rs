//! The sets that were done, in what the browser stores for this page: one log for each drill.

use super::storage;
use hinge::Drill;
use page::drills;
use page::progression::{DoneSet, Log};
use page::reference::KeepingTrouble;
use std::collections::BTreeMap;

/// The logs of all drills by their ids, and what went wrong with which drill's.
pub fn load_all() -> (BTreeMap<String, Log>, Vec<(Drill, KeepingTrouble)>) {
    let (mut logs, mut troubles) = (BTreeMap::new(), Vec::new());
    for drill in drills::all() {
        let (log, trouble) = load(&drill.id);
        logs.insert(drill.id.clone(), log);
        troubles.extend(trouble.map(|trouble| (drill, trouble)));
    }
    (logs, troubles)
}

/// Adds a set to its drill's log; gives what went wrong.
pub fn add(drill: &str, set: DoneSet) -> Option<KeepingTrouble> {
    change(drill, |log| log.add(set))
}

/// Adds a set of an earlier day to its drill's log, unless it is there; gives what went wrong.
pub fn add_in_order(drill: &str, set: DoneSet) -> Option<KeepingTrouble> {
    change(drill, |log| log.add_in_order(set))
}

/// Drops the logs of all drills.
pub fn forget_all() {
    drills::all().iter().for_each(|drill| storage::drop_kept(&place(&drill.id)));
}

/// Puts a set that was judged again in its own place; gives what went wrong.
pub fn replace(drill: &str, before: &DoneSet, after: DoneSet) -> Option<KeepingTrouble> {
    change(drill, |log| log.replace(before, after))
}

/// Whether nothing is kept of any drill. What is there is not read, so nothing is dropped.
pub fn is_empty() -> bool {
    drills::all().iter().all(|drill| !matches!(storage::read(&place(&drill.id)), Ok(Some(_))))
}

/// The log of a drill. One that can't be read is dropped.
fn load(drill: &str) -> (Log, Option<KeepingTrouble>) {
    match storage::read_or_drop(&place(drill), Log::from_text) {
        Ok(log) => (log.unwrap_or_default(), None),
        Err(trouble) => (Log::default(), Some(trouble)),
    }
}

fn change(drill: &str, change: impl FnOnce(&mut Log)) -> Option<KeepingTrouble> {
    let (mut log, trouble) = load(drill);
    change(&mut log);
    storage::keep(&place(drill), &log).err().or(trouble)
}

fn place(drill: &str) -> String {
    format!("dowel.sets/{drill}")
}
