//! Which model looks at the next set, and what a set says of how quick the device is.

use super::handle::SetHandle;
use super::reference::look_up;
use super::{device_speed, kept_references};
use crate::browser::data_saving;
use leptos::prelude::{GetUntracked, Set, WithUntracked};
use page::device::model::{Circumstances, ModelWish, model_for};
use page::device::pace::Pace;
use protocol::ModelChoice;

/// The model of the next set.
pub fn next_model(set: SetHandle) -> ModelChoice {
    let drill = set.drill_id();
    let with_reference = ModelChoice::ALL
        .into_iter()
        .filter(|model| kept_references::has_reference(&drill, model.name()))
        .collect();
    let circumstances = Circumstances {
        speed: device_speed::kept_speed(),
        saves_data: data_saving::saves_data(),
        with_reference,
    };
    model_for(set.settings.with_untracked(|settings| settings.model), &circumstances)
}

/// Whether the app chooses.
pub fn is_left_to_app(set: SetHandle) -> bool {
    set.settings.with_untracked(|settings| settings.model == ModelWish::Automatic)
}

/// Takes a model for the set that begins. Reference reps of another one don't serve in it.
pub fn use_for_set(set: SetHandle, model: ModelChoice) {
    if set.model.get_untracked() != model {
        set.model.set(model);
        look_up(set);
    }
}

/// Keeps what a set before the camera said of the device.
pub fn learn_speed(set: SetHandle, pace: &Pace) {
    let Some(silhouette_ms) = pace.telling_ms() else { return };
    let before = device_speed::kept_speed();
    let mut speed = before.clone();
    speed.learn(set.model.get_untracked(), silhouette_ms);
    if speed != before {
        device_speed::keep_speed(&speed);
    }
}
