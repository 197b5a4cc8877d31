//! The state of the app: signals for the screens, and verbs that change nothing but them. Whatever
//! takes more is a deed in `set`, `history`, `exchange` or `preferences`.

use crate::browser::scroll;
use crate::browser::set_video::SetVideo;
use crate::browser::today::today;
use crate::history::set_history::SetHistory;
use crate::voice::CoachVoice;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use hinge::Drill;
use hinge::drill::Language;
use hinge::session::{SessionRecord, SourceKind};
use hinge::share::SetKey;
use leptos::prelude::*;
use page::day::Day;
use page::device::problem::Problem;
use page::exchange::Occupied;
use page::live::Live;
use page::live::closing::Cause;
use page::live::filming::Command;
use page::reference::{Comparison, KeepingTrouble};
use page::replay::Replay;
use page::settings::Settings;
use protocol::ModelChoice;
use std::sync::Arc;
use web_sys::HtmlElement;

/// Which screen is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// What it is, and the ways to start.
    Home,
    /// The model is being loaded.
    Loading,
    /// The set.
    Live,
    /// The set's table.
    Summary,
    /// All drills from the easiest on, and which of them are suggested.
    Progression,
    /// Opening what was sent, and what was opened.
    Inbox,
    /// A set that was opened.
    SharedSet,
    /// The coach's answer.
    Reply,
    /// The kept sets.
    History,
    /// What the app is, and what stays on the device.
    About,
}

impl Screen {
    /// Whether nothing is lost here when the app begins anew as another version.
    pub fn is_calm(self) -> bool {
        match self {
            Screen::Home
            | Screen::Progression
            | Screen::History
            | Screen::Inbox
            | Screen::About => true,
            Screen::Loading
            | Screen::Live
            | Screen::Summary
            | Screen::SharedSet
            | Screen::Reply => false,
        }
    }

    /// What this screen holds that something that arrives must not take away.
    pub fn occupied(self, set_on_screen: Option<SetKey>) -> Occupied {
        match self {
            Screen::Loading | Screen::Live => Occupied::ByRunningSet,
            Screen::Summary => Occupied::ByTableOf(set_on_screen),
            Screen::Home
            | Screen::Progression
            | Screen::Inbox
            | Screen::SharedSet
            | Screen::Reply
            | Screen::History
            | Screen::About => Occupied::ByNothing,
        }
    }
}

/// The elements that show the picture: at the back the picture itself, over it the strokes.
#[derive(Clone, PartialEq)]
pub struct StageView {
    /// The video or the canvas with the file's picture.
    pub picture: HtmlElement,
    /// The canvas with the strokes.
    pub overlay: HtmlElement,
    /// Whether both are shown as in a mirror.
    pub mirrored: bool,
}

/// How a set ended.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The record.
    pub record: Arc<SessionRecord>,
    /// Its frames, to be shown again.
    pub replay: Arc<Replay>,
    /// Its video, if there is one: the file that it was in, or what was recorded of it.
    pub video: Option<Arc<SetVideo>>,
    /// What cut it short, if anything did.
    pub problem: Option<Problem>,
    /// What ended it without a touch, if anything did.
    pub ended_by: Option<Cause>,
    /// Whether this was the demo: it is nobody's set, and is not kept.
    pub is_demo: bool,
}

