//! The ways to start a set, and what becomes of it at its end.

use super::camera::Beginning;
use super::finished::Finished;
use super::handle::SetHandle;
use super::lookout::FromLastSet;
use super::review::Reviewed;
use super::{camera, choice, demo, log, model, review, video};
use crate::browser::motion;
use crate::state::{AppState, Screen};
use futures::channel::mpsc::UnboundedReceiver;
use hinge::Drill;
use hinge::session::{SessionRecord, SourceKind};
use leptos::prelude::{GetUntracked, Set, Update, WithUntracked};
use page::device::problem::Problem;
use page::drills;
use page::history::KeptSet;
use page::live::Live;
use page::live::filming::Command;
use protocol::ModelChoice;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// Starts a set with the camera. To be called inside a tap, so that the coach may be heard and the
/// motion sensors be asked.
pub fn start_camera(app: AppState) {
    if app.looks_for_arm.get_untracked() {
        return app.send_command(Command::Again);
    }
    listen_and_speak(app);
    film(app, Beginning::default());
}

/// Goes on with a set that was cut short, with the camera. To be called inside a tap, so that the
/// coach may be heard.
pub fn go_on_with(app: AppState, cut_short: KeptSet) {
    if let Ok(drill) = Drill::by_id(&cut_short.record.drill) {
        choice::choose_drill(app, drill);
    }
    listen_and_speak(app);
    film(app, Beginning { earlier: Some(cut_short), from_last_set: None });
}

/// Goes on with the set whose table is shown, with the camera. To be called inside a tap, so that
/// the coach may be heard.
pub fn go_on_with_last(app: AppState) {
    if app.looks_for_arm.get_untracked() {
        return app.send_command(Command::GoOn);
    }
    listen_and_speak(app);
    film(app, Beginning { earlier: last_set(app), from_last_set: None });
}

/// What a browser allows in a tap alone.
fn listen_and_speak(app: AppState) {
    app.voice.unlock();
    motion::ask_for_sensors();
}

/// The set whose table is shown.
fn last_set(app: AppState) -> Option<KeptSet> {
    let about = app.history.about.get_untracked();
    app.outcome.with_untracked(|outcome| {
        outcome.as_ref().map(|outcome| KeptSet {
            about,
            record: (*outcome.record).clone(),
            replay: (*outcome.replay).clone(),
        })
    })
}

fn film(app: AppState, mut beginning: Beginning) {
    let name = beginning.earlier.as_ref().map(|set| set.record.model.name.clone());
    let model = match &beginning.from_last_set {
        Some(FromLastSet { analysis, .. }) => Some(analysis.choice()),
        None => name.and_then(|name| ModelChoice::named(&name)),
    };
    let earlier = beginning.earlier.take();
    // The set whose table was shown is logged already.
    let shown_id = app.history.about.with_untracked(|about| about.id.clone());
    let is_logged = earlier.as_ref().is_some_and(|set| set.about.id == shown_id);
    let logged = app.outcome.with_untracked(|outcome| {
        outcome.as_ref().filter(|_| is_logged).map(|outcome| Arc::clone(&outcome.record))
    });
    let mut commands = prepare(app, SourceKind::Camera, model);
    app.history.begin(earlier.as_ref().map(|set| set.about.clone()));
    spawn_local(async move {
        beginning.earlier = match earlier {
            // Its reps go on also where its frames can't be read.
            Some(set) => Some(app.history.draft_with_frames(&set.about.id).await.unwrap_or(set)),
            None => None,
        };
        let ended = camera::film(SetHandle::of(app), &mut commands, beginning).await;
        end(app, ended, logged, commands).await;
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
        end(app, ended, None, commands).await;
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
    let reps = app.settings.with_untracked(|settings| settings.reps_a_set);
    app.live.set(Live::ending_after(reps));
    app.looks_for_arm.set(false);
    app.outcome.set(None);
    app.sets_trouble.set(None);
    let set = SetHandle::of(app);
    model::use_for_set(set, model.unwrap_or_else(|| model::next_model(set, source)));
    app.comparison.update(|comparison| comparison.begin(app.today()));
    app.screen.set(Screen::Loading);
    commands
}

/// `logged`: the record of the same set as it was logged before it went on.
async fn end(
    app: AppState,
    ended: Result<Option<Finished>, Problem>,
    logged: Option<Arc<SessionRecord>>,
    commands: UnboundedReceiver<Command>,
) {
    if !matches!(&ended, Ok(Some(Finished { lookout: Some(_), .. }))) {
        app.stage.set(None);
    }
    match ended {
        Ok(Some(Finished { outcome, analysis, lookout })) => {
            let set = SetHandle::of(app);
            match logged {
                Some(before) => log::log_again(set, &before, &outcome.record),
                None => log::log_set(set, &outcome.record),
            }
            app.history.keep_set(&outcome.record, &outcome.replay);
            app.voice.summary(&outcome.record);
            app.outcome.set(Some(outcome));
            app.screen.set(Screen::Summary);
            let (earlier, from_last_set) =
                match review::review(set, analysis, lookout, commands).await {
                    Reviewed::Left => return,
                    Reviewed::Again(from_last_set) => (None, from_last_set),
                    Reviewed::GoesOn(from_last_set) => (last_set(app), from_last_set),
                };
            app.voice.hush();
            film(app, Beginning { earlier, from_last_set: Some(from_last_set) });
        }
        Ok(None) => end_at_home(app, None),
        Err(problem) => end_at_home(app, Some(problem)),
    }
}

fn end_at_home(app: AppState, problem: Option<Problem>) {
    app.voice.mute();
    app.close_commands();
    app.problem.set(problem);
    app.screen.set(Screen::Home);
}
