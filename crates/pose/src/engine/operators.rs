//! The networks' steps as operators of tract.

use super::buffers::Buffers;
use crate::network_file::{Bounds, Step, StepKind, shape, window};
use kernels::{Clamp, Dense, Depthwise, Pointwise, Separable, Shape};
use std::sync::Arc;
use tract_core::internal::*;

/// What an operator does, its weights ready for it.
#[derive(Debug)]
enum Work {
    Pointwise(Pointwise),
    Dense(Dense),
    Depthwise(Depthwise),
    Separable(Separable),
    Twice,
    Add(Clamp),
    MaxPool,
    DepthToSpace,
    Sigmoid,
    Join,
}

/// One step with the sizes of its pictures.
#[derive(Debug)]
struct Layer {
    work: Work,
    from: Vec<Shape>,
    to: Shape,
}

/// A step as tract runs it. Its inputs and its output are flat; the layer knows their shapes.
#[derive(Clone, Debug)]
pub(super) struct Operator {
    layer: Arc<Layer>,
    buffers: Buffers,
}

impl Operator {
    /// The operator of `step`, which takes pictures of the sizes `from`. `weights` gives the next
    /// so many of the file's.
    ///
    /// # Errors
    /// When the step does not fit its pictures or its weights.
    pub(super) fn new(
        step: &Step,
        from: Vec<Shape>,
        weights: &mut dyn FnMut(usize) -> TractResult<Vec<f32>>,
        buffers: &Buffers,
    ) -> TractResult<Operator> {
        let to = shape(step.to);
        let first = *from.first().context("a step without a picture")?;
        let lists = step
            .kind
            .weights(first.channels, to.channels)
            .into_iter()
            .map(weights)
            .collect::<TractResult<Vec<_>>>()?;
        let list = |index: usize| lists.get(index).map(Vec::as_slice).unwrap_or_default();
        let depthwise =
            |slide, bounds: Bounds| Depthwise::new(window(slide), list(0), list(1), bounds.into());
        let pointwise =
            |at: usize, bounds: Bounds| Pointwise::new(list(at), list(at + 1), bounds.into());
        let work = match step.kind {
            StepKind::Pointwise(bounds) => pointwise(0, bounds).map(Work::Pointwise),
            StepKind::Dense(slide, bounds) => {
                Dense::new(window(slide), first.channels, list(0), list(1), bounds.into())
                    .map(Work::Dense)
            }
            StepKind::Depthwise(slide, bounds) => depthwise(slide, bounds).map(Work::Depthwise),
            StepKind::Separable(slide, between, bounds) => {
                depthwise(slide, between).zip(pointwise(2, bounds)).map(|(depthwise, pointwise)| {
                    Work::Separable(Separable::new(depthwise, pointwise))
                })
            }
            StepKind::Twice => Some(Work::Twice),
            StepKind::Add(bounds) => Some(Work::Add(bounds.into())),
            StepKind::MaxPool => Some(Work::MaxPool),
            StepKind::DepthToSpace => Some(Work::DepthToSpace),
            StepKind::Sigmoid => Some(Work::Sigmoid),
            StepKind::Join => Some(Work::Join),
        };
        let layer = Layer { work: work.context("weights of another size")?, from, to };
        ensure!(layer.fits(), "{:?} to {:?} does not fit {:?}", layer.from, layer.to, step.kind);
        Ok(Operator { layer: Arc::new(layer), buffers: buffers.clone() })
    }
}

