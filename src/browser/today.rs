//! The day on the person's calendar.

use page::day::Day;

/// Today, by the device's clock and place; the first day of all where its clock tells none.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    Day::new(now.get_full_year(), now.get_month() + 1, now.get_date()).unwrap_or(Day::FIRST)
}
