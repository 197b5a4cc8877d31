//! Whole sets of a body model: what happens between reps, and what is said when something can't be
//! told.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop")]

mod support;

use hinge::back::rod::Contact;
use hinge::rep::record::{Fault, Rep, RestFrom, Unseen};
use hinge::{CantTell, EarlierReference, FaultId, Hint, Part, Reference, ReferenceError};
use pose::Point;
use support::{Film, HINGE, LEFT, Posture, RIGHT, ROUNDED, SQUAT, Silhouette, TALL, View};

fn faults(rep: &Rep) -> Vec<FaultId> {
    rep.faults.iter().map(|fault| fault.id).collect()
}

fn assert_hinge(rep: &Rep, name: &str) {
    let want_deg = HINGE.hip_deg() - TALL.hip_deg();
    assert!(
        (rep.angles.hip_deg.expect(name) - want_deg).abs() < 1.5,
        "{name}: {:?}, not {want_deg}",
        rep.angles
    );
    assert_eq!(faults(rep), [], "{name}: {rep:?}");
}

#[test]
fn a_good_hinge_is_clean_at_any_size_and_facing() {
    for (name, view) in [
        ("right", RIGHT),
        ("left", LEFT),
        ("small", View { trunk_px: 50.0, ..RIGHT }),
        ("large", View { trunk_px: 190.0, ..LEFT }),
    ] {
        let record = Film::hip_hinge().stay(view, 1.5).rep(view, HINGE).rep(view, HINGE).end();
        assert_eq!(record.reps.len(), 2, "{name}");
        for rep in &record.reps {
            assert_hinge(rep, name);
            assert!(rep.score.unwrap() >= 95.0, "{name}: {rep:?}");
            assert_eq!(rep.unseen, [], "{name}");
            assert!(
                (rep.clean_range_deg.unwrap() - rep.angles.hip_deg.unwrap()).abs() < 5.0,
                "{name}: {rep:?}"
            );
        }
    }
}

#[test]
fn who_turns_round_between_reps_is_measured_from_the_other_side() {
    let record =
        Film::hip_hinge().stay(RIGHT, 1.5).rep(RIGHT, HINGE).stay(LEFT, 2.5).rep(LEFT, HINGE).end();
    assert_eq!(record.reps.len(), 2);
    record.reps.iter().for_each(|rep| assert_hinge(rep, "turned"));
    assert!(record.reps[1].sag.is_some(), "{:?}", record.reps[1].cant_tell);
}

#[test]
fn who_has_just_turned_is_told_to_stand_still_and_shown_no_angles() {
    let film = Film::hip_hinge().stay(RIGHT, 1.5).rep(RIGHT, HINGE).stay(LEFT, 0.8);
    let last = film.last.unwrap();
    assert_eq!((last.hint, last.angles.hip_deg), (Some(Hint::StandStill), None));
}

#[test]
fn who_comes_closer_between_reps_is_measured_by_the_new_scale() {
    let near = View { trunk_px: 170.0, ankle: Point::new(600.0, 850.0), ..RIGHT };
    let record =
        Film::hip_hinge().stay(RIGHT, 1.5).rep(RIGHT, HINGE).stay(near, 2.5).rep(near, HINGE).end();
    assert_eq!(record.reps.len(), 2);
    let [first, second] = [&record.reps[0], &record.reps[1]];
    assert_hinge(second, "near");
    assert!(
        (first.sag.unwrap() - second.sag.unwrap()).abs() < 0.006,
        "{:?} {:?}",
        first.sag,
        second.sag
    );
    assert!((first.hip_travel_m.unwrap() - second.hip_travel_m.unwrap()).abs() < 0.02);
}

#[test]
fn stepping_forward_between_reps_does_not_count_as_hips_going_back() {
    let ahead = View { ankle: Point::new(700.0, 800.0), ..RIGHT };
    let record = Film::hip_hinge()
        .stay(RIGHT, 1.5)
        .rep(RIGHT, HINGE)
        .stay(ahead, 1.0)
        .rep(ahead, HINGE)
        .end();
    let travel_m: Vec<f64> = record.reps.iter().map(|rep| rep.hip_travel_m.unwrap()).collect();
    assert!((travel_m[0] - travel_m[1]).abs() < 0.01, "{travel_m:?}");
}

