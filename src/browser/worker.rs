//! The worker as a pair of mailboxes: requests in, events out. Dropping it ends the worker.

use super::error::BrowserError;
use super::events::Listener;
use super::{build_note, timer};
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

/// Why the worker can't be used any more.
#[derive(Clone, Debug, thiserror::Error)]
pub enum WorkerError {
    /// The browser starts none.
    #[error("the browser could not start it: {0}")]
    NotStarted(#[source] BrowserError),
    /// A request did not reach it.
    #[error("a request could not be sent to it: {0}")]
    NotSent(#[source] BrowserError),
    /// No answer came in time.
    #[error("it does not answer")]
    Silent,
    /// It broke down, and said this last.
    #[error("{reason}")]
    Crashed {
        /// What it said.
        reason: String,
    },
    /// Its answer belongs to another request.
    #[error("it gave an unexpected answer ({answer})")]
    Unexpected {
        /// The name of the answer.
        answer: &'static str,
    },
}

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
    /// [`WorkerError::NotStarted`].
    pub fn start() -> Result<Self, WorkerError> {
        let script = build_note::build_note(SCRIPT_NOTE);
        let worker = Worker::new(script.as_deref().unwrap_or(SCRIPT))
            .map_err(|thrown| WorkerError::NotStarted(thrown.into()))?;
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
    /// [`WorkerError::NotSent`].
    pub fn post(&self, request: &Request) -> Result<(), WorkerError> {
        message(request)
            .and_then(|message| self.worker.post_message(&message))
            .map_err(|thrown| WorkerError::NotSent(thrown.into()))
    }

    /// Sends a [`Request::Frame`]; its picture is handed over to the worker.
    ///
    /// # Errors
    /// [`WorkerError::NotSent`]; the picture is closed then.
    pub fn post_frame(&self, frame: &Request, bitmap: ImageBitmap) -> Result<(), WorkerError> {
        let posted = message(frame).and_then(|message| {
            js_sys::Reflect::set(&message, &BITMAP_KEY.into(), &bitmap)?;
            self.worker.post_message_with_transfer(&message, &js_sys::Array::of1(&bitmap))
        });
        posted.map_err(|thrown| {
            bitmap.close();
            WorkerError::NotSent(thrown.into())
        })
    }

    /// The worker's next event, any but [`Event::Crashed`]; it is waited for so many milliseconds.
    ///
    /// # Errors
    /// [`WorkerError::Silent`] and [`WorkerError::Crashed`].
    pub async fn next_event(&mut self, patience_ms: i32) -> Result<Event, WorkerError> {
        match timer::within(patience_ms, self.events.next()).await {
            Some(Some(Event::Crashed { reason })) => Err(WorkerError::Crashed { reason }),
            Some(Some(event)) => Ok(event),
            Some(None) => Err(WorkerError::Crashed { reason: "it is gone".to_owned() }),
            None => Err(WorkerError::Silent),
        }
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