/// Signals for the screens.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The language of the screens.
    pub language: RwSignal<Language>,
    /// Which screen is on.
    pub screen: RwSignal<Screen>,
    /// The drill that is chosen.
    pub drill: RwSignal<Drill>,
    /// The model of the next set, or of the running one or the last; it stays the same within a
    /// set.
    pub model: RwSignal<ModelChoice>,
    /// Where the set comes from.
    pub source: RwSignal<SourceKind>,
    /// What kept the last set from starting.
    pub problem: RwSignal<Option<Problem>>,
    /// Share of the model that is here, 0…1; `None` before it is known.
    pub loaded_share: RwSignal<Option<f64>>,
    /// The running set.
    pub live: RwSignal<Live>,
    /// Its picture.
    pub stage: RwSignal<Option<StageView>, LocalStorage>,
    /// What the backs are compared with: the wish for the next set, and how it is in the running
    /// one or the last.
    pub comparison: RwSignal<Comparison>,
    /// The last set.
    pub outcome: RwSignal<Option<Outcome>>,
    /// Whether the camera looks for a raised arm, by which the next set begins.
    pub looks_for_arm: RwSignal<bool>,
    /// What went wrong with keeping the last set of a drill.
    pub sets_trouble: RwSignal<Option<(Drill, KeepingTrouble)>>,
    /// The kept sets.
    pub history: SetHistory,
    /// What the person chose once.
    pub settings: RwSignal<Settings>,
    /// The device is known to have one camera only.
    pub has_one_camera: RwSignal<bool>,
    /// The coach's voice.
    pub voice: CoachVoice,
    commands: StoredValue<Option<UnboundedSender<Command>>, LocalStorage>,
}

impl AppState {
    /// At the home screen, with this drill, this language and these settings.
    pub fn new(drill: Drill, language: Language, settings: Settings) -> Self {
        let language = RwSignal::new(language);
        let drill = RwSignal::new(drill);
        let settings = RwSignal::new(settings);
        Self {
            language,
            drill,
            model: RwSignal::new(ModelChoice::Lite),
            screen: RwSignal::new(Screen::Home),
            source: RwSignal::new(SourceKind::Camera),
            problem: RwSignal::new(None),
            loaded_share: RwSignal::new(None),
            live: RwSignal::new(Live::default()),
            stage: RwSignal::new_local(None),
            comparison: RwSignal::new(Comparison::new(today())),
            outcome: RwSignal::new(None),
            looks_for_arm: RwSignal::new(false),
            sets_trouble: RwSignal::new(None),
            history: SetHistory::new(),
            settings,
            has_one_camera: RwSignal::new(false),
            voice: CoachVoice::new(language, settings, drill),
            commands: StoredValue::new_local(None),
        }
    }

    /// The day on the person's calendar.
    pub fn today(self) -> Day {
        today()
    }

    /// Opens a channel on which the set that begins hears what is asked of it; the set before hears
    /// nothing more.
    pub fn open_commands(self) -> UnboundedReceiver<Command> {
        let (sender, receiver) = unbounded();
        self.commands.set_value(Some(sender));
        receiver
    }

    /// Closes that channel.
    pub fn close_commands(self) {
        self.commands.set_value(None);
    }

    /// Asks something of the running set, or of the last one while its table is shown; without one
    /// it is not heard.
    pub fn send_command(self, command: Command) {
        self.commands.with_value(|commands| {
            if let Some(commands) = commands {
                // A set that has just ended hears nothing more.
                commands.unbounded_send(command).ok();
            }
        });
    }

    /// Goes to the home screen; a set that is still held is let go.
    pub fn go_home(self) {
        self.go_to(Screen::Home);
    }

    /// Goes to the history; a set that is still held is let go.
    pub fn go_to_history(self) {
        self.history.trouble.set(None);
        self.go_to(Screen::History);
    }

    /// Goes to a screen that needs no set; a set that is still held is let go.
    pub fn go_to(self, screen: Screen) {
        self.send_command(Command::Leave);
        self.problem.set(None);
        self.open_screen(screen);
    }

    /// Shows a screen from its top.
    pub fn open_screen(self, screen: Screen) {
        self.screen.set(screen);
        scroll::to_top();
    }

    /// The key of the set whose table is shown, if there is one.
    pub fn key_of_last_set(self) -> Option<SetKey> {
        self.outcome
            .with_untracked(|outcome| outcome.as_ref().map(|outcome| SetKey::of(&outcome.record)))
    }
}
