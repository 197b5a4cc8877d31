//! The exchange between athlete and coach: what is sent, what is kept of what was opened, and how
//! it is shown.

mod arrival;
mod charts;
mod moving;
mod opened;
mod player;
mod qr;
mod replies;
mod sending;
mod sent_day;

pub use arrival::{Arrival, Occupied, arrival};
pub use charts::{Bar, Curve, DepthBars, depth_bars, hip_curve, sparkline};
pub use moving::motion;
pub use opened::{Athlete, MOST_OPENED, Opened, OpenedSets, Practice};
pub use player::{Player, View};
pub use qr::{QrPicture, qr_picture, read_qr};
pub use replies::{KeptReply, MOST_REPLIES, Replies};
pub use sending::{Parcel, reply_parcel, sets_parcel, shared_set, span};
pub use sent_day::{date, day};

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::day::Day;
    use crate::replay::{Replay, ReplayFrame};
    use hinge::back::rod::{BackView, Contact, ContactMark};
    use hinge::session::SessionRecord;
    use hinge::share::Date;
    use pose::{LandmarkId, Point};

    /// A record of so many reps, each 2 s down and 2 s up, one every 5 s.
    pub(crate) fn record(reps: usize) -> SessionRecord {
        let rep = |number: usize| {
            let start_s = 1.0 + 5.0 * number as f64;
            format!(
                r#"{{"start_s": {start_s}, "bottom_s": {}, "end_s": {}, "hip_deg": 84.0,
                    "knee_deg": 15, "hip_share": 0.84, "clean_range_deg": {},
                "score": {}, "parts": {{"dowel": 90, "hips": 95, "finish": 100}}, "faults": [],
                "unseen": []}}"#,
                start_s + 2.0,
                start_s + 4.0,
                60 + number,
                90 + number
            )
        };
        let reps: Vec<String> = (0..reps).map(rep).collect();
        let json = format!(
            r#"{{"schema": "dowel.session/1", "app": "0.1.0", "model": {{"name": "blazepose-lite",
                "sha256": ""}}, "drill": "hip-hinge",
            "source": {{"kind": "camera", "width": 480, "height": 854, "frames": 9,
            "duration_s": 60}}, "facing": "right",
            "calibration": {{"at_s": 0.8, "trunk_px": 130.0, "reference": null}}, "frames": [],
            "reps": [{}],
            "set": {{"reps": {}, "score": 93}}}}"#,
            reps.join(","),
            reps.len()
        );
        serde_json::from_str(&json).unwrap()
    }

    /// Its frames, ten a second: the hip goes 130 px back, the shoulder 100 px forward.
    pub(crate) fn replay(record: &SessionRecord) -> Replay {
        let frame = |t_s: f64, depth: f64| {
            let mut landmarks_in_image = vec![[240.0, 400.0, 0.9]; 33];
            let mut put =
                |id: LandmarkId, x: f64, y: f64| landmarks_in_image[id as usize] = [x, y, 0.95];
            put(LandmarkId::RightEar, 250.0 + 130.0 * depth, 230.0 + 90.0 * depth);
            put(LandmarkId::RightShoulder, 240.0 + 100.0 * depth, 280.0 + 70.0 * depth);
            put(LandmarkId::RightHip, 240.0 - 60.0 * depth, 410.0);
            put(LandmarkId::RightKnee, 244.0, 520.0);
            put(LandmarkId::RightAnkle, 240.0, 630.0);
            put(LandmarkId::RightFootIndex, 290.0, 645.0);
            let at = |y: f64| Point::new(200.0, y);
            let mark = |y: f64| ContactMark { at: at(y), on_rod: None, contact: Contact::Held };
            let back = BackView {
                outline: Vec::new(),
                rod: Some((at(220.0), at(430.0))),
                contacts: vec![mark(230.0), mark(300.0), mark(410.0)],
            };
            ReplayFrame { t_s, landmarks_in_image, hip_deg: Some(84.0 * depth), back: Some(back) }
        };
        let frames = record.reps.iter().flat_map(|rep| {
            let length_s = rep.end_s - rep.start_s;
            (0..=40).map(move |i| {
                let share = f64::from(i) / 40.0;
                frame(rep.start_s + share * length_s, (std::f64::consts::PI * share).sin())
            })
        });
        Replay {
            width_px: 480,
            height_px: 854,
            near_is_left: Some(false),
            frames: frames.collect(),
        }
    }

    #[test]
    fn days_are_sent_and_come_back() {
        let today = Day::new(2026, 11, 21).unwrap();
        assert_eq!(day(date(today)), today);
        assert_eq!(day(Date { year: 70_000, month: 1, day: 1 }), Day::FIRST);
    }
}
