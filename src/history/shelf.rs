//! The kept sets as the screens see them: what is stored, what is asked of it, and what went wrong.

use crate::browser::clock;
use crate::browser::kept;
use crate::browser::kept::history_store::{self, Place};
use crate::browser::kept::video::KeptVideo;
use crate::browser::recorder::Piece;
use crate::browser::today::today;
use crate::cockpit::{Cockpit, Outcome, Screen};
use futures::lock::Mutex;
use hinge::Drill;
use hinge::session::{SessionRecord, SourceKind};
use leptos::prelude::*;
use page::causes::with_causes;
use page::history::{About, Corrections, HistoryTrouble, KeptSet, Stored, Unreadable};
use page::progression::DoneSet;
use page::replay::Replay;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// What lies in the history.
#[derive(Clone, Debug, Default)]
pub struct Shelved {
    /// The sets, without their frames.
    pub sets: Vec<KeptSet>,
    /// So many are of a newer version, and left as they are.
    pub newer: usize,
    /// So many could not be read, and are set aside.
    pub set_aside: usize,
}

/// Whether the set whose table is shown is in the history.
#[derive(Clone, Debug, PartialEq)]
pub enum Keeping {
    /// There is nothing to keep, or it is not known yet.
    Nothing,
    /// It is.
    Kept,
    /// It is not; the reason.
    NotKept(HistoryTrouble),
}

/// Signals for the screens.
#[derive(Clone, Copy)]
pub struct Shelf {
    /// The set that runs, or whose table is shown.
    pub about: RwSignal<About>,
    /// Whether it is in the history.
    pub keeping: RwSignal<Keeping>,
    /// Whether the table that is shown is of a set of the history.
    pub is_opened: RwSignal<bool>,
    /// Whether the opened set's frames could not be read.
    pub lacks_frames: RwSignal<bool>,
    /// Why the videos of the set could not be kept, read or deleted.
    pub video_trouble: RwSignal<Option<HistoryTrouble>>,
    /// What lies in the history; `None` while it is looked up.
    pub shelved: RwSignal<Option<Shelved>>,
    /// What went wrong last, on the history's screen.
    pub trouble: RwSignal<Option<HistoryTrouble>>,
    /// Sets that were cut short, the newest first.
    pub drafts: RwSignal<Vec<KeptSet>>,
    /// What was recorded of the running set, or of the one whose table is shown.
    recorded: StoredValue<Vec<Piece>, LocalStorage>,
    /// Writings are done one after the other.
    writing: StoredValue<Arc<Mutex<()>>>,
}

impl Shelf {
    /// Before anything is looked up.
    pub fn new() -> Self {
        Self {
            about: RwSignal::new(about_now()),
            keeping: RwSignal::new(Keeping::Nothing),
            is_opened: RwSignal::new(false),
            lacks_frames: RwSignal::new(false),
            video_trouble: RwSignal::new(None),
            recorded: StoredValue::new_local(Vec::new()),
            shelved: RwSignal::new(None),
            trouble: RwSignal::new(None),
            drafts: RwSignal::new(Vec::new()),
            writing: StoredValue::new(Arc::default()),
        }
    }

    /// A set begins, or one that was cut short goes on.
    pub fn begin(self, cut_short: Option<About>) {
        self.about.set(cut_short.unwrap_or_else(about_now));
        self.keeping.set(Keeping::Nothing);
        self.is_opened.set(false);
        self.lacks_frames.set(false);
        self.video_trouble.set(None);
        self.recorded.set_value(Vec::new());
    }

    /// Takes what was recorded of the running set; it is kept with the set.
    pub fn take_recording(self, piece: Piece) {
        self.recorded.update_value(|recorded| recorded.push(piece));
    }

    /// What was recorded of the set, to be shown.
    pub fn recorded(self) -> Option<KeptVideo> {
        self.recorded.with_value(|recorded| KeptVideo::of_recording(recorded))
    }

    /// Keeps a set that is over, or is judged again; without a rep there is nothing to keep.
    pub fn keep(self, record: &SessionRecord, replay: &Replay) {
        if record.reps.is_empty() {
            return;
        }
        let stored = self.about.with_untracked(|about| Stored::of(about, record, replay));
        let recorded = self.recorded.get_value();
        spawn_local(async move {
            let kept = match stored {
                Ok(stored) => self.in_turn(history_store::keep(&stored)).await.map(|()| stored.id),
                Err(cause) => Err(HistoryTrouble::Other(with_causes(&cause))),
            };
            match kept {
                Ok(id) => {
                    self.keeping.set(Keeping::Kept);
                    // The set is kept also where there is no room for its videos.
                    if !recorded.is_empty() {
                        self.video_trouble.set(
                            self.in_turn(history_store::put_videos(&id, &recorded)).await.err(),
                        );
                    }
                }
                Err(trouble) => self.keeping.set(Keeping::NotKept(trouble)),
            }
        });
    }

