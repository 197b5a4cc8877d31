//! The back against the virtual rod: its outline, what it is compared with, the gaps at the
//! contacts, the rod as it is drawn, or the reason why nothing can be told.
//!
//! Rays from the line head – shoulder – hip to the silhouette's dorsal edge give the outline
//! ([`contour`]); the sag of the low back against standing or a reference rep ([`baseline`]) gives
//! the gaps. Contacts are held, leaving, lost or can't be told; one is drawn as lost, and sounds,
//! only where that is certain.

pub mod baseline;
pub mod cant_tell;
pub mod contour;
pub mod gaps;
pub mod limits;
pub mod rod;
