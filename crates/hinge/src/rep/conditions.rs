//! How a rep was seen: what is known at judging time of how far off its measures may be.

use crate::rep::limits::{BOTTOM_REACH_S, CLEAR_ROUGHNESS};
use crate::rep::movement::Movement;
use crate::rep::over_time::{evenly, middle_round, samples_round};
use crate::stance::seen_frame::{SeenFrame, between};
use crate::statistics::{median, standard_deviation};

/// How a rep was seen; each figure is the larger, the less the measures can be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Conditions {
    /// How far from side-on, degrees, ≥ 0.
    pub yaw_deg: f64,
    /// Standard deviation of the knee's angle about the bottom, degrees.
    pub knee_unsteady_deg: f64,
    /// How much longer or shorter the near thigh looks at the bottom than at the rep's ends, share
    /// of its length, ≥ 0: side-on it keeps its length, so its ends were taken wrongly or it leaves
    /// the picture's plane.
    pub thigh_change: f64,
    /// How much more unsteady the back's outline is at the bottom than in a clear view, trunk
    /// lengths, ≥ 0; 0 without one.
    pub outline_roughness: f64,
}

impl Conditions {
    /// Of a movement.
    pub(crate) fn of(movement: &Movement) -> Conditions {
        let round =
            |at_s: f64| between(movement.seen, at_s - BOTTOM_REACH_S, at_s + BOTTOM_REACH_S);
        let span = movement.span;
        let bottom = round(span.bottom_s);
        let thigh_px = |frames: &[SeenFrame]| {
            median(frames.iter().map(|frame| frame.joints.hip.distance(frame.joints.knee)))
        };
        let ends_px = (thigh_px(round(movement.seen[span.start].t_s))
            + thigh_px(round(movement.seen[span.end].t_s)))
            / 2.0;
        let knees_deg =
            samples_round(movement.seen, span.bottom_s, BOTTOM_REACH_S, |f| Some(f.raw.knee_deg));
        let [from_s, to_s] = [-BOTTOM_REACH_S, BOTTOM_REACH_S].map(|by_s| span.bottom_s + by_s);
        let knees_deg: Vec<f64> = evenly(&knees_deg, from_s, to_s).collect();
        let roughness = middle_round(movement.seen, span.bottom_s, BOTTOM_REACH_S, |frame| {
            Some(frame.back.reading?.roughness)
        });
        Conditions {
            yaw_deg: movement.standing.view.yaw_deg.abs(),
            knee_unsteady_deg: standard_deviation(&knees_deg),
            thigh_change: (thigh_px(bottom) / ends_px.max(1.0) - 1.0).abs(),
            outline_roughness: roughness
                .map_or(0.0, |roughness| (roughness - CLEAR_ROUGHNESS).max(0.0)),
        }
    }

    /// The figures in the order of [`CONDITION_NAMES`].
    pub fn figures(&self) -> [f64; 4] {
        let Conditions { yaw_deg, knee_unsteady_deg, thigh_change, outline_roughness } = *self;
        [yaw_deg, knee_unsteady_deg, thigh_change, outline_roughness]
    }
}

/// The names of the figures, as `errors.toml` has them.
pub const CONDITION_NAMES: [&str; 4] =
    ["yaw_deg", "knee_unsteady_deg", "thigh_change", "outline_roughness"];
