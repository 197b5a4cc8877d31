//! Which model looks at the next set, and what a set tells of how quick the device is.

use super::reference::look_up;
use crate::browser::kept;
use crate::browser::thrift;
use crate::cockpit::Cockpit;
use leptos::prelude::{GetUntracked, Set, WithUntracked};
use page::device::model::{Circumstances, ModelWish, model_for};
use page::device::pace::Pace;
use protocol::ModelChoice;

/// The model of the next set.
pub fn next(cockpit: Cockpit) -> ModelChoice {
    let drill = cockpit.drill.with_untracked(|drill| drill.id.clone());
    let with_reference = ModelChoice::ALL
        .into_iter()
        .filter(|model| kept::references::has(&drill, model.name()))
        .collect();
    let circumstances = Circumstances {
        speed: kept::speed::load(),
        saves_data: thrift::saves_data(),
        with_reference,
    };
    model_for(cockpit.settings.with_untracked(|settings| settings.model), &circumstances)
}

/// Whether the app chooses.
pub fn is_left_to_app(cockpit: Cockpit) -> bool {
    cockpit.settings.with_untracked(|settings| settings.model == ModelWish::Automatic)
}

/// Takes a model for the set that begins. Reference reps of another one don't serve in it.
pub fn use_for_set(cockpit: Cockpit, model: ModelChoice) {
    if cockpit.model.get_untracked() != model {
        cockpit.model.set(model);
        look_up(cockpit);
    }
}

/// Keeps what a set before the camera told.
pub fn learn(cockpit: Cockpit, pace: &Pace) {
    let Some(silhouette_ms) = pace.telling_ms() else { return };
    let before = kept::speed::load();
    let mut speed = before.clone();
    speed.learn(cockpit.model.get_untracked(), silhouette_ms);
    if speed != before {
        kept::speed::keep(&speed);
    }
}
