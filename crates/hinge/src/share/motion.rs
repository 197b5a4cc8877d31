//! How a rep looked: a stick figure of the near side with the rod, in a few positions.
//!
//! A rep has as many positions before its bottom as after it, evenly in time, so that no times are
//! sent. Reps resemble each other and feet stand still: a coordinate is sent as what it moved more
//! than it did at the same point of the rep before.

use super::code::Code;
use super::error::ShareError;
use super::limits::{MOST_PER_HALF, MOST_REPS};
use crate::back::rod::Contact;
use pose::Point;

/// How many joints a figure has.
pub const JOINTS: usize = 8;

/// A joint of the near side; its number is its place in [`Keyframe::joints`], also in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the anatomy")]
pub enum Joint {
    Ear = 0,
    Shoulder = 1,
    Elbow = 2,
    Wrist = 3,
    Hip = 4,
    Knee = 5,
    Ankle = 6,
    Toe = 7,
}

/// A contact of the back, placed by the rod.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BackMark {
    /// How far along the rod, 0 = its upper end, 1 = its lower.
    pub along: f64,
    /// How far off the rod to its left, as seen from its upper end, trunk lengths.
    pub off: f64,
    /// Whether it is on the rod.
    pub contact: Contact,
}

/// The rod and the contacts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RodMarks {
    /// Its upper end.
    pub upper: Point,
    /// Its lower end.
    pub lower: Point,
    /// Head, upper back and tailbone, as far as they were seen.
    pub contacts: [Option<BackMark>; 3],
}

impl RodMarks {
    /// The rod with contacts that lie at these places.
    pub fn new(
        upper: Point,
        lower: Point,
        contacts: [Option<(Point, Contact)>; 3],
    ) -> Option<Self> {
        let along = lower.from(upper);
        let length = along.length();
        if length < 1e-6 {
            return None;
        }
        let mark = |(at, contact): (Point, Contact)| {
            let to = at.from(upper);
            BackMark {
                along: (to.x * along.x + to.y * along.y) / length.powi(2),
                off: (to.x * along.y - to.y * along.x) / length,
                contact,
            }
        };
        Some(Self { upper, lower, contacts: contacts.map(|contact| contact.map(mark)) })
    }

    /// Where a contact lies.
    pub fn place(&self, mark: &BackMark) -> Point {
        let along = self.lower.from(self.upper);
        let length = along.length().max(1e-6);
        let off = mark.off / length;
        Point::new(
            self.upper.x + mark.along * along.x + off * along.y,
            self.upper.y + mark.along * along.y - off * along.x,
        )
    }
}

/// One position of the body. Lengths are in trunks of standing, x right, y down, from a place that
/// is the same all through the set.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Keyframe {
    /// By [`Joint`]; `None` = not seen.
    pub joints: [Option<Point>; JOINTS],
    /// The hip angle, degrees.
    pub hip_deg: Option<f64>,
    /// The rod and the contacts, where the outline of the back was looked at.
    pub rod: Option<RodMarks>,
}

/// The reps of a set in motion.
#[derive(Clone, Debug, PartialEq)]
pub struct Motion {
    /// So many steps from a rep's start to its bottom, and so many from there to its end.
    pub per_half: usize,
    /// Places are this exact, steps in a trunk.
    pub grain: u32,
    /// For each rep its positions, `2 × per_half + 1`, or none where it was not seen.
    pub reps: Vec<Vec<Keyframe>>,
}

/// Most steps in a trunk.
const MOST_GRAIN: u32 = 255;
/// Steps of a contact's place along the rod.
const ALONG: f64 = 1.0 / 64.0;
/// Of the hip angle, degrees.
const HIP_STEP_DEG: f64 = 1.0;
/// What a place holds before it is read.
const ORIGIN: Point = Point::new(0.0, 0.0);
const BLANK_MARK: BackMark = BackMark { along: 0.0, off: 0.0, contact: Contact::Unjudged };
const BLANK_ROD: RodMarks = RodMarks { upper: ORIGIN, lower: ORIGIN, contacts: [None; 3] };

