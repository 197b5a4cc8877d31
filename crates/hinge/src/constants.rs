//! Figures that hold for every drill, each with unit and source. What belongs to one drill is in
//! its file.
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
/// The view at a rep's start is taken over this time before it, s. Source: own choice.
pub const START_VIEW_S: f64 = 0.5;
/// When a video ends without [`STILL_FOR_S`] of stillness, this share of it is accepted, with as
/// much more movement.
pub const RELAXED_SHARE: f64 = 0.4;

/// How much more ear → nose counts than heel → toe when the facing is told. Source: study, side-on
/// a nose lies 0.14 trunks ahead of the ears, the two feet together 0.75.
pub const FACE_WEIGHT: f64 = 6.0;
/// Somebody kneels on a lying shin when the hip is so much higher than the knee, lengths of the
/// shin. Source: study, kneeling reads 0.85 to 1.1 from tall to the deepest hinge, a leg stretched
/// out behind the body 0 to 0.3.
pub const KNEELING_HIP_SHINS: f64 = 0.5;
/// Less than this ahead, feet and weighted face together, and the person faces the camera, trunk
/// lengths. Source: study, side-on 1.6, at 45° 0.8 to 1.2.
pub const LEAST_AHEAD_TRUNKS: f64 = 0.4;
/// Obliqueness ([`crate::seen::body::Body::obliqueness`]) from which the view is too much from the front
/// for angles: about 28° of yaw, where the trunk's direction is 3° off. Source: study, yaw 15°
/// reads −0.15 to −0.19, yaw 45° −0.44 to −0.46, side-on −0.08 to +0.02.
pub const MOST_OBLIQUE_FROM_FRONT: f64 = -0.30;
/// Obliqueness from which the view is too much from behind for angles. Source: the limit from the
/// front, mirrored about the −0.03 that a side-on view reads.
pub const MOST_OBLIQUE_FROM_BEHIND: f64 = 0.24;
/// Shorter than this, shoulder to hip, the person is too small in the picture to be measured,
/// pixels. Source: study, a body of 110 px (trunk 34) is still measured well.
pub const SMALLEST_TRUNK_PX: f64 = 34.0;
/// A landmark may lie this far outside the picture and still count as in it, fraction of the
/// region's side. Source: study, the model's landmarks at the feet are 2 % off.
pub const EDGE_TOLERANCE_SIDES: f64 = 0.01;

/// Where the hips' drop is counted, so many degrees stand for a drop by the length of the leg, so
/// that the limits of a rep are of the size they have for angles. Source: own choice, 0.5 a
/// percent; study, a step of 0.2 m drops the hips by 50.
pub const DROP_DEG_PER_LEG: f64 = 200.0;

/// Angles at the bottom are medians over this long before and after it, s. Source: study, `bottom ±
/// 0.17`.
pub const BOTTOM_REACH_S: f64 = 0.17;
/// … but over no more than this share of the rep: a swing has no hold at the bottom. Source: study,
/// a swing's hip angle changes by 3 deg within 6 % of the rep.
pub const BOTTOM_REACH_SHARE: f64 = 0.07;
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
/// shoulder is within this share of its drop. Source: own choice, as [`BOTTOM_PLATEAU_SHARE`] for
/// less noise.
pub const LOW_SHOULDER_SHARE: f64 = 0.08;
/// The movement has turned when the hip angle has come back by this, degrees …
pub const TURN_DEG: f64 = 6.0;
/// … or by this share of the depth, whichever is more. Source: own choice, four times the model's
/// noise.
pub const TURN_SHARE: f64 = 0.12;
/// On the way up a turn below this share of the depth ends the rep; above it the person only
/// paused. Source: own choice.
pub const UP_SHARE: f64 = 0.5;
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
/// A rep during which the person was not seen for longer than this is counted but not judged, s.
/// Source: own choice.
pub const LONGEST_LOSS_S: f64 = 0.5;
/// "Feet planted": the near ankle moves no more than this between a rep's start, bottom and end,
/// trunk lengths. Source: study, planted 0.08, a step 0.7.
pub const PLANTED_TRUNKS: f64 = 0.35;

