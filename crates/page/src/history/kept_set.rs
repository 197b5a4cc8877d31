//! A set as it is kept on the device, and how it is written and read.

use super::correction::Corrections;
use super::packed_frames::{pack, unpack};
use super::trouble::{UnpackError, Unreadable, Unwritable};
use crate::day::Day;
use crate::replay::Replay;
use hinge::session::SessionRecord;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The version of what is written. A field that may be missing needs no new one; a text of a newer
/// version is left as it is.
pub const SCHEMA: u32 = 1;

/// A step from one version's text to the next's.
type Migration = fn(Value) -> Result<Value, Unreadable>;

/// The step at place n makes version n + 2 of version n + 1.
const MIGRATIONS: [Migration; SCHEMA as usize - 1] = [];

/// More than so many reps are in no set.
const MOST_REPS: usize = 10_000;
/// Longer ids are none of ours.
const LONGEST_ID: usize = 40;

/// A set, beside what was measured in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// Unlike that of any other set, on any device; ids rise with time.
    pub id: String,
    /// When the set began, ms since 1970 (Unix).
    pub begun_at_ms: f64,
    /// When something of it was changed last, ms since 1970.
    pub changed_at_ms: f64,
    /// The day, where the person was.
    pub day: Day,
    /// What the person says against the measure.
    #[serde(default)]
    pub corrections: Corrections,
    /// What a coach answered.
    #[serde(default)]
    pub coach: Option<Value>,
}

impl About {
    /// A set that begins now. `chance`: 0…1, tells apart sets of the same millisecond.
    pub fn new(now_ms: f64, day: Day, chance: f64) -> Self {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded")]
        let (ms, mark) =
            (now_ms.clamp(0.0, 1e15) as u64, (chance.clamp(0.0, 1.0) * f64::from(u32::MAX)) as u32);
        Self {
            id: format!("{ms:015}-{mark:08x}"),
            begun_at_ms: now_ms,
            changed_at_ms: now_ms,
            day,
            corrections: Corrections::default(),
            coach: None,
        }
    }
}

/// A set with all that is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptSet {
    /// What it is.
    pub about: About,
    /// What was measured.
    pub record: SessionRecord,
    /// Its frames, to be shown again; in a list it has none, nor has its record.
    pub replay: Replay,
}

/// A set as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its id.
    pub id: String,
    /// All but the frames.
    pub text: String,
    /// The frames, packed.
    pub frames: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Text {
    schema: u32,
    about: About,
    record: SessionRecord,
}

impl KeptSet {
    /// As it is stored.
    ///
    /// # Errors
    /// [`Unwritable::NoJson`].
    pub fn stored(&self) -> Result<Stored, Unwritable> {
        Stored::of(&self.about, &self.record, &self.replay)
    }

    /// A set from its text, without its frames.
    ///
    /// # Errors
    /// The kinds of [`Unreadable`].
    pub fn from_text(text: &str) -> Result<Self, Unreadable> {
        migrated(text, &MIGRATIONS)
    }

    /// The same set with its frames, as they were stored.
    ///
    /// # Errors
    /// The kinds of [`UnpackError`].
    pub fn with_frames(mut self, frames: &[u8]) -> Result<Self, UnpackError> {
        (self.record.frames, self.replay) = unpack(frames)?;
        Ok(self)
    }
}

impl Stored {
    /// A set as it is stored.
    ///
    /// # Errors
    /// [`Unwritable::NoJson`].
    pub fn of(about: &About, record: &SessionRecord, replay: &Replay) -> Result<Self, Unwritable> {
        let record_alone = SessionRecord {
            schema: record.schema.clone(),
            app: record.app.clone(),
            model: record.model.clone(),
            drill: record.drill.clone(),
            source: record.source.clone(),
            facing: record.facing,
            calibration: record.calibration.clone(),
            frames: Vec::new(),
            reps: record.reps.clone(),
            set: record.set,
        };
        let text = serde_json::to_string(&Text {
            schema: SCHEMA,
            about: about.clone(),
            record: record_alone,
        })?;
        Ok(Self { id: about.id.clone(), text, frames: pack(&record.frames, replay) })
    }

