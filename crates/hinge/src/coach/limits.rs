//! Figures of when the coach speaks and of what must hold for a set, each with unit and source;
//! they hold for every drill.
//!
//! "study" is the measurement on rendered clips with exact truth that docs/MEASURES.md describes.

/// No check ([`crate::coach::checks`]) changes before it has been otherwise for so long, s. Source:
/// own choice, longer than a flicker and shorter than the stillness that standing takes.
pub const STEADY_S: f64 = 0.5;
/// Below this mean brightness there is too little light, share of white. Source: study,
/// darkened clips with noise: at 0.076 reps are as in daylight, at 0.053 the head reads
/// otherwise, at 0.038 nobody is seen.
pub const DARKEST: f64 = 0.07;
/// Above this there is too much. Source: own choice, the brightest clip reads 0.64.
pub const BRIGHTEST: f64 = 0.92;
/// Tones lie apart by at least this share of white, from the darkest tenth to the brightest.
/// Source: study, clips with less contrast and noise: from 0.10 on reps are as before, at 0.08
/// one of two is lost in one clip, at 0.04 the person.
pub const LEAST_RANGE: f64 = 0.09;
/// Below this mean brightness with nobody there it is not the room that is dark: something covers
/// the camera, share of white. Source: own choice, far below the darkest room of the study, 0.038.
pub const BLACK: f64 = 0.01;
/// Tones that lie nearer to each other than this, from the darkest tenth to the brightest, with
/// nobody there, are those of a wall before the lens. Source: own choice, below the 0.04 at which
/// the study's person is lost in haze.
pub const WALL_RANGE: f64 = 0.03;
/// So long a person is asked to turn the phone, s: then the set goes on with the picture as it is.
/// Source: own choice, long enough to hear it and to walk to the phone.
pub const TURN_PHONE_S: f64 = 8.0;
/// A thing that was asked for is mended once something else has been asked for, or nothing, for so
/// long, s. Source: own choice, beyond a flicker.
pub const MENDED_S: f64 = 0.3;
/// A hint must have been there this long before it is said, s. Source: own choice, longer than
/// a step or a flicker.
pub const STEADY_HINT_S: f64 = 1.0;
/// … and this long where it is about another posture than the drill begins with, or comes
/// between reps, s. Source: own choice, longer than lying down or a breath between reps takes.
pub const LASTING_HINT_S: f64 = 4.0;
/// It is said again after so long, s. Source: own choice.
pub const HINT_AGAIN_S: f64 = 8.0;
/// … but no more often than this. Source: own choice.
pub const MOST_REMINDERS: u32 = 3;
/// Who is asked to stop above the drill's depth is asked so only this far beyond the least depth
/// of a rep, and has done so from this far short of it, degrees. Source: own choice, beyond the
/// model's noise.
pub const STOP_MARGIN_DEG: f64 = 6.0;
/// Nobody is told to stop at a smaller hip angle than this, degrees: it would hardly be a rep.
/// Source: own choice, a shallow hinge bends 35 to 45.
pub const LEAST_STOP_DEG: f64 = 30.0;
/// A contact is lost when it has been off the rod this long, s. Source: own choice, three
/// frames at 15 a second.
pub const CONTACT_LOST_S: f64 = 0.15;
/// A cue is repeated only when the fault is worse than when it was said, by this much severity.
/// Source: own choice.
pub const WORSE_SEVERITY: f64 = 0.15;
/// Praise needs this score. Source: own choice, the score at which a drill is done well.
pub const PRAISE_FROM_SCORE: f64 = 85.0;
/// A rep that is clean deeper than any that was praised by this is praised again, degrees.
/// Source: own choice, beyond the model's noise.
pub const DEEPER_DEG: f64 = 5.0;
/// Letters that a voice says in a second. Source: own choice, device voices say some 15.
pub const LETTERS_PER_S: f64 = 15.0;
/// How long a number or "go" takes to say, s.
pub const SHORT_S: f64 = 0.6;
/// The same of praise.
pub const PRAISE_S: f64 = 1.6;
/// The same of what is said besides cues: at most 48 letters.
pub const REMARK_S: f64 = 3.2;
/// The same of a hint: at most 90 letters.
pub const HINT_S: f64 = 6.0;