/// Once the outline of standing is known, the silhouette is asked for from this hip angle on,
/// degrees. Source: own choice, below the depth at which a back is judged, so that the way there is
/// seen.
pub const MASK_FROM_DEG: f64 = 20.0;
/// … and no more often than this, s. Source: docs/MEASURES.md, what a sparser silhouette changes.
pub const MASK_EVERY_S: f64 = 0.045;
/// What is drawn of the back stays for this long where no newer silhouette came, s; where a slow
/// device is spared silhouettes, longer by twice what lies more between two. Source: own choice,
/// above [`MASK_EVERY_S`].
pub const BACK_VIEW_HOLD_S: f64 = 0.12;

/// Trunk and thigh in one line read this hip angle, degrees. Source: study, standing reads −2 to
/// −10.
pub const STRAIGHT_HIP_DEG: f64 = -4.0;
/// Thigh and shin in one line read this knee angle, degrees. Source: study, standing reads −4 to
/// +4.
pub const STRAIGHT_KNEE_DEG: f64 = -1.0;
/// Of a smaller tilt of the trunk at the bottom no share is taken, degrees. Source: own choice.
pub const MIN_TILT_DEG: f64 = 15.0;
/// The way up begins and ends where the shoulder is this share of its rise from bottom and top.
/// Source: own choice.
pub const RISE_EDGE_SHARE: f64 = 0.05;
/// Where discs hide the tailbone at rest, the outline is taken while the trunk tips by this much,
/// degrees: they have dropped, and the back is still as in standing. Source: study, there the sag
/// reads as in standing without a bar, within 0.005.
pub const HIDDEN_OUTLINE_TILT_DEG: (f64, f64) = (10.0, 32.0);

/// Discs hide the legs at a rest where the knee reads farther from straight than this, degrees.
/// Source: study, behind discs 20 to 118, seen standing −1 to 4.
pub const HIDDEN_KNEE_DEG: f64 = 14.0;
/// They are seen where it reads no farther than this, degrees …
pub const SEEN_KNEE_DEG: f64 = 9.0;
/// … with no greater standard deviation, degrees. Source: study, behind discs 5 to 20, seen 0 to 2.
pub const SEEN_KNEE_DEVIATION_DEG: f64 = 4.0;
/// That is told over this time before a rep, s. Source: own choice.
pub const HIDDEN_LEGS_OVER_S: f64 = 0.7;

/// The model has taken one leg for the other when the other ankle is nearer to where the near one
/// stood by more than this, trunk lengths. Source: study, in standing the ankles read 0.1 apart, on
/// a step 0.5.
pub const LEG_SWAP_TRUNKS: f64 = 0.2;

/// A person's height unless it is given, m. Source: the record's definition.
pub const DEFAULT_HEIGHT_M: f64 = 1.70;
/// The place of the hips at rest follows each frame by this share. Source: own choice, the model's
/// noise of 1 px is halved twice.
pub const REST_FOLLOW_SHARE: f64 = 0.2;
/// From the hip's landmark in standing to the wall at no distance, shares of the height: where the
/// wall is drawn. Source: study, with this the outline meets the wall in the picture when the hips
/// have gone back as far as it stands.
pub const HIP_TO_BUTTOCK_HEIGHTS: f64 = 0.075;
/// From ear to ankle, shares of the height. Source: anthropometric tables, ear canal at 0.925,
/// ankle at 0.04.
pub const EAR_TO_ANKLE_HEIGHTS: f64 = 0.885;

/// A rep's deep part is where the hip is beyond this share of its depth. Source: the record's
/// definition.
pub const DEEP_SHARE: f64 = 0.6;
/// What is sustained holds this long, s. Source: the record's definition of "sustained".
pub const SUSTAINED_S: f64 = 0.2;
/// … over at least this many frames …
pub const SUSTAINED_FRAMES: usize = 3;
/// … with no longer time than this between two, s. Source: own choice, nothing is known of a longer
/// gap.
pub const SUSTAINED_GAP_S: f64 = 0.25;
/// Trunk minus direction of the face in standing, when the head is level, degrees; outside, nothing
/// is said of the head later. Source: study, standing and looking ahead reads −104 to −88; 12
/// beyond for other faces, less than the least head fault.
pub const LEVEL_HEAD_DEG: (f64, f64) = (-114.0, -78.0);
/// Less hip angle says nothing about the knees' bend, degrees. Source: study.
pub const KNEES_FROM_HIP_DEG: f64 = 45.0;

