//! The history to a file and back.

use super::logs;
use super::set_history::{SetHistory, bytes};
use crate::browser::chosen_file::Lines;
use crate::browser::error::BrowserError;
use crate::browser::kept::history_store::{self, Place, StoreError};
use crate::browser::{download, today};
use page::causes::with_causes;
use page::history::backup::{self, BackupTrouble, MOST_BYTES, Placing, Restored};
use page::history::{HistoryTrouble, KeptSet, Stored, Unwritable};
use web_sys::File;

/// A backup with more sets than this is refused.
const MOST_SETS: u32 = 50_000;

/// What a backup holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupOf {
    /// All sets, those that were set aside among them.
    Everything,
    /// What was set aside.
    SetAside,
}

impl BackupOf {
    fn places(self) -> &'static [Place] {
        match self {
            BackupOf::Everything => &[Place::Sets, Place::SetAside],
            BackupOf::SetAside => &[Place::SetAside],
        }
    }
}

/// Why no backup was saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveTrouble {
    /// The sets could not be read.
    #[error("the sets could not be read: {0:?}")]
    Store(HistoryTrouble),
    /// The file could not be saved.
    #[error("the file could not be saved: {0}")]
    File(#[source] BrowserError),
}

/// Why restoring ended early.
#[derive(Debug, PartialEq)]
pub enum RestoreTrouble {
    /// The file; nothing was changed.
    File(BackupTrouble),
    /// A set could not be written; what was written before stays.
    Store(HistoryTrouble),
}

/// Saves all that a backup holds as one file.
///
/// # Errors
/// The kinds of [`SaveTrouble`].
pub async fn save_backup(history: SetHistory, of: BackupOf) -> Result<(), SaveTrouble> {
    let unread = |cause: StoreError| SaveTrouble::Store(cause.into());
    let unwritten =
        |cause: Unwritable| SaveTrouble::Store(HistoryTrouble::Other(with_causes(&cause)));
    // Texts outside this code's own memory: all sets together may be large.
    let lines = js_sys::Array::new();
    for &place in of.places() {
        let texts = history.in_turn(history_store::texts(place)).await.map_err(unread)?;
        for (id, _) in texts {
            let stored =
                history.in_turn(history_store::set_at(place, &id)).await.map_err(unread)?;
            // One that was deleted meanwhile is left out.
            if let Some((text, frames)) = stored {
                let line = backup::line(&Stored { id, text, frames }).map_err(unwritten)?;
                lines.push(&format!("{line}\n").into());
            }
        }
    }
    lines.unshift(
        &format!("{}\n", backup::head(lines.length() as usize).map_err(unwritten)?).into(),
    );
    download::save_pieces(
        &format!("dowel-backup-{}.jsonl", today::today()),
        "application/jsonl",
        &lines,
    )
    .map_err(|thrown| SaveTrouble::File(thrown.into()))
}

/// Adds the sets of a backup to the history. The whole file is read before anything is written.
pub async fn restore(history: SetHistory, file: &File) -> (Restored, Option<RestoreTrouble>) {
    let mut restored = Restored::default();
    let lines = match check(file).await {
        Ok(lines) => lines,
        Err(trouble) => return (restored, Some(RestoreTrouble::File(trouble))),
    };
    for number in 1..=lines.sets {
        let Ok(set) = backup::read_line(&lines.lines.line(number)) else { continue };
        match history.in_turn(put(&set)).await {
            Ok(Placing::Take) => restored.taken += 1,
            Ok(Placing::HaveIt) => restored.had += 1,
            Ok(Placing::SetAside(_)) => restored.set_aside += 1,
            Err(trouble) => return (restored, Some(RestoreTrouble::Store(trouble))),
        }
    }
    (restored, None)
}

struct Checked {
    lines: Lines,
    sets: usize,
}

async fn check(file: &File) -> Result<Checked, BackupTrouble> {
    if file.size() > MOST_BYTES {
        return Err(BackupTrouble::TooLarge);
    }
    let lines = Lines::of(file, MOST_SETS + 2).await.map_err(|_| BackupTrouble::Damaged)?;
    let sets = backup::read_head(&lines.line(0))?;
    if sets > MOST_SETS as usize {
        return Err(BackupTrouble::TooLarge);
    }
    // The last line ends like the others.
    if lines.count() != sets + 2 || !lines.line(sets + 1).is_empty() {
        return Err(BackupTrouble::Damaged);
    }
    for number in 1..=sets {
        backup::read_line(&lines.line(number))?;
    }
    Ok(Checked { lines, sets })
}

async fn put(coming: &Stored) -> Result<Placing, HistoryTrouble> {
    let here = history_store::set_at(Place::Sets, &coming.id).await?;
    let placing = backup::place(coming, here.as_ref().map(|(text, _)| text.as_str()));
    match &placing {
        Placing::Take => {
            history_store::put_set(Place::Sets, &coming.id, bytes(coming)).await?;
            if let (None, Ok(set)) = (here, KeptSet::from_text(&coming.text)) {
                logs::add_kept_set(&set);
            }
        }
        Placing::HaveIt => {}
        Placing::SetAside(cause) => {
            leptos::logging::warn!(
                "the set {} of the backup is set aside: {}",
                coming.id,
                with_causes(cause)
            );
            // One of the same id that lies there is not written over.
            if history_store::set_at(Place::SetAside, &coming.id).await?.is_none() {
                history_store::put_set(Place::SetAside, &coming.id, bytes(coming)).await?;
            }
        }
    }
    Ok(placing)
}
