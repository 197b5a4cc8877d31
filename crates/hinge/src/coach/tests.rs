//! What is said when, by made-up moments.

use super::*;
use crate::rep::record::{Fault, WallTap};

fn rep(faults: &[(FaultId, f64)]) -> Rep {
    let bare = r#"{
        "start_s": 0, "bottom_s": 2, "end_s": 4, "score": 95, "clean_range_deg": 74,
        "parts": {}, "faults": [], "unseen": []
    }"#;
    let fault = |(id, severity): &(FaultId, f64)| Fault {
        id: *id,
        severity: *severity,
        at_s: 2.0,
        sure: true,
        left_at_hip_deg: None,
    };
    Rep { faults: faults.iter().map(fault).collect(), ..serde_json::from_str(bare).unwrap() }
}

fn coach(drill: &str) -> Coach {
    Coach::new(Drill::by_id(drill).unwrap(), Language::En)
}

fn at(t_s: f64, phase: Phase, hint: Option<Hint>) -> Moment {
    Moment { t_s, phase, hint, is_off_the_rod: false, rep_count: 0 }
}

/// What is said of reps that end every `every_s`, and what is not.
fn set(coach: &mut Coach, every_s: f64, reps: &[Rep]) -> Vec<(String, String)> {
    let joined = |parts: Vec<String>| parts.join(", ");
    reps.iter()
        .enumerate()
        .map(|(i, rep)| {
            let moment = Moment {
                rep_count: i as u32 + 1,
                ..at(10.0 + every_s * i as f64, Phase::Standing, None)
            };
            let rep = Rep { end_s: rep.start_s + every_s, ..rep.clone() };
            let advice = coach.hear(moment, Some(&rep));
            let withheld =
                advice.withheld.iter().map(|(saying, why)| format!("{saying}: {why}")).collect();
            (joined(advice.says.iter().map(Saying::to_string).collect()), joined(withheld))
        })
        .collect()
}

fn said(coach: &mut Coach, every_s: f64, reps: &[Rep]) -> Vec<String> {
    set(coach, every_s, reps).into_iter().map(|(said, _)| said).collect()
}

#[test]
fn one_cue_a_rep_worst_first_and_not_twice_running_unless_it_got_worse() {
    use FaultId::{BackRounded, KneeDominant, Shallow};
    let reps = [
        rep(&[(KneeDominant, 0.5), (Shallow, 0.2)]),
        rep(&[(KneeDominant, 0.6)]),
        rep(&[(KneeDominant, 0.9)]),
        rep(&[(BackRounded, 0.4)]),
        rep(&[(KneeDominant, 0.1)]),
        rep(&[]),
        rep(&[(KneeDominant, 0.1)]),
    ];
    let told = set(&mut coach("hip-hinge"), 5.0, &reps);
    let said: Vec<&str> = told.iter().map(|(said, _)| said.as_str()).collect();
    assert_eq!(
        said,
        [
            "count 1, cue hips_back",
            "count 2",
            "count 3, cue hips_back",
            "count 4, cue long_spine",
            "count 5, cue hips_back",
            "count 6, praise 74",
            "count 7, cue hips_back"
        ]
    );
    assert_eq!(told[0].1, "cue hips_farther: one at a time");
    assert_eq!(told[1].1, "cue hips_back: said last");
}

#[test]
fn praise_is_earned() {
    let clean_to = |hip_deg| Rep { clean_range_deg: Some(hip_deg), ..rep(&[]) };
    let low = Rep { score: Some(80.0), ..rep(&[]) };
    let reps = [
        clean_to(70.0),
        clean_to(72.0),
        clean_to(76.0),
        rep(&[(FaultId::Shallow, 0.3)]),
        clean_to(71.0),
        low,
    ];
    let told = said(&mut coach("hip-hinge"), 5.0, &reps);
    assert_eq!(
        told,
        [
            "count 1, praise 70",
            "count 2",
            "count 3, praise 76",
            "count 4, cue hips_farther",
            "count 5, praise 71",
            "count 6"
        ]
    );
}