impl Motion {
    /// Fewer and coarser positions; `per_half` is rounded to a divisor of the present one.
    pub fn thinned(&self, per_half: usize, grain: u32) -> Self {
        let every = (self.per_half / per_half.max(1)).max(1);
        let thin = |rep: &Vec<Keyframe>| rep.iter().step_by(every).copied().collect();
        Self { per_half: self.per_half / every, grain, reps: self.reps.iter().map(thin).collect() }
    }
}

/// A coordinate of a position, where it is there.
type Track = fn(&mut Keyframe) -> Option<&mut f64>;

macro_rules! joint_tracks {
    ($($joint:ident)*) => {
        [$(
            |frame: &mut Keyframe| {
                frame.joints[Joint::$joint as usize].as_mut().map(|at| &mut at.x)
            },
            |frame: &mut Keyframe| {
                frame.joints[Joint::$joint as usize].as_mut().map(|at| &mut at.y)
            },
        )*]
    };
}

macro_rules! contact_tracks {
    ($field:ident) => {
        [
            |frame: &mut Keyframe| {
                frame.rod.as_mut()?.contacts[0].as_mut().map(|mark| &mut mark.$field)
            },
            |frame: &mut Keyframe| {
                frame.rod.as_mut()?.contacts[1].as_mut().map(|mark| &mut mark.$field)
            },
            |frame: &mut Keyframe| {
                frame.rod.as_mut()?.contacts[2].as_mut().map(|mark| &mut mark.$field)
            },
        ]
    };
}

const JOINT_TRACKS: [Track; 2 * JOINTS] =
    joint_tracks!(Hip Shoulder Ear Elbow Wrist Knee Ankle Toe);
const ROD_TRACKS: [Track; 4] = [
    |frame| frame.rod.as_mut().map(|rod| &mut rod.upper.x),
    |frame| frame.rod.as_mut().map(|rod| &mut rod.upper.y),
    |frame| frame.rod.as_mut().map(|rod| &mut rod.lower.x),
    |frame| frame.rod.as_mut().map(|rod| &mut rod.lower.y),
];
const ALONG_TRACKS: [Track; 3] = contact_tracks!(along);
const OFF_TRACKS: [Track; 3] = contact_tracks!(off);
const HIP_TRACK: Track = |frame| frame.hip_deg.as_mut();

/// The layout: sizes, then what is there in each position, then each coordinate through all
/// positions.
pub(super) fn layout(code: &mut impl Code, motion: &mut Motion) -> Result<(), ShareError> {
    code.count(&mut motion.per_half, MOST_PER_HALF)?;
    let mut grain = u64::from(motion.grain.max(1));
    code.number(&mut grain, u64::from(MOST_GRAIN))?;
    motion.grain = grain.max(1) as u32;
    let positions = 2 * motion.per_half + 1;
    code.list(&mut motion.reps, MOST_REPS, &Vec::new(), |code, rep| {
        let mut is_seen = rep.len() == positions;
        code.flag(&mut is_seen)?;
        let count = if is_seen { positions } else { 0 };
        code.spend(count)?;
        rep.resize(count, Keyframe::default());
        Ok(())
    })?;
    let reps = &mut motion.reps;
    each(reps, |frame| presence(code, frame))?;
    let place = 1.0 / f64::from(motion.grain);
    for track in JOINT_TRACKS.into_iter().chain(ROD_TRACKS).chain(OFF_TRACKS) {
        coordinate(code, reps, track, place)?;
    }
    ALONG_TRACKS.into_iter().try_for_each(|track| coordinate(code, reps, track, ALONG))?;
    coordinate(code, reps, HIP_TRACK, HIP_STEP_DEG)
}

fn each(
    reps: &mut [Vec<Keyframe>],
    layout: impl FnMut(&mut Keyframe) -> Result<(), ShareError>,
) -> Result<(), ShareError> {
    reps.iter_mut().flatten().try_for_each(layout)
}

