//! What is kept of a set that is over: its figures, in its drill's log.

use super::handle::SetHandle;
use crate::history::logs;
use hinge::Drill;
use hinge::session::SessionRecord;
use leptos::prelude::{Set, WithUntracked};
use page::progression::DoneSet;
use page::reference::KeepingTrouble;

/// Logs a set; one without a rep is not logged.
pub fn log_set(set: SetHandle, record: &SessionRecord) {
    if let Some((drill, done)) = done_set(set, record) {
        show_trouble(set, &drill, logs::add(&drill.id, done));
    }
}

/// Replaces a set that is logged, now that it is judged again.
pub fn log_again(set: SetHandle, before: &SessionRecord, after: &SessionRecord) {
    if let (Some((drill, before)), Some((_, after))) = (done_set(set, before), done_set(set, after))
    {
        show_trouble(set, &drill, logs::replace(&drill.id, &before, after));
    }
}

fn done_set(set: SetHandle, record: &SessionRecord) -> Option<(Drill, DoneSet)> {
    let drill = Drill::by_id(&record.drill).ok()?;
    let day = set.comparison.with_untracked(|comparison| comparison.today);
    DoneSet::of(record, &drill, day).map(|done| (drill, done))
}

fn show_trouble(set: SetHandle, drill: &Drill, trouble: Option<KeepingTrouble>) {
    set.sets_trouble.set(trouble.map(|trouble| (drill.clone(), trouble)));
}
