//! A steady beat.

use leptos::prelude::{IntervalHandle, set_interval_with_handle};
use std::time::Duration;

/// A beat that ends when it is dropped.
pub struct Ticks(IntervalHandle);

impl Ticks {
    /// Calls `tick` every so many milliseconds.
    pub fn every(period_ms: u64, tick: impl Fn() + 'static) -> Option<Self> {
        set_interval_with_handle(tick, Duration::from_millis(period_ms)).ok().map(Self)
    }
}

impl Drop for Ticks {
    fn drop(&mut self) {
        self.0.clear();
    }
}
