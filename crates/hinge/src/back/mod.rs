//! The back against the virtual rod: what a rep's outline says, or why it says nothing.

pub mod contour;
pub mod rod;

use crate::back::contour::BackReading;
use crate::constants::BOTTOM_REACH_S;
use crate::constants::back::*;
use crate::drill::variants::all_of;
use crate::session::Gaps;
use crate::stance::standing::Standing;
use crate::stance::{SeenFrame, between};
use crate::statistics::standard_deviation;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, VariantArray};

/// Why the back can't be judged. Each prints as a sentence for the person.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    EnumCount,
    VariantArray,
    thiserror::Error,
)]
#[serde(rename_all = "snake_case")]
pub enum CantTell {
    /// The model gave no silhouette, or none that covers the back.
    #[error("no outline of the back was seen")]
    NoOutline,
    /// Parts of the outline are missing.
    #[error("the back's outline is broken: is something in front of it?")]
    BrokenOutline,
    /// The outline is blurred.
    #[error("the back's outline is blurred: use a plainer background or more light")]
    BlurredOutline,
    /// Arms, hair or clothes stand in front of the outline.
    #[error("something hides the back's outline: keep the hands free of the back")]
    RoughOutline,
    /// Not side-on.
    #[error("the view is not side-on enough for the back: turn side-on")]
    Oblique,
    /// The outline of standing could not be taken.
    #[error(
        "the back was not seen clearly in standing: stand tall and still, hands free of the back"
    )]
    NoStanding,
    /// The floor or a bench is in the rod's place.
    #[error(
        "the rod is for standing and kneeling drills; here the floor or the bench is in its place"
    )]
    NotInThisDrill,
    /// The reference rep is of another drill.
    #[error("the reference rep is from another drill: choose one of this drill")]
    ReferenceOfOtherDrill,
    /// The reference rep was seen by another model.
    #[error("the reference rep was seen by another model: choose one of this model")]
    ReferenceOfOtherModel,
    /// In the reference rep the person faced the other way.
    #[error("in the reference rep you faced the other way: turn round, or choose another one")]
    ReferenceFacesOtherWay,
    /// The head was not level in standing.
    #[error("the head was not level when you stood: look straight ahead while you stand")]
    HeadNotLevel,
    /// The person was lost during the rep.
    #[error("you were out of sight during the rep")]
    Lost,
}

impl CantTell {
    /// Every reason.
    pub const ALL: [CantTell; CantTell::COUNT] = all_of();
}

/// A rep's back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BackMeasures {
    /// Sag at the bottom minus standing, trunk lengths.
    pub sag: f64,
    /// Sag beyond the reference, trunk lengths: + = rounder, − = hollower than the reference.
    pub beyond: f64,
    /// Whether a reference rep was there to compare with.
    pub has_reference: bool,
}

/// The back's outline at rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StandingBack {
    /// Medians over the clearest frames.
    pub reading: BackReading,
}

/// What a rep's outline is compared with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Baseline {
    /// The outline of standing.
    pub standing: StandingBack,
    /// Sag minus standing of the reference rep, trunk lengths, if there is one.
    pub reference_sag: Option<f64>,
}

impl Baseline {
    /// The gaps between rod and contacts for a sag beyond the reference; the head's comes from
    /// elsewhere.
    pub fn gaps(&self, beyond: f64, head: Option<f64>) -> Gaps {
        let dead_zone =
            if self.reference_sag.is_some() { GAP_DEAD_ZONE } else { UNKNOWN_GAP_DEAD_ZONE };
        let tailbone = (TAILBONE_GAP_PER_SAG * (beyond - dead_zone)).max(0.0);
        let upper_back = (UPPER_BACK_GAP_PER_SAG * (-beyond - ARCH_DEAD_ZONE)).max(0.0);
        Gaps { head, upper_back: Some(upper_back), tailbone: Some(tailbone) }
    }

    /// How far a frame's sag lies beyond the reference, trunk lengths, + = rounder, when its
    /// outline is clear enough.
    pub fn beyond_in(&self, reading: Option<&BackReading>) -> Result<f64, CantTell> {
        Ok(self.beyond(frame_sag(reading, &self.standing)?))
    }

    /// How far a sag (minus standing) lies beyond the reference, or beyond what an unknown person's
    /// good rep reads.
    pub fn beyond(&self, sag: f64) -> f64 {
        sag - self.reference_sag.unwrap_or(NEUTRAL_SAG)
    }
}

/// Whether the view is too far from side-on for the back.
pub fn is_oblique(obliqueness: f64) -> bool {
    !(OBLIQUE_FROM_FRONT..=OBLIQUE_FROM_BEHIND).contains(&obliqueness)
}

