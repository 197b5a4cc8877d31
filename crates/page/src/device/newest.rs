//! A place for one thing, where a newer one replaces the one that still waits.

use std::cell::RefCell;
use std::future::poll_fn;
use std::task::{Poll, Waker};

/// Holds at most one `T`; one task may wait for it.
pub struct Newest<T> {
    inner: RefCell<Inner<T>>,
}

struct Inner<T> {
    waiting: Option<T>,
    waker: Option<Waker>,
}

impl<T> Default for Newest<T> {
    fn default() -> Self {
        Self { inner: RefCell::new(Inner { waiting: None, waker: None }) }
    }
}

impl<T> Newest<T> {
    /// Puts `thing` there; gives back the older one that nobody took.
    pub fn put(&self, thing: T) -> Option<T> {
        let mut inner = self.inner.borrow_mut();
        if let Some(waker) = inner.waker.take() {
            waker.wake();
        }
        inner.waiting.replace(thing)
    }

    /// Takes what waits, if anything does.
    pub fn take(&self) -> Option<T> {
        self.inner.borrow_mut().waiting.take()
    }

    /// Waits for a thing and takes it.
    pub async fn next(&self) -> T {
        poll_fn(|context| {
            let mut inner = self.inner.borrow_mut();
            match inner.waiting.take() {
                Some(thing) => Poll::Ready(thing),
                None => {
                    inner.waker = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;

    #[test]
    fn a_newer_thing_replaces_the_waiting_one() {
        let place = Newest::default();
        assert_eq!(place.put(1), None);
        assert_eq!(place.put(2), Some(1));
        assert_eq!(place.next().now_or_never(), Some(2));
        assert_eq!(place.next().now_or_never(), None);
    }
}
