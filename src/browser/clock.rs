//! The page's clock.

/// Milliseconds since the page was opened; it only rises. 0 where the browser has no such clock.
pub fn now_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}
