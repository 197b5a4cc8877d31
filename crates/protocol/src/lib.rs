//! What the page and the worker say to each other.
//!
//! The page sends [`Request`]s and gets [`Event`]s; a frame's picture travels beside its request as
//! a transferred `ImageBitmap`. At most one frame is in flight: the page sends the next one when
//! [`Event::FrameDone`] (or [`Event::Failed`]) for the last one has come back.

use hinge::back::rod::BackView;
use hinge::coach::Saying;
use hinge::coach::checks::Check;
use hinge::drill::Language;
use hinge::drill::variants::all_of;
use hinge::rep::record::Rep;
use hinge::seen::angles::Angles;
use hinge::seen::phone::PhoneTold;
use hinge::session::{ModelInfo, SessionRecord, SourceKind};
use hinge::set::FrameJudged;
use hinge::{EarlierReference, Hint, Phase, Reference, ReferenceError, WallView};
use pose::BodySide;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, VariantArray};

/// Key of the request in the message object that the page posts.
pub const REQUEST_KEY: &str = "request";
/// Key of the `ImageBitmap` beside a [`Request::Frame`] or a [`Request::Find`].
pub const BITMAP_KEY: &str = "bitmap";

/// From the page to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Fetch, check and load the models. Answered by [`Event::Loaded`].
    Load {
        /// Which landmark model.
        model: ModelChoice,
    },
    /// Begin a new set; an unfinished one is dropped. Answered by [`Event::Begun`].
    Begin(SetOptions),
    /// Look at one frame, whose `ImageBitmap` is beside this. Answered by [`Event::FrameDone`].
    Frame {
        /// Number of the frame, rising; comes back with the answer.
        id: u32,
        /// Its presentation time, s from the first frame.
        t_s: f64,
        /// What the phone tells of itself at that time.
        #[serde(default)]
        phone: PhoneTold,
        /// The silhouette is asked for no more often than this from now on, s, to spare a slow
        /// device; `None` = as it was, at first as often as the analysis is worth.
        #[serde(default)]
        mask_every_s: Option<f64>,
    },
    /// Find the person in one frame, whose `ImageBitmap` is beside this; the set, which may be
    /// over, stays as it is. Answered by [`Event::Found`].
    Find {
        /// Number of the frame, rising with those of [`Request::Frame`].
        id: u32,
        /// Its presentation time, s from the set's first frame.
        t_s: f64,
    },
    /// The set pauses: a movement that is under way is dropped. Answered by [`Event::Paused`].
    Pause,
    /// Judge all reps of the set again by a reference rep, also after its end. Answered by
    /// [`Event::Rejudged`]; when the rep can't serve nothing changes, and the answer is
    /// [`Event::Failed`] with [`Failure::Reference`].
    UseReference {
        /// A rep of this set, or one that was kept.
        reference: Reference,
    },
    /// End the set. Answered by [`Event::Finished`]. It may be asked again after a
    /// [`Request::UseReference`], for the record as it is judged then.
    Finish {
        /// How many frames the source had, if known (video file); else those looked at are counted.
        source_frames: Option<u32>,
        /// Length of the source, s, if known.
        duration_s: Option<f64>,
    },
    /// Panic on purpose, so that the way back from a crash can be tested.
    Crash,
}

/// Which landmark model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumCount, VariantArray)]
#[allow(missing_docs, reason = "the names say it")]
pub enum ModelChoice {
    Lite,
    Full,
}

impl ModelChoice {
    /// Both.
    pub const ALL: [ModelChoice; ModelChoice::COUNT] = all_of();

    /// The landmark model's name, as it stands in the list of models and in records.
    pub fn name(self) -> &'static str {
        match self {
            ModelChoice::Lite => "blazepose-lite",
            ModelChoice::Full => "blazepose-full",
        }
    }

    /// The model of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|model| model.name() == name)
    }
}

/// How a set is to be judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetOptions {
    /// Drill id, as `hip-hinge`.
    pub drill: String,
    /// Camera or video file.
    pub source: SourceKind,
    /// The camera's roll, degrees; + = the picture must be turned clockwise to be upright. `None`
    /// where nobody told it.
    pub lean_deg: Option<f64>,
    /// The language in which the coach is heard.
    pub language: Language,
    /// The person's height, m.
    pub height_m: f64,
    /// Reps that were finished before the worker was restarted; they stay in the set and in the
    /// record.
    pub earlier_reps: Vec<Rep>,
    /// The reference rep that is in force from the start.
    #[serde(default)]
    pub reference: Option<EarlierReference>,
    /// On which frames the network is asked for the silhouette too.
    pub silhouette: Silhouette,
}

/// On which frames the network is asked for the silhouette too; it costs about as much again as the
/// landmarks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Silhouette {
    /// Where the analysis wants it: this is how sets are judged.
    #[default]
    AsNeeded,
    /// On every frame (timing).
    Always,
    /// On none; the back is not judged (timing).
    Never,
}

