//! Which moment of a rep is shown. Two reps run together by how far each has come, not by the
//! clock: the one's bottom meets the other's.

use crate::replay::{Replay, ReplayFrame};
use hinge::back::rod::Contact;
use hinge::rep::record::Rep;
use hinge::session::SessionRecord;
use pose::Point;
use std::sync::Arc;

/// How far a rep has come at its bottom; 0 = its start, 1 = its end.
pub const BOTTOM_SHARE: f64 = 0.5;
/// The share of the time that passes when it is slowed down.
pub const SLOW: f64 = 0.5;
/// A moment farther than this from the next frame shows nobody, s.
const FRAME_REACH_S: f64 = 0.4;
/// A landmark less visible than this does not widen the part of the picture that is shown.
const LEAST_VISIBILITY: f64 = 0.3;
/// Room round the figure, share of its height.
const ROOM: f64 = 0.06;
/// Width for one of height of the part of the picture that is shown.
pub const WINDOW_ASPECT: f64 = 0.8;

/// A set that can be shown again.
#[derive(Clone, Debug)]
pub struct ShownSet {
    /// Its reps.
    pub record: Arc<SessionRecord>,
    /// Its frames.
    pub replay: Arc<Replay>,
    /// What tells it from another set beside it, as its day.
    pub name: Option<String>,
}

/// A part of the picture, pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Its upper left corner.
    pub corner: Point,
    /// Its width.
    pub width_px: f64,
    /// Its height.
    pub height_px: f64,
}

impl ShownSet {
    /// The numbers of the reps that can be shown, 1 = first.
    pub fn numbers(&self) -> Vec<u32> {
        let shown =
            |(_, rep): &(u32, &Rep)| !self.replay.between(rep.start_s, rep.end_s).is_empty();
        (1..).zip(&self.record.reps).filter(shown).map(|(number, _)| number).collect()
    }

    /// The rep of this number.
    pub fn rep(&self, number: u32) -> Option<&Rep> {
        self.record.reps.get(number.checked_sub(1)? as usize)
    }

    /// The best rep that can be shown: the highest score, of equal ones the one that was clean
    /// deepest, or else the first.
    pub fn best(&self) -> Option<u32> {
        let rank = |number: &u32| {
            self.rep(*number)
                .map(|rep| (rep.score.unwrap_or(-1.0), rep.clean_range_deg.unwrap_or(-1.0)))
        };
        self.numbers()
            .into_iter()
            .rev()
            .max_by(|a, b| rank(a).partial_cmp(&rank(b)).unwrap_or(std::cmp::Ordering::Equal))
    }

    /// The worst rep that can be shown, and is not the best one: the lowest score, of equal ones
    /// the last.
    pub fn worst(&self) -> Option<u32> {
        let best = self.best();
        let rank =
            |number: &u32| self.rep(*number).and_then(|rep| rep.score).unwrap_or(f64::INFINITY);
        self.numbers()
            .into_iter()
            .rev()
            .filter(|number| Some(*number) != best)
            .min_by(|a, b| rank(a).total_cmp(&rank(b)))
    }

    /// What a rep looked like when it had come so far; `None` when nobody was seen then.
    pub fn frame(&self, number: u32, share: f64) -> Option<&ReplayFrame> {
        let t_s = time_s(self.rep(number)?, share);
        let after = self.replay.frames.partition_point(|frame| frame.t_s < t_s);
        let near = [after.checked_sub(1), Some(after)]
            .into_iter()
            .flatten()
            .filter_map(|i| self.replay.frames.get(i));
        let off_s = |frame: &ReplayFrame| (frame.t_s - t_s).abs();
        near.min_by(|a, b| off_s(a).total_cmp(&off_s(b)))
            .filter(|frame| off_s(frame) <= FRAME_REACH_S)
    }

    /// How far a rep had come when the first contact left the rod for certain; `None` where none
    /// did.
    pub fn first_lost_share(&self, number: u32) -> Option<f64> {
        let rep = self.rep(number)?;
        let has_lost = |frame: &&ReplayFrame| {
            frame
                .back
                .as_ref()
                .is_some_and(|back| back.contacts.iter().any(|mark| mark.contact == Contact::Lost))
        };
        self.replay
            .between(rep.start_s, rep.end_s)
            .iter()
            .find(has_lost)
            .map(|frame| share(rep, frame.t_s))
    }

