//! The figures of the shipped drills against bodies: what a right rep reads is no fault, what a
//! wrong one reads is, and rest and rep are told apart. A figure with a slipped point or a copied
//! sign fails here.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop")]

use hinge::drill::{Counted, Direction, Rest};
use hinge::rep::judge::{Finding, find};
use hinge::rep::limits::KNEES_FROM_HIP_DEG;
use hinge::rep::weights::weight;
use hinge::stance::limits::{LARGEST_SPREAD_DEG, STRAIGHT_HIP_DEG, STRAIGHT_KNEE_DEG};
use hinge::{Drill, FaultId};
use std::collections::BTreeSet;

fn drills() -> impl Iterator<Item = Drill> {
    Drill::ids().map(|id| Drill::by_id(id).unwrap())
}

/// What the measure of a fault reads in the least good of right reps, and in a rep that is plainly
/// wrong. Source: the drill files and docs/MEASURES.md, where nothing else is said.
fn readings(fault: FaultId, direction: Direction) -> (f64, f64) {
    match (fault, direction) {
        (FaultId::KneeDominant, _) => (0.78, 0.44),
        (FaultId::BackRounded, _) => (0.022, 0.052),
        (FaultId::BackOverArched, Direction::Flexion) => (0.036, 0.058),
        (FaultId::HeadLifted, _) => (10.0, 36.0),
        (FaultId::HeadDropped, _) => (11.0, 25.0),
        (FaultId::KneesLocked, _) => (12.0, 2.0),
        // No shin tips farther over a heel that stays down.
        (FaultId::KneesForward, _) => (17.0, 45.0),
        (FaultId::Shallow, Direction::Flexion) => (66.0, 39.0),
        // A bridge opens the hips from 51° to one line, half a bridge by 30.
        (FaultId::Shallow, Direction::Extension) => (47.0, 30.0),
        (FaultId::IncompleteLockout, Direction::Flexion) => (5.0, 24.0),
        (FaultId::IncompleteLockout, Direction::Extension) => (8.0, 30.0),
        (FaultId::LeanedBack, Direction::Flexion) => (5.0, 13.0),
        (FaultId::BackOverArched | FaultId::LeanedBack, Direction::Extension) => (4.0, 9.0),
        (FaultId::HipsRiseFirst, _) => (0.77, 0.91),
        (FaultId::WeightAway, _) => (0.2, 0.5),
        // On tiptoe a heel is some 14 cm up, three tenths of a trunk.
        (FaultId::HeelsLifted, _) => (0.16, 0.3),
        // A leg that hangs down while the trunk is as deep as in a good hinge.
        (FaultId::LineBroken, _) => (7.0, 60.0),
        // Bent as far as it goes the upper back gives 30 to 40 degrees.
        (FaultId::UpperBackRounded, _) => (11.0, 25.0),
    }
}

#[test]
fn every_fault_is_used_by_a_drill() {
    let used: BTreeSet<FaultId> = drills().flat_map(|drill| drill.faults.into_keys()).collect();
    assert_eq!(used, FaultId::ALL.into());
}

#[test]
fn right_readings_are_no_fault_and_wrong_ones_are() {
    for drill in drills() {
        for (fault, rule) in &drill.faults {
            let (right, wrong) = readings(*fault, drill.rep.direction);
            assert!(
                matches!(find(rule, right), Finding::Within(_)),
                "{} {}: {right} is right",
                drill.id,
                fault.id()
            );
            assert!(
                matches!(find(rule, wrong), Finding::Fault(_)),
                "{} {}: {wrong} is wrong",
                drill.id,
                fault.id()
            );
        }
    }
}

