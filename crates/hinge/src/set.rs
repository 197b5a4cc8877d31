//! A set, frame by frame: what is wanted of the next frame, then one call with what was seen in it.
//! Everybody who judges a set goes this way: the browser's worker, the demo and every command.

use crate::analyzer::{Analyzer, AnalyzerOptions, Observation};
use crate::coach::checks::{Check, Checker, Seen, first_thing};
use crate::coach::{Advice, Coach};
use crate::drill::{Drill, Language};
use crate::rep::record::Rep;
use crate::rep::reference::{EarlierReference, Reference, ReferenceError};
use crate::seen::light::Light;
use crate::seen::phone::PhoneTold;
use crate::session::SessionRecord;
use crate::snapshot::Snapshot;
use pose::Pose;

/// What is wanted of the next frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The silhouette: it costs as much again as the landmarks, so it is asked for only where it
    /// tells something.
    pub silhouette: bool,
    /// The picture in the mirror: then everybody is seen facing right, and the same movement gives
    /// the same measures whichever way it faces, though the model is not as good one way as the
    /// other.
    pub mirrored: bool,
}

/// What was seen in one frame.
#[derive(Clone, Copy, Debug, Default)]
pub struct FrameSeen<'a> {
    /// The frame's presentation time, s from the first frame's; rises.
    pub t_s: f64,
    /// Width and height of the picture, pixels.
    pub size_px: (u32, u32),
    /// The followed person, if there.
    pub pose: Option<&'a Pose>,
    /// Whether anybody else is there.
    pub others_seen: bool,
    /// The light round the person; `None` where the picture itself is not at hand.
    pub light: Option<Light>,
    /// What the phone tells of itself.
    pub phone: PhoneTold,
}

/// What came of one frame.
#[derive(Clone, Debug)]
pub struct FrameJudged {
    /// All that is known; its hint is the one thing to do now.
    pub snapshot: Snapshot,
    /// What must hold for the set to be judged, each thing by itself.
    pub checks: Vec<Check>,
    /// What the coach says.
    pub advice: Advice,
    /// How long it took to follow the back's outline, by the clock that was given.
    pub outline_ms: f64,
}

/// One set of a drill: counted, judged, checked and coached.
///
/// ```
/// use hinge::set::{FrameSeen, Set};
/// use hinge::session::{ModelInfo, SourceKind};
/// use hinge::drill::{Drill, Language};
/// use hinge::{AnalyzerOptions, Hint};
///
/// let options = AnalyzerOptions {
///     lean_deg: None,
///     pitch_deg: None,
///     height_m: 1.70,
///     model: ModelInfo { name: "blazepose-lite".into(), sha256: String::new() },
///     source: SourceKind::Video,
///     earlier_reps: Vec::new(),
///     reference: None,
/// };
/// let mut set = Set::new(Drill::by_id("hip-hinge")?, options, Language::En);
/// assert!(set.wants(0.0).silhouette, "to know how the back looks in standing");
///
/// let empty = FrameSeen { size_px: (480, 854), ..FrameSeen::default() };
/// assert_eq!(set.judge_frame(&empty).snapshot.hint, Some(Hint::NobodySeen));
/// assert_eq!(set.finish(None, None).reps.len(), 0);
/// # Ok::<(), hinge::DrillError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Set {
    analyzer: Analyzer,
    checker: Checker,
    coach: Coach,
}

impl Set {
    /// At the beginning of a set, heard in a language. A reference rep of an earlier set is in
    /// force at once; one of this set when it is there, at the latest at the end.
    pub fn new(drill: Drill, options: AnalyzerOptions, language: Language) -> Self {
        Self {
            checker: Checker::new(&drill),
            coach: Coach::new(drill.clone(), language),
            analyzer: Analyzer::new(drill, options),
        }
    }

    /// What is wanted of the next frame, whose time is `t_s`, s.
    pub fn wants(&self, t_s: f64) -> Wanted {
        Wanted { silhouette: self.analyzer.wants_mask(t_s), mirrored: self.analyzer.wants_mirror() }
    }

    /// Judges one frame; frames come in the order of their times.
    pub fn judge_frame(&mut self, seen: &FrameSeen) -> FrameJudged {
        self.judge_frame_timed(seen, &|| 0.0)
    }

    /// The same; `now_ms`: a clock to measure by, ms.
    pub fn judge_frame_timed(&mut self, seen: &FrameSeen, now_ms: &dyn Fn() -> f64) -> FrameJudged {
        let began_ms = now_ms();
        self.analyzer.hear_phone(seen.phone);
        let outline = seen.pose.and_then(|pose| self.analyzer.outline(pose));
        let outline_ms = now_ms() - began_ms;
        let mut snapshot = self.analyzer.observe(&Observation {
            t_s: seen.t_s,
            width_px: seen.size_px.0,
            height_px: seen.size_px.1,
            pose: seen.pose,
            outline: outline.as_ref(),
            others_seen: seen.others_seen,
        });
        let checks = self.checker.check_frame(
            &Seen {
                size_px: seen.size_px,
                pose: seen.pose,
                outline: outline.as_ref(),
                others_seen: seen.others_seen,
                light: seen.light,
                lean_deg: self.analyzer.lean_deg(),
                elevation_deg: seen.pose.and_then(|pose| self.analyzer.hips_elevation_deg(pose)),
                phone: seen.phone.stand,
            },
            &snapshot,
        );
        snapshot.hint = first_thing(snapshot.hint, &checks, snapshot.phase);
        let advice = self.coach.coach_frame(&snapshot);
        FrameJudged { snapshot, checks, advice, outline_ms }
    }

    /// The camera's roll that is taken out, degrees; + = the picture must be turned clockwise to be
    /// upright.
    pub fn lean_deg(&self) -> f64 {
        self.analyzer.lean_deg()
    }

    /// Spares a slow device: from now on the silhouette is asked for no more often than this, s;
    /// never more often than is worth.
    pub fn spare_silhouettes(&mut self, every_s: f64) {
        self.analyzer.spare_masks(every_s);
    }

    /// The set pauses: a movement that is under way is dropped, and what comes later is no part of
    /// it.
    pub fn pause(&mut self) {
        self.analyzer.pause();
    }

    /// Judges all reps again by another reference rep. Those of before a restart keep their
    /// judgement: what they were judged by is gone.
    ///
    /// # Errors
    /// When there is no such rep, its back was not seen, or it is not clean itself; then nothing
    /// changes.
    pub fn use_reference(&mut self, reference: &Reference) -> Result<(), ReferenceError> {
        self.analyzer.use_reference(reference)
    }

    /// The reference rep in force, as it is kept for later sets.
    pub fn reference(&self) -> Option<&EarlierReference> {
        self.analyzer.reference()
    }

    /// All reps so far, the earlier ones first.
    pub fn reps(&self) -> &[Rep] {
        self.analyzer.reps()
    }

    /// Ends the set; its record can be asked for again after [`Set::use_reference`].
    /// `source_frames` and `duration_s` are those of the file, where known; else what was looked at
    /// counts. Where the reference rep that the options name can't serve, the record says why and
    /// the reps are judged without.
    pub fn finish(&mut self, source_frames: Option<u32>, duration_s: Option<f64>) -> SessionRecord {
        self.analyzer.finish(source_frames, duration_s)
    }
}
