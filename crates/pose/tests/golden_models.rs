//! The converted networks against what the original TFLite files give, on three frames.
//!
//! `golden/` holds for the frames a, b and c the networks' inputs (`_letterbox.png` for the
//! detector, `_crop.png` for the landmarks) and the outputs of the TFLite files, run in 32-bit
//! floats on one CPU thread. Masks and heatmaps are kept there as half-precision numbers, which
//! alone makes a difference of up to one part in 2048.
#![cfg(feature = "engine")]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "all of this file is a test")]

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use tract_onnx::prelude::*;

/// Largest error of a landmark's x, y or z, in pixels of the 256-pixel input.
const LANDMARK_PX: f32 = 0.005;
/// Largest error of a landmark's visibility or presence, in logits.
const VISIBILITY_LOGIT: f32 = 0.001;
/// Largest error of the presence of a pose, as a probability.
const PRESENCE: f32 = 1e-5;
/// Largest error of a world coordinate, in metres.
const WORLD_M: f32 = 1e-4;
/// Largest error of the mask, in logits plus the rounding of the golden values; logits reach 1800
/// here.
const MASK_LOGIT: f32 = 0.05;
/// Largest error of a heatmap, in logits plus the rounding of the golden values.
const HEATMAP_LOGIT: f32 = 0.001;
/// Largest error of a box or of one of its points, in pixels of the 224-pixel input; the largest is
/// at 870.
const BOX_PX: f32 = 0.01;
/// Largest error of a box's score, in logits, which reach 610 here.
const SCORE_LOGIT: f32 = 0.005;
/// Largest relative error of a number rounded to half precision.
const HALF_ROUNDING: f32 = 1.0 / 2048.0;

const FRAMES: [&str; 3] = ["a", "b", "c"];
const LANDMARK_SIDE_PX: usize = 256;
const DETECTOR_SIDE_PX: usize = 224;
/// x, y, z, visibility, presence.
const LANDMARK_NUMBERS: usize = 5;

#[test]
fn lite_gives_what_the_original_gives() {
    check_landmarks("lite");
}

#[test]
fn full_gives_what_the_original_gives() {
    check_landmarks("full");
}

#[test]
fn detector_gives_what_the_original_gives() {
    let plan = load("pose_detection.onnx", DETECTOR_SIDE_PX, &["boxes", "scores"]);
    let mut boxes = Worst::new("boxes", "px", BOX_PX);
    let mut scores = Worst::new("scores", "logit", SCORE_LOGIT);
    for frame in FRAMES {
        let input = picture(&format!("{frame}_letterbox.png"), DETECTOR_SIDE_PX, |byte| {
            f32::from(byte) / 127.5 - 1.0
        });
        let outputs = run(&plan, input);
        boxes.compare(
            frame,
            &shaped(&outputs[0], &[1, 2254, 12]),
            &npy(&format!("{frame}_detector_boxes.npy"), &[2254, 12]),
        );
        scores.compare(
            frame,
            &shaped(&outputs[1], &[1, 2254, 1]),
            &npy(&format!("{frame}_detector_scores.npy"), &[2254, 1]),
        );
    }
    check("detector", &[boxes, scores]);
}

#[test]
fn outputs_not_asked_for_are_not_computed() {
    let all = load(
        "pose_landmark_lite.onnx",
        LANDMARK_SIDE_PX,
        &["landmarks", "presence", "mask", "heatmap", "world"],
    );
    let fewer =
        load("pose_landmark_lite.onnx", LANDMARK_SIDE_PX, &["landmarks", "presence", "heatmap"]);
    let least = load("pose_landmark_lite.onnx", LANDMARK_SIDE_PX, &["landmarks"]);
    let convolutions_of_the_mask = 11;
    assert!(fewer.model().nodes.len() + convolutions_of_the_mask <= all.model().nodes.len());
    assert!(least.model().nodes.len() < fewer.model().nodes.len());

    let input = picture("a_crop.png", LANDMARK_SIDE_PX, |byte| f32::from(byte) / 255.0);
    let [all, fewer, least] = [all, fewer, least].map(|plan| run(&plan, input.clone()));
    assert_eq!(shaped(&all[0], &[1, 195]), shaped(&fewer[0], &[1, 195]));
    assert_eq!(shaped(&all[0], &[1, 195]), shaped(&least[0], &[1, 195]));
    assert_eq!(shaped(&all[3], &[1, 39, 64, 64]), shaped(&fewer[2], &[1, 39, 64, 64]));
}

