//! The history in the browser's database (IndexedDB): a text, packed frames and, if wanted, videos
//! for each set, in places of their own.
//!
//! Each call opens the database and closes it again, so that no tab ever keeps another from
//! changing or deleting it. What one call writes is written whole or not at all.

use crate::browser::recorder::Piece;
use crate::browser::timer;
use idb::{
    Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Query, Transaction,
    TransactionMode, TransactionResult,
};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::IdbTransaction;

/// Why the database does not do what is asked of it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No room is left for this page.
    #[error("no room is left for this page: {0}")]
    Full(#[source] Error),
    /// The browser keeps nothing for this page, as in some private windows.
    #[error("the browser keeps no database for this page: {0}")]
    Blocked(#[source] Error),
    /// A newer version of the app made the database.
    #[error("a newer version of the app made the database: {0}")]
    Newer(#[source] Error),
    /// It was opened and no answer came.
    #[error("the database does not open")]
    NotOpened,
    /// The browser ended a transaction and gave no cause.
    #[error("the writing was broken off")]
    BrokenOff,
    /// Anything else, as the browser says it.
    #[error("{0}")]
    Other(#[source] Error),
}

/// The text and the packed frames of a set.
#[derive(Clone, Copy, Debug)]
pub struct SetBytes<'a> {
    /// The text.
    pub text: &'a str,
    /// The frames.
    pub frames: &'a [u8],
}

const DATABASE: &str = "dowel";
/// The version of the places below; what is written there has a version of its own. The first had
/// no videos; what a version lacks is made when it is opened.
const VERSION: u32 = 2;
/// Some browsers leave the database unopened now and then; it is not waited for longer than this,
/// ms.
const OPEN_PATIENCE_MS: i32 = 10_000;

/// Where a set lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Among the history's sets.
    Sets,
    /// A running set, or one that was cut short.
    Drafts,
    /// What could not be read.
    SetAside,
}

impl Place {
    const ALL: [Place; 3] = [Place::Sets, Place::Drafts, Place::SetAside];

    fn texts(self) -> &'static str {
        match self {
            Place::Sets => "sets",
            Place::Drafts => "drafts",
            Place::SetAside => "set-aside",
        }
    }

    fn frames(self) -> &'static str {
        match self {
            Place::Sets => "sets-frames",
            Place::Drafts => "drafts-frames",
            Place::SetAside => "set-aside-frames",
        }
    }

    fn videos(self) -> &'static str {
        match self {
            Place::Sets => "sets-videos",
            Place::Drafts => "drafts-videos",
            Place::SetAside => "set-aside-videos",
        }
    }

    fn both(self) -> [&'static str; 2] {
        [self.texts(), self.frames()]
    }

    fn all(self) -> [&'static str; 3] {
        [self.texts(), self.frames(), self.videos()]
    }
}

/// The ids and texts of a place; a text that is none is `None`.
///
/// # Errors
/// The kinds of [`StoreError`].
pub async fn texts(place: Place) -> Result<Vec<(String, Option<String>)>, StoreError> {
    within(&[place.texts()], TransactionMode::ReadOnly, async |transaction| {
        let store = transaction.object_store(place.texts())?;
        let keys = store.get_all_keys(None, None)?.await?;
        let texts = store.get_all(None, None)?.await?;
        Ok(keys
            .into_iter()
            .zip(texts)
            .filter_map(|(key, text)| Some((key.as_string()?, text.as_string())))
            .collect())
    })
    .await
}

/// The text and the packed frames of a set of a place; `None` where there is none.
///
/// # Errors
/// The kinds of [`StoreError`].
pub async fn set_at(place: Place, id: &str) -> Result<Option<(String, Vec<u8>)>, StoreError> {
    within(&place.both(), TransactionMode::ReadOnly, async |transaction| {
        let text = transaction.object_store(place.texts())?.get(key(id))?.await?;
        let frames = transaction.object_store(place.frames())?.get(key(id))?.await?;
        let Some(text) = text else { return Ok(None) };
        // What is no text is shown as the browser shows it.
        let text = text.as_string().unwrap_or_else(|| format!("{text:?}"));
        let frames = frames.map(|frames| Uint8Array::new(&frames).to_vec()).unwrap_or_default();
        Ok(Some((text, frames)))
    })
    .await
}

