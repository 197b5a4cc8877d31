//! The service worker, which keeps the app's files on the device (`src/service_worker.js`).

use super::error::BrowserError;
use super::events::{FirstOf, Listener};
use super::timer;
use futures::StreamExt;
use futures::channel::mpsc::unbounded;
use page::device::upkeep::KeptFiles;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    MessageChannel, MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerContainer,
    ServiceWorkerRegistration, ServiceWorkerState, ServiceWorkerUpdateViaCache,
};

/// The service worker's script, from the page; it has one name in all versions.
const SCRIPT: &str = "./sw.js";
/// How long an answer may take, ms: all files may be fetched in it.
const PATIENCE_MS: i32 = 600_000;

/// Why the app's files can't be kept on the device.
#[derive(Debug, thiserror::Error)]
pub enum AppFilesError {
    /// There are none without HTTPS, nor in some private windows.
    #[error("this browser or address has no service workers")]
    NoServiceWorkers,
    /// The browser refused.
    #[error("the browser refused: {0}")]
    Refused(#[from] BrowserError),
    /// The browser forgot it: a person may clear what a page keeps.
    #[error("the service worker is gone")]
    Gone,
    /// No other version waits.
    #[error("no version waits")]
    NoneWaits,
    /// No answer came in time.
    #[error("the service worker does not answer")]
    Silent,
    /// It answers in another way than this version does.
    #[error("the service worker gave an unexpected answer: {0}")]
    Unexpected(#[from] serde_wasm_bindgen::Error),
    /// It could not do what it was asked; its own words.
    #[error("{0}")]
    Failed(String),
}

/// The registered service worker. Dropping it ends the listening, not the service worker.
pub struct AppFiles {
    container: ServiceWorkerContainer,
    registration: ServiceWorkerRegistration,
    _on_found: Listener,
}

#[derive(Deserialize)]
struct Taken {
    taken: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Answer<T> {
    Said(T),
    Failed { failed: String },
}

impl AppFiles {
    /// Registers it, and calls `on_update` when another version waits.
    ///
    /// # Errors
    /// The kinds of [`AppFilesError`].
    pub async fn register(
        on_update: impl Fn() + Clone + 'static,
    ) -> Result<AppFiles, AppFilesError> {
        let container = container().ok_or(AppFilesError::NoServiceWorkers)?;
        let options = RegistrationOptions::new();
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let registered = JsFuture::from(container.register_with_options(SCRIPT, &options))
            .await
            .map_err(BrowserError::from)?;
        let registration: ServiceWorkerRegistration =
            registered.dyn_into().map_err(BrowserError::from)?;
        if registration.waiting().is_some() && container.controller().is_some() {
            on_update();
        }
        let on_found = on_installed(&container, &registration, on_update);
        Ok(AppFiles { container, registration, _on_found: on_found })
    }

    /// How much of the app is on the device.
    ///
    /// # Errors
    /// The kinds of [`AppFilesError`].
    pub async fn state(&self) -> Result<KeptFiles, AppFilesError> {
        answer_to(&self.active().await?, "state").await
    }

    /// Keeps all files on the device; how much is there then.
    ///
    /// # Errors
    /// The kinds of [`AppFilesError`].
    pub async fn keep_all_files(&self) -> Result<KeptFiles, AppFilesError> {
        answer_to(&self.active().await?, "keep").await
    }

    /// Lets the version that waits take over and begins the app anew with it; false when another
    /// page of the app is open.
    ///
    /// # Errors
    /// The kinds of [`AppFilesError`].
    pub async fn take_over(&self) -> Result<bool, AppFilesError> {
        let waiting = self.registration.waiting().ok_or(AppFilesError::NoneWaits)?;
        let mut changed = FirstOf::listen(&self.container, &["controllerchange"]);
        let Taken { taken } = answer_to(&waiting, "take-over").await?;
        if taken {
            timer::within(PATIENCE_MS, changed.next()).await.ok_or(AppFilesError::Silent)?;
            let window = web_sys::window().ok_or(AppFilesError::Gone)?;
            window.location().reload().map_err(BrowserError::from)?;
        }
        Ok(taken)
    }

    /// Asks the host whether there is another version.
    pub async fn look_for_update(&self) {
        // Without a network it is asked another time.
        if let Ok(looking) = self.registration.update() {
            JsFuture::from(looking).await.ok();
        }
    }

    /// The service worker that answers for the page, once there is one.
    async fn active(&self) -> Result<ServiceWorker, AppFilesError> {
        let ready = JsFuture::from(self.container.ready().map_err(BrowserError::from)?);
        timer::within(PATIENCE_MS, ready)
            .await
            .ok_or(AppFilesError::Silent)?
            .map_err(BrowserError::from)?;
        self.registration.active().ok_or(AppFilesError::Gone)
    }
}

/// Calls `on_update` when a version was put on the device beside the one that runs.
fn on_installed(
    container: &ServiceWorkerContainer,
    registration: &ServiceWorkerRegistration,
    on_update: impl Fn() + Clone + 'static,
) -> Listener {
    let (container, found) = (container.clone(), registration.clone());
    // Of several versions in a row the last one counts.
    let watched: Rc<RefCell<Option<Listener>>> = Rc::default();
    Listener::new(registration, "updatefound", move |_| {
        let Some(arriving) = found.installing() else { return };
        let (container, on_update, worker) =
            (container.clone(), on_update.clone(), arriving.clone());
        let listener = Listener::new(&arriving, "statechange", move |_| {
            // The first version of all has no page to tell.
            if worker.state() == ServiceWorkerState::Installed && container.controller().is_some() {
                on_update();
            }
        });
        *watched.borrow_mut() = Some(listener);
    })
}

/// Where the browser has service workers: not without HTTPS, nor in some private windows.
fn container() -> Option<ServiceWorkerContainer> {
    let window = web_sys::window().filter(web_sys::Window::is_secure_context)?;
    let container = js_sys::Reflect::get(&window.navigator(), &"serviceWorker".into()).ok()?;
    container.dyn_into().ok()
}

async fn answer_to<T: DeserializeOwned>(
    worker: &ServiceWorker,
    request: &str,
) -> Result<T, AppFilesError> {
    let channel = MessageChannel::new().map_err(BrowserError::from)?;
    let (sender, mut answers) = unbounded();
    let _listener = Listener::new(&channel.port1(), "message", move |message| {
        // Nobody waits any longer: nothing to tell.
        sender.unbounded_send(message.unchecked_into::<MessageEvent>().data()).ok();
    });
    channel.port1().start();
    worker
        .post_message_with_transferable(&request.into(), &js_sys::Array::of1(&channel.port2()))
        .map_err(BrowserError::from)?;
    let answer =
        timer::within(PATIENCE_MS, answers.next()).await.flatten().ok_or(AppFilesError::Silent)?;
    match serde_wasm_bindgen::from_value(answer)? {
        Answer::Said(said) => Ok(said),
        Answer::Failed { failed } => Err(AppFilesError::Failed(failed)),
    }
}