/// What a measure between clean and its threshold costs at most, points. Source: own choice, a
/// faultless rep keeps 80.
pub const LOSS_BELOW_THRESHOLD: f64 = 12.0;
/// What a fault costs at its threshold, points. Source: own choice, a faulty rep stays at or below
/// 70.
pub const LOSS_AT_THRESHOLD: f64 = 32.0;
/// What a fault costs at its severe value, points. Source: own choice.
pub const LOSS_WHEN_SEVERE: f64 = 80.0;
/// What it costs besides when a contact stays off the rod through all of the deep part, points.
/// Source: own choice.
pub const LOSS_WHILE_OFF_THE_ROD: f64 = 12.0;
/// The worst part sets the score; of what the others lost, this share is taken off as well. Source:
/// own choice.
pub const SHARE_OF_OTHER_LOSSES: f64 = 0.25;

/// The dorsal outline. Lengths are fractions of the standing trunk, `u` runs from shoulder (0) to
/// hip (1).
pub mod contour {
    /// The first ray, on the head.
    pub const FIRST_RAY: f64 = -0.75;
    /// From ray to ray.
    pub const RAY_STEP: f64 = 0.025;
    /// As many rays as reach below the buttocks.
    pub const RAY_COUNT: usize = 81;
    /// A ray is sampled this often, pixels of the source picture. Source: study, below the mask's
    /// own pixel.
    pub const STEP_PX: f64 = 0.5;
    /// How far a ray is followed.
    pub const REACH_TRUNKS: f64 = 0.9;
    /// The silhouette must begin this near to the line.
    pub const ENTER_WITHIN_TRUNKS: f64 = 0.3;
    /// The edge is as wide as from + this logit to − this logit.
    pub const EDGE_LEVEL_LOGIT: f64 = 1.0;
    /// Upper back.
    pub const UPPER_BACK: (f64, f64) = (0.0, 0.10);
    /// Low back.
    pub const LOW_BACK: (f64, f64) = (0.40, 0.75);
    /// Tailbone.
    pub const TAILBONE: (f64, f64) = (0.95, 1.05);
    /// Where the head is most dorsal.
    pub const HEAD: (f64, f64) = (-0.6, -0.25);
    /// The upper back as a whole.
    pub const CHEST: (f64, f64) = (0.10, 0.45);
    /// All of the trunk.
    pub const TRUNK: (f64, f64) = (0.0, 1.05);
}

/// The verdict on the back. Lengths are fractions of the standing trunk.
pub mod back {
    /// The outline's edge may be this wide. Source: study, clear views 0.0003, with a stick along
    /// the back 0.016 to 0.029.
    pub const EDGE_WIDTH: f64 = 0.035;
    /// In standing it may be wider, for the clearest frames are picked. Source: study, a pale
    /// picture behind the back 0.07.
    pub const STANDING_EDGE_WIDTH: f64 = 0.05;
    /// The outline may be this unsteady from ray to ray. Source: study, clear views 0.005 to 0.013,
    /// with a stick along the back 0.013 to 0.021, arms behind the back 0.032 to 0.044.
    pub const ROUGHNESS: f64 = 0.025;
    /// This share of the trunk's rays has to meet an edge. Source: study.
    pub const CROSSING_SHARE: f64 = 0.95;
    /// After so many silhouettes at rest that make no standing outline, fewer are asked for; as
    /// many late ones are kept. Source: own choice, 3 s at 30 frames a second.
    pub const REST_OUTLINES_KEPT: usize = 90;
    /// … namely one in so many frames. Source: own choice.
    pub const SPARSE_MASK_FRAMES: usize = 5;
    /// As many of the clearest frames at rest make the standing outline …
    pub const STANDING_FRAMES_USED: usize = 15;
    /// … and fewer than these don't.
    pub const STANDING_FRAMES_NEEDED: usize = 4;
    /// Their sag may spread (standard deviation) by this. Source: study, still standing 0.001 to
    /// 0.005, with a stick 0.010, arms behind the back 0.012.
    pub const STANDING_SPREAD: f64 = 0.011;
    /// Outlines whose sag lies apart by this are not of the same thing. Source: study, a back with
    /// and without the pale wall behind it 0.04 to 0.09; outlines of one back, arms behind it, have
    /// no such gap.
    pub const GROUPS_APART: f64 = 0.03;
    /// Obliqueness from which the outline is too much from the front. Source: study of yaw ±20°,
    /// with the margin of the full model.
    pub const OBLIQUE_FROM_FRONT: f64 = -0.22;
    /// Obliqueness from which the outline is too much from behind. Source: study of yaw ±20°.
    pub const OBLIQUE_FROM_BEHIND: f64 = 0.14;

