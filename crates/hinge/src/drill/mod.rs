//! Drills as data: what makes a rep and what makes it good, each figure with its unit and source.

mod check;
pub mod cue;
#[cfg(test)]
mod documents;
pub mod fault;
pub mod names;

use crate::drill::check::check;
use crate::drill::fault::{FaultId, Part};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

include!(concat!(env!("OUT_DIR"), "/drill_files.rs"));

/// What can be wrong with a drill file or with the request for one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrillError {
    /// There is no such drill.
    #[error("there is no drill called \"{id}\"; there are: {known}")]
    Unknown {
        /// What was asked for.
        id: String,
        /// What there is.
        known: String,
    },
    /// The file is no drill file.
    #[error("the drill file {file} can't be read: {reason}")]
    Malformed {
        /// Which file.
        file: String,
        /// What the TOML reader says, with the place.
        reason: String,
    },
    /// A value can't be meant.
    #[error("the drill file {file}: {key} {reason}; {hint}")]
    Impossible {
        /// Which file.
        file: String,
        /// Which key.
        key: String,
        /// What is wrong.
        reason: String,
        /// What to write instead.
        hint: &'static str,
    },
}

/// A unit that a figure in a drill file is given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Degrees.
    Deg,
    /// Seconds.
    S,
    /// Metres.
    M,
    /// A share, 1 = all; of a length, 1 = the trunk's in standing.
    Share,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The figure, in `unit`.
    pub value: f64,
    /// Its unit.
    pub unit: Unit,
    /// Where it comes from.
    pub source: String,
}

/// A range of one measure.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Least value, in `unit`.
    pub min: f64,
    /// Greatest value, in `unit`.
    pub max: f64,
    /// Its unit.
    pub unit: Unit,
    /// Where it comes from.
    pub source: String,
}

impl Band {
    /// Whether `value` lies within.
    pub fn holds(&self, value: f64) -> bool {
        (self.min..=self.max).contains(&value)
    }
}

/// When a measure becomes a fault, and how bad it is.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FaultRule {
    /// What the coach says of it: the id of a cue, as it stands in every file of
    /// `crates/hinge/cues`.
    pub cue: String,
    /// Up to here nothing is lost.
    pub clean: f64,
    /// From here it is a fault, severity 0.
    pub threshold: f64,
    /// Severity 1.
    pub severe: f64,
    /// The measure's unit.
    pub unit: Unit,
    /// Where the figures come from.
    pub source: String,
}

/// The posture from which reps start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Rest {
    /// Upright on the floor.
    Standing,
    /// Upright on the knees.
    Kneeling,
    /// On the back, feet on the floor.
    Lying,
    /// Sitting, the upper back against a bench.
    Bench,
    /// Upright on a box.
    Box,
}

/// The measure by which reps are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Counted {
    /// Between trunk and thigh.
    Hip,
    /// The trunk's direction: where a bar's discs hide the legs.
    Trunk,
    /// How far the hips are below standing, in the degrees of
    /// [`crate::stance::limits::DROP_DEG_PER_LEG`]: where one leg passes the other, and the model takes
    /// one for the other.
    Drop,
}

/// Which way the hip angle goes from the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// The hips bend, as in a hinge.
    #[default]
    Flexion,
    /// The hips open, as in a bridge.
    Extension,
}

impl Direction {
    /// + 1 where the hip angle grows during a rep, − 1 where it falls.
    pub fn sign(self) -> f64 {
        match self {
            Direction::Flexion => 1.0,
            Direction::Extension => -1.0,
        }
    }
}

/// The rest in angles as the model sees them, before anything is compared with it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RestPosture {
    /// Whether a bar's discs may hide the legs at rest: then straight legs are taken, and only the
    /// trunk is asked for.
    #[serde(default)]
    pub legs_may_be_hidden: bool,
    /// Direction hip → shoulder from vertical, + = forward, degrees.
    pub trunk: Band,
    /// Trunk − thigh, degrees: 0 = in one line.
    pub hip: Band,
    /// Shin − thigh, degrees: 0 = in one line.
    pub knee: Band,
}

