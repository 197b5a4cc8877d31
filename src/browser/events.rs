//! DOM event listeners that go when they are dropped.

use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, unbounded};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, EventTarget};

/// One listener on one target.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    handler: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `handler` for each event `name` at `target` until dropped.
    pub fn new(
        target: &EventTarget,
        name: &'static str,
        handler: impl FnMut(Event) + 'static,
    ) -> Self {
        let handler = Closure::<dyn FnMut(Event)>::new(handler);
        // Fails only for a handler that is no function.
        target.add_event_listener_with_callback(name, handler.as_ref().unchecked_ref()).ok();
        Self { target: target.clone(), name, handler }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.target
            .remove_event_listener_with_callback(self.name, self.handler.as_ref().unchecked_ref())
            .ok();
    }
}

/// Waits for whichever of some events comes first.
pub struct FirstOf {
    names: UnboundedReceiver<&'static str>,
    _listeners: Vec<Listener>,
}

impl FirstOf {
    /// Listens from now on.
    pub fn listen(target: &EventTarget, names: &[&'static str]) -> Self {
        let (sender, receiver) = unbounded();
        let listener = |&name: &&'static str| {
            let sender = sender.clone();
            Listener::new(target, name, move |_| {
                // Nobody waits any longer: nothing to tell.
                sender.unbounded_send(name).ok();
            })
        };
        Self { names: receiver, _listeners: names.iter().map(listener).collect() }
    }

    /// The name of the next event; `None` never happens while this lives.
    pub async fn next(&mut self) -> Option<&'static str> {
        self.names.next().await
    }
}
