//! What is said of the picture and the person before and during a set, and what a pause does to it.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

mod support;

use hinge::coach::checks::{State, Topic};
use hinge::seen::light::Light;
use hinge::seen::phone::PhoneStand;
use hinge::{CantTell, Hint, Phase};
use support::{
    DAYLIGHT, Film, HEIGHT_PX, HINGE, Posture, RIGHT, SQUAT, Silhouette, TALL, View, WIDTH_PX,
};

/// Someone being filmed, and what is said of the picture.
struct SetUp {
    film: Film,
}

impl SetUp {
    fn of(drill: &str) -> SetUp {
        SetUp { film: Film::of(drill, None) }
    }

    /// Films `seconds` of somebody who stands in a posture, or of nobody.
    fn see(
        mut self,
        person: Option<(View, Posture)>,
        light: Light,
        others_seen: bool,
        seconds: f64,
    ) -> SetUp {
        let end_s = self.film.t_s + seconds;
        while self.film.t_s < end_s {
            self.film.see_in(person, light, others_seen);
        }
        self
    }

    fn stands(self, view: View, seconds: f64) -> SetUp {
        self.see(Some((view, TALL)), DAYLIGHT, false, seconds)
    }

    fn state(&self, topic: Topic) -> State {
        self.film.checks.iter().find(|check| check.topic == topic).map(|check| check.state).unwrap()
    }
}

#[test]
fn somebody_side_on_in_daylight_is_in_order_once_it_has_held() {
    let early = SetUp::of("hip-hinge").stands(RIGHT, 0.3);
    assert!(early.film.checks.iter().all(|check| check.state == State::Unknown));
    let later = early.stands(RIGHT, 0.5);
    assert_eq!(later.film.checks.len(), 8);
    assert!(
        later.film.checks.iter().all(|check| check.state == State::Good),
        "{:?}",
        later.film.checks
    );
}

#[test]
fn each_thing_is_told_with_what_to_do() {
    let far = View { trunk_px: 30.0, ..RIGHT };
    let at_the_edge = View { ankle: pose::Point::new(640.0, 985.0), ..RIGHT };
    let askew = View { near_ahead: -0.26, ..RIGHT };
    let hidden = View { silhouette: Silhouette::Empty, ..RIGHT };
    let stands = |view: View| SetUp::of("hip-hinge").stands(view, 0.8);
    assert_eq!(stands(far).state(Topic::Size), State::Bad(Hint::TooSmall));
    assert_eq!(stands(at_the_edge).state(Topic::Whole), State::Bad(Hint::FeetOutside));
    assert_eq!(stands(askew).state(Topic::SideOn), State::Bad(Hint::Oblique));
    assert_eq!(stands(hidden).state(Topic::Back), State::Bad(Hint::BackHidden));
    let lit = |brightness, range| {
        SetUp::of("hip-hinge")
            .see(None, Light { brightness, range }, false, 0.8)
            .state(Topic::Light)
    };
    assert_eq!(lit(0.02, 0.05), State::Bad(Hint::TooDark));
    assert_eq!(lit(0.96, 0.05), State::Bad(Hint::TooBright));
    assert_eq!(lit(0.5, 0.05), State::Bad(Hint::Hazy));
    let two = SetUp::of("hip-hinge").see(Some((RIGHT, TALL)), DAYLIGHT, true, 0.8);
    assert_eq!(two.state(Topic::Alone), State::Bad(Hint::AnotherPerson));
    let nobody = SetUp::of("hip-hinge").see(None, DAYLIGHT, false, 0.8);
    assert_eq!(
        (nobody.state(Topic::Whole), nobody.state(Topic::Size)),
        (State::Bad(Hint::NobodySeen), State::Unknown)
    );
}

#[test]
fn a_camera_that_sees_no_room_is_told_from_a_dark_one_and_only_while_nobody_is_seen() {
    let lit = |person, brightness, range| {
        SetUp::of("hip-hinge")
            .see(person, Light { brightness, range }, false, 0.8)
            .state(Topic::Light)
    };
    assert_eq!(lit(None, 0.0, 0.0), State::Bad(Hint::Covered));
    assert_eq!(lit(None, 0.3, 0.01), State::Bad(Hint::Covered));
    assert_eq!(lit(None, 0.03, 0.01), State::Bad(Hint::TooDark));
    assert_eq!(lit(Some((RIGHT, TALL)), 0.3, 0.01), State::Bad(Hint::Hazy));
}

