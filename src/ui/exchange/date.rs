//! A day that was sent, in words.

use crate::state::AppState;
use hinge::share::Date;
use page::exchange;
use page::words::Words;

/// As "yesterday" or "3 May".
pub fn date_said(date: Date, words: &Words, app: AppState) -> String {
    (words.exchange.date)(exchange::day(date), app.today())
}
