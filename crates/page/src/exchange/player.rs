//! The stick figure of a shared set, moved.

use hinge::back::rod::Contact;
use hinge::rep::record::Rep;
use hinge::share::{Joint, Keyframe, Motion, SharedSet};
use pose::Point;

/// Room round the figure, trunk lengths.
const MARGIN: f64 = 0.25;
const BONES: [(Joint, Joint); 7] = [
    (Joint::Ear, Joint::Shoulder),
    (Joint::Shoulder, Joint::Elbow),
    (Joint::Elbow, Joint::Wrist),
    (Joint::Shoulder, Joint::Hip),
    (Joint::Hip, Joint::Knee),
    (Joint::Knee, Joint::Ankle),
    (Joint::Ankle, Joint::Toe),
];

/// What is drawn at one moment, trunk lengths.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The limbs.
    pub bones: Vec<(Point, Point)>,
    /// The head, at the ear.
    pub head: Option<Point>,
    /// The rod.
    pub rod: Option<(Point, Point)>,
    /// Head, upper back, tailbone: where each is, and whether it is on the rod.
    pub contacts: [Option<(Point, Contact)>; 3],
    /// The hip angle, degrees.
    pub hip_deg: Option<f64>,
}

/// A set's figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Player {
    motion: Motion,
    /// When each rep starts, is deepest and ends, s.
    times_s: Vec<[f64; 3]>,
    /// Left, top, width, height, trunk lengths.
    bounds: [f64; 4],
}

impl Player {
    /// Of a set; `None` without a replay.
    pub fn of(set: &SharedSet) -> Option<Self> {
        let motion = set.motion.clone().filter(|motion| motion.per_half > 0)?;
        let points = motion.reps.iter().flatten().flat_map(|position| {
            let rod = position.rod.map(|rod| [rod.upper, rod.lower]);
            position.joints.into_iter().flatten().chain(rod.into_iter().flatten())
        });
        let around = |sides: Option<[f64; 4]>, at: Point| {
            let [left, top, right, bottom] = sides.unwrap_or([at.x, at.y, at.x, at.y]);
            Some([left.min(at.x), top.min(at.y), right.max(at.x), bottom.max(at.y)])
        };
        let [left, top, right, bottom] = points.fold(None, around)?;
        let bounds =
            [left - MARGIN, top - MARGIN, right - left + 2.0 * MARGIN, bottom - top + 2.0 * MARGIN];
        let times =
            |rep: &Rep| [rep.start_s, rep.bottom_s.max(rep.start_s), rep.end_s.max(rep.bottom_s)];
        Some(Self { motion, times_s: set.reps.iter().map(times).collect(), bounds })
    }

    /// The numbers of the reps that can be shown, 1 = first.
    pub fn reps(&self) -> Vec<usize> {
        (1..)
            .zip(&self.motion.reps)
            .filter(|(_, rep)| !rep.is_empty())
            .map(|(number, _)| number)
            .collect()
    }

    /// Left, top, width and height of all positions, as an SVG's view box.
    pub fn view_box(&self) -> String {
        let [left, top, width, height] = self.bounds;
        format!("{left:.3} {top:.3} {width:.3} {height:.3}")
    }

    /// How long a rep lasts, s.
    pub fn length_s(&self, rep: usize) -> f64 {
        self.times(rep).map_or(0.0, |[start_s, _, end_s]| end_s - start_s)
    }

    /// Where in a rep its bottom is, share of its length.
    pub fn bottom_share(&self, rep: usize) -> f64 {
        self.times(rep).map_or(0.5, |[start_s, bottom_s, end_s]| {
            if end_s > start_s { (bottom_s - start_s) / (end_s - start_s) } else { 0.5 }
        })
    }

    /// The rep with this number at a share of its length, 0 = start, 1 = end.
    pub fn view(&self, rep: usize, share: f64) -> View {
        let Some(positions) = rep
            .checked_sub(1)
            .and_then(|rep| self.motion.reps.get(rep))
            .filter(|positions| !positions.is_empty())
        else {
            return View::default();
        };
        let (half, bottom) = (self.motion.per_half as f64, self.bottom_share(rep));
        let share = share.clamp(0.0, 1.0);
        let place = if share < bottom {
            half * share / bottom
        } else {
            half + half * (share - bottom) / (1.0 - bottom).max(1e-6)
        };
        view(positions, place.min(2.0 * half))
    }

