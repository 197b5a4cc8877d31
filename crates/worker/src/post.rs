//! The way out of the worker: events to the page, and the clock of this thread.

use protocol::Event;
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

/// The worker's global object.
pub fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Milliseconds since this worker's time origin; rising, with a fraction. 0 where there is no such
/// clock.
pub fn now_ms() -> f64 {
    scope().performance().map_or(0.0, |clock| clock.now())
}

/// Posts an event. One that can't be written or posted is thrown, which the page sees as a crash of
/// the worker.
pub fn event(event: &Event) {
    let sent = event
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(JsValue::from)
        .and_then(|message| scope().post_message(&message));
    if let Err(cause) = sent {
        wasm_bindgen::throw_val(cause);
    }
}

/// Tells the page that this worker is lost; it may be in any state, so nothing else is said.
pub fn crash(reason: &str) {
    event(&Event::Crashed { reason: reason.to_owned() });
}
