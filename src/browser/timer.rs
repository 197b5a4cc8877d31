//! Waiting, and waiting no longer than.

use futures::future::{Either, select};
use std::future::Future;
use std::pin::pin;
use wasm_bindgen_futures::JsFuture;

/// Waits for `wait_ms` milliseconds.
pub async fn sleep(wait_ms: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // Fails only for a handler that is no function.
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, wait_ms).ok();
        }
    });
    // The promise is never rejected.
    JsFuture::from(promise).await.ok();
}

/// What `future` gives, or `None` when that takes longer than `limit_ms` milliseconds.
pub async fn within<T>(limit_ms: i32, future: impl Future<Output = T>) -> Option<T> {
    match select(pin!(future), pin!(sleep(limit_ms))).await {
        Either::Left((done, _)) => Some(done),
        Either::Right(_) => None,
    }
}