#[test]
fn a_rep_that_was_seen_in_part_is_not_praised() {
    use crate::drill::fault::Part;
    use crate::rep::record::Unseen;
    let without = |unseen| Rep { unseen: vec![unseen], ..rep(&[]) };
    let reps = [
        without(Unseen::Part(Part::Finish)),
        without(Unseen::Fault(FaultId::HeadLifted)),
        Rep { clean_range_deg: None, ..rep(&[]) },
        rep(&[]),
    ];
    let told = said(&mut coach("hip-hinge"), 5.0, &reps);
    assert_eq!(told, ["count 1", "count 2", "count 3", "count 4, praise 74"]);
    let not_asked = without(Unseen::Part(Part::Dowel));
    let not_asked = Rep { clean_range_deg: None, ..not_asked };
    assert_eq!(said(&mut coach("glute-bridge"), 5.0, &[not_asked]), ["count 1, praise"]);
}

#[test]
fn who_loses_a_contact_again_is_told_where_to_stop() {
    let lost =
        |clean_deg| Rep { clean_range_deg: Some(clean_deg), ..rep(&[(FaultId::BackRounded, 0.4)]) };
    let told = said(&mut coach("hip-hinge"), 5.0, &[lost(50.0), lost(48.0), lost(47.0)]);
    assert_eq!(told, ["count 1, cue long_spine", "count 2, stop at 48", "count 3"]);
    for beyond in [70.0, 25.0] {
        let told = said(&mut coach("hip-hinge"), 5.0, &[lost(beyond), lost(beyond)]);
        assert_eq!(
            told,
            ["count 1, cue long_spine", "count 2"],
            "{beyond}: past the drill's depth, or hardly a rep"
        );
    }
}

#[test]
fn who_stops_where_they_were_told_to_is_praised() {
    let lost = Rep { clean_range_deg: Some(48.0), ..rep(&[(FaultId::BackRounded, 0.4)]) };
    let angles = crate::seen::angles::Angles { hip_deg: Some(47.0), ..Default::default() };
    let stopped = Rep {
        angles,
        clean_range_deg: Some(47.0),
        score: Some(60.0),
        ..rep(&[(FaultId::Shallow, 0.2)])
    };
    let told = set(&mut coach("hip-hinge"), 5.0, &[lost.clone(), lost, stopped]);
    assert_eq!(told[2], ("count 3, praise 47".to_owned(), "cue hips_farther: as asked".to_owned()));
}

#[test]
fn what_is_not_certain_is_asked_once_and_what_can_not_be_told_is_said_once() {
    let mut unsure = rep(&[(FaultId::BackRounded, 0.3)]);
    unsure.faults[0].sure = false;
    let unseen = Rep { cant_tell: Some(CantTell::Oblique), clean_range_deg: None, ..rep(&[]) };
    let reps = [unsure.clone(), unsure, unseen.clone(), unseen];
    let told = said(&mut coach("hip-hinge"), 5.0, &reps);
    assert_eq!(
        told,
        ["count 1, question back_rounded", "count 2", "count 3, can't tell Oblique", "count 4"]
    );
    let bridge =
        Rep { cant_tell: Some(CantTell::NotInThisDrill), clean_range_deg: None, ..rep(&[]) };
    assert_eq!(said(&mut coach("glute-bridge"), 5.0, &[bridge]), ["count 1, praise"]);
}

#[test]
fn what_is_not_certain_hides_nothing_that_is() {
    let mut both = rep(&[(FaultId::BackRounded, 0.4), (FaultId::Shallow, 0.2)]);
    both.faults[0].sure = false;
    assert_eq!(
        said(&mut coach("hip-hinge"), 5.0, &[both.clone(), both]),
        ["count 1, cue hips_farther", "count 2"]
    );
}