#[test]
fn going_down_slowly_is_not_taken_for_standing() {
    for seconds in [8.0, 16.0] {
        let record = Film::hip_hinge()
            .stay(RIGHT, 1.5)
            .go(RIGHT, HINGE, seconds)
            .stay(RIGHT, 0.5)
            .go(RIGHT, TALL, 1.2)
            .stay(RIGHT, 1.0)
            .end();
        assert_eq!(record.reps.len(), 1, "{seconds} s");
        // The time near the deepest angle, over which the bottom is taken, holds the last of so
        // slow a descent.
        assert!(
            (record.reps[0].angles.hip_deg.unwrap() - (HINGE.hip_deg() - TALL.hip_deg())).abs()
                < 4.0,
            "{seconds} s"
        );
        assert_eq!(faults(&record.reps[0]), []);
    }
}

#[test]
fn who_goes_down_slowly_from_the_beginning_has_not_stood() {
    let film = Film::hip_hinge().go(RIGHT, HINGE, 10.0);
    assert!(film.hints.contains(&Hint::StandStill));
    assert_eq!(film.last.unwrap().angles.hip_deg, None, "what it would be compared with is unseen");
}

#[test]
fn a_set_without_a_moments_standing_is_counted_from_its_first_rep_and_measured() {
    let mut film = Film::hip_hinge().from(HINGE).stay(RIGHT, 0.5).go(RIGHT, TALL, 1.0);
    for _ in 0..3 {
        film = film.stay(RIGHT, 0.3).go(RIGHT, HINGE, 1.0).stay(RIGHT, 0.3).go(RIGHT, TALL, 1.0);
    }
    let film = film.stay(RIGHT, 0.3).go(RIGHT, HINGE, 1.0);
    assert_eq!(film.set.reps().len(), 4, "each at once, the one that began at its bottom too");
    let record = film.end();
    assert_eq!(record.reps.len(), 4, "what ends at its bottom is none");
    for rep in &record.reps {
        assert_eq!(rep.rest, RestFrom::Set);
        assert_hinge(rep, "compared with the rest between the reps");
    }
}

#[test]
fn who_stands_still_only_after_the_reps_is_compared_with_that() {
    let film = Film::hip_hinge()
        .from(HINGE)
        .stay(RIGHT, 0.5)
        .go(RIGHT, TALL, 1.0)
        .stay(RIGHT, 0.2)
        .go(RIGHT, HINGE, 1.0)
        .stay(RIGHT, 0.3)
        .go(RIGHT, TALL, 1.0)
        .stay(RIGHT, 1.5);
    let record = film.end();
    assert_eq!(record.reps.len(), 2);
    for rep in &record.reps {
        assert_eq!(rep.rest, RestFrom::After);
        assert_hinge(rep, "compared with the rest after");
    }
}

#[test]
fn feet_that_are_seen_apart_only_in_the_hinge_have_not_stepped() {
    let apart = Posture { feet_apart: 0.45, ..HINGE };
    assert_eq!(Film::hip_hinge().stay(RIGHT, 1.5).rep(RIGHT, apart).end().reps.len(), 1);
    let ahead = Point::new(RIGHT.ankle.x + 0.45 * RIGHT.trunk_px, RIGHT.ankle.y);
    let stepped = Film::hip_hinge()
        .stay(RIGHT, 1.5)
        .go(View { ankle: ahead, ..RIGHT }, HINGE, 1.2)
        .go(RIGHT, TALL, 1.2)
        .stay(RIGHT, 0.9);
    assert!(stepped.end().reps.is_empty());
}

#[test]
fn a_near_leg_that_is_seen_in_the_air_is_not_measured() {
    let in_air = |posture| Posture { near_leg_in_air: true, ..posture };
    for (rest, bottom) in [(in_air(TALL), HINGE), (TALL, in_air(HINGE))] {
        for view in [RIGHT, LEFT] {
            let record = Film::hip_hinge().from(rest).stay(view, 1.5).rep(view, bottom).end();
            assert_eq!(record.reps.len(), 1);
            assert_hinge(&record.reps[0], "by the leg that stands");
        }
    }
}