/// Somebody so far to the right of the picture's middle, half diagonals.
fn aside(off: f64) -> View {
    let half_px = f64::from(WIDTH_PX).hypot(f64::from(HEIGHT_PX)) / 2.0;
    let middle_px = f64::from(WIDTH_PX) / 2.0;
    View { ankle: pose::Point::new(middle_px + off * half_px, RIGHT.ankle.y), ..RIGHT }
}

#[test]
fn who_stands_at_a_side_of_the_picture_is_asked_to_the_middle_and_nobody_else() {
    let state = |off| SetUp::of("hip-hinge").stands(aside(off), 0.8).state(Topic::Middle);
    for off in [-0.3, -0.1, 0.0, 0.1, 0.3] {
        assert_eq!(state(off), State::Good, "{off}");
    }
    for off in [-0.45, 0.45] {
        assert_eq!(state(off), State::Bad(Hint::OffMiddle), "{off}");
    }
    // It keeps nobody from beginning, and is asked for in the set too.
    let begun = SetUp::of("hip-hinge").stands(aside(0.45), 1.5).film.last.unwrap();
    assert_eq!((begun.phase, begun.hint), (Phase::Standing, Some(Hint::OffMiddle)));
    // Who goes down leaves the middle for a moment.
    let bent = SetUp::of("hip-hinge").stands(RIGHT, 1.2).see(
        Some((aside(0.45), HINGE)),
        DAYLIGHT,
        false,
        1.0,
    );
    assert_eq!(bent.state(Topic::Middle), State::Good);
}

#[test]
fn the_phone_goes_before_all_else_and_is_asked_to_be_turned_for_a_while() {
    let phone = |drill: &str, phone, size_px, person, seconds| {
        let mut set_up = SetUp::of(drill);
        (set_up.film.phone.stand, set_up.film.size_px) = (phone, size_px);
        let set_up = set_up.see(person, DAYLIGHT, false, seconds);
        (set_up.state(Topic::Phone), set_up.film.last.unwrap().hint)
    };
    let (upright, lying) = ((HEIGHT_PX, WIDTH_PX), (WIDTH_PX, HEIGHT_PX));
    let standing = Some((RIGHT, TALL));
    let cut_off = Some((View { ankle: pose::Point::new(640.0, 985.0), ..RIGHT }, TALL));
    let asks = |hint| (State::Bad(hint), Some(hint));
    let goes_on = |hint| (State::Good, Some(hint));
    use PhoneStand::{Lying, Tilted, Unknown, Upright};
    assert_eq!(phone("hip-hinge", Lying, upright, None, 0.8), asks(Hint::PhoneLies));
    assert_eq!(phone("hip-hinge", Tilted, upright, standing, 0.7), asks(Hint::PhoneTilted));
    assert_eq!(phone("hip-hinge", Upright, upright, None, 0.8), goes_on(Hint::NobodySeen));
    // Who lies is asked while nobody is in the picture yet, and no longer than that helps.
    assert_eq!(phone("glute-bridge", Unknown, upright, None, 0.8), asks(Hint::TurnPhone));
    assert_eq!(phone("glute-bridge", Unknown, upright, None, 9.0), goes_on(Hint::NobodySeen));
    assert_eq!(phone("glute-bridge", Unknown, lying, None, 0.8), goes_on(Hint::NobodySeen));
    // Who stands is asked where they do not fit into a picture that lies, and only of a phone.
    let feet = goes_on(Hint::FeetOutside);
    assert_eq!(phone("hip-hinge", Unknown, lying, cut_off, 0.8), feet);
    assert_eq!(phone("hip-hinge", Upright, lying, cut_off, 0.8), asks(Hint::TurnPhone));
    assert_eq!(phone("hip-hinge", Upright, lying, cut_off, 9.0), feet);
    assert_eq!(phone("hip-hinge", Upright, lying, None, 0.8), goes_on(Hint::NobodySeen));
}

#[test]
fn a_flicker_is_not_told() {
    let mut set_up = SetUp::of("hip-hinge").stands(RIGHT, 1.0);
    for _ in 0..10 {
        set_up = set_up.see(Some((RIGHT, TALL)), DAYLIGHT, true, 0.3).stands(RIGHT, 0.1);
        assert_eq!(set_up.state(Topic::Alone), State::Good);
    }
}

