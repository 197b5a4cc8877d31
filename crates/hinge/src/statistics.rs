//! Medians and spreads of short lists.

/// The middle value (the mean of the two middle ones of an even number); 0 for an empty list.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = values.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    match (sorted.len(), sorted.len() / 2) {
        (0, _) => 0.0,
        (n, middle) if n % 2 == 1 => sorted[middle],
        (_, middle) => (sorted[middle - 1] + sorted[middle]) / 2.0,
    }
}

/// Greatest minus least value; 0 for an empty list.
pub fn spread(values: impl IntoIterator<Item = f64>) -> f64 {
    let (least, greatest) =
        values.into_iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, greatest), v| (least.min(v), greatest.max(v)));
    (greatest - least).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians() {
        for (values, want) in [(vec![], 0.0), (vec![3.0], 3.0), (vec![9.0, 1.0, 2.0], 2.0), (vec![4.0, 1.0, 2.0, 3.0], 2.5)] {
            assert_eq!(median(values), want);
        }
    }

    #[test]
    fn spreads() {
        assert_eq!(spread([]), 0.0);
        assert_eq!(spread([2.0, -1.0, 1.0]), 3.0);
    }
}
