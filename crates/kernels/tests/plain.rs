//! The kernels against the plainest way to compute the same.

#![allow(clippy::unwrap_used, reason = "a test fails by it")]

use kernels::{Clamp, Dense, Depthwise, Pointwise, Separable, Shape, Window};

/// Differences by another order of adding stay below this for the numbers used here, which are
/// below 10.
const TOLERANCE: f32 = 1e-4;

/// Numbers from −1 to 1 that look random; the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next_numbers(&mut self, count: usize) -> Vec<f32> {
        let mut next = || {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 40) as f32 / (1 << 23) as f32 - 1.0
        };
        (0..count).map(|_| next()).collect()
    }
}

/// What a window sees, by the definition: `weight(window row, window column, input channel, output
/// channel)`.
fn plain(
    window: Window,
    from_shape: Shape,
    from: &[f32],
    to: Shape,
    weight: impl Fn(usize, usize, usize, usize) -> f32,
) -> Vec<f32> {
    let mut sums = vec![0.0; to.len()];
    for (index, sum) in sums.iter_mut().enumerate() {
        let (pixel, output) = (index / to.channels, index % to.channels);
        let (row, column) = (pixel / to.width, pixel % to.width);
        for window_row in 0..window.side {
            for window_column in 0..window.side {
                let y = (row * window.stride + window_row)
                    .checked_sub(window.above)
                    .filter(|y| *y < from_shape.height);
                let x = (column * window.stride + window_column)
                    .checked_sub(window.left)
                    .filter(|x| *x < from_shape.width);
                let Some((y, x)) = y.zip(x) else { continue };
                for input in 0..from_shape.channels {
                    *sum += from[(y * from_shape.width + x) * from_shape.channels + input]
                        * weight(window_row, window_column, input, output);
                }
            }
        }
    }
    sums
}

fn finished(sums: &[f32], bias: &[f32], plus: Option<&[f32]>, clamp: Clamp) -> Vec<f32> {
    let value = |(index, sum): (usize, &f32)| {
        sum + bias[index % bias.len()] + plus.map_or(0.0, |plus| plus[index])
    };
    sums.iter().enumerate().map(|sum| value(sum).clamp(clamp.low, clamp.high)).collect()
}

fn same(found: &[f32], expected: &[f32], what: &str) {
    assert_eq!(found.len(), expected.len(), "{what}");
    let worst = found.iter().zip(expected).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    assert!(worst <= TOLERANCE, "{what}: off by {worst}");
}

const CLAMPS: [Clamp; 3] = [Clamp::NONE, Clamp::RELU, Clamp::RELU6];

#[test]
fn a_matrix_for_each_pixel() {
    let mut numbers = Numbers(1);
    for (pixels, inputs, outputs) in
        [(1, 5, 3), (3, 8, 8), (4, 7, 12), (49, 24, 39), (130, 300, 16), (9, 1, 1)]
    {
        for (number, clamp) in CLAMPS.into_iter().enumerate() {
            let (weights, bias) =
                (numbers.next_numbers(inputs * outputs), numbers.next_numbers(outputs));
            let (from, plus) =
                (numbers.next_numbers(pixels * inputs), numbers.next_numbers(pixels * outputs));
            let plus = (number != 1).then_some(plus.as_slice());
            let window = Window { side: 1, stride: 1, above: 0, left: 0 };
            let (from_shape, to_shape) =
                (Shape::new(1, pixels, inputs), Shape::new(1, pixels, outputs));
            let sums = plain(window, from_shape, &from, to_shape, |_, _, input, output| {
                weights[output * inputs + input]
            });
            let mut found = vec![f32::NAN; to_shape.len()];
            Pointwise::new(&weights, &bias, clamp).unwrap().run(&from, plus, &mut found);
            same(
                &found,
                &finished(&sums, &bias, plus, clamp),
                &format!("{pixels} pixels, {inputs} to {outputs}, {clamp:?}"),
            );
        }
    }
}