#[test]
fn a_drill_without_a_rod_asks_for_no_back() {
    let set_up = SetUp::of("glute-bridge").stands(RIGHT, 0.8);
    assert!(set_up.film.checks.iter().all(|check| check.topic != Topic::Back));
}

#[test]
fn who_bends_is_not_told_to_turn() {
    let bent = SetUp::of("hip-hinge").stands(RIGHT, 1.2).see(
        Some((View { near_ahead: -0.5, ..RIGHT }, HINGE)),
        DAYLIGHT,
        false,
        1.0,
    );
    assert_eq!(bent.state(Topic::SideOn), State::Good);
}

#[test]
fn the_stillness_that_is_held_grows_until_standing_is_known() {
    let mut film = Film::hip_hinge();
    let mut shares = Vec::new();
    while film.last.as_ref().is_none_or(|last| last.phase == Phase::Calibrating) {
        film = film.stay(RIGHT, 1.0 / 15.0);
        shares.push(film.last.as_ref().unwrap().still_share);
    }
    assert_eq!((shares[0], shares.pop().unwrap()), (Some(0.0), None));
    assert!(
        shares.windows(2).all(|pair| pair[0] < pair[1]) && shares.last().unwrap().unwrap() > 0.85,
        "{shares:?}"
    );
    // Who goes down and up holds nothing for long.
    let moving = Film::hip_hinge().from(SQUAT).go(RIGHT, TALL, 0.9);
    assert!(moving.last.unwrap().still_share.unwrap() < 0.5);
}

#[test]
fn a_pause_drops_the_movement_under_way_and_is_no_part_of_a_rep() {
    let mut film = Film::hip_hinge().stay(RIGHT, 1.5).rep(RIGHT, HINGE).go(RIGHT, HINGE, 1.0);
    film.set.pause();
    let paused_s = film.t_s;
    film.t_s += 60.0;
    let record = film.go(RIGHT, TALL, 1.0).stay(RIGHT, 1.0).rep(RIGHT, HINGE).end();
    assert_eq!(record.reps.len(), 2);
    assert!(
        record.reps[0].end_s < paused_s && record.reps[1].start_s > paused_s + 60.0,
        "{:?}",
        record.reps
    );
}

#[test]
fn a_rep_begun_at_once_after_a_pause_does_not_reach_back_over_it() {
    let mut film = Film::hip_hinge().stay(RIGHT, 1.5);
    film.set.pause();
    let paused_s = film.t_s;
    film.t_s += 60.0;
    let record = film.rep(RIGHT, HINGE).end();
    assert_eq!(record.reps.len(), 1);
    assert!(record.reps[0].start_s >= paused_s + 60.0);
}

#[test]
fn the_cameras_roll_is_taken_until_standing_is_known() {
    let mut film = Film::hip_hinge().stay(RIGHT, 0.2);
    film.phone.lean_deg = Some(4.0);
    film = film.stay(RIGHT, 0.1);
    assert!((film.set.lean_deg() - 4.0).abs() < 1e-9);
    film = film.stay(RIGHT, 1.5);
    film.phone.lean_deg = Some(9.0);
    film = film.stay(RIGHT, 0.1);
    assert!((film.set.lean_deg() - 4.0).abs() < 1e-9);
}

#[test]
fn a_phone_that_is_too_low_for_the_back_is_told_and_the_rest_is_judged_all_the_same() {
    let judged = |pitch_deg: Option<f64>| {
        let mut set_up = SetUp::of("hip-hinge");
        set_up.film.phone.pitch_deg = pitch_deg;
        let set_up = set_up.stands(RIGHT, 1.5);
        let (back, said) = (set_up.state(Topic::Back), set_up.film.last.clone().unwrap().hint);
        let rep = set_up.film.rep(RIGHT, HINGE).end().reps.remove(0);
        (back, said, rep.cant_tell, rep.angles.hip_deg.is_some())
    };
    // The hips are seen 5 degrees below the middle of this picture.
    let in_order = (State::Good, None, None, true);
    assert_eq!(judged(None), in_order, "without a sensor nothing is known");
    assert_eq!(judged(Some(25.0)), in_order);
    let low = (State::Bad(Hint::PhoneLow), Some(Hint::PhoneLow), Some(CantTell::SeenFromBelow));
    assert_eq!(judged(Some(40.0)), (low.0, low.1, low.2, true));
}
