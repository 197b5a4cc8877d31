//! How long each kernel takes, on a picture as large as those in the middle of the networks.

#![allow(clippy::unwrap_used, reason = "a bench may stop")]

use divan::{Bencher, black_box};
use kernels::{
    Clamp, Dense, Depthwise, Pointwise, Separable, Shape, Window, between_pixels,
    depth_to_space_2x2, max_pool_2x2, sigmoid, twice,
};

const PICTURE: Shape = Shape::new(64, 64, 24);
const HALF: Shape = Shape::new(32, 32, 24);
const WINDOW: Window = Window { side: 3, stride: 1, above: 1, left: 1 };

fn main() {
    divan::main();
}

/// Numbers of −1 to 1, as many as a picture has.
fn numbers(count: usize) -> Vec<f32> {
    (0..count).map(|number| (number % 97) as f32 / 48.5 - 1.0).collect()
}

/// Times a kernel that makes one picture of another.
fn picture(bencher: Bencher, from: Shape, to: Shape, kernel: impl Fn(&[f32], &mut [f32])) {
    let from = numbers(from.len());
    let mut to = vec![0.0; to.len()];
    bencher.bench_local(|| {
        kernel(black_box(&from), &mut to);
        black_box(to[0])
    });
}

fn pixels_matrix() -> Pointwise {
    let channels = PICTURE.channels;
    Pointwise::new(&numbers(channels * channels), &numbers(channels), Clamp::RELU6).unwrap()
}

fn channels_windows() -> Depthwise {
    let channels = PICTURE.channels;
    Depthwise::new(WINDOW, &numbers(9 * channels), &numbers(channels), Clamp::RELU6).unwrap()
}

#[divan::bench]
fn pointwise(bencher: Bencher) {
    let matrix = pixels_matrix();
    picture(bencher, PICTURE, PICTURE, |from, to| matrix.run(from, None, to));
}

#[divan::bench]
fn depthwise(bencher: Bencher) {
    let windows = channels_windows();
    picture(bencher, PICTURE, PICTURE, |from, to| {
        windows.rows(PICTURE, from, PICTURE, 0..PICTURE.height, to);
    });
}

#[divan::bench]
fn separable(bencher: Bencher) {
    let both = Separable::new(channels_windows(), pixels_matrix());
    picture(bencher, PICTURE, PICTURE, |from, to| both.run(PICTURE, from, None, PICTURE, to));
}

#[divan::bench]
fn dense(bencher: Bencher) {
    let channels = PICTURE.channels;
    let weights = numbers(9 * channels * channels);
    let dense = Dense::new(WINDOW, channels, &weights, &numbers(channels), Clamp::RELU6).unwrap();
    picture(bencher, PICTURE, PICTURE, |from, to| dense.run(PICTURE, from, PICTURE, to));
}

#[divan::bench]
fn pooling(bencher: Bencher) {
    picture(bencher, PICTURE, HALF, |from, to| max_pool_2x2(PICTURE, from, to));
}

#[divan::bench]
fn upscaling(bencher: Bencher) {
    picture(bencher, HALF, PICTURE, |from, to| twice(HALF, from, None, to));
}

#[divan::bench]
fn channels_to_pixels(bencher: Bencher) {
    let to = Shape::new(128, 128, PICTURE.channels / 4);
    picture(bencher, PICTURE, to, |from, to| depth_to_space_2x2(PICTURE, from, to));
}

#[divan::bench]
fn logistic_of_all(bencher: Bencher) {
    picture(bencher, PICTURE, PICTURE, sigmoid);
}

#[divan::bench]
fn sample_between_pixels() -> [f32; 3] {
    let corners = black_box([[10, 20, 30, 0], [11, 21, 31, 0], [12, 22, 32, 0], [13, 23, 33, 0]]);
    between_pixels(corners, black_box(0.25), black_box(0.75), 1.0 / 255.0, 0.0)
}
