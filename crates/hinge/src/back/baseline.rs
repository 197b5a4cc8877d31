//! What a back's outline is compared with: that of standing, and a reference rep.

use crate::back::cant_tell::CantTell;
use crate::back::contour::{BackForm, BackReading};
use crate::back::gaps::Gaps;
use crate::back::limits::*;
use crate::statistics::{median, percentile, standard_deviation};

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
    /// What the person's own flat back reads ([`FlatBack::at`]), trunk lengths; 0 with a reference
    /// rep.
    pub flat_back: f64,
}

/// What a person's own flat back reads, as far as the reps of a set show it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlatBack {
    /// As [`Baseline::beyond`], ≤ 0: it makes a rep that is rounder than the others show, and
    /// excuses none.
    pub beyond: f64,
    /// The trunk's tilt at the bottom of these reps, degrees: an upright trunk shows another
    /// outline.
    pub trunk_deg: f64,
}

impl FlatBack {
    /// From each rep's [`Baseline::beyond`] and tilt of the trunk: one person's reps differ by far
    /// less than people do, so the flatter reps show what is flat. `None` of a few reps.
    pub fn of(reps: &[(f64, f64)]) -> Option<FlatBack> {
        if reps.len() < FLAT_BACK_REPS {
            return None;
        }
        let flatter = percentile(reps.iter().map(|(beyond, _)| *beyond), FLATTER_REPS_SHARE)?;
        Some(FlatBack {
            beyond: flatter.clamp(HOLLOWEST_FLAT_BACK, 0.0),
            trunk_deg: median(reps.iter().map(|(_, trunk_deg)| *trunk_deg)),
        })
    }

    /// What it reads in a trunk that is tilted so far, as [`Baseline::beyond`].
    pub fn at(&self, trunk_deg: f64) -> f64 {
        let alike = (trunk_deg - self.trunk_deg).abs() <= LIKE_TILT_DEG;
        if alike { self.beyond } else { 0.0 }
    }
}

impl Baseline {
    /// The gaps between rod and contacts for a sag beyond the reference ([`Baseline::beyond`]); the
    /// head's comes from elsewhere.
    pub fn gaps(&self, beyond: f64, head: Option<f64>) -> Gaps {
        let dead_zone =
            if self.reference_sag.is_some() { GAP_DEAD_ZONE } else { UNKNOWN_GAP_DEAD_ZONE };
        let tailbone = (TAILBONE_GAP_PER_SAG * (self.rounder(beyond) - dead_zone)).max(0.0);
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
            None => {
                let by_own = sag - NEUTRAL_SAG;
                let by_both = by_own + OTHERS_SHARE * (self.standing.reading.sag - OTHERS_SAG);
                // Nobody is rounded who is no rounder than in their own standing, nor hollow who is
                // no hollower.
                if by_own < 0.0 { by_both.min(0.0) } else { by_both }
            }
        }
    }

    /// How much rounder than the person's flat back that is, by which rounding is judged, trunk
    /// lengths. `beyond`: [`Baseline::beyond`].
    pub fn rounder(&self, beyond: f64) -> f64 {
        beyond - self.flat_back
    }
}

/// Whether the view is too far from side-on for the back.
pub fn is_too_oblique_for_back(obliqueness: f64) -> bool {
    !(OBLIQUE_FROM_FRONT..=OBLIQUE_FROM_BEHIND).contains(&obliqueness)
}

/// Whether the camera is too low for the back. `elevation_deg`: how far the way from it to the hips
/// of standing goes up.
pub fn is_too_low_for_back(elevation_deg: f64) -> bool {
    elevation_deg > BELOW_MOST_DEG
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
    fn the_flatter_reps_of_a_set_show_a_hollow_flat_back_and_excuse_no_rounded_one() {
        let flat = |beyond: &[f64]| {
            let reps: Vec<(f64, f64)> = beyond.iter().map(|beyond| (*beyond, 60.0)).collect();
            FlatBack::of(&reps).map(|flat| flat.beyond)
        };
        assert_eq!(flat(&[-0.03, 0.01]), None, "of two reps one alone would decide");
        assert_eq!(flat(&[-0.03, -0.03, 0.01, -0.03, -0.03]), Some(-0.03));
        assert_eq!(flat(&[0.06, 0.06, 0.06]), Some(0.0), "always rounded is not flat");
        assert_eq!(flat(&[-0.09, -0.09, 0.0]), Some(HOLLOWEST_FLAT_BACK), "arched is not flat");
        let flat = FlatBack { beyond: -0.03, trunk_deg: 60.0 };
        assert_eq!((flat.at(70.0), flat.at(35.0)), (-0.03, 0.0), "a squat's trunk is upright");
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
