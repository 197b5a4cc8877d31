//! The recordings that are kept in the project, through the `accuracy` command: no figure is worse
//! than accepted.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Landmarks are recorded to an eighth of a pixel: angles may differ by this, degrees.
const ROUNDING_DEG: f64 = 0.5;
/// … and bottoms, which lie between frames, by this, s.
const ROUNDING_S: f64 = 0.005;

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
    let record = json(&Path::new(folder).join("w26_step_up.json"));
    assert_eq!(record["model"]["name"], "blazepose-full");
    // At 15 frames a second every second one is kept.
    let frames = record["frames"].as_array().unwrap();
    assert_eq!(frames.len() as u64, record["source"]["frames"].as_u64().unwrap().div_ceil(2));
    assert_eq!(frames[1]["t"], 0.133333);
}

/// At other rates of frames and silhouettes a score may differ by this, points.
const SAME_SCORE: f64 = 5.0;
/// A rep's bottom is the same one within this, s.
const SAME_BOTTOM_S: f64 = 0.5;

fn json(path: &Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The reps of every kept recording, with its name and truth.
fn reps_of_all(model: &str, flags: &[&str]) -> Vec<(String, serde_json::Value, serde_json::Value)> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{model}{}", flags.concat()));
    let output = accuracy(model, &[flags, &["--analyses", folder.to_str().unwrap()]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let records = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = records
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let truth = json(&recordings().join(&name).with_extension("json"));
            (name, json(&path)["reps"].take(), truth)
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

#[test]
fn fewer_frames_and_silhouettes_give_the_same_reps_and_scores_or_say_what_they_do_not_know() {
    for model in ["lite", "full"] {
        let whole = reps_of_all(model, &[]);
        for every_s in ["0", "0.066", "0.1", "0.125"] {
            for silhouette_every in ["1", "2", "4"] {
                let flags = ["--every-s", every_s, "--silhouette-every", silhouette_every];
                let thinned = reps_of_all(model, &flags);
                assert_eq!(whole.len(), thinned.len());
                for ((name, reps, truth), (_, thinned, _)) in whole.iter().zip(&thinned) {
                    compare(&format!("{model} {name} {flags:?}"), reps, thinned, truth);
                }
            }
        }
    }
}

/// Each rep is found again and has its score, unless other things are unknown; no other is found
/// but what the truth leaves open.
fn compare(
    of: &str,
    reps: &serde_json::Value,
    thinned: &serde_json::Value,
    truth: &serde_json::Value,
) {
    let number = |value: &serde_json::Value| value.as_f64().unwrap();
    let bottom_s = |rep: &serde_json::Value| number(&rep["bottom_s"]);
    let is_same = |a: f64, b: f64| (a - b).abs() <= SAME_BOTTOM_S;
    let (reps, thinned) = (reps.as_array().unwrap(), thinned.as_array().unwrap());
    for rep in reps {
        let again = thinned.iter().find(|again| is_same(bottom_s(again), bottom_s(rep)));
        let again = again.unwrap_or_else(|| panic!("{of}: none at {} s", bottom_s(rep)));
        if again["unseen"] == rep["unseen"] {
            let [before, now] = [rep, again].map(|rep| number(&rep["score"]));
            assert!((before - now).abs() <= SAME_SCORE, "{of}: {now} instead of {before}");
        }
    }
    let no_others = Vec::new();
    let open = truth["optional"].as_array().unwrap_or(&no_others);
    for again in thinned {
        let known = reps.iter().map(&bottom_s).chain(open.iter().map(number));
        let is_known = known.into_iter().any(|known_s| is_same(known_s, bottom_s(again)));
        assert!(is_known, "{of}: another rep at {} s", bottom_s(again));
    }
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
    let filmed = folder.join("video.json");
    xtask(&["record".as_ref(), &video, "--to".as_ref(), &folder]);
    xtask(&["accuracy".as_ref(), &folder, "--analyses".as_ref(), &kept]);
    xtask(&["analyze".as_ref(), &video, "--json".as_ref(), &filmed]);
    let reps = |path: &Path| json(path)["reps"].as_array().unwrap().clone();
    let (recorded, filmed) = (reps(&kept.join(clip).with_extension("json")), reps(&filmed));
    assert_eq!((recorded.len(), filmed.len()), (2, 2));
    for (recorded, filmed) in recorded.iter().zip(&filmed) {
        assert_eq!(recorded["faults"], filmed["faults"]);
        for (measure, rounding) in [
            ("bottom_s", ROUNDING_S),
            ("hip_deg", ROUNDING_DEG),
            ("knee_deg", ROUNDING_DEG),
            ("shin_deg", ROUNDING_DEG),
        ] {
            let [a, b] = [recorded, filmed].map(|rep| rep[measure].as_f64().unwrap());
            assert!((a - b).abs() < rounding, "{measure}: {a} recorded, {b} filmed");
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
