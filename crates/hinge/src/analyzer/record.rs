//! The record of a set.

use crate::analyzer::{Analyzer, Row};
use crate::back::gaps::Gaps;
use crate::rep::back::frame_gaps;
use crate::seen::angles::Angles;
use crate::session::{
    CalibrationRecord, FrameRecord, SCHEMA, SessionRecord, SetRecord, SourceInfo,
};
use crate::stance::Stance;

impl Analyzer {
    pub(super) fn record(
        &self,
        source_frames: Option<u32>,
        duration_s: Option<f64>,
    ) -> SessionRecord {
        let frames: Vec<FrameRecord> = self.rows.iter().map(|row| self.frame_record(row)).collect();
        let looked_s = frames.last().map_or(0.0, |frame| frame.t);
        let standing = self
            .stances
            .iter()
            .filter(|stance| stance.is_rest_known())
            .find(|stance| !stance.spans.is_empty())
            .or(self.known_stance())
            .map(|stance| stance.standing);
        SessionRecord {
            schema: SCHEMA.to_owned(),
            app: env!("CARGO_PKG_VERSION").to_owned(),
            model: self.options.model.clone(),
            drill: self.drill.id.clone(),
            source: SourceInfo {
                kind: self.options.source,
                width: self.size_px.0,
                height: self.size_px.1,
                frames: source_frames.unwrap_or(frames.len() as u32),
                duration_s: duration_s.unwrap_or(looked_s),
            },
            facing: standing.map(|standing| standing.facing),
            calibration: standing.map(|standing| CalibrationRecord {
                at_s: standing.at_s,
                trunk_px: standing.trunk_px,
                reference: self.reference.as_ref().map(|reference| reference.record.clone()),
                reference_refused: self.reference_refused.clone(),
            }),
            set: SetRecord::of(&self.reps),
            frames,
            reps: self.reps.clone(),
        }
    }

    fn frame_record(&self, row: &Row) -> FrameRecord {
        let stance = row.stance.map_or(self.stances.first(), |stance| self.stances.get(stance));
        let stance = stance.filter(|stance| stance.is_rest_known());
        let angles = self.angles(self.body_of(row).as_ref(), stance);
        let dowel = stance.and_then(|stance| self.frame_gaps(row, &angles, stance));
        let landmarks =
            row.marks.as_ref().map(|marks| marks.iter().map(|mark| mark.map(f64::from)).collect());
        FrameRecord {
            t: row.t_s,
            seen: row.whole,
            landmarks,
            angles,
            dowel,
            back: row.back.reading,
        }
    }

    /// The gaps of a frame that is deep enough to be judged.
    fn frame_gaps(&self, row: &Row, angles: &Angles, stance: &Stance) -> Option<Gaps> {
        let baseline =
            self.baseline(stance, angles.trunk_deg).ok().filter(|_| self.is_deep(angles))?;
        let back = row.back.measured_by(stance.standing.trunk_px);
        frame_gaps(back.reading.as_ref(), angles, &baseline, &stance.standing)
    }
}
