//! Whether the person asked the system for less motion.

/// Whether they did; not where the browser does not say.
pub fn is_wished() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
        .is_some_and(|query| query.matches())
}
