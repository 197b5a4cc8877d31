//! The worker as a pair of mailboxes: requests in, events out. Dropping it ends the worker.

use super::events::Listener;
use super::noted;
use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, unbounded};
use protocol::{BITMAP_KEY, Event, REQUEST_KEY, Request};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, ImageBitmap, MessageEvent, Worker};

/// The worker's script, from the page, where the page does not name another.
const SCRIPT: &str = "./worker_loader.js";
/// What the page's note with the script's name is called.
const SCRIPT_NOTE: &str = "worker";

/// A running worker.
pub struct WorkerClient {
    worker: Worker,
    events: UnboundedReceiver<Event>,
    _listeners: [Listener; 3],
}

impl WorkerClient {
    /// Starts a worker. It can be sent something once it has said [`Event::Ready`].
    ///
    /// # Errors
    /// What the browser said when it can't start one.
    pub fn start() -> Result<Self, String> {
        let script = noted::noted(SCRIPT_NOTE);
        let worker = Worker::new(script.as_deref().unwrap_or(SCRIPT))
            .map_err(|cause| format!("{cause:?}"))?;
        let (sender, events) = unbounded();
        let on_message = {
            let sender = sender.clone();
            Listener::new(&worker, "message", move |message| {
                let data = message.unchecked_into::<MessageEvent>().data();
                let event = serde_wasm_bindgen::from_value(data)
                    .unwrap_or_else(|cause| crashed(&format!("an unknown event: {cause}")));
                // Nobody reads once the client is gone.
                sender.unbounded_send(event).ok();
            })
        };
        let on_error = |name| {
            let sender = sender.clone();
            Listener::new(&worker, name, move |event| {
                let said =
                    event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
                sender
                    .unbounded_send(crashed(if said.is_empty() {
                        "its program could not be loaded"
                    } else {
                        &said
                    }))
                    .ok();
            })
        };
        let listeners = [on_message, on_error("error"), on_error("messageerror")];
        Ok(Self { worker, events, _listeners: listeners })
    }

    /// Sends a request that needs no picture.
    ///
    /// # Errors
    /// What the browser said when it can't be sent.
    pub fn post(&self, request: &Request) -> Result<(), String> {
        let message = message(request).map_err(|cause| format!("{cause:?}"))?;
        self.worker.post_message(&message).map_err(|cause| format!("{cause:?}"))
    }

    /// Sends a [`Request::Frame`]; its picture is handed over to the worker.
    ///
    /// # Errors
    /// What the browser said when it can't be sent; the picture is closed then.
    pub fn post_frame(&self, frame: &Request, bitmap: ImageBitmap) -> Result<(), String> {
        let posted = message(frame).and_then(|message| {
            js_sys::Reflect::set(&message, &BITMAP_KEY.into(), &bitmap)?;
            self.worker.post_message_with_transfer(&message, &js_sys::Array::of1(&bitmap))
        });
        posted.map_err(|cause| {
            bitmap.close();
            format!("{cause:?}")
        })
    }

    /// The worker's next event; a worker that is lost says [`Event::Crashed`].
    pub async fn next(&mut self) -> Event {
        self.events.next().await.unwrap_or_else(|| crashed("it is gone"))
    }
}

impl Drop for WorkerClient {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn crashed(reason: &str) -> Event {
    Event::Crashed { reason: reason.to_owned() }
}

fn message(request: &Request) -> Result<js_sys::Object, JsValue> {
    let message = js_sys::Object::new();
    let request = request.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?;
    js_sys::Reflect::set(&message, &REQUEST_KEY.into(), &request)?;
    Ok(message)
}
