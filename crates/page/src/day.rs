//! A calendar day: how it is kept, and what of it is said.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text is no day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DayError {
    /// It is not written as a day is, or there is no such day.
    #[error("{0:?} is no day; days are written as 2026-11-21")]
    NoDay(String),
}

/// A day. It is written as in ISO 8601: `2026-11-21`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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

    /// The year.
    pub fn year(self) -> u32 {
        self.year
    }

    /// The month, 1 = January.
    pub fn month(self) -> u32 {
        self.month
    }

    /// The day of the month, 1 = first.
    pub fn day_of_month(self) -> u32 {
        self.day
    }

    /// What is said of it, as short as `today` allows: the day, its month by name, and the year
    /// when that is another one.
    pub fn spoken(
        self,
        today: Day,
        months: &[&'static str; 12],
    ) -> (u32, &'static str, Option<u32>) {
        let month = months.get(self.month as usize - 1).copied().unwrap_or_default();
        (self.day, month, (self.year != today.year).then_some(self.year))
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
    type Error = DayError;

    fn try_from(written: String) -> Result<Self, DayError> {
        let numbers: Vec<u32> =
            written.splitn(3, '-').filter_map(|number| number.parse().ok()).collect();
        match numbers[..] {
            [year, month, day] => Day::new(year, month, day),
            _ => None,
        }
        .ok_or(DayError::NoDay(written))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(written: &str) -> Result<Day, DayError> {
        Day::try_from(written.to_owned())
    }

    #[test]
    fn a_day_is_read_as_it_is_written() {
        assert_eq!(day("2026-11-03").unwrap().to_string(), "2026-11-03");
        for wrong in
            ["", "2026-11", "2026-13-01", "2026-00-01", "2026-01-32", "21 Nov", "2026-11-03T10:00"]
        {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_year_is_said_only_when_it_is_another() {
        let months = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
        let said = |today: &str| day("2026-11-21").unwrap().spoken(day(today).unwrap(), &months);
        assert_eq!(
            (said("2026-12-01"), said("2027-01-02")),
            ((21, "XI", None), (21, "XI", Some(2026)))
        );
    }
}
