//! The rod on the picture: a rigid line at the measured gaps from the back's outline, and the state
//! of its contacts.

use crate::back::baseline::Baseline;
use crate::back::contour::{Contour, OutlinePoint};
use crate::back::limits::contour::{HEAD, TAILBONE, UPPER_BACK};
use crate::back::limits::{
    LEVEL_FACE_DEG, PAST_TAILBONE, PAST_UPPER_BACK, SURE_ARCHED, SURE_ROUNDED,
};
use crate::drill::Drill;
use crate::drill::fault::FaultId;
use crate::drill::variants::all_of;
use pose::{Point, Vector};
use serde::{Deserialize, Serialize};
use strum::{EnumCount, VariantArray};

/// Whether a contact is on the rod.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumCount, VariantArray)]
pub enum Contact {
    /// Nothing is said here: the hips are not bent far enough.
    Unjudged,
    /// On the rod.
    Held,
    /// Between clean and lost, or off the rod as far as can be told without a reference rep.
    Leaving,
    /// Off the rod for certain.
    Lost,
    /// The outline is not clear enough.
    CantTell,
}

impl Contact {
    /// Every state.
    pub const ALL: [Contact; Contact::COUNT] = all_of();
}

/// A contact's place on the picture and its state.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContactMark {
    /// On the outline, pixels of the source picture.
    pub at: Point,
    /// The place of the rod that it should touch, where the rod is drawn.
    pub on_rod: Option<Point>,
    /// Its state.
    pub contact: Contact,
}

/// The head in one frame, relative to standing, degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeadSeen {
    /// Against the trunk, + = up.
    pub up_deg: f64,
    /// How far the face points above its direction in standing: what the neck does beyond following
    /// the trunk.
    pub face_up_deg: f64,
}

impl HeadSeen {
    /// Whether the face is about level: a head that is up against the trunk looks ahead, and is not
    /// off the rod for certain.
    pub fn is_face_level(self) -> bool {
        self.face_up_deg <= LEVEL_FACE_DEG
    }
}

/// All that is drawn of one frame's back, pixels of the source picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BackView {
    /// The outline from the head down.
    pub outline: Vec<Point>,
    /// The rod's ends, towards the head and past the tailbone.
    pub rod: Option<(Point, Point)>,
    /// Head, upper back and tailbone, as far as they are in the outline.
    pub contacts: Vec<ContactMark>,
}

/// What is drawn of a frame's outline. `baseline`: `None` while the back is not judged; `head`:
/// `None` where the head can't be told; `deep`: whether the hips are bent far enough to judge.
pub fn back_view(
    contour: &Contour,
    baseline: Option<&Baseline>,
    head: Option<HeadSeen>,
    drill: &Drill,
    deep: bool,
) -> BackView {
    let points: Vec<OutlinePoint> = contour.points().collect();
    let beyond = baseline.and_then(|baseline| baseline.beyond_in(contour.reading().as_ref()).ok());
    let has_reference = baseline.is_some_and(|baseline| baseline.reference_sag.is_some());
    let certain_from = |fault: FaultId| match fault {
        FaultId::BackRounded if !has_reference => SURE_ROUNDED,
        FaultId::BackOverArched if !has_reference => SURE_ARCHED,
        _ => 0.0,
    };
    let state = |fault: FaultId, value: Option<f64>| match (value, drill.faults.get(&fault)) {
        _ if !deep || baseline.is_none() => Contact::Unjudged,
        (None, _) => Contact::CantTell,
        (Some(value), Some(rule)) if value >= rule.threshold.max(certain_from(fault)) => {
            Contact::Lost
        }
        (Some(value), Some(rule)) if value >= rule.clean => Contact::Leaving,
        (Some(_), _) => Contact::Held,
    };
    let up_deg = head.map(|head| head.up_deg);
    let head = match up_deg {
        Some(up_deg) if up_deg < 0.0 => state(FaultId::HeadDropped, Some(-up_deg)),
        _ => match state(FaultId::HeadLifted, up_deg) {
            Contact::Lost if head.is_some_and(HeadSeen::is_face_level) => Contact::Leaving,
            contact => contact,
        },
    };
    let upper_back = state(FaultId::BackOverArched, beyond.map(|beyond| -beyond));
    let rounder = baseline.zip(beyond).map(|(baseline, beyond)| baseline.rounder(beyond));
    let tailbone = state(FaultId::BackRounded, rounder);
    let gaps = baseline
        .zip(beyond.filter(|_| deep))
        .map(|(baseline, beyond)| baseline.gaps(beyond, None))
        .unwrap_or_default();
    let rod = rod(
        &points,
        contour.behind_px(),
        gaps.upper_back.unwrap_or(0.0),
        gaps.tailbone.unwrap_or(0.0),
    );
    let marks = [(HEAD, head), (UPPER_BACK, upper_back), (TAILBONE, tailbone)];
    let contacts = marks
        .into_iter()
        .filter_map(|(zone, contact)| {
            let at = nearest(&points, (zone.0 + zone.1) / 2.0)?.in_image;
            Some(ContactMark { at, on_rod: rod.and_then(|rod| foot(at, rod)), contact })
        })
        .collect();
    BackView { rod, outline: points.iter().map(|point| point.in_image).collect(), contacts }
}

