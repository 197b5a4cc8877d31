//! From a TFLite file to the network's own file (`pose::network_file`): its operators become steps,
//! its weights stay halves.

use std::collections::HashMap;

use anyhow::{Context, Result, bail, ensure};
use pose::network_file::{self, Bounds, Size, Slide, Step, StepKind};
use tract_tflite::tflite::{ActivationFunctionType, BuiltinOperator, Operator, Padding};

use super::draft::Draft;
use super::naming::Naming;
use super::padding::Window;
use super::simplify::simplified;
use super::source::{Element, Source};

/// Converts a TFLite file with one picture as its input. Fails, naming it, at an operator or an
/// option that it does not know.
pub fn to_network(file: &[u8], naming: &Naming) -> Result<Vec<u8>> {
    let source = Source::open(file)?;
    let [input] = source.inputs()[..] else {
        bail!("the graph has several inputs; one is expected")
    };
    let mut drafting = Drafting {
        source: &source,
        aliases: HashMap::new(),
        pictures: HashMap::from([(input, 0)]),
        padded: HashMap::new(),
        drafts: Vec::new(),
    };
    for (index, operator) in source.operators().iter().enumerate() {
        let operation = source.operation(operator)?;
        drafting
            .operator(operation, operator)
            .with_context(|| format!("operator {index} ({operation:?}) cannot be converted"))?;
    }
    let mut outputs = Vec::new();
    for tensor in source.outputs() {
        let known = source.name(tensor)?;
        let name = naming
            .outputs
            .get(known)
            .with_context(|| format!("the output {known} has no name in the list of models"))?;
        outputs.push((name.clone(), drafting.picture(tensor)?));
    }
    let (drafts, outputs) = simplified(drafting.drafts, outputs);
    let weights: Vec<u16> = drafts.iter().flat_map(|draft| draft.weights.iter().copied()).collect();
    let steps = drafts.into_iter().map(|draft| draft.step).collect();
    network_file::write_network(size(&source.shape(input)?)?, steps, outputs, &weights)
        .context("the network cannot be written")
}

/// What is known while the operators are gone through.
struct Drafting<'a> {
    source: &'a Source<'a>,
    /// Constants that are another constant, widened or written out densely.
    aliases: HashMap<i32, i32>,
    /// Numbers of the pictures that tensors are, as steps name them.
    pictures: HashMap<i32, u32>,
    /// Tensors that are another one with zeros round it: which, and how many rows above and columns
    /// left.
    padded: HashMap<i32, (i32, usize, usize)>,
    drafts: Vec<Draft>,
}

/// A convolution's options.
struct Convolution {
    padding: Padding,
    stride: [i32; 2],
    dilation: [i32; 2],
    activation: ActivationFunctionType,
    is_depthwise: bool,
}