fn check_landmarks(size: &str) {
    let outputs = ["landmarks", "presence", "mask", "heatmap", "world"];
    let plan = load(&format!("pose_landmark_{size}.onnx"), LANDMARK_SIDE_PX, &outputs);
    let mut position = Worst::new("landmarks", "px", LANDMARK_PX);
    let mut visibility = Worst::new("visibility and presence", "logit", VISIBILITY_LOGIT);
    let mut presence = Worst::new("presence of a pose", "probability", PRESENCE);
    let mut mask = Worst::new("mask", "logit", MASK_LOGIT).of_halves();
    let mut heatmap = Worst::new("heatmap", "logit", HEATMAP_LOGIT).of_halves();
    let mut world = Worst::new("world", "m", WORLD_M);
    for frame in FRAMES {
        let golden =
            |output: &str, shape: &[usize]| npy(&format!("{frame}_{size}_{output}.npy"), shape);
        let input =
            picture(&format!("{frame}_crop.png"), LANDMARK_SIDE_PX, |byte| f32::from(byte) / 255.0);
        let outputs = run(&plan, input);

        let split = |landmarks: &[f32]| -> (Vec<f32>, Vec<f32>) {
            let numbered = || landmarks.iter().enumerate();
            let is_position = |i: usize| i % LANDMARK_NUMBERS < 3;
            (
                numbered().filter(|(i, _)| is_position(*i)).map(|(_, v)| *v).collect(),
                numbered().filter(|(i, _)| !is_position(*i)).map(|(_, v)| *v).collect(),
            )
        };
        let (found_position, found_visibility) = split(&shaped(&outputs[0], &[1, 195]));
        let (golden_position, golden_visibility) = split(&golden("landmarks", &[195]));
        position.compare(frame, &found_position, &golden_position);
        visibility.compare(frame, &found_visibility, &golden_visibility);
        presence.compare(frame, &shaped(&outputs[1], &[1, 1]), &golden("presence", &[1]));
        mask.compare(
            frame,
            &shaped(&outputs[2], &[1, 1, 256, 256]),
            &golden("mask_logits", &[256, 256, 1]),
        );
        let maps = channels_first(&golden("heatmap_logits", &[64, 64, 39]), 39);
        heatmap.compare(frame, &shaped(&outputs[3], &[1, 39, 64, 64]), &maps);
        world.compare(frame, &shaped(&outputs[4], &[1, 117]), &golden("world", &[117]));
    }
    check(size, &[position, visibility, presence, mask, heatmap, world]);
}

/// The worst error of one output over the frames.
struct Worst {
    output: &'static str,
    unit: &'static str,
    tolerance: f32,
    golden_rounding: f32,
    /// Largest error found, and its excess over the rounding of the golden value.
    error: f32,
    excess: f32,
    /// Largest golden value, to judge the error by.
    largest: f32,
    frame: String,
}

impl Worst {
    fn new(output: &'static str, unit: &'static str, tolerance: f32) -> Self {
        Self {
            output,
            unit,
            tolerance,
            golden_rounding: 0.0,
            error: 0.0,
            excess: 0.0,
            largest: 0.0,
            frame: String::new(),
        }
    }

    /// The golden values are rounded to half precision.
    fn of_halves(self) -> Self {
        Self { golden_rounding: HALF_ROUNDING, ..self }
    }

    fn compare(&mut self, frame: &str, found: &[f32], golden: &[f32]) {
        assert_eq!(found.len(), golden.len(), "{}: different lengths", self.output);
        for (found, golden) in found.iter().zip(golden) {
            let error = (found - golden).abs();
            assert!(
                error.is_finite(),
                "{}, frame {frame}: {found} instead of {golden}",
                self.output
            );
            let excess = error - golden.abs() * self.golden_rounding;
            if excess > self.excess {
                self.frame = frame.to_owned();
            }
            self.excess = self.excess.max(excess);
            self.error = self.error.max(error);
            self.largest = self.largest.max(golden.abs());
        }
    }
}

