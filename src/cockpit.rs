//! What the screens show and what the person can ask for: the one place where the set and the
//! screens meet.

use crate::browser::camera::Wish;
use crate::browser::kept;
use crate::browser::kept::video::KeptVideo;
use crate::browser::today::today;
use crate::browser::{languages, motion, scroll};
use crate::history::shelf::Shelf;
use crate::set;
use crate::set::analysis::Analysis;
use crate::voice::Voice;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use hinge::Drill;
use hinge::coach::Saying;
use hinge::drill::Language;
use hinge::session::{SessionRecord, SourceKind};
use leptos::prelude::*;
use page::device::problem::Problem;
use page::device::waiting::Remark;
use page::drills;
use page::history::KeptSet;
use page::live::Live;
use page::reference::{Comparison, KeepingTrouble};
use page::replay::Replay;
use page::settings::Settings;
use page::words::{Words, first_spoken};
use protocol::ModelChoice;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlElement};

/// The clean range that is praised when the sound is tried, degrees.
const SAMPLE_DEG: f64 = 74.0;

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
}

/// What the person asks of a running set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// End it and show the table.
    Finish,
    /// Take the other camera.
    Flip,
    /// Try the camera again.
    Reconnect,
    /// Let it wait: nothing is counted.
    Pause,
    /// Go on after a pause.
    GoOn,
    /// Drop it.
    Leave,
    /// Judge all reps again by this one, 1 = first.
    UseReference(u32),
    /// Crash the worker (tests).
    Crash,
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
    /// The file that it was in, if it was in one.
    pub video: Option<Arc<KeptVideo>>,
    /// What cut it short, if anything did.
    pub problem: Option<Problem>,
    /// Whether this was the demo: it is nobody's set, and is not kept.
    pub is_demo: bool,
}

/// A set that is over, and what can judge it again.
pub struct Finished {
    /// How it ended.
    pub outcome: Outcome,
    /// Holds the set still.
    pub analysis: Analysis,
}

/// Signals for the screens.
#[derive(Clone, Copy)]
pub struct Cockpit {
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
    /// What went wrong with keeping the last set of a drill.
    pub sets_trouble: RwSignal<Option<(Drill, KeepingTrouble)>>,
    /// The kept sets.
    pub shelf: Shelf,
    /// What the person chose once.
    pub settings: RwSignal<Settings>,
    wish: RwSignal<Wish, LocalStorage>,
    voice: StoredValue<Option<Voice>, LocalStorage>,
    commands: StoredValue<Option<UnboundedSender<Command>>, LocalStorage>,
}

impl Cockpit {
    /// At the home screen, with this drill chosen, in the language that was chosen last or else the
    /// browser's.
    pub fn new(drill: Drill) -> Self {
        Self {
            language: RwSignal::new(first_spoken(
                kept::language::load().into_iter().chain(languages::wished()),
            )),
            drill: RwSignal::new(drill),
            model: RwSignal::new(ModelChoice::Lite),
            screen: RwSignal::new(Screen::Home),
            source: RwSignal::new(SourceKind::Camera),
            problem: RwSignal::new(None),
            loaded_share: RwSignal::new(None),
            live: RwSignal::new(Live::default()),
            stage: RwSignal::new_local(None),
            comparison: RwSignal::new(Comparison::new(today())),
            outcome: RwSignal::new(None),
            sets_trouble: RwSignal::new(None),
            shelf: Shelf::new(),
            settings: RwSignal::new(kept::settings::load()),
            wish: RwSignal::new_local(Wish::default()),
            voice: StoredValue::new_local(None),
            commands: StoredValue::new_local(None),
        }
    }

    /// Starts a set with the camera. To be called inside a tap, so that the coach may be heard and
    /// the motion sensors be asked.
    pub fn start_camera(self) {
        self.film(None);
    }

