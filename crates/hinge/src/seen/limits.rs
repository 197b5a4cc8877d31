//! Figures of how one frame is seen, each with unit and source; they hold for every drill.
//!
//! "study" is the measurement on rendered clips with exact truth that docs/MEASURES.md describes.

/// How much more ear → nose counts than heel → toe when the facing is found. Source: study, side-on
/// a nose lies 0.14 trunks ahead of the ears, the two feet together 0.75.
pub const FACE_WEIGHT: f64 = 6.0;
/// Somebody kneels on a lying shin when the hip is so much higher than the knee, lengths of the
/// shin. Source: study, kneeling reads 0.85 to 1.1 from tall to the deepest hinge, a leg stretched
/// out behind the body 0 to 0.3.
pub const KNEELING_HIP_SHINS: f64 = 0.5;
/// Less than this ahead, feet and weighted face together, and the person faces the camera, trunk
/// lengths. Source: study, side-on 1.6, at 45° 0.8 to 1.2.
pub const LEAST_AHEAD_TRUNKS: f64 = 0.4;
/// Shorter than this, shoulder to hip, the person is too small in the picture to be measured,
/// pixels. Source: study, a body of 110 px (trunk 34) is still measured well.
pub const SMALLEST_TRUNK_PX: f64 = 34.0;
/// A landmark may lie this far outside the picture and still count as in it, fraction of the
/// region's side. Source: study, the model's landmarks at the feet are 2 % off.
pub const EDGE_TOLERANCE_SIDES: f64 = 0.01;
/// Shorter than this, a line has no direction, pixels. Source: own choice, the
/// rounding of places.
pub const SHORTEST_LINE_PX: f64 = 2.0;
/// The picture is looked at in so many places a side. Source: own choice, its mean and range are
/// then right to a hundredth.
pub const PLACES_A_SIDE: usize = 48;