impl Layer {
    /// Whether the pictures have the sizes and the number that the work needs.
    fn fits(&self) -> bool {
        let Layer { work, from, to } = self;
        let first = from[0];
        let with_more =
            |most: usize| from.len() <= most && from[1..].iter().all(|more| more.len() == to.len());
        let doubled = Shape::new(2 * first.height, 2 * first.width, first.channels);
        match work {
            Work::Pointwise(matrix) => {
                with_more(2)
                    && (matrix.inputs(), matrix.outputs()) == (first.channels, to.channels)
                    && first.pixels() == to.pixels()
            }
            Work::Dense(dense) => with_more(1) && dense.fits(first, *to),
            Work::Depthwise(depthwise) => with_more(1) && depthwise.fits(first, *to),
            Work::Separable(separable) => with_more(2) && separable.fits(first, *to),
            Work::Twice => with_more(2) && *to == doubled && first.channels.is_multiple_of(4),
            Work::Add(_) => from.len() == 2 && with_more(2) && first.len() == to.len(),
            Work::MaxPool => {
                with_more(1) && first == Shape::new(2 * to.height, 2 * to.width, to.channels)
            }
            Work::DepthToSpace => {
                with_more(1)
                    && first.channels.is_multiple_of(4)
                    && *to == Shape { channels: first.channels / 4, ..doubled }
            }
            Work::Sigmoid => with_more(1) && first.len() == to.len(),
            Work::Join => from.iter().map(|part| part.len()).sum::<usize>() == to.len(),
        }
    }

    fn run(&self, from: &[&[f32]], to: &mut [f32]) {
        let (shape, first, more) = (self.from[0], from[0], from.get(1).copied());
        match &self.work {
            Work::Pointwise(matrix) => matrix.run(first, more, to),
            Work::Dense(dense) => dense.run(shape, first, self.to, to),
            Work::Depthwise(depthwise) => {
                depthwise.rows(shape, first, self.to, 0..self.to.height, to)
            }
            Work::Separable(separable) => separable.run(shape, first, more, self.to, to),
            Work::Twice => kernels::twice(shape, first, more, to),
            Work::Add(clamp) => kernels::add(first, more.unwrap_or_default(), *clamp, to),
            Work::MaxPool => kernels::max_pool_2x2(shape, first, to),
            Work::DepthToSpace => kernels::depth_to_space_2x2(shape, first, to),
            Work::Sigmoid => kernels::sigmoid(first, to),
            Work::Join => {
                let mut rest = to;
                for part in from {
                    let (place, after) = rest.split_at_mut(part.len());
                    place.copy_from_slice(part);
                    rest = after;
                }
            }
        }
    }
}

impl PartialEq for Operator {
    fn eq(&self, other: &Operator) -> bool {
        Arc::ptr_eq(&self.layer, &other.layer)
    }
}

impl Eq for Operator {}

impl Op for Operator {
    fn name(&self) -> StaticName {
        match self.layer.work {
            Work::Pointwise(_) => "Pointwise",
            Work::Dense(_) => "Dense",
            Work::Depthwise(_) => "Depthwise",
            Work::Separable(_) => "Separable",
            Work::Twice => "Twice",
            Work::Add(_) => "Add",
            Work::MaxPool => "MaxPool",
            Work::DepthToSpace => "DepthToSpace",
            Work::Sigmoid => "Sigmoid",
            Work::Join => "Join",
        }
        .into()
    }

    op_as_typed_op!();
}

impl EvalOp for Operator {
    op_out_of_plan!();

    fn eval(&self, _: &EvalContext, inputs: TVec<TValue>) -> TractResult<TVec<TValue>> {
        let from = inputs
            .iter()
            .map(|input| input.try_as_plain_ram()?.as_slice::<f32>())
            .collect::<TractResult<TVec<_>>>()?;
        let fit = from.len() == self.layer.from.len()
            && from.iter().zip(&self.layer.from).all(|(values, shape)| values.len() == shape.len());
        ensure!(fit, "pictures of another size");
        let output = self.buffers.filled(self.layer.to.len(), |to| self.layer.run(&from, to))?;
        Ok(tvec!(output.into_tvalue()))
    }
}

impl TypedOp for Operator {
    as_op!();

    fn output_facts(&self, _: &[&TypedFact]) -> TractResult<TVec<TypedFact>> {
        Ok(tvec!(f32::fact([self.layer.to.len()])))
    }
}
