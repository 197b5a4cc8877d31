//! The app's own upkeep: its files on the device, its versions, its way onto the home screen.
//!
//! Another version is offered only on calm screens.

use crate::browser::events::Listener;
use crate::browser::service_worker::{AppFiles, AppFilesError};
use crate::browser::visibility::Visibility;
use crate::browser::{data_saving, install, timer};
use crate::state::{AppState, Screen};
use leptos::prelude::*;
use page::device::install::InstallWay;
use page::device::upkeep::{Offline, Update};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How long the home screen stands before the rest of the app is fetched, ms: nothing that the
/// person does then waits for it.
const CALM_MS: i32 = 10_000;

/// Signals for the screens, and what they can ask for.
#[derive(Clone, Copy)]
pub struct Upkeep {
    /// Whether another version waits.
    pub update: RwSignal<Update>,
    /// Whether the app works without a network.
    pub offline: RwSignal<Offline>,
    /// How it comes onto the home screen.
    pub install_way: RwSignal<InstallWay>,
    app: AppState,
    files: StoredValue<Option<Rc<AppFiles>>, LocalStorage>,
    _listeners: StoredValue<Vec<Listener>, LocalStorage>,
}

impl Upkeep {
    /// Begins with it.
    pub fn start(app: AppState) -> Self {
        let install_way = RwSignal::new(install::install_way());
        let listeners = StoredValue::new_local(install::listen(move || {
            install_way.set(install::install_way())
        }));
        let upkeep = Self {
            update: RwSignal::new(Update::None),
            offline: RwSignal::new(Offline::Unknown),
            install_way,
            app,
            files: StoredValue::new_local(None),
            _listeners: listeners,
        };
        spawn_local(upkeep.register());
        spawn_local(upkeep.look_for_updates());
        Effect::new(move |_| {
            if app.screen.get() == Screen::Home {
                spawn_local(upkeep.keep_when_calm());
            }
        });
        upkeep
    }

    /// Keeps the whole app on the device.
    pub fn keep_app_files(self) {
        spawn_local(self.keep_all());
    }

    /// Lets the browser ask whether to install the app.
    pub fn install(self) {
        if let Err(cause) = install::offer_installation() {
            leptos::logging::warn!("the app could not be installed: {cause:?}");
        }
        self.install_way.set(install::install_way());
    }

    /// Begins the app anew as the version that waits.
    pub fn take_update(self) {
        let Some(files) = self.files.get_value() else { return };
        spawn_local(async move {
            match files.take_over().await {
                // The page is about to be loaded anew.
                Ok(true) => {}
                Ok(false) => self.update.set(Update::OpenElsewhere),
                Err(cause) => leptos::logging::warn!("the new version could not be taken: {cause}"),
            }
        });
    }

    async fn register(self) {
        match AppFiles::register(move || self.update.set(Update::Ready)).await {
            Ok(files) => {
                self.files.set_value(Some(Rc::new(files)));
                self.look_up_state().await;
                self.keep_when_calm().await;
            }
            Err(cause) => {
                leptos::logging::log!("the app's files are not kept: {cause}");
                self.offline.set(Offline::Unavailable);
            }
        }
    }

    /// Finds out anew how much is on the device.
    async fn look_up_state(self) {
        let Some(files) = self.files.get_value() else { return };
        match files.state().await {
            Ok(kept) => self.offline.set(Offline::of(kept)),
            Err(cause) => self.show_failed(&cause),
        }
    }

    async fn keep_all(self) {
        let Some(files) = self.files.get_value() else { return };
        if matches!(self.offline.get_untracked(), Offline::Coming | Offline::Ready) {
            return;
        }
        self.offline.set(Offline::Coming);
        match files.keep_all_files().await {
            Ok(kept) => self.offline.set(Offline::of(kept)),
            Err(cause) => self.show_failed(&cause),
        }
    }

    /// Keeps all, when the person stays on the home screen and does not ask to save data.
    async fn keep_when_calm(self) {
        timer::sleep(CALM_MS).await;
        if self.app.screen.get_untracked() == Screen::Home && !data_saving::saves_data() {
            self.keep_all().await;
        }
    }

    fn show_failed(self, cause: &AppFilesError) {
        leptos::logging::warn!("not all of the app's files are kept: {cause}");
        self.offline.set(Offline::Failed);
    }

    /// Looks for another version each time the page comes back into view, for as long as the app
    /// runs.
    async fn look_for_updates(self) {
        let mut visibility = Visibility::watch();
        loop {
            let is_hidden = visibility.hidden().await;
            let files = self
                .files
                .get_value()
                .filter(|_| !is_hidden && self.app.screen.get_untracked().is_calm());
            if let Some(files) = files {
                files.look_for_update().await;
            }
        }
    }
}
