//! Building an ONNX file.

use prost::Message;
use tract_onnx::pb::{
    AttributeProto, GraphProto, ModelProto, NodeProto, OperatorSetIdProto, TensorProto,
    TensorShapeProto, TypeProto, ValueInfoProto, attribute_proto::AttributeType,
    tensor_proto::DataType, tensor_shape_proto, type_proto,
};

use super::source::{Constant, Element};

/// Version of ONNX's operator set that the files are written for.
const OPERATOR_SET: i64 = 13;
/// Version of ONNX's file format, the one that came with [`OPERATOR_SET`].
const FORMAT: i64 = 7;

/// An ONNX graph under construction; nodes are added in the order of execution.
#[derive(Debug, Default)]
pub struct Graph {
    graph: GraphProto,
}

impl Graph {
    /// Adds an input of 32-bit floats.
    pub fn input(&mut self, name: &str, shape: &[usize]) {
        self.graph.input.push(floats(name, shape));
    }

    /// Declares that the value of this name is an output of 32-bit floats.
    pub fn output(&mut self, name: &str, shape: &[usize]) {
        self.graph.output.push(floats(name, shape));
    }

    /// Adds a node with one output, named like it.
    pub fn node(
        &mut self,
        op: &str,
        inputs: &[&str],
        output: &str,
        attributes: Vec<AttributeProto>,
    ) {
        self.graph.node.push(NodeProto {
            op_type: op.to_owned(),
            name: output.to_owned(),
            input: inputs.iter().map(|&s| s.to_owned()).collect(),
            output: vec![output.to_owned()],
            attribute: attributes,
            ..NodeProto::default()
        });
    }

    /// True if the graph already holds a constant of this name.
    pub fn has_constant(&self, name: &str) -> bool {
        self.graph.initializer.iter().any(|t| t.name == name)
    }

    /// Adds a constant.
    pub fn constant(&mut self, name: &str, constant: &Constant) {
        let data_type = match constant.element {
            Element::F16 => DataType::Float16,
            Element::F32 => DataType::Float,
            Element::I32 => DataType::Int32,
        };
        self.initializer(name, data_type, &constant.shape, constant.bytes.clone());
    }

    /// Adds a list of integers as a constant.
    pub fn integers(&mut self, name: &str, values: &[i64]) {
        let bytes = values.iter().flat_map(|v| v.to_le_bytes()).collect();
        self.initializer(name, DataType::Int64, &[values.len()], bytes);
    }

    /// Adds a list of 32-bit floats as a constant.
    pub fn float_list(&mut self, name: &str, values: &[f32]) {
        let bytes = values.iter().flat_map(|v| v.to_le_bytes()).collect();
        self.initializer(name, DataType::Float, &[values.len()], bytes);
    }

    /// Adds a single 32-bit float as a constant.
    pub fn float(&mut self, name: &str, value: f32) {
        self.initializer(name, DataType::Float, &[], value.to_le_bytes().to_vec());
    }

    /// The finished file; `name` and `doc` are carried in it for people.
    pub fn encode(mut self, name: &str, doc: &str) -> Vec<u8> {
        self.graph.name = name.to_owned();
        ModelProto {
            ir_version: FORMAT,
            opset_import: vec![OperatorSetIdProto { domain: String::new(), version: OPERATOR_SET }],
            producer_name: "dowel xtask models".to_owned(),
            doc_string: doc.to_owned(),
            graph: Some(self.graph),
            ..ModelProto::default()
        }
        .encode_to_vec()
    }

    fn initializer(&mut self, name: &str, data_type: DataType, shape: &[usize], raw_data: Vec<u8>) {
        self.graph.initializer.push(TensorProto {
            name: name.to_owned(),
            data_type: data_type.into(),
            dims: shape.iter().map(|&n| n as i64).collect(),
            raw_data,
            ..TensorProto::default()
        });
    }
}

/// An attribute holding a list of integers.
pub fn ints(name: &str, values: &[usize]) -> AttributeProto {
    AttributeProto {
        ints: values.iter().map(|&v| v as i64).collect(),
        ..attribute(name, AttributeType::Ints)
    }
}

/// An attribute holding one integer.
pub fn int(name: &str, value: i64) -> AttributeProto {
    AttributeProto { i: value, ..attribute(name, AttributeType::Int) }
}

/// An attribute holding a word.
pub fn word(name: &str, value: &str) -> AttributeProto {
    AttributeProto { s: value.as_bytes().to_vec(), ..attribute(name, AttributeType::String) }
}

/// An attribute of `Cast`: to 32-bit floats.
pub fn to_float() -> AttributeProto {
    int("to", i64::from(i32::from(DataType::Float)))
}

fn attribute(name: &str, kind: AttributeType) -> AttributeProto {
    AttributeProto { name: name.to_owned(), r#type: kind.into(), ..AttributeProto::default() }
}

fn floats(name: &str, shape: &[usize]) -> ValueInfoProto {
    let dim = shape
        .iter()
        .map(|&n| tensor_shape_proto::Dimension {
            value: Some(tensor_shape_proto::dimension::Value::DimValue(n as i64)),
            ..tensor_shape_proto::Dimension::default()
        })
        .collect();
    ValueInfoProto {
        name: name.to_owned(),
        r#type: Some(TypeProto {
            value: Some(type_proto::Value::TensorType(type_proto::Tensor {
                elem_type: DataType::Float.into(),
                shape: Some(TensorShapeProto { dim }),
            })),
            ..TypeProto::default()
        }),
        ..ValueInfoProto::default()
    }
}
