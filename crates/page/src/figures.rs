//! Figures as every language writes them.

/// In place of what is not known.
pub const UNKNOWN: &str = "–";

/// An angle in whole degrees, or a dash.
pub fn degrees(angle_deg: Option<f64>) -> String {
    // Adding 0 turns −0 into 0.
    angle_deg.map_or_else(|| UNKNOWN.to_owned(), |deg| format!("{:.0}°", deg.round() + 0.0))
}

/// An angle in whole degrees with how far off it may be, where that is known.
pub fn degrees_within(angle_deg: Option<f64>, error_deg: Option<f64>) -> String {
    let within = angle_deg.and(error_deg).map(|error_deg| format!(" ± {:.0}", error_deg.ceil()));
    degrees(angle_deg) + &within.unwrap_or_default()
}

/// A difference in whole degrees, always with its sign, with how far off it may be.
pub fn change_within(change_deg: f64, error_deg: Option<f64>) -> String {
    let sign = if change_deg.round() > 0.0 { "+" } else { "" };
    format!("{sign}{}", degrees_within(Some(change_deg), error_deg))
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
            [degrees_within(Some(84.6), Some(3.2)), degrees_within(Some(84.6), None)],
            ["85° ± 4", "85°"]
        );
        assert_eq!(degrees_within(None, Some(3.2)), "–");
        assert_eq!(
            [(13.7, Some(5.0)), (-6.2, None), (0.2, None)]
                .map(|(deg, error)| change_within(deg, error)),
            ["+14° ± 5", "-6°", "0°"]
        );
        assert_eq!(
            [percent(Some(0.842)), percent(None), score(Some(96)), score(None)],
            ["84 %", "–", "96", "–"]
        );
    }
}
