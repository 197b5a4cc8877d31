//! The recordings that are kept in the project, through the `accuracy` command: no figure is worse
//! than accepted.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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
    let output =
        Command::new(env!("CARGO_BIN_EXE_xtask")).arg("accuracy").arg(&folder).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("blazepose-full"), "{said}");
}
