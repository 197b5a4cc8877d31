//! The kept sets as the screens see them: what is stored, what is asked of it, and what went wrong.

use super::logs;
use crate::browser::clock;
use crate::browser::kept::history_store::{self, Place, SetBytes};
use crate::browser::recorder::Piece;
use crate::browser::set_video::SetVideo;
use crate::browser::timer;
use crate::browser::today::today;
use futures::lock::Mutex;
use hinge::session::SessionRecord;
use leptos::prelude::*;
use page::causes::with_causes;
use page::history::{About, Corrections, HistoryTrouble, KeptSet, Stored, Unreadable};
use page::replay::Replay;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// How long a screen waits for sets that were cut short, ms: longer than a store takes to open.
const DRAFTS_WAIT_MS: i32 = 1000;

/// What lies in the history.
#[derive(Clone, Debug, Default)]
pub struct HistoryContents {
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
pub struct SetHistory {
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
    pub contents: RwSignal<Option<HistoryContents>>,
    /// What went wrong last, on the history's screen.
    pub trouble: RwSignal<Option<HistoryTrouble>>,
    /// Sets that were cut short, the newest first.
    pub drafts: RwSignal<Vec<KeptSet>>,
    /// Whether they have been looked for, or that takes longer than somebody waits.
    pub knows_drafts: RwSignal<bool>,
    /// What was recorded of the running set, or of the one whose table is shown.
    recorded: StoredValue<Vec<Piece>, LocalStorage>,
    /// Writings are done one after the other.
    writing: StoredValue<Arc<Mutex<()>>>,
}

impl SetHistory {
    /// Before anything is looked up.
    pub fn new() -> Self {
        Self {
            about: RwSignal::new(about_now()),
            keeping: RwSignal::new(Keeping::Nothing),
            is_opened: RwSignal::new(false),
            lacks_frames: RwSignal::new(false),
            video_trouble: RwSignal::new(None),
            recorded: StoredValue::new_local(Vec::new()),
            contents: RwSignal::new(None),
            trouble: RwSignal::new(None),
            drafts: RwSignal::new(Vec::new()),
            knows_drafts: RwSignal::new(false),
            writing: StoredValue::new(Arc::default()),
        }
    }

    /// A set begins, or one that was cut short goes on.
    pub fn begin(self, cut_short: Option<About>) {
        let about = cut_short.unwrap_or_else(about_now);
        // What was recorded of a set stays when the same set goes on.
        if self.about.with_untracked(|before| before.id != about.id) {
            self.recorded.set_value(Vec::new());
        }
        self.about.set(about);
        self.keeping.set(Keeping::Nothing);
        self.is_opened.set(false);
        self.lacks_frames.set(false);
        self.video_trouble.set(None);
    }

    /// A set of the history is opened, so that its table is shown.
    pub fn open(self, about: About, has_frames: bool, video_trouble: Option<HistoryTrouble>) {
        self.begin(Some(about));
        self.keeping.set(Keeping::Kept);
        self.is_opened.set(true);
        self.lacks_frames.set(!has_frames);
        self.video_trouble.set(video_trouble);
    }

    /// Adds a stretch that was recorded of the running set; it is kept with the set.
    pub fn add_recording(self, piece: Piece) {
        self.recorded.update_value(|recorded| recorded.push(piece));
    }

    /// What was recorded of the set, to be shown.
    pub fn recorded(self) -> Option<SetVideo> {
        self.recorded.with_value(|recorded| SetVideo::of_recording(recorded))
    }

