//! The history: the sets that are kept on the device, and what is made of them.
//!
//! A set is kept in two pieces ([`Stored`]): a text with everything that lists and trends need, and
//! its frames, packed, which are read only when the set is opened.
//!
//! A text names its version: an older one goes through every migration since, a newer one is left
//! alone, and one that can't be read is moved to a place of its own. What the person says against
//! the measure lies beside the record and is in no export.

pub mod advice;
pub mod backup;
pub mod calendar;
pub mod correction;
pub mod csv;
pub mod kept_set;
pub mod list;
pub mod packed_frames;
pub mod trend;
pub mod trouble;

pub use correction::{Corrections, Said};
pub use kept_set::{About, KeptSet, Stored};
pub use trouble::{HistoryTrouble, UnpackError, Unreadable, Unwritable};
