//! Values that held for a while: one frame alone is noise.

use crate::rep::limits::{BETWEEN_FRAMES_S, SUSTAINED_FRAMES, SUSTAINED_LEAST_SHARE, SUSTAINED_S};
use crate::rep::over_time::evenly;
use crate::statistics::percentile;

/// A value that held for a while.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Held {
    /// The value.
    pub value: f64,
    /// When it began to hold, s.
    pub from_s: f64,
}

/// The largest value that held for [`SUSTAINED_S`] and [`SUSTAINED_FRAMES`], as
/// [`SUSTAINED_LEAST_SHARE`] says; `None` when no stretch without gaps lasts that long. `samples`:
/// (time s, value), times rising.
pub(crate) fn sustained(samples: &[(f64, f64)]) -> Option<Held> {
    let mut best: Option<Held> = None;
    for (first, (from_s, _)) in samples.iter().enumerate() {
        let lasts = |(index, (t_s, _)): (usize, &(f64, f64))| {
            t_s - from_s >= SUSTAINED_S - 1e-9 && index + 1 >= SUSTAINED_FRAMES
        };
        let Some(length) = samples[first..].iter().enumerate().position(lasts) else { break };
        let stretch = &samples[first..=first + length];
        if stretch.windows(2).any(|pair| pair[1].0 - pair[0].0 > BETWEEN_FRAMES_S) {
            continue;
        }
        let values = evenly(stretch, *from_s, samples[first + length].0);
        let Some(value) = percentile(values, SUSTAINED_LEAST_SHARE) else { continue };
        if best.is_none_or(|best| value > best.value) {
            best = Some(Held { value, from_s: *from_s });
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_spike_is_not_sustained() {
        let samples: Vec<(f64, f64)> = (0..30)
            .map(|i| (f64::from(i) / 30.0, if i == 12 { 50.0 } else { f64::from(i) }))
            .collect();
        let held = sustained(&samples).unwrap();
        assert!((held.value - 24.2).abs() < 1e-9, "{}", held.value);
        assert!((held.from_s - 23.0 / 30.0).abs() < 1e-9);
    }

    #[test]
    fn too_few_samples_give_nothing() {
        assert_eq!(sustained(&[(0.0, 1.0), (0.1, 2.0)]), None);
        assert_eq!(sustained(&[(0.0, 1.0), (0.22, 2.0)]), None);
    }

    #[test]
    fn nothing_is_sustained_across_a_gap() {
        let samples = [(0.0, 50.0), (0.1, 50.0), (0.9, 50.0), (1.0, 3.0), (1.1, 4.0), (1.2, 5.0)];
        let held = sustained(&samples).unwrap();
        assert!((held.value - 3.4).abs() < 1e-9, "{}", held.value);
    }
}