/// Writes a set to a place, over one of the same id.
///
/// # Errors
/// The kinds of [`StoreError`]; then nothing is changed.
pub async fn put_set(place: Place, id: &str, set: SetBytes<'_>) -> Result<(), StoreError> {
    within(&place.both(), TransactionMode::ReadWrite, async |transaction| {
        put_in(transaction, place, id, set).await
    })
    .await
}

/// Writes a set among the history's sets; its draft goes.
///
/// # Errors
/// The kinds of [`StoreError`]; then nothing is changed.
pub async fn put_among_sets(id: &str, set: SetBytes<'_>) -> Result<(), StoreError> {
    let stores = [&Place::Sets.both()[..], &Place::Drafts.all()].concat();
    within(&stores, TransactionMode::ReadWrite, async |transaction| {
        put_in(transaction, Place::Sets, id, set).await?;
        remove_in(transaction, Place::Drafts, &key(id)).await
    })
    .await
}

/// Writes what there is of a running set; one that is in the history by now needs no draft.
///
/// # Errors
/// The kinds of [`StoreError`]; then nothing is changed.
pub async fn put_draft(id: &str, set: SetBytes<'_>) -> Result<(), StoreError> {
    let places = [Place::Sets.both(), Place::Drafts.both()].concat();
    within(&places, TransactionMode::ReadWrite, async |transaction| {
        match transaction.object_store(Place::Sets.texts())?.get_key(key(id))?.await? {
            Some(_) => Ok(()),
            None => put_in(transaction, Place::Drafts, id, set).await,
        }
    })
    .await
}

/// Writes another text for a set of the history and leaves its frames; gives whether the set was
/// there.
///
/// # Errors
/// The kinds of [`StoreError`]; then nothing is changed.
pub async fn replace_text(id: &str, text: &str) -> Result<bool, StoreError> {
    within(&[Place::Sets.texts()], TransactionMode::ReadWrite, async |transaction| {
        let store = transaction.object_store(Place::Sets.texts())?;
        let is_there = store.get_key(key(id))?.await?.is_some();
        if is_there {
            store.put(&text.into(), Some(&key(id)))?.await?;
        }
        Ok(is_there)
    })
    .await
}

/// Writes the videos of a set of the history, over what there was of them.
///
/// # Errors
/// The kinds of [`StoreError`]; then nothing is changed.
pub async fn put_videos(id: &str, videos: &[Piece]) -> Result<(), StoreError> {
    within(&[Place::Sets.videos()], TransactionMode::ReadWrite, async |transaction| {
        let stored: Array = videos.iter().map(Piece::stored).collect();
        transaction
            .object_store(Place::Sets.videos())?
            .put(&stored, Some(&key(id)))?
            .await
            .map(|_| ())
    })
    .await
}

/// The videos of a set of the history; none where none were kept.
///
/// # Errors
/// The kinds of [`StoreError`].
pub async fn videos(id: &str) -> Result<Vec<Piece>, StoreError> {
    within(&[Place::Sets.videos()], TransactionMode::ReadOnly, async |transaction| {
        let stored = transaction.object_store(Place::Sets.videos())?.get(key(id))?.await?;
        Ok(stored
            .map(|stored| {
                Array::from(&stored).iter().filter_map(|piece| Piece::from_stored(&piece)).collect()
            })
            .unwrap_or_default())
    })
    .await
}

/// Removes the videos of a set of the history; the set stays.
///
/// # Errors
/// The kinds of [`StoreError`]; then nothing is changed.
pub async fn remove_videos(id: &str) -> Result<(), StoreError> {
    within(&[Place::Sets.videos()], TransactionMode::ReadWrite, async |transaction| {
        transaction.object_store(Place::Sets.videos())?.delete(Query::Key(key(id)))?.await
    })
    .await
}

/// Removes a set from a place.
///
/// # Errors
/// The kinds of [`StoreError`]; then nothing is changed.
pub async fn remove_set(place: Place, id: &str) -> Result<(), StoreError> {
    within(&place.all(), TransactionMode::ReadWrite, async |transaction| {
        remove_in(transaction, place, &key(id)).await
    })
    .await
}

/// Puts a set that can't be read aside, as it is, whatever it is.
///
/// # Errors
/// The kinds of [`StoreError`]; then nothing is changed.
pub async fn set_aside(from: Place, id: &str) -> Result<(), StoreError> {
    let stores = [from.all(), Place::SetAside.all()].concat();
    within(&stores, TransactionMode::ReadWrite, async |transaction| {
        for (from, to) in from.all().into_iter().zip(Place::SetAside.all()) {
            if let Some(value) = transaction.object_store(from)?.get(key(id))?.await? {
                transaction.object_store(to)?.put(&value, Some(&key(id)))?.await?;
            }
        }
        remove_in(transaction, from, &key(id)).await
    })
    .await
}

