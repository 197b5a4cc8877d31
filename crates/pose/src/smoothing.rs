//! One Euro smoothing on real timestamps, for what is drawn only: scoring reads unfiltered
//! landmarks.
//!
//! Source: Casiez, Roussel, Vogel, "1€ Filter", CHI 2012; the settings are MediaPipe's for pose
//! landmarks (`pose_landmark_filtering.pbtxt`), values scaled by the size of the person.

use crate::geometry::Point;
use crate::landmark::{LANDMARK_COUNT, Landmark, Pose};

/// Settings of a filter, frequencies in Hz.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Cut-off frequency at rest, Hz.
    pub min_cutoff_hz: f64,
    /// How much the cut-off rises with speed, Hz per (size per s).
    pub beta: f64,
    /// Cut-off frequency of the speed, Hz.
    pub derivative_cutoff_hz: f64,
}

/// Source: BlazePose's graph, landmarks on the picture.
const LANDMARKS: Settings = Settings { min_cutoff_hz: 0.05, beta: 80.0, derivative_cutoff_hz: 1.0 };
/// After a gap of this length the filters begin anew, s. Own choice: a lost person has moved by
/// then.
const FORGET_AFTER_S: f64 = 0.5;

/// A filter of one value over time.
///
/// ```
/// use pose::smoothing::{OneEuro, Settings};
///
/// let settings = Settings { min_cutoff_hz: 1.0, beta: 0.0, derivative_cutoff_hz: 1.0 };
/// let mut filter = OneEuro::new(settings);
/// assert_eq!(filter.next(10.0, 1.0, 0.0), 10.0);
/// let smoothed = filter.next(11.0, 1.0, 0.1);
/// assert!(10.0 < smoothed && smoothed < 11.0);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct OneEuro {
    settings: Settings,
    last: Option<State>,
}

#[derive(Clone, Copy, Debug)]
struct State {
    t_s: f64,
    raw: f64,
    smooth: f64,
    /// Sizes per s.
    speed: f64,
}

impl OneEuro {
    /// A filter that has seen nothing.
    pub fn new(settings: Settings) -> Self {
        Self { settings, last: None }
    }

    /// The smoothed value at `t_s` seconds. `size`: what counts as one unit of speed, in the
    /// value's unit. A time that does not rise gives the last smoothed value.
    pub fn next(&mut self, value: f64, size: f64, t_s: f64) -> f64 {
        let Some(last) = self.last else {
            self.last = Some(State { t_s, raw: value, smooth: value, speed: 0.0 });
            return value;
        };
        let step_s = t_s - last.t_s;
        if step_s <= 0.0 {
            return last.smooth;
        }
        let speed = blend(
            last.speed,
            (value - last.raw) / size / step_s,
            self.settings.derivative_cutoff_hz,
            step_s,
        );
        let cutoff_hz = self.settings.min_cutoff_hz + self.settings.beta * speed.abs();
        let smooth = blend(last.smooth, value, cutoff_hz, step_s);
        self.last = Some(State { t_s, raw: value, smooth, speed });
        smooth
    }
}

/// One step of a first-order low-pass filter.
fn blend(before: f64, now: f64, cutoff_hz: f64, step_s: f64) -> f64 {
    let time_constant_s = 1.0 / (std::f64::consts::TAU * cutoff_hz);
    let share = step_s / (step_s + time_constant_s);
    before + share * (now - before)
}

/// Smooths a person's landmarks for drawing.
#[derive(Clone, Debug)]
pub struct PoseSmoother {
    filters: [[OneEuro; 2]; LANDMARK_COUNT],
    last_t_s: Option<f64>,
}

impl Default for PoseSmoother {
    fn default() -> Self {
        Self::new()
    }
}

impl PoseSmoother {
    /// A smoother that has seen nothing.
    pub fn new() -> Self {
        Self { filters: [[OneEuro::new(LANDMARKS); 2]; LANDMARK_COUNT], last_t_s: None }
    }

    /// The pose's landmarks at `t_s` seconds with their places smoothed; the rest is as in `pose`.
    pub fn smooth(&mut self, pose: &Pose, t_s: f64) -> [Landmark; LANDMARK_COUNT] {
        if self.last_t_s.is_some_and(|last| t_s - last > FORGET_AFTER_S) {
            *self = Self::new();
        }
        self.last_t_s = Some(t_s);
        let size_px = pose.roi.side_px.max(1.0);
        let mut landmarks = pose.landmarks;
        for (landmark, [x, y]) in landmarks.iter_mut().zip(&mut self.filters) {
            let Point { x: raw_x, y: raw_y } = landmark.in_image;
            landmark.in_image =
                Point::new(x.next(raw_x, size_px, t_s), y.next(raw_y, size_px, t_s));
        }
        landmarks
    }

    /// The same as they are drawn: [x px, y px, visibility] each.
    pub fn marks(&mut self, pose: &Pose, t_s: f64) -> Vec<[f64; 3]> {
        self.smooth(pose, t_s)
            .iter()
            .map(|landmark| [landmark.in_image.x, landmark.in_image.y, landmark.visibility])
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_output_stays_between_the_last_output_and_the_input() {
        let mut filter = OneEuro::new(LANDMARKS);
        let mut last = filter.next(0.0, 1.0, 0.0);
        for (i, value) in [1.0, 0.5, -2.0, -2.0, 3.0, 0.0].into_iter().enumerate() {
            let smooth = filter.next(value, 1.0, (i + 1) as f64 * 0.033);
            assert!(
                smooth >= last.min(value) - 1e-12 && smooth <= last.max(value) + 1e-12,
                "{smooth} between {last} and {value}"
            );
            last = smooth;
        }
    }

    #[test]
    fn a_still_value_settles_on_itself_and_jitter_shrinks() {
        let mut filter = OneEuro::new(LANDMARKS);
        let jitter: Vec<f64> = (0..300)
            .map(|i| {
                filter.next(0.5 + if i % 2 == 0 { 1e-4 } else { -1e-4 }, 1.0, f64::from(i) / 30.0)
            })
            .collect();
        let spread = jitter[200..].iter().fold(0.0_f64, |widest, v| widest.max((v - 0.5).abs()));
        assert!(spread < 0.5e-4, "{spread}");
    }

    #[test]
    fn a_still_person_whose_region_breathes_stays_still() {
        let mut filter = OneEuro::new(LANDMARKS);
        for i in 0..60 {
            let smooth = filter.next(400.0, 1000.0 + 50.0 * f64::from(i % 3), f64::from(i) / 30.0);
            assert!((smooth - 400.0).abs() < 1e-9);
        }
    }

    #[test]
    fn time_standing_still_changes_nothing() {
        let mut filter = OneEuro::new(LANDMARKS);
        filter.next(1.0, 1.0, 1.0);
        assert_eq!(filter.next(5.0, 1.0, 1.0), 1.0);
    }
}
