//! Quantile regression with a base and coefficients none of which is negative.

/// Steps of the search. Own choice: more change the third digit at most.
const STEPS: usize = 20_000;

/// The base and the coefficients of a sum under which `share` of the `values` lie, as tight as they
/// can be: the pinball loss is least. Found by steps against its slope, which shrink with the
/// square root of their number; the best place on the way is taken.
pub fn fit<const N: usize>(figures: &[[f64; N]], values: &[f64], share: f64) -> (f64, [f64; N]) {
    let count = values.len().max(1) as f64;
    // Each figure is measured by its own mean, so that all coefficients are of the values' size.
    let scale: [f64; N] =
        std::array::from_fn(|j| figures.iter().map(|f| f[j]).sum::<f64>() / count);
    let scaled: Vec<[f64; N]> = figures
        .iter()
        .map(|f| std::array::from_fn(|j| if scale[j] > 0.0 { f[j] / scale[j] } else { 0.0 }))
        .collect();
    let size = values.iter().sum::<f64>() / count;
    let (mut base, mut each) = (size, [0.0; N]);
    let mut best = (f64::INFINITY, base, each);
    for step in 1..=STEPS {
        let (mut loss, mut base_slope, mut slopes) = (0.0, 0.0, [0.0; N]);
        for (figures, value) in scaled.iter().zip(values) {
            let sum: f64 = figures.iter().zip(&each).map(|(figure, each)| figure * each).sum();
            let above = value - base - sum;
            let slope = if above > 0.0 { -share } else { 1.0 - share };
            loss -= slope * above;
            base_slope += slope;
            for (all, figure) in slopes.iter_mut().zip(figures) {
                *all += slope * figure;
            }
        }
        if loss < best.0 {
            best = (loss, base, each);
        }
        let length = size / (step as f64).sqrt() / count;
        base = (base - length * base_slope).max(0.0);
        for (each, slope) in each.iter_mut().zip(slopes) {
            *each = (*each - length * slope).max(0.0);
        }
    }
    let (_, base, each) = best;
    (base, std::array::from_fn(|j| if scale[j] > 0.0 { each[j] / scale[j] } else { 0.0 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_of_ten_lie_under_the_sum_and_what_does_not_matter_gets_nothing() {
        // Values spread evenly from 0 to 2 + 3 · figure; the second figure does not matter.
        let figures: Vec<[f64; 2]> =
            (0..1000).map(|i| [f64::from(i % 10), f64::from(i % 7)]).collect();
        let values: Vec<f64> = figures
            .iter()
            .enumerate()
            .map(|(i, figure)| (2.0 + 3.0 * figure[0]) * ((i / 10) as f64 + 0.5) / 100.0)
            .collect();
        let (base, each) = fit(&figures, &values, 0.9);
        assert!((base - 1.8).abs() < 0.3, "{base}");
        assert!((each[0] - 2.7).abs() < 0.1 && each[1] < 0.1, "{each:?}");
        let under = figures
            .iter()
            .zip(&values)
            .filter(|(figure, value)| **value <= base + each[0] * figure[0] + each[1] * figure[1]);
        assert!((under.count() as i32 - 900).abs() < 15);
    }
}