    /// Sag minus standing of a good rep of an unknown person. Source: study, good reps of all
    /// bodies −0.02 to +0.037.
    pub const NEUTRAL_SAG: f64 = 0.015;
    /// Without a reference rep a rounded back is certain from this far beyond [`NEUTRAL_SAG`].
    /// Source: study, good reps in a loose hoodie read 0.065 to 0.086 from standing.
    pub const SURE_ROUNDED: f64 = 0.075;
    /// Without a reference rep an arched back is certain from this far before [`NEUTRAL_SAG`].
    /// Source: study.
    pub const SURE_ARCHED: f64 = 0.065;
    /// A reference rep whose own sag from standing is larger is refused. Source: study, rounded
    /// reps in loose clothes from 0.10.
    pub const LARGEST_REFERENCE_SAG: f64 = 0.09;
    /// The same the other way. Source: study, good reps from −0.024, low back arched by 20 deg from
    /// −0.043.
    pub const LEAST_REFERENCE_SAG: f64 = -0.04;

    /// The tailbone leaves the rod by this much per sag: the lever from the low back to the
    /// contact. Source: study, fit to the truth.
    pub const TAILBONE_GAP_PER_SAG: f64 = 3.2;
    /// Sag beyond the reference rep that opens no contact. Source: study, the spread of good reps
    /// of one person.
    pub const GAP_DEAD_ZONE: f64 = 0.005;
    /// The same where there is no reference rep. Source: study, good reps of all bodies end 0.015
    /// beyond [`NEUTRAL_SAG`].
    pub const UNKNOWN_GAP_DEAD_ZONE: f64 = 0.010;
    /// The upper back leaves the rod by this much per sag the other way. Source: study, fit to the
    /// truth.
    pub const UPPER_BACK_GAP_PER_SAG: f64 = 6.5;
    /// More sag the other way opens no contact: arching moves the outline less surely. Source:
    /// study, single frames of good reps read up to 0.046 before [`NEUTRAL_SAG`], a low back arched
    /// by 20 deg 0.058 to 0.061.
    pub const ARCH_DEAD_ZONE: f64 = 0.045;
}

/// The rod as it is drawn: how far it goes on, shares of the way from upper back to tailbone.
/// Source: own choice, over the head and a little past the tailbone.
pub mod rod {
    /// Past the upper back.
    pub const PAST_UPPER_BACK: f64 = 0.85;
    /// Past the tailbone.
    pub const PAST_TAILBONE: f64 = 0.2;
}

/// What is told of the picture and the person before and during a set.
pub mod checks {
    /// Nothing is told before it has held for so long, s. Source: own choice, longer than a flicker
    /// and shorter than the stillness that standing takes.
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
}

/// The coach.
pub mod coach {
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
    /// Who is told to stop above the drill's depth is told so only this far beyond the least depth
    /// of a rep, and has done so from this far short of it, degrees. Source: own choice, beyond the
    /// model's noise.
    pub const STOP_MARGIN_DEG: f64 = 6.0;
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
}
