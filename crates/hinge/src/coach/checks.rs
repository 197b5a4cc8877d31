//! What must hold for a set to be judged, each thing told apart from the others: in order, or what
//! to do about it.
//!
//! The hint of a snapshot is the one thing to do now; these are all of them at once, for the
//! set-up. They only tell: what is counted and judged does not ask them.

use crate::back::baseline;
use crate::back::cant_tell::CantTell;
use crate::back::contour::Contour;
use crate::coach::limits::{
    BLACK, BRIGHTEST, DARKEST, LEAST_RANGE, STEADY_S, TURN_PHONE_S, WALL_RANGE,
};
use crate::drill::Drill;
use crate::drill::variants::all_of;
use crate::seen::body::Body;
use crate::seen::hint::{Hint, is_off_middle, is_too_small, outside};
use crate::seen::light::Light;
use crate::seen::phone::PhoneStand;
use crate::snapshot::Snapshot;
use crate::stance::rep_counter::Phase;
use crate::stance::standing;
use pose::Pose;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, VariantArray};

/// What is looked at, in the order in which it can be mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumCount, VariantArray)]
pub enum Topic {
    /// The phone stands, and its picture is turned as the body is.
    Phone,
    /// There is light enough, and not too much, and tones lie apart.
    Light,
    /// All of the person is in the picture.
    Whole,
    /// The person fills enough of it.
    Size,
    /// The person is not at a side of it.
    Middle,
    /// The person is side-on.
    SideOn,
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
    /// How the phone stands.
    pub phone: PhoneStand,
}

