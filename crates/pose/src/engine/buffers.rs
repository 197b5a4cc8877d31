//! Memory for pictures, used again as soon as nobody holds it, so that nothing is allocated from
//! frame to frame.

use std::sync::{Arc, Mutex, PoisonError};
use tract_core::internal::*;

/// Tensors that were given out; shared by all of a network's operators.
#[derive(Clone, Debug, Default)]
pub(super) struct Buffers(Arc<Mutex<Vec<Arc<Tensor>>>>);

impl Buffers {
    /// A flat tensor of `length` numbers after `fill`, which finds any numbers in it and has to set
    /// them all.
    ///
    /// # Errors
    /// When tract makes no tensor.
    pub(super) fn filled(
        &self,
        length: usize,
        fill: impl FnOnce(&mut [f32]),
    ) -> TractResult<Arc<Tensor>> {
        let mut tensor = match self.free(length) {
            Some(tensor) => tensor,
            None => Arc::new(Tensor::zero::<f32>(&[length])?),
        };
        let free = Arc::get_mut(&mut tensor).context("a buffer is still in use")?;
        fill(free.try_as_plain_ram_mut()?.as_slice_mut::<f32>()?);
        self.lock().push(tensor.clone());
        Ok(tensor)
    }

    /// The buffer of this length that was filled last and is held by nobody else: it is the
    /// likeliest to lie in near memory.
    fn free(&self, length: usize) -> Option<Arc<Tensor>> {
        let mut given = self.lock();
        let found = given
            .iter_mut()
            .rposition(|tensor| tensor.len() == length && Arc::get_mut(tensor).is_some())?;
        Some(given.remove(found))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Arc<Tensor>>> {
        // A panic while it was held has left the list whole: it is only pushed to and removed from.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_used_again_once_it_is_free() {
        let buffers = Buffers::default();
        let address = |tensor: &Arc<Tensor>| Arc::as_ptr(tensor);
        let first = buffers.filled(8, |values| values.fill(1.0)).unwrap();
        let second = buffers.filled(8, |values| values.fill(2.0)).unwrap();
        assert_ne!(address(&first), address(&second), "the first is still held");
        let freed = address(&first);
        drop(first);
        let third = buffers.filled(8, |values| values.fill(3.0)).unwrap();
        assert_eq!(address(&third), freed);
        assert_eq!(second.try_as_plain_ram().unwrap().as_slice::<f32>().unwrap(), [2.0; 8]);
        assert_eq!(buffers.filled(4, |values| values.fill(0.0)).unwrap().len(), 4);
    }
}