    /// Keeps a set that is over, or is judged again; without a rep there is nothing to keep.
    pub fn keep_set(self, record: &SessionRecord, replay: &Replay) {
        if record.reps.is_empty() {
            return;
        }
        let stored = self.about.with_untracked(|about| Stored::of(about, record, replay));
        let recorded = self.recorded.get_value();
        spawn_local(async move {
            let kept = match stored {
                Ok(stored) => self.in_turn(put_among_sets(&stored)).await.map(|()| stored.id),
                Err(cause) => Err(HistoryTrouble::Other(with_causes(&cause))),
            };
            match kept {
                Ok(id) => {
                    self.keeping.set(Keeping::Kept);
                    // The set is kept also where there is no room for its videos.
                    if !recorded.is_empty() {
                        self.video_trouble.set(
                            self.in_turn(history_store::put_videos(&id, &recorded))
                                .await
                                .err()
                                .map(HistoryTrouble::from),
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
        self.video_trouble.set(deleted.err().map(HistoryTrouble::from));
        is_gone
    }

    /// The videos of a kept set.
    ///
    /// # Errors
    /// The kinds of [`HistoryTrouble`].
    pub async fn videos(self, id: &str) -> Result<Option<SetVideo>, HistoryTrouble> {
        Ok(SetVideo::of_recording(&self.in_turn(history_store::videos(id)).await?))
    }

    /// Writes what there is of the running set, so that nothing takes it away.
    pub fn keep_draft_of_running_set(self, record: &SessionRecord, replay: &Replay) {
        let stored = self.about.with_untracked(|about| Stored::of(about, record, replay));
        spawn_local(async move {
            let written = match stored {
                Ok(stored) => {
                    let draft = history_store::put_draft(&stored.id, bytes(&stored));
                    self.in_turn(draft).await.map_err(HistoryTrouble::from)
                }
                Err(cause) => Err(HistoryTrouble::Other(with_causes(&cause))),
            };
            if let Err(trouble) = written {
                // The set goes on; at its end the screen says whether it can be kept.
                leptos::logging::warn!("the set so far is not stored: {trouble:?}");
            }
        });
    }

    /// Looks for sets that were cut short.
    pub fn look_for_drafts(self) {
        spawn_local(async move {
            match self.in_turn(read_all(Place::Drafts)).await {
                Ok(HistoryContents { mut sets, .. }) => {
                    sets.sort_by(|a, b| b.about.begun_at_ms.total_cmp(&a.about.begun_at_ms));
                    self.drafts.set(sets);
                }
                // Where nothing is stored there are none.
                Err(trouble) => leptos::logging::warn!(
                    "sets that were cut short can't be looked up: {trouble:?}"
                ),
            }
            self.knows_drafts.set(true);
        });
        spawn_local(async move {
            timer::sleep(DRAFTS_WAIT_MS).await;
            self.knows_drafts.set(true);
        });
    }

    /// Drops a set that was cut short.
    pub async fn drop_draft(self, id: &str) -> Result<(), HistoryTrouble> {
        self.in_turn(history_store::remove_set(Place::Drafts, id)).await?;
        self.drafts.update(|drafts| drafts.retain(|draft| draft.about.id != id));
        Ok(())
    }

    /// A set that was cut short, with its frames. Frames that can't be read are left out.
    ///
    /// # Errors
    /// The kinds of [`HistoryTrouble`].
    pub async fn draft_with_frames(self, id: &str) -> Result<KeptSet, HistoryTrouble> {
        let stored = self.in_turn(stored_set(Place::Drafts, id)).await?;
        Ok(read_whole(&stored)?.0)
    }

    /// Keeps a set that was cut short as it is.
    ///
    /// # Errors
    /// The kinds of [`HistoryTrouble`].
    pub async fn keep_draft(self, id: &str) -> Result<(), HistoryTrouble> {
        let stored = self.in_turn(stored_set(Place::Drafts, id)).await?;
        self.in_turn(put_among_sets(&stored)).await?;
        if let Ok(set) = KeptSet::from_text(&stored.text) {
            logs::add_kept_set(&set);
        }
        self.drafts.update(|drafts| drafts.retain(|draft| draft.about.id != id));
        Ok(())
    }

    /// Looks up what lies in the history. What can't be read is set aside.
    pub fn look_up_contents(self) {
        self.contents.set(None);
        spawn_local(async move {
            match self.in_turn(read_all(Place::Sets)).await {
                Ok(contents) => self.contents.set(Some(contents)),
                Err(trouble) => {
                    self.trouble.set(Some(trouble));
                    self.contents.set(Some(HistoryContents::default()));
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
        Ok(self.whole_set(id).await?.0)
    }

    /// A kept set with its frames, and whether they could be read.
    ///
    /// # Errors
    /// The kinds of [`HistoryTrouble`].
    pub async fn whole_set(self, id: &str) -> Result<(KeptSet, bool), HistoryTrouble> {
        read_whole(&self.in_turn(stored_set(Place::Sets, id)).await?)
    }

    /// Deletes the set whose table is shown.
    ///
    /// # Errors
    /// The kinds of [`HistoryTrouble`]; then the screen says so.
    pub async fn delete_set(self) -> Result<(), HistoryTrouble> {
        let id = self.about.with_untracked(|about| about.id.clone());
        let deleted = self.in_turn(history_store::remove_set(Place::Sets, &id)).await;
        deleted.map_err(HistoryTrouble::from).inspect_err(|trouble| {
            self.keeping.set(Keeping::NotKept(trouble.clone()));
        })
    }

    /// Deletes what was set aside.
    ///
    /// # Errors
    /// The kinds of [`HistoryTrouble`]; then nothing is changed.
    pub async fn delete_set_aside(self) -> Result<(), HistoryTrouble> {
        Ok(self.in_turn(history_store::clear_places(&[Place::SetAside])).await?)
    }

    /// Deletes all sets, all drafts and the drills' logs.
    ///
    /// # Errors
    /// The kinds of [`HistoryTrouble`]; then nothing is changed.
    pub async fn delete_all(self) -> Result<(), HistoryTrouble> {
        self.in_turn(history_store::clear_places(&[Place::Sets, Place::Drafts])).await?;
        logs::forget_all();
        Ok(())
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

    /// Does something with the database once all that was asked of it before is done.
    pub async fn in_turn<T>(self, work: impl Future<Output = T>) -> T {
        let writing = self.writing.get_value();
        let _turn = writing.lock().await;
        work.await
    }
}

fn about_now() -> About {
    About::new(clock::now_ms(), today(), clock::chance())
}

/// A set of a place as it is stored.
async fn stored_set(place: Place, id: &str) -> Result<Stored, HistoryTrouble> {
    let (text, frames) = history_store::set_at(place, id).await?.ok_or(HistoryTrouble::Gone)?;
    Ok(Stored { id: id.to_owned(), text, frames })
}

/// Writes a set among the history's sets; its draft goes.
async fn put_among_sets(stored: &Stored) -> Result<(), HistoryTrouble> {
    Ok(history_store::put_among_sets(&stored.id, bytes(stored)).await?)
}

async fn replace(stored: &Stored) -> Result<(), HistoryTrouble> {
    if history_store::replace_text(&stored.id, &stored.text).await? {
        return Ok(());
    }
    // It was never kept, or is gone meanwhile: the whole of it is here.
    put_among_sets(stored).await
}

/// What the database keeps of a set.
pub fn bytes(stored: &Stored) -> SetBytes<'_> {
    SetBytes { text: &stored.text, frames: &stored.frames }
}

/// All sets of a place without their frames; what can't be read is set aside.
async fn read_all(place: Place) -> Result<HistoryContents, HistoryTrouble> {
    let mut contents = HistoryContents::default();
    for (id, text) in history_store::texts(place).await? {
        let read = text.ok_or(Unreadable::NoText).and_then(|text| KeptSet::from_text(&text));
        match read {
            Ok(set) if set.about.id == id => contents.sets.push(set),
            Err(Unreadable::Newer) => contents.newer += 1,
            Ok(_) | Err(_) => {
                leptos::logging::warn!("the set {id} is set aside: {read:?}");
                history_store::set_aside(place, &id).await?;
            }
        }
    }
    contents.set_aside = history_store::texts(Place::SetAside).await?.len();
    Ok(contents)
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