#[test]
fn one_rep_that_was_on_its_way_down_at_first_counts_without_what_was_not_seen() {
    let half_way = Posture { trunk_deg: 30.0, knee_deg: 10.0, ..HINGE };
    for (name, stays_s) in [("stands still", 1.5), ("goes on", 0.4)] {
        let film = Film::hip_hinge()
            .from(half_way)
            .go(RIGHT, HINGE, 0.6)
            .stay(RIGHT, 0.4)
            .go(RIGHT, TALL, 1.0)
            .stay(RIGHT, stays_s);
        assert_eq!(film.set.reps().len(), 1, "{name}: counted while the set runs");
        let record = film.rep(RIGHT, HINGE).end();
        assert_eq!(record.reps.len(), 2, "{name}");
        record.reps.iter().for_each(|rep| assert_hinge(rep, name));
        let (first, second) = (&record.reps[0], &record.reps[1]);
        assert_eq!((first.tempo, first.hip_travel_m), (None, None), "{name}: from an unseen rest");
        assert!(second.tempo.is_some() && second.hip_travel_m.is_some(), "{name}");
    }
}

#[test]
fn a_quick_way_up_from_an_unseen_beginning_counts() {
    let film = Film::hip_hinge().from(HINGE).stay(RIGHT, 0.2).go(RIGHT, TALL, 0.4);
    assert_eq!(film.stay(RIGHT, 1.5).end().reps.len(), 1);
}

#[test]
fn bobbing_in_a_held_hinge_is_no_rep() {
    let lower = Posture { trunk_deg: 85.0, ..HINGE };
    let mut film = Film::hip_hinge().from(HINGE);
    for _ in 0..5 {
        film = film.go(RIGHT, lower, 0.6).go(RIGHT, HINGE, 0.6);
    }
    assert!(film.end().reps.is_empty());
}

#[test]
fn a_squat_is_counted_in_a_hinge_drill_as_what_it_is() {
    let record = Film::hip_hinge().stay(RIGHT, 1.5).rep(RIGHT, SQUAT).rep(RIGHT, SQUAT).end();
    assert_eq!(record.reps.len(), 2);
    assert!(faults(&record.reps[0]).contains(&FaultId::KneeDominant));
}

#[test]
fn standing_bent_at_first_is_forgotten_once_the_person_stands_tall() {
    let bent = Posture { trunk_deg: 12.0, knee_deg: 12.0, ..TALL };
    let record = Film::hip_hinge()
        .go(RIGHT, bent, 0.1)
        .stay(RIGHT, 1.5)
        .go(RIGHT, TALL, 0.5)
        .stay(RIGHT, 1.2)
        .rep(RIGHT, HINGE)
        .end();
    assert_eq!(record.reps.len(), 1);
    assert_hinge(&record.reps[0], "bent first");
}

#[test]
fn standing_bent_between_reps_stays_an_unfinished_lockout() {
    let short = Posture { trunk_deg: 18.0, ..TALL };
    let film = Film::hip_hinge()
        .stay(RIGHT, 1.5)
        .go(RIGHT, HINGE, 1.2)
        .stay(RIGHT, 0.5)
        .go(RIGHT, short, 1.2)
        .stay(RIGHT, 3.0);
    let record =
        film.go(RIGHT, HINGE, 1.2).stay(RIGHT, 0.5).go(RIGHT, TALL, 1.2).stay(RIGHT, 1.0).end();
    assert_eq!(record.reps.len(), 2);
    assert_eq!(faults(&record.reps[0]), [FaultId::IncompleteLockout]);
    assert_hinge(&record.reps[1], "second");
}

#[test]
fn a_rep_that_begins_obliquely_is_counted_and_not_measured() {
    let oblique = View { near_ahead: -0.42, ..RIGHT };
    let record = Film::hip_hinge()
        .stay(RIGHT, 1.5)
        .rep(RIGHT, HINGE)
        .stay(oblique, 0.6)
        .rep(oblique, HINGE)
        .end();
    assert_eq!(record.reps.len(), 2);
    let rep = &record.reps[1];
    assert_eq!(
        (rep.angles.hip_deg, rep.score, rep.cant_tell),
        (None, None, Some(CantTell::Oblique))
    );
    assert!(rep.faults.is_empty());
}

