//! One frame: the person in it, seen from the side.

pub mod body;
pub(crate) mod hint;
pub mod light;
