//! Figures of how a movement is measured, judged and scored, each with unit and source; they hold
//! for every drill.
//!
//! "study" is the measurement on rendered clips with exact truth that docs/MEASURES.md describes.

/// The view at a rep's start is taken over this time before it, s. Source: own choice.
pub const START_VIEW_S: f64 = 0.5;
/// A view whose obliqueness differs by more than this from that of standing is another one: angles
/// that were seen so can't be compared with standing. Source: own choice, 24° of yaw.
pub const TURNED_OBLIQUENESS: f64 = 0.25;
/// Angles at the bottom are medians over this long before and after it, s. Source: study, `bottom ±
/// 0.17`.
pub const BOTTOM_REACH_S: f64 = 0.17;
/// … but over no more than this share of the rep: a swing has no hold at the bottom. Source: study,
/// a swing's hip angle changes by 3 deg within 6 % of the rep.
pub const BOTTOM_REACH_SHARE: f64 = 0.07;
/// Between two frames a measure is taken in proportion, where they lie no farther apart than this,
/// s; nothing is known of a longer gap. Source: own choice, two steps of eight frames a second.
pub const BETWEEN_FRAMES_S: f64 = 0.27;
/// What is measured over a time is taken at so many even steps of it. Source: own choice, finer
/// than the frames of a camera.
pub const EVEN_STEPS: u32 = 20;
/// A rep during which the person was not seen for longer than this is counted but not judged, s.
/// Source: own choice.
pub const LONGEST_LOSS_S: f64 = 0.5;
/// "Feet planted": the near ankle moves no more than this between a rep's start, bottom and end,
/// trunk lengths. Source: study, planted 0.08, a step 0.7.
pub const PLANTED_TRUNKS: f64 = 0.35;
/// On one leg the free foot goes at least this far from where it was at the rep's start, trunk
/// lengths …
pub const GOING_FOOT_TRUNKS: f64 = 0.3;
/// … and the other no farther than this. Source: study and films of real people, free feet go 0.5
/// to 2.3, standing ones 0.1.
pub const STAYING_FOOT_TRUNKS: f64 = 0.2;
/// A free foot that is higher than the other by this is seen apart from it, trunk lengths: then the
/// model does not take one leg for the other. Source: films of real people and study, lifted ones
/// 0.4 to 1.4; on a step, where it does, they are as high as the other or lower.
pub const FREE_FOOT_UP_TRUNKS: f64 = 0.3;
/// A foot behind the other and on its toes reads so much, trunk lengths: its ankle's way behind,
/// beyond that of the hips, and how much higher its heel is above its toes. Source: study, feet
/// side by side up to 0.07, a foot 0.13 m behind 0.18 to 0.22; a film of a real person 1.4.
pub const KICKSTAND_TRUNKS: f64 = 0.12;
/// Farther from side-on than this that is not told, degrees. Source: study, 15 degrees of yaw move
/// it by 0.06, 45 by 0.32.
pub const KICKSTAND_MOST_YAW_DEG: f64 = 20.0;
/// Of a smaller tilt of the trunk at the bottom no share is taken, degrees. Source: own choice.
pub const MIN_TILT_DEG: f64 = 15.0;
/// The way up begins and ends where the shoulder is this share of its rise from bottom and top.
/// Source: own choice.
pub const RISE_EDGE_SHARE: f64 = 0.05;
/// Discs hide the legs at a rest where the knee reads farther from straight than this, degrees.
/// Source: study, behind discs 20 to 118, seen standing −1 to 4.
pub const HIDDEN_KNEE_DEG: f64 = 14.0;
/// They are seen where it reads no farther than this, degrees …
pub const SEEN_KNEE_DEG: f64 = 9.0;
/// … with no greater standard deviation, degrees. Source: study, behind discs 5 to 20, seen 0 to 2.
pub const SEEN_KNEE_DEVIATION_DEG: f64 = 4.0;
/// That is looked at over this time before a rep, s. Source: own choice.
pub const HIDDEN_LEGS_OVER_S: f64 = 0.7;
/// From the hip's landmark in standing to the wall at no distance, shares of the height: where the
/// wall is drawn. Source: study, with this the outline meets the wall in the picture when the hips
/// have gone back as far as it stands.
pub const HIP_TO_BUTTOCK_HEIGHTS: f64 = 0.075;
/// A rep's deep part is where the hip is beyond this share of its depth. Source: the record's
/// definition.
pub const DEEP_SHARE: f64 = 0.6;
/// What is sustained holds this long, s. Source: the record's definition of "sustained".
pub const SUSTAINED_S: f64 = 0.2;
/// … over at least this many frames …
pub const SUSTAINED_FRAMES: usize = 3;
/// … and what held is the value above which it was for all but this share of that time. Source: own
/// choice, the least of all depends on how many frames there are, for each has its own noise.
pub const SUSTAINED_LEAST_SHARE: f64 = 0.2;
/// Less hip angle says nothing about the knees' bend, degrees. Source: study.
pub const KNEES_FROM_HIP_DEG: f64 = 45.0;
/// An outline up to this unsteady is a clear view's, trunk lengths: below it the measures do not
/// grow worse. Source: study, clear views 0.005 to 0.013.
pub const CLEAR_ROUGHNESS: f64 = 0.012;
/// A secondary finding is asked about from this share of its measure's error beyond its threshold
/// on. Source: own choice, most reps do not have it.
pub const ASKED_FROM_ERROR_SHARE: f64 = 0.3;
/// A measure whose error was not learned is taken to be off by this share of the way from its
/// threshold to severe. Source: own choice, as the learned ones are.
pub const UNLEARNED_ERROR_SHARE: f64 = 0.5;
/// From here on a neck is cranked as far as is told apart, degrees. Source: own choice, half way up
/// to the ceiling is 45.
pub const CRANKED_FACE_DEG: f64 = 35.0;
/// The most severity of a head that looks ahead. Source: own choice, a mild finding.
pub const LOOKS_AHEAD_SEVERITY: f64 = 0.25;
/// Near standing the hip's angle is off by this share of the half-width at the bottom. Source:
/// study, frames within 15 degrees of standing are within 5.7 (full) and 6.2 degrees (lite) in nine
/// of ten, bottoms within 10 and 13.
pub const FINISH_ERROR_SHARE: f64 = 0.6;
/// The hips' way back is right to this in nine of ten reps, m. Source: study of rendered bodies of
/// both models up to 45 degrees of yaw.
pub const HIP_TRAVEL_ERROR_M: f64 = 0.035;
/// The shin's direction is off by so much more for each degree by which the camera sees the hips
/// from farther below …
pub const SHIN_ERROR_PER_DEG: f64 = 0.1;
/// … than this, degrees. Source of both: study of phones from the floor to 0.85 m, 0.03 (full) and
/// 0.15 (lite).
pub const SHIN_ERROR_FROM_DEG: f64 = 10.0;
