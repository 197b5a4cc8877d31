//! Every drill with the body model: a right rep is clean, a wrong one carries its fault, another
//! exercise is not praised.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop")]

mod support;

use hinge::rep::record::WorkingSide;
use hinge::session::SessionRecord;
use hinge::{Drill, FaultId, Hint};
use std::collections::BTreeSet;
use support::{
    BRIDGE, Film, HINGE, KNEELING, LEFT, LYING, ON_BENCH, Posture, RIGHT, ROUNDED, SQUAT, TALL,
    THRUST, View,
};

/// A drill, its rest, a right rep's bottom, and bottoms with the one fault that each must carry.
type Case = (&'static str, Posture, Posture, Vec<(FaultId, Posture)>);

const STEP_DOWN: Posture =
    Posture { trunk_deg: 28.0, knee_deg: 62.0, shin_deg: 24.0, bulge: 0.01, ..TALL };
const KNEES_LED: Posture = Posture { trunk_deg: 6.0, knee_deg: 75.0, shin_deg: 30.0, ..TALL };
const STIFF: Posture = Posture { knee_deg: 3.0, shin_deg: -6.0, ..HINGE };
const KNEES_AHEAD: Posture = Posture { shin_deg: 24.0, knee_deg: 34.0, trunk_deg: 70.0, ..HINGE };
const SHALLOW: Posture = Posture { trunk_deg: 25.0, knee_deg: 11.0, shin_deg: -2.0, ..HINGE };
const HEELS_UP: Posture = Posture { heel: 0.28, ..HINGE };
const DEADLIFT: Posture =
    Posture { trunk_deg: 52.0, knee_deg: 66.0, shin_deg: 6.0, bulge: 0.01, ..TALL };
/// The knees bend far, the trunk stays nearly upright.
const UPRIGHT_SQUAT: Posture =
    Posture { trunk_deg: 28.0, knee_deg: 110.0, shin_deg: 40.0, hand: -0.3, ..TALL };
const STRAIGHT_LEG_BACK: Posture = Posture { free_leg_deg: 60.0, trunk_deg: 62.0, ..HINGE };

fn cases() -> Vec<Case> {
    use FaultId::*;
    let hollow = |posture: Posture| Posture { bulge: -0.06, ..posture };
    let round = |posture: Posture| Posture { bulge: 0.09, ..posture };
    let hinge_faults = || {
        vec![
            (BackRounded, ROUNDED),
            (BackOverArched, hollow(HINGE)),
            (KneesForward, KNEES_AHEAD),
            (HeelsLifted, HEELS_UP),
        ]
    };
    let soft_knees = || vec![(KneesLocked, STIFF), (Shallow, SHALLOW)];
    let both = || [hinge_faults(), soft_knees()].concat();
    let kneeling = Posture { trunk_deg: 50.0, knee_deg: 112.0, ..KNEELING };
    let with_bar = |posture: Posture| Posture { hand: -0.55, ..posture };
    let with_bar_faults = || {
        soft_knees()
            .into_iter()
            .chain([(BackRounded, ROUNDED)])
            .map(|(fault, bottom)| (fault, with_bar(bottom)))
            .collect::<Vec<_>>()
    };
    let bar_away = (WeightAway, Posture { hand: 0.3, ..HINGE });
    let half_bridge = Posture { trunk_deg: -78.0, knee_deg: 100.0, shin_deg: -8.0, ..LYING };
    let past_bridge = Posture { knee_deg: 74.0, ..BRIDGE };
    let half_thrust = Posture { trunk_deg: -60.0, knee_deg: 92.0, shin_deg: -3.0, ..ON_BENCH };
    let past_thrust = Posture { knee_deg: 72.0, ..THRUST };
    vec![
        ("hip-hinge", TALL, HINGE, both()),
        ("wall-touch", TALL, HINGE, hinge_faults()),
        ("good-morning", TALL, HINGE, both()),
        ("pull-through", TALL, HINGE, both()),
        ("romanian-deadlift", TALL, with_bar(HINGE), [with_bar_faults(), vec![bar_away]].concat()),
        ("b-stance-deadlift", TALL, HINGE, soft_knees()),
        ("kettlebell-swing", TALL, HINGE, hinge_faults()),
        (
            "single-leg-rdl",
            TALL,
            STRAIGHT_LEG_BACK,
            vec![(LineBroken, Posture { free_leg_deg: 25.0, ..STRAIGHT_LEG_BACK })],
        ),
        (
            "kneeling-hinge",
            KNEELING,
            kneeling,
            vec![
                (BackRounded, round(kneeling)),
                (Shallow, Posture { trunk_deg: 28.0, knee_deg: 103.0, ..kneeling }),
            ],
        ),
        ("deadlift", TALL, DEADLIFT, vec![(WeightAway, Posture { hand: 0.9, ..DEADLIFT })]),
        ("step-up", TALL, STEP_DOWN, vec![(KneeDominant, KNEES_LED)]),
        ("tap-down", TALL, STEP_DOWN, vec![(KneeDominant, KNEES_LED)]),
        (
            "glute-bridge",
            LYING,
            BRIDGE,
            vec![(IncompleteLockout, half_bridge), (BackOverArched, past_bridge)],
        ),
        (
            "single-leg-bridge",
            LYING,
            BRIDGE,
            vec![(IncompleteLockout, half_bridge), (BackOverArched, past_bridge)],
        ),
        (
            "hip-thrust",
            ON_BENCH,
            THRUST,
            vec![(IncompleteLockout, half_thrust), (BackOverArched, past_thrust)],
        ),
    ]
}

fn set(drill: &str, view: View, rest: Posture, bottom: Posture) -> SessionRecord {
    let longest_s = Drill::by_id(drill).unwrap().rep.longest.value;
    let times = (4.0 / longest_s).max(1.0);
    let film = Film::of(drill, None).from(rest).stay(view, 1.5);
    film.quick_rep(view, bottom, times).quick_rep(view, bottom, times).end()
}

fn found(record: &SessionRecord) -> Vec<Vec<FaultId>> {
    record.reps.iter().map(|rep| rep.faults.iter().map(|fault| fault.id).collect()).collect()
}

#[test]
fn every_drill_is_among_the_cases() {
    let cases: BTreeSet<&str> = cases().iter().map(|(drill, ..)| *drill).collect();
    assert_eq!(cases, Drill::ids().collect());
}

#[test]
fn right_reps_are_clean_and_wrong_ones_carry_their_fault() {
    for (drill, rest, right, wrong) in cases() {
        for (name, view) in [
            ("small, to the left", View { trunk_px: 60.0, ..LEFT }),
            ("large, to the right", View { trunk_px: 150.0, ..RIGHT }),
        ] {
            let clean = set(drill, view, rest, right);
            assert_eq!(
                found(&clean),
                [vec![], vec![]],
                "{drill} {name}, right: {:?}",
                clean.reps.first().map(|rep| rep.angles)
            );
            assert!(clean.reps.iter().all(|rep| rep.score.unwrap() >= 80.0), "{drill} {name}");
            for (fault, bottom) in &wrong {
                let record = set(drill, view, rest, *bottom);
                assert_eq!(
                    found(&record),
                    [vec![*fault], vec![*fault]],
                    "{drill} {name}: {:?}",
                    record.reps.first()
                );
            }
        }
    }
}

#[test]
fn another_exercise_than_the_drill_is_not_praised() {
    for (drill, rest, ..) in cases() {
        let (other, bottom) = match drill {
            // Seen from the side these are half a squat.
            "step-up" | "tap-down" => ("a hinge on both feet", HINGE),
            // The trunk is nearly as low as in a squat with a bar.
            "deadlift" => ("a squat with an upright trunk", UPRIGHT_SQUAT),
            _ if rest.knee_deg < 20.0 => ("a squat", SQUAT),
            _ => ("a hinge on the feet", HINGE),
        };
        let rest = if rest.knee_deg < 20.0 { rest } else { TALL };
        let record = set(drill, RIGHT, rest, bottom);
        let praised = record.reps.iter().filter(|rep| rep.faults.is_empty()).count();
        assert_eq!(praised, 0, "{other} in {drill}: {:?}", found(&record));
    }
}

#[test]
fn the_working_leg_is_told_in_drills_that_have_one() {
    use WorkingSide::{Left, Right};
    let leg_ahead = Posture { free_leg_deg: -60.0, ..BRIDGE };
    let leg_down = Posture { free_leg_deg: 20.0, ..STEP_DOWN };
    let near_free = View { near_leg_free: true, ..RIGHT };
    let behind = |far_foot_behind: f64| View { far_foot_behind, ..RIGHT };
    for (name, drill, view, rest, bottom, side) in [
        ("near", "single-leg-rdl", RIGHT, TALL, STRAIGHT_LEG_BACK, Some(Right)),
        ("to the left", "single-leg-rdl", LEFT, TALL, STRAIGHT_LEG_BACK, Some(Left)),
        ("far", "single-leg-rdl", near_free, TALL, STRAIGHT_LEG_BACK, Some(Left)),
        ("both feet stay", "single-leg-rdl", RIGHT, TALL, HINGE, None),
        ("near", "step-up", RIGHT, TALL, leg_down, Some(Right)),
        ("near", "tap-down", RIGHT, TALL, leg_down, Some(Right)),
        ("near in front", "b-stance-deadlift", behind(0.25), TALL, HINGE, Some(Right)),
        ("far in front", "b-stance-deadlift", behind(-0.4), TALL, HINGE, Some(Left)),
        ("side by side", "b-stance-deadlift", RIGHT, TALL, HINGE, None),
        ("near", "single-leg-bridge", RIGHT, LYING, leg_ahead, Some(Right)),
        ("both", "glute-bridge", RIGHT, LYING, BRIDGE, None),
        ("both", "hip-hinge", RIGHT, TALL, HINGE, None),
    ] {
        let sides: Vec<_> = set(drill, view, rest, bottom).reps.iter().map(|r| r.side).collect();
        assert_eq!(sides, [side, side], "{drill}, {name}");
    }
}

#[test]
fn who_does_another_exercise_than_the_drill_is_told_so() {
    for (drill, posture) in [
        ("glute-bridge", TALL),
        ("hip-thrust", TALL),
        ("hip-hinge", LYING),
        ("kettlebell-swing", ON_BENCH),
    ] {
        let film = Film::of(drill, None)
            .from(posture)
            .stay(RIGHT, 2.0)
            .rep(RIGHT, if posture.trunk_deg == 0.0 { SQUAT } else { BRIDGE });
        assert!(film.hints.contains(&Hint::OtherRest), "{drill}: {:?}", film.hints);
        assert!(film.end().reps.is_empty(), "{drill}");
    }
}