    /// The part of the picture that holds the figure through all of a rep.
    pub fn window(&self, number: u32) -> Option<Window> {
        let rep = self.rep(number)?;
        let frames = self.replay.between(rep.start_s, rep.end_s);
        let marks = frames.iter().flat_map(|frame| &frame.landmarks_in_image);
        let marks = marks
            .filter(|[_, _, visibility]| *visibility >= LEAST_VISIBILITY)
            .map(|[x, y, _]| Point::new(*x, *y));
        let backs = frames.iter().filter_map(|frame| frame.back.as_ref());
        let rods = backs.flat_map(|back| {
            back.outline.iter().copied().chain(back.rod.into_iter().flat_map(|(a, b)| [a, b]))
        });
        around(marks.chain(rods))
    }
}

/// The reps that stand beside each other at first: of one set the best and the worst, of two the
/// best of each.
pub fn first_pair(set: &ShownSet, other: Option<&ShownSet>) -> Option<(u32, Option<u32>)> {
    Some((set.best()?, other.map_or_else(|| set.worst(), ShownSet::best)))
}

/// The time in the set at which a rep has come so far, s.
pub fn time_s(rep: &Rep, share: f64) -> f64 {
    let share = share.clamp(0.0, 1.0);
    if share < BOTTOM_SHARE {
        rep.start_s + (rep.bottom_s - rep.start_s) * share / BOTTOM_SHARE
    } else {
        rep.bottom_s + (rep.end_s - rep.bottom_s) * (share - BOTTOM_SHARE) / (1.0 - BOTTOM_SHARE)
    }
}

/// How far a rep has come at a time of its set, 0…1.
pub fn share(rep: &Rep, t_s: f64) -> f64 {
    let of = |from_s: f64, to_s: f64| {
        ((t_s - from_s) / (to_s - from_s).max(f64::EPSILON)).clamp(0.0, 1.0)
    };
    if t_s < rep.bottom_s {
        of(rep.start_s, rep.bottom_s) * BOTTOM_SHARE
    } else {
        BOTTOM_SHARE + of(rep.bottom_s, rep.end_s) * (1.0 - BOTTOM_SHARE)
    }
}

/// How far it has come when `passed_s` seconds more have passed; after its end it begins again.
pub fn share_after(rep: &Rep, share_before: f64, passed_s: f64) -> f64 {
    let t_s = time_s(rep, share_before) + passed_s;
    if t_s >= rep.end_s { 0.0 } else { share(rep, t_s) }
}

