//! The tracker against the published reference poses of the original pipeline (full model).
//!
//! The reference lies outside the project, in `../shared/reference`; where it is absent the tests
//! say so and pass.

#![cfg(feature = "engine")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test may stop and speak"
)]

use pose::engine::{Channels, Engine, Frame, Tracker, Want};
use pose::smoothing::PoseSmoother;
use pose::{Landmark, Point};
use std::path::PathBuf;
use std::process::Command;

/// Half of all landmarks lie at least this near, px of 1280. The reference comes from other weights
/// than the published ones that this project uses: the original runtime with these weights, in the
/// same region, is as far from it as this code, and equal to this code (`golden_models.rs`).
const MEDIAN_PX: f64 = 5.0;
/// No landmark lies farther off, px: the tolerance of the reference's own test.
const LARGEST_PX: f64 = 31.0;
/// Least overlap of the silhouettes, intersection over union. The reference was drawn by hand; its
/// own test asks for 0.94.
const LEAST_IOU: f64 = 0.95;
/// The reference was made with smoothing and these timestamps, frames per s.
const RATE_HZ: f64 = 30.0;

fn reference() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reference");
    if folder.join("pose_squats.mp4").is_file() {
        return Some(folder);
    }
    println!("SKIPPED: there is no folder {} with the reference poses", folder.display());
    None
}

fn tracker() -> Tracker {
    let models = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../models/networks");
    let read = |name: &str| {
        std::fs::read(models.join(name))
            .unwrap_or_else(|error| panic!("{name}: {error}; `cargo xtask models` makes it"))
    };
    Tracker::new(
        Engine::load(&read("pose_landmark_full.net"), &read("pose_detection.net")).unwrap(),
    )
}

/// All frames of a video as RGB bytes.
fn frames(video: PathBuf, width: usize, height: usize) -> Vec<Vec<u8>> {
    let output = Command::new("ffmpeg")
        .args(["-v", "error", "-i"])
        .arg(video)
        .args(["-f", "rawvideo", "-pix_fmt", "rgb24", "-"])
        .output()
        .unwrap();
    output.stdout.chunks_exact(width * height * 3).map(<[u8]>::to_vec).collect()
}

#[test]
fn landmarks_are_those_of_the_reference() {
    let Some(folder) = reference() else { return };
    let expected: Vec<Vec<[f64; 3]>> =
        serde_json::from_slice(&std::fs::read(folder.join("pose_squats.full.json")).unwrap())
            .unwrap();
    let (width, height) = (720, 1280);
    let frames = frames(folder.join("pose_squats.mp4"), width, height);
    assert_eq!(frames.len(), expected.len());

    let (mut tracker, mut smoother) = (tracker(), PoseSmoother::new());
    let (mut raw_px, mut smooth_px) = (Vec::new(), Vec::new());
    for (index, (rgb, expected)) in frames.iter().zip(&expected).enumerate() {
        let t_s = index as f64 / RATE_HZ;
        let frame = Frame::new(width, height, rgb, Channels::Rgb).unwrap();
        let pose = tracker
            .follow_person(&frame, t_s, Want::default(), &|| 0.0)
            .unwrap()
            .pose
            .expect("a person in every frame");
        let smooth = smoother.smooth(&pose, t_s);
        let distance_px = |landmark: &Landmark, at: &[f64; 3]| {
            landmark.in_image.distance(Point::new(at[0], at[1]))
        };
        raw_px.extend(pose.landmarks.iter().zip(expected).map(|(l, at)| distance_px(l, at)));
        smooth_px.extend(smooth.iter().zip(expected).map(|(l, at)| distance_px(l, at)));
    }
    for (name, distances_px) in
        [("unfiltered", &mut raw_px), ("smoothed as the reference was", &mut smooth_px)]
    {
        distances_px.sort_by(f64::total_cmp);
        let at = |share: f64| distances_px[((distances_px.len() - 1) as f64 * share) as usize];
        println!(
            "{name}: distance to the reference, px: median {:.2}, 95 % {:.2}, largest {:.2}",
            at(0.5),
            at(0.95),
            at(1.0)
        );
    }
    assert!(smooth_px[smooth_px.len() / 2] <= MEDIAN_PX);
    assert!(smooth_px[smooth_px.len() - 1] <= LARGEST_PX);
}

#[test]
fn the_silhouette_is_that_of_the_reference() {
    let Some(folder) = reference() else { return };
    let picture = image::open(folder.join("pose.jpg")).unwrap().to_rgb8();
    let expected = image::open(folder.join("pose_segmentation.png")).unwrap().to_rgb8();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let frame = Frame::new(width, height, picture.as_raw(), Channels::Rgb).unwrap();
    let mut tracker = tracker();
    // The first look places the region by the detector, the second by the landmarks.
    tracker.follow_person(&frame, 0.0, Want { mask: true, ..Want::default() }, &|| 0.0).unwrap();
    let pose = tracker
        .follow_person(&frame, 0.1, Want { mask: true, ..Want::default() }, &|| 0.0)
        .unwrap()
        .pose
        .expect("a person");
    let mask = pose.mask.expect("the silhouette was asked for");

    let (mut both, mut either) = (0, 0);
    for y in 0..height {
        for x in 0..width {
            let in_roi = pose.roi.unit_from_image(Point::new(x as f64 + 0.5, y as f64 + 0.5));
            let inside = mask.logit_at(in_roi).is_some_and(|logit| logit > 0.0);
            // The reference marks the person in blue.
            let wanted = expected.get_pixel(x as u32, y as u32).0[2] > 127;
            both += usize::from(inside && wanted);
            either += usize::from(inside || wanted);
        }
    }
    let iou = both as f64 / either as f64;
    println!("silhouette: intersection over union {iou:.4}");
    assert!(iou >= LEAST_IOU);
}