#[test]
fn the_way_back_of_hips_seen_obliquely_is_longer_than_the_picture_shows() {
    let travel_m = |near_ahead: f64| {
        let view = View { near_ahead, ..RIGHT };
        let record = Film::hip_hinge().stay(view, 1.5).rep(view, HINGE).end();
        record.reps[0].hip_travel_m.unwrap()
    };
    // Obliqueness and the yaw that it stands for, degrees.
    let longer = 1.0 / (1.62_f64 * 0.2).asin().cos();
    assert!((travel_m(-0.23) / travel_m(-0.03) - longer).abs() < 0.01);
}

#[test]
fn a_bell_that_is_picked_up_is_no_swing() {
    let picked_up = Film::of("kettlebell-swing", None).stay(RIGHT, 1.5).rep(RIGHT, HINGE);
    let swung = picked_up.quick_rep(RIGHT, HINGE, 2.5).quick_rep(RIGHT, HINGE, 2.5);
    assert_eq!(swung.end().reps.len(), 2, "the slow way to the floor and up does not count");
}

#[test]
fn a_head_that_was_not_level_in_standing_is_not_judged() {
    let looking_up = Posture { head_deg: 30.0, ..TALL };
    let film = Film::hip_hinge()
        .go(RIGHT, looking_up, 0.1)
        .stay(RIGHT, 2.5)
        .go(RIGHT, HINGE, 1.2)
        .stay(RIGHT, 0.5);
    let record = film.go(RIGHT, looking_up, 1.2).stay(RIGHT, 1.0).end();
    let rep = &record.reps[0];
    assert_eq!(rep.head_cant_tell, Some(CantTell::HeadNotLevel));
    assert!(
        faults(rep).is_empty() && rep.unseen.contains(&Unseen::Fault(FaultId::HeadDropped)),
        "{rep:?}"
    );
    assert_eq!(rep.dowel.unwrap().head, None);
}

#[test]
fn head_up_and_chin_down_are_told_apart() {
    for (head_deg, fault) in [(35.0, FaultId::HeadLifted), (-30.0, FaultId::HeadDropped)] {
        let record =
            Film::hip_hinge().stay(RIGHT, 1.5).rep(RIGHT, Posture { head_deg, ..HINGE }).end();
        assert_eq!(faults(&record.reps[0]), [fault]);
        assert!(record.reps[0].dowel.unwrap().head.unwrap() > 0.1);
    }
}

#[test]
fn the_rod_and_the_finding_tell_a_cranked_neck_from_who_looks_ahead() {
    for (head_deg, contact, looks_ahead) in [
        (0.0, Contact::Held, None),
        (45.0, Contact::Leaving, Some(true)),
        (80.0, Contact::Lost, Some(false)),
    ] {
        let bottom = Posture { head_deg, ..HINGE };
        let film = Film::hip_hinge().stay(RIGHT, 1.5).go(RIGHT, bottom, 1.2).stay(RIGHT, 0.5);
        let head = film.last.as_ref().unwrap().back.as_ref().unwrap().contacts[0];
        assert_eq!(head.contact, contact, "{head_deg}");
        let rep = &film.go(RIGHT, TALL, 1.2).stay(RIGHT, 0.9).end().reps[0];
        let found = rep.faults.iter().find(|fault| fault.id == FaultId::HeadLifted);
        assert_eq!(found.map(Fault::looks_ahead), looks_ahead, "{head_deg}");
        let left_deg = found.and_then(|fault| fault.left_at_hip_deg);
        assert_eq!(left_deg.is_some(), contact == Contact::Lost, "{head_deg}: {left_deg:?}");
        let whole_way = rep.clean_range_deg.unwrap() > rep.angles.hip_deg.unwrap() - 5.0;
        assert_eq!(whole_way, contact != Contact::Lost, "{head_deg}: {:?}", rep.clean_range_deg);
    }
}

