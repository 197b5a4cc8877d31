//! How much is written and how much is read. Where no source is named the figure is the project's
//! own choice.

/// The longest link, characters with the address of the app: what is asked of a ten-rep set, and
/// what every messenger passes on whole.
pub const LINK_MOST_CHARS: usize = 2048;
/// The most of a link that goes into a QR code, characters with the address: with these a phone
/// still reads it off a screen.
pub const QR_MOST_CHARS: usize = 300;
/// More than this is not even looked at, characters: a file of a long set has a tenth of it.
pub const TEXT_MOST_CHARS: usize = 400_000;
/// More than this is not unpacked, bytes.
pub const UNPACKED_MOST_BYTES: usize = 600_000;

/// Most sets in one message.
pub const MOST_SETS: usize = 100;
/// Most reps in one set.
pub const MOST_REPS: usize = 300;
/// Most findings, and most things not judged, in one rep: each is there once at most.
pub const MOST_FINDINGS: usize = 32;
/// Most positions of a replay from a rep's start to its bottom, and from there to its end. Thinner
/// replays take every second, third … of them, so it has many divisors.
pub const MOST_PER_HALF: usize = 24;

/// Longest name of a person, characters.
pub const NAME_MOST_CHARS: usize = 40;
/// Longest name of a drill, characters.
pub const DRILL_MOST_CHARS: usize = 40;
/// Longest notes on a set, characters.
pub const NOTES_MOST_CHARS: usize = 1200;
/// Longest note on a rep, characters.
pub const REP_NOTE_MOST_CHARS: usize = 200;
/// Most reps and positions in one message, together: in memory some 15 MB. A file of
/// [`TEXT_MOST_CHARS`] has fewer.
pub const MOST_ITEMS: usize = 40_000;
