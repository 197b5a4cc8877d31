//! Figures of how the back is read, each with unit and source; they hold for every drill.
//! Lengths and sags are fractions of the standing trunk.
//!
//! "study" is the measurement on rendered clips with exact truth that docs/MEASURES.md describes.

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
/// From farther below the hips of standing than this the back is not judged, degrees: half of the
/// backs that are rounded by 30 degrees look flat. Source: study of low phones; one on the floor at
/// 1.5 m sees them from 28, at 2 m from 22.
pub const BELOW_MOST_DEG: f64 = 28.0;
/// Sag of standing of people side-on. Source: study of fifteen rendered bodies, −0.04 to −0.06.
pub const OTHERS_SAG: f64 = -0.055;
/// Without a reference rep this share of what the bottom is compared with is [`OTHERS_SAG`], the
/// rest the person's own standing: hair, a collar, or a shoulder blade that is seen from behind
/// spoil the outline of standing and not that of a bent back. Source: the same, 0.4 to 0.6 tell
/// rounded and arched backs apart best.
pub const OTHERS_SHARE: f64 = 0.5;
/// A set shows what its person's flat back reads by this share of its reps, the flatter ones.
/// Source: own choice, in most sets a fourth of the reps is not rounded.
pub const FLATTER_REPS_SHARE: f64 = 0.25;
/// … from so many reps on. Source: own choice, of fewer one alone would decide.
pub const FLAT_BACK_REPS: usize = 3;
/// What reads hollower is arched and no flat back. Source: study, backs arched by 20 degrees read
/// this beyond a good rep's.
pub const HOLLOWEST_FLAT_BACK: f64 = -0.045;
/// Trunks whose tilts lie apart by no more than this show the same outline, degrees. Source: own
/// choice, a hinge's bottoms differ by less, a squat's trunk is more upright.
pub const LIKE_TILT_DEG: f64 = 15.0;
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
/// The upper back's bend at the bottom against standing, degrees: so many per trunk length of
/// [`crate::back::contour::BackForm::hump`] …
pub const UPPER_BACK_DEG_PER_HUMP: f64 = 378.0;
/// … so many per trunk length by which the blades are farther behind than in standing …
pub const UPPER_BACK_DEG_PER_LIFT: f64 = 104.0;
/// … and this. Source: study of fifteen rendered bodies, bent by 0 to 40 degrees, of a third of
/// which nothing was fitted: RMSE 8.5 (full) to 9.8 (lite) there.
pub const UPPER_BACK_OFFSET_DEG: f64 = -4.0;
/// Farther from side-on than this nothing is said of the upper back's bend, degrees. Source: the
/// same, RMSE 14 to 16 beyond.
pub const UPPER_BACK_MOST_YAW_DEG: f64 = 35.0;
/// The low back's bend at the bottom against standing, degrees: so many per trunk length of
/// [`crate::back::contour::BackForm::low_bulge`] …
pub const LUMBAR_DEG_PER_BULGE: f64 = 381.0;
/// … less so many per trunk length of that in standing, which hair, collars and shirts spoil …
pub const LUMBAR_DEG_PER_STANDING_BULGE: f64 = 158.0;
/// … and this. Source: study of fifteen rendered bodies, RMSE 10.2 on those that nothing was fitted
/// to.
pub const LUMBAR_OFFSET_DEG: f64 = 13.0;
/// A back that is said to be arched is bent by this or less, degrees. Source: study, nineteen of
/// twenty straight ones read more, those arched by 20 degrees read -11 to -12.
pub const HOLLOW_LUMBAR_DEG: f64 = -10.8;
/// Straight upper backs read a bend up to this, degrees. Source: the same, nineteen of twenty.
pub const STRAIGHT_UPPER_BACK_DEG: f64 = 8.0;
/// So much more does a straight upper back read for each degree by which the low back bends.
/// Source: the same, above low backs rounded by 30 to 40 degrees it reads 12 to 15.
pub const UPPER_DEG_PER_LUMBAR_DEG: f64 = 0.25;
/// So much sag does a degree beyond that add, trunk lengths. Source: the same, an upper back bent
/// by 30 degrees reads half the sag of a low back bent so far.
pub const SAG_PER_UPPER_DEG: f64 = 0.0013;
/// With a reference rep, so many degrees per trunk length of sag beyond it. Source: the same, RMSE
/// 7.
pub const LUMBAR_DEG_PER_SAG: f64 = 360.0;
/// Farther from side-on than this nothing is said of the low back's bend, degrees. Source: the
/// same, RMSE 13 to 15 beyond.
pub const LUMBAR_MOST_YAW_DEG: f64 = 25.0;
/// A face that points no farther up than this above its direction in standing looks ahead, degrees.
/// Source: films of real people, in right lifts at most 12; eyes that look at the wall in front of
/// them are level, and the rest is the model's error.
pub const LEVEL_FACE_DEG: f64 = 15.0;
/// The rod as it is drawn goes on past the upper back by this share of the way from upper back to
/// tailbone. Source: own choice, over the head.
pub const PAST_UPPER_BACK: f64 = 0.85;
/// … and past the tailbone by this. Source: own choice, a little.
pub const PAST_TAILBONE: f64 = 0.2;

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
    /// Between the shoulder blades.
    pub const BLADES: (f64, f64) = (0.15, 0.30);
    /// Where the upper back ends.
    pub const WAIST: (f64, f64) = (0.35, 0.50);
    /// Low back.
    pub const LOW_BACK: (f64, f64) = (0.40, 0.75);
    /// Tailbone.
    pub const TAILBONE: (f64, f64) = (0.95, 1.05);
    /// The buttocks about the tailbone.
    pub const BUTTOCKS: (f64, f64) = (0.85, 1.05);
    /// Where the head is most dorsal.
    pub const HEAD: (f64, f64) = (-0.6, -0.25);
    /// The upper back as a whole.
    pub const CHEST: (f64, f64) = (0.10, 0.45);
    /// All of the trunk.
    pub const TRUNK: (f64, f64) = (0.0, 1.05);
}
