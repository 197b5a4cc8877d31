//! `window.dowelTest`: lets the end-to-end tests crash the worker. It is there only when the
//! address says `?test`.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

/// Sets the hook, if the address asks for it; `crash` is called by `dowelTest.crash()`.
pub fn install(crash: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    if !window.location().search().is_ok_and(|search| search.contains("test")) {
        return;
    }
    let hook = js_sys::Object::new();
    let crash = Closure::<dyn Fn()>::new(crash).into_js_value();
    // Setting a property of an own object or of the window does not fail.
    js_sys::Reflect::set(&hook, &"crash".into(), &crash).ok();
    js_sys::Reflect::set(&window, &"dowelTest".into(), &JsValue::from(hook)).ok();
}