impl Drafting<'_> {
    fn operator(&mut self, operation: BuiltinOperator, operator: &Operator) -> Result<()> {
        let inputs: Vec<i32> = operator.inputs().map(|v| v.iter().collect()).unwrap_or_default();
        let outputs: Vec<i32> = operator.outputs().map(|v| v.iter().collect()).unwrap_or_default();
        let [output] = outputs[..] else {
            bail!("it has {} outputs; one is expected", outputs.len())
        };
        let first = *inputs.first().context("it has no input")?;
        match operation {
            BuiltinOperator::DEQUANTIZE | BuiltinOperator::DENSIFY => {
                self.aliases.insert(output, *self.aliases.get(&first).unwrap_or(&first));
            }
            BuiltinOperator::PAD => {
                let amounts = self
                    .source
                    .constant(inputs[1])?
                    .context("it pads by computed amounts")?
                    .integers()?;
                match amounts[..] {
                    [0, 0, 0, 0, 0, 0, 0, more] if more > 0 => {
                        let to = self.source.picture_shape(output)?[3];
                        let weights = with_more_channels(self.source.picture_shape(first)?[3], to);
                        let kind = StepKind::Pointwise(Bounds::None);
                        self.draft(kind, &[first], output, weights)?;
                    }
                    [0, 0, above, _, left, _, 0, 0] => {
                        let place = (first, usize::try_from(above)?, usize::try_from(left)?);
                        self.padded.insert(output, place);
                    }
                    _ => bail!("it pads by {amounts:?}"),
                }
            }
            BuiltinOperator::RESHAPE => {
                let picture = self.picture(first)?;
                self.pictures.insert(output, picture);
            }
            BuiltinOperator::CONV_2D => {
                let o = operator.builtin_options_as_conv_2_doptions().context(NO_OPTIONS)?;
                let options = Convolution {
                    padding: o.padding(),
                    stride: [o.stride_h(), o.stride_w()],
                    dilation: [o.dilation_h_factor(), o.dilation_w_factor()],
                    activation: o.fused_activation_function(),
                    is_depthwise: false,
                };
                self.convolution(&inputs, output, &options)?;
            }
            BuiltinOperator::DEPTHWISE_CONV_2D => {
                let o =
                    operator.builtin_options_as_depthwise_conv_2_doptions().context(NO_OPTIONS)?;
                ensure!(o.depth_multiplier() == 1, "it gives several channels for each");
                let options = Convolution {
                    padding: o.padding(),
                    stride: [o.stride_h(), o.stride_w()],
                    dilation: [o.dilation_h_factor(), o.dilation_w_factor()],
                    activation: o.fused_activation_function(),
                    is_depthwise: true,
                };
                self.convolution(&inputs, output, &options)?;
            }
            BuiltinOperator::MAX_POOL_2D => {
                let o = operator.builtin_options_as_pool_2_doptions().context(NO_OPTIONS)?;
                let sizes = [o.filter_height(), o.filter_width(), o.stride_h(), o.stride_w()];
                let plain = o.fused_activation_function() == ActivationFunctionType::NONE;
                ensure!(
                    sizes == [2; 4] && plain,
                    "it pools by {sizes:?}; only two by two, without bounds, is supported"
                );
                self.draft(StepKind::MaxPool, &inputs, output, Vec::new())?;
            }
            BuiltinOperator::ADD => {
                let o = operator.builtin_options_as_add_options();
                let activation =
                    o.map_or(ActivationFunctionType::NONE, |o| o.fused_activation_function());
                ensure!(
                    self.source.shape(inputs[0])? == self.source.shape(inputs[1])?,
                    "it adds tensors of unequal shapes"
                );
                self.draft(StepKind::Add(bounds(activation)?), &inputs, output, Vec::new())?;
            }
            BuiltinOperator::LOGISTIC => {
                self.draft(StepKind::Sigmoid, &inputs, output, Vec::new())?
            }
            BuiltinOperator::DEPTH_TO_SPACE => {
                let o = operator.builtin_options_as_depth_to_space_options().context(NO_OPTIONS)?;
                ensure!(
                    o.block_size() == 2,
                    "it makes blocks of {}; only 2 is supported",
                    o.block_size()
                );
                self.draft(StepKind::DepthToSpace, &inputs, output, Vec::new())?;
            }
            BuiltinOperator::RESIZE_BILINEAR => {
                let o =
                    operator.builtin_options_as_resize_bilinear_options().context(NO_OPTIONS)?;
                let (from, to) =
                    (self.source.picture_shape(first)?, self.source.picture_shape(output)?);
                let doubled = [from[0], 2 * from[1], 2 * from[2], from[3]];
                let known = o.half_pixel_centers() && !o.align_corners() && to == doubled;
                ensure!(
                    known,
                    "it resizes {from:?} to {to:?}; only doubling between the pixels' centres is \
                     supported"
                );
                self.draft(StepKind::Twice, &inputs[..1], output, Vec::new())?;
            }
            BuiltinOperator::CONCATENATION => {
                let o = operator.builtin_options_as_concatenation_options().context(NO_OPTIONS)?;
                let shape = self.source.shape(output)?;
                let outer = shape
                    .iter()
                    .take(usize::try_from(o.axis()).unwrap_or(usize::MAX))
                    .product::<usize>();
                let plain =
                    o.axis() >= 0 && o.fused_activation_function() == ActivationFunctionType::NONE;
                ensure!(plain && outer == 1, "it joins along axis {} of {shape:?}", o.axis());
                self.draft(StepKind::Join, &inputs, output, Vec::new())?;
            }
            _ => bail!("this operator is not supported"),
        }
        Ok(())
    }

    fn convolution(&mut self, inputs: &[i32], output: i32, options: &Convolution) -> Result<()> {
        let &[input, filter, bias] = inputs else {
            bail!("it has {} inputs; 3 are expected", inputs.len())
        };
        let [_, height, width, _] = self.source.picture_shape(filter)?;
        let [vertical, horizontal] = options.stride;
        ensure!(
            options.dilation == [1, 1] && height == width && vertical == horizontal,
            "only square windows without gaps are supported"
        );
        let (side, stride) = (height, usize::try_from(vertical)?);
        let [_, output_height, output_width, _] = self.source.picture_shape(output)?;
        let [_, input_height, input_width, _] = self.source.picture_shape(input)?;
        let window = Window { size: side, stride, dilation: 1 };
        let [above, _] = window.pads(options.padding, input_height, output_height)?;
        let [left, _] = window.pads(options.padding, input_width, output_width)?;
        let (input, more_above, more_left) =
            self.padded.get(&input).copied().unwrap_or((input, 0, 0));
        let slide: Slide = (
            u8::try_from(side)?,
            u8::try_from(stride)?,
            u8::try_from(above + more_above)?,
            u8::try_from(left + more_left)?,
        );
        let bounds = bounds(options.activation)?;
        let kind = match (options.is_depthwise, slide) {
            (true, _) => StepKind::Depthwise(slide, bounds),
            (false, (1, 1, 0, 0)) => StepKind::Pointwise(bounds),
            (false, _) => StepKind::Dense(slide, bounds),
        };
        let weights = [self.halves(filter)?, self.halves(bias)?].concat();
        self.draft(kind, &[input], output, weights)
    }

    fn draft(
        &mut self,
        kind: StepKind,
        inputs: &[i32],
        output: i32,
        weights: Vec<u16>,
    ) -> Result<()> {
        let from = inputs.iter().map(|input| self.picture(*input)).collect::<Result<Vec<_>>>()?;
        let to = size(&self.source.shape(output)?)?;
        self.drafts.push(Draft { step: Step { kind, from, to }, weights });
        self.pictures.insert(output, u32::try_from(self.drafts.len())?);
        Ok(())
    }

    fn picture(&self, tensor: i32) -> Result<u32> {
        self.pictures
            .get(&tensor)
            .copied()
            .with_context(|| format!("tensor {tensor} is no picture"))
    }

    /// A constant that must be in half precision.
    fn halves(&self, tensor: i32) -> Result<Vec<u16>> {
        let origin = *self.aliases.get(&tensor).unwrap_or(&tensor);
        let constant = self
            .source
            .constant(origin)?
            .with_context(|| format!("tensor {tensor} is computed where a constant is needed"))?;
        ensure!(
            constant.element == Element::F16,
            "the weights of tensor {tensor} are {:?}; halves are expected",
            constant.element
        );
        let (halves, _) = constant.bytes.as_chunks::<2>();
        Ok(halves.iter().map(|bytes| u16::from_le_bytes(*bytes)).collect())
    }
}

