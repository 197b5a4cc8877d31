//! What is kept of a set that is over: its figures, in its drill's log.

use crate::browser::kept;
use crate::cockpit::Cockpit;
use hinge::Drill;
use hinge::session::SessionRecord;
use leptos::prelude::{Set, WithUntracked};
use page::progression::DoneSet;
use page::reference::KeepingTrouble;

/// Logs a set; one without a rep is not logged.
pub fn log(cockpit: Cockpit, record: &SessionRecord) {
    if let Some((drill, set)) = done(cockpit, record) {
        told(cockpit, &drill, kept::sets::add(&drill.id, set));
    }
}

/// Replaces a set that is logged, now that it is judged again.
pub fn log_again(cockpit: Cockpit, before: &SessionRecord, after: &SessionRecord) {
    if let (Some((drill, before)), Some((_, after))) = (done(cockpit, before), done(cockpit, after))
    {
        told(cockpit, &drill, kept::sets::replace(&drill.id, &before, after));
    }
}

fn done(cockpit: Cockpit, record: &SessionRecord) -> Option<(Drill, DoneSet)> {
    let drill = Drill::by_id(&record.drill).ok()?;
    let day = cockpit.comparison.with_untracked(|comparison| comparison.today);
    DoneSet::of(record, &drill, day).map(|set| (drill, set))
}

fn told(cockpit: Cockpit, drill: &Drill, trouble: Option<KeepingTrouble>) {
    cockpit.sets_trouble.set(trouble.map(|trouble| (drill.clone(), trouble)));
}
