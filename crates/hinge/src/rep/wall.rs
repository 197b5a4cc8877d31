//! The virtual wall behind the hips, moved back a step after each clean tap.

use crate::drill::WallRule;
use crate::rep::record::{Rep, WallTap};
use pose::Point;
use serde::{Deserialize, Serialize};

/// The virtual wall behind the hips.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WallView {
    /// How far behind the standing hips it is, m.
    pub at_m: f64,
    /// Its lower and upper end, pixels of the source picture.
    pub line: (Point, Point),
}

/// Judges the taps of a set's reps, in order.
pub fn judge_taps(rule: &WallRule, reps: &mut [Rep]) {
    let mut at_m = rule.first.value;
    for rep in reps {
        let tapped = rep.hip_travel_m.is_some_and(|travel_m| travel_m >= at_m - rule.reach.value);
        let clean = tapped && rep.faults.is_empty() && rep.dowel.is_some();
        rep.wall = Some(WallTap { at_m, tapped, clean });
        at_m = next_m(rule, rep);
    }
}

/// How far behind the standing hips the wall is after these reps, m.
pub fn distance_m(rule: &WallRule, reps: &[Rep]) -> f64 {
    reps.last().filter(|rep| rep.wall.is_some()).map_or(rule.first.value, |rep| next_m(rule, rep))
}

fn next_m(rule: &WallRule, rep: &Rep) -> f64 {
    rep.wall.map_or(
        rule.first.value,
        |tap| if tap.clean { tap.at_m + rule.step.value } else { tap.at_m },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FaultId;
    use crate::back::gaps::Gaps;
    use crate::drill::Drill;
    use crate::rep::record::Fault;
    use crate::session::SetRecord;

    fn rep(travel_m: Option<f64>) -> Rep {
        let bare =
            r#"{"start_s": 0, "bottom_s": 1, "end_s": 2, "parts": {}, "faults": [], "unseen": []}"#;
        Rep {
            hip_travel_m: travel_m,
            dowel: Some(Gaps::default()),
            ..serde_json::from_str(bare).unwrap()
        }
    }

    #[test]
    fn the_wall_moves_back_after_each_clean_tap_and_only_then() {
        let rule = Drill::by_id("wall-touch").unwrap().wall.unwrap();
        let fault = Fault {
            id: FaultId::KneeDominant,
            severity: 0.5,
            at_s: 1.0,
            sure: true,
            left_at_hip_deg: None,
        };
        let squat = Rep { faults: vec![fault], ..rep(Some(0.2)) };
        let unseen = Rep { dowel: None, ..rep(Some(0.2)) };
        let mut reps = [
            rep(Some(0.071)),
            squat,
            unseen,
            rep(None),
            rep(Some(0.094)),
            rep(Some(0.096)),
            rep(Some(0.3)),
        ];
        judge_taps(&rule, &mut reps);
        let mm = |length_m: f64| (1000.0 * length_m).round();
        let told: Vec<(f64, bool, bool)> = reps
            .iter()
            .map(|rep| rep.wall.unwrap())
            .map(|tap| (mm(tap.at_m), tap.tapped, tap.clean))
            .collect();
        assert_eq!(
            told,
            [
                (80.0, true, true),
                (105.0, true, false),
                (105.0, true, false),
                (105.0, false, false),
                (105.0, false, false),
                (105.0, true, true),
                (130.0, true, true)
            ]
        );
        assert_eq!((mm(distance_m(&rule, &reps)), mm(distance_m(&rule, &[]))), (155.0, 80.0));
        assert_eq!(SetRecord::of(&reps).farthest_tap_m.map(mm), Some(130.0));
    }
}
