//! All sets in one file, and back: a line that says what it is, then a line for each set. Each line
//! is read on its own, so that the room that is needed is that of one set.

use super::kept_set::{KeptSet, Stored};
use super::trouble::{Unreadable, Unwritable};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hinge::drill::variants::all_of;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, VariantArray};

/// The file's name for itself.
pub const SCHEMA: &str = "dowel.backup/1";
/// Larger files are refused, bytes: some thousand sets.
pub const MOST_BYTES: f64 = 256.0 * 1024.0 * 1024.0;
/// Longer lines are refused, characters: a set of a quarter of an hour has fewer.
pub const LONGEST_LINE: usize = 32 * 1024 * 1024;

#[derive(Serialize, Deserialize)]
struct Head {
    schema: String,
    sets: usize,
}

#[derive(Serialize, Deserialize)]
struct Line {
    id: String,
    /// Verbatim, so that what this version can't read is carried as it is.
    set: String,
    /// Base64.
    frames: String,
}

/// Why a file is no backup that can be restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount, VariantArray)]
pub enum BackupTrouble {
    /// It is another kind of file.
    NoBackup,
    /// A newer version of the app wrote it.
    Newer,
    /// It is larger than what is taken.
    TooLarge,
    /// It is damaged, or cut off.
    Damaged,
}

impl BackupTrouble {
    /// Every one.
    pub const ALL: [BackupTrouble; BackupTrouble::COUNT] = all_of();
}

/// The first line of a backup of so many sets.
///
/// # Errors
/// [`Unwritable::NoJson`].
pub fn head(sets: usize) -> Result<String, Unwritable> {
    Ok(serde_json::to_string(&Head { schema: SCHEMA.to_owned(), sets })?)
}

/// The line of a set.
///
/// # Errors
/// [`Unwritable::NoJson`].
pub fn line(set: &Stored) -> Result<String, Unwritable> {
    let line =
        Line { id: set.id.clone(), set: set.text.clone(), frames: STANDARD.encode(&set.frames) };
    Ok(serde_json::to_string(&line)?)
}

/// How many sets a backup says to have, from its first line.
///
/// # Errors
/// The kinds of [`BackupTrouble`].
pub fn read_head(line: &str) -> Result<usize, BackupTrouble> {
    let head: Head = serde_json::from_str(line).map_err(|_| BackupTrouble::NoBackup)?;
    match head.schema.strip_prefix("dowel.backup/") {
        Some("1") => Ok(head.sets),
        Some(_) => Err(BackupTrouble::Newer),
        None => Err(BackupTrouble::NoBackup),
    }
}

/// A set of a backup. What it says is checked when it is placed.
///
/// # Errors
/// [`BackupTrouble::Damaged`], [`BackupTrouble::TooLarge`].
pub fn read_line(line: &str) -> Result<Stored, BackupTrouble> {
    if line.len() > LONGEST_LINE {
        return Err(BackupTrouble::TooLarge);
    }
    let Line { id, set, frames } =
        serde_json::from_str(line).map_err(|_| BackupTrouble::Damaged)?;
    let frames = STANDARD.decode(frames).map_err(|_| BackupTrouble::Damaged)?;
    Ok(Stored { id, text: set, frames })
}

/// What becomes of a set of a backup.
#[derive(Debug)]
pub enum Placing {
    /// It comes into the history.
    Take,
    /// The history has it as it is, or changed later.
    HaveIt,
    /// It can't be read, for this reason: it is set aside.
    SetAside(Unreadable),
}

/// Where a set of a backup goes. `here`: the text of the same id in the history.
pub fn place(coming: &Stored, here: Option<&str>) -> Placing {
    let coming_set = match KeptSet::from_text(&coming.text) {
        Ok(set) if set.about.id == coming.id => set,
        Ok(_) => return Placing::SetAside(Unreadable::OtherId),
        Err(Unreadable::Newer) => {
            return if here.is_none() { Placing::Take } else { Placing::HaveIt };
        }
        Err(cause) => return Placing::SetAside(cause),
    };
    match here.map(KeptSet::from_text) {
        None => Placing::Take,
        Some(Ok(here)) if coming_set.about.changed_at_ms > here.about.changed_at_ms => {
            Placing::Take
        }
        // What can't be read is never written over: the history sets it aside first.
        Some(_) => Placing::HaveIt,
    }
}

/// What a restoring did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// So many sets were taken.
    pub taken: usize,
    /// So many were here already.
    pub had: usize,
    /// So many could not be read and are set aside.
    pub set_aside: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::Said;
    use crate::history::kept_set::tests::{rep, set};

    fn stored(change: impl FnOnce(&mut KeptSet)) -> Stored {
        let mut set = set("hip-hinge", "2026-11-21", 1000.0, vec![rep(90.0, &[])]);
        change(&mut set);
        set.stored().unwrap()
    }

    #[test]
    fn a_set_comes_back_from_its_line() {
        let set = stored(|_| ());
        let line = line(&set).unwrap();
        assert!(!line.contains('\n'));
        assert_eq!(read_line(&line), Ok(set));
        assert_eq!(read_head(&head(3).unwrap()), Ok(3));
    }

    #[test]
    fn another_file_a_newer_and_a_damaged_one_are_told_apart() {
        for (head, want) in [
            ("", BackupTrouble::NoBackup),
            ("{", BackupTrouble::NoBackup),
            (r#"{"schema": "dowel.session/1", "sets": 1}"#, BackupTrouble::NoBackup),
            (r#"{"schema": "dowel.backup/2", "sets": 1}"#, BackupTrouble::Newer),
        ] {
            assert_eq!(read_head(head), Err(want), "{head}");
        }
        let line = line(&stored(|_| ())).unwrap();
        for wrong in
            ["", "{}", &line[..line.len() - 3], r#"{"id": "1", "set": "{}", "frames": "?"}"#]
        {
            assert_eq!(read_line(wrong), Err(BackupTrouble::Damaged), "{wrong}");
        }
        assert_eq!(read_line(&" ".repeat(LONGEST_LINE + 1)), Err(BackupTrouble::TooLarge));
    }

    #[test]
    fn the_later_change_wins_and_nothing_that_is_here_is_lost() {
        let here = stored(|_| ());
        let later = stored(|set| {
            set.about.changed_at_ms = 2000.0;
            set.about.corrections.say(1, Said::NotARep);
        });
        let newer = |text: &str| text.replacen("\"schema\":1", "\"schema\":2", 1);
        let coming = |text: String| Stored { text, ..here.clone() };
        for (coming, here, takes_it) in [
            (here.clone(), None, true),
            (here.clone(), Some(here.text.clone()), false),
            (later.clone(), Some(here.text.clone()), true),
            (here.clone(), Some(later.text.clone()), false),
            (coming(newer(&here.text)), None, true),
            (coming(newer(&here.text)), Some(here.text.clone()), false),
            (here.clone(), Some(newer(&here.text)), false),
            (here.clone(), Some("damaged".to_owned()), false),
        ] {
            let placing = place(&coming, here.as_deref());
            let takes = matches!(placing, Placing::Take);
            assert!(
                takes == takes_it && (takes || matches!(placing, Placing::HaveIt)),
                "{} over {here:?}: {placing:?}",
                coming.text
            );
        }
        assert!(matches!(place(&coming("damaged".to_owned()), None), Placing::SetAside(_)));
        assert!(matches!(
            place(&Stored { id: "2".to_owned(), ..here }, None),
            Placing::SetAside(_)
        ));
    }
}
