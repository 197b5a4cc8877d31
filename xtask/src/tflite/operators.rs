//! The operators as ONNX, one by one.

use anyhow::{Context, Result, bail, ensure};
use tract_tflite::tflite::{ActivationFunctionType, BuiltinOperator, Operator, Padding};

use super::onnx::{int, ints, word};
use super::padding::{Window, onnx_order};
use super::to_onnx::{Conversion, channels_first};

/// From `[output, height, width, input]` channels to `[output, input, height, width]`.
const DENSE_FILTER: [usize; 4] = [0, 3, 1, 2];
/// From `[1, height, width, channels]` to `[channels, 1, height, width]`.
const DEPTHWISE_FILTER: [usize; 4] = [3, 0, 1, 2];
/// From `[1, channels, height, width]` to `[1, height, width, channels]`.
const TO_CHANNELS_LAST: [usize; 4] = [0, 2, 3, 1];
/// From `[1, height, width, channels]` to `[1, channels, height, width]`.
const TO_CHANNELS_FIRST: [usize; 4] = [0, 3, 1, 2];
/// Where each axis of a `[1, height, width, channels]` tensor is when channels come first.
const FIRST_FROM_LAST: [usize; 4] = [0, 2, 3, 1];

/// How a convolution's window slides; vertical first.
struct Sliding {
    padding: Padding,
    stride: [i32; 2],
    dilation: [i32; 2],
}

