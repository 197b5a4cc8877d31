//! From a video file to judged frames: the very pipeline that the browser runs, for every command
//! that analyses videos.

use crate::flags::ModelChoice;
use crate::models;
use crate::video::{DecodedFrame, VideoReader};
use anyhow::{Context, Result, ensure};
use hinge::seen::light::{Light, Picture};
use hinge::session::{ModelInfo, SessionRecord, SourceKind};
use hinge::set::{FrameJudged, FrameSeen, Set};
use hinge::statistics::percentile;
use hinge::{AnalyzerOptions, Reference};
use pose::Pose;
use pose::engine::{Channels, Engine, Frame, Tracker, Want};
use pose::recording::{RecordedFrame, Recording};
use pose::silhouette::Silhouette;
use std::path::Path;

/// A landmark model and the detector, loaded.
pub struct LoadedModel {
    /// Which landmark model it is.
    pub info: ModelInfo,
    tracker: Tracker,
}

impl LoadedModel {
    /// Loads a model, fetching and converting it first when it is not there.
    ///
    /// # Errors
    /// One sentence when it can't be had or is not the model expected.
    pub fn load(root: &Path, choice: ModelChoice) -> Result<LoadedModel> {
        let list = models::ensure(root)?;
        let entry = |name: &str| {
            list.iter()
                .find(|entry| entry.name == name)
                .with_context(|| format!("the list of models has no {name}"))
        };
        let landmark = entry(choice.name())?;
        let read = |entry: &models::Model| {
            let path = entry.network_path(root);
            std::fs::read(&path)
                .with_context(|| format!("the model {} can't be read", path.display()))
        };
        let engine = Engine::load(&read(landmark)?, &read(entry("blazepose-detector")?)?)?;
        let info =
            ModelInfo { name: landmark.name.clone(), sha256: landmark.network.sha256.clone() };
        Ok(LoadedModel { info, tracker: Tracker::new(engine) })
    }

    /// What a set of a video begins with: the camera's roll, the person's height and the
    /// reference rep.
    pub fn options(
        &self,
        lean_deg: Option<f64>,
        height_m: f64,
        reference: Option<Reference>,
    ) -> AnalyzerOptions {
        options(&self.info, lean_deg, height_m, reference)
    }
}

/// What a set that this model saw in a video begins with: the camera's roll, the person's height
/// and the reference rep.
pub fn options(
    model: &ModelInfo,
    lean_deg: Option<f64>,
    height_m: f64,
    reference: Option<Reference>,
) -> AnalyzerOptions {
    AnalyzerOptions {
        lean_deg,
        pitch_deg: None,
        height_m,
        model: model.clone(),
        source: SourceKind::Video,
        earlier_reps: Vec::new(),
        reference,
    }
}

/// What a set would be given in every frame of a video, each with the lines round the person; a
/// corner's place is within `tolerance_px` pixels of the mask. The set goes along and says when the
/// person is to be looked at in the mirror.
///
/// # Errors
/// One sentence when the video can't be decoded or the model can't run.
pub fn record(
    video: &Path,
    model: &mut LoadedModel,
    set: &mut Set,
    tolerance_px: f64,
) -> Result<Recording> {
    let mut reader = VideoReader::open(video)?;
    model.tracker.reset();
    let info = &model.info;
    let mut recording = Recording {
        width_px: 0,
        height_px: 0,
        model: (info.name.clone(), info.sha256.clone()),
        mask_side_px: 0,
        frames: Vec::new(),
    };
    while let Some(picture) = reader.next_frame() {
        let frame = Frame::new(picture.width, picture.height, &picture.rgb, Channels::Rgb)?;
        let wanted = set.wants(picture.t_s);
        let want = Want { mask: true, mirrored: wanted.mirrored };
        let mut look = model.tracker.follow_person(&frame, picture.t_s, want, &|| 0.0)?;
        (recording.width_px, recording.height_px) = (picture.width as u32, picture.height as u32);
        let mask = look.pose.as_mut().and_then(|pose| pose.mask.take());
        let seen = look
            .pose
            .clone()
            .map(|pose| Pose { mask: mask.clone().filter(|_| wanted.silhouette), ..pose });
        set.judge_frame(&FrameSeen {
            t_s: picture.t_s,
            size_px: (recording.width_px, recording.height_px),
            pose: seen.as_ref(),
            others_seen: look.others_seen,
            ..FrameSeen::default()
        });
        let person = look.pose.map(|pose| {
            recording.mask_side_px =
                mask.as_ref().map_or(recording.mask_side_px, |mask| mask.side_px as u32);
            let silhouette =
                mask.map(|mask| Silhouette::of(&mask, tolerance_px)).unwrap_or_default();
            (pose, silhouette)
        });
        recording.frames.push(RecordedFrame {
            t_s: picture.t_s,
            others_seen: look.others_seen,
            person,
        });
    }
    Ok(recording)
}

/// What the file itself says, known when all of its frames were judged.
pub struct Watched {
    /// How many pictures the file holds.
    pub frame_count: usize,
    /// Its length, s.
    pub duration_s: f64,
    /// The time at which its pictures break off, if they do, s.
    pub breaks_off_s: Option<f64>,
}

impl Watched {
    /// Ends a set whose frames were this file's, and gives its record.
    pub fn record(&self, mut set: Set) -> SessionRecord {
        set.finish(Some(self.frame_count as u32), Some(self.duration_s))
    }
}

/// One frame after it was judged.
pub struct Watching<'a> {
    /// The picture, to be drawn on.
    pub picture: &'a mut DecodedFrame,
    /// The followed person, if there.
    pub pose: Option<&'a Pose>,
    /// What the first set makes of it.
    pub judged: &'a FrameJudged,
    /// The file's mean rate.
    pub frames_per_s: f64,
}

