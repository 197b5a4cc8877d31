//! A set as files: its record, its table and its picture card.

use crate::browser::error::BrowserError;
use crate::browser::{download, picture_card};
use hinge::session::SessionRecord;
use page::day::Day;
use page::history::csv;
use page::replay::Replay;
use page::summary::card::card;
use page::words::Words;
use web_sys::Blob;

/// Why a file of a set could not be saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The record can't be written as text.
    #[error("the record can't be written: {0}")]
    Unwritable(#[from] serde_json::Error),
    /// The browser refused.
    #[error("the browser could not save the file: {0}")]
    Refused(#[source] BrowserError),
}

/// Saves the whole record as JSON.
///
/// # Errors
/// The kinds of [`SaveError`].
pub fn save_json(record: &SessionRecord) -> Result<(), SaveError> {
    let json = serde_json::to_string(record)?;
    download::save("dowel-session.json", "application/json", &json).map_err(refused)
}

/// Saves the table of the reps as CSV.
///
/// # Errors
/// The kinds of [`SaveError`].
pub fn save_csv(record: &SessionRecord, day: Day) -> Result<(), SaveError> {
    let day = day.to_string();
    download::save(&file_name(record, &day, "csv"), "text/csv", &csv::table(record, &day))
        .map_err(refused)
}

/// Saves the picture card.
///
/// # Errors
/// The kinds of [`SaveError`].
pub async fn save_card(
    record: &SessionRecord,
    replay: &Replay,
    day: Day,
    words: &'static Words,
) -> Result<(), SaveError> {
    // With its year: a picture is looked at later too.
    let day_said = (words.history.day)(day, Day::FIRST);
    let blob = picture(record, replay, &day_said, words).await?;
    download::save_blob(&file_name(record, &day.to_string(), "png"), &blob).map_err(refused)
}

/// The picture card of a set, for saving and sharing. `day_said`: the day in words.
///
/// # Errors
/// The kinds of [`SaveError`].
pub async fn picture(
    record: &SessionRecord,
    replay: &Replay,
    day_said: &str,
    words: &'static Words,
) -> Result<Blob, SaveError> {
    let card = card(&record.reps, replay, &record.drill, day_said, words);
    picture_card::png(&card).await.map_err(refused)
}

fn refused(thrown: wasm_bindgen::JsValue) -> SaveError {
    SaveError::Refused(thrown.into())
}

/// As `dowel-hip-hinge-2026-11-21.csv`.
fn file_name(record: &SessionRecord, day: &str, ending: &str) -> String {
    let drill: String = record
        .drill
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
        .collect();
    format!("dowel-{drill}-{day}.{ending}")
}
