//! The device's clock, and chance.

/// Now, ms since 1970 (Unix).
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// 0…1, another each time.
pub fn chance() -> f64 {
    js_sys::Math::random()
}
