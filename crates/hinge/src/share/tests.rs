//! Tests of the exchange: what is written is read again, and what is hostile is refused.

use super::limits::{LINK_MOST_CHARS, MOST_PER_HALF, MOST_SETS, QR_MOST_CHARS};
use super::*;
use crate::back::cant_tell::CantTell;
use crate::back::gaps::Gaps;
use crate::back::rod::Contact;
use crate::drill::fault::{FaultId, Part};
use crate::rep::record::{Fault, Parts, Rep, Tempo, Unseen, WallTap};
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
    match read(text) {
        Ok(Message::Sets(shared)) => shared,
        other => panic!("{other:?}"),
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
    assert_eq!(read(&format!("#r={text}")), Ok(Message::Reply(reply())));
}

/// Figures are told no coarser than they are shown, places to the grain.
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

/// The content of a message, to be changed and sealed again with the right checksum.
fn content(write: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut writer = Writer::new();
    write(&mut writer);
    writer.bytes
}

/// Changes some bytes, cuts some off, puts some in.
fn mutated(dice: &mut Dice, bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len().max(1));
        match dice.below(5) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at.min(bytes.len()), dice.next() as u8),
            2 => bytes.extend((0..dice.below(40)).map(|_| 0xff)),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = dice.next() as u8;
                }
            }
        }
    }
    bytes
}

/// Random texts, links with changed letters, and messages that are changed inside and sealed with
/// the right checksum.
fn read_hostile(count: usize) -> [usize; 7] {
    let mut dice = Dice(42);
    let links: Vec<String> = [1, 3, 10]
        .map(|reps| format!("#s={}", fit(&shared(reps), 1900, Detail::Whole).unwrap().text))
        .into();
    let contents: Vec<(u8, Vec<u8>)> = vec![
        (
            0,
            content(|writer| {
                layout::shared(writer, &mut fit(&shared(2), 1900, Detail::Whole).unwrap().shared)
                    .unwrap()
            }),
        ),
        (
            0,
            content(|writer| {
                layout::shared(writer, &mut fit(&shared(10), 300, Detail::Scores).unwrap().shared)
                    .unwrap()
            }),
        ),
        (1, content(|writer| reply::layout(writer, &mut reply()).unwrap())),
    ];
    let mut outcomes = [0; 7];
    for round in 0..count {
        let text = match round % 3 {
            0 => {
                let letter = |dice: &mut Dice| {
                    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_ .#="
                        [dice.below(68)]
                };
                let letters: Vec<u8> = (0..dice.below(300)).map(|_| letter(&mut dice)).collect();
                format!("#s={}", String::from_utf8_lossy(&letters))
            }
            1 => {
                let link = &links[dice.below(links.len())];
                String::from_utf8_lossy(&mutated(&mut dice, link.as_bytes())).into_owned()
            }
            _ => {
                let (kind, content) = &contents[dice.below(contents.len())];
                let changed = mutated(&mut dice, content);
                // Stored rather than packed, so that most of the time goes into reading.
                envelope::sealed(
                    envelope::VERSION,
                    *kind,
                    &miniz_oxide::deflate::compress_to_vec(&changed, 0),
                )
            }
        };
        let outcome = read(&text);
        if let Ok(Message::Sets(shared)) = &outcome {
            assert!(
                shared.sets.len() <= MOST_SETS
                    && shared.sets.iter().all(|set| set.reps.len() <= limits::MOST_REPS)
            );
        }
        outcomes[match outcome {
            Ok(_) => 0,
            Err(ShareError::NotALink) => 1,
            Err(ShareError::Cut) => 2,
            Err(ShareError::Damaged) => 3,
            Err(ShareError::TooLong) => 4,
            Err(ShareError::Newer) => 5,
            Err(ShareError::Nonsense) => 6,
        }] += 1;
    }
    outcomes
}

#[test]
fn hostile_texts_are_refused_and_nothing_breaks() {
    let [read, _, cut, damaged, _, _, nonsense] = read_hostile(20_000);
    assert!(
        read > 300 && cut > 300 && damaged > 300 && nonsense > 300,
        "all ways are gone: {read} {cut} {damaged} {nonsense}"
    );
}

/// `cargo test -p hinge --lib -- --ignored --nocapture million`
#[test]
#[ignore = "takes half a minute"]
fn a_million_hostile_texts() {
    let outcomes = read_hostile(1_000_000);
    println!(
        "1,000,000 texts made and read: {outcomes:?} (read, no link, cut, damaged, too long, \
         newer, nonsense)"
    );
}

#[test]
fn what_would_take_much_memory_is_counted_before_it_is_taken() {
    let still = Keyframe { joints: [None; JOINTS], hip_deg: None, rod: None };
    let motion = Motion {
        per_half: MOST_PER_HALF,
        grain: 1,
        reps: vec![vec![still; 2 * MOST_PER_HALF + 1]; limits::MOST_REPS],
    };
    let one = set(1);
    let large = SharedSet {
        reps: vec![one.reps[0].clone(); limits::MOST_REPS],
        motion: Some(motion),
        ..one
    };
    let sealed = |sets: usize| {
        let mut writer = Writer::with_room_for(usize::MAX);
        layout::shared(&mut writer, &mut Shared { athlete: None, sets: vec![large.clone(); sets] })
            .unwrap();
        envelope::seal(Kind::Sets, &writer.bytes)
    };
    assert!(read(&sealed(2)).is_ok());
    assert_eq!(read(&sealed(3)), Err(ShareError::Nonsense));
    let many = Shared { athlete: None, sets: vec![large.clone(); 3] };
    assert_eq!(
        whole(&many).unwrap().left,
        [Left::Measures],
        "nothing is written that would not be read"
    );
}