const NO_OPTIONS: &str = "its options are missing";

fn bounds(activation: ActivationFunctionType) -> Result<Bounds> {
    match activation {
        ActivationFunctionType::NONE => Ok(Bounds::None),
        ActivationFunctionType::RELU => Ok(Bounds::Relu),
        ActivationFunctionType::RELU6 => Ok(Bounds::Relu6),
        other => bail!("the fused activation {other:?} is not supported"),
    }
}

/// 1.0 in half precision.
const ONE: u16 = 0x3c00;

/// Weights and biases, half precision, of a convolution by pixels that keeps the channels as they
/// are and has zeros for those behind them.
fn with_more_channels(from: usize, to: usize) -> Vec<u16> {
    let mut weights = vec![0; to * from + to];
    weights[..from * from].iter_mut().step_by(from + 1).for_each(|weight| *weight = ONE);
    weights
}

/// A tensor's shape as a picture's: what has fewer dimensions is one row.
fn size(shape: &[usize]) -> Result<Size> {
    let number = |n: usize| u32::try_from(n).context("a tensor is too large");
    Ok(match *shape {
        [1, height, width, channels] => (number(height)?, number(width)?, number(channels)?),
        [1, width, channels] => (1, number(width)?, number(channels)?),
        [1, channels] => (1, 1, number(channels)?),
        ref other => bail!("a tensor has the shape {other:?}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_channels_are_those_there_were_and_zeros() {
        let (kept, nothing, biases) = ([ONE, 0, 0, ONE], [0, 0], [0; 3]);
        assert_eq!(with_more_channels(2, 3), [&kept[..], &nothing, &biases].concat());
    }
}
