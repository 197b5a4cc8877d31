//! What is asked of the networks for one frame.

/// What a frame is needed for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Want {
    /// The silhouette too.
    pub mask: bool,
    /// Whether the network is shown the person's mirror image; what it says is mirrored back. It is
    /// not as good on one side as on the other.
    pub mirrored: bool,
}
