//! Judging the movements of a set, also anew, by another reference rep.

use crate::analyzer::{ActiveReference, Analyzer};
use crate::back::baseline::{Baseline, FlatBack, is_too_low_for_back};
use crate::back::cant_tell::CantTell;
use crate::rep::judged_rep;
use crate::rep::movement::Movement;
use crate::rep::record::Rep;
use crate::rep::reference::{self, EarlierReference, Reference, ReferenceError};
use crate::rep::wall;
use crate::session::{ReferenceRecord, ReferenceSource};
use crate::stance::Stance;
use crate::stance::rep_counter::RepSpan;

impl Analyzer {
    /// Judges all reps again by another reference rep. Those of before a restart keep their
    /// judgement: what they were judged by is gone.
    ///
    /// # Errors
    /// When there is no such rep, its back was not seen, or it is not clean itself; then nothing
    /// changes.
    pub fn use_reference(&mut self, reference: &Reference) -> Result<(), ReferenceError> {
        self.reference = Some(self.active_reference(reference)?);
        self.reference_refused = None;
        self.judge_again();
        Ok(())
    }

    /// The reference rep in force, as it is kept for later sets.
    pub fn reference(&self) -> Option<&EarlierReference> {
        self.reference.as_ref().map(|reference| &reference.serves)
    }

    fn active_reference(&self, reference: &Reference) -> Result<ActiveReference, ReferenceError> {
        match reference {
            Reference::Earlier(serves) => {
                let record =
                    ReferenceRecord { from: ReferenceSource::File, rep: None, sag: serves.sag };
                Ok(ActiveReference { record, serves: serves.clone() })
            }
            Reference::Rep(rep) => {
                let found = reference::numbered(&self.reps, *rep)?;
                let sag = reference::usable_sag(found, *rep)?;
                let facing = self
                    .stance_at(found.bottom_s)
                    .map(|stance| stance.standing.facing)
                    .ok_or(ReferenceError::NoneSeen)?;
                let serves = EarlierReference {
                    drill: self.drill.id.clone(),
                    model: self.options.model.name.clone(),
                    facing,
                    sag,
                };
                Ok(ActiveReference {
                    record: ReferenceRecord { from: ReferenceSource::Rep, rep: Some(*rep), sag },
                    serves,
                })
            }
        }
    }

    /// The stance that held at that time; before the first, the first.
    fn stance_at(&self, t_s: f64) -> Option<&Stance> {
        self.stances.iter().rev().find(|stance| stance.begins_s <= t_s).or(self.stances.first())
    }

    pub(super) fn judge_taps(&mut self) {
        if let Some(rule) = &self.drill.wall {
            wall::judge_taps(rule, &mut self.reps);
        }
    }

    /// Judges every movement by what is known now. It takes no standing outline before its time: a
    /// reference that comes into force early would else have fewer frames make it.
    pub(super) fn judge_again(&mut self) {
        self.reps.truncate(self.options.earlier_reps.len());
        for number in 0..self.stances.len() {
            self.stances[number].flat_back = None;
            let mut judged = self.judge_stance(number);
            let flat_back = self.flat_back(&self.stances[number], &judged);
            self.stances[number].flat_back = flat_back;
            // One that is no hollower than other people's changes nothing.
            if flat_back.is_some_and(|flat_back| flat_back.beyond < 0.0) {
                judged = self.judge_stance(number);
            }
            self.reps.extend(judged);
        }
        self.judge_taps();
    }

    fn judge_stance(&self, number: usize) -> Vec<Rep> {
        let stance = &self.stances[number];
        stance.spans.iter().filter_map(|span| self.judge(stance, span)).collect()
    }

    /// What the person's own flat back reads, as far as these reps of the stance show it; with a
    /// reference rep nothing more has to be known.
    fn flat_back(&self, stance: &Stance, reps: &[Rep]) -> Option<FlatBack> {
        let baseline = self.baseline(stance, None).ok().filter(|b| b.reference_sag.is_none())?;
        let reps: Vec<(f64, f64)> = reps
            .iter()
            .filter_map(|rep| Some((baseline.beyond(rep.sag?), rep.angles.trunk_deg?)))
            .collect();
        FlatBack::of(&reps)
    }

    /// Takes a rep that was just counted.
    pub(super) fn take_rep(&mut self, rep: Rep) {
        self.reps.push(rep);
        if let Some(stance) = self.stances.last() {
            let first = self.reps.partition_point(|rep| rep.start_s < stance.begins_s);
            let flat_back = self.flat_back(stance, &self.reps[first..]);
            if let Some(stance) = self.stances.last_mut() {
                stance.flat_back = flat_back;
            }
        }
        self.judge_taps();
    }

    /// What a back is compared with when the trunk is tilted so far, degrees.
    pub(super) fn baseline(
        &self,
        stance: &Stance,
        trunk_deg: Option<f64>,
    ) -> Result<Baseline, CantTell> {
        if !self.drill.has_rod() {
            return Err(CantTell::NotInThisDrill);
        }
        let below_deg = stance.hip_at_rest.and_then(|hip| self.elevation_deg(hip));
        if below_deg.is_some_and(is_too_low_for_back) {
            return Err(CantTell::SeenFromBelow);
        }
        if let Some(reference) = &self.reference {
            let serves = &reference.serves;
            if serves.drill != self.drill.id {
                return Err(CantTell::ReferenceOfOtherDrill);
            }
            if serves.model != self.options.model.name {
                return Err(CantTell::ReferenceOfOtherModel);
            }
            if serves.facing != stance.standing.facing {
                return Err(CantTell::ReferenceFacesOtherWay);
            }
        }
        let standing = stance.standing_back.ok_or(CantTell::NoStanding)?;
        Ok(Baseline {
            standing,
            reference_sag: self.reference.as_ref().map(|reference| reference.record.sag),
            flat_back: stance
                .flat_back
                .zip(trunk_deg)
                .map_or(0.0, |(flat_back, trunk_deg)| flat_back.at(trunk_deg)),
        })
    }

    pub(super) fn judge(&self, stance: &Stance, span: &RepSpan) -> Option<Rep> {
        let bottom = &stance.seen[span.bottom];
        judged_rep(&Movement {
            drill: &self.drill,
            standing: &stance.standing,
            rest_seen: stance.rest_seen,
            seen: &stance.seen,
            span,
            height_m: self.options.height_m,
            model: &self.options.model.name,
            elevation_deg: self.elevation_deg(bottom.joints.hip),
            baseline: self.baseline(stance, bottom.angles.trunk_deg),
        })
    }
}