/// From the worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// The worker listens. The page sends nothing before this.
    Ready,
    /// Bytes of model files fetched so far.
    Progress {
        /// Bytes so far.
        loaded_bytes: f64,
        /// Bytes in all.
        total_bytes: f64,
    },
    /// The models are ready.
    Loaded {
        /// Which model.
        model: ModelInfo,
        /// Time it took, ms.
        load_ms: f64,
    },
    /// The set began.
    Begun,
    /// A frame was looked at.
    FrameDone {
        /// The frame's number.
        id: u32,
        /// What to show.
        view: Box<FrameView>,
        /// Whether the silhouette was computed for it.
        had_silhouette: bool,
        /// Where the time went.
        stages: StageTimes,
    },
    /// Where the person was found in a frame.
    Found {
        /// 33 of [x px, y px, visibility 0…1] in the source picture; `None` without a person.
        landmarks_in_image: Option<Vec<[f64; 3]>>,
    },
    /// The set pauses until the next frame.
    Paused,
    /// All reps were judged again by a reference rep.
    Rejudged {
        /// The reps, the earlier ones first.
        reps: Vec<Rep>,
        /// The reference rep, as it is kept for later sets.
        reference: EarlierReference,
    },
    /// The set ended.
    Finished {
        /// The whole record.
        session: Box<SessionRecord>,
    },
    /// The worker is lost; nothing it holds can be trusted. The page ends it and starts another.
    Crashed {
        /// What the panic said.
        reason: String,
    },
    /// Something went wrong. The worker still listens.
    Failed {
        /// The frame concerned, if it was one.
        id: Option<u32>,
        /// What, as a kind that the page can act on.
        failure: Failure,
    },
}

/// What can go wrong in the worker; each prints as a sentence for the person who meets it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
pub enum Failure {
    /// A model file could not be fetched.
    #[error(
        "The model file {file} could not be loaded ({reason}). Check your connection and try again."
    )]
    ModelMissing {
        /// File name.
        file: String,
        /// Why.
        reason: String,
    },
    /// A model file is not the one that this version was built for.
    #[error(
        "The model file {file} is damaged or from another version. Reload the page; if that \
         doesn't help, clear this site's data and open it again."
    )]
    ModelChecksum {
        /// File name.
        file: String,
    },
    /// A model file could not be run.
    #[error("The model could not be started: {reason}. Reload the page.")]
    ModelBroken {
        /// Why.
        reason: String,
    },
    /// No such drill.
    #[error("There is no drill called \"{drill}\". Choose one from the list.")]
    UnknownDrill {
        /// What was asked for.
        drill: String,
    },
    /// One frame could not be read or looked at.
    #[error("One picture could not be analysed ({reason}). Your reps are kept.")]
    Frame {
        /// Why.
        reason: String,
    },
    /// The rep that the back was to be compared with can't serve.
    #[error("The back could not be compared: {reason}. Choose another reference rep.")]
    Reference {
        /// Why.
        reason: ReferenceError,
    },
    /// A request came before what it needs.
    #[error(
        "The analysis was asked for something before it was ready ({reason}). Start the set again."
    )]
    OutOfOrder {
        /// What was missing.
        reason: String,
    },
}

/// All that the live screen shows of one frame; one snapshot, so that its numbers agree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrameView {
    /// The frame's time, s.
    pub t_s: f64,
    /// Whether a whole person was tracked.
    pub seen: bool,
    /// 33 of [x px, y px, visibility 0…1] in the source picture, smoothed for drawing only.
    pub landmarks_in_image: Option<Vec<[f64; 3]>>,
    /// Which landmarks are the near side's: true = the body's left.
    pub near_is_left: Option<bool>,
    /// The frame's angles, unfiltered, relative to standing once that is known.
    pub angles: Angles,
    /// Where in the set the person is.
    pub phase: Phase,
    /// What the person should do so that the set can be judged; `None` when all is well.
    pub hint: Option<Hint>,
    /// Reps so far.
    pub rep_count: u32,
    /// The rep that this frame finished, if it did.
    pub finished_rep: Option<Box<Rep>>,
    /// The back's outline, the rod on it and its contacts, where the silhouette was asked for.
    pub back: Option<Box<BackView>>,
    /// The virtual wall, in a drill that has one.
    pub wall: Option<WallView>,
    /// What the coach says now, in one breath.
    pub says: Vec<Saying>,
    /// Whether the coach sounds the tone of a lost contact.
    pub tone: bool,
    /// What must hold for the set to be judged, each thing by itself.
    #[serde(default)]
    pub checks: Vec<Check>,
    /// While standing is not known: how much of the stillness that it takes has been held, 0…1.
    #[serde(default)]
    pub still_share: Option<f64>,
}

impl FrameView {
    /// What the screen shows of a frame that was judged; the landmarks as they are drawn.
    pub fn new(judged: FrameJudged, landmarks_in_image: Option<Vec<[f64; 3]>>) -> Self {
        let FrameJudged { snapshot, checks, advice, .. } = judged;
        Self {
            t_s: snapshot.t_s,
            seen: snapshot.seen,
            landmarks_in_image,
            near_is_left: snapshot.near_side.map(|side| side == BodySide::Left),
            angles: snapshot.angles,
            phase: snapshot.phase,
            hint: snapshot.hint,
            rep_count: snapshot.rep_count,
            finished_rep: snapshot.finished_rep.map(Box::new),
            back: snapshot.back.map(Box::new),
            wall: snapshot.wall,
            says: advice.says,
            tone: advice.tone,
            checks,
            still_share: snapshot.still_share,
        }
    }
}

/// Where a frame's time went, ms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StageTimes {
    /// Reading the picture and cutting the region out of it (with the person detector when it ran).
    pub crop_ms: f64,
    /// The networks.
    pub infer_ms: f64,
    /// Landmarks out of the networks' answers.
    pub decode_ms: f64,
    /// The silhouette's contour, where it is taken apart from the measures; else 0, and it is part
    /// of `measure_ms`.
    pub contour_ms: f64,
    /// Angles, phases, scores.
    pub measure_ms: f64,
}
