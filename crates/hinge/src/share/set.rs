//! What a coach gets of a set.

use super::motion::Motion;
use crate::rep::record::Rep;
use crate::seen::angles::Facing;
use crate::session::{ReferenceSource, SessionRecord, SetRecord};
use serde::{Deserialize, Serialize};
use std::fmt;

/// By which a set is known on both sides: it is the same in each form in which the set is sent, and
/// however the set is judged.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct SetKey(pub u32);

impl SetKey {
    /// Of a record: from its drill and from when its reps were.
    pub fn of(record: &SessionRecord) -> Self {
        let in_ms = |t_s: f64| ((1000.0 * t_s).round() as i64).to_le_bytes();
        let times: Vec<u8> = record
            .reps
            .iter()
            .flat_map(|rep| [rep.start_s, rep.bottom_s, rep.end_s])
            .flat_map(in_ms)
            .collect();
        Self(super::envelope::checksum(&[record.drill.as_bytes(), &times]))
    }
}

impl fmt::Display for SetKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Date {
    pub year: u32,
    /// 1…12.
    pub month: u32,
    /// 1…31.
    pub day: u32,
}

impl Default for Date {
    fn default() -> Self {
        Self { year: 1970, month: 1, day: 1 }
    }
}

/// Which network saw the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Net {
    Lite,
    Full,
}

/// How much is sent of each rep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Everything that was measured.
    Whole,
    /// Score, clean range, faults, and why the back was not judged.
    Scores,
}

/// The reference rep with which the backs were compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SharedReference {
    /// Where it comes from.
    pub from: ReferenceSource,
    /// Number of the rep, 1 = first.
    pub rep: Option<u32>,
    /// Sag of its trunk contour, fraction of the standing trunk.
    pub sag: f64,
}

/// One set.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedSet {
    /// Its name on both sides.
    pub key: SetKey,
    /// Drill id, as `hip-hinge`; it need not be one that this version knows.
    pub drill: String,
    /// When.
    pub day: Date,
    /// The network that saw the person.
    pub net: Net,
    /// The side of the picture to which the person faced.
    pub facing: Option<Facing>,
    /// The height by which metres were told, cm.
    pub height_cm: Option<u32>,
    /// What the backs were compared with, if with anything but standing.
    pub reference: Option<SharedReference>,
    /// How much is sent of each rep; what is not sent is `None`.
    pub detail: Detail,
    /// The set as a whole.
    pub set: SetRecord,
    /// The reps.
    pub reps: Vec<Rep>,
    /// How it looked, where it was kept.
    pub motion: Option<Motion>,
}

/// What is sent: one set, or several of a span of time, the newest last.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The athlete's name as they chose it.
    pub athlete: Option<String>,
    /// The sets.
    pub sets: Vec<SharedSet>,
}

impl SharedSet {
    /// Of a record.
    pub fn of(
        record: &SessionRecord,
        day: Date,
        height_cm: Option<u32>,
        motion: Option<Motion>,
    ) -> Self {
        let reference =
            record.calibration.as_ref().and_then(|calibration| calibration.reference.as_ref());
        Self {
            key: SetKey::of(record),
            drill: record.drill.clone(),
            day,
            net: if record.model.name.ends_with("full") { Net::Full } else { Net::Lite },
            facing: record.facing,
            height_cm,
            reference: reference.map(|reference| SharedReference {
                from: reference.from,
                rep: reference.rep,
                sag: reference.sag,
            }),
            detail: Detail::Whole,
            set: record.set,
            reps: record.reps.clone(),
            motion,
        }
    }

    /// The scores alone.
    pub fn scores(&self) -> Self {
        Self { detail: Detail::Scores, motion: None, ..self.clone() }
    }
}
