//! The demo: a recorded set judged in the very way of a person before the camera.

use crate::drills;
use crate::replay::{Recorder, Replay};
use hinge::drill::{DrillError, Language};
use hinge::session::{ModelInfo, SessionRecord, SourceKind};
use hinge::set::{FrameSeen, Set};
use hinge::stance::limits::DEFAULT_HEIGHT_M;
use hinge::{AnalyzerOptions, Drill};
use pose::Point;
use pose::recording::Recording;
use pose::smoothing::PoseSmoother;
use protocol::FrameView;

/// The recording's file, from the page.
pub const RECORDING: &str = "./demo.bin";

/// A recorded set that is being judged.
pub struct Demo {
    recording: Recording,
    next: usize,
    set: Set,
    smoother: PoseSmoother,
    recorder: Recorder,
}

/// What is shown of a frame.
pub struct DemoFrame {
    /// As in a set before the camera.
    pub view: FrameView,
    /// The lines round the person, pixels of the picture.
    pub person: Vec<Vec<Point>>,
}

impl Demo {
    /// At the recording's beginning, coached in a language.
    ///
    /// # Errors
    /// When the drill that it was recorded with is gone.
    pub fn new(recording: Recording, language: Language) -> Result<Self, DrillError> {
        let drill = Drill::by_id(drills::FIRST)?;
        let (name, sha256) = recording.model.clone();
        let options = AnalyzerOptions {
            lean_deg: Some(0.0),
            pitch_deg: None,
            height_m: DEFAULT_HEIGHT_M,
            model: ModelInfo { name, sha256 },
            source: SourceKind::Video,
            earlier_reps: Vec::new(),
            reference: None,
        };
        Ok(Self {
            recording,
            next: 0,
            set: Set::new(drill, options, language),
            smoother: PoseSmoother::new(),
            recorder: Recorder::default(),
        })
    }

    /// Width and height of the picture, pixels.
    pub fn size_px(&self) -> (u32, u32) {
        (self.recording.width_px, self.recording.height_px)
    }

    /// The time of the frame that comes next, s; `None` after the last.
    pub fn next_t_s(&self) -> Option<f64> {
        self.recording.frames.get(self.next).map(|frame| frame.t_s)
    }

    /// How much has been judged, 0…1.
    pub fn done_share(&self) -> f64 {
        self.next as f64 / self.recording.frames.len().max(1) as f64
    }

    /// Judges the next frame; `None` after the last.
    pub fn step(&mut self) -> Option<DemoFrame> {
        let size_px = self.size_px();
        let frame = self.recording.frames.get(self.next)?;
        let t_s = frame.t_s;
        self.next += 1;
        let pose = self.recording.pose(frame, self.set.wants(t_s).silhouette);
        let judged = self.set.judge_frame(&FrameSeen {
            t_s,
            size_px,
            pose: pose.as_ref(),
            others_seen: frame.others_seen,
            ..FrameSeen::default()
        });
        let marks = pose.as_ref().map(|pose| self.smoother.marks(pose, t_s));
        let view = FrameView::new(judged, marks);
        self.recorder.add_frame(&view, size_px);
        Some(DemoFrame { view, person: self.recording.lines_in_image(frame) })
    }

    /// Judges what is left, and gives the set's record and its frames.
    pub fn finish(mut self) -> (SessionRecord, Replay) {
        while self.step().is_some() {}
        (self.set.finish(None, None), self.recorder.replay().clone())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use hinge::rep::record::Rep;

    const FILE: &[u8] = include_bytes!("../../../../public/demo.bin");
    /// What the analysis of the demo's clip gives for each rep: bottom, s, hip, degrees, score, and
    /// the faults.
    const ANALYSIS: [(f64, f64, f64, &[&str]); 4] = [
        (2.7, 85.0, 100.0, &[]),
        (6.6, 93.0, 18.0, &["knee_dominant", "knees_forward"]),
        (10.5, 92.0, 58.0, &["back_rounded", "upper_back_rounded"]),
        (14.4, 36.0, 81.0, &["shallow"]),
    ];
    /// What the places' rounding may change.
    const TIME_TOLERANCE_S: f64 = 0.1;
    const ANGLE_TOLERANCE_DEG: f64 = 1.0;
    const SCORE_TOLERANCE: f64 = 4.0;

    pub(crate) fn demo() -> Demo {
        Demo::new(Recording::from_bytes(FILE).unwrap(), Language::En).unwrap()
    }

    fn ids(rep: &Rep) -> Vec<String> {
        rep.faults
            .iter()
            .map(|fault| serde_json::to_value(fault.id).unwrap().as_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn the_recording_is_judged_as_its_clip_is() {
        let (record, replay) = demo().finish();
        assert_eq!(record.reps.len(), ANALYSIS.len());
        for (rep, (bottom_s, hip_deg, score, faults)) in record.reps.iter().zip(ANALYSIS) {
            assert!((rep.bottom_s - bottom_s).abs() <= TIME_TOLERANCE_S, "{rep:?}");
            assert!(
                (rep.angles.hip_deg.unwrap() - hip_deg).abs() <= ANGLE_TOLERANCE_DEG,
                "{rep:?}"
            );
            assert!((rep.score.unwrap() - score).abs() <= SCORE_TOLERANCE, "{rep:?}");
            assert_eq!(ids(rep), faults, "{rep:?}");
        }
        assert!(record.reps.iter().all(|rep| !replay.between(rep.start_s, rep.end_s).is_empty()));
    }

    #[test]
    fn it_is_shown_and_coached_like_a_set() {
        let mut demo = demo();
        let mut said = Vec::new();
        let mut sounded = false;
        while let Some(frame) = demo.step() {
            assert!(frame.view.seen && !frame.person.is_empty(), "at {} s", frame.view.t_s);
            said.extend(frame.view.says.iter().map(ToString::to_string));
            sounded |= frame.view.tone;
        }
        assert!(demo.next_t_s().is_none() && demo.done_share() >= 1.0);
        for wanted in ["go", "count 4", "cue hips_back", "cue long_spine", "cue hips_farther"] {
            assert!(said.iter().any(|said| said == wanted), "{wanted} is not among {said:?}");
        }
        assert!(sounded, "the lost contact sounds the tone");
    }

    #[test]
    fn the_file_is_small() {
        assert!(FILE.len() <= 150_000, "{} bytes", FILE.len());
    }
}
