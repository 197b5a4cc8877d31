//! Fetches the networks, checks them against the list that this build was made with, and starts
//! them.

use crate::post;
use futures::future::try_join;
use hinge::session::ModelInfo;
use pose::engine::Engine;
use protocol::{Event, Failure, ModelChoice};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, RequestCache, RequestInit, Response};

/// The list of networks with their checksums.
const LIST: &str = include_str!(concat!(env!("OUT_DIR"), "/models.json"));
/// Where the files lie, from the worker's script.
const FOLDER: &str = "models";
/// The person detector's name in the list.
const DETECTOR: &str = "blazepose-detector";

#[derive(Deserialize)]
struct List {
    model: Vec<Listed>,
}

#[derive(Deserialize)]
struct Listed {
    name: String,
    network: Network,
}

#[derive(Deserialize)]
struct Network {
    file: String,
    sha256: String,
    bytes: u32,
}

/// Loads the detector and the chosen landmark network, posting [`Event::Progress`] on the way.
///
/// # Errors
/// The [`Failure`] kinds about models.
pub async fn load(choice: ModelChoice) -> Result<(Engine, ModelInfo), Failure> {
    let landmark = listed(choice.name())?;
    let detector = listed(DETECTOR)?;
    let progress = Progress {
        loaded_bytes: Cell::new(0.0),
        total_bytes: f64::from(landmark.network.bytes) + f64::from(detector.network.bytes),
    };
    let (detector_bytes, landmark_bytes) =
        try_join(fetch(&detector, &progress), fetch(&landmark, &progress)).await?;
    let engine = Engine::load(&landmark_bytes, &detector_bytes)
        .map_err(|cause| Failure::ModelBroken { reason: cause.with_causes() })?;
    Ok((engine, ModelInfo { name: landmark.name, sha256: landmark.network.sha256 }))
}

fn listed(name: &str) -> Result<Listed, Failure> {
    let list: List = serde_json::from_str(LIST)
        .map_err(|cause| Failure::ModelBroken { reason: cause.to_string() })?;
    let found = list.model.into_iter().find(|model| model.name == name);
    found.ok_or_else(|| Failure::ModelBroken {
        reason: format!("{name} is not in the list of models"),
    })
}

/// Of all files, which are fetched side by side.
struct Progress {
    loaded_bytes: Cell<f64>,
    total_bytes: f64,
}

impl Progress {
    /// Bytes have come; fewer than none, when a file is fetched once more.
    fn add(&self, bytes: f64) {
        self.loaded_bytes.set(self.loaded_bytes.get() + bytes);
        post::event(&Event::Progress {
            loaded_bytes: self.loaded_bytes.get(),
            total_bytes: self.total_bytes,
        });
    }
}

/// One file's bytes, checked. What is damaged is fetched once more, past all that was kept of it.
async fn fetch(model: &Listed, progress: &Progress) -> Result<Vec<u8>, Failure> {
    let bytes = fetch_once(model, RequestCache::Default, progress).await?;
    if is_right(model, &bytes) {
        return Ok(bytes);
    }
    progress.add(-(bytes.len() as f64));
    let bytes = fetch_once(model, RequestCache::Reload, progress).await?;
    if is_right(model, &bytes) {
        Ok(bytes)
    } else {
        Err(Failure::ModelChecksum { file: model.network.file.clone() })
    }
}

fn is_right(model: &Listed, bytes: &[u8]) -> bool {
    hex(&Sha256::digest(bytes)) == model.network.sha256
}

async fn fetch_once(
    model: &Listed,
    cache: RequestCache,
    progress: &Progress,
) -> Result<Vec<u8>, Failure> {
    let missing = |cause: JsValue| Failure::ModelMissing {
        file: model.network.file.clone(),
        reason: said(&cause),
    };
    let options = RequestInit::new();
    options.set_cache(cache);
    let asked = post::scope()
        .fetch_with_str_and_init(&format!("{FOLDER}/{}", model.network.file), &options);
    let response: Response = JsFuture::from(asked).await.map_err(missing)?.unchecked_into();
    if !response.ok() {
        return Err(Failure::ModelMissing {
            file: model.network.file.clone(),
            reason: format!("the server answered {}", response.status()),
        });
    }
    read_body(&response, model.network.bytes, progress).await.map_err(missing)
}

async fn read_body(
    response: &Response,
    expected_bytes: u32,
    progress: &Progress,
) -> Result<Vec<u8>, JsValue> {
    let mut bytes = Vec::with_capacity(expected_bytes as usize);
    let Some(body) = response.body() else {
        return Err("the answer was empty".into());
    };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    loop {
        let chunk = JsFuture::from(reader.read()).await?;
        if js_sys::Reflect::get(&chunk, &"done".into())?.is_truthy() {
            return Ok(bytes);
        }
        let part: js_sys::Uint8Array = js_sys::Reflect::get(&chunk, &"value".into())?.dyn_into()?;
        bytes.extend_from_slice(&part.to_vec());
        progress.add(f64::from(part.length()));
    }
}

/// What a thrown JavaScript value says.
fn said(cause: &JsValue) -> String {
    match cause.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => format!("{cause:?}"),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
