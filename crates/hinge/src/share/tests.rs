//! Tests of the exchange: what is written is read again, and what is hostile is refused.

mod examples;
mod hostile;

use super::code::Writer;
use super::limits::{LINK_MOST_CHARS, MOST_PER_HALF, MOST_SETS, QR_MOST_CHARS};
use super::message::write_sets;
use super::*;
use crate::back::cant_tell::CantTell;
use crate::back::gaps::Gaps;
use crate::back::rod::Contact;
use crate::drill::fault::{FaultId, Part};
use crate::rep::errors::Errors;
use crate::rep::record::{Fault, Parts, Rep, RestFrom, Tempo, Unseen, WallTap, WorkingSide};
use crate::seen::angles::{Angles, Facing};
use crate::session::{ReferenceSource, SetRecord};
use pose::Point;

/// Numbers that look random and are the same each time (xorshift64*).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() >> 33) as usize % end
    }

    /// −1…1, most often near 0.
    fn noise(&mut self) -> f64 {
        let one = |dice: &mut Self| dice.below(2001) as f64 / 1000.0 - 1.0;
        (one(self) + one(self) + one(self)) / 3.0
    }
}

/// Places are seen so exactly, trunk lengths: 1 cm.
const SEEN_WITHIN: f64 = 0.02;

/// A hinge: ankle, knee and hip in place, the trunk tipped, each place seen as exactly as a network
/// sees it.
fn position(dice: &mut Dice, hip_deg: f64) -> Keyframe {
    let mut seen =
        |x: f64, y: f64| Point::new(x + SEEN_WITHIN * dice.noise(), y + SEEN_WITHIN * dice.noise());
    let (sine, cosine) = hip_deg.to_radians().sin_cos();
    let back = 0.4 * sine;
    let hip = (-back, 0.1 * sine);
    let up = |share: f64, off: f64| {
        (hip.0 + share * sine - off * cosine, hip.1 - share * cosine - off * sine)
    };
    let joints = [
        up(1.45, 0.0),
        up(1.0, 0.0),
        (up(1.0, 0.0).0, up(1.0, 0.0).1 + 0.6),
        (up(1.0, 0.0).0, up(1.0, 0.0).1 + 1.1),
        hip,
        (0.05, 0.85),
        (0.0, 1.7),
        (0.4, 1.8),
    ];
    let joints = joints.map(|(x, y)| Some(seen(x, y)));
    let mut at = |share: f64, off: f64| {
        let (x, y) = up(share, off);
        seen(x, y)
    };
    let contacts = [
        (1.5, Contact::Held),
        (0.85, Contact::Held),
        (0.0, if hip_deg > 60.0 { Contact::Lost } else { Contact::Held }),
    ];
    let contacts = contacts.map(|(share, contact)| Some((at(share, 0.25), contact)));
    Keyframe {
        joints,
        hip_deg: Some(hip_deg),
        rod: RodMarks::new(at(1.7, 0.25), at(-0.3, 0.25), contacts),
    }
}

