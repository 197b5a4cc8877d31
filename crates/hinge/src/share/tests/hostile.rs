//! Texts that Dowel never wrote, or that were changed since: each is refused, at a bounded cost.

use super::super::envelope::{self, Kind};
use super::super::limits::{self, MOST_PER_HALF, MOST_SETS};
use super::super::{layout, reply};
use super::*;

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
fn outcomes_of_hostile_texts(count: usize) -> [usize; 7] {
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
        let outcome = read_message(&text);
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
    let [read, _, cut, damaged, _, _, nonsense] = outcomes_of_hostile_texts(20_000);
    assert!(
        read > 300 && cut > 300 && damaged > 300 && nonsense > 300,
        "all ways are gone: {read} {cut} {damaged} {nonsense}"
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
    assert!(read_message(&sealed(2)).is_ok());
    assert_eq!(read_message(&sealed(3)), Err(ShareError::Nonsense));
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
    assert!(read_message(&envelope::seal(Kind::Reply, &content)).is_ok());
    content.push(0);
    assert_eq!(read_message(&envelope::seal(Kind::Reply, &content)), Err(ShareError::Nonsense));
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
        assert_eq!(read_message(&text), Err(ShareError::Nonsense));
    }
}
