//! `requestAnimationFrame`: a call for each picture that the screen shows, with the time since the
//! one before.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// After a pause, as of a hidden page, no more time than this has passed, s.
const LONGEST_STEP_S: f64 = 0.25;

type Callback = Closure<dyn FnMut(f64)>;

/// Calls back until it is dropped.
pub struct Animation {
    handle: Rc<Cell<i32>>,
    callback: Rc<RefCell<Option<Callback>>>,
}

impl Animation {
    /// Calls `step` with the seconds that have passed since the last call.
    pub fn each(mut step: impl FnMut(f64) + 'static) -> Self {
        let handle = Rc::new(Cell::new(0));
        let callback: Rc<RefCell<Option<Callback>>> = Rc::default();
        let again = (Rc::clone(&handle), Rc::downgrade(&callback));
        let mut last_ms: Option<f64> = None;
        let run = Closure::new(move |now_ms: f64| {
            let (handle, callback) = &again;
            let Some(callback) = callback.upgrade() else { return };
            if let Some(callback) = callback.borrow().as_ref() {
                handle.set(request(callback));
            }
            let passed_s = last_ms.map_or(0.0, |last_ms| (now_ms - last_ms) / 1000.0);
            last_ms = Some(now_ms);
            step(passed_s.clamp(0.0, LONGEST_STEP_S));
        });
        handle.set(request(&run));
        *callback.borrow_mut() = Some(run);
        Self { handle, callback }
    }
}

impl Drop for Animation {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            // Fails only for a handle that is no number.
            window.cancel_animation_frame(self.handle.get()).ok();
        }
        self.callback.borrow_mut().take();
    }
}

/// The call's handle; 0, which stands for none, where there is no window.
fn request(callback: &Callback) -> i32 {
    web_sys::window()
        .and_then(|window| window.request_animation_frame(callback.as_ref().unchecked_ref()).ok())
        .unwrap_or(0)
}
