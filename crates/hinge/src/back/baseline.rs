//! What a back's outline is compared with: that of standing, and a reference rep.

use crate::back::cant_tell::CantTell;
use crate::back::contour::{BackForm, BackReading};
use crate::back::gaps::Gaps;
use crate::back::limits::*;
use crate::statistics::standard_deviation;

/// The back's outline at rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StandingBack {
    /// Medians over the clearest frames.
    pub reading: BackReading,
    /// The same of the form, where all of the outline was seen.
    pub form: Option<BackForm>,
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
        match self.reference_sag {
            Some(reference_sag) => sag - reference_sag,
            None => sag - NEUTRAL_SAG + OTHERS_SHARE * (self.standing.reading.sag - OTHERS_SAG),
        }
    }
}

/// Whether the view is too far from side-on for the back.
pub fn is_too_oblique_for_back(obliqueness: f64) -> bool {
    !(OBLIQUE_FROM_FRONT..=OBLIQUE_FROM_BEHIND).contains(&obliqueness)
}

/// An outline as it was read, and its form where all of it was seen.
pub type Outline = (BackReading, Option<BackForm>);

/// The outline of standing from frames at rest: the clearest of them, when they agree.
pub fn standing_back(outlines: &[Outline]) -> Option<StandingBack> {
    let mut clear: Vec<Outline> = outlines
        .iter()
        .filter(|(r, _)| r.edge_width <= STANDING_EDGE_WIDTH && rest_quality(r).is_ok())
        .copied()
        .collect();
    clear.sort_by(|(a, _), (b, _)| a.edge_width.total_cmp(&b.edge_width));
    clear.truncate(STANDING_FRAMES_USED);
    if !agree(&clear) {
        clear = hollower_group(clear);
    }
    if !agree(&clear) {
        return None;
    }
    let readings: Vec<BackReading> = clear.iter().map(|(reading, _)| *reading).collect();
    let forms: Vec<BackForm> = clear.iter().filter_map(|(_, form)| *form).collect();
    Some(StandingBack { reading: BackReading::median(&readings)?, form: BackForm::median(&forms) })
}

/// Whether these are enough outlines, and of one and the same back.
fn agree(outlines: &[Outline]) -> bool {
    let sags: Vec<f64> = outlines.iter().map(|(reading, _)| reading.sag).collect();
    outlines.len() >= STANDING_FRAMES_NEEDED && standard_deviation(&sags) <= STANDING_SPREAD
}

/// Where outlines fall into two groups that lie apart, the one with less sag: what stands behind a
/// back is taken for a part of it now and then and fills its hollow, but never makes it deeper.
/// Else all.
fn hollower_group(mut outlines: Vec<Outline>) -> Vec<Outline> {
    outlines.sort_by(|(a, _), (b, _)| a.sag.total_cmp(&b.sag));
    let apart = outlines.windows(2).position(|pair| pair[1].0.sag - pair[0].0.sag >= GROUPS_APART);
    outlines.truncate(apart.map_or(outlines.len(), |last| last + 1));
    outlines
}

/// One frame's sag minus standing, trunk lengths, when its outline is clear enough.
fn frame_sag(reading: Option<&BackReading>, standing: &StandingBack) -> Result<f64, CantTell> {
    let reading = reading.ok_or(CantTell::NoOutline)?;
    bent_quality(reading)?;
    Ok(reading.sag - standing.reading.sag)
}

/// Whether an outline at rest is clear enough.
pub(crate) fn rest_quality(reading: &BackReading) -> Result<(), CantTell> {
    quality(reading, STANDING_EDGE_WIDTH)
}

/// Whether an outline of somebody who is bent is clear enough.
pub(crate) fn bent_quality(reading: &BackReading) -> Result<(), CantTell> {
    quality(reading, EDGE_WIDTH)
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
    fn outlines(sags: &[f64]) -> Vec<Outline> {
        let reading = |sag: &f64| BackReading {
            sag: *sag,
            head_chord: Some(0.0),
            edge_width: 0.01,
            roughness: 0.01,
            crossing_share: 1.0,
        };
        sags.iter().map(|sag| (reading(sag), None)).collect()
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