#[test]
fn a_rounded_back_is_a_question_until_a_rep_is_the_reference() {
    let film = || Film::hip_hinge().stay(RIGHT, 1.5).rep(RIGHT, HINGE).rep(RIGHT, ROUNDED);
    let found =
        |rep: &Rep| rep.faults.iter().map(|fault| (fault.id, fault.sure)).collect::<Vec<_>>();
    let without = film().end();
    assert_eq!(found(&without.reps[1]), [(FaultId::BackRounded, false)]);
    let mut film = film();
    film.set.use_reference(&Reference::Rep(1)).unwrap();
    let with = film.end();
    assert_eq!(
        (found(&with.reps[0]), found(&with.reps[1])),
        (vec![], vec![(FaultId::BackRounded, true)])
    );
    assert!(with.reps[1].score.unwrap() <= 70.0 && with.reps[1].score < without.reps[1].score);
    let left_deg = with.reps[1].faults[0].left_at_hip_deg.unwrap();
    assert!((15.0..70.0).contains(&left_deg), "{left_deg}");
    assert!(with.reps[1].clean_range_deg.unwrap() <= left_deg + 0.1);
    let reference = with.calibration.unwrap().reference.unwrap();
    assert!((reference.sag - 0.015).abs() < 0.006 && reference.rep == Some(1), "{reference:?}");
}

#[test]
fn what_can_not_serve_as_reference_is_refused_with_the_reason_and_changes_nothing() {
    let film = Film::hip_hinge()
        .stay(RIGHT, 1.5)
        .rep(RIGHT, HINGE)
        .rep(RIGHT, SQUAT)
        .rep(RIGHT, Posture { bulge: 0.12, ..HINGE });
    let mut film = film.rep(RIGHT, Posture { bulge: -0.06, ..HINGE });
    let before = film.set.reps().to_vec();
    let refused =
        |film: &mut Film, rep: u32| film.set.use_reference(&Reference::Rep(rep)).unwrap_err();
    assert!(matches!(refused(&mut film, 9), ReferenceError::NoSuchRep { rep: 9, count: 4 }));
    assert!(matches!(refused(&mut film, 0), ReferenceError::NoSuchRep { .. }));
    assert!(matches!(
        refused(&mut film, 2),
        ReferenceError::Faulty { fault: FaultId::KneeDominant, .. }
    ));
    assert!(matches!(refused(&mut film, 3), ReferenceError::TooRound { .. }));
    assert!(matches!(refused(&mut film, 4), ReferenceError::TooHollow { .. }));
    assert_eq!(film.set.reps(), before);
    let hidden = View { silhouette: Silhouette::Missing, ..RIGHT };
    let mut unseen = Film::hip_hinge().stay(hidden, 1.5).rep(hidden, HINGE);
    assert!(matches!(refused(&mut unseen, 1), ReferenceError::NotSeen { .. }));
}

#[test]
fn a_refused_reference_leaves_the_record_and_says_why() {
    let record =
        Film::of("hip-hinge", Some(Reference::Rep(7))).stay(RIGHT, 1.5).rep(RIGHT, HINGE).end();
    assert_eq!(record.reps.len(), 1);
    let calibration = record.calibration.unwrap();
    assert_eq!(
        (calibration.reference, calibration.reference_refused),
        (None, Some(ReferenceError::NoSuchRep { rep: 7, count: 1 }))
    );
}

#[test]
fn a_reference_of_another_drill_model_or_facing_is_a_named_cant_tell() {
    let fits = EarlierReference {
        drill: "hip-hinge".into(),
        model: "blazepose-lite".into(),
        facing: RIGHT.facing,
        sag: 0.01,
    };
    let cases = [
        (fits.clone(), None),
        (
            EarlierReference { drill: "good-morning".into(), ..fits.clone() },
            Some(CantTell::ReferenceOfOtherDrill),
        ),
        (
            EarlierReference { model: "blazepose-full".into(), ..fits.clone() },
            Some(CantTell::ReferenceOfOtherModel),
        ),
        (EarlierReference { facing: LEFT.facing, ..fits }, Some(CantTell::ReferenceFacesOtherWay)),
    ];
    for (earlier, reason) in cases {
        let record = Film::of("hip-hinge", Some(Reference::Earlier(earlier)))
            .stay(RIGHT, 1.5)
            .rep(RIGHT, ROUNDED)
            .end();
        let rep = &record.reps[0];
        assert_eq!(rep.cant_tell, reason);
        assert_eq!(rep.unseen.contains(&Unseen::Part(Part::Dowel)), reason.is_some());
        assert_eq!(faults(rep).contains(&FaultId::BackRounded), reason.is_none(), "{reason:?}");
    }
}

