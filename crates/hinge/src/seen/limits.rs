//! Figures of how one frame is seen, each with unit and source; they hold for every drill.
//!
//! "study" is the measurement on rendered clips with exact truth that docs/MEASURES.md describes.

/// So much of the world is taken to lie in the picture's longer side, degrees: no camera tells it.
/// Source: phones' main cameras see 60 to 80; study, 55 to 75 change the elevation by 3.
pub const VIEW_DEG: f64 = 65.0;
/// How much more ear → nose counts than heel → toe when the facing is found. Source: study, side-on
/// a nose lies 0.14 trunks ahead of the ears, the two feet together 0.75.
pub const FACE_WEIGHT: f64 = 6.0;
/// Somebody kneels on a lying shin when the hip is so much higher than the knee, lengths of the
/// shin. Source: study, kneeling reads 0.85 to 1.1 from tall to the deepest hinge, a leg stretched
/// out behind the body 0 to 0.3.
pub const KNEELING_HIP_SHINS: f64 = 0.5;
/// A near ankle that is seen so much higher than the far one is not that of a foot on the floor,
/// trunk lengths. Source: study and films of real people, on both feet at most 0.1 whatever the
/// view; where the model takes one leg for the other 0.3 to 1.4.
pub const LIFTED_FOOT_TRUNKS: f64 = 0.3;
/// Less than this ahead, feet and weighted face together, and the person faces the camera, trunk
/// lengths. Source: study, side-on 1.6, at 45° 0.8 to 1.2.
pub const LEAST_AHEAD_TRUNKS: f64 = 0.4;
/// Shorter than this, shoulder to hip, the person is too small in the picture to be measured,
/// pixels. Source: study, a body of 110 px (trunk 34) is still measured well.
pub const SMALLEST_TRUNK_PX: f64 = 34.0;
/// A landmark may lie this far outside the picture and still count as in it, fraction of the
/// region's side. Source: study, the model's landmarks at the feet are 2 % off.
pub const EDGE_TOLERANCE_SIDES: f64 = 0.01;
/// The hips lie no farther than this to a side of the picture's middle, half diagonals of the
/// picture. Source: a body drawn through lenses that draw in the picture's corners by 5, 10 and
/// 15 %: whatever its size and the picture's shape, hip and knee of a hinge are off by up to 1.4,
/// 2.9 and 4.4 degrees here, and by 3, 7 and 12 at 0.7.
pub const FARTHEST_OFF_MIDDLE: f64 = 0.4;
/// What [`crate::seen::body::Body::obliqueness`] reads side-on. Source: study, bodies and cameras
/// of yaw −45° to +45°.
pub const OBLIQUENESS_SIDE_ON: f64 = -0.03;
/// What shoulders and hips alone read, times the first and plus the second, is what shoulders, hips
/// and feet together read. Source: the same, fitted apart.
pub const AS_WITH_FEET: (f64, f64) = (1.154, 0.022);
/// The sine of the yaw per obliqueness beyond that. Source: the same, the yaw is then right to 3°.
pub const YAW_SINE_PER_OBLIQUENESS: f64 = -1.62;
/// No greater sine is believed. Source: own choice, 64°, far beyond what is measured.
pub const LARGEST_YAW_SINE: f64 = 0.9;
/// From this yaw on the far leg counts in the directions of the leg, degrees …
pub const BLEND_FROM_DEG: f64 = 15.0;
/// … and as much as the near one when it is this much greater, degrees. Source: study, nearer to
/// side-on the far leg is hidden and guessed.
pub const BLEND_OVER_DEG: f64 = 15.0;
/// The far shoulder and hip count as much as the near ones from this yaw on, degrees. Source:
/// study, nothing hides them.
pub const TRUNK_BLEND_OVER_DEG: f64 = 4.0;
/// So much too bent does a knee read at a hip of 90°, times the yaw's sine, degrees. Source: study,
/// 230 reps at yaws of ±45°, 7.8 with the full network and 8.6 with lite at knees of 10 to 25°.
pub const KNEE_EXCESS_DEG: f64 = 10.0;
/// … and nothing of it when it is bent so far, degrees. Source: the same, of 31 knees bent by 35 to
/// 100° those seen from the front read no more than those seen from behind.
pub const BENT_KNEE_DEG: f64 = 80.0;
/// How far people in standing lean ahead, from the ankles to the shoulders, degrees … Source: study
/// 2.8, films of real people 0.9.
pub const STANDING_LEAN_DEG: f64 = 2.0;
/// … and how far from that without a roll of the camera, degrees. Source: films of real people,
/// standard deviation 2.1 with the roll of their cameras in it.
pub const STANDING_LEAN_SPREAD_DEG: f64 = 2.0;
/// Shorter than this, a line has no direction, pixels. Source: own choice, the
/// rounding of places.
pub const SHORTEST_LINE_PX: f64 = 2.0;
/// The picture is looked at in so many places a side. Source: own choice, its mean and range are
/// then right to a hundredth.
pub const PLACES_A_SIDE: usize = 48;