fn around(points: impl Iterator<Item = Point>) -> Option<Window> {
    let bounds = points.fold(None, |bounds: Option<(Point, Point)>, p| {
        let (least, most) = bounds.unwrap_or((p, p));
        Some((
            Point::new(least.x.min(p.x), least.y.min(p.y)),
            Point::new(most.x.max(p.x), most.y.max(p.y)),
        ))
    });
    let (least, most) = bounds?;
    let tallest = (most.y - least.y).max((most.x - least.x) / WINDOW_ASPECT).max(1.0);
    let height_px = tallest * (1.0 + 2.0 * ROOM);
    let width_px = height_px * WINDOW_ASPECT;
    // The figure stands on the window's lower edge.
    let corner =
        Point::new((least.x + most.x - width_px) / 2.0, most.y + tallest * ROOM - height_px);
    Some(Window { corner, width_px, height_px })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set_figures::tests::rep_with;
    use hinge::back::rod::{BackView, ContactMark};
    use hinge::session::SetRecord;

    fn rep(start_s: f64, bottom_s: f64, end_s: f64, score: Option<f64>) -> Rep {
        Rep { start_s, bottom_s, end_s, score, ..rep_with("") }
    }

    fn frame(t_s: f64, contact: Contact) -> ReplayFrame {
        let back = BackView {
            outline: Vec::new(),
            rod: None,
            contacts: vec![ContactMark { at: Point::default(), on_rod: None, contact }],
        };
        ReplayFrame {
            t_s,
            landmarks_in_image: vec![[10.0 * t_s, 50.0, 0.9], [0.0, 250.0, 0.9], [900.0, 0.0, 0.1]],
            hip_deg: None,
            back: Some(back),
        }
    }

    fn set(reps: Vec<Rep>, frames: Vec<ReplayFrame>) -> ShownSet {
        let record = SessionRecord {
            set: SetRecord::of(&reps),
            reps,
            ..serde_json::from_str(
                r#"{"schema": "", "app": "", "model": {"name": "", "sha256": ""},
                    "drill": "hip-hinge", "facing": null, "calibration": null,
                    "source": {"kind": "video", "width": 0, "height": 0, "frames": 0,
                    "duration_s": 0}, "frames": [], "reps": [], "set": {"reps": 0,
                    "score": null}}"#,
            )
            .unwrap()
        };
        ShownSet {
            record: Arc::new(record),
            replay: Arc::new(Replay { frames, ..Replay::default() }),
            name: None,
        }
    }

    #[test]
    fn shares_meet_at_the_bottom_and_lead_back_to_their_times() {
        let rep = rep(10.0, 14.0, 15.0, None);
        for (share_of, at_s) in [(0.0, 10.0), (0.25, 12.0), (0.5, 14.0), (0.75, 14.5), (1.0, 15.0)]
        {
            assert!(
                (time_s(&rep, share_of) - at_s).abs() < 1e-9
                    && (share(&rep, at_s) - share_of).abs() < 1e-9,
                "{share_of}"
            );
        }
        assert_eq!((share(&rep, 9.0), share(&rep, 16.0), time_s(&rep, 7.0)), (0.0, 1.0, 15.0));
    }

    #[test]
    fn a_rep_goes_on_in_its_own_time_and_begins_again() {
        let rep = rep(10.0, 14.0, 15.0, None);
        assert!((share_after(&rep, 0.25, 1.0) - 0.375).abs() < 1e-9);
        assert_eq!(share_after(&rep, 0.9, 1.0), 0.0);
    }

    #[test]
    fn the_best_and_the_worst_are_chosen_of_what_can_be_shown() {
        let frames: Vec<ReplayFrame> =
            (0..40).map(|i| frame(f64::from(i) * 0.1, Contact::Held)).collect();
        let reps = vec![
            rep(0.0, 0.5, 1.0, Some(60.0)),
            Rep { clean_range_deg: Some(80.0), ..rep(1.0, 1.5, 2.0, Some(90.0)) },
            Rep { clean_range_deg: Some(70.0), ..rep(2.0, 2.5, 3.0, Some(90.0)) },
            rep(3.0, 3.5, 3.9, None),
            rep(50.0, 51.0, 52.0, Some(3.0)),
        ];
        let shown = set(reps, frames.clone());
        assert_eq!(
            (shown.numbers(), shown.best(), shown.worst()),
            (vec![1, 2, 3, 4], Some(2), Some(1))
        );
        let last_month =
            set(vec![rep(0.0, 0.5, 1.0, Some(50.0)), rep(1.0, 1.5, 2.0, Some(55.0))], frames);
        assert_eq!(first_pair(&shown, None), Some((2, Some(1))));
        assert_eq!(first_pair(&shown, Some(&last_month)), Some((2, Some(2))));
        let single = set(vec![rep(0.0, 0.5, 1.0, None)], vec![frame(0.5, Contact::Held)]);
        assert_eq!(first_pair(&single, None), Some((1, None)));
        assert_eq!(first_pair(&set(Vec::new(), Vec::new()), None), None);
    }

    #[test]
    fn the_nearest_frame_is_shown_and_a_gap_shows_nobody() {
        let shown = set(
            vec![rep(0.0, 2.0, 4.0, None)],
            vec![frame(0.0, Contact::Held), frame(0.2, Contact::Held), frame(2.0, Contact::Lost)],
        );
        let at = |share: f64| shown.frame(1, share).map(|frame| frame.t_s);
        assert_eq!(
            [at(0.0), at(0.04), at(0.25), at(0.5), at(1.0)],
            [Some(0.0), Some(0.2), None, Some(2.0), None]
        );
        assert_eq!((shown.first_lost_share(1), shown.first_lost_share(2)), (Some(0.5), None));
    }

    #[test]
    fn the_window_holds_the_figure_and_what_is_hidden_does_not_widen_it() {
        let shown = set(
            vec![rep(0.0, 1.0, 2.0, None)],
            vec![frame(0.0, Contact::Held), frame(2.0, Contact::Held)],
        );
        let window = shown.window(1).unwrap();
        assert!(
            window.corner.x < 0.0
                && window.corner.x + window.width_px > 20.0
                && window.width_px < 400.0,
            "{window:?}"
        );
        assert!(window.corner.y < 50.0 && window.corner.y + window.height_px > 250.0, "{window:?}");
        assert!((window.width_px / window.height_px - WINDOW_ASPECT).abs() < 1e-9);
    }
}
