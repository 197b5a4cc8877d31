//! Keeps the screen awake while a set runs.

use super::events::Listener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The lock that is held, if any.
type Held = Rc<RefCell<Option<JsValue>>>;

/// Keeps the screen awake until it is dropped. A page that was hidden loses its lock, so it is
/// asked for again when it is shown.
pub struct WakeLock {
    held: Held,
    _shown: Option<Listener>,
}

impl WakeLock {
    /// Asks for the lock; `told` hears each time whether the screen stays awake.
    pub fn hold(told: impl Fn(bool) + 'static) -> Self {
        let held = Held::default();
        let told: Rc<dyn Fn(bool)> = Rc::new(told);
        ask_for_lock(&held, &told);
        let shown = web_sys::window().and_then(|window| window.document()).map(|document| {
            let held = Rc::clone(&held);
            Listener::new(&document.clone(), "visibilitychange", move |_| {
                if !document.hidden() {
                    ask_for_lock(&held, &told);
                }
            })
        });
        Self { held, _shown: shown }
    }
}

impl Drop for WakeLock {
    fn drop(&mut self) {
        if let Some(lock) = self.held.borrow_mut().take() {
            release(&lock);
        }
    }
}

fn ask_for_lock(held: &Held, told: &Rc<dyn Fn(bool)>) {
    let Some(asked) = request() else { return told(false) };
    let (held, told) = (Rc::downgrade(held), Rc::clone(told));
    spawn_local(async move {
        let lock = JsFuture::from(asked).await;
        match (lock, held.upgrade()) {
            (Ok(lock), Some(held)) => {
                if let Some(older) = held.borrow_mut().replace(lock) {
                    release(&older);
                }
                told(true);
            }
            // The set ended meanwhile.
            (Ok(lock), None) => release(&lock),
            // Refused, as with an almost empty battery.
            (Err(_), Some(_)) => told(false),
            (Err(_), None) => {}
        }
    });
}

/// `None` where the browser has no such lock.
fn request() -> Option<js_sys::Promise> {
    let navigator = web_sys::window()?.navigator();
    let locks =
        js_sys::Reflect::get(&navigator, &"wakeLock".into()).ok().filter(JsValue::is_object)?;
    let request: js_sys::Function =
        js_sys::Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    request.call1(&locks, &"screen".into()).ok()?.dyn_into().ok()
}

fn release(lock: &JsValue) {
    let release = js_sys::Reflect::get(lock, &"release".into())
        .ok()
        .and_then(|release| release.dyn_into::<js_sys::Function>().ok());
    // One that the browser took back already can't be released; its promise is not waited for.
    release.and_then(|release| release.call0(lock).ok());
}
