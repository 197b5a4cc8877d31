//! The light of real pictures: the test clips are light enough, darkened ones are not. Frames are
//! decoded by ffmpeg.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

use hinge::coach::limits::{BRIGHTEST, DARKEST, LEAST_RANGE};
use hinge::seen::light::{Light, Picture};
use std::path::{Path, PathBuf};
use std::process::Command;

const SIDE_PX: u32 = 256;

/// The clips of the project, and the further ones where they are.
fn clips() -> Vec<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/clips");
    let folders = [Some(own), std::env::var_os("DOWEL_CLIPS").map(PathBuf::from)];
    let files = folders
        .into_iter()
        .flatten()
        .flat_map(|folder| folder.read_dir().unwrap())
        .map(|entry| entry.unwrap().path());
    let is_clip = |file: &PathBuf| {
        file.to_string_lossy().ends_with(".mp4") && !file.to_string_lossy().ends_with(".mask.mp4")
    };
    files.filter(is_clip).collect()
}

/// The picture at two seconds, squeezed into a square; it is filtered by ffmpeg's words.
fn light(clip: &Path, filter: &str) -> Light {
    let ffmpeg = std::env::var("DOWEL_FFMPEG").unwrap_or_else(|_| "ffmpeg".to_owned());
    let decoded = Command::new(ffmpeg)
        .args(["-v", "error", "-nostdin", "-ss", "2", "-i"])
        .arg(clip)
        .args([
            "-frames:v",
            "1",
            "-vf",
            &format!("scale={SIDE_PX}:{SIDE_PX}{filter}"),
            "-f",
            "rawvideo",
            "-pix_fmt",
            "rgba",
            "-",
        ])
        .output()
        .unwrap();
    Light::measure(
        &Picture {
            width_px: SIDE_PX,
            height_px: SIDE_PX,
            bytes: &decoded.stdout,
            bytes_a_pixel: 4,
        },
        None,
    )
    .unwrap()
}

#[test]
fn the_clips_are_light_enough() {
    let clips = clips();
    assert!(clips.len() >= 8);
    for clip in clips {
        let Light { brightness, range } = light(&clip, "");
        assert!(
            (DARKEST..BRIGHTEST).contains(&brightness) && range >= LEAST_RANGE,
            "{}: {brightness:.2}, {range:.2}",
            clip.display()
        );
    }
}

#[test]
fn a_clip_in_the_dark_or_in_fog_is_not() {
    let clip = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/clips/01_good_hinge.mp4");
    assert!(
        light(&clip, ",format=gbrp,lutrgb=r=val*0.08:g=val*0.08:b=val*0.08").brightness < DARKEST
    );
    let fog = light(&clip, ",format=gbrp,lutrgb=r=180+val*0.1:g=180+val*0.1:b=180+val*0.1");
    assert!(fog.range < LEAST_RANGE && fog.brightness < BRIGHTEST);
}
