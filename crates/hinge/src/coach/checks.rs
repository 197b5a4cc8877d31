//! What must hold for a set to be judged, each thing told apart from the others: in order, or what
//! to do about it.
//!
//! The hint of a snapshot is the one thing to do now; these are all of them at once, for the
//! set-up. They only tell: what is counted and judged does not ask them.

use crate::back::baseline;
use crate::back::cant_tell::CantTell;
use crate::back::contour::Contour;
use crate::coach::limits::{BRIGHTEST, DARKEST, LEAST_RANGE, STEADY_S};
use crate::drill::Drill;
use crate::drill::variants::all_of;
use crate::seen::body::Body;
use crate::seen::hint::{Hint, is_too_small, outside};
use crate::seen::light::Light;
use crate::snapshot::Snapshot;
use crate::stance::rep_counter::Phase;
use crate::stance::standing;
use pose::Pose;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, VariantArray};

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumCount, VariantArray)]
pub enum Topic {
    /// All of the person is in the picture.
    Whole,
    /// The person fills enough of it.
    Size,
    /// The person is side-on.
    SideOn,
    /// There is light enough, and not too much, and tones lie apart.
    Light,
    /// Nobody else is there.
    Alone,
    /// The outline of the back is free and clear. Only in a drill with a rod.
    Back,
}

impl Topic {
    /// Every one.
    pub const ALL: [Topic; Topic::COUNT] = all_of();
}

/// How it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// Not known yet.
    #[default]
    Unknown,
    /// In order.
    Good,
    /// Not in order, and what to do.
    Bad(Hint),
}

/// One thing and how it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// The thing.
    pub topic: Topic,
    /// How it is.
    pub state: State,
}

/// What one frame shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen<'a> {
    /// Width and height of the picture, pixels.
    pub size_px: (u32, u32),
    /// The followed person, if there.
    pub pose: Option<&'a Pose>,
    /// The outline of the back, on frames that came with a silhouette.
    pub outline: Option<&'a Contour>,
    /// Whether anybody else is there.
    pub others_seen: bool,
    /// The light round the person.
    pub light: Option<Light>,
    /// The camera's roll, degrees; + = the picture must be turned clockwise to be upright.
    pub lean_deg: f64,
    /// How far the way from the camera to the near hip goes up, degrees, where it is known.
    pub elevation_deg: Option<f64>,
}

/// Follows all things through a set; none changes before it has been otherwise for [`STEADY_S`].
#[derive(Clone, Debug)]
pub(crate) struct Checker {
    has_rod: bool,
    /// Whether the legs work otherwise than each other.
    one_legged: bool,
    /// Whether the outline at rest tells something: discs may hide it.
    shows_back_at_rest: bool,
    steady: Vec<(Topic, Steady)>,
}

/// What will be told of in a set of a drill, before anything is known.
pub fn pending(drill: &Drill) -> Vec<Check> {
    let asked = Topic::ALL.into_iter().filter(|topic| *topic != Topic::Back || drill.has_rod());
    asked.map(|topic| Check { topic, state: State::Unknown }).collect()
}

/// A state that waits before it changes.
#[derive(Clone, Copy, Debug, Default)]
struct Steady {
    shown: State,
    /// What it would change to, and since when, s.
    coming: Option<(State, f64)>,
}

impl Checker {
    /// For one set of a drill; nothing is known yet.
    pub fn new(drill: &Drill) -> Self {
        Self {
            has_rod: drill.has_rod(),
            one_legged: drill.rep.one_legged,
            shows_back_at_rest: !drill.rest_posture.legs_may_be_hidden,
            steady: pending(drill)
                .into_iter()
                .map(|check| (check.topic, Steady::default()))
                .collect(),
        }
    }

    /// Judges one frame by what it shows and by what the analyzer made of it.
    pub fn check_frame(&mut self, seen: &Seen, snapshot: &Snapshot) -> Vec<Check> {
        let outside = seen.pose.and_then(|pose| outside(pose, seen.size_px.0, seen.size_px.1));
        let whole = seen.pose.filter(|_| outside.is_none());
        let body = whole.map(|pose| Body::upright(pose.points_in_image(), seen.lean_deg));
        let at_rest = matches!(snapshot.phase, Phase::Calibrating | Phase::Standing);
        let (has_rod, one_legged) = (self.has_rod, self.one_legged);
        let shows_back_at_rest = self.shows_back_at_rest;
        for (topic, steady) in &mut self.steady {
            let now = match topic {
                Topic::Whole => Some(if seen.pose.is_none() {
                    State::Bad(Hint::NobodySeen)
                } else {
                    outside.map_or(State::Good, State::Bad)
                }),
                Topic::Size => Some(body.as_ref().map_or(State::Unknown, size)),
                // A bent body tells little of how the person stands to the camera.
                Topic::SideOn if !at_rest => None,
                Topic::SideOn => Some(
                    body.as_ref().map_or(State::Unknown, |body| side_on(body, has_rod, one_legged)),
                ),
                Topic::Light => seen.light.map(light),
                Topic::Alone if seen.pose.is_none() => Some(State::Unknown),
                Topic::Alone => Some(if seen.others_seen {
                    State::Bad(Hint::AnotherPerson)
                } else {
                    State::Good
                }),
                Topic::Back if whole.is_none() => at_rest.then_some(State::Unknown),
                Topic::Back
                    if at_rest && seen.elevation_deg.is_some_and(baseline::is_too_low_for_back) =>
                {
                    Some(State::Bad(Hint::PhoneLow))
                }
                Topic::Back => match &snapshot.finished_rep {
                    Some(rep) => {
                        steady.shown = rep.cant_tell.map_or(State::Good, back_in_rep);
                        None
                    }
                    None => {
                        seen.outline.filter(|_| at_rest && shows_back_at_rest).map(back_at_rest)
                    }
                },
            };
            if let Some(now) = now {
                steady.settle(now, snapshot.t_s);
            }
        }
        self.steady
            .iter()
            .map(|(topic, steady)| Check { topic: *topic, state: steady.shown })
            .collect()
    }
}

