//! Sets whose film begins or ends in the middle of a movement: a rep is a bottom and the way up
//! from it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop")]

use hinge::drill::{Drill, Language};
use hinge::rep::record::Rep;
use hinge::session::ModelInfo;
use hinge::set::Set;
use pose::recording::{RecordedFrame, Recording};
use std::path::Path;
use xtask::pipeline::{Thinning, options, replay};

/// A bottom this near to the truth's is the same rep's, s. Bottoms are held for 0.5 s.
const BOTTOM_TOLERANCE_S: f64 = 0.35;

/// A recorded clip: name, drill, bottoms of its reps, s, and the time in which the bar is put down,
/// s, which may be counted or not.
type Clip = (&'static str, &'static str, &'static [f64], Option<(f64, f64)>);
const CLIPS: [Clip; 3] = [
    ("01_good_hinge", "hip-hinge", &[2.73, 6.87, 10.8, 14.73], None),
    ("06_mixed_reps", "hip-hinge", &[2.67, 6.67, 10.53, 14.4], None),
    ("17_deadlift_close", "deadlift", &[2.8, 6.93, 11.2], Some((13.6, 17.4))),
];

/// The frames from one time to another, s, of which the first is at 0.
fn cut(recording: &Recording, from_s: f64, to_s: f64) -> Recording {
    let kept = recording.frames.iter().filter(|frame| (from_s..=to_s).contains(&frame.t_s));
    let first_s = kept.clone().next().unwrap().t_s;
    let frames =
        kept.map(|frame| RecordedFrame { t_s: frame.t_s - first_s, ..frame.clone() }).collect();
    Recording { frames, ..recording.clone() }
}

fn reps(recording: &Recording, drill: &str) -> Vec<Rep> {
    let model = ModelInfo { name: recording.model.0.clone(), sha256: String::new() };
    let drill = Drill::by_id(drill).unwrap();
    let mut sets = [Set::new(drill, options(&model, None, 1.7, None), Language::En)];
    replay(recording, Thinning { frame_every_s: 0.0, silhouette_every: 1 }, &mut sets);
    let [mut set] = sets;
    set.finish(None, None).reps
}

/// Cuts every clip, as both networks saw it, and compares its bottoms with those of the truth that
/// are `wanted`.
fn assert_cut_sets(from_to_s: impl Fn(&[f64]) -> (f64, f64), wanted: impl Fn(&[f64]) -> Vec<f64>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/recordings/cut");
    for (model, (clip, drill, bottoms_s, put_down_s)) in
        ["lite", "full"].into_iter().flat_map(|model| CLIPS.map(|clip| (model, clip)))
    {
        let bytes = std::fs::read(folder.join(model).join(clip).with_extension("bin")).unwrap();
        let whole = Recording::from_bytes(&bytes).unwrap();
        let (from_s, to_s) = from_to_s(bottoms_s);
        let reps = reps(&cut(&whole, from_s, to_s), drill);
        let first_s = whole.frames.iter().find(|frame| frame.t_s >= from_s).unwrap().t_s;
        let is_put_down =
            |at_s: f64| put_down_s.is_some_and(|(from_s, to_s)| (from_s..=to_s).contains(&at_s));
        let counted_s: Vec<f64> = reps
            .iter()
            .map(|rep| rep.bottom_s + first_s)
            .filter(|at_s| !is_put_down(*at_s))
            .collect();
        let wanted_s = wanted(bottoms_s);
        let all_near = counted_s
            .iter()
            .zip(&wanted_s)
            .all(|(counted_s, wanted_s)| (counted_s - wanted_s).abs() < BOTTOM_TOLERANCE_S);
        assert!(
            all_near && counted_s.len() == wanted_s.len(),
            "{clip}, {model}: {counted_s:?}, not {wanted_s:?}"
        );
        assert!(reps.iter().all(|rep| rep.angles.hip_deg.is_some()), "{clip}, {model}: measured");
    }
}

#[test]
fn a_film_that_begins_on_the_way_down_has_all_its_reps() {
    assert_cut_sets(|_| (2.0, f64::INFINITY), <[f64]>::to_vec);
}

#[test]
fn a_film_that_begins_at_a_bottom_has_all_its_reps() {
    assert_cut_sets(|bottoms_s| (bottoms_s[0], f64::INFINITY), <[f64]>::to_vec);
}

#[test]
fn a_last_way_down_without_a_way_up_is_no_rep() {
    assert_cut_sets(
        |bottoms_s| (0.0, bottoms_s[bottoms_s.len() - 1]),
        |bottoms_s| bottoms_s[..bottoms_s.len() - 1].to_vec(),
    );
}

#[test]
fn a_film_that_begins_half_way_up_misses_that_rep() {
    assert_cut_sets(
        |bottoms_s| (bottoms_s[0] + 0.9, f64::INFINITY),
        |bottoms_s| bottoms_s[1..].to_vec(),
    );
}
