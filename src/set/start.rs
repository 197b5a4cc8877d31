//! The ways to start a set, and what becomes of it at its end.

use super::finished::Finished;
use super::handle::SetHandle;
use super::{camera, choice, demo, log, model, review, video};
use crate::browser::motion;
use crate::state::{AppState, Screen};
use futures::channel::mpsc::UnboundedReceiver;
use hinge::Drill;
use hinge::session::SourceKind;
use leptos::prelude::{GetUntracked, Set, Update};
use page::device::problem::Problem;
use page::drills;
use page::history::KeptSet;
use page::live::Live;
use page::live::filming::Command;
use protocol::ModelChoice;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// Starts a set with the camera. To be called inside a tap, so that the coach may be heard and the
/// motion sensors be asked.
pub fn start_camera(app: AppState) {
    film(app, None);
}

/// Goes on with a set that was cut short, with the camera. To be called inside a tap, so that the
/// coach may be heard.
pub fn go_on_with(app: AppState, cut_short: KeptSet) {
    if let Ok(drill) = Drill::by_id(&cut_short.record.drill) {
        choice::choose_drill(app, drill);
    }
    film(app, Some(cut_short));
}

fn film(app: AppState, cut_short: Option<KeptSet>) {
    app.voice.unlock();
    motion::ask_for_sensors();
    let model = cut_short.as_ref().and_then(|set| ModelChoice::named(&set.record.model.name));
    let mut commands = prepare(app, SourceKind::Camera, model);
    app.history.begin(cut_short.as_ref().map(|set| set.about.clone()));
    spawn_local(async move {
        let cut_short = match cut_short {
            // Its reps go on also where its frames can't be read.
            Some(set) => Some(app.history.draft_with_frames(&set.about.id).await.unwrap_or(set)),
            None => None,
        };
        let ended = camera::film(SetHandle::of(app), &mut commands, cut_short).await;
        end(app, ended, commands).await;
    });
}

/// Starts a set with a video file.
pub fn start_video(app: AppState, file: File) {
    // A file is gone through at its own pace: nobody moves to what is said.
    app.voice.mute();
    let mut commands = prepare(app, SourceKind::Video, None);
    app.history.begin(None);
    spawn_local(async move {
        let ended = video::go_through(SetHandle::of(app), file, &mut commands).await;
        end(app, ended, commands).await;
    });
}

/// Plays the demo, in its own drill. The coach is heard once the voice is unlocked.
pub fn start_demo(app: AppState) {
    app.voice.mute();
    let mut commands = prepare(app, SourceKind::Video, None);
    app.history.begin(None);
    let chosen = app.drill.get_untracked();
    if let Ok(first) = Drill::by_id(drills::FIRST) {
        app.drill.set(first);
    }
    spawn_local(async move {
        let ended = demo::play(SetHandle::of(app), &mut commands).await;
        app.stage.set(None);
        app.voice.mute();
        app.drill.set(chosen);
        match ended {
            Ok(Some(outcome)) => {
                app.outcome.set(Some(outcome));
                app.screen.set(Screen::Summary);
            }
            Ok(None) => end_at_home(app, None),
            Err(problem) => end_at_home(app, Some(problem)),
        }
    });
}

/// `model`: the one that the set has already.
fn prepare(
    app: AppState,
    source: SourceKind,
    model: Option<ModelChoice>,
) -> UnboundedReceiver<Command> {
    let commands = app.open_commands();
    app.source.set(source);
    app.problem.set(None);
    app.loaded_share.set(None);
    app.live.set(Live::default());
    app.outcome.set(None);
    app.sets_trouble.set(None);
    let set = SetHandle::of(app);
    model::use_for_set(set, model.unwrap_or_else(|| model::next_model(set, source)));
    app.comparison.update(|comparison| comparison.begin(app.today()));
    app.screen.set(Screen::Loading);
    commands
}

async fn end(
    app: AppState,
    ended: Result<Option<Finished>, Problem>,
    commands: UnboundedReceiver<Command>,
) {
    app.stage.set(None);
    app.voice.mute();
    match ended {
        Ok(Some(Finished { outcome, analysis })) => {
            let set = SetHandle::of(app);
            log::log_set(set, &outcome.record);
            app.history.keep_set(&outcome.record, &outcome.replay);
            app.outcome.set(Some(outcome));
            app.screen.set(Screen::Summary);
            review::review(set, analysis, commands).await;
        }
        Ok(None) => end_at_home(app, None),
        Err(problem) => end_at_home(app, Some(problem)),
    }
}

fn end_at_home(app: AppState, problem: Option<Problem>) {
    app.close_commands();
    app.problem.set(problem);
    app.screen.set(Screen::Home);
}
