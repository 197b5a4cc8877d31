//! What a drill consists of, each figure with its unit and source.

use super::fault::{FaultId, Part};
use super::terms::{Counted, Direction, Hands, Language, Rest, Unit};
use serde::Deserialize;
use std::collections::BTreeMap;

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
    /// What the coach says instead while the fault is mild: of a lifted head, while the person
    /// looks ahead and no farther.
    pub cue_when_mild: Option<String>,
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

/// The body where a good rep turns round, as it is drawn; nothing is judged by it. Angles are as in
/// the rest.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TurnPosture {
    /// Direction hip → shoulder from vertical, + = forward.
    pub trunk: f64,
    /// Trunk − thigh.
    pub hip: f64,
    /// Shin − thigh.
    pub knee: f64,
    /// Trunk − thigh of the far leg, where it is not as the near one's.
    pub far_hip: Option<f64>,
    /// Shin − thigh of the far leg, where it is not as the near one's.
    pub far_knee: Option<f64>,
    /// The unit of all of them.
    pub unit: Unit,
    /// Where the figures come from.
    pub source: String,
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
    /// Whether one leg works otherwise than the other.
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
    /// The body where a good rep turns round, as it is drawn.
    pub turn_posture: TurnPosture,
    /// What the hands do, as it is drawn.
    #[serde(default)]
    pub hands: Hands,
    /// What makes a rep.
    pub rep: RepRule,
    /// How quick it has to be; without this the tempo is shown and not judged.
    pub tempo: Option<TempoRule>,
    /// The wall to be tapped, if there is one.
    pub wall: Option<WallRule>,
    /// The faults that apply.
    pub faults: BTreeMap<FaultId, FaultRule>,
}

impl Drill {
    /// Whether the rod is laid in this drill: where floor or bench are in its place it is not.
    pub fn has_rod(&self) -> bool {
        !self.lies()
    }

    /// Whether the body is wider than tall in the picture at rest: it fills a picture that lies.
    pub fn lies(&self) -> bool {
        matches!(self.rest, Rest::Lying | Rest::Bench)
    }

    /// Whether a part of the score is judged in this drill.
    pub fn judges(&self, part: Part) -> bool {
        self.faults.keys().any(|fault| fault.part() == part)
            && (part != Part::Dowel || self.has_rod())
    }

    /// What the coach says of a fault: an id of [`crate::drill::cue`]; `None` where the fault does
    /// not apply. `is_mild`: whether it is so mild that there may be another cue for it.
    pub fn cue(&self, fault: FaultId, is_mild: bool) -> Option<&str> {
        let rule = self.faults.get(&fault)?;
        Some(rule.cue_when_mild.as_ref().filter(|_| is_mild).unwrap_or(&rule.cue))
    }

    /// The hip angle, from the rest, that a good rep reaches, degrees; `None` where depth is not
    /// judged.
    pub fn depth_deg(&self) -> Option<f64> {
        self.faults.get(&FaultId::Shallow).map(|rule| rule.clean)
    }
}
