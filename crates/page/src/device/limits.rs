//! The thresholds of the device: how long a frame may take, what is spared, which model fits, and
//! when a set waits.

/// So many of the last frames of a kind tell how long such a frame takes. Source: own choice, a
/// second at 15 frames a second.
pub const WINDOW_FRAMES: usize = 15;
/// … and fewer than these don't. Source: own choice, a majority of the window.
pub const FEWEST_FRAMES: usize = 8;
/// Slow exercise is followed well at 15 frames a second, as most of the test clips have; a
/// frame may take so long, ms.
pub const FIFTEEN_A_SECOND_MS: f64 = 1000.0 / 15.0;
/// What fits well into a fifteenth of a second, ms. Source: own choice, 5 in 6 of it: the page
/// has to draw and speak too.
pub const WELL_WITHIN_MS: f64 = 55.0;
/// At 10 frames a second reps are still counted and judged, ms a frame. Source: the end-to-end
/// tests' camera.
pub const TEN_A_SECOND_MS: f64 = 100.0;
/// What was lowered is taken back when it would take no more than this share of the time.
/// Source: own choice, so that it does not go to and fro.
pub const BACK_SHARE: f64 = 0.8;
/// … and no sooner than this after the last change, s. Source: own choice, two or three reps.
pub const BACK_AFTER_S: f64 = 10.0;
/// The silhouette at most so often, s: on every second of 15 frames a second. Source:
/// docs/MEASURES.md, a rep's sag changes by 0.07 % in the mean and 0.25 % at the 95th
/// percentile.
pub const SPARSE_MASK_S: f64 = 0.09;
/// … and more seldom, s: on every third frame of those who just keep up. Source: as above,
/// every third as much.
pub const SPARSER_MASK_S: f64 = 0.13;
/// … and with frames at an even rate, s: on every third of 15, every second of 10. Source: as
/// above.
pub const EVEN_MASK_S: f64 = 0.19;
/// A frame may come this much earlier than its turn, s, for cameras' times are uneven. Source:
/// own choice, a quarter of a frame at 30 a second.
pub const EARLY_S: f64 = 0.008;
/// No device is given more frames a second than this. Source: own choice, what cameras are
/// asked for.
pub const MOST_HZ: f64 = 30.0;
/// So many of the last frames with a silhouette tell how quick a device is. Source: own choice,
/// the last reps, when it is warm.
pub const KEPT_FRAMES: usize = 300;
/// … and fewer than these don't. Source: own choice, two seconds at 15 frames a second.
pub const TELLING_FRAMES: usize = 30;
/// … by the time that this share of them stay below. Source: own choice.
pub const TELLING_SHARE: f64 = 0.75;
/// One frame in so many has the silhouette while the back is looked at, on a device that just keeps
/// up without being spared anything, …
pub const MASK_IN_FRAMES: f64 = 1.0;
/// … with silhouettes at [`SPARSE_MASK_S`], or at [`EVEN_MASK_S`] and 10 frames a second, …
pub const SPARSE_MASK_IN_FRAMES: f64 = 2.0;
/// … with silhouettes at [`SPARSER_MASK_S`], or at [`EVEN_MASK_S`] and 15 frames a second. Source:
/// these intervals in frames.
pub const SPARSER_MASK_IN_FRAMES: f64 = 3.0;
/// Frames a second of a device that is spared frames. Source: [`FIFTEEN_A_SECOND_MS`], …
pub const FIFTEEN_HZ: f64 = 15.0;
/// … [`TEN_A_SECOND_MS`].
pub const TEN_HZ: f64 = 10.0;

/// An exact model that takes longer than this with the silhouette is too slow, ms. Source: as
/// [`TEN_A_SECOND_MS`].
pub const FULL_TOO_SLOW_MS: f64 = TEN_A_SECOND_MS;
/// When the quick model takes no longer than this with the silhouette, there is room for the exact
/// one, ms. Source: measured in Chromium, the exact one takes 1.5 to 1.75 times as long.
pub const ROOM_FOR_FULL_MS: f64 = FULL_TOO_SLOW_MS / 1.75;

/// Who bends the hips so far may do a rep, degrees. Source: own choice, beyond walking, where the
/// hip bends by about 30.
pub const BENT_HIP_DEG: f64 = 40.0;

/// After so long without a frame a camera's picture stands still, ms. Source: own choice, longer
/// than a phone takes to change its exposure, and short enough that nobody does a rep unseen.
pub const STILL_AFTER_MS: f64 = 3_000.0;
/// After so long of being held back by the system it is said, ms. Source: own choice, longer than
/// the moment in which a camera starts.
pub const MUTED_AFTER_MS: f64 = 2_000.0;

/// After so long without being judged a person hears that the set waits, s. Source: own choice,
/// longer than a turn or a step aside.
pub const WAITS_AFTER_S: f64 = 2.0;
/// After so long of being judged again a person hears that it goes on, s. Source: own choice,
/// longer than a flicker.
pub const GOES_ON_AFTER_S: f64 = 0.5;
