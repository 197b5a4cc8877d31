//! Measures between the frames: what is measured over a time does not depend on how many frames
//! fell into it, nor on which.

use crate::rep::limits::{BETWEEN_FRAMES_S, EVEN_STEPS};
use crate::stance::seen_frame::{SeenFrame, between};
use crate::statistics::percentile;

/// What a measure was at the frames that have it, (time s, value), times rising.
pub(crate) type Samples = Vec<(f64, f64)>;

/// A measure's samples within `reach_s` of a time, and the ones next to them.
pub(crate) fn samples_round(
    frames: &[SeenFrame],
    at_s: f64,
    reach_s: f64,
    measure: impl Fn(&SeenFrame) -> Option<f64>,
) -> Samples {
    let reach_s = reach_s + BETWEEN_FRAMES_S;
    between(frames, at_s - reach_s, at_s + reach_s)
        .iter()
        .filter_map(|frame| Some((frame.t_s, measure(frame)?)))
        .collect()
}

/// The value at a time: between two samples in proportion. `None` outside of them, and between two
/// that lie too far apart.
pub(crate) fn value_at(samples: &[(f64, f64)], t_s: f64) -> Option<f64> {
    let next = samples.partition_point(|(then_s, _)| *then_s < t_s);
    let (next_s, next_value) = *samples.get(next)?;
    if next_s == t_s {
        return Some(next_value);
    }
    let (last_s, last_value) = *samples.get(next.checked_sub(1)?)?;
    let share = (t_s - last_s) / (next_s - last_s);
    (next_s - last_s <= BETWEEN_FRAMES_S).then_some(last_value + (next_value - last_value) * share)
}

/// Values at even steps of time from one to another; those that are not known are left out.
pub(crate) fn evenly(samples: &[(f64, f64)], from_s: f64, to_s: f64) -> impl Iterator<Item = f64> {
    let step_s = (to_s - from_s) / f64::from(EVEN_STEPS);
    (0..=EVEN_STEPS).filter_map(move |step| value_at(samples, from_s + step_s * f64::from(step)))
}

/// The median over the time within `reach_s` of a time; of the frames there where only single ones
/// are known.
pub(crate) fn middle_round(
    frames: &[SeenFrame],
    at_s: f64,
    reach_s: f64,
    measure: impl Fn(&SeenFrame) -> Option<f64>,
) -> Option<f64> {
    let samples = samples_round(frames, at_s, reach_s, measure);
    let of_frames = samples.iter().filter(|(t_s, _)| (t_s - at_s).abs() <= reach_s);
    percentile(evenly(&samples, at_s - reach_s, at_s + reach_s), 0.5)
        .or_else(|| percentile(of_frames.map(|(_, value)| *value), 0.5))
}

/// When values first rose above a level, between two samples in proportion.
pub(crate) fn first_crossed_s(samples: &[(f64, f64)], level: f64) -> Option<f64> {
    let above = samples.iter().position(|(_, value)| *value > level)?;
    crossed_s(samples, above, level)
}

/// When they last did.
pub(crate) fn last_crossed_s(samples: &[(f64, f64)], level: f64) -> Option<f64> {
    let below = samples.iter().rposition(|(_, value)| *value <= level)?;
    crossed_s(samples, below + 1, level)
}

fn crossed_s(samples: &[(f64, f64)], above: usize, level: f64) -> Option<f64> {
    let (above_s, above_value) = *samples.get(above)?;
    let Some((below_s, below_value)) = above.checked_sub(1).map(|below| samples[below]) else {
        return Some(above_s);
    };
    Some(below_s + (above_s - below_s) * (level - below_value) / (above_value - below_value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_between_two_frames_is_in_proportion() {
        let samples = [(0.0, 10.0), (0.1, 20.0), (0.2, 0.0), (0.9, 8.0)];
        for (t_s, value) in [(0.0, 10.0), (0.05, 15.0), (0.175, 5.0)] {
            assert!((value_at(&samples, t_s).unwrap() - value).abs() < 1e-9, "{t_s}");
        }
        assert_eq!(value_at(&samples, 0.5), None, "too far apart");
        assert_eq!([-0.1, 1.0].map(|t_s| value_at(&samples, t_s)), [None, None]);
    }

    #[test]
    fn even_steps_give_about_the_same_from_few_frames_as_from_many() {
        let bottom = |rate_hz: f64| {
            let curve = |t_s: f64| 80.0 - 200.0 * (t_s - 1.0).powi(2);
            let samples: Samples = (0..(2.0 * rate_hz) as u32)
                .map(|frame| f64::from(frame) / rate_hz + 0.01)
                .map(|t_s| (t_s, curve(t_s)))
                .collect();
            percentile(evenly(&samples, 0.83, 1.17), 0.5).unwrap()
        };
        for rate_hz in [8.0, 10.0, 15.0] {
            assert!((bottom(rate_hz) - bottom(60.0)).abs() < 1.0, "{rate_hz}");
        }
    }
}
