//! How much of the app is on the device, and whether another version waits.

use hinge::drill::variants::all_of;
use serde::Deserialize;
use strum::{EnumCount, VariantArray};

/// What the service worker says of the app's files.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct KeptFiles {
    /// On the device, bytes.
    pub kept_bytes: f64,
    /// All that a set needs, bytes.
    pub all_bytes: f64,
}

/// Whether the app works without a network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Offline {
    /// Not known yet.
    Unknown,
    /// This browser keeps no files for this page.
    Unavailable,
    /// So many megabytes are missing.
    Missing(f64),
    /// They are on their way.
    Coming,
    /// They could not be kept.
    Failed,
    /// All is here.
    Ready,
}

/// Bytes in a megabyte, as networks count.
const MEGABYTE: f64 = 1e6;

impl Offline {
    /// What the files on the device come to.
    pub fn of(files: KeptFiles) -> Offline {
        let missing_bytes = files.all_bytes - files.kept_bytes;
        if missing_bytes > 0.0 {
            Offline::Missing(missing_bytes / MEGABYTE)
        } else {
            Offline::Ready
        }
    }
}

/// Whether there is another version of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount, VariantArray)]
pub enum Update {
    /// This is the newest that is known.
    None,
    /// One is on the device and waits to be taken.
    Ready,
    /// It waits, and can't be taken while the app is open in another tab or window.
    OpenElsewhere,
}

impl Update {
    /// Every one.
    pub const ALL: [Update; Update::COUNT] = all_of();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_all_files_make_it_ready() {
        for (kept_bytes, expected) in [
            (0.0, Offline::Missing(25.5)),
            (25.0e6, Offline::Missing(0.5)),
            (25.5e6, Offline::Ready),
        ] {
            assert_eq!(Offline::of(KeptFiles { kept_bytes, all_bytes: 25.5e6 }), expected);
        }
    }
}
