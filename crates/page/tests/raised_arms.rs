//! The raised arm that ends a set, in recordings of what the networks saw: it is found where it is
//! raised, and nowhere else. Who then walks to the phone and bends down to it has done no rep.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

use hinge::AnalyzerOptions;
use hinge::drill::{Drill, Language};
use hinge::session::{ModelInfo, SourceKind};
use hinge::set::{FrameSeen, Set};
use page::live::gesture::{ArmWatch, Arms, arms};
use pose::recording::Recording;
use pose::smoothing::PoseSmoother;
use std::path::{Path, PathBuf};

/// When an arm is raised and lowered in `33_hands_up`, s.
const RAISED_S: (f64, f64) = (6.2, 8.6);
/// Its reps.
const REPS: usize = 2;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/recordings")
}

/// When an arm has been held up, s, and the reps that are counted.
fn arms_and_reps(path: &Path) -> (Vec<f64>, usize) {
    let recording = Recording::from_bytes(&std::fs::read(path).unwrap()).unwrap();
    let options = AnalyzerOptions {
        lean_deg: None,
        pitch_deg: None,
        height_m: 1.7,
        model: ModelInfo { name: recording.model.0.clone(), sha256: String::new() },
        source: SourceKind::Camera,
        earlier_reps: Vec::new(),
        reference: None,
    };
    let drill = Drill::by_id("hip-hinge").unwrap();
    let mut set = Set::new(drill, options, Language::En);
    let (mut smoother, mut watch) = (PoseSmoother::new(), ArmWatch::default());
    let mut held_s = Vec::new();
    for frame in &recording.frames {
        let t_s = frame.t_s;
        let pose = recording.pose(frame, set.wants(t_s).silhouette);
        set.judge_frame(&FrameSeen {
            t_s,
            size_px: (recording.width_px, recording.height_px),
            pose: pose.as_ref(),
            others_seen: frame.others_seen,
            ..FrameSeen::default()
        });
        let held = pose.map_or(Arms::Between, |pose| arms(&smoother.marks(&pose, t_s)));
        held_s.extend(watch.add_frame(t_s, held).then_some(t_s));
    }
    (held_s, set.finish(None, None).reps.len())
}

#[test]
fn a_raised_arm_is_found_once_and_bending_to_the_phone_is_no_rep() {
    for model in ["lite", "full"] {
        let (held_s, reps) =
            arms_and_reps(&folder().join("hands").join(model).join("33_hands_up.bin"));
        assert!(
            matches!(held_s.as_slice(), [at_s] if (RAISED_S.0..RAISED_S.1).contains(at_s)),
            "{model}: {held_s:?}"
        );
        assert_eq!(reps, REPS, "{model}");
    }
}

#[test]
fn nobody_who_exercises_or_walks_raises_an_arm() {
    let mut count = 0;
    for place in ["", "full", "cut/lite", "cut/full"] {
        for entry in std::fs::read_dir(folder().join(place)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "bin") {
                assert_eq!(arms_and_reps(&path).0, Vec::<f64>::new(), "{}", path.display());
                count += 1;
            }
        }
    }
    assert!(count >= 10, "{count} recordings");
}
