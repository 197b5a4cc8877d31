//! The networks, run by tract.