/// What makes a rep.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RepRule {
    /// Which way the angle goes.
    pub direction: Direction,
    /// The angle that is counted.
    pub counted_by: Counted,
    /// Whether the near foot has to stay where it is: a movement during which it goes elsewhere is
    /// no rep.
    pub feet_planted: bool,
    /// Whether, on the feet, one leg works otherwise than the other.
    #[serde(default)]
    pub one_legged: bool,
    /// How far from the rest, by the angle that is counted, a rep may have begun, degrees.
    pub leave: Figure,
    /// Nearer to the rest than this the person is back, degrees.
    pub r#return: Figure,
    /// Less of the angle that is counted, at the bottom, is no rep, degrees.
    pub least_depth: Figure,
    /// Less change of the trunk's direction at the bottom is no rep, degrees.
    pub least_trunk: Figure,
    /// A shorter movement is no rep, s.
    pub shortest: Figure,
    /// A longer movement is no rep, s.
    pub longest: Figure,
}

/// A language that the app speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Language {
    En,
    De,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 2] = [Language::En, Language::De];

    /// Its code, as in `lang="de"`.
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::De => "de",
        }
    }
}

/// A drill in words of one language, each a sentence but the name.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DrillWords {
    /// Its name.
    pub name: String,
    /// How to stand and film it.
    pub stand: String,
    /// What makes a rep.
    pub rep: String,
    /// What can't be seen from the side.
    pub unseen: String,
}

/// Its place among the drills.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Progression {
    /// 1 = first; drills of one rung are equally hard.
    pub rung: u32,
    /// What to do instead while it is too hard: another drill's id.
    pub easier: Option<String>,
    /// What it takes before the drills that build on this one are suggested.
    pub ready: Readiness,
}

/// When a drill is done well enough for the next one: each of these sets reaches the score with all
/// contacts held.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Readiness {
    /// How many sets.
    pub sets: u32,
    /// The least reps of such a set.
    pub reps: u32,
    /// The least score of such a set, 0…100.
    pub score: f64,
    /// Where the figures come from.
    pub source: String,
}

/// A virtual wall behind the hips, moved back after each clean tap.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WallRule {
    /// How far behind the standing hips it is at first, m.
    pub first: Figure,
    /// How much farther after a clean tap, m.
    pub step: Figure,
    /// How near the hips must come, m.
    pub reach: Figure,
}

/// How quick the movement has to be.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TempoRule {
    /// What the coach says when it is not: the id of a cue, as it stands in every file of
    /// `crates/hinge/cues`.
    pub cue: String,
    /// The longest way up, s.
    pub longest_up: Figure,
}

/// One drill.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Drill {
    /// Its id, as `hip-hinge`; also the file's name.
    pub id: String,
    /// Its place among the drills.
    pub progression: Progression,
    /// The drill in words, in every language.
    pub words: BTreeMap<Language, DrillWords>,
    /// The posture from which reps start.
    pub rest: Rest,
    /// That posture in angles.
    pub rest_posture: RestPosture,
    /// What makes a rep.
    pub rep: RepRule,
    /// How quick it has to be; without this the tempo is told and not judged.
    pub tempo: Option<TempoRule>,
    /// The wall to be tapped, if there is one.
    pub wall: Option<WallRule>,
    /// The faults that apply.
    pub faults: BTreeMap<FaultId, FaultRule>,
}

impl Drill {
    /// The ids of all drills that ship with the app.
    pub fn ids() -> impl Iterator<Item = &'static str> {
        DRILLS.iter().map(|(id, _)| *id)
    }

    /// A drill that ships with the app.
    ///
    /// # Errors
    /// [`DrillError::Unknown`] when there is none of that id.
    pub fn by_id(id: &str) -> Result<Drill, DrillError> {
        let Some((id, text)) = DRILLS.iter().find(|(known, _)| *known == id) else {
            return Err(DrillError::Unknown {
                id: id.to_owned(),
                known: Drill::ids().collect::<Vec<_>>().join(", "),
            });
        };
        let file = format!("{id}.toml");
        checked(serde_json::from_str(text), &file)
    }

    /// Whether the rod is laid in this drill: where floor or bench are in its place it is not.
    pub fn has_rod(&self) -> bool {
        !matches!(self.rest, Rest::Lying | Rest::Bench)
    }

    /// Whether a part of the score is judged in this drill.
    pub fn judges(&self, part: Part) -> bool {
        self.faults.keys().any(|fault| fault.part() == part)
            && (part != Part::Dowel || self.has_rod())
    }

    /// What the coach says of a fault: an id of [`crate::drill::cue`]; `None` where the fault does not
    /// apply.
    pub fn cue(&self, fault: FaultId) -> Option<&str> {
        self.faults.get(&fault).map(|rule| rule.cue.as_str())
    }

    /// The hip angle, from the rest, that a good rep reaches, degrees; `None` where depth is not
    /// judged.
    pub fn depth_deg(&self) -> Option<f64> {
        self.faults.get(&FaultId::Shallow).map(|rule| rule.clean)
    }

    /// Reads a drill file; `file` is its name, for messages.
    ///
    /// # Errors
    /// [`DrillError::Malformed`] for unknown keys, missing keys and bad TOML;
    /// [`DrillError::Impossible`] for values that can't be meant.
    pub fn from_toml(file: &str, text: &str) -> Result<Drill, DrillError> {
        checked(toml::from_str(text), file)
    }
}

