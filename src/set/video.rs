//! A set in a video file: every frame, in order.

use super::analysis::{Analysis, Looked};
use super::finished::Finished;
use super::handle::SetHandle;
use super::steps::{compare, load_model, set_options, show_looked, unless_left};
use crate::browser::painter::Painter;
use crate::browser::set_video::SetVideo;
use crate::browser::video_file::{VideoFile, VideoFrame};
use crate::state::StageView;
use futures::channel::mpsc::UnboundedReceiver;
use futures::future::join;
use hinge::seen::phone::PhoneTold;
use hinge::session::SourceKind;
use leptos::prelude::{Set, Update};
use page::device::problem::{Problem, VideoProblem};
use page::live::filming::Command;
use page::reference::Choice;
use std::sync::Arc;
use web_sys::File;

/// Goes through a file to its end, or until the person ends it; `None` when they drop it.
///
/// # Errors
/// What kept it from starting.
pub async fn go_through(
    set: SetHandle,
    file: File,
    commands: &mut UnboundedReceiver<Command>,
) -> Result<Option<Finished>, Problem> {
    let loading = async {
        let video = VideoFile::open(&file).await.map_err(Problem::Video)?;
        let mut analysis = load_model(set, true).await?;
        analysis.begin(set_options(set, SourceKind::Video)).await?;
        Ok((video, analysis))
    };
    let Some(loaded) = unless_left(commands, loading).await else { return Ok(None) };
    let (mut video, mut analysis) = loaded?;
    let mut painter = Painter::new().map_err(|_| Problem::Video(VideoProblem::Unreadable))?;
    set.stage.set(Some(StageView {
        picture: painter.picture().clone().into(),
        overlay: painter.overlay().clone().into(),
        mirrored: false,
    }));

    set.live.update(|live| live.is_watched = true);
    let mut coming = video.next().await.map_err(Problem::Video)?;
    set.open_live_screen();
    let mut problem = None;
    let mut ended_early = false;
    while let Some(frame) = coming.take() {
        let t_s = frame.t_s;
        let size_px = (frame.bitmap.width(), frame.bitmap.height());
        let (looked, following) =
            look_and_step(&mut analysis, &mut painter, &mut video, frame).await;
        if painter.show_kept_picture().is_err() {
            problem = Some(Problem::Video(VideoProblem::BrokeOff));
        }
        if let Err(cause) = show_looked(set, &painter, &mut analysis, looked, size_px).await {
            problem = Some(cause);
        }
        set.live.update(|live| live.done_share = Some((t_s / video.duration_s()).clamp(0.0, 1.0)));
        match following {
            Ok(following) => coming = following,
            Err(cause) => problem = Some(Problem::Video(cause)),
        }
        match commands.try_recv() {
            Ok(Command::Leave) => return Ok(None),
            Ok(Command::UseReference(rep)) => {
                if let Err(cause) = compare(set, &mut analysis, Choice::Rep(rep)).await {
                    problem = Some(cause);
                }
            }
            Ok(Command::Finish) => ended_early = true,
            Ok(Command::Crash) => analysis.crash(),
            Ok(
                Command::Flip
                | Command::TakeLens
                | Command::Reconnect
                | Command::Pause
                | Command::GoOn
                | Command::Again
                | Command::TurnOff,
            )
            | Err(_) => {}
        }
        if ended_early || problem.is_some() {
            break;
        }
    }
    if let Some(unused) = coming {
        unused.bitmap.close();
    }
    let whole = !ended_early && problem.is_none();
    let record = analysis
        .finish(whole.then(|| video.frames_found()), whole.then(|| video.duration_s()))
        .await;
    let mut finished = Finished::new(analysis, record, problem);
    finished.outcome.video = SetVideo::of_file(&file, video.first_s()).map(Arc::new);
    Ok(Some(finished))
}

/// The worker looks at a frame while the file is stepped to the next.
async fn look_and_step(
    analysis: &mut Analysis,
    painter: &mut Painter,
    video: &mut VideoFile,
    frame: VideoFrame,
) -> (Looked, Result<Option<VideoFrame>, VideoProblem>) {
    if painter.keep_picture(&frame.bitmap).is_err() {
        return (
            Looked::Skipped(protocol::Failure::Frame { reason: "it could not be drawn".into() }),
            Err(VideoProblem::BrokeOff),
        );
    }
    let looking = analysis.look_at_frame(frame.bitmap, frame.t_s, PhoneTold::default(), None);
    join(looking, video.next()).await
}
