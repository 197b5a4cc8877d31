//! Figures of how standing is known and movements are counted, each with unit and source; they hold
//! for every drill.
//!
//! "study" is the measurement on rendered clips with exact truth that docs/MEASURES.md describes.

/// Standing has to be held this long, s. Source: own choice, the least that averages the model's
/// noise at 15 frames a second.
pub const STILL_FOR_S: f64 = 0.8;
/// … and seen in at least this many frames. Source: own choice, 5 frames a second.
pub const LEAST_STILL_FRAMES: usize = 4;
/// While standing still, no angle spreads more than this, degrees. Source: study, standing spreads
/// 1 to 3, kneeling 6.
pub const LARGEST_SPREAD_DEG: f64 = 7.0;
/// While standing still, shoulder and ankle move no more than this, fraction of the trunk's length.
/// Source: study.
pub const LARGEST_DRIFT_TRUNKS: f64 = 0.08;
/// In that time no angle drifts from its first to its second half by more than this, degrees:
/// somebody who goes down slowly does not stand. Source: own choice, noise of a half's median 0.5;
/// it sees 5 degrees a second.
pub const LARGEST_TREND_DEG: f64 = 2.0;
/// A person who stands otherwise than before, turned, nearer or more bent, is taken at their new
/// word after holding it this long beyond [`STILL_FOR_S`], s. Source: own choice, longer than a
/// pause on the way.
pub const NEW_STANDING_HOLD_S: f64 = 1.0;
/// Whose trunk is farther than this from what the drill's rest allows is in another posture
/// altogether, as standing in a drill on the back, degrees. Source: own choice, farther than
/// anybody leans who is about to stand up.
pub const OTHER_REST_TRUNK_DEG: f64 = 35.0;
/// Standing is otherwise when an angle differs by more than this, degrees. Source: own choice, sway
/// and noise of a median.
pub const SAME_STANDING_DEG: f64 = 2.0;
/// … or when the trunk's length in the picture differs by more than this share: the person came
/// closer. Source: own choice, the model's trunk in standing varies by 0.03.
pub const SAME_SCALE_SHARE: f64 = 0.1;
/// … or when the obliqueness differs by more than this: the person turned. Source: own choice, half
/// way from side-on to the limit; standing varies by 0.05.
pub const SAME_OBLIQUENESS: f64 = 0.14;
/// Who at rest faces elsewhere for this long has turned away, s. Source: own choice.
pub const TURNED_AWAY_S: f64 = 0.5;
/// Obliqueness ([`crate::seen::body::Body::obliqueness`]) from which the view is too much from the
/// front for angles: about 52° of yaw. Source: study, yaw 45° reads −0.44 to −0.47; beyond, the
/// joints cover each other.
pub const MOST_OBLIQUE_FROM_FRONT: f64 = -0.52;
/// Obliqueness from which the view is too much from behind for angles. Source: the limit from the
/// front, mirrored about the −0.03 that a side-on view reads.
pub const MOST_OBLIQUE_FROM_BEHIND: f64 = 0.46;
/// Where the hips' drop is counted, so many degrees stand for a drop by the length of the leg, so
/// that the limits of a rep are of the size they have for angles. Source: own choice, 0.5 a
/// percent; study, a step of 0.2 m drops the hips by 50.
pub const DROP_DEG_PER_LEG: f64 = 200.0;
/// Of a moment at rest the frames count that are within [`START_DEG`] of the angle below which this
/// share of them lies. Source: own choice, the best ones without the very best.
pub const BEST_REST_SHARE: f64 = 0.2;
/// The rest between movements and the movements that it shows are looked for again so many times at
/// most, until they agree. Source: films of real people, twice is enough.
pub const REST_ROUNDS: usize = 3;
/// A moment at rest is known from at least this many frames. Source: own choice, the least of which
/// a median means something.
pub const LEAST_REST_FRAMES: usize = 3;
/// Who was not seen at rest yet, and both of whose feet are farther than this from where they were
/// at first, has walked, trunk lengths. Source: films of real people, a foot behind discs is
/// guessed up to 0.3 off.
pub const WALKED_TRUNKS: f64 = 0.6;
/// Shoulders above the foot in standing, lengths of trunk, thigh and shin together. Source: sixteen
/// films of real people, 1.02 to 1.11.
pub const HEIGHT_PER_BONES: f64 = 1.06;
/// So many degrees stand for a drop of the shoulders by their height in standing, so that the
/// limits of a rep are of the size they have for angles. Source: study, a hinge of 84 degrees drops
/// them by 0.27 of it.
pub const DROP_DEG_PER_HEIGHT: f64 = 300.0;
/// The bottom is the middle of the time spent within this of the deepest angle, degrees …
pub const BOTTOM_PLATEAU_DEG: f64 = 3.0;
/// … or within this share of it, whichever is more. Source: own choice, the model's slow drift in a
/// hold.
pub const BOTTOM_PLATEAU_SHARE: f64 = 0.15;
/// … unless that lasts longer than this, s: then the person went down slowly, and it is the time
/// within half as much, and so on down to [`BOTTOM_PLATEAU_DEG`]. Source: own choice, longer than a
/// hold of a second.
pub const BOTTOM_PLATEAU_S: f64 = 1.3;
/// Where the trunk's direction is counted, the bottom is the middle of the time in which the
/// shoulders are within this share of their drop. Source: own choice, as [`BOTTOM_PLATEAU_SHARE`]
/// for less noise.
pub const LOW_SHOULDER_SHARE: f64 = 0.08;
/// The movement has turned when the hip angle has come back by this, degrees …
pub const TURN_DEG: f64 = 6.0;
/// … or by this share of the depth, whichever is more. Source: own choice, four times the model's
/// noise.
pub const TURN_SHARE: f64 = 0.12;
/// On the way up a turn below this share of the depth ends the rep; above it the person only
/// paused. Source: own choice.
pub const UP_SHARE: f64 = 0.33;
/// A rep is over when the hip angle has found no new low for this long near standing, s. Source:
/// study, reps at 1.4 s rest 0.3 s.
pub const SETTLE_S: f64 = 0.3;
/// The same away from standing, where a person may pause and go on, s. Source: study, unfinished
/// lockouts rest 0.7 s.
pub const SETTLE_SHORT_OF_STANDING_S: f64 = 0.55;
/// The rest before a rep is where the hip angle was lowest within this time, s. Source: own choice.
pub const REST_MEMORY_S: f64 = 2.0;
/// A new low has to be lower by this, degrees. Source: study, the model's noise at rest.
pub const NEW_LOW_DEG: f64 = 1.0;
/// A rep's start and end lie where the hip angle is within this of the rest before and after,
/// degrees.
pub const START_DEG: f64 = 3.0;
/// Trunk and thigh in one line read this hip angle, degrees. Source: study, standing reads −2 to
/// −10.
pub const STRAIGHT_HIP_DEG: f64 = -4.0;
/// Thigh and shin in one line read this knee angle, degrees. Source: study, standing reads −4 to
/// +4.
pub const STRAIGHT_KNEE_DEG: f64 = -1.0;
/// Where discs hide the tailbone at rest, the outline is taken while the trunk tips by this much,
/// degrees: they have dropped, and the back is still as in standing. Source: study, there the sag
/// reads as in standing without a bar, within 0.005.
pub const HIDDEN_OUTLINE_TILT_DEG: (f64, f64) = (10.0, 32.0);
/// The model has taken one leg for the other when the other ankle is nearer to where the near one
/// stood by more than this, trunk lengths. Source: study, in standing the ankles read 0.1 apart, on
/// a step 0.5.
pub const LEG_SWAP_TRUNKS: f64 = 0.2;
/// A person's height unless it is given, m. Source: the record's definition.
pub const DEFAULT_HEIGHT_M: f64 = 1.70;
/// The place of the hips at rest follows each frame by this share. Source: own choice, the model's
/// noise of 1 px is halved twice.
pub const REST_FOLLOW_SHARE: f64 = 0.2;
/// From ear to ankle, shares of the height. Source: anthropometric tables, ear canal at 0.925,
/// ankle at 0.04.
pub const EAR_TO_ANKLE_HEIGHTS: f64 = 0.885;
/// Trunk minus direction of the face in standing, when the head is level, degrees; outside, nothing
/// is said of the head later. Source: study, level heads of 60 clips read −101 with a standard
/// deviation of 12 (full; lite −97 and 12).
pub const LEVEL_HEAD_DEG: (f64, f64) = (-126.0, -76.0);
/// After so many silhouettes at rest that make no standing outline, fewer are asked for; as
/// many late ones are kept. Source: own choice, 3 s at 30 frames a second.
pub const REST_OUTLINES_KEPT: usize = 90;
/// After as many silhouettes at rest that make no standing outline, only one in so many frames is
/// asked for. Source: own choice.
pub const SPARSE_MASK_FRAMES: usize = 5;
