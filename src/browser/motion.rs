//! The phone's motion sensors: how it stands.

use super::events::Listener;
use page::device::level::Orientation;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Event;

#[wasm_bindgen]
extern "C" {
    type OrientationEvent;
    #[wasm_bindgen(method, getter, js_name = beta)]
    fn beta_deg(this: &OrientationEvent) -> Option<f64>;
    #[wasm_bindgen(method, getter, js_name = gamma)]
    fn gamma_deg(this: &OrientationEvent) -> Option<f64>;
}

/// Asks for the sensors where the browser wants to be asked (iOS). To be called inside a tap; who
/// refuses is not asked again, and the phone is taken to be upright.
pub fn ask_for_sensors() {
    let class = js_sys::Reflect::get(&js_sys::global(), &"DeviceOrientationEvent".into())
        .unwrap_or_default();
    let Some(ask) = js_sys::Reflect::get(&class, &"requestPermission".into())
        .ok()
        .and_then(|ask| ask.dyn_into::<js_sys::Function>().ok())
    else {
        return;
    };
    if let Ok(asked) = ask.call0(&class).and_then(|asked| asked.dyn_into::<js_sys::Promise>()) {
        spawn_local(async move {
            // A refusal is no error here: readings simply do not come.
            JsFuture::from(asked).await.ok();
        });
    }
}

/// Calls `told` for each reading with its time, s, until dropped. A device without sensors gives
/// none.
pub fn listen(mut told: impl FnMut(Orientation, f64) + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(Listener::new(&window, "deviceorientation", move |event: Event| {
        let t_s = event.time_stamp() / 1000.0;
        let event = event.unchecked_into::<OrientationEvent>();
        // Where there is no sensor a browser may send one empty event.
        if let Some((beta_deg, gamma_deg)) = event.beta_deg().zip(event.gamma_deg()) {
            told(Orientation { beta_deg, gamma_deg, screen_deg: screen_deg() }, t_s);
        }
    }))
}

/// How far the page is turned against the phone, degrees.
fn screen_deg() -> f64 {
    let get = |of: &JsValue, name: &str| {
        js_sys::Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined())
    };
    let angle = get(&js_sys::global(), "screen")
        .and_then(|screen| get(&screen, "orientation"))
        .and_then(|turned| get(&turned, "angle"));
    // Safari before 16.4 tells it by the window alone.
    angle
        .or_else(|| get(&js_sys::global(), "orientation"))
        .and_then(|angle| angle.as_f64())
        .unwrap_or(0.0)
}