/// Which joints, whether the hip angle and the rod, and of the rod which contacts.
fn presence(code: &mut impl Code, frame: &mut Keyframe) -> Result<(), ShareError> {
    let is_there = frame
        .joints
        .iter()
        .map(Option::is_some)
        .chain([frame.hip_deg.is_some(), frame.rod.is_some()]);
    let mut bits = is_there.enumerate().map(|(place, is_there)| u64::from(is_there) << place).sum();
    // All of them there is the rule, and 0 is the shortest.
    bits ^= ALL_THERE;
    code.number(&mut bits, ALL_THERE)?;
    bits ^= ALL_THERE;
    let is_there = |place: usize| bits >> place & 1 == 1;
    for (place, joint) in frame.joints.iter_mut().enumerate() {
        *joint = is_there(place).then(|| joint.unwrap_or(ORIGIN));
    }
    frame.hip_deg = is_there(JOINTS).then(|| frame.hip_deg.unwrap_or_default());
    frame.rod = is_there(JOINTS + 1).then(|| frame.rod.unwrap_or(BLANK_ROD));
    frame.rod.iter_mut().flat_map(|rod| rod.contacts.iter_mut()).try_for_each(|mark| {
        let mut contact = mark.map(|mark| mark.contact);
        code.numbered_or_none(&mut contact)?;
        *mark = contact.map(|contact| BackMark { contact, ..mark.unwrap_or(BLANK_MARK) });
        Ok(())
    })
}

const ALL_THERE: u64 = (1 << (JOINTS + 2)) - 1;

/// One coordinate through all positions: what it moves from one position to the next beyond what it
/// did there in the rep before.
fn coordinate(
    code: &mut impl Code,
    reps: &mut [Vec<Keyframe>],
    track: Track,
    unit: f64,
) -> Result<(), ShareError> {
    let mut before = 0;
    let mut rep_before: Vec<Option<i64>> = Vec::new();
    for rep in reps {
        let mut this_rep = Vec::with_capacity(rep.len());
        for (place, frame) in rep.iter_mut().enumerate() {
            let there = |place: usize| rep_before.get(place).copied().flatten();
            let expected_move = match (place.checked_sub(1).and_then(there), there(place)) {
                (Some(from), Some(to)) => to - from,
                _ => 0,
            };
            this_rep.push(match track(frame) {
                None => None,
                Some(value) => {
                    before += expected_move;
                    code.figure(value, unit, &mut before)?;
                    Some(before)
                }
            });
        }
        if !this_rep.is_empty() {
            rep_before = this_rep;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_lies_where_it_lay() {
        let at = Point::new;
        for (upper, lower) in [
            (at(0.0, 0.0), at(0.0, 2.0)),
            (at(1.0, 1.0), at(2.0, 0.5)),
            (at(2.0, 0.0), at(0.0, 0.0)),
        ] {
            let places = [at(0.3, 0.4), at(-1.0, 2.0), at(1.5, 0.75)];
            let marks =
                RodMarks::new(upper, lower, places.map(|place| Some((place, Contact::Held))))
                    .unwrap();
            for (mark, place) in marks.contacts.iter().flatten().zip(places) {
                assert!(marks.place(mark).distance(place) < 1e-9);
            }
        }
        assert_eq!(RodMarks::new(ORIGIN, ORIGIN, [None; 3]), None);
    }

    #[test]
    fn fewer_positions_keep_the_start_the_bottom_and_the_end() {
        let frame = |hip: usize| Keyframe { hip_deg: Some(hip as f64), ..Keyframe::default() };
        let motion = Motion {
            per_half: 24,
            grain: 96,
            reps: vec![(0..49).map(frame).collect(), Vec::new()],
        };
        for (wished, got) in [(24, 24), (12, 12), (6, 6), (4, 4), (1, 1), (0, 1), (99, 24)] {
            let thin = motion.thinned(wished, 48);
            assert_eq!(
                (thin.per_half, thin.reps[0].len(), thin.reps[1].len()),
                (got, 2 * got + 1, 0),
                "{wished}"
            );
            let hips: Vec<f64> =
                [0, got, 2 * got].iter().filter_map(|place| thin.reps[0][*place].hip_deg).collect();
            assert_eq!(hips, [0.0, 24.0, 48.0]);
        }
    }
}
