//! Means, medians, percentiles and spreads of short lists.

/// The mean; `None` for an empty list.
pub fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.into_iter().fold((0.0, 0), |(sum, count), v| (sum + v, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

/// The value below which `share` (0…1) of the others lie, linear between two; `None` for an empty
/// list.
pub fn percentile(values: impl IntoIterator<Item = f64>, share: f64) -> Option<f64> {
    let mut sorted: Vec<f64> = values.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    let place = share * sorted.len().checked_sub(1)? as f64;
    let (below, above) = (sorted.get(place as usize)?, sorted.get(place.ceil() as usize)?);
    Some(below + (above - below) * place.fract())
}

/// The middle value (the mean of the two middle ones of an even number); 0 for an empty list.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    percentile(values, 0.5).unwrap_or(0.0)
}

/// Which of the values is nearest to `target`, the first of several; `None` for an empty list.
pub fn nearest(values: impl IntoIterator<Item = f64>, target: f64) -> Option<usize> {
    let off = values.into_iter().map(|value| (value - target).abs()).enumerate();
    off.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index)
}

/// Greatest minus least value; 0 for an empty list.
pub fn spread(values: impl IntoIterator<Item = f64>) -> f64 {
    let (least, greatest) =
        values.into_iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, greatest), v| {
            (least.min(v), greatest.max(v))
        });
    (greatest - least).max(0.0)
}

/// Standard deviation about the mean; 0 for fewer than two values.
pub fn standard_deviation(values: &[f64]) -> f64 {
    let Some(middle) = mean(values.iter().copied()).filter(|_| values.len() > 1) else {
        return 0.0;
    };
    mean(values.iter().map(|v| (v - middle).powi(2))).unwrap_or(0.0).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians() {
        for (values, want) in [
            (vec![], 0.0),
            (vec![3.0], 3.0),
            (vec![9.0, 1.0, 2.0], 2.0),
            (vec![4.0, 1.0, 2.0, 3.0], 2.5),
        ] {
            assert_eq!(median(values), want);
        }
    }

    #[test]
    fn percentiles() {
        assert_eq!(percentile([], 0.9), None);
        assert_eq!(percentile([5.0], 0.9), Some(5.0));
        assert_eq!(percentile([0.0, 10.0], 0.9), Some(9.0));
        assert_eq!(percentile([3.0, 1.0, 2.0], 1.0), Some(3.0));
    }

    #[test]
    fn the_nearest_is_the_first_of_equals() {
        assert_eq!(nearest([], 1.0), None);
        assert_eq!(nearest([4.0, 0.0, 2.0, 0.5], 1.0), Some(3));
        assert_eq!(nearest([0.0, 2.0], 1.0), Some(0));
    }

    #[test]
    fn spreads() {
        assert_eq!(spread([]), 0.0);
        assert_eq!(spread([2.0, -1.0, 1.0]), 3.0);
        assert_eq!(standard_deviation(&[1.0]), 0.0);
        assert!((standard_deviation(&[1.0, 3.0]) - 1.0).abs() < 1e-12);
    }
}
