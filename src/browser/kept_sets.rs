//! The sets that were done, in what the browser stores for this page: one log for each drill.

use super::storage::storage;
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

/// Puts a set that was judged again in its own place; gives what went wrong.
pub fn replace(drill: &str, before: &DoneSet, after: DoneSet) -> Option<KeepingTrouble> {
    change(drill, |log| log.replace(before, after))
}

/// The log of a drill. One that can't be read is dropped.
fn load(drill: &str) -> (Log, Option<KeepingTrouble>) {
    let Some(storage) = storage() else { return (Log::default(), Some(KeepingTrouble::Unavailable)) };
    let place = place(drill);
    let Some(written) = storage.get_item(&place).ok().flatten() else { return (Log::default(), None) };
    match Log::read(&written) {
        Ok(log) => (log, None),
        Err(cause) => {
            leptos::logging::warn!("{place} is dropped: {cause}");
            // Removing what was just read does not fail.
            storage.remove_item(&place).ok();
            (Log::default(), Some(KeepingTrouble::Damaged))
        }
    }
}

fn change(drill: &str, change: impl FnOnce(&mut Log)) -> Option<KeepingTrouble> {
    let (mut log, trouble) = load(drill);
    change(&mut log);
    keep(drill, &log).err().or(trouble)
}

fn keep(drill: &str, log: &Log) -> Result<(), KeepingTrouble> {
    let written = serde_json::to_string(log).map_err(|_| KeepingTrouble::Unavailable)?;
    let storage = storage().ok_or(KeepingTrouble::Unavailable)?;
    storage.set_item(&place(drill), &written).map_err(|_| KeepingTrouble::Unavailable)
}

fn place(drill: &str) -> String {
    format!("dowel.sets/{drill}")
}