/// Removes all that lies in these places.
///
/// # Errors
/// The kinds of [`StoreError`]; then nothing is changed.
pub async fn clear_places(places: &[Place]) -> Result<(), StoreError> {
    let stores: Vec<&str> = places.iter().flat_map(|place| place.all()).collect();
    within(&stores, TransactionMode::ReadWrite, async |transaction| {
        for store in &stores {
            transaction.object_store(store)?.clear()?.await?;
        }
        Ok(())
    })
    .await
}

async fn put_in(
    transaction: &Transaction,
    place: Place,
    id: &str,
    set: SetBytes<'_>,
) -> Result<(), Error> {
    let frames = Uint8Array::from(set.frames);
    transaction.object_store(place.texts())?.put(&set.text.into(), Some(&key(id)))?.await?;
    transaction.object_store(place.frames())?.put(&frames, Some(&key(id)))?.await?;
    Ok(())
}

async fn remove_in(transaction: &Transaction, place: Place, key: &JsValue) -> Result<(), Error> {
    for store in place.all() {
        transaction.object_store(store)?.delete(Query::Key(key.clone()))?.await?;
    }
    Ok(())
}

/// Does something in one transaction; waits until it is written.
async fn within<T>(
    stores: &[&str],
    mode: TransactionMode,
    work: impl AsyncFnOnce(&Transaction) -> Result<T, Error>,
) -> Result<T, StoreError> {
    let database = open_database().await?;
    let done = work_in(&database, stores, mode, work).await;
    database.close();
    done
}

async fn work_in<T>(
    database: &Database,
    stores: &[&str],
    mode: TransactionMode,
    work: impl AsyncFnOnce(&Transaction) -> Result<T, Error>,
) -> Result<T, StoreError> {
    // Held twice: why a transaction was aborted is asked of it after its end.
    let raw: IdbTransaction = database.transaction(stores, mode).map_err(meaning)?.into();
    let transaction = Transaction::from(raw.clone());
    match work(&transaction).await {
        Ok(done) => match transaction.await.map_err(meaning)? {
            TransactionResult::Committed => Ok(done),
            TransactionResult::Aborted => Err(raw
                .error()
                .map_or(StoreError::BrokenOff, |cause| meaning(Error::DomException(cause)))),
        },
        Err(cause) => {
            // It may have been aborted by the same cause already.
            transaction.abort().ok();
            Err(meaning(cause))
        }
    }
}

async fn open_database() -> Result<Database, StoreError> {
    let mut request = Factory::new()
        .and_then(|factory| factory.open(DATABASE, Some(VERSION)))
        .map_err(meaning)?;
    request.on_upgrade_needed(|event| {
        let made = event.database().and_then(|database| {
            let there = database.store_names();
            let mut missing = Place::ALL
                .into_iter()
                .flat_map(Place::all)
                .filter(|store| !there.iter().any(|name| name == store));
            missing.try_for_each(|store| {
                database.create_object_store(store, ObjectStoreParams::new()).map(|_| ())
            })
        });
        if let Err(cause) = made {
            // What is missing is met, and shown to the person, when it is first used.
            leptos::logging::error!("the history's places could not be made: {cause}");
        }
    });
    match timer::within(OPEN_PATIENCE_MS, request.into_future()).await {
        Some(opened) => opened.map_err(meaning),
        None => Err(StoreError::NotOpened),
    }
}

fn key(id: &str) -> JsValue {
    id.into()
}

/// What an error means. The errors of the crate tell the browser's own name for the cause in their
/// text.
fn meaning(cause: Error) -> StoreError {
    let said = cause.to_string();
    let is = |names: &[&str]| names.iter().any(|name| said.contains(name));
    if is(&["QuotaExceededError"]) {
        StoreError::Full(cause)
    } else if is(&["VersionError"]) {
        StoreError::Newer(cause)
    } else if matches!(cause, Error::IndexedDbNotFound(_))
        || is(&["SecurityError", "did not allow mutations"])
    {
        StoreError::Blocked(cause)
    } else {
        StoreError::Other(cause)
    }
}
