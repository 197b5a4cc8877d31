//! From a TFLite file to what this project uses: the network's own file for the app, and ONNX for
//! checking it.
//!
//! Only the operators that BlazePose needs are known. The same file always gives the same bytes.

mod onnx;
mod operators;
mod padding;
mod simplify;
mod source;
mod sparse;
mod to_network;
mod to_onnx;

pub use to_network::to_network;
pub use to_onnx::to_onnx;

use std::collections::BTreeMap;

/// Names for what is made.
#[derive(Debug, Clone, Copy)]
pub struct Naming<'a> {
    /// The graph's name.
    pub graph: &'a str,
    /// The only input's name.
    pub input: &'a str,
    /// Each output's name, by its name in the TFLite file.
    pub outputs: &'a BTreeMap<String, String>,
    /// Words for people, carried in the file: origin and licence.
    pub doc: &'a str,
}
