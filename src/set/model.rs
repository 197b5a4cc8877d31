//! Which model looks at the next set, and what a set says of how quick the device is.

use super::handle::SetHandle;
use super::reference::look_up;
use super::{device_speed, kept_references};
use crate::browser::data_saving;
use hinge::session::SourceKind;
use leptos::prelude::{GetUntracked, Set, WithUntracked};
use page::device::model::{Circumstances, ModelWish, Speed, model_for};
use page::device::pace::Pace;
use protocol::ModelChoice;

/// The model of the next set from such a source.
pub fn next_model(set: SetHandle, source: SourceKind) -> ModelChoice {
    let drill = set.drill_id();
    let with_reference = ModelChoice::ALL
        .into_iter()
        .filter(|model| kept_references::has_reference(&drill, model.name()))
        .collect();
    let circumstances = Circumstances {
        may_be_slow: source == SourceKind::Video,
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

/// Where the app chose the exact model and it was never here, the quick one bridges its way: this
/// takes that one for the set, and tells that the other one is to come.
pub fn bridge(set: SetHandle) -> bool {
    let is_bridged = is_left_to_app(set)
        && set.model.get_untracked() == ModelChoice::Full
        && !device_speed::kept_speed().has_full;
    if is_bridged {
        use_for_set(set, ModelChoice::Lite);
    }
    is_bridged
}

/// Keeps what a set before the camera said of the device.
pub fn learn_speed(set: SetHandle, pace: &Pace) {
    if let Some(silhouette_ms) = pace.telling_ms() {
        let model = set.model.get_untracked();
        know(|speed| speed.learn(model, silhouette_ms));
    }
}

/// Keeps what is known now of the models on this device, and gives it.
pub fn know(change: impl FnOnce(&mut Speed)) -> Speed {
    let before = device_speed::kept_speed();
    let mut speed = before.clone();
    change(&mut speed);
    if speed != before {
        device_speed::keep_speed(&speed);
    }
    speed
}
