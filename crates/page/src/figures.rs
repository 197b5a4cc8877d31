//! Figures as every language writes them.

/// In place of what is not known.
pub const UNKNOWN: &str = "–";

/// An angle in whole degrees, or a dash.
pub fn degrees(angle_deg: Option<f64>) -> String {
    // Adding 0 turns −0 into 0.
    angle_deg.map_or_else(|| UNKNOWN.to_owned(), |deg| format!("{:.0}°", deg.round() + 0.0))
}

/// A share from 0 to 1 in whole percent, or a dash.
pub fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| UNKNOWN.to_owned(), |share| format!("{:.0} %", share * 100.0))
}

/// A score from 0 to 100, or a dash.
pub fn score(score: Option<u32>) -> String {
    score.map_or_else(|| UNKNOWN.to_owned(), |score| score.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_whole_and_unknown_ones_are_dashes() {
        assert_eq!([degrees(Some(51.6)), degrees(Some(-0.2)), degrees(None)], ["52°", "0°", "–"]);
        assert_eq!(
            [percent(Some(0.842)), percent(None), score(Some(96)), score(None)],
            ["84 %", "–", "96", "–"]
        );
    }
}
