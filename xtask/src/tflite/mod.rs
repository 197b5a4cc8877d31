//! From a TFLite file to what this project uses: the network's own file for the app, and ONNX for
//! checking it.
//!
//! Only the operators that BlazePose needs are known. The same file always gives the same bytes.
//!
//! Pictures keep their channels side by side, borders of zeros belong to the convolution behind
//! them, and a convolution by channels with the one by pixels after it, and with a sum, are one
//! step. The networks as ONNX, run by tract's own operators, are what tests compare with; those are
//! compared with the original runtime's answers (`crates/pose/tests/golden`).

mod draft;
mod naming;
mod onnx;
mod operators;
mod padding;
mod simplify;
mod source;
mod sparse;
mod to_network;
mod to_onnx;

pub use naming::Naming;
pub use to_network::to_network;
pub use to_onnx::to_onnx;