    /// Deletes the videos of the set whose table is shown; gives whether they are gone.
    pub async fn delete_videos(self) -> bool {
        let id = self.about.with_untracked(|about| about.id.clone());
        let deleted = self.in_turn(history_store::remove_videos(&id)).await;
        let is_gone = deleted.is_ok();
        if is_gone {
            self.recorded.set_value(Vec::new());
        }
        self.video_trouble.set(deleted.err());
        is_gone
    }

    /// The videos of a kept set.
    ///
    /// # Errors
    /// The kinds of [`HistoryTrouble`].
    pub async fn videos(self, id: &str) -> Result<Option<KeptVideo>, HistoryTrouble> {
        Ok(KeptVideo::of_recording(&self.in_turn(history_store::videos(id)).await?))
    }

    /// Writes what there is of the running set, so that nothing takes it away.
    pub fn draft(self, record: &SessionRecord, replay: &Replay) {
        let stored = self.about.with_untracked(|about| Stored::of(about, record, replay));
        spawn_local(async move {
            let written = match stored {
                Ok(stored) => self.in_turn(history_store::put_draft(&stored)).await,
                Err(cause) => Err(HistoryTrouble::Other(with_causes(&cause))),
            };
            if let Err(trouble) = written {
                // The set goes on; whether it can be kept is told at its end.
                leptos::logging::warn!("the set so far is not stored: {trouble:?}");
            }
        });
    }

    /// Looks for sets that were cut short.
    pub fn look_for_drafts(self) {
        spawn_local(async move {
            match self.in_turn(read_all(Place::Drafts)).await {
                Ok(Shelved { mut sets, .. }) => {
                    sets.sort_by(|a, b| b.about.begun_at_ms.total_cmp(&a.about.begun_at_ms));
                    self.drafts.set(sets);
                }
                // Where nothing is stored there are none.
                Err(trouble) => leptos::logging::warn!(
                    "sets that were cut short can't be looked up: {trouble:?}"
                ),
            }
        });
    }

    /// Drops a set that was cut short.
    pub async fn drop_draft(self, id: &str) -> Result<(), HistoryTrouble> {
        self.in_turn(history_store::remove(Place::Drafts, id)).await?;
        self.drafts.update(|drafts| drafts.retain(|draft| draft.about.id != id));
        Ok(())
    }

    /// A set that was cut short, with its frames. Frames that can't be read are left out.
    ///
    /// # Errors
    /// The kinds of [`HistoryTrouble`].
    pub async fn draft_with_frames(self, id: &str) -> Result<KeptSet, HistoryTrouble> {
        let stored = self
            .in_turn(history_store::get(Place::Drafts, id))
            .await?
            .ok_or(HistoryTrouble::Gone)?;
        Ok(read_whole(&stored)?.0)
    }

    /// Keeps a set that was cut short as it is.
    ///
    /// # Errors
    /// The kinds of [`HistoryTrouble`].
    pub async fn keep_draft(self, id: &str) -> Result<(), HistoryTrouble> {
        let stored = self
            .in_turn(history_store::get(Place::Drafts, id))
            .await?
            .ok_or(HistoryTrouble::Gone)?;
        self.in_turn(history_store::keep(&stored)).await?;
        if let Ok(set) = KeptSet::from_text(&stored.text) {
            log(&set);
        }
        self.drafts.update(|drafts| drafts.retain(|draft| draft.about.id != id));
        Ok(())
    }

    /// Looks up what lies in the history. What can't be read is set aside.
    pub fn look_up(self) {
        self.shelved.set(None);
        spawn_local(async move {
            match self.in_turn(read_all(Place::Sets)).await {
                Ok(shelved) => self.shelved.set(Some(shelved)),
                Err(trouble) => {
                    self.trouble.set(Some(trouble));
                    self.shelved.set(Some(Shelved::default()));
                }
            }
        });
    }

    /// The other kept sets of a drill than the one that is shown, without their frames, the newest
    /// first.
    ///
    /// # Errors
    /// The kinds of [`HistoryTrouble`].
    pub async fn others_of(self, drill: &str) -> Result<Vec<KeptSet>, HistoryTrouble> {
        let own = self.about.with_untracked(|about| about.id.clone());
        let mut sets = self.in_turn(read_all(Place::Sets)).await?.sets;
        sets.retain(|set| set.record.drill == drill && set.about.id != own);
        sets.sort_by(|a, b| b.about.begun_at_ms.total_cmp(&a.about.begun_at_ms));
        Ok(sets)
    }

    /// A kept set with its frames. Frames that can't be read are left out.
    ///
    /// # Errors
    /// The kinds of [`HistoryTrouble`].
    pub async fn with_frames(self, id: &str) -> Result<KeptSet, HistoryTrouble> {
        let stored =
            self.in_turn(history_store::get(Place::Sets, id)).await?.ok_or(HistoryTrouble::Gone)?;
        Ok(read_whole(&stored)?.0)
    }