    fn times(&self, rep: usize) -> Option<[f64; 3]> {
        self.times_s.get(rep.checked_sub(1)?).copied()
    }
}

/// Between the positions at whole places.
fn view(positions: &[Keyframe], place: f64) -> View {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place is not negative"
    )]
    let at = (place.floor() as usize).min(positions.len().saturating_sub(1));
    let t = place - at as f64;
    let near =
        |offset: isize| positions.get(at.saturating_add_signed(offset).min(positions.len() - 1));
    let around = [near(-1), near(0), near(1), near(2)];
    // A figure shown only at one end of the stretch is held there.
    let of = |get: &dyn Fn(&Keyframe) -> Option<f64>| {
        let [a, b, c, d] = around.map(|position| position.and_then(get));
        match (b, c) {
            (Some(b), Some(c)) => Some(smooth([a.unwrap_or(b), b, c, d.unwrap_or(c)], t)),
            (b, c) => {
                if t < 0.5 {
                    b
                } else {
                    c
                }
            }
        }
    };
    let point = |get: &dyn Fn(&Keyframe) -> Option<Point>| {
        Some(Point::new(
            of(&|position| get(position).map(|at| at.x))?,
            of(&|position| get(position).map(|at| at.y))?,
        ))
    };
    let joint = |joint: Joint| point(&move |position: &Keyframe| position.joints[joint as usize]);
    let nearest = if t < 0.5 { around[1] } else { around[2] };
    let contacts = std::array::from_fn(|which| {
        let contact = nearest?.rod?.contacts[which]?.contact;
        let place = point(&move |position: &Keyframe| {
            position.rod.and_then(|rod| rod.contacts[which].map(|mark| rod.place(&mark)))
        });
        place.zip((contact != Contact::Unjudged).then_some(contact))
    });
    View {
        bones: BONES.into_iter().filter_map(|(from, to)| joint(from).zip(joint(to))).collect(),
        head: joint(Joint::Ear),
        rod: point(&|position| position.rod.map(|rod| rod.upper))
            .zip(point(&|position| position.rod.map(|rod| rod.lower))),
        contacts,
        hip_deg: of(&|position| position.hip_deg),
    }
}

/// A smooth way through four values, between the two in the middle (Catmull and Rom).
fn smooth([a, b, c, d]: [f64; 4], t: f64) -> f64 {
    b + 0.5 * t * (c - a + t * (2.0 * a - 5.0 * b + 4.0 * c - d + t * (3.0 * (b - c) + d - a)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{record, replay};
    use super::super::{motion, shared_set};
    use super::*;
    use crate::day::Day;

    fn player() -> Player {
        let record = record(3);
        let mut set = shared_set(&record, &replay(&record), Day::FIRST, 170);
        set.motion = motion(&record, &replay(&record)).map(|motion| motion.thinned(4, 32));
        set.motion.as_mut().unwrap().reps[1].clear();
        Player::of(&set).unwrap()
    }

    #[test]
    fn the_figure_is_deepest_at_the_bottom_and_moves_between_positions() {
        let player = player();
        assert_eq!((player.reps(), player.length_s(1)), (vec![1, 3], 4.0));
        let deg = |share: f64| player.view(3, share).hip_deg.unwrap();
        assert!(deg(0.0).abs() < 1.0 && (deg(0.5) - 84.0).abs() < 1.0 && deg(1.0).abs() < 1.0);
        assert!(deg(0.3) > deg(0.2) && (20.0..84.0).contains(&deg(0.2)));
        let view = player.view(1, 0.31);
        assert_eq!(
            (
                view.bones.len(),
                view.contacts.iter().flatten().count(),
                view.rod.is_some(),
                view.head.is_some()
            ),
            (7, 3, true, true)
        );
    }

    #[test]
    fn reps_that_are_not_there_show_nothing() {
        for rep in [0, 2, 4] {
            assert_eq!(player().view(rep, 0.5), View::default());
        }
    }
}
