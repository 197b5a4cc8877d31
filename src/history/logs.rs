//! The figures of the sets that were done, in what the browser stores for this page: one log for
//! each drill. The ladder of drills is built from them.

use crate::stored_values;
use hinge::Drill;
use page::drills;
use page::history::KeptSet;
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

/// Adds a kept set, perhaps of an earlier day, to its drill's log, unless it is there.
pub fn add_kept_set(set: &KeptSet) {
    let Ok(drill) = Drill::by_id(&set.record.drill) else { return };
    if let Some(done) = DoneSet::of(&set.record, &drill, set.about.day) {
        // The ladder's screen says what is wrong with the log.
        change(&drill.id, |log| log.add_in_order(done));
    }
}

/// Drops the logs of all drills.
pub fn forget_all() {
    drills::all().iter().for_each(|drill| stored_values::remove(&place(&drill.id)));
}

/// Puts a set that was judged again in its own place; gives what went wrong.
pub fn replace(drill: &str, before: &DoneSet, after: DoneSet) -> Option<KeepingTrouble> {
    change(drill, |log| log.replace(before, after))
}

/// Whether nothing is kept of any drill. What is there is not read, so nothing is dropped.
pub fn is_empty() -> bool {
    drills::all().iter().all(|drill| !stored_values::is_stored(&place(&drill.id)))
}

/// The log of a drill. One that can't be read is dropped.
fn load(drill: &str) -> (Log, Option<KeepingTrouble>) {
    match stored_values::value_or_drop(&place(drill), Log::from_text) {
        Ok(log) => (log.unwrap_or_default(), None),
        Err(trouble) => (Log::default(), Some(trouble)),
    }
}

fn change(drill: &str, change: impl FnOnce(&mut Log)) -> Option<KeepingTrouble> {
    let (mut log, trouble) = load(drill);
    change(&mut log);
    stored_values::store(&place(drill), &log).err().or(trouble)
}

fn place(drill: &str) -> String {
    format!("dowel.sets/{drill}")
}
