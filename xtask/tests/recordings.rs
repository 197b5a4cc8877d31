//! The recordings that are kept in the project, through the `accuracy` command: no figure is worse
//! than accepted.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Landmarks are recorded to an eighth of a pixel: angles may differ by this, degrees.
const ROUNDING_DEG: f64 = 0.5;

fn recordings() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/recordings")
}

fn accuracy(model: &str, flags: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("accuracy")
        .arg(recordings())
        .args(["--model", model])
        .args(flags)
        .output()
        .unwrap()
}

#[test]
fn no_figure_of_a_recording_is_worse_than_accepted() {
    for model in ["lite", "full"] {
        let output = accuracy(model, &[]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let printed = String::from_utf8_lossy(&output.stdout);
        assert!(!printed.contains("Not compared"), "{printed}");
    }
}

#[test]
fn a_recording_can_be_thinned_and_its_record_kept() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("thinned");
    let folder = folder.to_str().unwrap();
    let flags = ["--clip", "w26_step_up", "--analyses", folder, "--every-s", "0.125", "--reps"];
    let output = accuracy("full", &flags);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(printed.contains("Not compared: frames or silhouettes were left out"), "{printed}");
    let kept = std::fs::read(Path::new(folder).join("w26_step_up.json")).unwrap();
    let record: serde_json::Value = serde_json::from_slice(&kept).unwrap();
    assert_eq!(record["model"]["name"], "blazepose-full");
    // At 15 frames a second every second one is kept.
    let frames = record["frames"].as_array().unwrap();
    assert_eq!(frames.len() as u64, record["source"]["frames"].as_u64().unwrap().div_ceil(2));
    assert_eq!(frames[1]["t"], 0.133333);
}

#[test]
fn a_recording_is_judged_as_its_video_is() {
    let clip = "14_walk_in_out";
    let video = recordings().join("../clips").join(clip).with_extension("mp4");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("recorded");
    let xtask = |arguments: &[&Path]| {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    let kept = folder.join("kept");
    let json = folder.join("video.json");
    xtask(&["record".as_ref(), &video, "--to".as_ref(), &folder]);
    xtask(&["accuracy".as_ref(), &folder, "--analyses".as_ref(), &kept]);
    xtask(&["analyze".as_ref(), &video, "--json".as_ref(), &json]);
    let reps = |path: &Path| {
        let record: serde_json::Value =
            serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        record["reps"].as_array().unwrap().clone()
    };
    let (recorded, filmed) = (reps(&kept.join(clip).with_extension("json")), reps(&json));
    assert_eq!((recorded.len(), filmed.len()), (2, 2));
    for (recorded, filmed) in recorded.iter().zip(&filmed) {
        assert_eq!(recorded["bottom_s"], filmed["bottom_s"]);
        assert_eq!(recorded["faults"], filmed["faults"]);
        for angle in ["hip_deg", "knee_deg", "shin_deg"] {
            let [a, b] = [recorded, filmed].map(|rep| rep[angle].as_f64().unwrap());
            assert!((a - b).abs() < ROUNDING_DEG, "{angle}: {a} recorded, {b} filmed");
        }
    }
}

#[test]
fn a_recording_of_another_model_is_not_taken_for_one_of_this() {
    let full = recordings().join("full");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("other-model");
    std::fs::create_dir_all(&folder).unwrap();
    let name = "w26_step_up";
    std::fs::copy(full.join(name).with_extension("bin"), folder.join(name).with_extension("bin"))
        .unwrap();
    std::fs::copy(
        recordings().join(name).with_extension("json"),
        folder.join(name).with_extension("json"),
    )
    .unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("accuracy")
        .arg(&folder)
        .args(["--model", "lite"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("blazepose-full"), "{said}");
}