/// The point of a line that is nearest to `point`.
fn foot(point: Point, line: (Point, Point)) -> Option<Point> {
    let along = line.1.from(line.0);
    let length_px = along.length();
    let to_point = point.from(line.0);
    (length_px >= 1.0).then(|| {
        line.0.plus(along.scaled((to_point.x * along.x + to_point.y * along.y) / length_px.powi(2)))
    })
}

/// The rod as a rigid line as far off its contacts as was measured: `upper_gap` and `tail_gap`
/// behind the outline of upper back and tailbone, trunk lengths. `behind`: one trunk length
/// backwards, pixels. `None` where a contact has no outline.
fn rod(
    points: &[OutlinePoint],
    behind: Vector,
    upper_gap: f64,
    tail_gap: f64,
) -> Option<(Point, Point)> {
    let contact = |zone: (f64, f64)| {
        nearest(points, (zone.0 + zone.1) / 2.0)
            .filter(|point| (zone.0..=zone.1).contains(&point.u))
    };
    let upper = contact(UPPER_BACK)?.in_image.plus(behind.scaled(upper_gap));
    let tail = contact(TAILBONE)?.in_image.plus(behind.scaled(tail_gap));
    let along = tail.from(upper);
    Some((upper.plus(along.scaled(-PAST_UPPER_BACK)), tail.plus(along.scaled(PAST_TAILBONE))))
}

fn nearest(points: &[OutlinePoint], u: f64) -> Option<OutlinePoint> {
    points.iter().copied().min_by(|a, b| (a.u - u).abs().total_cmp(&(b.u - u).abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An outline along the y axis; behind is towards − x, as for a person who faces right.
    fn outline(first_u: f64) -> Vec<OutlinePoint> {
        let us = (0..72).map(|i| first_u + 0.025 * f64::from(i));
        us.map(|u| OutlinePoint { u, in_image: Point::new(480.0, 300.0 + 100.0 * u) }).collect()
    }

    const BEHIND: Vector = Vector::new(-100.0, 0.0);

    #[test]
    fn a_held_rod_lies_on_both_contacts_and_goes_on_past_them() {
        let (upper, lower) = rod(&outline(-0.7), BEHIND, 0.0, 0.0).unwrap();
        assert!((upper.x - 480.0).abs() < 1e-6 && (lower.x - 480.0).abs() < 1e-6);
        assert!(upper.y < 250.0 && lower.y > 410.0);
    }

    #[test]
    fn a_lost_contact_is_as_far_off_the_rod_as_was_measured() {
        let (upper, lower) = rod(&outline(-0.7), BEHIND, 0.0, 0.2).unwrap();
        let tailbone = Point::new(480.0, 400.0);
        assert!((foot(tailbone, (upper, lower)).unwrap().distance(tailbone) - 20.0).abs() < 0.5);
        let at = |y: f64| upper.x + (lower.x - upper.x) * (y - upper.y) / (lower.y - upper.y);
        assert!((at(305.0) - 480.0).abs() < 0.5, "upper back held: {}", at(305.0));
        assert!((at(400.0) - 460.0).abs() < 0.5, "tailbone 0.2 trunks off: {}", at(400.0));
    }

    #[test]
    fn without_an_outline_of_the_upper_back_there_is_no_rod() {
        assert_eq!(rod(&outline(0.3), BEHIND, 0.0, 0.0), None);
    }
}
