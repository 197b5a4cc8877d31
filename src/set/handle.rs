//! What a set that is filmed, gone through or played sees and changes of the app.

use crate::history::set_history::SetHistory;
use crate::preferences;
use crate::state::{AppState, Outcome, Screen, StageView};
use crate::voice::CoachVoice;
use hinge::Drill;
use hinge::drill::Language;
use leptos::prelude::*;
use page::live::Live;
use page::reference::{Comparison, KeepingTrouble};
use page::settings::Settings;
use protocol::ModelChoice;

/// The part of the state that belongs to a set; what is chosen for it can only be read.
#[derive(Clone, Copy)]
pub struct SetHandle {
    /// What the live screen shows.
    pub live: RwSignal<Live>,
    /// Its picture.
    pub stage: RwSignal<Option<StageView>, LocalStorage>,
    /// What the backs are compared with.
    pub comparison: RwSignal<Comparison>,
    /// How the set ended.
    pub outcome: RwSignal<Option<Outcome>>,
    /// Whether the camera looks for a raised arm after it.
    pub looks_for_arm: RwSignal<bool>,
    /// What went wrong with the log of its drill.
    pub sets_trouble: RwSignal<Option<(Drill, KeepingTrouble)>>,
    /// The coach's voice.
    pub voice: CoachVoice,
    /// Where the set is kept.
    pub history: SetHistory,
    /// The model that looks at it.
    pub model: RwSignal<ModelChoice>,
    /// Share of the model that is here, 0…1; `None` before it is known.
    pub loaded_share: RwSignal<Option<f64>>,
    /// Its drill.
    pub drill: ReadSignal<Drill>,
    /// The language in which the coach is heard.
    pub language: ReadSignal<Language>,
    /// What the person chose once.
    pub settings: ReadSignal<Settings>,
    kept_settings: RwSignal<Settings>,
    screen: RwSignal<Screen>,
}

impl SetHandle {
    /// That of the app's state.
    pub fn of(app: AppState) -> Self {
        Self {
            live: app.live,
            stage: app.stage,
            comparison: app.comparison,
            outcome: app.outcome,
            looks_for_arm: app.looks_for_arm,
            sets_trouble: app.sets_trouble,
            voice: app.voice,
            history: app.history,
            model: app.model,
            loaded_share: app.loaded_share,
            drill: app.drill.read_only(),
            language: app.language.read_only(),
            settings: app.settings.read_only(),
            kept_settings: app.settings,
            screen: app.screen,
        }
    }

    /// Shows the live screen.
    pub fn open_live_screen(self) {
        self.screen.set(Screen::Live);
    }

    /// Changes the settings, also for the next set.
    pub fn change_settings(self, change: impl FnOnce(&mut Settings)) {
        preferences::change(self.kept_settings, change);
    }

    /// The id of its drill.
    pub fn drill_id(self) -> String {
        self.drill.with_untracked(|drill| drill.id.clone())
    }
}
