//! Videos that are not as they should be: pictures with repeated times, files that break off.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop")]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("broken_videos");
    fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

fn ffmpeg(arguments: &[&str], out: &Path) {
    let status = Command::new("ffmpeg")
        .args(["-v", "error", "-nostdin", "-y"])
        .args(arguments)
        .arg(out)
        .status()
        .unwrap();
    assert!(status.success());
}

/// Two seconds of a moving test picture at ten frames a second, with further arguments for the
/// encoder.
fn two_seconds(name: &str, encoder: &[&str]) -> PathBuf {
    let out = scratch(name);
    let source = ["-f", "lavfi", "-i", "testsrc=size=64x48:rate=10:duration=2", "-c:v", "ffv1"];
    ffmpeg(&[source.as_slice(), encoder].concat(), &out);
    out
}

fn analyze(video: &Path, json: &Path, path: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    if let Some(path) = path {
        command.env("PATH", path);
    }
    command.arg("analyze").arg(video).arg("--json").arg(json).output().unwrap()
}

fn times_s(json: &Path) -> Vec<f64> {
    let record: Value = serde_json::from_slice(&fs::read(json).unwrap()).unwrap();
    record["frames"].as_array().unwrap().iter().map(|frame| frame["t"].as_f64().unwrap()).collect()
}

/// The single line that a command says on standard error.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(text.lines().count(), 1, "{text}");
    text
}

#[test]
fn a_picture_whose_time_does_not_rise_is_left_out_and_the_others_keep_their_own() {
    // The tenth picture says the ninth's time. Pictures are told by their brightness, 10 more each
    // time.
    let setts = "setts=pts='if(eq(N,9),PREV_OUTPTS,PTS)':dts='if(eq(N,9),PREV_OUTPTS,PTS)'";
    let video =
        two_seconds("repeated.mkv", &["-vf", "geq=lum=N*10:cb=128:cr=128", "-bsf:v", setts]);
    let (json, overlay) = (scratch("repeated.json"), scratch("repeated_overlay.mp4"));
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("analyze")
        .arg(&video)
        .arg("--json")
        .arg(&json)
        .arg("--overlay")
        .arg(&overlay)
        .output()
        .unwrap();
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let expected: Vec<f64> =
        (0..20).filter(|number| *number != 9).map(|number| f64::from(number) / 10.0).collect();
    let found = times_s(&json);
    assert_eq!(found.len(), expected.len());
    assert!(
        found.iter().zip(&expected).all(|(found, expected)| (found - expected).abs() < 2e-3),
        "{found:?}"
    );
    // The lower right corner carries no words: its brightness tells which pictures went on.
    let corner = Command::new("ffmpeg")
        .args(["-v", "error", "-nostdin", "-i"])
        .arg(&overlay)
        .args(["-vf", "crop=8:8:56:40,scale=1:1", "-f", "rawvideo", "-pix_fmt", "gray", "-"])
        .output()
        .unwrap()
        .stdout;
    let shown: Vec<i64> = corner
        .iter()
        .map(|brightness| (f64::from(*brightness) / 255.0 * 219.0 + 16.0).round() as i64)
        .collect();
    let number_of = |brightness: i64| (brightness + 5) / 10;
    assert_eq!(shown.len(), 19);
    assert_eq!(number_of(shown[8]), 8, "{shown:?}");
    assert_eq!(number_of(shown[9]), 10, "{shown:?}");
}

#[test]
fn a_file_whose_end_is_missing_gives_the_record_of_what_is_there_and_one_warning() {
    let whole = two_seconds("whole.mkv", &["-g", "1"]);
    let bytes = fs::read(&whole).unwrap();
    let cut = scratch("cut.mkv");
    fs::write(&cut, &bytes[..bytes.len() * 6 / 10]).unwrap();
    let json = scratch("cut.json");
    let output = analyze(&cut, &json, None);
    assert!(output.status.success());
    let times_s = times_s(&json);
    assert!((5..19).contains(&times_s.len()), "{times_s:?}");
    let last_s = times_s.last().unwrap();
    assert!(said(&output).contains(&format!("breaks off at {last_s:.1} s")), "{}", said(&output));
    assert!(analyze(&whole, &json, None).stderr.is_empty());
}

/// A folder with an ffmpeg that gives only the first bytes of what the real one gives, and fails;
/// as a `PATH`.
#[cfg(unix)]
fn path_with_failing_ffmpeg(bytes: usize) -> String {
    use std::os::unix::fs::PermissionsExt;
    let path = std::env::var("PATH").unwrap();
    let real = std::env::split_paths(&path)
        .map(|folder| folder.join("ffmpeg"))
        .find(|file| file.is_file())
        .unwrap();
    let folder = scratch(&format!("ffmpeg_{bytes}"));
    fs::create_dir_all(&folder).unwrap();
    let script = folder.join("ffmpeg");
    fs::write(
        &script,
        format!("#!/bin/sh\n'{}' \"$@\" | head -c {bytes}\nexit 1\n", real.display()),
    )
    .unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    format!("{}:{path}", folder.display())
}

#[cfg(unix)]
#[test]
fn an_ffmpeg_that_breaks_off_leaves_what_it_decoded() {
    let video = two_seconds("broken_decoder.mkv", &[]);
    let json = scratch("broken_decoder.json");
    let picture = "FRAME\n".len() + 64 * 48 * 3 / 2;
    // The stream's own first line is shorter than the rest that is cut.
    let output = analyze(&video, &json, Some(&path_with_failing_ffmpeg(7 * picture + 400)));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(times_s(&json).len(), 7);
    assert!(said(&output).contains("breaks off at 0.6 s"), "{}", said(&output));

    let nothing = analyze(&video, &json, Some(&path_with_failing_ffmpeg(100)));
    assert!(
        !nothing.status.success()
            && said(&nothing).contains("holds no picture that can be decoded"),
        "{}",
        said(&nothing)
    );
}
