//! Making what is sent short enough, by rule, and saying what was left out.

use super::error::ShareError;
use super::limits::{MOST_PER_HALF, TEXT_MOST_CHARS};
use super::message::write_sets;
use super::set::{Detail, Shared, SharedSet};

/// What did not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// The replay has only so many positions a rep.
    Smoothness {
        /// How many there are.
        positions: usize,
    },
    /// There is no replay.
    Replay,
    /// There are only scores, clean ranges and faults.
    Measures,
    /// There are only the first reps of a set.
    Reps {
        /// How many there are.
        kept: usize,
        /// Of how many.
        of: usize,
    },
    /// There are only the newest sets.
    Sets {
        /// How many there are.
        kept: usize,
        /// Of how many.
        of: usize,
    },
}

/// What is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// The text that stands behind `#s=`.
    pub text: String,
    /// What of the sets is not in it.
    pub left: Vec<Left>,
    /// The sets as they will be read.
    pub shared: Shared,
}

/// Replays from fine to coarse: positions from start to bottom, and steps in a trunk, which is some
/// 50 cm long.
const REPLAYS: [(usize, u32); 11] = [
    (24, 96),
    (12, 64),
    (12, 48),
    (8, 48),
    (8, 32),
    (6, 32),
    (4, 32),
    (4, 24),
    (3, 24),
    (2, 24),
    (1, 24),
];

/// Everything, as it goes into a file; of more than is ever read as much as is.
///
/// # Errors
/// [`ShareError::Nonsense`] without a set.
pub fn whole(shared: &Shared) -> Result<Fitted, ShareError> {
    match write_sets(shared) {
        Ok((text, written)) if text.len() <= TEXT_MOST_CHARS => {
            Ok(Fitted { text, left: Vec::new(), shared: written })
        }
        Ok(_) | Err(ShareError::TooLong) => fit(shared, TEXT_MOST_CHARS, Detail::Whole),
        Err(error) => Err(error),
    }
}

/// As much as `most_chars` characters hold: the finest replay that fits, else none, else the scores
/// alone, else fewer reps and sets. Several sets are sent with their scores alone. `detail`:
/// [`Detail::Scores`] begins there, and does not say so.
///
/// # Errors
/// [`ShareError::TooLong`] when not even one rep fits, [`ShareError::Nonsense`] without a set.
pub fn fit(shared: &Shared, most_chars: usize, detail: Detail) -> Result<Fitted, ShareError> {
    let try_with = |sets: Vec<SharedSet>, left: Vec<Left>| -> Result<Option<Fitted>, ShareError> {
        let (text, written) = write_sets(&Shared { athlete: shared.athlete.clone(), sets })?;
        Ok((text.len() <= most_chars).then_some(Fitted { text, left, shared: written }))
    };
    if let ([set], Detail::Whole) = (shared.sets.as_slice(), detail) {
        for (per_half, grain) in REPLAYS {
            let Some(motion) = &set.motion else { break };
            let thin = motion.thinned(per_half, grain);
            let left = (thin.per_half < MOST_PER_HALF)
                .then_some(Left::Smoothness { positions: 2 * thin.per_half + 1 });
            let set = SharedSet { motion: Some(thin), ..set.clone() };
            if let Some(fitted) = try_with(vec![set], left.into_iter().collect())? {
                return Ok(fitted);
            }
        }
        let left = set.motion.is_some().then_some(Left::Replay);
        if let Some(fitted) =
            try_with(vec![SharedSet { motion: None, ..set.clone() }], left.into_iter().collect())?
        {
            return Ok(fitted);
        }
    }
    let told = if detail == Detail::Whole { vec![Left::Measures] } else { Vec::new() };
    let all: Vec<SharedSet> = shared.sets.iter().map(SharedSet::scores).collect();
    for kept in (1..=all.len()).rev() {
        let fewer = (kept < all.len()).then_some(Left::Sets { kept, of: all.len() });
        let left = told.iter().copied().chain(fewer).collect();
        if let Some(fitted) = try_with(all[all.len() - kept..].to_vec(), left)? {
            return Ok(fitted);
        }
    }
    let newest = all.last().ok_or(ShareError::Nonsense)?;
    let reps = newest.reps.len();
    for kept in (1..reps).rev() {
        let fewer = SharedSet { reps: newest.reps[..kept].to_vec(), ..newest.clone() };
        let older = (all.len() > 1).then_some(Left::Sets { kept: 1, of: all.len() });
        let left =
            told.iter().copied().chain(older).chain([Left::Reps { kept, of: reps }]).collect();
        if let Some(fitted) = try_with(vec![fewer], left)? {
            return Ok(fitted);
        }
    }
    Err(ShareError::TooLong)
}
