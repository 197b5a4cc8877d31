//! From a TFLite file to an ONNX file, for the operators that BlazePose needs.
//!
//! TFLite keeps pictures as `[1, height, width, channels]`; the ONNX graph keeps every tensor of
//! four dimensions as `[1, channels, height, width]`, its input and outputs included, and all
//! others as they are. Half-precision constants stay so in the file and are cast in the graph,
//! which an engine does once, at loading. The same file always gives the same bytes.

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};

use super::naming::Naming;
use super::onnx::{self, Graph};
use super::source::{Constant, Element, Source};

/// Converts a TFLite file with one picture as its input. Fails, naming it, at an operator or an
/// option it does not know.
pub fn to_onnx(file: &[u8], naming: &Naming) -> Result<Vec<u8>> {
    let source = Source::open(file)?;
    let inputs = source.inputs();
    ensure!(inputs.len() == 1, "the graph has {} inputs; one is expected", inputs.len());

    let mut conversion = Conversion {
        names: HashMap::from([(inputs[0], naming.input.to_owned())]),
        aliases: HashMap::new(),
        graph: Graph::default(),
        source: &source,
    };
    conversion.graph.input(naming.input, &channels_first(&source.shape(inputs[0])?));
    for tensor in source.outputs() {
        let known = source.name(tensor)?;
        let name = naming
            .outputs
            .get(known)
            .with_context(|| format!("the output {known} has no name in the list of models"))?;
        conversion.names.insert(tensor, name.clone());
        conversion.graph.output(name, &channels_first(&source.shape(tensor)?));
    }
    for (index, operator) in source.operators().iter().enumerate() {
        let operation = source.operation(operator)?;
        conversion
            .operator(operation, operator)
            .with_context(|| format!("operator {index} ({operation:?}) cannot be converted"))?;
    }
    Ok(conversion.graph.encode(naming.graph, naming.doc))
}

/// What is known while the operators are gone through.
pub(super) struct Conversion<'a> {
    pub(super) source: &'a Source<'a>,
    /// Names of the graph's input and outputs; every other tensor is named by its number.
    names: HashMap<i32, String>,
    /// Constants that are another constant, widened or written out densely.
    pub(super) aliases: HashMap<i32, i32>,
    pub(super) graph: Graph,
}

impl Conversion<'_> {
    /// The name of a tensor in the ONNX graph.
    pub(super) fn name(&self, tensor: i32) -> String {
        self.names.get(&tensor).cloned().unwrap_or_else(|| format!("t{tensor}"))
    }

    /// The name of a tensor that must be computed, not a constant.
    pub(super) fn computed(&self, tensor: i32) -> Result<String> {
        ensure!(
            self.constant(tensor)?.is_none(),
            "tensor {tensor} is a constant, which is supported only for weights and sizes"
        );
        Ok(self.name(tensor))
    }

    /// The value of a tensor if it is a constant, before any widening to 32 bits.
    pub(super) fn constant(&self, tensor: i32) -> Result<Option<Constant>> {
        self.source.constant(*self.aliases.get(&tensor).unwrap_or(&tensor))
    }

    /// The value of a tensor that must be a constant.
    pub(super) fn known(&self, tensor: i32) -> Result<Constant> {
        self.constant(tensor)?
            .with_context(|| format!("tensor {tensor} is computed where a constant is needed"))
    }

    /// Puts a constant into the graph as 32-bit floats, with its dimensions reordered if asked,
    /// and gives its name there. A constant used twice in the same order is stored once.
    pub(super) fn weights(&mut self, tensor: i32, order: Option<[usize; 4]>) -> Result<String> {
        let mut constant = self.known(tensor)?;
        let origin = *self.aliases.get(&tensor).unwrap_or(&tensor);
        let mut name = format!("w{origin}");
        if let Some(order) = order {
            constant = constant.permuted(order)?;
            name.extend(order.map(|d| format!("_{d}")));
        }
        match constant.element {
            Element::F32 if !self.graph.has_constant(&name) => {
                self.graph.constant(&name, &constant)
            }
            Element::F16 => {
                let half = format!("{name}_half");
                if !self.graph.has_constant(&half) {
                    self.graph.constant(&half, &constant);
                    self.graph.node("Cast", &[&half], &name, vec![onnx::to_float()]);
                }
            }
            Element::F32 => {}
            Element::I32 => {
                anyhow::bail!("tensor {tensor} holds integers where weights are needed")
            }
        }
        Ok(name)
    }
}

/// The shape that a tensor of this TFLite shape has in the ONNX graph.
pub(super) fn channels_first(shape: &[usize]) -> Vec<usize> {
    match shape {
        [n, h, w, c] => vec![*n, *c, *h, *w],
        other => other.to_vec(),
    }
}