#[test]
fn what_follows_a_message_makes_it_nonsense() {
    let mut content = content(|writer| reply::layout(writer, &mut reply()).unwrap());
    assert!(read(&envelope::seal(Kind::Reply, &content)).is_ok());
    content.push(0);
    assert_eq!(read(&envelope::seal(Kind::Reply, &content)), Err(ShareError::Nonsense));
}

/// The most expensive text that is looked at at all: the work it makes is bounded by the limits,
/// not by what it claims.
#[test]
fn the_largest_texts_are_refused() {
    let claims = [0xff, 0xff, 0x03].repeat(limits::UNPACKED_MOST_BYTES / 3);
    for content in
        [vec![0; limits::UNPACKED_MOST_BYTES], vec![1; limits::UNPACKED_MOST_BYTES], claims]
    {
        let text = envelope::seal(Kind::Sets, &content);
        assert_eq!(read(&text), Err(ShareError::Nonsense));
    }
}

/// The messages of `tests/links/v1.json`, by name: links as each form is sent, with hostile ones
/// among them.
fn examples() -> Vec<(&'static str, String)> {
    let day = |day: u32| Date { year: 2026, month: 11, day };
    let named = |name: &str, sets: Vec<SharedSet>| Shared { athlete: Some(name.to_owned()), sets };
    let fitted = |shared: &Shared, most_chars: usize, detail: Detail| {
        fit(shared, most_chars, detail).unwrap().text
    };
    let spanned = |number: u32| SharedSet {
        key: SetKey(100 + number),
        day: day(10 + number),
        ..set(5 + number as usize)
    };
    let hostile = |athlete: &str| named(athlete, vec![SharedSet { motion: None, ..set(2) }]);
    let later = |text: &str| {
        let (_, content) = envelope::open(text).unwrap();
        envelope::sealed(
            envelope::VERSION + 1,
            0,
            &miniz_oxide::deflate::compress_to_vec(&content, 10),
        )
    };
    let set_link = fitted(&named("Anna", vec![set(10)]), 1900, Detail::Whole);
    let bomb = envelope::sealed(
        envelope::VERSION,
        0,
        &miniz_oxide::deflate::compress_to_vec(&vec![0; 60_000_000], 10),
    );
    vec![
        ("newer", format!("#s={}", later(&set_link))),
        ("set", format!("#s={set_link}")),
        ("file", format!("#s={}", whole(&named("Anna", vec![set(10)])).unwrap().text)),
        (
            "scores",
            format!(
                "#s={}",
                fitted(
                    &named("Ben", vec![SharedSet { key: SetKey(7), ..set(10) }]),
                    240,
                    Detail::Scores
                )
            ),
        ),
        (
            "span",
            format!(
                "#s={}",
                fitted(&named("Chloé", (0..5).map(spanned).collect()), 1900, Detail::Whole)
            ),
        ),
        (
            "markup",
            format!("#s={}", fitted(&hostile("<img src=x onerror=hacked()>"), 1900, Detail::Whole)),
        ),
        (
            "stranger",
            format!(
                "#s={}",
                fitted(
                    &named(
                        "Dee",
                        vec![SharedSet { drill: "plank-of-tomorrow".to_owned(), ..set(3) }]
                    ),
                    1900,
                    Detail::Whole
                )
            ),
        ),
        ("reply", format!("#r={}", write_reply(&reply()).unwrap())),
        (
            "nonsense",
            format!("#s={}", envelope::seal(Kind::Sets, b"checksum right, content wrong")),
        ),
        ("bomb", format!("#s={bomb}")),
    ]
}

/// What was sent by this version stays readable in every later one. `DOWEL_RENEW=1` writes the
/// examples anew.
#[test]
fn examples_of_the_first_version_are_read() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/links/v1.json");
    if std::env::var_os("DOWEL_RENEW").is_some() {
        let examples: std::collections::BTreeMap<_, _> = examples().into_iter().collect();
        std::fs::write(path, serde_json::to_string_pretty(&examples).unwrap() + "\n").unwrap();
    }
    let examples: std::collections::BTreeMap<String, String> =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let outcome = |name: &str| read(&examples[name]);
    let first = |name: &str| sets(&examples[name]).sets.remove(0);
    assert_eq!(outcome("reply"), Ok(Message::Reply(reply())));
    let whole = first("file");
    assert_eq!(
        whole,
        sets(
            &super::whole(&Shared { athlete: Some("Anna".into()), sets: vec![set(10)] })
                .unwrap()
                .text
        )
        .sets[0]
    );
    assert_eq!(
        (first("set").reps, first("set").motion.map(|motion| motion.per_half)),
        (whole.reps, Some(6))
    );
    assert_eq!((first("scores").detail, first("scores").reps.len()), (Detail::Scores, 10));
    assert_eq!(
        sets(&examples["span"]).sets.iter().map(|set| set.day.day).collect::<Vec<_>>(),
        [10, 11, 12, 13, 14]
    );
    assert_eq!(sets(&examples["markup"]).athlete.as_deref(), Some("<img src=x onerror=hacked()>"));
    assert_eq!(first("stranger").drill, "plank-of-tomorrow");
    assert_eq!(
        [outcome("newer"), outcome("nonsense"), outcome("bomb")],
        [Err(ShareError::Newer), Err(ShareError::Nonsense), Err(ShareError::Nonsense)]
    );
}