/// A set with everything that a set can have.
fn set(reps: usize) -> SharedSet {
    let mut dice = Dice(7 + reps as u64);
    let rep = |number: usize, dice: &mut Dice| {
        let start_s = 1.5 + 4.37 * number as f64;
        let mut around = |middle: f64, spread: f64| middle + spread * dice.noise();
        let fault = Fault {
            id: FaultId::ALL[number % 14],
            severity: 0.35,
            at_s: start_s + 1.5,
            sure: !number.is_multiple_of(4),
            left_at_hip_deg: Some(around(62.0, 6.0)),
        };
        let is_seen = number % 5 != 4;
        Rep {
            start_s,
            bottom_s: start_s + around(1.7, 0.3),
            end_s: start_s + around(3.5, 0.3),
            angles: Angles {
                hip_deg: Some(around(84.0, 7.0)),
                knee_deg: Some(around(16.0, 5.0)),
                shin_deg: Some(around(-4.0, 3.0)),
                trunk_deg: Some(around(62.0, 6.0)),
                head_deg: is_seen.then(|| around(1.0, 6.0)),
            },
            hip_share: Some(around(0.84, 0.06)),
            hip_travel_m: Some(around(0.22, 0.04)),
            hip_drop_m: Some(around(0.1, 0.03)),
            tempo: Some(Tempo {
                down_s: around(1.4, 0.3),
                pause_s: around(0.4, 0.2),
                up_s: around(1.5, 0.3),
            }),
            wall: number.is_multiple_of(3).then(|| WallTap {
                at_m: around(0.2, 0.05),
                tapped: true,
                clean: number.is_multiple_of(2),
            }),
            dowel: is_seen.then(|| Gaps {
                head: None,
                upper_back: Some(around(0.02, 0.02).max(0.0)),
                tailbone: Some(around(0.03, 0.03).max(0.0)),
            }),
            sag: is_seen.then(|| around(0.02, 0.02)),
            clean_range_deg: is_seen.then(|| around(66.0, 8.0)),
            cant_tell: (!is_seen).then_some(CantTell::RoughOutline),
            head_cant_tell: (!is_seen).then_some(CantTell::HeadNotLevel),
            lumbar_deg: None,
            upper_back_deg: None,
            conditions: crate::rep::conditions::Conditions::default(),
            errors: Errors::default(),
            rest: RestFrom::Before,
            side: None,
            score: Some(around(86.0, 9.0).round()),
            parts: Parts {
                dowel: is_seen.then(|| around(84.0, 9.0)),
                hips: Some(around(92.0, 5.0)),
                finish: Some(around(96.0, 3.0)),
            },
            faults: if number.is_multiple_of(3) { vec![fault] } else { Vec::new() },
            unseen: if is_seen {
                Vec::new()
            } else {
                vec![Unseen::Part(Part::Dowel), Unseen::Fault(FaultId::HeadLifted)]
            },
        }
    };
    let reps: Vec<Rep> = (0..reps).map(|number| rep(number, &mut dice)).collect();
    let positions = 2 * MOST_PER_HALF + 1;
    let moved = |rep: &Rep, dice: &mut Dice| {
        let depth = |place: usize| {
            (std::f64::consts::PI * place as f64 / (positions - 1) as f64).sin().powi(2)
        };
        let deepest_deg = rep.angles.hip_deg.unwrap();
        (0..positions).map(|place| position(dice, deepest_deg * depth(place))).collect()
    };
    let motion = Motion {
        per_half: MOST_PER_HALF,
        grain: 96,
        reps: reps.iter().map(|rep| moved(rep, &mut dice)).collect(),
    };
    SharedSet {
        key: SetKey(0xdead_beef),
        drill: "romanian-deadlift".to_owned(),
        day: Date { year: 2026, month: 11, day: 21 },
        net: Net::Lite,
        facing: Some(Facing::Right),
        height_cm: Some(178),
        reference: Some(SharedReference { from: ReferenceSource::Rep, rep: Some(2), sag: 0.017 }),
        detail: Detail::Whole,
        set: SetRecord { farthest_tap_m: Some(0.205), ..SetRecord::of(&reps) },
        reps,
        motion: Some(motion),
    }
}

fn shared(reps: usize) -> Shared {
    Shared { athlete: Some("Anna Østergård".to_owned()), sets: vec![set(reps)] }
}

fn reply() -> Reply {
    Reply {
        set: SetKey(0xdead_beef),
        drill: "hip-hinge".to_owned(),
        day: Date { year: 2026, month: 12, day: 31 },
        coach: Some("Ben".to_owned()),
        notes:
            "Good hips.\nStop where the back is still long: 60° for now. <script>alert(1)</script>"
                .to_owned(),
        rep_notes: vec![RepNote { rep: 3, note: "this one!".to_owned() }],
        next: Some(NextWork { drill: "wall-touch".to_owned(), reps: 8, clean_deg: Some(70.0) }),
    }
}

