//! The back of a rep: at its bottom, in its deep part, and on the way down.

use crate::back::baseline::{self, Baseline};
use crate::back::cant_tell::CantTell;
use crate::back::contour::{BackForm, BackReading};
use crate::back::gaps::Gaps;
use crate::back::limits::{
    LUMBAR_DEG_PER_BULGE, LUMBAR_DEG_PER_SAG, LUMBAR_DEG_PER_STANDING_BULGE, LUMBAR_MOST_YAW_DEG,
    LUMBAR_OFFSET_DEG, UPPER_BACK_DEG_PER_HUMP, UPPER_BACK_DEG_PER_LIFT, UPPER_BACK_MOST_YAW_DEG,
    UPPER_BACK_OFFSET_DEG,
};
use crate::back::rod::HeadSeen;
use crate::drill::fault::FaultId;
use crate::rep::held::sustained;
use crate::rep::limits::BOTTOM_REACH_S;
use crate::rep::movement::{Movement, deep_part};
use crate::rep::over_time::middle_round;
use crate::seen::angles::Angles;
use crate::stance::seen_frame::{SeenFrame, between};
use crate::stance::standing::Standing;
use crate::statistics::mean;

/// A rep's back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BackMeasures {
    /// Sag at the bottom minus standing, trunk lengths.
    pub sag: f64,
    /// Sag beyond the reference, trunk lengths: + = rounder, − = hollower than the reference.
    pub beyond: f64,
    /// How much rounder than the person's flat back, as far as the set shows it, trunk lengths.
    pub rounder: f64,
    /// Whether a reference rep was there to compare with.
    pub has_reference: bool,
}

/// The back at a rep's bottom.
fn back_at_bottom(
    frames: &[SeenFrame],
    bottom_s: f64,
    baseline: &Baseline,
) -> Result<BackMeasures, CantTell> {
    let near = between(frames, bottom_s - BOTTOM_REACH_S, bottom_s + BOTTOM_REACH_S);
    let asked = near.iter().filter(|frame| frame.back.had_silhouette).count();
    let readings: Vec<BackReading> = near.iter().filter_map(|frame| frame.back.reading).collect();
    let middle = BackReading::median(&readings)
        .filter(|_| 2 * readings.len() >= asked)
        .ok_or(CantTell::NoOutline)?;
    baseline::bent_quality(&middle)?;
    let sag = middle_round(frames, bottom_s, BOTTOM_REACH_S, |frame| Some(frame.back.reading?.sag))
        .ok_or(CantTell::NoOutline)?
        - baseline.standing.reading.sag;
    let beyond = baseline.beyond(sag);
    Ok(BackMeasures {
        sag,
        beyond,
        rounder: baseline.rounder(beyond),
        has_reference: baseline.reference_sag.is_some(),
    })
}

/// How far the two halves of the back are bent at the bottom against standing, degrees, + =
/// rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Bends {
    /// The low back; against the reference rep where there is one.
    pub lumbar_deg: Option<f64>,
    /// The upper back.
    pub upper_back_deg: Option<f64>,
}

/// Reads the bends where the back at the bottom could be read.
pub(crate) fn bends(movement: &Movement, back: &BackMeasures) -> Bends {
    let middle = |figure: fn(&BackForm) -> f64| {
        middle_round(movement.seen, movement.span.bottom_s, BOTTOM_REACH_S, |frame| {
            let is_clear = baseline::bent_quality(frame.back.reading.as_ref()?).is_ok();
            frame.back.form.as_ref().filter(|_| is_clear).map(figure)
        })
    };
    let form = || {
        Some(BackForm {
            blades: middle(|form| form.blades)?,
            hump: middle(|form| form.hump)?,
            low_bulge: middle(|form| form.low_bulge)?,
        })
    };
    let rest = movement.baseline.as_ref().ok().and_then(|baseline| baseline.standing.form);
    let Some((form, rest)) = form().zip(rest) else { return Bends::default() };
    let yaw_deg = movement.standing.view.yaw_deg.abs();
    let upper_back_deg = UPPER_BACK_DEG_PER_HUMP * form.hump
        + UPPER_BACK_DEG_PER_LIFT * (form.blades - rest.blades)
        + UPPER_BACK_OFFSET_DEG;
    let lumbar_deg = if back.has_reference {
        LUMBAR_DEG_PER_SAG * back.beyond
    } else {
        LUMBAR_DEG_PER_BULGE * form.low_bulge - LUMBAR_DEG_PER_STANDING_BULGE * rest.low_bulge
            + LUMBAR_OFFSET_DEG
    };
    Bends {
        lumbar_deg: (yaw_deg <= LUMBAR_MOST_YAW_DEG).then_some(lumbar_deg),
        upper_back_deg: (yaw_deg <= UPPER_BACK_MOST_YAW_DEG).then_some(upper_back_deg),
    }
}

/// How far the back of the head left the rod's line, trunk lengths. `head_deg`: head against trunk,
/// relative to standing.
fn head_gap(head_deg: f64, standing: &Standing) -> f64 {
    standing.neck_px / standing.trunk_px.max(1.0) * head_deg.abs().min(90.0).to_radians().sin()
}