    /// How many bytes it takes.
    pub fn bytes(&self) -> usize {
        self.text.len() + self.frames.len()
    }
}

fn migrated(text: &str, migrations: &[Migration]) -> Result<KeptSet, Unreadable> {
    let mut value: Value = serde_json::from_str(text)?;
    let schema = value.get("schema").and_then(Value::as_u64).filter(|schema| *schema > 0);
    let schema = schema.ok_or(Unreadable::NoVersion)?;
    let older = usize::try_from(schema - 1)
        .ok()
        .and_then(|done| migrations.get(done..))
        .ok_or(Unreadable::Newer)?;
    for migration in older {
        value = migration(value)?;
    }
    let Text { about, record, .. } = serde_json::from_value(value)?;
    check(&about, &record)?;
    Ok(KeptSet { about, record, replay: Replay::default() })
}

/// Refuses figures that no set can have.
fn check(about: &About, record: &SessionRecord) -> Result<(), Unreadable> {
    let is_id = (1..=LONGEST_ID).contains(&about.id.len())
        && about.id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_score = |score: Option<f64>| score.is_none_or(|score| (0.0..=100.0).contains(&score));
    let is_share = |share: Option<f64>| share.is_none_or(|share| (-10.0..=10.0).contains(&share));
    if !is_id {
        Err(Unreadable::ImpossibleId)
    } else if !about.begun_at_ms.is_finite() || !about.changed_at_ms.is_finite() {
        Err(Unreadable::ImpossibleTime)
    } else if record.reps.len() > MOST_REPS || record.set.reps as usize != record.reps.len() {
        Err(Unreadable::ImpossibleReps)
    } else if !is_score(record.set.score)
        || !record.reps.iter().all(|rep| is_score(rep.score) && is_share(rep.hip_share))
    {
        Err(Unreadable::ImpossibleScore)
    } else {
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::history::Said;
    use hinge::FaultId;
    use hinge::rep::record::{Fault, Rep};
    use hinge::session::SetRecord;

    /// A rep with these faults.
    pub(crate) fn rep(score: f64, faults: &[FaultId]) -> Rep {
        let text = format!(
            r#"{{"start_s": 0, "bottom_s": 1, "end_s": 2, "hip_deg": 80.5, "hip_share": 0.8,
                "clean_range_deg": 70.1, "score": {score}, "parts": {{}}, "faults": [],
                "unseen": []}}"#
        );
        let fault = |id: &FaultId| Fault {
            id: *id,
            severity: 0.5,
            at_s: 1.0,
            sure: true,
            left_at_hip_deg: None,
        };
        Rep { faults: faults.iter().map(fault).collect(), ..serde_json::from_str(&text).unwrap() }
    }

    /// A set of a drill on a day with these reps.
    pub(crate) fn set(drill: &str, day: &str, at_ms: f64, reps: Vec<Rep>) -> KeptSet {
        let record = format!(
            r#"{{"schema": "dowel.session/1", "app": "0.1.0", "model": {{"name": "blazepose-lite",
                "sha256": ""}}, "drill": "{drill}", "frames": [], "reps": [],
                "source": {{"kind": "camera", "width": 480, "height": 854, "frames": 0,
                "duration_s": 0}}, "set": {{"reps": 0}}}}"#
        );
        let record: SessionRecord = serde_json::from_str(&record).unwrap();
        let record = SessionRecord { set: SetRecord::of(&reps), reps, ..record };
        KeptSet {
            about: About::new(at_ms, Day::try_from(day.to_owned()).unwrap(), 0.5),
            record,
            replay: Replay::default(),
        }
    }

    fn corrected() -> KeptSet {
        let mut set = set(
            "hip-hinge",
            "2026-11-21",
            1_763_750_000_000.0,
            vec![rep(90.0, &[]), rep(60.0, &[FaultId::BackRounded])],
        );
        set.about.corrections.say(2, Said::WrongFault(FaultId::BackRounded));
        set.about.coach = Some(serde_json::json!({"note": "well done"}));
        set
    }

    #[test]
    fn a_set_is_read_as_it_was_stored() {
        let set = corrected();
        let stored = set.stored().unwrap();
        assert_eq!(stored.id, "001763750000000-7fffffff");
        let alone = KeptSet::from_text(&stored.text).unwrap();
        assert_eq!(alone.with_frames(&stored.frames).unwrap(), set);
    }

    #[test]
    fn ids_rise_with_time_and_differ_by_chance() {
        let id = |at_ms, chance| About::new(at_ms, Day::FIRST, chance).id;
        assert!(id(999.0, 0.9) < id(1000.0, 0.1));
        assert_ne!(id(1000.0, 0.1), id(1000.0, 0.2));
    }

    /// Each version's file is as the app wrote it then, and is never changed.
    #[test]
    fn a_set_of_every_version_is_read() {
        let versions = [include_str!("../../tests/kept_sets/version_1.json")];
        assert_eq!(versions.len(), SCHEMA as usize, "each version has a file");
        for (version, text) in (1..).zip(versions) {
            let set = KeptSet::from_text(text)
                .unwrap_or_else(|cause| panic!("version {version}: {cause:?}"));
            assert_eq!(
                (
                    set.record.drill.as_str(),
                    set.record.set.reps,
                    set.about.day.to_string().as_str()
                ),
                ("hip-hinge", 2, "2026-11-21")
            );
            assert!(set.about.corrections.is_wrong(2, FaultId::BackRounded));
        }
    }

    #[test]
    fn an_older_text_goes_through_every_step_since() {
        let steps: [Migration; 2] = [
            |mut value| {
                value["about"]["day"] = value["about"]["date"].take();
                Ok(value)
            },
            |mut value| {
                let begun_at_s = value["about"]["begun_at_s"]
                    .as_f64()
                    .ok_or(Unreadable::NotMigrated("does not say when it began"))?;
                value["about"]["begun_at_ms"] = (1000.0 * begun_at_s).into();
                Ok(value)
            },
        ];
        let now = corrected();
        let mut third: Value = serde_json::from_str(&now.stored().unwrap().text).unwrap();
        third["schema"] = 3.into();
        let mut second = third.clone();
        second["schema"] = 2.into();
        second["about"]["begun_at_s"] = (now.about.begun_at_ms / 1000.0).into();
        second["about"]["begun_at_ms"].take();
        let mut first = second.clone();
        first["schema"] = 1.into();
        first["about"]["date"] = first["about"]["day"].take();
        for text in [&first, &second, &third] {
            let read = migrated(&text.to_string(), &steps).unwrap();
            assert_eq!(
                KeptSet { replay: Replay::default(), ..now.clone() },
                read,
                "{}",
                text["schema"]
            );
        }
        second["about"]["begun_at_s"].take();
        assert!(matches!(
            migrated(&second.to_string(), &steps),
            Err(Unreadable::NotMigrated("does not say when it began"))
        ));
    }

    #[test]
    fn a_newer_text_is_told_from_a_damaged_one() {
        let text = corrected().stored().unwrap().text;
        let newer = text.replacen("\"schema\":1", "\"schema\":2", 1);
        assert!(matches!(KeptSet::from_text(&newer), Err(Unreadable::Newer)));
        assert!(matches!(
            KeptSet::from_text(r#"{"schema": 4000000000000, "new": true}"#),
            Err(Unreadable::Newer)
        ));
        let wrong_texts = [
            String::new(),
            "{}".to_owned(),
            r#"{"schema": 0}"#.to_owned(),
            r#"{"schema": "1"}"#.to_owned(),
            text[..text.len() / 2].to_owned(),
            text.replacen("2026-11-21", "2026-13-21", 1),
            text.replacen("\"reps\":2", "\"reps\":3", 1),
            text.replacen("\"score\":90.0", "\"score\":900.0", 1),
            text.replacen("001763750000000-7fffffff", "../x", 1),
        ];
        for wrong in wrong_texts {
            let read = KeptSet::from_text(&wrong);
            assert!(!matches!(read, Ok(_) | Err(Unreadable::Newer)), "{wrong}: {read:?}");
        }
    }
}