#[test]
fn praise_that_was_owed_and_not_said_is_said_later() {
    let quick = |i: usize| if i < 2 { 1.4 } else { 5.0 };
    let mut coach = coach("hip-hinge");
    let told: Vec<usize> = (0..4)
        .map(|i| {
            let rep = Rep { end_s: quick(i), ..rep(&[]) };
            coach
                .hear(
                    Moment { rep_count: 1, ..at(10.0 + 5.0 * i as f64, Phase::Standing, None) },
                    Some(&rep),
                )
                .says
                .len()
        })
        .collect();
    assert_eq!(told, [1, 1, 2, 1]);
}

#[test]
fn a_quick_set_is_coached_without_falling_behind() {
    use FaultId::{KneeDominant, Shallow};
    let mut coach = coach("kettlebell-swing");
    let reps = [
        rep(&[]),
        rep(&[(KneeDominant, 0.4)]),
        rep(&[(Shallow, 0.4)]),
        rep(&[]),
        rep(&[(Shallow, 0.4)]),
        rep(&[]),
    ];
    let told = set(&mut coach, 1.4, &reps);
    let said: Vec<&str> = told.iter().map(|(said, _)| said.as_str()).collect();
    assert_eq!(
        said,
        ["count 1", "count 2, cue hips_back", "", "count 4", "count 5, cue hips_farther", ""]
    );
    assert_eq!(told[0].1, "praise 74: too quick");
    assert_eq!(told[2].1, "count 3: still speaking, cue hips_farther: still speaking");
    assert_eq!(told[3].1, "praise 74: too quick");
}

#[test]
fn a_slow_swing_is_asked_to_snap() {
    let slow = Rep {
        tempo: Some(crate::rep::record::Tempo { down_s: 0.6, pause_s: 0.2, up_s: 1.6 }),
        ..rep(&[])
    };
    let twice = [slow.clone(), slow.clone()];
    assert_eq!(
        said(&mut coach("kettlebell-swing"), 5.0, &twice),
        ["count 1, cue snap_hips", "count 2"]
    );
    assert_eq!(said(&mut coach("hip-hinge"), 5.0, &[slow]), ["count 1, praise 74"]);
}

#[test]
fn a_clean_tap_moves_the_wall_and_a_miss_is_told_how_far() {
    let tap = |travel_m, tapped| Rep {
        wall: Some(WallTap { at_m: 0.08, tapped, clean: tapped }),
        hip_travel_m: Some(travel_m),
        ..rep(&[])
    };
    let told = said(&mut coach("wall-touch"), 5.0, &[tap(0.03, false), tap(0.08, true)]);
    assert_eq!(told, ["count 1, short of the wall by 0.050", "count 2, wall at 0.105"]);
}

#[test]
fn set_up_is_spoken_once_it_is_steady_and_ends_with_go() {
    let mut coach = coach("hip-hinge");
    let mut told = Vec::new();
    for i in 0..300 {
        let t_s = f64::from(i) / 15.0;
        let (phase, hint) = match t_s {
            // Walking in: nothing holds for long.
            ..2.0 => (
                Phase::Calibrating,
                Some(if i % 8 < 4 { Hint::StandTall } else { Hint::FacingCamera }),
            ),
            ..12.0 => (Phase::Calibrating, Some(Hint::FacingCamera)),
            ..12.5 => (Phase::Calibrating, Some(Hint::StandStill)),
            _ => (Phase::Standing, None),
        };
        let advice = coach.hear(at(t_s, phase, hint), None);
        told.extend(advice.says.iter().map(|saying| (t_s.round(), saying.to_string())));
    }
    let facing = || "hint FacingCamera".to_owned();
    let then = [(12.0, "mended".to_owned()), (13.0, "go".to_owned())];
    assert_eq!(told, [vec![(3.0, facing()), (11.0, facing())], then.to_vec()].concat());
}

