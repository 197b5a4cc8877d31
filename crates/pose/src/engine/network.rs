//! One network as tract runs it: a planar picture in, the outputs asked for by name out.

use super::EngineError;
use std::sync::Arc;
use tract_onnx::prelude::*;
use tract_onnx::tract_core::internal::ensure;

/// A network prepared for a fixed set of outputs.
pub(super) struct Network {
    plan: Arc<TypedRunnableModel>,
    side_px: usize,
    model: &'static str,
}

impl Network {
    /// Prepares the network for a [1, 3, `side_px`, `side_px`] input. What the outputs in `outputs` don't need is left out.
    pub(super) fn load(onnx: &[u8], model: &'static str, side_px: usize, outputs: &[&str]) -> Result<Network, EngineError> {
        let plan = plan(onnx, side_px, outputs).map_err(|error| EngineError::Model { model, reason: format!("{error:#}") })?;
        Ok(Network { plan, side_px, model })
    }

    /// Runs the network on `planes`, 3 × side² values, plane by plane. The outputs come in the order in which they were
    /// asked for; the n-th has to have `lengths[n]` values.
    pub(super) fn run(&self, planes: &[f32], lengths: &[usize]) -> Result<Vec<Vec<f32>>, EngineError> {
        self.outputs(planes, lengths).map_err(|error| EngineError::Model { model: self.model, reason: format!("{error:#}") })
    }

    fn outputs(&self, planes: &[f32], lengths: &[usize]) -> TractResult<Vec<Vec<f32>>> {
        let picture = Tensor::from_shape(&[1, 3, self.side_px, self.side_px], planes)?;
        let outputs = self.plan.run(tvec!(picture.into()))?;
        ensure!(outputs.len() == lengths.len(), "it gives {} outputs instead of {}", outputs.len(), lengths.len());
        let mut read = Vec::with_capacity(lengths.len());
        for (output, length) in outputs.iter().zip(lengths) {
            let values = output.try_as_plain_ram()?.as_slice::<f32>()?;
            ensure!(values.len() == *length, "an output has {} values instead of {length}", values.len());
            read.push(values.to_vec());
        }
        Ok(read)
    }
}

fn plan(mut onnx: &[u8], side_px: usize, outputs: &[&str]) -> TractResult<Arc<TypedRunnableModel>> {
    tract_onnx::onnx()
        .model_for_read(&mut onnx)?
        .with_input_fact(0, f32::fact([1, 3, side_px, side_px]).into())?
        .with_outputs_by_name(outputs)?
        .into_optimized()?
        .into_runnable()
}