impl Conversion<'_> {
    /// Adds what one operator does to the graph.
    pub(super) fn operator(
        &mut self,
        operation: BuiltinOperator,
        operator: &Operator,
    ) -> Result<()> {
        let inputs: Vec<i32> = operator.inputs().map(|v| v.iter().collect()).unwrap_or_default();
        let outputs: Vec<i32> = operator.outputs().map(|v| v.iter().collect()).unwrap_or_default();
        let &[output] = outputs.as_slice() else {
            bail!("it has {} outputs; one is expected", outputs.len());
        };
        match operation {
            BuiltinOperator::DEQUANTIZE | BuiltinOperator::DENSIFY => {
                let [input] = fixed(&inputs)?;
                self.known(input)?;
                let origin = *self.aliases.get(&input).unwrap_or(&input);
                self.aliases.insert(output, origin);
                Ok(())
            }
            BuiltinOperator::CONV_2D => {
                let o = operator.builtin_options_as_conv_2_doptions().context(NO_OPTIONS)?;
                let sliding = Sliding {
                    padding: o.padding(),
                    stride: [o.stride_h(), o.stride_w()],
                    dilation: [o.dilation_h_factor(), o.dilation_w_factor()],
                };
                self.convolution(
                    fixed(&inputs)?,
                    output,
                    &sliding,
                    o.fused_activation_function(),
                    false,
                )
            }
            BuiltinOperator::DEPTHWISE_CONV_2D => {
                let o =
                    operator.builtin_options_as_depthwise_conv_2_doptions().context(NO_OPTIONS)?;
                let sliding = Sliding {
                    padding: o.padding(),
                    stride: [o.stride_h(), o.stride_w()],
                    dilation: [o.dilation_h_factor(), o.dilation_w_factor()],
                };
                self.convolution(
                    fixed(&inputs)?,
                    output,
                    &sliding,
                    o.fused_activation_function(),
                    true,
                )
            }
            BuiltinOperator::MAX_POOL_2D => {
                let o = operator.builtin_options_as_pool_2_doptions().context(NO_OPTIONS)?;
                let [input] = fixed(&inputs)?;
                let kernel = [sized(o.filter_height())?, sized(o.filter_width())?];
                let stride = [sized(o.stride_h())?, sized(o.stride_w())?];
                let pads = self.pads(o.padding(), input, output, kernel, stride, [1, 1])?;
                let attributes = vec![
                    ints("kernel_shape", &kernel),
                    ints("strides", &stride),
                    ints("pads", &pads),
                ];
                let input = self.computed(input)?;
                self.activated(
                    "MaxPool",
                    &[&input],
                    output,
                    attributes,
                    o.fused_activation_function(),
                )
            }
            BuiltinOperator::ADD => {
                let activation = operator
                    .builtin_options_as_add_options()
                    .map_or(ActivationFunctionType::NONE, |o| o.fused_activation_function());
                let [a, b] = fixed(&inputs)?;
                let shapes = [self.source.shape(a)?, self.source.shape(b)?];
                ensure!(shapes[0] == shapes[1], "it adds tensors of unequal shapes, {shapes:?}");
                let [a, b] = [self.computed(a)?, self.computed(b)?];
                self.activated("Add", &[&a, &b], output, vec![], activation)
            }
            BuiltinOperator::LOGISTIC => {
                let [input] = fixed(&inputs)?;
                let input = self.computed(input)?;
                self.graph.node("Sigmoid", &[&input], &self.name(output), vec![]);
                Ok(())
            }
            BuiltinOperator::PAD => self.pad(fixed(&inputs)?, output),
            BuiltinOperator::RESIZE_BILINEAR => {
                let o =
                    operator.builtin_options_as_resize_bilinear_options().context(NO_OPTIONS)?;
                let mode = match (o.align_corners(), o.half_pixel_centers()) {
                    (false, true) => "half_pixel",
                    (true, false) => "align_corners",
                    (false, false) => "asymmetric",
                    (true, true) => {
                        bail!("it asks for aligned corners and for half-pixel centres at once")
                    }
                };
                let [input, _size] = fixed(&inputs)?;
                self.resize(input, output, mode)
            }
            BuiltinOperator::DEPTH_TO_SPACE => {
                let o = operator.builtin_options_as_depth_to_space_options().context(NO_OPTIONS)?;
                let [input] = fixed(&inputs)?;
                let input = self.computed(input)?;
                let attributes =
                    vec![int("blocksize", i64::from(o.block_size())), word("mode", "DCR")];
                self.graph.node("DepthToSpace", &[&input], &self.name(output), attributes);
                Ok(())
            }
            BuiltinOperator::RESHAPE => {
                let &[input, ..] = inputs.as_slice() else { bail!("it has no input") };
                self.reshape(input, output)
            }
            BuiltinOperator::CONCATENATION => {
                let o = operator.builtin_options_as_concatenation_options().context(NO_OPTIONS)?;
                let rank = self.source.shape(output)?.len();
                let axis = if o.axis() < 0 { o.axis() + i32::try_from(rank)? } else { o.axis() };
                let mut axis = usize::try_from(axis)
                    .ok()
                    .filter(|&axis| axis < rank)
                    .with_context(|| format!("it joins along axis {} of {rank}", o.axis()))?;
                if rank == 4 {
                    axis = FIRST_FROM_LAST[axis];
                }
                let names = inputs.iter().map(|&i| self.computed(i)).collect::<Result<Vec<_>>>()?;
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let attributes = vec![int("axis", axis as i64)];
                self.activated("Concat", &names, output, attributes, o.fused_activation_function())
            }
            _ => bail!("this operator is not supported"),
        }
    }

    fn convolution(
        &mut self,
        [input, filter, bias]: [i32; 3],
        output: i32,
        sliding: &Sliding,
        activation: ActivationFunctionType,
        depthwise: bool,
    ) -> Result<()> {
        let [_, height, width, _] = self.source.picture_shape(filter)?;
        let [_, _, _, input_channels] = self.source.picture_shape(input)?;
        let stride = [sized(sliding.stride[0])?, sized(sliding.stride[1])?];
        let dilation = [sized(sliding.dilation[0])?, sized(sliding.dilation[1])?];
        let pads = self.pads(sliding.padding, input, output, [height, width], stride, dilation)?;
        let (order, groups) =
            if depthwise { (DEPTHWISE_FILTER, input_channels) } else { (DENSE_FILTER, 1) };
        let attributes = vec![
            ints("kernel_shape", &[height, width]),
            ints("strides", &stride),
            ints("dilations", &dilation),
            ints("pads", &pads),
            int("group", i64::try_from(groups)?),
        ];
        let input = self.computed(input)?;
        let filter = self.weights(filter, Some(order))?;
        let bias = self.weights(bias, None)?;
        self.activated("Conv", &[&input, &filter, &bias], output, attributes, activation)
    }

    fn pads(
        &self,
        padding: Padding,
        input: i32,
        output: i32,
        kernel: [usize; 2],
        stride: [usize; 2],
        dilation: [usize; 2],
    ) -> Result<[usize; 4]> {
        let [_, input_height, input_width, _] = self.source.picture_shape(input)?;
        let [_, output_height, output_width, _] = self.source.picture_shape(output)?;
        let window = |axis: usize| Window {
            size: kernel[axis],
            stride: stride[axis],
            dilation: dilation[axis],
        };
        Ok(onnx_order(
            window(0).pads(padding, input_height, output_height)?,
            window(1).pads(padding, input_width, output_width)?,
        ))
    }

    fn pad(&mut self, [input, amounts]: [i32; 2], output: i32) -> Result<()> {
        let amounts = self.known(amounts)?.integers()?;
        let (pairs, rest) = amounts.as_chunks::<2>();
        let rank = self.source.shape(input)?.len();
        ensure!(rest.is_empty() && pairs.len() == rank, "it pads {rank} dimensions by {amounts:?}");
        let pairs =
            if rank == 4 { TO_CHANNELS_FIRST.map(|d| pairs[d]).to_vec() } else { pairs.to_vec() };
        let name = self.name(output);
        let pads = format!("{name}_pads");
        let values: Vec<i64> =
            pairs.iter().map(|p| p[0]).chain(pairs.iter().map(|p| p[1])).collect();
        self.graph.integers(&pads, &values);
        let input = self.computed(input)?;
        self.graph.node("Pad", &[&input, &pads], &name, vec![word("mode", "constant")]);
        Ok(())
    }

    fn resize(&mut self, input: i32, output: i32, mode: &str) -> Result<()> {
        let from = self.source.picture_shape(input)?;
        let to = self.source.picture_shape(output)?;
        let name = self.name(output);
        let scales = format!("{name}_scales");
        ensure!(
            to[1].is_multiple_of(from[1]) && to[2].is_multiple_of(from[2]),
            "it resizes {from:?} to {to:?}; only whole factors are supported"
        );
        let factor = |axis: usize| (to[axis] / from[axis]) as f32;
        self.graph.float_list(&scales, &[1.0, 1.0, factor(1), factor(2)]);
        let input = self.computed(input)?;
        let attributes = vec![word("mode", "linear"), word("coordinate_transformation_mode", mode)];
        self.graph.node("Resize", &[&input, "", &scales], &name, attributes);
        Ok(())
    }

    /// Values keep TFLite's order, so a picture is turned to channels last before, or from it
    /// after.
    fn reshape(&mut self, input: i32, output: i32) -> Result<()> {
        let from = self.source.shape(input)?;
        let to = self.source.shape(output)?;
        let name = self.name(output);
        let mut value = self.computed(input)?;
        if order_matters(&from) {
            let turned = format!("{name}_channels_last");
            self.graph.node("Transpose", &[&value], &turned, vec![ints("perm", &TO_CHANNELS_LAST)]);
            value = turned;
        }
        let turn_back = order_matters(&to);
        let reshaped = if turn_back { format!("{name}_reshaped") } else { name.clone() };
        let shape = if turn_back { to } else { channels_first(&to) };
        let shape: Vec<i64> = shape.iter().map(|&n| n as i64).collect();
        let shape_name = format!("{name}_shape");
        self.graph.integers(&shape_name, &shape);
        self.graph.node("Reshape", &[&value, &shape_name], &reshaped, vec![]);
        if turn_back {
            self.graph.node(
                "Transpose",
                &[&reshaped],
                &name,
                vec![ints("perm", &TO_CHANNELS_FIRST)],
            );
        }
        Ok(())
    }

    /// Adds a node and, after it, the activation that TFLite fuses into the operator.
    fn activated(
        &mut self,
        op: &str,
        inputs: &[&str],
        output: i32,
        attributes: Vec<tract_onnx::pb::AttributeProto>,
        activation: ActivationFunctionType,
    ) -> Result<()> {
        let name = self.name(output);
        let raw = format!("{name}_raw");
        match activation {
            ActivationFunctionType::NONE => self.graph.node(op, inputs, &name, attributes),
            ActivationFunctionType::RELU => {
                self.graph.node(op, inputs, &raw, attributes);
                self.graph.node("Relu", &[&raw], &name, vec![]);
            }
            ActivationFunctionType::RELU6 => {
                for (constant, value) in [("zero", 0.0), ("six", 6.0)] {
                    if !self.graph.has_constant(constant) {
                        self.graph.float(constant, value);
                    }
                }
                self.graph.node(op, inputs, &raw, attributes);
                self.graph.node("Clip", &[&raw, "zero", "six"], &name, vec![]);
            }
            other => bail!("the fused activation {other:?} is not supported"),
        }
        Ok(())
    }
}

const NO_OPTIONS: &str = "its options are missing";

/// True if a tensor of this shape has its values in another order when channels come first.
fn order_matters(shape: &[usize]) -> bool {
    matches!(shape, [_, h, w, c] if h * w > 1 && *c > 1)
}

fn fixed<const N: usize>(inputs: &[i32]) -> Result<[i32; N]> {
    inputs
        .try_into()
        .ok()
        .with_context(|| format!("it has {} inputs; {N} are expected", inputs.len()))
}

fn sized(value: i32) -> Result<usize> {
    usize::try_from(value).with_context(|| format!("it has the size {value}"))
}
