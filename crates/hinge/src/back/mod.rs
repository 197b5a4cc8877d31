//! The back against the virtual rod: its outline, what it is compared with, the gaps at the
//! contacts, the rod as it is drawn, or the reason why nothing can be told.

pub mod baseline;
pub mod cant_tell;
pub mod contour;
pub mod gaps;
pub mod limits;
pub mod rod;