/// Side, stride, above and left of a window, and height and width of the pictures before and after
/// it.
type Sliding = (usize, usize, usize, usize, [usize; 2], [usize; 2]);

const WINDOWS: [Sliding; 9] = [
    (3, 1, 1, 1, [16, 16], [16, 16]),
    (3, 1, 1, 1, [2, 2], [2, 2]),
    (3, 1, 1, 1, [5, 9], [5, 9]),
    (5, 1, 2, 2, [8, 8], [8, 8]),
    (5, 2, 1, 1, [16, 16], [8, 8]),
    (5, 2, 2, 2, [14, 14], [7, 7]),
    (3, 2, 0, 0, [12, 12], [6, 6]),
    (3, 2, 1, 1, [7, 7], [4, 4]),
    (2, 1, 0, 0, [2, 2], [1, 1]),
];

fn each_window(mut check: impl FnMut(Window, [usize; 2], [usize; 2], Clamp, &mut Numbers)) {
    let mut numbers = Numbers(2);
    for (side, stride, above, left, from, to) in WINDOWS {
        for clamp in CLAMPS {
            check(Window { side, stride, above, left }, from, to, clamp, &mut numbers);
        }
    }
}

#[test]
fn each_channel_by_itself_and_then_a_matrix() {
    each_window(|window, from, to, clamp, numbers| {
        let (channels, outputs) = (12, 10);
        let (from_shape, between_shape) =
            (Shape::new(from[0], from[1], channels), Shape::new(to[0], to[1], channels));
        let to_shape = Shape { channels: outputs, ..between_shape };
        let (weights, bias) = (
            numbers.next_numbers(window.side * window.side * channels),
            numbers.next_numbers(channels),
        );
        let picture = numbers.next_numbers(from_shape.len());
        let sums =
            plain(window, from_shape, &picture, between_shape, |row, column, input, output| {
                if input == output {
                    weights[(row * window.side + column) * channels + input]
                } else {
                    0.0
                }
            });
        let between = finished(&sums, &bias, None, clamp);
        let depthwise = Depthwise::new(window, &weights, &bias, clamp).unwrap();
        let mut found = vec![f32::NAN; between_shape.len()];
        depthwise.rows(from_shape, &picture, between_shape, 0..to[0], &mut found);
        same(&found, &between, &format!("{window:?} {from:?} {clamp:?}"));

        let (matrix, matrix_bias) =
            (numbers.next_numbers(channels * outputs), numbers.next_numbers(outputs));
        let plus = numbers.next_numbers(to_shape.len());
        let pointwise = Pointwise::new(&matrix, &matrix_bias, clamp).unwrap();
        let (mut at_once, mut in_turn) =
            (vec![f32::NAN; to_shape.len()], vec![f32::NAN; to_shape.len()]);
        pointwise.run(&between, Some(&plus), &mut in_turn);
        Separable::new(depthwise, pointwise).run(
            from_shape,
            &picture,
            Some(&plus),
            to_shape,
            &mut at_once,
        );
        same(&at_once, &in_turn, &format!("both steps, {window:?} {from:?} {clamp:?}"));
    });
}

#[test]
fn all_channels_with_each_other() {
    each_window(|window, from, to, clamp, numbers| {
        for (inputs, outputs) in [(3, 24), (8, 1), (4, 5)] {
            let (from_shape, to_shape) =
                (Shape::new(from[0], from[1], inputs), Shape::new(to[0], to[1], outputs));
            let area = window.side * window.side;
            let (weights, bias) =
                (numbers.next_numbers(outputs * area * inputs), numbers.next_numbers(outputs));
            let picture = numbers.next_numbers(from_shape.len());
            let sums =
                plain(window, from_shape, &picture, to_shape, |row, column, input, output| {
                    weights[(output * area + row * window.side + column) * inputs + input]
                });
            let mut found = vec![f32::NAN; to_shape.len()];
            Dense::new(window, inputs, &weights, &bias, clamp)
                .unwrap()
                .run(from_shape, &picture, to_shape, &mut found);
            same(
                &found,
                &finished(&sums, &bias, None, clamp),
                &format!("{window:?} {from:?} {inputs} to {outputs} {clamp:?}"),
            );
        }
    });
}

