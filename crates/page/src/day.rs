//! A calendar day: how it is kept, and how it is said.

use serde::{Deserialize, Serialize};
use std::fmt;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A day. It is written as in ISO 8601: `2026-11-21`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: u32,
    month: u32,
    day: u32,
}

impl Day {
    /// The day with which computers' clocks begin.
    pub const FIRST: Self = Self { year: 1970, month: 1, day: 1 };

    /// A day of a year; months and days count from 1. `None` when there can be no such day.
    pub fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let possible = year <= 9999 && (1..=12).contains(&month) && (1..=31).contains(&day);
        possible.then_some(Self { year, month, day })
    }

    /// In words as short as `today` allows: "21 Nov", or with the year when that is another one.
    pub fn words(self, today: Day) -> String {
        let month = MONTHS.get(self.month as usize - 1).unwrap_or(&"");
        let year = if self.year == today.year { String::new() } else { format!(" {}", self.year) };
        format!("{} {month}{year}", self.day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let numbers: Vec<u32> = written.splitn(3, '-').filter_map(|number| number.parse().ok()).collect();
        match numbers[..] {
            [year, month, day] => Day::new(year, month, day),
            _ => None,
        }
        .ok_or_else(|| format!("{written} is no day"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(written: &str) -> Result<Day, String> {
        Day::try_from(written.to_owned())
    }

    #[test]
    fn a_day_is_read_as_it_is_written() {
        assert_eq!(day("2026-11-03").unwrap().to_string(), "2026-11-03");
        for wrong in ["", "2026-11", "2026-13-01", "2026-00-01", "2026-01-32", "21 Nov", "2026-11-03T10:00"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_year_is_said_only_when_it_is_another() {
        let said = |today: &str| day("2026-11-21").unwrap().words(day(today).unwrap());
        assert_eq!((said("2026-12-01"), said("2027-01-02")), ("21 Nov".to_owned(), "21 Nov 2026".to_owned()));
    }
}
