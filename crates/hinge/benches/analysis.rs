//! How long the analysis takes beside the networks: the outline of a silhouette, a frame of a set,
//! and reading a link.

#![allow(clippy::unwrap_used, reason = "a bench may stop")]

#[path = "../tests/support/mod.rs"]
mod support;

use divan::{Bencher, black_box};
use hinge::back::contour::Contour;
use hinge::set::FrameSeen;
use hinge::share;
use std::collections::BTreeMap;
use std::path::Path;
use support::{DAYLIGHT, Film, HEIGHT_PX, HINGE, RIGHT, TALL, WIDTH_PX};

/// Links of all lengths, from this crate's folder.
const LINKS: &str = "../../tests/links/v1.json";

fn main() {
    divan::main();
}

#[divan::bench]
fn outline(bencher: Bencher) {
    let pose = RIGHT.pose(HINGE, true);
    bencher.bench_local(|| {
        let outline = Contour::trace(black_box(&pose), RIGHT.facing, RIGHT.trunk_px);
        outline.and_then(|outline| outline.reading())
    });
}

/// A frame of a set in which somebody has stood and done one rep, with the silhouette or without.
#[divan::bench(args = [true, false])]
fn frame_through_a_set(bencher: Bencher, with_silhouette: bool) {
    let film = Film::hip_hinge().stay(RIGHT, 2.0).rep(RIGHT, HINGE);
    let (mut set, mut t_s) = (film.set, film.t_s);
    let pose = RIGHT.pose(TALL, with_silhouette);
    bencher.bench_local(|| {
        t_s += 1.0 / 30.0;
        set.judge_frame(&FrameSeen {
            t_s,
            size_px: (WIDTH_PX, HEIGHT_PX),
            pose: Some(&pose),
            light: Some(DAYLIGHT),
            ..FrameSeen::default()
        })
    });
}

#[divan::bench]
fn reading_links(bencher: Bencher) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(LINKS);
    let kept: BTreeMap<String, serde_json::Value> =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let links: Vec<&str> = kept.values().filter_map(serde_json::Value::as_str).collect();
    bencher.bench_local(|| {
        links.iter().filter(|link| share::read_message(black_box(link)).is_ok()).count()
    });
}
