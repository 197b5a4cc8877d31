//! Following one person from frame to frame.

use super::detector::Detection;
use super::error::EngineError;
use super::frame::Frame;
use super::landmarks::Reading;
use super::networks::Engine;
use super::want::Want;
use crate::landmark::Pose;
use crate::roi::Roi;

/// Below this pose score the person is lost and is looked for again on the next frame.
/// Source: MediaPipe `pose_landmark_by_roi_cpu.pbtxt`, threshold 0.5.
const LEAST_POSE_SCORE: f64 = 0.5;
/// While a person is followed, the whole picture is searched for others this often, s.
/// Own choice: soon enough to warn during set-up, rare enough to delay a frame in thirty at most.
const LOOK_ROUND_EVERY_S: f64 = 2.0;
/// After a loss only somebody at the same place is taken for the person of the set, for this long,
/// s; then anybody is. Own choice: longer than a passer-by covers the person.
const REMEMBER_FOR_S: f64 = 3.0;
/// "The same place": within this share of the region's side from where the person was lost.
const SAME_PLACE_SIDES: f64 = 0.4;
/// While a person is followed, a detection is that person when its centre is this near, share of
/// the region's side … Own choice: both centres lie between the hips, and the detector's is off by
/// less than half of this.
const SAME_PERSON_SIDES: f64 = 0.13;
/// … and the sides differ by no more than this factor. Own choice: a raised or bent body changes it
/// by a third.
const SAME_PERSON_SIZE: f64 = 1.6;
/// Somebody whose region is smaller than this share of the followed person's stands far behind and
/// is no concern.
const OTHER_LEAST_SIZE: f64 = 0.35;

/// Where a frame's time went, ms.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct EngineTimes {
    /// Cutting out the region (and the whole detector on the frames on which it ran).
    pub crop_ms: f64,
    /// The landmark network.
    pub infer_ms: f64,
    /// Landmarks out of its answers.
    pub decode_ms: f64,
}

/// What one frame showed of the person who is followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Followed {
    /// The followed person, if there.
    pub pose: Option<Pose>,
    /// Whether the last search of the whole picture found anybody else of similar size.
    pub others_seen: bool,
    /// Where the time went.
    pub times: EngineTimes,
}

/// Follows one person: found by the detector, kept by the landmarks' own alignment points.
///
/// ```no_run
/// use pose::LandmarkId;
/// use pose::engine::{Channels, Engine, Frame, Tracker, Want};
///
/// let landmarks = std::fs::read("models/networks/pose_landmark_lite.net")?;
/// let detector = std::fs::read("models/networks/pose_detection.net")?;
/// let mut tracker = Tracker::new(Engine::load(&landmarks, &detector)?);
///
/// let pixels = vec![0; 480 * 854 * 3];
/// let frame = Frame::new(480, 854, &pixels, Channels::Rgb)?;
/// let followed = tracker.follow_person(&frame, 0.0, Want::default(), &|| 0.0)?;
/// if let Some(pose) = followed.pose {
///     println!("the left hip is at {:?}", pose.at(LandmarkId::LeftHip));
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Tracker {
    engine: Engine,
    next_roi: Option<Roi>,
    last: Option<LastSeen>,
    looked_round_at_s: Option<f64>,
    others_seen: bool,
}

#[derive(Clone, Copy)]
struct LastSeen {
    roi: Roi,
    t_s: f64,
}

impl Tracker {
    /// Follows nobody yet.
    pub fn new(engine: Engine) -> Tracker {
        Tracker { engine, next_roi: None, last: None, looked_round_at_s: None, others_seen: false }
    }

    /// Forgets the person; the next frame is searched anew.
    pub fn reset(&mut self) {
        self.next_roi = None;
        self.last = None;
        self.looked_round_at_s = None;
        self.others_seen = false;
    }

    /// Finds the person in one frame, taken at `t_s` seconds. `now_ms` reads a clock, in ms; it is
    /// used for [`EngineTimes`] only.
    ///
    /// # Errors
    /// [`EngineError::Model`] when a network can't be run.
    pub fn follow_person(
        &mut self,
        frame: &Frame,
        t_s: f64,
        want: Want,
        now_ms: &dyn Fn() -> f64,
    ) -> Result<Followed, EngineError> {
        let began = now_ms();
        let roi = self.region(frame, t_s)?;
        let Some(roi) = roi else {
            let times = EngineTimes { crop_ms: now_ms() - began, ..EngineTimes::default() };
            return Ok(Followed { pose: None, others_seen: self.others_seen, times });
        };
        let picture = self.engine.landmarks.picture(frame, &roi, want.mirrored)?;
        let cropped = now_ms();
        let answer = self.engine.landmarks.run(picture, want)?;
        let inferred = now_ms();
        let pose = self.keep_or_lose(answer.reading(&roi), t_s);
        let times = EngineTimes {
            crop_ms: cropped - began,
            infer_ms: inferred - cropped,
            decode_ms: now_ms() - inferred,
        };
        Ok(Followed { pose, others_seen: self.others_seen, times })
    }