/// The outline of standing from frames at rest: the clearest of them, when they agree.
pub fn standing_back(readings: &[BackReading]) -> Option<StandingBack> {
    let mut clear: Vec<BackReading> = readings
        .iter()
        .filter(|r| r.edge_width <= STANDING_EDGE_WIDTH && rest_quality(r).is_ok())
        .copied()
        .collect();
    clear.sort_by(|a, b| a.edge_width.total_cmp(&b.edge_width));
    clear.truncate(STANDING_FRAMES_USED);
    if !agree(&clear) {
        clear = hollower_group(clear);
    }
    if !agree(&clear) {
        return None;
    }
    Some(StandingBack { reading: BackReading::median(&clear)? })
}

/// Whether these are enough outlines, and of one and the same back.
fn agree(outlines: &[BackReading]) -> bool {
    let sags: Vec<f64> = outlines.iter().map(|reading| reading.sag).collect();
    outlines.len() >= STANDING_FRAMES_NEEDED && standard_deviation(&sags) <= STANDING_SPREAD
}

/// Where outlines fall into two groups that lie apart, the one with less sag: what stands behind a
/// back is taken for a part of it now and then and fills its hollow, but never makes it deeper.
/// Else all.
fn hollower_group(mut outlines: Vec<BackReading>) -> Vec<BackReading> {
    outlines.sort_by(|a, b| a.sag.total_cmp(&b.sag));
    let apart = outlines.windows(2).position(|pair| pair[1].sag - pair[0].sag >= GROUPS_APART);
    outlines.truncate(apart.map_or(outlines.len(), |last| last + 1));
    outlines
}

/// One frame's sag minus standing, trunk lengths, when its outline is clear enough.
fn frame_sag(reading: Option<&BackReading>, standing: &StandingBack) -> Result<f64, CantTell> {
    let reading = reading.ok_or(CantTell::NoOutline)?;
    quality(reading, EDGE_WIDTH)?;
    Ok(reading.sag - standing.reading.sag)
}

/// The back at a rep's bottom.
pub(crate) fn rep_back(
    frames: &[SeenFrame],
    bottom: usize,
    baseline: &Baseline,
) -> Result<BackMeasures, CantTell> {
    let bottom_s = frames[bottom].t_s;
    let near = between(frames, bottom_s - BOTTOM_REACH_S, bottom_s + BOTTOM_REACH_S);
    let asked = near.iter().filter(|frame| frame.back.had_silhouette).count();
    let readings: Vec<BackReading> = near.iter().filter_map(|frame| frame.back.reading).collect();
    let middle = BackReading::median(&readings)
        .filter(|_| 2 * readings.len() >= asked)
        .ok_or(CantTell::NoOutline)?;
    quality(&middle, EDGE_WIDTH)?;
    let sag = middle.sag - baseline.standing.reading.sag;
    Ok(BackMeasures {
        sag,
        beyond: baseline.beyond(sag),
        has_reference: baseline.reference_sag.is_some(),
    })
}

/// How far the back of the head left the rod's line, trunk lengths. `head_deg`: head against trunk,
/// relative to standing.
pub fn head_gap(head_deg: f64, standing: &Standing) -> f64 {
    standing.neck_px / standing.trunk_px.max(1.0) * head_deg.abs().min(90.0).to_radians().sin()
}

/// Whether an outline at rest is clear enough.
pub(crate) fn rest_quality(reading: &BackReading) -> Result<(), CantTell> {
    quality(reading, STANDING_EDGE_WIDTH)
}

fn quality(reading: &BackReading, edge_width: f64) -> Result<(), CantTell> {
    if reading.crossing_share < CROSSING_SHARE {
        return Err(CantTell::BrokenOutline);
    }
    if reading.edge_width > edge_width {
        return Err(CantTell::BlurredOutline);
    }
    if reading.roughness > ROUGHNESS {
        return Err(CantTell::RoughOutline);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Clear outlines with these sags.
    fn outlines(sags: &[f64]) -> Vec<BackReading> {
        sags.iter()
            .map(|sag| BackReading {
                sag: *sag,
                head_chord: Some(0.0),
                edge_width: 0.01,
                roughness: 0.01,
                crossing_share: 1.0,
            })
            .collect()
    }

    #[test]
    fn of_a_back_that_is_taken_with_the_wall_behind_it_now_and_then_the_hollower_outlines_stand() {
        let sag =
            |sags: &[f64]| standing_back(&outlines(sags)).map(|standing| standing.reading.sag);
        assert_eq!(sag(&[-0.06, -0.06, -0.06, -0.06]), Some(-0.06));
        assert_eq!(sag(&[-0.06, 0.03, -0.06, 0.032, -0.06, 0.04, -0.06]), Some(-0.06));
        assert_eq!(sag(&[-0.06, 0.03, -0.06, 0.032, -0.06, 0.04]), None, "three are too few");
        assert_eq!(sag(&[-0.03, -0.015, 0.0, 0.012, 0.024]), None, "restless, without a gap");
    }
}
