//! The thresholds of the running set: what is shown for how long, and what is not drawn.

/// How long the coach's words stay on the screen, s. Source: own choice.
pub const CAPTION_S: f64 = 6.0;
/// How long the set-up stays on the screen once standing is known, so that its result is seen, s.
/// Source: own choice.
pub const SET_UP_LINGERS_S: f64 = 2.0;
/// The countdown begins once so much of the stillness is held; the rest is counted down from three.
/// Source: own choice.
pub const COUNTS_FROM_SHARE: f64 = 0.25;
/// A countdown that was broken off and begins anew is sounded only after so long, s: nobody wants a
/// clatter of ticks. Source: own choice.
pub const TICKS_AGAIN_AFTER_S: f64 = 1.0;

/// A landmark less visible than this is not drawn, 0…1. Source: own choice.
pub const LEAST_VISIBILITY: f64 = 0.3;
/// Of a smaller bend no arc is drawn, degrees. Source: own choice.
pub const LEAST_ARC_DEG: f64 = 10.0;
/// So long it is said that another camera did not start, s. Source: own choice, as long as it takes
/// to walk back to one's place and read it.
pub const WENT_BACK_S: f64 = 10.0;

/// A trunk that leans less than this in the picture is upright, degrees: a phone leans by 6 at
/// most. Source: own choice.
pub const UPRIGHT_DEG: f64 = 30.0;
/// An arm whose elbow and wrist are less visible than this is not taken for one that is up, 0…1.
/// Source: own choice.
pub const ARM_VISIBILITY: f64 = 0.5;
/// The wrist of an arm that is up is so much higher than the ears, trunk lengths. Source: own
/// choice.
pub const WRIST_ABOVE_EARS: f64 = 0.25;
/// … and its elbow so much higher than the shoulder, trunk lengths.
pub const ELBOW_ABOVE_SHOULDER: f64 = 0.15;
/// So soon after hanging an arm is up, s. Source: 0.3 in rendered clips, 0.9 and more in a film of
/// a press from the shoulders.
pub const RAISED_WITHIN_S: f64 = 0.7;
/// So long an arm is held up, s. Source: own choice, longer than an arm is up in passing.
pub const ARM_HELD_S: f64 = 1.0;
/// So long an arm may be lost from sight and counts as held, s; longer and it is lowered. Source:
/// own choice, three frames at 15 a second.
pub const ARM_LOST_S: f64 = 0.25;

/// So long the end of a set that nobody touched can be taken back, s. Source: own choice, as long
/// as it takes to hear it and raise an arm for a second.
pub const TAKEN_BACK_WITHIN_S: f64 = 5.0;
/// So long after the last of the wished reps the set begins to end, s. Source: own choice, as long
/// as it takes to say what there is to say of a rep.
pub const SAID_OF_LAST_REP_S: f64 = 2.0;
/// So long nobody is there before the set begins to end, s. Source: own choice: with
/// [`TAKEN_BACK_WITHIN_S`] a quarter of a minute, in which one fetches a towel.
pub const AWAY_S: f64 = 10.0;
/// A step between two frames counts for no longer than this, s, for the set may have paused between
/// them. Source: own choice, half the rate that the slowest device is to keep.
pub const LONGEST_STEP_S: f64 = 0.5;
