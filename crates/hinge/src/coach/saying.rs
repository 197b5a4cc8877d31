//! What a coach can say, as ids and figures, and why something stays unsaid.

use crate::back::cant_tell::CantTell;
use crate::coach::limits::{HINT_S, LETTERS_PER_S, PRAISE_S, REMARK_S, SHORT_S};
use crate::drill::fault::FaultId;
use crate::drill::{Language, cue};
use crate::seen::hint::Hint;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Something to be said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Saying {
    /// What to do so that the set can be judged.
    Hint(Hint),
    /// What was asked for is done. It is sounded, not said.
    Mended,
    /// Standing is known: begin.
    Go,
    /// The number of the rep.
    Count(u32),
    /// What to do better: an id of [`crate::drill::cue`].
    Cue(String),
    /// The contact leaves the rod before the drill's depth, and was cued already: go no deeper than
    /// this for now, degrees.
    StopAt(f64),
    /// It looks so, but a reference rep is needed to be certain.
    Question(FaultId),
    /// Nothing was found; the deepest hip angle with all contacts held, degrees, where there is a
    /// rod.
    Praise(Option<f64>),
    /// Why the back can't be judged.
    CantTell(CantTell),
    /// A clean tap: the wall stands so far behind the hips now, m.
    WallAt(f64),
    /// Nothing was found, but the hips ended so far before the wall, m.
    ShortOfWall(f64),
}

impl fmt::Display for Saying {
    /// Its name and figure, for tables; the words for people are elsewhere.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Saying::Hint(hint) => write!(f, "hint {hint:?}"),
            Saying::Mended => write!(f, "mended"),
            Saying::Go => write!(f, "go"),
            Saying::Count(number) => write!(f, "count {number}"),
            Saying::Cue(id) => write!(f, "cue {id}"),
            Saying::StopAt(hip_deg) => write!(f, "stop at {hip_deg:.0}"),
            Saying::Question(fault) => write!(f, "question {}", fault.id()),
            Saying::Praise(None) => write!(f, "praise"),
            Saying::Praise(Some(hip_deg)) => write!(f, "praise {hip_deg:.0}"),
            Saying::CantTell(reason) => write!(f, "can't tell {reason:?}"),
            Saying::WallAt(at_m) => write!(f, "wall at {at_m:.3}"),
            Saying::ShortOfWall(short_m) => write!(f, "short of the wall by {short_m:.3}"),
        }
    }
}

impl Saying {
    /// How long it is taken to last in a language, s.
    pub fn lasts_s(&self, language: Language) -> f64 {
        match self {
            Saying::Cue(id) => {
                cue::text(id, language).map_or(0, |text| text.chars().count()) as f64
                    / LETTERS_PER_S
            }
            Saying::Mended => 0.0,
            Saying::Count(_) | Saying::Go => SHORT_S,
            Saying::Praise(_) => PRAISE_S,
            Saying::Hint(_) => HINT_S,
            Saying::StopAt(_) | Saying::Question(_) | Saying::CantTell(_) => REMARK_S,
            Saying::WallAt(_) | Saying::ShortOfWall(_) => REMARK_S,
        }
    }

    /// Whether it says what to do better.
    pub fn is_cue(&self) -> bool {
        matches!(self, Saying::Cue(_) | Saying::StopAt(_))
    }
}

/// Why something was not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Silence {
    /// Something worse was found in the same rep.
    OneAtATime,
    /// It was said last, and has not become worse.
    SaidLast,
    /// The person did what they were asked to: they stopped where the contact leaves the rod.
    AsAsked,
    /// It is said once a set.
    SaidBefore,
    /// Something else is still being said.
    StillSpeaking,
    /// The reps follow too quickly for more than cues.
    TooQuick,
}

impl fmt::Display for Silence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Silence::OneAtATime => "one at a time",
            Silence::SaidLast => "said last",
            Silence::AsAsked => "as asked",
            Silence::SaidBefore => "said before",
            Silence::StillSpeaking => "still speaking",
            Silence::TooQuick => "too quick",
        })
    }
}
