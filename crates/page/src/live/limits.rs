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
