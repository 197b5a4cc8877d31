//! A rep as it is recorded: when it was, what was measured, what was found, and what could not be
//! judged.

use crate::back::cant_tell::CantTell;
use crate::back::gaps::Gaps;
use crate::drill::Drill;
use crate::drill::fault::{FaultId, Part};
use crate::drill::variants::all_of;
use crate::rep::conditions::Conditions;
use crate::rep::errors::Errors;
use crate::rep::limits::LOOKS_AHEAD_SEVERITY;
use crate::seen::angles::Angles;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, VariantArray};

/// One repetition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rep {
    /// When it left standing, s.
    pub start_s: f64,
    /// When it was deepest, s.
    pub bottom_s: f64,
    /// When it was back, s.
    pub end_s: f64,
    /// Angles at the bottom.
    #[serde(flatten)]
    pub angles: Angles,
    /// Share of the bending that the hips did, Δhip ÷ (Δhip + Δknee), 0…1.
    pub hip_share: Option<f64>,
    /// How far the hips went back by the bottom, metres, scaled by the person's height.
    #[serde(default)]
    pub hip_travel_m: Option<f64>,
    /// How far the hips went down by the bottom, metres: a hinge takes them back farther than down.
    #[serde(default)]
    pub hip_drop_m: Option<f64>,
    /// How long its phases lasted.
    #[serde(default)]
    pub tempo: Option<Tempo>,
    /// The tap on the wall, in a drill that has one.
    #[serde(default)]
    pub wall: Option<WallTap>,
    /// The worst sustained gaps of its deep part.
    pub dowel: Option<Gaps>,
    /// Sag of the back's outline at the bottom minus standing, fraction of the standing trunk,
    /// before any reference.
    #[serde(default)]
    pub sag: Option<f64>,
    /// Deepest hip angle on the way down with head, upper back and tailbone on the rod, degrees.
    #[serde(default)]
    pub clean_range_deg: Option<f64>,
    /// Why the back could not be judged.
    #[serde(default)]
    pub cant_tell: Option<CantTell>,
    /// Why the head could not be judged.
    #[serde(default)]
    pub head_cant_tell: Option<CantTell>,
    /// How much farther the low back is bent at the bottom than in standing, or than in the
    /// reference rep, degrees, + = rounded.
    #[serde(default)]
    pub lumbar_deg: Option<f64>,
    /// The same of the upper back.
    #[serde(default)]
    pub upper_back_deg: Option<f64>,
    /// How far off the measures may be.
    #[serde(default)]
    pub errors: Errors,
    /// How it was seen, by which the errors are known; it is no part of what leaves the app.
    #[serde(skip)]
    pub conditions: Conditions,
    /// Where the rest was seen with which the rep is compared.
    #[serde(default)]
    pub rest: RestFrom,
    /// The working leg, in a drill that has one.
    #[serde(default)]
    pub side: Option<WorkingSide>,
    /// 0…100, or `None` when no part could be measured.
    pub score: Option<f64>,
    /// The score's parts.
    pub parts: Parts,
    /// What was wrong, what costs most first.
    pub faults: Vec<Fault>,
    /// What could not be judged.
    pub unseen: Vec<Unseen>,
}

impl Rep {
    /// What its drill asks for and could not be judged. `drill`: `None` where it is not known; then
    /// all is taken to be asked for.
    pub fn untold<'a>(&'a self, drill: Option<&'a Drill>) -> impl Iterator<Item = Unseen> + 'a {
        let is_asked = move |unseen: &Unseen| {
            drill.is_none_or(|drill| match unseen {
                Unseen::Part(part) => drill.judges(*part),
                Unseen::Fault(fault) => {
                    drill.judges(fault.part()) && drill.faults.contains_key(fault)
                }
            })
        };
        self.unseen.iter().copied().filter(is_asked)
    }

    /// Whether all that its drill asks for was judged, and with a rod how far the contacts held.
    pub fn is_told(&self, drill: Option<&Drill>) -> bool {
        let has_rod =
            drill.map_or_else(|| self.cant_tell != Some(CantTell::NotInThisDrill), Drill::has_rod);
        self.untold(drill).next().is_none() && (self.clean_range_deg.is_some() || !has_rod)
    }
}

/// Where the rest was seen with which a rep is compared.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, EnumCount, VariantArray,
)]
#[serde(rename_all = "lowercase")]
pub enum RestFrom {
    /// Before the rep.
    #[default]
    Before,
    /// After it.
    After,
    /// Between the reps of the set, where nobody stands still for long.
    Set,
    /// Nowhere: the rep is counted, and nothing relative is given.
    None,
}

impl RestFrom {
    /// Every one.
    pub const ALL: [RestFrom; RestFrom::COUNT] = all_of();
}

/// The leg that does a rep's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum WorkingSide {
    Left,
    Right,
    Both,
}

/// How long the phases of a rep lasted, s. The pause is the time about as deep as the bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tempo {
    /// From the rest to the pause.
    pub down_s: f64,
    /// About as deep as the bottom.
    pub pause_s: f64,
    /// From the pause to the rest.
    pub up_s: f64,
}

/// A rep before the virtual wall.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WallTap {
    /// How far behind the standing hips the wall was, m.
    pub at_m: f64,
    /// Whether the hips came near enough.
    pub tapped: bool,
    /// Whether that was done without a fault and with the back seen on the rod; only then the wall
    /// moves back.
    pub clean: bool,
}

/// The score's parts, 0…100 each; `None` = not measured, and then named in `unseen`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Parts {
    /// The back and the head against the rod.
    pub dowel: Option<f64>,
    /// Hips against knees, and depth.
    pub hips: Option<f64>,
    /// Standing up all the way and no farther.
    pub finish: Option<f64>,
}

/// One finding in a rep.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    /// Which.
    pub id: FaultId,
    /// 0 at the fault's threshold, 1 at the drill's "severe" value. That of a lifted head goes by
    /// how far the face is above level.
    pub severity: f64,
    /// When it was worst, s.
    pub at_s: f64,
    /// False where a reference rep is needed to be certain, or where the measure lies within its
    /// own error of the threshold.
    pub sure: bool,
    /// Of a contact that left the rod: the hip angle on the way down at which it left, degrees.
    #[serde(default)]
    pub left_at_hip_deg: Option<f64>,
}

impl Fault {
    /// Whether the head is up and the face about level: the person looks ahead. No severity at all
    /// is that of a link that sends none.
    pub fn looks_ahead(&self) -> bool {
        self.id == FaultId::HeadLifted
            && self.severity > 0.0
            && self.severity <= LOOKS_AHEAD_SEVERITY
    }
}

/// Something that could not be judged: a part of the score, or a single fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Unseen {
    Part(Part),
    Fault(FaultId),
}
