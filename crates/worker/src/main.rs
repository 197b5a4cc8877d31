//! The dedicated worker: owns the model and the analyzer.

mod models;
mod picture;
mod post;
mod requests;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{MessageEvent, PromiseRejectionEvent};

/// Sets the handlers and then says that the worker listens.
fn main() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        post::crash(&panic.to_string());
    }));
    let scope = post::scope();

    // A trap inside a promise reaches only this event; thrown again it becomes the error event that
    // the page sees.
    let on_rejection =
        Closure::<dyn Fn(PromiseRejectionEvent)>::new(|event: PromiseRejectionEvent| {
            wasm_bindgen::throw_val(event.reason());
        });
    // Fails only for a handler that is no function.
    scope
        .add_event_listener_with_callback(
            "unhandledrejection",
            on_rejection.as_ref().unchecked_ref(),
        )
        .ok();
    on_rejection.forget();

    let state = requests::WorkerState::shared();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        requests::receive(&state, &message.data())
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();

    post::event(&protocol::Event::Ready);
}