fn sets(text: &str) -> Shared {
    match read_message(text) {
        Ok(Message::Sets(shared)) => shared,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_bend_of_the_back_the_rest_and_the_side_are_sent_where_they_are_told() {
    let mut told = shared(4);
    let plain = whole(&told).unwrap().text.len();
    for (rep, rest) in told.sets[0].reps.iter_mut().zip(RestFrom::ALL) {
        (rep.lumbar_deg, rep.upper_back_deg) = (Some(14.0), None);
        (rep.rest, rep.side) = (rest, Some(WorkingSide::Both));
    }
    let fitted = whole(&told).unwrap();
    assert!(fitted.text.len() <= plain + 40, "{} letters more", fitted.text.len() - plain);
    let read = sets(&fitted.text);
    assert_eq!(read, fitted.shared);
    for (sent, got) in told.sets[0].reps.iter().zip(&read.sets[0].reps) {
        assert_eq!((sent.lumbar_deg, sent.upper_back_deg), (got.lumbar_deg, got.upper_back_deg));
        assert_eq!((sent.rest, sent.side), (got.rest, got.side));
    }
}

#[test]
fn what_is_written_is_read() {
    let whole = whole(&shared(10)).unwrap();
    assert_eq!(sets(&whole.text), whole.shared);
    assert_eq!(
        write_sets(&whole.shared).unwrap(),
        (whole.text.clone(), whole.shared),
        "what was read is written as it was"
    );
    let text = write_reply(&reply()).unwrap();
    assert_eq!(read_message(&format!("#r={text}")), Ok(Message::Reply(reply())));
}

/// Figures are sent no coarser than they are shown, places to the grain.
#[test]
fn what_is_read_is_what_was_measured() {
    let (given, got) = (set(10), sets(&whole(&shared(10)).unwrap().text).sets.remove(0));
    let near =
        |a: f64, b: f64, within: f64| assert!((a - b).abs() <= within / 2.0 + 1e-9, "{a} {b}");
    let maybe = |a: Option<f64>, b: Option<f64>, within: f64| match (a, b) {
        (Some(a), Some(b)) => near(a, b, within),
        (a, b) => assert_eq!(a, b),
    };
    assert_eq!(
        (given.reps.len(), &given.drill, given.day, given.key),
        (got.reps.len(), &got.drill, got.day, got.key)
    );
    assert_eq!(
        (given.facing, given.height_cm, given.set.score),
        (got.facing, got.height_cm, got.set.score)
    );
    for (a, b) in given.reps.iter().zip(&got.reps) {
        near(a.bottom_s, b.bottom_s, 0.05);
        maybe(a.angles.hip_deg, b.angles.hip_deg, 1.0);
        maybe(a.angles.shin_deg, b.angles.shin_deg, 1.0);
        maybe(a.hip_share, b.hip_share, 0.01);
        maybe(a.clean_range_deg, b.clean_range_deg, 1.0);
        maybe(
            a.dowel.and_then(|gaps| gaps.tailbone),
            b.dowel.and_then(|gaps| gaps.tailbone),
            0.001,
        );
        maybe(a.lumbar_deg, b.lumbar_deg, 1.0);
        maybe(a.upper_back_deg, b.upper_back_deg, 1.0);
        assert_eq!((a.rest, a.side), (b.rest, b.side));
        assert_eq!(
            (a.score, a.cant_tell, a.head_cant_tell, &a.unseen),
            (b.score, b.cant_tell, b.head_cant_tell, &b.unseen)
        );
        assert_eq!(a.faults.len(), b.faults.len());
        for (a, b) in a.faults.iter().zip(&b.faults) {
            assert_eq!((a.id, a.sure), (b.id, b.sure));
            maybe(a.left_at_hip_deg, b.left_at_hip_deg, 1.0);
            near(a.at_s, b.at_s, 0.1);
        }
    }
    let frames = |set: &SharedSet| set.motion.as_ref().unwrap().reps.concat();
    for (a, b) in frames(&given).iter().zip(&frames(&got)) {
        for (a, b) in a.joints.iter().zip(&b.joints) {
            assert!(a.unwrap().distance(b.unwrap()) <= 1.0 / 96.0, "{a:?} {b:?}");
        }
        let (a, b) = (a.rod.unwrap(), b.rod.unwrap());
        for (of_a, of_b) in a.contacts.iter().flatten().zip(b.contacts.iter().flatten()) {
            assert_eq!(of_a.contact, of_b.contact);
            assert!(a.place(of_a).distance(b.place(of_b)) < 0.04);
        }
    }
}

/// A link never turns a back that could not be judged into one that was, nor a fault into another.
#[test]
fn every_reason_and_every_fault_comes_back() {
    let blank = set(1).reps.remove(0);
    let fault = |id: FaultId, sure: bool| Fault {
        id,
        severity: 0.5,
        at_s: blank.start_s,
        sure,
        left_at_hip_deg: None,
    };
    let reason = |reason: CantTell| Rep {
        cant_tell: Some(reason),
        head_cant_tell: Some(reason),
        faults: Vec::new(),
        ..blank.clone()
    };
    let of_fault = |id: FaultId| Rep {
        faults: vec![fault(id, true), fault(id, false)],
        unseen: vec![Unseen::Fault(id)],
        ..blank.clone()
    };
    let of_part = |part: Part| Rep { unseen: vec![Unseen::Part(part)], ..blank.clone() };
    let reps: Vec<Rep> = CantTell::ALL
        .map(reason)
        .into_iter()
        .chain(FaultId::ALL.map(of_fault))
        .chain(Part::ALL.map(of_part))
        .collect();
    let given = SharedSet { reps, motion: None, ..set(1) };
    let message = Shared { athlete: None, sets: vec![given.clone()] };
    let found =
        |rep: &Rep| rep.faults.iter().map(|fault| (fault.id, fault.sure)).collect::<Vec<_>>();
    for detail in [Detail::Whole, Detail::Scores] {
        let got = sets(&fit(&message, 10_000, detail).unwrap().text).sets.remove(0);
        assert_eq!((got.detail, got.reps.len()), (detail, given.reps.len()));
        for (rep, read) in given.reps.iter().zip(&got.reps) {
            assert_eq!((rep.cant_tell, found(rep)), (read.cant_tell, found(read)), "{detail:?}");
            if detail == Detail::Whole {
                assert_eq!((rep.head_cant_tell, &rep.unseen), (read.head_cant_tell, &read.unseen));
            }
        }
    }
}

#[test]
fn a_set_of_ten_fits_a_link_with_its_replay() {
    let address = "https://dowel.example/app/#s=";
    let fitted = fit(&shared(10), LINK_MOST_CHARS - address.len(), Detail::Whole).unwrap();
    let link = format!("{address}{}", fitted.text);
    println!("ten reps: a link of {} characters, left out: {:?}", link.len(), fitted.left);
    println!("the file: {} characters", whole(&shared(10)).unwrap().text.len());
    assert!(link.len() <= LINK_MOST_CHARS);
    assert_eq!(sets(&link), fitted.shared);
    let motion = fitted.shared.sets[0].motion.as_ref().expect("with its replay");
    assert!(motion.per_half >= 3, "coarse, but a movement: {}", motion.per_half);
    assert_eq!(fitted.left, [Left::Smoothness { positions: 2 * motion.per_half + 1 }]);
}

#[test]
fn longer_sets_and_spans_lose_by_rule_and_say_so() {
    let room = LINK_MOST_CHARS - 40;
    let left = |shared: &Shared, room: usize, detail: Detail| {
        let fitted = fit(shared, room, detail).unwrap();
        assert!(fitted.text.len() <= room);
        assert_eq!(sets(&fitted.text), fitted.shared);
        fitted.left
    };
    let still = Shared { sets: vec![SharedSet { motion: None, ..set(10) }], ..shared(10) };
    assert_eq!(left(&still, room, Detail::Whole), []);
    assert_eq!(left(&shared(40), room, Detail::Whole), [Left::Replay]);
    assert_eq!(left(&shared(250), room, Detail::Whole), [Left::Measures]);
    assert_eq!(left(&shared(10), QR_MOST_CHARS - 40, Detail::Scores), []);
    assert!(matches!(
        left(&shared(200), QR_MOST_CHARS - 40, Detail::Scores)[..],
        [Left::Reps { of: 200, .. }]
    ));
    let span = |count: usize| Shared {
        athlete: None,
        sets: (1..=count)
            .map(|reps| SharedSet { key: SetKey(reps as u32), ..set(reps % 12 + 1) })
            .collect(),
    };
    assert_eq!(left(&span(12), room, Detail::Whole), [Left::Measures]);
    let fitted = fit(&span(MOST_SETS), 600, Detail::Whole).unwrap();
    assert!(
        matches!(fitted.left[..], [Left::Measures, Left::Sets { of: MOST_SETS, .. }]),
        "{:?}",
        fitted.left
    );
    assert_eq!(
        fitted.shared.sets.last().map(|set| set.key),
        Some(SetKey(MOST_SETS as u32)),
        "the newest are kept"
    );
    assert_eq!(fit(&shared(10), 20, Detail::Whole), Err(ShareError::TooLong));
    assert_eq!(
        fit(&Shared { athlete: None, sets: Vec::new() }, room, Detail::Whole),
        Err(ShareError::Nonsense)
    );
}

#[test]
fn a_set_keeps_its_key_in_every_form() {
    for detail in [Detail::Whole, Detail::Scores] {
        let fitted = fit(&shared(10), 600, detail).unwrap();
        assert_eq!(
            (fitted.shared.sets[0].key, fitted.shared.sets[0].set.reps),
            (SetKey(0xdead_beef), 10)
        );
    }
}

#[test]
fn nothing_that_could_be_taken_for_markup_or_a_path_is_a_drill() {
    for id in ["<img src=x onerror=alert(1)>", "../../etc", "Hinge"] {
        let hostile =
            Shared { sets: vec![SharedSet { drill: id.to_owned(), ..set(1) }], ..shared(1) };
        let mut writer = Writer::new();
        assert_eq!(
            layout::shared(&mut writer, &mut hostile.clone()),
            Err(ShareError::Nonsense),
            "{id}"
        );
    }
}
