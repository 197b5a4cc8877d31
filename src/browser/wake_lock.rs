//! Keeps the screen awake while a set runs.

use super::events::Listener;
use super::timer;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::EventTarget;

/// A lock that the system took back is asked for again after this, ms: a system that takes it back
/// each time is not besieged.
const ASK_AGAIN_MS: i32 = 1_000;

/// Keeps the screen awake until it is dropped. A page that was hidden loses its lock, and so does
/// one whose system wants it so: it is asked for again.
pub struct WakeLock {
    asking: Rc<Asking>,
    _shown: Option<Listener>,
}

/// The lock that is held, if any, and who hears of it.
struct Asking {
    held: RefCell<Option<Lock>>,
    told: Box<dyn Fn(bool)>,
}

/// A lock. Dropping it lets the screen sleep.
struct Lock {
    lock: JsValue,
    _released: Option<Listener>,
}

impl WakeLock {
    /// Asks for the lock; `told` hears each time whether the screen stays awake.
    pub fn hold(told: impl Fn(bool) + 'static) -> Self {
        let asking = Rc::new(Asking { held: RefCell::default(), told: Box::new(told) });
        ask_for_lock(&asking);
        let shown = web_sys::window().and_then(|window| window.document()).map(|document| {
            let asking = Rc::clone(&asking);
            Listener::new(&document, "visibilitychange", move |_| {
                if is_shown() {
                    ask_for_lock(&asking);
                }
            })
        });
        Self { asking, _shown: shown }
    }
}

impl Drop for WakeLock {
    fn drop(&mut self) {
        self.asking.held.take();
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let release = js_sys::Reflect::get(&self.lock, &"release".into())
            .ok()
            .and_then(|release| release.dyn_into::<js_sys::Function>().ok());
        // One that the browser took back already can't be released; its promise is not waited for.
        release.and_then(|release| release.call0(&self.lock).ok());
    }
}

fn is_shown() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| !document.hidden())
}

fn ask_for_lock(asking: &Rc<Asking>) {
    let Some(asked) = request() else { return (asking.told)(false) };
    let asking = Rc::downgrade(asking);
    spawn_local(async move {
        let lock = JsFuture::from(asked).await;
        // Without who asked, the set ended meanwhile: the lock is let go.
        let lock = lock.map(|lock| Lock { _released: listen(&lock, asking.clone()), lock });
        let Some(asking) = asking.upgrade() else { return };
        // Refused, as with an almost empty battery.
        let is_awake = lock.is_ok();
        if let Ok(lock) = lock {
            asking.held.replace(Some(lock));
        }
        (asking.told)(is_awake);
    });
}

/// Asks again when the system takes a lock back while the page is shown.
fn listen(lock: &JsValue, asking: Weak<Asking>) -> Option<Listener> {
    let lock = lock.dyn_ref::<EventTarget>()?;
    Some(Listener::new(lock, "release", move |_| {
        let asking = asking.clone();
        spawn_local(async move {
            timer::sleep(ASK_AGAIN_MS).await;
            if let Some(asking) = asking.upgrade().filter(|_| is_shown()) {
                ask_for_lock(&asking);
            }
        });
    }))
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
