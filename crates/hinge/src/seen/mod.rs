//! One frame: the person in it, seen from the side.

pub mod angles;
pub mod body;
pub(crate) mod elevation;
pub(crate) mod hint;
pub mod hint_words;
pub mod light;
pub mod limits;
pub mod phone;
pub mod view;
