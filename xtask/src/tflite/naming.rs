//! How the graph and its parts are called.

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
