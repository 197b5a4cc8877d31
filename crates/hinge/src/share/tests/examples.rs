//! Links that were sent by earlier versions, kept in `tests/links`.

use super::super::envelope::{self, Kind};
use super::*;

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
    let outcome = |name: &str| read_message(&examples[name]);
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
