//! The device's clocks, and chance.

/// Now, ms since 1970 (Unix).
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Milliseconds since the page was opened; it only rises. 0 where the browser has no such clock.
pub fn since_opened_ms() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}

/// 0…1, another each time.
pub fn chance() -> f64 {
    js_sys::Math::random()
}
