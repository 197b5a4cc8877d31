//! What an error of the database means to the person.

use crate::browser::kept::history_store::StoreError;
use page::history::HistoryTrouble;

impl From<StoreError> for HistoryTrouble {
    fn from(cause: StoreError) -> Self {
        match cause {
            StoreError::Full(_) => Self::Full,
            StoreError::Blocked(_) => Self::Blocked,
            StoreError::Newer(_) => Self::NewerVersion,
            StoreError::NotOpened | StoreError::BrokenOff | StoreError::Other(_) => {
                Self::Other(cause.to_string())
            }
        }
    }
}
