//! The stick figure that is sent, from a set's frames.

use crate::replay::{Replay, ReplayFrame};
use hinge::rep::record::Rep;
use hinge::session::SessionRecord;
use hinge::share::limits::MOST_PER_HALF;
use hinge::share::{JOINTS, Keyframe, Motion, RodMarks};
use pose::landmark::LANDMARK_COUNT;
use pose::{BodySide, LandmarkId, Point};

/// A landmark less visible than this is not sent.
const LEAST_VISIBILITY: f64 = 0.3;
/// Between frames farther apart nothing is sent: the person was not seen, s.
const LONGEST_GAP_S: f64 = 0.6;
/// The rod is that of the nearest frame whose outline was looked at, if it is not farther away than
/// this, s.
const ROD_WITHIN_S: f64 = 0.2;
/// Places are this exact in a file, steps in a trunk: half a centimetre.
const FINEST_GRAIN: u32 = 96;

/// How the reps of a set looked; `None` when nothing of them was kept, or standing was never taken.
pub fn motion(record: &SessionRecord, replay: &Replay) -> Option<Motion> {
    let trunk_px = record
        .calibration
        .as_ref()
        .map(|calibration| calibration.trunk_px)
        .filter(|trunk_px| *trunk_px >= 1.0)?;
    let near = if replay.near_is_left == Some(true) { BodySide::Left } else { BodySide::Right };
    let joints = [
        near.ear(),
        near.shoulder(),
        near.elbow(),
        near.wrist(),
        near.hip(),
        near.knee(),
        near.ankle(),
        near.foot_index(),
    ];
    let hip_in_image = |frame: &ReplayFrame| place(frame, near.hip());
    let origin_in_image = replay.frames.iter().find_map(hip_in_image)?;
    let body = Body { joints, origin_in_image, trunk_px };
    let reps: Vec<Vec<Keyframe>> =
        record.reps.iter().map(|rep| body.positions(rep, replay)).collect();
    reps.iter().any(|rep| !rep.is_empty()).then_some(Motion {
        per_half: MOST_PER_HALF,
        grain: FINEST_GRAIN,
        reps,
    })
}

struct Body {
    joints: [LandmarkId; JOINTS],
    origin_in_image: Point,
    trunk_px: f64,
}

impl Body {
    /// The rep's positions; none where nothing of it was seen.
    fn positions(&self, rep: &Rep, replay: &Replay) -> Vec<Keyframe> {
        let frames = replay.between(rep.start_s - LONGEST_GAP_S, rep.end_s + LONGEST_GAP_S);
        let half = MOST_PER_HALF as f64;
        let down = (0..MOST_PER_HALF)
            .map(|i| rep.start_s + (rep.bottom_s - rep.start_s) * i as f64 / half);
        let up = (0..=MOST_PER_HALF)
            .map(|i| rep.bottom_s + (rep.end_s - rep.bottom_s) * i as f64 / half);
        let positions: Vec<Keyframe> = down.chain(up).map(|t_s| self.at(t_s, frames)).collect();
        let is_seen = positions.iter().any(|position| position.joints.iter().any(Option::is_some));
        if is_seen { positions } else { Vec::new() }
    }

    /// Between the frames before and after this time.
    fn at(&self, t_s: f64, frames: &[ReplayFrame]) -> Keyframe {
        let after = frames.partition_point(|frame| frame.t_s < t_s);
        let (before, after) =
            (frames.get(after.saturating_sub(1)), frames.get(after).or(frames.last()));
        let Some((before, after)) = before
            .zip(after)
            .filter(|(a, b)| b.t_s - a.t_s <= LONGEST_GAP_S && (t_s - b.t_s) <= LONGEST_GAP_S)
        else {
            return Keyframe::default();
        };
        let share = if after.t_s > before.t_s {
            ((t_s - before.t_s) / (after.t_s - before.t_s)).clamp(0.0, 1.0)
        } else {
            0.0
        };
        let between = |a: f64, b: f64| a + share * (b - a);
        let joint = |id: LandmarkId| {
            let (a, b) = (place(before, id)?, place(after, id)?);
            Some(self.in_trunks(Point::new(between(a.x, b.x), between(a.y, b.y))))
        };
        Keyframe {
            joints: self.joints.map(joint),
            hip_deg: before.hip_deg.zip(after.hip_deg).map(|(a, b)| between(a, b)),
            rod: self.rod(t_s, frames),
        }
    }

    fn rod(&self, t_s: f64, frames: &[ReplayFrame]) -> Option<RodMarks> {
        let away_s = |frame: &&ReplayFrame| (frame.t_s - t_s).abs();
        let looked_at =
            frames.iter().filter(|frame| frame.back.is_some() && away_s(frame) <= ROD_WITHIN_S);
        let back = looked_at.min_by(|a, b| away_s(a).total_cmp(&away_s(b)))?.back.as_ref()?;
        let (upper, lower) = back.rod?;
        let contact = |place: usize| {
            back.contacts.get(place).map(|mark| (self.in_trunks(mark.at), mark.contact))
        };
        RodMarks::new(self.in_trunks(upper), self.in_trunks(lower), [0, 1, 2].map(contact))
    }

    fn in_trunks(&self, in_image: Point) -> Point {
        let from_origin = in_image.from(self.origin_in_image);
        Point::new(from_origin.x / self.trunk_px, from_origin.y / self.trunk_px)
    }
}

fn place(frame: &ReplayFrame, id: LandmarkId) -> Option<Point> {
    let [x, y, visibility] = *frame
        .landmarks_in_image
        .get(id as usize)
        .filter(|_| frame.landmarks_in_image.len() == LANDMARK_COUNT)?;
    (visibility >= LEAST_VISIBILITY).then_some(Point::new(x, y))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{record, replay};
    use super::*;
    use hinge::share::Joint;

    #[test]
    fn a_rep_is_sent_from_its_start_over_its_bottom_to_its_end() {
        let record = record(2);
        let motion = motion(&record, &replay(&record)).unwrap();
        assert_eq!((motion.reps.len(), motion.reps[0].len(), motion.per_half), (2, 49, 24));
        let hip_deg = |place: usize| motion.reps[1][place].hip_deg.unwrap().round();
        assert_eq!([hip_deg(0), hip_deg(24), hip_deg(48)], [0.0, 84.0, 0.0]);
        let hip_x = |place: usize| motion.reps[1][place].joints[Joint::Hip as usize].unwrap().x;
        assert!((hip_x(24) - hip_x(0) + 60.0 / 130.0).abs() < 1e-6, "the hips went back");
        let rod = motion.reps[0][12].rod.unwrap();
        assert!((rod.lower.y - rod.upper.y - 210.0 / 130.0).abs() < 1e-6);
    }

    #[test]
    fn what_was_not_seen_is_not_sent() {
        let record = record(2);
        let mut half = replay(&record);
        half.frames.retain(|frame| frame.t_s < 5.0);
        let seen = motion(&record, &half).unwrap();
        assert_eq!((seen.reps[0].len(), seen.reps[1].len()), (49, 0));
        let mut gap = replay(&record);
        gap.frames.retain(|frame| !(1.9..4.1).contains(&frame.t_s));
        let seen = motion(&record, &gap).unwrap();
        assert_eq!((seen.reps[0][24].hip_deg, seen.reps[0][24].rod), (None, None));
        assert_eq!(motion(&record, &Replay::default()), None);
    }
}
