//! The calendar of practice: a month as weeks from Monday to Sunday, with how many sets each day
//! has.

use crate::day::Day;
use std::collections::BTreeMap;

/// A month of a year; months count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year.
    pub year: u32,
    /// 1 = January.
    pub month: u32,
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its date.
    pub day: Day,
    /// How many sets were done on it.
    pub sets: usize,
}

impl Month {
    /// The month of a day.
    pub fn of(day: Day) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// The month before.
    pub fn before(self) -> Self {
        if self.month == 1 {
            Self { year: self.year.saturating_sub(1), month: 12 }
        } else {
            Self { month: self.month - 1, ..self }
        }
    }

    /// The month after.
    pub fn after(self) -> Self {
        if self.month == 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { month: self.month + 1, ..self }
        }
    }

    /// Its weeks; a place outside the month is `None`.
    pub fn weeks(self, sets: &BTreeMap<Day, usize>) -> Vec<[Option<Cell>; 7]> {
        let first = weekday(self.year, self.month);
        let length = days_in(self.year, self.month);
        let cell = |place: u32| {
            let day = Day::new(self.year, self.month, (place + 1).checked_sub(first)?)
                .filter(|_| place < first + length)?;
            Some(Cell { day, sets: sets.get(&day).copied().unwrap_or_default() })
        };
        (0..(first + length).div_ceil(7))
            .map(|week| std::array::from_fn(|weekday| cell(7 * week + weekday as u32)))
            .collect()
    }
}

/// How many sets each day has.
pub fn practice(days: impl IntoIterator<Item = Day>) -> BTreeMap<Day, usize> {
    let mut practice = BTreeMap::new();
    for day in days {
        *practice.entry(day).or_default() += 1;
    }
    practice
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The weekday of a month's first day, 0 = Monday, in the Gregorian calendar (Zeller's congruence).
fn weekday(year: u32, month: u32) -> u32 {
    // January and February are taken as the months 13 and 14 of the year before; 400 years are
    // whole weeks.
    let (year, month) = if month < 3 { (year + 399, month + 12) } else { (year + 400, month) };
    let from_saturday = 1 + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400;
    (from_saturday + 5) % 7
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(written: &str) -> Day {
        Day::try_from(written.to_owned()).unwrap()
    }

    #[test]
    fn months_begin_on_their_weekday_and_have_their_length() {
        for (year, month, first, length) in [
            (2026, 11, 6, 30),
            (2026, 2, 6, 28),
            (2024, 2, 3, 29),
            (2000, 2, 1, 29),
            (1900, 2, 3, 28),
            (1970, 1, 3, 31),
            (2027, 1, 4, 31),
        ] {
            assert_eq!(
                (weekday(year, month), days_in(year, month)),
                (first, length),
                "{year}-{month}"
            );
        }
    }

    #[test]
    fn a_month_is_whole_weeks_with_the_sets_of_its_days() {
        let sets =
            practice([day("2026-11-01"), day("2026-11-21"), day("2026-11-21"), day("2026-12-01")]);
        let weeks = Month { year: 2026, month: 11 }.weeks(&sets);
        assert_eq!(weeks.len(), 6);
        assert!(
            weeks[0][..6].iter().all(Option::is_none) && weeks[5][1..].iter().all(Option::is_none)
        );
        assert_eq!(weeks[0][6], Some(Cell { day: day("2026-11-01"), sets: 1 }));
        assert_eq!(weeks[3][5], Some(Cell { day: day("2026-11-21"), sets: 2 }));
        assert_eq!(weeks[5][0], Some(Cell { day: day("2026-11-30"), sets: 0 }));
        assert_eq!(weeks.iter().flatten().flatten().count(), 30);
    }

    #[test]
    fn months_follow_each_other_over_the_year() {
        let (december, january) = (Month { year: 2026, month: 12 }, Month { year: 2027, month: 1 });
        assert_eq!((december.after(), january.before()), (january, december));
        assert_eq!(Month::of(day("2026-11-21")).after(), december);
    }
}