    /// Goes on with a set that was cut short, with the camera. To be called inside a tap, so that
    /// the coach may be heard.
    pub fn go_on(self, cut_short: KeptSet) {
        if let Ok(drill) = Drill::by_id(&cut_short.record.drill) {
            self.choose(drill);
        }
        self.film(Some(cut_short));
    }

    fn film(self, cut_short: Option<KeptSet>) {
        self.voice.set_value(Some(Voice::unlocked()));
        motion::ask();
        let model = cut_short.as_ref().and_then(|set| ModelChoice::named(&set.record.model.name));
        let mut commands = self.prepare(SourceKind::Camera, model);
        self.shelf.begin(cut_short.as_ref().map(|set| set.about.clone()));
        spawn_local(async move {
            let cut_short = match cut_short {
                // Its reps go on also where its frames can't be read.
                Some(set) => Some(self.shelf.draft_with_frames(&set.about.id).await.unwrap_or(set)),
                None => None,
            };
            let ended = set::camera::film(self, &mut commands, cut_short).await;
            self.end(ended, commands).await;
        });
    }

    /// Starts a set with a video file.
    pub fn start_video(self, file: File) {
        // A file is gone through at its own pace: nobody moves to what is said.
        self.voice.set_value(None);
        let mut commands = self.prepare(SourceKind::Video, None);
        self.shelf.begin(None);
        spawn_local(async move {
            let ended = set::video::look_through(self, file, &mut commands).await;
            self.end(ended, commands).await;
        });
    }

    /// Plays the demo, in its own drill. The coach is heard once [`Cockpit::let_coach_be_heard`] is
    /// asked for.
    pub fn start_demo(self) {
        self.voice.set_value(None);
        let mut commands = self.prepare(SourceKind::Video, None);
        self.shelf.begin(None);
        let chosen = self.drill.get_untracked();
        if let Ok(first) = Drill::by_id(drills::FIRST) {
            self.drill.set(first);
        }
        spawn_local(async move {
            let ended = set::demo::play(self, &mut commands).await;
            self.stage.set(None);
            self.voice.set_value(None);
            self.drill.set(chosen);
            match ended {
                Ok(Some(outcome)) => {
                    self.outcome.set(Some(outcome));
                    self.screen.set(Screen::Summary);
                }
                Ok(None) => self.end_at_home(None),
                Err(problem) => self.end_at_home(Some(problem)),
            }
        });
    }

    /// Lets the coach be heard in the running set, or mutes it. To be called inside a tap.
    pub fn let_coach_be_heard(self, is_heard: bool) {
        self.voice.set_value(is_heard.then(Voice::unlocked));
    }

    /// Chooses a drill for the next set.
    pub fn choose(self, drill: Drill) {
        self.drill.set(drill);
        self.look_up_kept();
    }

    /// Speaks another language from now on, also next time.
    pub fn speak(self, language: Language) {
        self.language.set(language);
        kept::language::keep(language);
    }

    /// Changes the settings, also for next time.
    pub fn set_up(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        self.settings.with_untracked(kept::settings::keep);
    }

    /// Lets the coach be heard as in a set. To be called inside a tap.
    pub fn try_sound(self) {
        self.voice.set_value(Some(Voice::unlocked()));
        self.hear(&[Saying::Count(1), Saying::Praise(Some(SAMPLE_DEG))], true);
    }

    /// Lets the coach be heard.
    pub fn hear(self, says: &[Saying], tone: bool) {
        let rest = self.drill.with_untracked(|drill| drill.rest);
        self.with_voice(|voice, settings, words| voice.hear(says, rest, tone, settings, words));
    }

    /// Lets what the app itself says be heard.
    pub fn remark(self, remark: Remark) {
        self.with_voice(|voice, settings, words| voice.hear_remark(remark, settings, words));
    }

    /// Lets a number of the countdown be heard.
    pub fn tick(self, number: u32) {
        self.with_voice(|voice, settings, words| voice.tick(number, settings, words));
    }