/// Lets all sets judge every frame of a video, the model running once, and hands each frame on. The
/// sets differ in nothing but a reference rep of this very video, which asks for no other
/// silhouettes: what the first one wants serves all.
///
/// # Errors
/// One sentence when the video can't be decoded, the model can't run, or from `each`.
pub fn watch(
    video: &Path,
    model: &mut LoadedModel,
    sets: &mut [Set],
    mut each: impl FnMut(Watching) -> Result<()>,
) -> Result<Watched> {
    let mut reader = VideoReader::open(video)?;
    let frames_per_s = reader.frame_count as f64 / reader.duration_s.max(1e-3);
    model.tracker.reset();
    let mut frames_seen = 0;
    while let Some(mut picture) = reader.next_frame() {
        let frame = Frame::new(picture.width, picture.height, &picture.rgb, Channels::Rgb)?;
        let wanted = sets.first().context("nobody judges the video")?.wants(picture.t_s);
        let want = Want { mask: wanted.silhouette, mirrored: wanted.mirrored };
        let look = model.tracker.follow_person(&frame, picture.t_s, want, &|| 0.0)?;
        let pose = look.pose.as_ref();
        let size_px = (picture.width as u32, picture.height as u32);
        let shown = Picture {
            width_px: size_px.0,
            height_px: size_px.1,
            bytes: &picture.rgb,
            bytes_a_pixel: 3,
        };
        let seen = FrameSeen {
            t_s: picture.t_s,
            size_px,
            pose,
            others_seen: look.others_seen,
            light: Light::measure(&shown, pose.map(|pose| &pose.roi)),
            ..FrameSeen::default()
        };
        let judged: Vec<FrameJudged> = sets.iter_mut().map(|set| set.judge_frame(&seen)).collect();
        if let Some(judged) = judged.first() {
            each(Watching { picture: &mut picture, pose, judged, frames_per_s })?;
        }
        frames_seen += 1;
    }
    ensure!(frames_seen > 0, "{} holds no picture that can be decoded", video.display());
    Ok(Watched {
        frame_count: reader.frame_count,
        duration_s: reader.duration_s,
        breaks_off_s: reader.breaks_off_s(),
    })
}

/// What is left out of a recording, as a slower camera or device would.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thinning {
    /// A frame nearer than this to the last one kept is left out, s; 0 keeps all.
    pub frame_every_s: f64,
    /// Of the frames kept, each one of this many can have a silhouette; 1 = each.
    pub silhouette_every: usize,
}

/// A distance between two frames may be short by this and still count as what was asked for, s:
/// cameras and files round their times to milliseconds.
const TIME_STEP_S: f64 = 1e-3;

/// Lets all sets judge every frame of a recording, as [`watch`] does with a video.
pub fn replay(recording: &Recording, thinning: Thinning, sets: &mut [Set]) -> Watched {
    let (mut last_kept_s, mut kept) = (None, 0);
    for frame in &recording.frames {
        let is_near = |last_s: f64| frame.t_s - last_s < thinning.frame_every_s - TIME_STEP_S;
        if last_kept_s.is_some_and(is_near) {
            continue;
        }
        last_kept_s = Some(frame.t_s);
        let can_show = kept % thinning.silhouette_every.max(1) == 0;
        kept += 1;
        let wants = sets.first().is_some_and(|set| set.wants(frame.t_s).silhouette);
        let pose = recording.pose(frame, wants && can_show);
        let seen = FrameSeen {
            t_s: frame.t_s,
            size_px: (recording.width_px, recording.height_px),
            pose: pose.as_ref(),
            others_seen: frame.others_seen,
            ..FrameSeen::default()
        };
        for set in sets.iter_mut() {
            set.judge_frame(&seen);
        }
    }
    let times_s: Vec<f64> = recording.frames.iter().map(|frame| frame.t_s).collect();
    let ends_s = times_s.last().zip(times_s.first()).map_or(0.0, |(last, first)| last - first);
    let spacing_s = percentile(times_s.windows(2).map(|pair| pair[1] - pair[0]), 0.5);
    Watched {
        frame_count: recording.frames.len(),
        duration_s: ends_s + spacing_s.unwrap_or(0.0),
        breaks_off_s: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hinge::drill::{Drill, Language};
    use pose::recording::RecordedFrame;

    #[test]
    fn a_thinned_recording_gives_the_frames_that_are_far_enough_apart() {
        let nobody = |index: u32| RecordedFrame {
            t_s: (f64::from(index) / 30.0 * 1e6).round() / 1e6,
            others_seen: false,
            person: None,
        };
        let recording = Recording {
            width_px: 480,
            height_px: 854,
            model: ("blazepose-lite".to_owned(), String::new()),
            mask_side_px: 256,
            frames: (0..60).map(nobody).collect(),
        };
        let model = ModelInfo { name: String::new(), sha256: String::new() };
        let frames = |frame_every_s: f64| {
            let drill = Drill::by_id("hip-hinge").unwrap();
            let mut sets = [Set::new(drill, options(&model, None, 1.7, None), Language::En)];
            let thinning = Thinning { frame_every_s, silhouette_every: 1 };
            let watched = replay(&recording, thinning, &mut sets);
            assert!(watched.frame_count == 60 && (watched.duration_s - 2.0).abs() < 1e-4);
            let [mut set] = sets;
            set.finish(None, None).frames.len()
        };
        assert_eq!([0.0, 0.067, 0.1, 0.125, 0.5].map(frames), [60, 30, 20, 15, 4]);
    }
}