pub(crate) fn rep_back_or_reason(
    movement: &Movement,
    lost: bool,
    obliqueness: f64,
) -> Result<BackMeasures, CantTell> {
    if lost {
        return Err(CantTell::Lost);
    }
    if movement.baseline.is_ok() && baseline::is_too_oblique_for_back(obliqueness) {
        return Err(CantTell::Oblique);
    }
    back_at_bottom(
        movement.seen,
        movement.span.bottom_s,
        movement.baseline.as_ref().map_err(|reason| *reason)?,
    )
}

/// The largest gap of each contact that held in the deep part.
pub(crate) fn worst_gaps(movement: &Movement) -> Option<Gaps> {
    let gaps: Vec<(f64, Gaps)> = deep_part(movement)
        .filter_map(|frame| {
            Some((
                frame.t_s,
                frame_gaps(
                    frame.back.reading.as_ref(),
                    &frame.angles,
                    movement.baseline.as_ref().ok()?,
                    movement.standing,
                )?,
            ))
        })
        .collect();
    let worst = |value: fn(&Gaps) -> Option<f64>| {
        let samples: Vec<(f64, f64)> =
            gaps.iter().filter_map(|(t_s, gaps)| Some((*t_s, value(gaps)?))).collect();
        sustained(&samples).map(|held| held.value)
    };
    Some(Gaps {
        head: worst(|g| g.head),
        upper_back: Some(worst(|g| g.upper_back)?),
        tailbone: Some(worst(|g| g.tailbone)?),
    })
}

/// A frame's gaps, when its outline is clear.
pub(crate) fn frame_gaps(
    back: Option<&BackReading>,
    angles: &Angles,
    baseline: &Baseline,
    standing: &Standing,
) -> Option<Gaps> {
    let beyond = baseline.beyond_in(back).ok()?;
    let head_deg = angles.head_deg.filter(|_| standing.is_head_level());
    Some(baseline.gaps(beyond, head_deg.map(|head_deg| head_gap(head_deg, standing))))
}

/// Tells of a frame whether the contact that a fault is about is off the rod, or can't be told;
/// `None` for faults that are not about the rod, and where there is nothing to compare with.
pub(crate) fn off_the_rod<'a>(
    fault: FaultId,
    movement: &'a Movement,
) -> Option<impl Fn(&SeenFrame) -> bool + 'a> {
    let baseline = movement.baseline.as_ref().ok()?;
    let threshold = movement.drill.faults.get(&fault)?.threshold;
    let standing = movement.standing;
    let measure: fn(&Baseline, &SeenFrame) -> Option<f64> = match fault {
        FaultId::BackRounded => |baseline, frame| {
            let beyond = baseline.beyond_in(frame.back.reading.as_ref()).ok()?;
            Some(baseline.rounder(beyond))
        },
        FaultId::BackOverArched => |baseline, frame| {
            baseline.beyond_in(frame.back.reading.as_ref()).ok().map(|beyond| -beyond)
        },
        FaultId::HeadLifted => |_, frame| frame.angles.head_deg,
        FaultId::HeadDropped => |_, frame| frame.angles.head_deg.map(|head_deg| -head_deg),
        _ => return None,
    };
    let looks_ahead = move |frame: &SeenFrame| {
        fault == FaultId::HeadLifted
            && standing.head_seen(&frame.angles).is_some_and(HeadSeen::is_face_level)
    };
    Some(move |frame: &SeenFrame| {
        measure(baseline, frame).is_none_or(|value| value >= threshold) && !looks_ahead(frame)
    })
}

/// The deepest hip angle on the way down at which a contact held before it left for good.
pub(crate) fn held_until_deg(
    movement: &Movement,
    held: impl Fn(&SeenFrame) -> bool,
) -> Option<f64> {
    let descent = &movement.seen[movement.span.start..=movement.span.bottom];
    // One frame alone is noise.
    let holds = |i: &usize| held(&descent[*i]) && (*i == 0 || held(&descent[i - 1]));
    descent[(0..descent.len()).rev().find(holds)?].angles.hip_deg
}

/// The deepest hip angle on the way down with all contacts on the rod that can be told.
pub(crate) fn clean_range_deg(movement: &Movement) -> Option<f64> {
    let head = movement.standing.is_head_level();
    let contacts =
        [FaultId::BackRounded, FaultId::BackOverArched, FaultId::HeadLifted, FaultId::HeadDropped];
    let told = contacts
        .into_iter()
        .filter(|fault| head || !matches!(fault, FaultId::HeadLifted | FaultId::HeadDropped));
    let off: Vec<_> = told.filter_map(|fault| off_the_rod(fault, movement)).collect();
    held_until_deg(movement, |frame| !off.iter().any(|is_off| is_off(frame)))
}

/// Share of the deep part's frames with a clear outline in which the back was off the rod.
pub(crate) fn off_share(movement: &Movement) -> f64 {
    let Ok(baseline) = &movement.baseline else { return 0.0 };
    let limit = |fault: FaultId| {
        movement.drill.faults.get(&fault).map_or(f64::INFINITY, |rule| rule.threshold)
    };
    let (rounded, arched) = (limit(FaultId::BackRounded), limit(FaultId::BackOverArched));
    let beyond = deep_part(movement)
        .filter_map(|frame| baseline.beyond_in(frame.back.reading.as_ref()).ok());
    mean(beyond.map(|beyond| {
        let off = baseline.rounder(beyond) >= rounded || -beyond >= arched;
        if off { 1.0 } else { 0.0 }
    }))
    .unwrap_or(0.0)
}
