//! A movement becomes a rep: whether it is one of the drill, what was measured, what is wrong, and
//! how it scores.

pub(crate) mod back;
pub mod conditions;
pub mod errors;
mod held;
pub mod judge;
pub mod limits;
mod measure;
pub(crate) mod movement;
mod over_time;
pub mod record;
pub mod reference;
pub mod score;
mod side;
pub mod wall;
pub mod weights;

use crate::back::cant_tell::CantTell;
use crate::drill::fault::Part;
use crate::rep::back::{
    bends, clean_range_deg, held_until_deg, off_share, off_the_rod, rep_back_or_reason, worst_gaps,
};
use crate::rep::conditions::Conditions;
use crate::rep::errors::Errors;
use crate::rep::judge::{Found, RepMeasures, judge};
use crate::rep::limits::{HIP_TRAVEL_ERROR_M, SHIN_ERROR_FROM_DEG, SHIN_ERROR_PER_DEG};
use crate::rep::measure::{hip_drop_m, hip_travel_m, measures, tempo};
use crate::rep::movement::{Movement, has_turned, is_lost, is_rep, obliqueness};
use crate::rep::record::{Rep, RestFrom, Unseen};
use crate::rep::score::score;
use crate::rep::side::working_side;
use crate::stance::RestSeen;

/// The rep, or `None` when the movement is not one of the drill's: too shallow, too short or long,
/// the trunk did not tip, the feet walked, or the weight was put down.
pub(crate) fn judged_rep(movement: &Movement) -> Option<Rep> {
    let span = movement.span;
    let [start, end] = [span.start, span.end].map(|i| &movement.seen[i]);
    if movement.rest_seen == RestSeen::Nowhere || !is_rep(movement) {
        return None;
    }
    let (lost, turned) = (is_lost(movement), has_turned(movement));
    let back = rep_back_or_reason(movement, lost, obliqueness(movement));
    let can_be_measured = !lost && !movement.standing.is_too_oblique_for_angles() && !turned;
    let bends = back.as_ref().map(|back| bends(movement, back)).unwrap_or_default();
    let measures = RepMeasures {
        back: back.ok(),
        lumbar_deg: bends.lumbar_deg,
        upper_back_deg: bends.upper_back_deg,
        off_share: off_share(movement),
        ..measures(movement, can_be_measured)
    };
    let conditions = Conditions::of(movement);
    let hip_travel_m = measures.angles.hip_deg.and_then(|_| hip_travel_m(movement));
    let below_deg = (movement.elevation_deg.unwrap_or(0.0) - SHIN_ERROR_FROM_DEG).max(0.0);
    let learned = errors(&measures, &conditions, movement.model);
    let errors = Errors {
        hip_travel_m: hip_travel_m.map(|_| HIP_TRAVEL_ERROR_M),
        shin_deg: learned.shin_deg.map(|deg| deg + SHIN_ERROR_PER_DEG * below_deg),
        ..learned
    };
    let measures = RepMeasures { errors, ..measures };
    let mut judgement = judge(movement.drill, &measures);
    for Found { fault, .. } in &mut judgement.found {
        fault.left_at_hip_deg = off_the_rod(fault.id, movement)
            .filter(|_| !fault.looks_ahead())
            .and_then(|is_off| held_until_deg(movement, |frame| !is_off(frame)));
    }
    let measured = |part: Part| {
        let mut asked = movement.drill.faults.keys().filter(|fault| fault.part() == part);
        asked.any(|fault| !judgement.unseen.contains(fault))
            && (part != Part::Dowel || measures.back.is_some())
    };
    let score = score(&judgement, measured);
    let parts = Part::ALL.into_iter().filter(|part| !measured(*part)).map(Unseen::Part);
    Some(Rep {
        start_s: start.t_s,
        bottom_s: span.bottom_s,
        end_s: end.t_s,
        angles: measures.angles,
        hip_share: measures.hip_share(),
        hip_travel_m,
        hip_drop_m: measures.angles.hip_deg.and_then(|_| hip_drop_m(movement)),
        tempo: (!lost && !movement.began_unseen()).then(|| tempo(movement)),
        wall: None,
        dowel: measures.back.and_then(|_| worst_gaps(movement)),
        sag: measures.back.map(|back| back.sag),
        clean_range_deg: measures.back.and_then(|_| clean_range_deg(movement)),
        cant_tell: back.err(),
        head_cant_tell: (!movement.standing.is_head_level()).then_some(CantTell::HeadNotLevel),
        lumbar_deg: measures.lumbar_deg,
        upper_back_deg: measures.upper_back_deg,
        errors: measures.errors,
        conditions,
        rest: match movement.rest_seen {
            RestSeen::Nowhere => RestFrom::None,
            RestSeen::Between => RestFrom::Set,
            RestSeen::Still if movement.standing.from_s <= start.t_s => RestFrom::Before,
            RestSeen::Still => RestFrom::After,
        },
        side: working_side(movement),
        score: score.total,
        parts: score.parts,
        unseen: parts.chain(judgement.unseen.iter().copied().map(Unseen::Fault)).collect(),
        faults: judgement.found.iter().map(|found| found.fault).collect(),
    })
}

/// The errors of the measures that there are.
fn errors(measures: &RepMeasures, conditions: &Conditions, model: &str) -> Errors {
    let of = Errors::under(conditions, model);
    let angles = &measures.angles;
    Errors {
        hip_deg: angles.hip_deg.and(of.hip_deg),
        knee_deg: angles.knee_deg.and(of.knee_deg),
        shin_deg: angles.shin_deg.and(of.shin_deg),
        trunk_deg: angles.trunk_deg.and(of.trunk_deg),
        head_deg: angles.head_deg.and(of.head_deg),
        hip_share: measures.hip_share().and(of.hip_share),
        sag: measures.back.and(of.sag),
        lumbar_deg: measures.lumbar_deg.and(of.lumbar_deg),
        upper_back_deg: measures.upper_back_deg.and(of.upper_back_deg),
        hip_travel_m: None,
    }
}
