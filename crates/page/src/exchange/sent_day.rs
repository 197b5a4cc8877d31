//! Days as they are sent.

use crate::day::Day;
use hinge::share::Date;

/// A day as it is sent.
pub fn date(day: Day) -> Date {
    let (year, month, day) = (day.year(), day.month(), day.day_of_month());
    Date { year, month, day }
}

/// A day as it was sent; the first day of all where there can be no such day.
pub fn day(date: Date) -> Day {
    Day::new(date.year, date.month, date.day).unwrap_or(Day::FIRST)
}