/// Measures that pull against each other leave room for a rep of which nothing is said: a back and
/// a finish at 0, and knees soft enough for one fault at the depth that another asks for.
#[test]
fn a_rep_can_be_clean_of_all_faults_at_once() {
    for drill in drills() {
        let clean = |fault: FaultId| drill.faults.get(&fault).map(|rule| rule.clean);
        for fault in [
            FaultId::BackRounded,
            FaultId::BackOverArched,
            FaultId::UpperBackRounded,
            FaultId::HeadLifted,
            FaultId::HeadDropped,
            FaultId::IncompleteLockout,
            FaultId::LeanedBack,
        ] {
            assert!(clean(fault).is_none_or(|clean| clean > 0.0), "{} {}", drill.id, fault.id());
        }
        if let (Some(share), Some(knee_deg), Some(hip_deg)) =
            (clean(FaultId::KneeDominant), clean(FaultId::KneesLocked), clean(FaultId::Shallow))
        {
            assert!(
                hip_deg / (hip_deg + knee_deg) >= share,
                "{}: knees soft enough are a squat",
                drill.id
            );
            assert!(
                hip_deg >= KNEES_FROM_HIP_DEG,
                "{}: the knees of a good rep are not told",
                drill.id
            );
        }
    }
}

#[test]
fn a_shallow_rep_is_a_rep() {
    for drill in drills() {
        if let (Some(rule), Counted::Hip) =
            (drill.faults.get(&FaultId::Shallow), drill.rep.counted_by)
        {
            assert!(drill.rep.least_depth.value < rule.threshold, "{}", drill.id);
        }
        assert!(
            drill.rep.least_trunk.value < drill.rep.least_depth.value,
            "{}: the trunk tips less than the hips bend",
            drill.id
        );
    }
}

/// Reps are counted from the person's own rest, so that the bands of the rest may be wider than the
/// way out of it.
#[test]
fn rest_is_no_rep_and_the_depth_of_a_rep_is_no_rest() {
    for drill in drills() {
        assert!(
            drill.rep.leave.value > LARGEST_SPREAD_DEG,
            "{}: what passes for stillness leaves the rest",
            drill.id
        );
        let hip = &drill.rest_posture.hip;
        let deep_enough =
            drill.faults.get(&FaultId::Shallow).map(|rule| STRAIGHT_HIP_DEG + rule.threshold);
        assert!(
            deep_enough.is_none_or(|hip_deg| !hip.holds(hip_deg)),
            "{}: who holds the bottom is taken to rest",
            drill.id
        );
        let one_line_deg =
            drill.faults.get(&FaultId::IncompleteLockout).map_or(0.0, |rule| rule.threshold)
                + STRAIGHT_HIP_DEG;
        let is_bridge = drill.rep.direction == Direction::Extension;
        assert!(
            !is_bridge || one_line_deg < hip.min,
            "{}: who holds the top is taken to rest",
            drill.id
        );
    }
}

#[test]
fn upright_is_the_rest_of_the_drills_on_the_feet_and_of_no_other() {
    for drill in drills() {
        let rest = &drill.rest_posture;
        let holds_upright = rest.trunk.holds(0.0)
            && rest.hip.holds(STRAIGHT_HIP_DEG)
            && rest.knee.holds(STRAIGHT_KNEE_DEG);
        assert_eq!(holds_upright, matches!(drill.rest, Rest::Standing | Rest::Box), "{}", drill.id);
    }
}

#[test]
fn what_a_drill_judges_it_can_see() {
    for drill in drills() {
        let has = |fault: FaultId| drill.faults.contains_key(&fault);
        assert!(
            drill.has_rod() || !has(FaultId::BackRounded),
            "{}: without a rod the back is not told",
            drill.id
        );
        assert!(
            drill.rep.one_legged || !has(FaultId::LineBroken),
            "{}: there is no free leg",
            drill.id
        );
    }
}

#[test]
fn tempo_wall_and_readiness_can_be_met_and_missed() {
    for drill in drills() {
        if let Some(tempo) = &drill.tempo {
            let (up_s, rep) = (tempo.longest_up.value, &drill.rep);
            assert!(
                rep.shortest.value / 2.0 < up_s && up_s < rep.longest.value,
                "{}: the way up",
                drill.id
            );
        }
        if let Some(wall) = &drill.wall {
            let [first_m, step_m, reach_m] =
                [&wall.first, &wall.step, &wall.reach].map(|figure| figure.value);
            assert!(reach_m < first_m, "{}: standing still taps the wall", drill.id);
            assert!(reach_m < step_m, "{}: the tap before reaches the next wall", drill.id);
        }
        for fault in drill.faults.keys() {
            assert!(
                drill.progression.ready.score > 100.0 - weight(*fault).at_threshold,
                "{}: a set of reps with {} makes ready",
                drill.id,
                fault.id()
            );
        }
    }
}