    /// Breaks off what is being said.
    pub fn hush(self) {
        self.with_voice(|voice, _, _| voice.hush());
    }

    fn with_voice(self, heard: impl FnOnce(&Voice, &Settings, &Words)) {
        let words = Words::of(self.language.get_untracked());
        self.voice.with_value(|voice| {
            if let Some(voice) = voice {
                self.settings.with_untracked(|settings| heard(voice, settings, words));
            }
        });
    }

    /// Looks up which model the next set has.
    pub fn look_up_model(self) {
        self.model.set(set::model::next(self));
    }

    /// Looks up which model the next set has, and which reference reps are kept for it.
    pub fn look_up_kept(self) {
        self.look_up_model();
        set::reference::look_up(self);
    }

    /// Drops the reference reps that are kept.
    pub fn forget_kept(self) {
        set::reference::forget(self);
        self.look_up_kept();
    }

    /// Asks something of the running set, or of the last one while its table is shown; without one
    /// it is not heard.
    pub fn ask(self, command: Command) {
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

    /// Goes to the progression; a set that is still held is let go.
    pub fn show_progression(self) {
        self.go_to(Screen::Progression);
    }

    /// Goes to the home screen with the first drill chosen.
    pub fn start_afresh(self) {
        match Drill::by_id(drills::FIRST) {
            Ok(first) => self.choose(first),
            Err(cause) => leptos::logging::warn!("{cause}"),
        }
        self.go_home();
    }

    /// Goes to what the app is; a set that is still held is let go.
    pub fn show_about(self) {
        self.go_to(Screen::About);
    }

    /// Goes to the history; a set that is still held is let go.
    pub fn show_history(self) {
        self.shelf.trouble.set(None);
        self.go_to(Screen::History);
    }

    /// Goes to a screen that needs no set; a set that is still held is let go.
    pub fn go_to(self, screen: Screen) {
        self.ask(Command::Leave);
        self.problem.set(None);
        self.show(screen);
    }

    /// Shows a screen from its top.
    pub fn show(self, screen: Screen) {
        self.screen.set(screen);
        scroll::to_top();
    }

    /// Which camera was asked for last.
    pub fn wish(self) -> Wish {
        self.wish.get_untracked()
    }

    /// Remembers which camera is asked for.
    pub fn set_wish(self, wish: Wish) {
        self.wish.set(wish);
    }

    /// `model`: the one that the set has already.
    fn prepare(self, source: SourceKind, model: Option<ModelChoice>) -> UnboundedReceiver<Command> {
        let (sender, receiver) = unbounded();
        self.commands.set_value(Some(sender));
        self.source.set(source);
        self.problem.set(None);
        self.loaded_share.set(None);
        self.live.set(Live::default());
        self.outcome.set(None);
        self.sets_trouble.set(None);
        set::model::use_for_set(self, model.unwrap_or_else(|| set::model::next(self)));
        self.comparison.update(|comparison| comparison.begin(today()));
        self.screen.set(Screen::Loading);
        receiver
    }

    async fn end(
        self,
        ended: Result<Option<Finished>, Problem>,
        commands: UnboundedReceiver<Command>,
    ) {
        self.stage.set(None);
        self.voice.set_value(None);
        match ended {
            Ok(Some(Finished { outcome, analysis })) => {
                set::log::log(self, &outcome.record);
                self.shelf.keep(&outcome.record, &outcome.replay);
                self.outcome.set(Some(outcome));
                self.screen.set(Screen::Summary);
                set::review::review(self, analysis, commands).await;
            }
            Ok(None) => self.end_at_home(None),
            Err(problem) => self.end_at_home(Some(problem)),
        }
    }

    fn end_at_home(self, problem: Option<Problem>) {
        self.commands.set_value(None);
        self.problem.set(problem);
        self.screen.set(Screen::Home);
    }
}