/// The one thing to do now, where the light or the hidden back goes before what the analyzer asks
/// for: in the dark nobody is seen.
pub(crate) fn first_thing(hint: Option<Hint>, checks: &[Check]) -> Option<Hint> {
    let bad = |topic: Topic| {
        checks.iter().find_map(|check| match check.state {
            State::Bad(fix) if check.topic == topic => Some(fix),
            _ => None,
        })
    };
    match hint {
        None | Some(Hint::StandStill) => bad(Topic::Light).or(bad(Topic::Back)).or(hint),
        Some(Hint::NobodySeen) => bad(Topic::Light).or(hint),
        other => other,
    }
}

impl Steady {
    fn settle(&mut self, now: State, t_s: f64) {
        if now == self.shown {
            self.coming = None;
            return;
        }
        let since_s =
            self.coming.filter(|(coming, _)| *coming == now).map_or(t_s, |(_, since_s)| since_s);
        self.coming = Some((now, since_s));
        if t_s - since_s >= STEADY_S {
            *self = Steady { shown: now, coming: None };
        }
    }
}

fn size(body: &Body) -> State {
    match body.facing() {
        None => State::Unknown,
        Some(facing) if is_too_small(body, facing) => State::Bad(Hint::TooSmall),
        Some(_) => State::Good,
    }
}

/// Where the back is to be judged the view has to be more nearly side-on than for angles.
fn side_on(body: &Body, has_rod: bool, one_legged: bool) -> State {
    let Some(facing) = body.facing() else { return State::Bad(Hint::FacingCamera) };
    let obliqueness = body.obliqueness(facing, body.trunk_px(), one_legged);
    let is_oblique = standing::is_too_oblique_for_angles(obliqueness)
        || (has_rod && baseline::is_too_oblique_for_back(obliqueness));
    if is_oblique { State::Bad(Hint::Oblique) } else { State::Good }
}

fn light(light: Light) -> State {
    match light {
        Light { brightness, .. } if brightness < DARKEST => State::Bad(Hint::TooDark),
        Light { brightness, .. } if brightness > BRIGHTEST => State::Bad(Hint::TooBright),
        Light { range, .. } if range < LEAST_RANGE => State::Bad(Hint::Hazy),
        _ => State::Good,
    }
}

fn back_at_rest(outline: &Contour) -> State {
    let reading = outline.reading().ok_or(CantTell::NoOutline);
    reading
        .and_then(|reading| baseline::rest_quality(&reading))
        .map_or_else(back_in_rep, |()| State::Good)
}

/// What hides the back, when it could not be told; other reasons are no matter of how it is seen.
fn back_in_rep(reason: CantTell) -> State {
    match reason {
        CantTell::NoOutline
        | CantTell::BrokenOutline
        | CantTell::RoughOutline
        | CantTell::NoStanding => State::Bad(Hint::BackHidden),
        CantTell::BlurredOutline => State::Bad(Hint::BackBlurred),
        CantTell::SeenFromBelow => State::Bad(Hint::PhoneLow),
        _ => State::Good,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dark_goes_before_nobody_and_a_hidden_back_before_standing_still() {
        let check = |topic, fix| [Check { topic, state: State::Bad(fix) }];
        let dark = check(Topic::Light, Hint::TooDark);
        let hidden = check(Topic::Back, Hint::BackHidden);
        assert_eq!(first_thing(Some(Hint::NobodySeen), &dark), Some(Hint::TooDark));
        assert_eq!(first_thing(None, &hidden), Some(Hint::BackHidden));
        assert_eq!(first_thing(Some(Hint::StandStill), &hidden), Some(Hint::BackHidden));
        assert_eq!(first_thing(Some(Hint::NobodySeen), &hidden), Some(Hint::NobodySeen));
        assert_eq!(first_thing(Some(Hint::FeetOutside), &dark), Some(Hint::FeetOutside));
        assert_eq!(first_thing(None, &[]), None);
    }
}
