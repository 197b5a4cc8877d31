//! The rod on the picture: where it rests on the back's outline, and the state of its contacts.

use crate::back::{Baseline, frame_sag};
use crate::constants::contour::{HEAD, TAILBONE, UPPER_BACK};
use crate::constants::rod::{PAST_END_TRUNKS, SPANS};
use crate::contour::{Contour, OutlinePoint};
use crate::drill::Drill;
use crate::fault::FaultId;
use pose::Point;
use serde::{Deserialize, Serialize};

/// Whether a contact is on the rod.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Contact {
    /// Nothing is said here: the hips are not bent far enough.
    Unjudged,
    /// On the rod.
    Held,
    /// Between clean and lost.
    Leaving,
    /// Off the rod.
    Lost,
    /// The outline is not clear enough.
    CantTell,
}

/// A contact's place on the picture and its state.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContactMark {
    /// On the outline, pixels of the source picture.
    pub at: Point,
    /// Its state.
    pub contact: Contact,
}

/// All that is drawn of one frame's back, pixels of the source picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BackView {
    /// The outline from the head down.
    pub outline: Vec<Point>,
    /// The rod's ends, towards the head and past the tailbone.
    pub rod: Option<(Point, Point)>,
    /// Upper back and tailbone.
    pub contacts: Vec<ContactMark>,
}

/// What is drawn of a frame's outline. `baseline`: `None` while the back is not judged; `deep`: whether the hips are bent far enough.
pub fn back_view(contour: &Contour, baseline: Option<&Baseline>, drill: &Drill, deep: bool) -> BackView {
    let points: Vec<OutlinePoint> = contour.points().collect();
    let beyond = baseline.map(|baseline| frame_sag(contour.read().as_ref(), &baseline.standing).ok().map(|sag| baseline.beyond(sag)));
    let state = |fault: FaultId, sign: f64| match (beyond, drill.faults.get(&fault)) {
        _ if !deep => Contact::Unjudged,
        (Some(Some(beyond)), Some(rule)) if sign * beyond >= rule.threshold => Contact::Lost,
        (Some(Some(beyond)), Some(rule)) if sign * beyond >= rule.clean => Contact::Leaving,
        (Some(Some(_)), _) => Contact::Held,
        (Some(None), _) => Contact::CantTell,
        (None, _) => Contact::Unjudged,
    };
    let marks = [(UPPER_BACK, state(FaultId::BackOverArched, -1.0)), (TAILBONE, state(FaultId::BackRounded, 1.0))];
    let contacts = marks
        .into_iter()
        .filter_map(|(zone, contact)| Some(ContactMark { at: nearest(&points, (zone.0 + zone.1) / 2.0)?.in_image, contact }))
        .collect();
    BackView { rod: rod(&points), outline: points.iter().map(|point| point.in_image).collect(), contacts }
}

/// The edge of the outline's hull that spans the neck: where a rigid rod held against the back rests. `None` where head or
/// tailbone have no outline.
pub fn rod(points: &[OutlinePoint]) -> Option<(Point, Point)> {
    let lasting: Vec<&OutlinePoint> = points.iter().filter(|point| (HEAD.0..=TAILBONE.1).contains(&point.u)).collect();
    let mut hull: Vec<&OutlinePoint> = Vec::new();
    for point in lasting {
        while let [.., a, b] = hull.as_slice() {
            let turns_out = (b.along - a.along) * (point.behind - a.behind) - (b.behind - a.behind) * (point.along - a.along) >= 0.0;
            if !turns_out {
                break;
            }
            hull.pop();
        }
        hull.push(point);
    }
    let edge = hull.windows(2).find(|edge| edge[0].u <= SPANS && SPANS <= edge[1].u)?;
    let (upper, lower) = (edge[0], edge[1]);
    let length = (lower.along - upper.along).max(1e-6);
    let at = |along: f64| upper.in_image.plus(lower.in_image.from(upper.in_image).scaled((along - upper.along) / length));
    let (first, last) = (points.first()?.along, nearest(points, TAILBONE.1)?.along);
    Some((at(first - PAST_END_TRUNKS), at(last + PAST_END_TRUNKS)))
}

fn nearest(points: &[OutlinePoint], u: f64) -> Option<OutlinePoint> {
    points.iter().copied().min_by(|a, b| (a.u - u).abs().total_cmp(&(b.u - u).abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An outline along the y axis; `behind` is towards − x, as for a person who faces right.
    fn outline(behind: impl Fn(f64) -> f64) -> Vec<OutlinePoint> {
        (0..72)
            .map(|i| -0.7 + 0.025 * f64::from(i))
            .map(|u| OutlinePoint { u, along: u, behind: behind(u), in_image: Point::new(500.0 - 100.0 * behind(u), 300.0 + 100.0 * u) })
            .collect()
    }

    #[test]
    fn on_a_straight_back_the_rod_lies_on_all_of_it() {
        let (upper, lower) = rod(&outline(|_| 0.2)).unwrap();
        assert!((upper.x - 480.0).abs() < 1e-6 && (lower.x - 480.0).abs() < 1e-6);
        assert!(upper.y < 240.0 && lower.y > 400.0);
    }

    #[test]
    fn on_a_rounded_back_the_rod_rests_on_the_bulge_and_leaves_the_tailbone() {
        let (upper, lower) = rod(&outline(|u| 0.2 + 0.15 * (1.0 - ((u - 0.5) / 0.5).powi(2)).max(0.0))).unwrap();
        assert!(lower.x < 475.0, "behind the tailbone, whose outline is at 480: {}", lower.x);
        assert!(lower.x < upper.x);
    }

    #[test]
    fn without_an_outline_of_the_head_there_is_no_rod() {
        let trunk: Vec<OutlinePoint> = outline(|_| 0.2).into_iter().filter(|point| point.u > 0.0).collect();
        assert_eq!(rod(&trunk), None);
    }
}
