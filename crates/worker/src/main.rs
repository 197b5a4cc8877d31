//! The dedicated worker: owns the model and the analyzer.

fn main() {}