#[test]
fn weights_of_another_number_are_refused() {
    let window = Window { side: 3, stride: 1, above: 1, left: 1 };
    assert!(
        Pointwise::new(&[1.0; 5], &[0.0; 2], Clamp::NONE).is_none()
            && Pointwise::new(&[], &[], Clamp::NONE).is_none()
    );
    assert!(Depthwise::new(window, &[1.0; 35], &[0.0; 4], Clamp::NONE).is_none());
    assert!(Depthwise::new(window, &[1.0; 27], &[0.0; 3], Clamp::NONE).is_none(), "three channels");
    assert!(Dense::new(window, 2, &[1.0; 17], &[0.0], Clamp::NONE).is_none());
    let depthwise = Depthwise::new(window, &[1.0; 36], &[0.0; 4], Clamp::NONE).unwrap();
    assert!(
        !depthwise.fits(Shape::new(4, 4, 8), Shape::new(4, 4, 8))
            && !depthwise.fits(Shape::new(4, 4, 4), Shape::new(6, 4, 4))
    );
}

#[test]
fn twice_the_size_between_the_centres() {
    let from: Vec<f32> = [[0.0; 4], [4.0; 4]].concat();
    let mut to = vec![f32::NAN; 32];
    kernels::twice(Shape::new(1, 2, 4), &from, None, &mut to);
    let row: Vec<f32> = to.chunks(4).map(|pixel| pixel[3]).collect();
    assert_eq!(row, [0.0, 1.0, 3.0, 4.0, 0.0, 1.0, 3.0, 4.0]);
    let plus = to.clone();
    kernels::twice(Shape::new(1, 2, 4), &from, Some(&plus), &mut to);
    assert_eq!(to[4], 2.0);
}

#[test]
fn pixels_are_pooled_spread_and_added() {
    let from: Vec<f32> = (0..16).map(|number| number as f32).collect();
    let mut pooled = vec![0.0; 4];
    kernels::max_pool_2x2(Shape::new(4, 2, 2), &from, &mut pooled);
    assert_eq!(pooled, [6.0, 7.0, 14.0, 15.0]);
    let mut spread = vec![0.0; 16];
    kernels::depth_to_space_2x2(Shape::new(1, 2, 8), &from, &mut spread);
    assert_eq!(
        spread,
        [0.0, 1.0, 2.0, 3.0, 8.0, 9.0, 10.0, 11.0, 4.0, 5.0, 6.0, 7.0, 12.0, 13.0, 14.0, 15.0]
    );
    let mut sum = vec![0.0; 3];
    kernels::add(&[1.0, -4.0, 5.0], &[1.0, 1.0, 5.0], Clamp::RELU6, &mut sum);
    assert_eq!(sum, [2.0, 0.0, 6.0]);
    let mut probability = vec![0.0; 2];
    kernels::sigmoid(&[0.0, 100.0], &mut probability);
    assert_eq!(probability, [0.5, 1.0]);
}

#[test]
fn a_colour_lies_between_its_pixels() {
    let corners = [[0, 100, 255, 9], [20, 100, 0, 9], [40, 200, 255, 9], [60, 200, 0, 9]];
    assert_eq!(kernels::between_pixels(corners, 0.5, 0.25, 2.0, -1.0), [39.0, 249.0, 254.0]);
    assert_eq!(kernels::between_pixels(corners, 0.0, 0.0, 1.0, 0.0), [0.0, 100.0, 255.0]);
}