/// Prints the worst errors, then fails if one is too large.
fn check(network: &str, outputs: &[Worst]) {
    for o in outputs {
        println!(
            "{network} {}: worst error {:.2e} {unit}, beyond the golden values' rounding {:.2e} \
             {unit} (frame {}; allowed {:.0e}; values up to {:.3})",
            o.output,
            o.error,
            o.excess,
            o.frame,
            o.tolerance,
            o.largest,
            unit = o.unit,
        );
    }
    for o in outputs {
        assert!(
            o.excess <= o.tolerance,
            "{network} {}: an error of {} {} in frame {}",
            o.output,
            o.excess,
            o.unit,
            o.frame
        );
    }
}

fn load(file: &str, side_px: usize, outputs: &[&str]) -> Arc<TypedRunnableModel> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/onnx").join(file);
    let onnx = fs::read(&path).unwrap_or_else(|error| {
        panic!("{} cannot be read ({error}); `cargo xtask models` makes the models", path.display())
    });
    tract_onnx::onnx()
        .model_for_read(&mut onnx.as_slice())
        .unwrap()
        .with_input_fact(0, f32::fact([1, 3, side_px, side_px]).into())
        .unwrap()
        .with_outputs_by_name(outputs)
        .unwrap()
        .into_optimized()
        .unwrap()
        .into_runnable()
        .unwrap()
}

fn run(plan: &Arc<TypedRunnableModel>, input: Tensor) -> TVec<TValue> {
    plan.run(tvec!(input.into())).unwrap()
}

/// The values of an output that must have this shape.
fn shaped(output: &TValue, shape: &[usize]) -> Vec<f32> {
    assert_eq!(output.shape(), shape);
    output.try_as_plain_ram().unwrap().as_slice::<f32>().unwrap().to_vec()
}

/// A golden picture as a `[1, 3, side, side]` tensor.
fn picture(file: &str, side_px: usize, value: impl Fn(u8) -> f32) -> Tensor {
    let picture = image::open(golden_path(file)).unwrap().into_rgb8();
    assert_eq!(picture.dimensions(), (side_px as u32, side_px as u32));
    let values: Vec<f32> = picture.into_raw().into_iter().map(value).collect();
    Tensor::from_shape(&[1, 3, side_px, side_px], &channels_first(&values, 3)).unwrap()
}

/// From pixels of `channels` values each to planes, one after the other.
fn channels_first(values: &[f32], channels: usize) -> Vec<f32> {
    (0..channels)
        .flat_map(|channel| values.iter().skip(channel).step_by(channels).copied())
        .collect()
}

/// A golden NumPy file of 32-bit or 16-bit floats, which must have this shape.
fn npy(file: &str, shape: &[usize]) -> Vec<f32> {
    let bytes = fs::read(golden_path(file)).unwrap();
    assert_eq!(&bytes[..8], b"\x93NUMPY\x01\x00", "{file}: not a NumPy file of version 1");
    let data = 10 + usize::from(u16::from_le_bytes([bytes[8], bytes[9]]));
    let header: String =
        std::str::from_utf8(&bytes[10..data]).unwrap().split_whitespace().collect();
    let sizes: String = shape.iter().map(|size| format!("{size},")).collect();
    let sizes = if shape.len() == 1 { &sizes } else { sizes.trim_end_matches(',') };
    assert!(
        header.contains(&format!("'fortran_order':False,'shape':({sizes})")),
        "{file}: {header} instead of ({sizes})"
    );
    if header.contains("'descr':'<f4'") {
        bytes[data..].as_chunks().0.iter().map(|b| f32::from_le_bytes(*b)).collect()
    } else {
        assert!(header.contains("'descr':'<f2'"), "{file}: {header}");
        bytes[data..].as_chunks().0.iter().map(|b| f16::from_le_bytes(*b).to_f32()).collect()
    }
}

fn golden_path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(file)
}
