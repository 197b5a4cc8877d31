//! What is chosen before a set, and what is kept for that choice.

use super::handle::SetHandle;
use super::{model, reference};
use crate::browser::cameras;
use crate::state::AppState;
use hinge::Drill;
use hinge::session::SourceKind;
use leptos::prelude::Set;
use page::drills;
use wasm_bindgen_futures::spawn_local;

/// Chooses a drill for the next set.
pub fn choose_drill(app: AppState, drill: Drill) {
    app.drill.set(drill);
    look_up_kept(app);
}

/// Goes to the home screen with the first drill chosen.
pub fn start_afresh(app: AppState) {
    match Drill::by_id(drills::FIRST) {
        Ok(first) => choose_drill(app, first),
        Err(cause) => leptos::logging::warn!("{cause}"),
    }
    app.go_home();
}

/// Looks up which model the next set before the camera has.
pub fn look_up_model(app: AppState) {
    app.model.set(model::next_model(SetHandle::of(app), SourceKind::Camera));
}

/// Looks up which model the next set has, and which reference reps are kept for it.
pub fn look_up_kept(app: AppState) {
    look_up_model(app);
    reference::look_up(SetHandle::of(app));
}

/// Looks up whether there is a choice of cameras, as far as the browser tells.
pub fn look_up_cameras(app: AppState) {
    spawn_local(async move {
        app.has_one_camera.set(cameras::list().await.len() == 1);
    });
}

/// Drops the reference reps that are kept.
pub fn forget_kept(app: AppState) {
    reference::forget(SetHandle::of(app));
    look_up_kept(app);
}