#[test]
fn a_reference_that_comes_early_leaves_standing_its_frames() {
    let earlier = EarlierReference {
        drill: "hip-hinge".into(),
        model: "blazepose-lite".into(),
        facing: RIGHT.facing,
        sag: 0.01,
    };
    let mut film = Film::hip_hinge().stay(RIGHT, 0.9);
    assert!(film.set.wants(0.95).silhouette, "standing is known, its outline not yet");
    film.set.use_reference(&Reference::Earlier(earlier)).unwrap();
    assert!(film.set.wants(0.95).silhouette, "nor by the reference");
    assert!(!film.stay(RIGHT, 0.6).set.wants(1.55).silhouette);
}

#[test]
fn without_a_usable_silhouette_the_back_is_declined_and_the_rest_judged() {
    for silhouette in [Silhouette::Missing, Silhouette::Empty, Silhouette::Full] {
        let view = View { silhouette, ..RIGHT };
        let record = Film::hip_hinge().stay(view, 1.5).rep(view, ROUNDED).rep(view, SQUAT).end();
        assert_eq!(record.reps.len(), 2, "{silhouette:?}");
        assert!(record.reps.iter().all(|rep| rep.cant_tell.is_some()
            && rep.dowel.is_none()
            && rep.parts.dowel.is_none()));
        assert!(
            faults(&record.reps[0]).is_empty()
                && faults(&record.reps[1]).contains(&FaultId::KneeDominant)
        );
    }
}

#[test]
fn a_person_cut_by_the_pictures_edge_is_not_seen() {
    let cut = View { ankle: Point::new(640.0, 985.0), ..RIGHT };
    let film = Film::hip_hinge().stay(cut, 1.5).rep(cut, HINGE);
    assert!(film.hints.contains(&Hint::FeetOutside));
    let record = film.end();
    assert!(record.reps.is_empty() && record.frames.iter().all(|frame| !frame.seen));
}

#[test]
fn who_never_stands_still_is_not_measured_wrongly() {
    let mut film = Film::hip_hinge();
    for _ in 0..12 {
        film = film
            .go(RIGHT, Posture { trunk_deg: 14.0, knee_deg: 14.0, ..TALL }, 0.3)
            .go(RIGHT, TALL, 0.3);
    }
    assert!(film.hints.contains(&Hint::StandStill));
    assert!(film.end().reps.is_empty());
}

#[test]
fn a_back_that_does_not_become_clear_is_looked_for_now_and_then_only() {
    let view = View { silhouette: Silhouette::Empty, ..RIGHT };
    let mut film = Film::hip_hinge().stay(view, 8.0);
    let mut asked = 0;
    for _ in 0..100 {
        asked += u32::from(film.set.wants(film.t_s).silhouette);
        film.see(view, TALL);
    }
    assert_eq!(asked, 20);
}

#[test]
fn a_slow_device_is_asked_for_fewer_silhouettes_and_the_back_is_judged_and_drawn_all_the_same() {
    // How often the silhouette may be asked for, s, and one in how many frames of a hold has it
    // then, at 15 a second.
    for (every_s, in_frames) in [(0.0, 1), (0.045, 1), (0.09, 2), (0.13, 2), (0.19, 3)] {
        let mut film = Film::hip_hinge().stay(RIGHT, 1.5);
        film.set.spare_silhouettes(every_s);
        film = film.go(RIGHT, HINGE, 1.2);
        let mut asked = 0;
        for _ in 0..60 {
            asked += u32::from(film.set.wants(film.t_s).silhouette);
            film.see(RIGHT, HINGE);
            assert!(film.last.as_ref().unwrap().back.is_some(), "every {every_s} s");
        }
        assert_eq!(asked, 60 / in_frames, "every {every_s} s");
        let record = film.go(RIGHT, TALL, 1.2).stay(RIGHT, 0.9).end();
        assert!(
            record.reps.len() == 1
                && record.reps[0].cant_tell.is_none()
                && faults(&record.reps[0]).is_empty()
        );
    }
}