#[test]
fn who_has_finished_is_not_called_back_and_who_begins_anew_is_led_again() {
    let hear = |phase, hint| {
        let mut coach = Coach { has_said_go: true, ..coach("hip-hinge") };
        let moment = |t_s| Moment { rep_count: 3, ..at(t_s, phase, Some(hint)) };
        (0..600).map(|i| coach.hear(moment(f64::from(i) / 15.0), None).says.len()).sum::<usize>()
    };
    assert_eq!(hear(Phase::Standing, Hint::NobodySeen), 0);
    assert_eq!(hear(Phase::Standing, Hint::FacingCamera), 1);
    assert_eq!(hear(Phase::Calibrating, Hint::NobodySeen), 3);
}

#[test]
fn a_note_does_not_keep_the_coach_from_saying_go() {
    let says =
        coach("hip-hinge").hear(at(1.0, Phase::Standing, Some(Hint::AnotherPerson)), None).says;
    assert_eq!(says, [Saying::Go]);
}

#[test]
fn the_tone_sounds_once_a_movement_soon_after_the_contact_is_lost() {
    let mut coach = coach("hip-hinge");
    let mut sounded_s = Vec::new();
    for i in 0..90 {
        let t_s = f64::from(i) / 15.0;
        let phase = if t_s >= 1.0 { Phase::Descending } else { Phase::Standing };
        // A flicker of one frame, then lost from 2 s on; at 4 s the next rep begins without a
        // pause.
        let moment = Moment { is_off_the_rod: i == 20 || t_s >= 2.0, ..at(t_s, phase, None) };
        sounded_s
            .extend(coach.hear(moment, (i == 60).then(|| rep(&[])).as_ref()).tone.then_some(t_s));
    }
    assert_eq!(sounded_s.len(), 2);
    assert!(
        (2.0..2.5).contains(&sounded_s[0]) && (4.0..4.5).contains(&sounded_s[1]),
        "{sounded_s:?}"
    );
}

/// What is said of hints at ten moments a second, each with how long it is there, s; and when, to
/// the tenth.
fn set_up(stretches: &[(Option<Hint>, f64)]) -> Vec<(f64, String)> {
    let mut coach = coach("hip-hinge");
    let mut told = Vec::new();
    let mut tenths = 0;
    for (hint, length_s) in stretches {
        let end = tenths + (length_s * 10.0).round() as i32;
        while tenths < end {
            let t_s = f64::from(tenths) / 10.0;
            let phase = if hint.is_some() { Phase::Calibrating } else { Phase::Standing };
            let advice = coach.hear(at(t_s, phase, *hint), None);
            told.extend(advice.says.iter().map(|saying| (t_s, saying.to_string())));
            tenths += 1;
        }
    }
    told
}

#[test]
fn before_the_set_the_next_thing_is_said_as_soon_as_one_is_mended() {
    let told = set_up(&[
        (Some(Hint::TooDark), 2.0),
        (Some(Hint::NobodySeen), 2.0),
        (Some(Hint::FacingCamera), 2.0),
        (Some(Hint::StandStill), 0.8),
        (None, 2.0),
    ]);
    let said: Vec<(f64, &str)> = told.iter().map(|(t_s, said)| (*t_s, said.as_str())).collect();
    assert_eq!(
        said,
        [
            (1.0, "hint TooDark"),
            (2.4, "mended"),
            (3.0, "hint NobodySeen"),
            (4.4, "mended"),
            (5.0, "hint FacingCamera"),
            (6.4, "mended"),
            (6.8, "go")
        ]
    );
}

#[test]
fn what_comes_and_goes_is_neither_said_over_and_over_nor_praised() {
    let walks_out = [(Some(Hint::Oblique), 2.0), (Some(Hint::NobodySeen), 0.8)];
    assert_eq!(set_up(&walks_out), [(1.0, "hint Oblique".to_owned())]);
    let to_and_fro = [(Some(Hint::NobodySeen), 1.2), (Some(Hint::FacingCamera), 1.2)].repeat(20);
    let said = set_up(&to_and_fro);
    let of = |what: &str| said.iter().filter(|(_, said)| said == what).count();
    assert_eq!((of("hint NobodySeen"), of("hint FacingCamera")), (3, 3));
}
