//! From a TFLite file to what this project uses: the network's own file for the app, and ONNX for
//! checking it.
//!
//! Only the operators that BlazePose needs are known. The same file always gives the same bytes.

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
