//! Reading a TFLite file: its one graph, the shapes of its tensors, its constants.

use anyhow::{Context, Result, bail, ensure};
use tract_tflite::tflite::{
    BuiltinOperator, Model, Operator, SubGraph, Tensor, TensorType, root_as_model,
};

use super::sparse::Sparsity;

/// The number type of a constant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// IEEE 754 half precision.
    F16,
    /// IEEE 754 single precision.
    F32,
    /// Signed, 32 bits.
    I32,
}

impl Element {
    /// Size of one number, in bytes.
    pub fn bytes(self) -> usize {
        match self {
            Self::F16 => 2,
            Self::F32 | Self::I32 => 4,
        }
    }
}

/// A tensor whose values stand in the file; dense, row-major, little-endian.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constant {
    /// Sizes of the dimensions.
    pub shape: Vec<usize>,
    /// Number type.
    pub element: Element,
    /// The values.
    pub bytes: Vec<u8>,
}

impl Constant {
    /// The same values with the dimensions in another order: dimension `i` of the result is
    /// dimension `order[i]` of this constant.
    pub fn permuted(&self, order: [usize; 4]) -> Result<Self> {
        let shape: [usize; 4] = self.shape.as_slice().try_into().with_context(|| {
            format!("a constant of shape {:?} stands where four dimensions are needed", self.shape)
        })?;
        let size = self.element.bytes();
        let strides = [shape[1] * shape[2] * shape[3], shape[2] * shape[3], shape[3], 1];
        let [n, stride] = [order.map(|d| shape[d]), order.map(|d| strides[d] * size)];
        let mut bytes = Vec::with_capacity(self.bytes.len());
        for a in 0..n[0] {
            for b in 0..n[1] {
                for c in 0..n[2] {
                    for d in 0..n[3] {
                        let at = a * stride[0] + b * stride[1] + c * stride[2] + d * stride[3];
                        bytes.extend_from_slice(&self.bytes[at..at + size]);
                    }
                }
            }
        }
        Ok(Self { shape: n.to_vec(), element: self.element, bytes })
    }

    /// The values of an integer constant.
    pub fn integers(&self) -> Result<Vec<i64>> {
        ensure!(
            self.element == Element::I32,
            "a constant holds {:?} where integers are needed",
            self.element
        );
        let (words, _) = self.bytes.as_chunks::<4>();
        Ok(words.iter().map(|w| i64::from(i32::from_le_bytes(*w))).collect())
    }
}

/// A TFLite file with one graph.
pub struct Source<'a> {
    model: Model<'a>,
    graph: SubGraph<'a>,
}

impl<'a> Source<'a> {
    /// Checks and opens a file.
    pub fn open(file: &'a [u8]) -> Result<Self> {
        let model = root_as_model(file).context("this is not a TFLite file")?;
        let graphs = model.subgraphs().context("the TFLite file holds no graph")?;
        ensure!(
            graphs.len() == 1,
            "the TFLite file holds {} graphs; one is expected",
            graphs.len()
        );
        Ok(Self { model, graph: graphs.get(0) })
    }

    /// The operators, in the order of execution.
    pub fn operators(&self) -> Vec<Operator<'a>> {
        self.graph.operators().map(|v| v.iter().collect()).unwrap_or_default()
    }

    /// The tensors that are the graph's inputs.
    pub fn inputs(&self) -> Vec<i32> {
        self.graph.inputs().map(|v| v.iter().collect()).unwrap_or_default()
    }

    /// The tensors that are the graph's outputs.
    pub fn outputs(&self) -> Vec<i32> {
        self.graph.outputs().map(|v| v.iter().collect()).unwrap_or_default()
    }

    /// Which operation an operator performs.
    pub fn operation(&self, operator: &Operator) -> Result<BuiltinOperator> {
        let codes = self.model.operator_codes().context("the TFLite file lists no operators")?;
        let index = usize::try_from(operator.opcode_index())?;
        ensure!(
            index < codes.len(),
            "an operator refers to entry {index} of a list of {}",
            codes.len()
        );
        let code = codes.get(index);
        // Small codes stand in the older of the two fields, large ones in the newer.
        Ok(BuiltinOperator(code.builtin_code().0.max(i32::from(code.deprecated_builtin_code()))))
    }

    /// A tensor's name; empty if it has none.
    pub fn name(&self, tensor: i32) -> Result<&'a str> {
        Ok(self.tensor(tensor)?.name().unwrap_or_default())
    }

    /// A tensor's shape, in TFLite's order of dimensions (a picture is `[1, height, width,
    /// channels]`).
    pub fn shape(&self, tensor: i32) -> Result<Vec<usize>> {
        let Some(shape) = self.tensor(tensor)?.shape() else { return Ok(vec![]) };
        shape
            .iter()
            .map(|n| {
                usize::try_from(n).with_context(|| format!("tensor {tensor} has the size {n}"))
            })
            .collect()
    }

    /// A tensor's shape as `[1, height, width, channels]`.
    pub fn picture_shape(&self, tensor: i32) -> Result<[usize; 4]> {
        let shape = self.shape(tensor)?;
        shape.as_slice().try_into().with_context(|| {
            format!("tensor {tensor} has the shape {shape:?} where four dimensions are needed")
        })
    }

    /// A tensor's values if they stand in the file, sparse ones written out; `None` if they are
    /// computed.
    pub fn constant(&self, tensor: i32) -> Result<Option<Constant>> {
        let entry = self.tensor(tensor)?;
        let buffers = self.model.buffers().context("the TFLite file holds no buffers")?;
        let buffer = usize::try_from(entry.buffer())?;
        ensure!(
            buffer < buffers.len(),
            "tensor {tensor} refers to buffer {buffer} of {}",
            buffers.len()
        );
        let Some(data) = buffers.get(buffer).data().filter(|d| !d.is_empty()) else {
            return Ok(None);
        };
        let element = match entry.type_() {
            TensorType::FLOAT16 => Element::F16,
            TensorType::FLOAT32 => Element::F32,
            TensorType::INT32 => Element::I32,
            other => {
                bail!(
                    "constant tensor {tensor} has the number type {}, which is not supported",
                    other.variant_name().unwrap_or("unknown")
                )
            }
        };
        let shape = self.shape(tensor)?;
        let bytes = match entry.sparsity() {
            None => data.bytes().to_vec(),
            Some(sparsity) => {
                Sparsity::of(&sparsity)?.densify(&shape, data.bytes(), element.bytes())?
            }
        };
        let expected = shape.iter().product::<usize>() * element.bytes();
        ensure!(
            bytes.len() == expected,
            "constant tensor {tensor} of shape {shape:?} has {} bytes where {expected} are needed",
            bytes.len()
        );
        Ok(Some(Constant { shape, element, bytes }))
    }

    fn tensor(&self, tensor: i32) -> Result<Tensor<'a>> {
        let tensors = self.graph.tensors().context("the TFLite graph has no tensors")?;
        let index =
            usize::try_from(tensor).ok().filter(|&i| i < tensors.len()).with_context(|| {
                format!("an operator refers to tensor {tensor} of {}", tensors.len())
            })?;
        Ok(tensors.get(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permuted_moves_channels_forward() {
        // Two rows, one column, three channels.
        let constant =
            Constant { shape: vec![1, 2, 1, 3], element: Element::F16, bytes: (0..12).collect() };
        let permuted = constant.permuted([0, 3, 1, 2]).unwrap();
        assert_eq!(permuted.shape, [1, 3, 2, 1]);
        assert_eq!(permuted.bytes, [0, 1, 6, 7, 2, 3, 8, 9, 4, 5, 10, 11]);
    }
}