/// Follows all things through a set; none changes before it has been otherwise for [`STEADY_S`].
#[derive(Clone, Debug)]
pub(crate) struct Checker {
    has_rod: bool,
    /// Whether the body is wider than tall.
    lies: bool,
    /// Whether the legs work otherwise than each other.
    one_legged: bool,
    /// Whether the outline at rest tells something: discs may hide it.
    shows_back_at_rest: bool,
    /// Since when the person has been asked to turn the phone, s.
    turn_asked_s: Option<f64>,
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
            lies: drill.lies(),
            one_legged: drill.rep.one_legged,
            shows_back_at_rest: !drill.rest_posture.legs_may_be_hidden,
            turn_asked_s: None,
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
        let size = body.as_ref().map_or(State::Unknown, size);
        let phone = self.phone(seen, size, snapshot.t_s);
        let shows_back_at_rest = self.shows_back_at_rest;
        for (topic, steady) in &mut self.steady {
            let now = match topic {
                Topic::Phone => Some(phone),
                Topic::Light => seen.light.map(|light| lit(light, seen.pose.is_some())),
                Topic::Whole => Some(if seen.pose.is_none() {
                    State::Bad(Hint::NobodySeen)
                } else {
                    outside.map_or(State::Good, State::Bad)
                }),
                Topic::Size => Some(size),
                Topic::Middle if !at_rest => None,
                Topic::Middle => Some(whole.map_or(State::Unknown, |pose| {
                    if is_off_middle(pose, seen.size_px.0, seen.size_px.1) {
                        State::Bad(Hint::OffMiddle)
                    } else {
                        State::Good
                    }
                })),
                // A bent body tells little of how the person stands to the camera.
                Topic::SideOn if !at_rest => None,
                Topic::SideOn => Some(
                    body.as_ref().map_or(State::Unknown, |body| side_on(body, has_rod, one_legged)),
                ),
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

    /// How the phone stands to the drill. `size`: the state of [`Topic::Size`] in this frame.
    fn phone(&mut self, seen: &Seen, size: State, t_s: f64) -> State {
        let is_wide = seen.size_px.0 > seen.size_px.1;
        // Who lies is asked while they are at the phone still, who stands only where it helps, and
        // where it is a phone.
        let turning_helps = if self.lies {
            !is_wide && size != State::Good
        } else {
            let fits_badly = seen.pose.is_some() && size != State::Good;
            is_wide && fits_badly && seen.phone != PhoneStand::Unknown
        };
        match seen.phone {
            PhoneStand::Lying => State::Bad(Hint::PhoneLies),
            PhoneStand::Tilted => State::Bad(Hint::PhoneTilted),
            PhoneStand::Unknown | PhoneStand::Upright if turning_helps => {
                let since_s = *self.turn_asked_s.get_or_insert(t_s);
                if t_s - since_s < TURN_PHONE_S { State::Bad(Hint::TurnPhone) } else { State::Good }
            }
            PhoneStand::Unknown | PhoneStand::Upright => State::Good,
        }
    }
}

/// The one thing to do now. Before the set it is what can be mended first of all that is not in
/// order. Later the light, the place in the picture and the hidden back go before nothing or
/// standing still, for reps do not wait for them; and in the dark nobody is seen.
pub(crate) fn first_thing(hint: Option<Hint>, checks: &[Check], phase: Phase) -> Option<Hint> {
    let first = |counts: fn(Topic) -> bool| {
        let fixes = checks.iter().filter_map(|check| match check.state {
            State::Bad(fix) if counts(check.topic) => Some(fix),
            State::Bad(_) | State::Good | State::Unknown => None,
        });
        fixes.min()
    };
    match (phase, hint) {
        (Phase::Calibrating, hint) => first(|_| true).into_iter().chain(hint).min(),
        (_, None | Some(Hint::StandStill)) => {
            first(|topic| matches!(topic, Topic::Light | Topic::Middle | Topic::Back)).or(hint)
        }
        (_, Some(Hint::NobodySeen)) => first(|topic| topic == Topic::Light).or(hint),
        (_, other) => other,
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

/// The light; where nobody is seen the picture may be none of a room.
fn lit(light: Light, somebody: bool) -> State {
    match light {
        Light { brightness, .. } if !somebody && brightness < BLACK => State::Bad(Hint::Covered),
        Light { brightness, .. } if brightness < DARKEST => State::Bad(Hint::TooDark),
        Light { brightness, .. } if brightness > BRIGHTEST => State::Bad(Hint::TooBright),
        Light { range, .. } if !somebody && range < WALL_RANGE => State::Bad(Hint::Covered),
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

    fn bad(fixes: &[(Topic, Hint)]) -> Vec<Check> {
        let check = |(topic, fix): &(Topic, Hint)| Check { topic: *topic, state: State::Bad(*fix) };
        fixes.iter().map(check).collect()
    }

    /// All that can be wrong at once, in the order in which it can be mended.
    const ALL_WRONG: [(Topic, Hint); Topic::COUNT] = [
        (Topic::Phone, Hint::PhoneLies),
        (Topic::Light, Hint::TooDark),
        (Topic::Whole, Hint::FeetOutside),
        (Topic::Size, Hint::TooSmall),
        (Topic::Middle, Hint::OffMiddle),
        (Topic::SideOn, Hint::Oblique),
        (Topic::Alone, Hint::AnotherPerson),
        (Topic::Back, Hint::BackHidden),
    ];

    #[test]
    fn before_the_set_one_thing_after_the_other_is_asked_for() {
        let told = |mended: usize, hint| {
            let mut wrong = bad(&ALL_WRONG[mended..]);
            wrong.reverse();
            first_thing(hint, &wrong, Phase::Calibrating)
        };
        for (mended, (_, fix)) in ALL_WRONG.iter().enumerate() {
            assert_eq!(told(mended, Some(Hint::StandTall)), Some(*fix));
            assert_eq!(told(mended, None), Some(*fix));
        }
        assert_eq!(told(Topic::COUNT, Some(Hint::StandTall)), Some(Hint::StandTall));
        assert_eq!(told(Topic::COUNT, None), None);
        // What has just gone wrong goes before what is told a little later.
        assert_eq!(told(7, Some(Hint::NobodySeen)), Some(Hint::NobodySeen));
        assert!(Topic::ALL.iter().eq(ALL_WRONG.iter().map(|(topic, _)| topic)));
    }

    #[test]
    fn in_the_set_only_what_keeps_reps_from_being_judged_is_asked_for() {
        let told = |hint, wrong: &[(Topic, Hint)]| first_thing(hint, &bad(wrong), Phase::Standing);
        let dark = [(Topic::Light, Hint::TooDark)];
        let hidden = [(Topic::Back, Hint::BackHidden)];
        let aside = [(Topic::Middle, Hint::OffMiddle), (Topic::Back, Hint::BackHidden)];
        assert_eq!(told(Some(Hint::NobodySeen), &dark), Some(Hint::TooDark));
        assert_eq!(told(None, &hidden), Some(Hint::BackHidden));
        assert_eq!(told(None, &aside), Some(Hint::OffMiddle));
        assert_eq!(told(Some(Hint::StandStill), &hidden), Some(Hint::BackHidden));
        assert_eq!(told(Some(Hint::NobodySeen), &hidden), Some(Hint::NobodySeen));
        assert_eq!(told(Some(Hint::FeetOutside), &dark), Some(Hint::FeetOutside));
        assert_eq!(told(None, &[(Topic::Phone, Hint::PhoneLies)]), None);
    }
}
