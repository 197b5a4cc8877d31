//! Coming onto the home screen.

use super::events::Listener;
use page::device::install::{InstallWay, way};
use wasm_bindgen::{JsCast, JsValue};

/// Where `support.js`, which runs before the app, leaves the browser's offer.
const OFFER: &str = "dowelInstallOffer";
/// What the browser says when it has an offer, and when the app was installed.
const EVENTS: [&str; 2] = ["beforeinstallprompt", "appinstalled"];

/// The way onto the home screen, as far as the browser has said by now.
pub fn install_way() -> InstallWay {
    way(is_standalone(), offer().is_some(), standalone_on_ios().is_some())
}

/// Calls `changed` when the way may be another, until the listeners are dropped.
pub fn listen(changed: impl Fn() + Clone + 'static) -> Vec<Listener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let listener = |name| {
        let changed = changed.clone();
        Listener::new(&window, name, move |_| changed())
    };
    EVENTS.into_iter().map(listener).collect()
}

/// Lets the browser ask the person. An offer serves once.
///
/// # Errors
/// What the browser said.
pub fn offer_installation() -> Result<(), JsValue> {
    let Some(offer) = offer() else { return Ok(()) };
    let prompt: js_sys::Function = js_sys::Reflect::get(&offer, &"prompt".into())?.dyn_into()?;
    prompt.call0(&offer)?;
    js_sys::Reflect::delete_property(&js_sys::global(), &OFFER.into())?;
    Ok(())
}

fn offer() -> Option<JsValue> {
    js_sys::Reflect::get(&js_sys::global(), &OFFER.into()).ok().filter(JsValue::is_object)
}

fn is_standalone() -> bool {
    let standalone = web_sys::window()
        .and_then(|window| window.match_media("(display-mode: standalone)").ok().flatten());
    standalone.is_some_and(|query| query.matches()) || standalone_on_ios() == Some(true)
}

/// Whether the page was opened from the home screen of an iPhone or iPad; `None` on other devices,
/// which don't tell it so.
fn standalone_on_ios() -> Option<bool> {
    let navigator = web_sys::window()?.navigator();
    js_sys::Reflect::get(&navigator, &"standalone".into()).ok()?.as_bool()
}