fn checked<E: std::fmt::Display>(read: Result<Drill, E>, file: &str) -> Result<Drill, DrillError> {
    let drill = read.map_err(|error| DrillError::Malformed {
        file: file.to_owned(),
        reason: error.to_string(),
    })?;
    check(&drill, file)?;
    Ok(drill)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HIP_HINGE: &str = include_str!("../../drills/hip-hinge.toml");

    #[test]
    fn every_shipped_drill_loads_under_its_own_name() {
        for id in Drill::ids() {
            let drill = Drill::by_id(id).unwrap();
            assert_eq!(drill.id, id);
            let file = format!("{id}.toml");
            let text =
                std::fs::read_to_string(format!("{}/drills/{file}", env!("CARGO_MANIFEST_DIR")))
                    .unwrap();
            assert_eq!(drill, Drill::from_toml(&file, &text).unwrap());
        }
    }

    #[test]
    fn an_unknown_drill_names_those_there_are() {
        let error = Drill::by_id("hop-hinge").unwrap_err();
        assert!(error.to_string().contains("hip-hinge"), "{error}");
    }

    #[test]
    fn what_can_not_be_meant_is_refused_with_file_key_and_hint() {
        for (from, to, named) in [
            ("feet_planted", "feet_plantet", "feet_plantet"),
            ("leave = { value = 15", "leave = { value = 9", "rep"),
            ("threshold = 0.66", "threshold = 0.86", "knee_dominant"),
            ("unit = \"share\"", "unit = \"deg\"", "back_rounded"),
            ("shortest = { value = 0.6", "shortest = { value = 60.0", "rep.shortest"),
            ("trunk = { min = -20", "trunk = { min = 40", "rest_posture.trunk"),
            ("[faults.shallow]", "[faults.shalow]", "shalow"),
            ("[words.de]", "[words.fr]", "fr"),
            ("name = \"Hüftbeuge\"", "name = \" \"", "words.de"),
            ("rung = 4", "rung = 0", "progression.rung"),
            ("sets = 2", "sets = 0", "progression.ready"),
            ("cue = \"hips_back\"\n", "", "cue"),
            ("cue = \"hips_back\"", "cue = \"hips_bakc\"", "hips_bakc"),
        ] {
            assert_refused(HIP_HINGE, from, to, named);
        }
        assert_refused(
            include_str!("../../drills/wall-touch.toml"),
            "step = { value = 0.025",
            "step = { value = 2.5",
            "wall.step",
        );
        assert_refused(
            include_str!("../../drills/kettlebell-swing.toml"),
            "unit = \"s\", source = \"study: swings",
            "unit = \"m\", source = \"",
            "tempo",
        );
    }

    fn assert_refused(text: &str, from: &str, to: &str, named: &str) {
        assert!(text.contains(from), "{from}");
        let error =
            Drill::from_toml("x.toml", &text.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(error.contains("x.toml") && error.contains(named), "{from}: {error}");
    }

    #[test]
    fn what_is_easier_is_a_drill_on_a_lower_rung() {
        for id in Drill::ids() {
            let progression = Drill::by_id(id).unwrap().progression;
            let easier = progression.easier.map(|easier| Drill::by_id(&easier).unwrap());
            assert!(
                easier.map_or(progression.rung == 1, |easier| easier.progression.rung
                    < progression.rung),
                "{id}"
            );
        }
    }

    #[test]
    fn every_drill_has_a_name_of_its_own_in_every_language() {
        for language in Language::ALL {
            let names: std::collections::BTreeSet<String> = Drill::ids()
                .map(|id| Drill::by_id(id).unwrap().words[&language].name.clone())
                .collect();
            assert_eq!(names.len(), Drill::ids().count(), "{language:?}");
        }
    }

    #[test]
    fn a_bridge_rests_lying_and_opens_the_hips() {
        let drill = Drill::by_id("glute-bridge").unwrap();
        assert_eq!((drill.rest, drill.rep.direction), (Rest::Lying, Direction::Extension));
        assert_eq!(
            [Part::Dowel, Part::Hips, Part::Finish].map(|part| drill.judges(part)),
            [false, false, true]
        );
    }
}