    /// The region to look at; searches the whole picture when nobody is followed or it is time to
    /// look round.
    fn region(&mut self, frame: &Frame, t_s: f64) -> Result<Option<Roi>, EngineError> {
        let due = self.looked_round_at_s.is_none_or(|at_s| t_s - at_s >= LOOK_ROUND_EVERY_S);
        if self.next_roi.is_some() && !due {
            return Ok(self.next_roi);
        }
        let people = self.engine.detector.find(frame)?;
        self.looked_round_at_s = Some(t_s);
        if self.next_roi.is_none() {
            let lost_at =
                self.last.filter(|last| t_s - last.t_s < REMEMBER_FOR_S).map(|last| last.roi);
            self.next_roi = choose(&people, lost_at).map(|roi| roi.on_grid());
        }
        self.others_seen = self.next_roi.is_some_and(|own| {
            people.iter().any(|p| {
                !same_person(&p.roi, &own) && p.roi.side_px >= OTHER_LEAST_SIZE * own.side_px
            })
        });
        Ok(self.next_roi)
    }

    /// The person that the landmarks show, whose next region they give; `None` when lost.
    fn keep_or_lose(&mut self, reading: Reading, t_s: f64) -> Option<Pose> {
        self.next_roi = None;
        if reading.pose.score < LEAST_POSE_SCORE {
            return None;
        }
        self.next_roi = Roi::from_alignment_points(reading.centre_in_image, reading.rim_in_image)
            .map(|roi| roi.on_grid());
        self.last = Some(LastSeen { roi: reading.pose.roi, t_s });
        Some(reading.pose)
    }
}

/// Of several people: after a loss the one at the place where the person was lost, else the
/// largest.
fn choose(people: &[Detection], lost_at: Option<Roi>) -> Option<Roi> {
    let regions = people.iter().map(|person| person.roi);
    regions
        .filter(|roi| lost_at.is_none_or(|lost_at| same_place(roi, &lost_at)))
        .max_by(|a, b| a.side_px.total_cmp(&b.side_px))
}

fn same_person(roi: &Roi, own: &Roi) -> bool {
    let size = roi.side_px / own.side_px;
    let near = roi.centre_in_image.distance(own.centre_in_image) < SAME_PERSON_SIDES * own.side_px;
    near && (1.0 / SAME_PERSON_SIZE..=SAME_PERSON_SIZE).contains(&size)
}

fn same_place(roi: &Roi, other: &Roi) -> bool {
    roi.centre_in_image.distance(other.centre_in_image) < SAME_PLACE_SIDES * other.side_px
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Point;

    fn at(x: f64, side_px: f64) -> Detection {
        Detection {
            score: 0.9,
            roi: Roi { centre_in_image: Point::new(x, 400.0), side_px, turn_deg: 0.0 },
        }
    }

    #[test]
    fn the_largest_person_is_followed_at_first() {
        assert_eq!(choose(&[at(100.0, 300.0), at(400.0, 600.0)], None), Some(at(400.0, 600.0).roi));
        assert_eq!(choose(&[], None), None);
    }

    #[test]
    fn somebody_close_behind_is_another_person() {
        let own = at(200.0, 600.0).roi;
        assert!(
            same_person(&at(230.0, 560.0).roi, &own) && same_person(&at(190.0, 800.0).roi, &own)
        );
        assert!(
            !same_person(&at(90.0, 400.0).roi, &own) && !same_person(&at(210.0, 300.0).roi, &own)
        );
    }

    #[test]
    fn after_a_loss_a_larger_passer_by_is_not_taken_for_the_person() {
        let own = at(200.0, 500.0);
        assert_eq!(
            choose(&[at(230.0, 480.0), at(600.0, 900.0)], Some(own.roi)),
            Some(at(230.0, 480.0).roi)
        );
        assert_eq!(choose(&[at(600.0, 900.0)], Some(own.roi)), None);
    }
}