    /// Says something of the set whose table is shown, and keeps it.
    pub fn correct(
        self,
        change: impl FnOnce(&mut Corrections),
        record: &SessionRecord,
        replay: &Replay,
    ) {
        self.about.update(|about| {
            change(&mut about.corrections);
            about.changed_at_ms = clock::now_ms();
        });
        let stored = self.about.with_untracked(|about| Stored::of(about, record, replay));
        spawn_local(async move {
            let kept = match stored {
                Ok(stored) => self.in_turn(replace(&stored)).await,
                Err(cause) => Err(HistoryTrouble::Other(with_causes(&cause))),
            };
            self.keeping.set(kept.map_or_else(Keeping::NotKept, |()| Keeping::Kept));
        });
    }

    /// Does something with the store when what was asked before is done.
    pub async fn in_turn<T>(self, work: impl Future<Output = T>) -> T {
        let writing = self.writing.get_value();
        let _turn = writing.lock().await;
        work.await
    }
}

/// Opens a set of the history; its table is shown.
pub fn open(cockpit: Cockpit, id: String) {
    let shelf = cockpit.shelf;
    spawn_local(async move {
        let read = shelf
            .in_turn(history_store::get(Place::Sets, &id))
            .await
            .and_then(|stored| stored.ok_or(HistoryTrouble::Gone));
        match read.and_then(|stored| read_whole(&stored)) {
            Ok((set, has_frames)) => {
                let videos = shelf.videos(&id).await;
                show(cockpit, set, has_frames, videos);
            }
            Err(trouble) => {
                shelf.trouble.set(Some(trouble));
                shelf.look_up();
            }
        }
    });
}

fn show(
    cockpit: Cockpit,
    set: KeptSet,
    has_frames: bool,
    videos: Result<Option<KeptVideo>, HistoryTrouble>,
) {
    let KeptSet { about, record, replay } = set;
    if let Ok(drill) = Drill::by_id(&record.drill) {
        cockpit.choose(drill);
    }
    cockpit.source.set(SourceKind::Camera);
    cockpit.comparison.update(|comparison| comparison.begin(today()));
    cockpit.shelf.begin(Some(about));
    cockpit.shelf.keeping.set(Keeping::Kept);
    cockpit.shelf.is_opened.set(true);
    cockpit.shelf.lacks_frames.set(!has_frames);
    cockpit.sets_trouble.set(None);
    let (video, trouble) =
        videos.map_or_else(|trouble| (None, Some(trouble)), |video| (video, None));
    cockpit.shelf.video_trouble.set(trouble);
    let (record, replay, video) = (Arc::new(record), Arc::new(replay), video.map(Arc::new));
    cockpit.outcome.set(Some(Outcome { record, replay, video, problem: None, is_demo: false }));
    cockpit.show(Screen::Summary);
}

/// Puts a set into its drill's log, from which the ladder of drills is told.
pub fn log(set: &KeptSet) {
    let Ok(drill) = Drill::by_id(&set.record.drill) else { return };
    if let Some(done) = DoneSet::of(&set.record, &drill, set.about.day) {
        // The ladder's screen tells what is wrong with the log.
        kept::sets::add_in_order(&drill.id, done);
    }
}

fn about_now() -> About {
    About::new(clock::now_ms(), today(), clock::chance())
}

async fn replace(stored: &Stored) -> Result<(), HistoryTrouble> {
    if history_store::replace_text(&stored.id, &stored.text).await? {
        return Ok(());
    }
    // It was never kept, or is gone meanwhile: the whole of it is here.
    history_store::keep(stored).await
}

/// All sets of a place without their frames; what can't be read is set aside.
async fn read_all(place: Place) -> Result<Shelved, HistoryTrouble> {
    let mut shelved = Shelved::default();
    for (id, text) in history_store::texts(place).await? {
        let read = text.ok_or(Unreadable::NoText).and_then(|text| KeptSet::from_text(&text));
        match read {
            Ok(set) if set.about.id == id => shelved.sets.push(set),
            Err(Unreadable::Newer) => shelved.newer += 1,
            Ok(_) | Err(_) => {
                leptos::logging::warn!("the set {id} is set aside: {read:?}");
                history_store::set_aside(place, &id).await?;
            }
        }
    }
    shelved.set_aside = history_store::texts(Place::SetAside).await?.len();
    Ok(shelved)
}

/// A set with its frames, and whether they could be read.
fn read_whole(stored: &Stored) -> Result<(KeptSet, bool), HistoryTrouble> {
    let set = KeptSet::from_text(&stored.text).map_err(|cause| match cause {
        Unreadable::Newer => HistoryTrouble::NewerVersion,
        cause => HistoryTrouble::Other(with_causes(&cause)),
    })?;
    Ok(match set.clone().with_frames(&stored.frames) {
        Ok(whole) => (whole, true),
        Err(cause) => {
            leptos::logging::warn!(
                "the frames of the set {} can't be read: {}",
                stored.id,
                with_causes(&cause)
            );
            (set, false)
        }
    })
}
