//! What athlete and coach send each other: what was opened, and where it is shown.
//!
//! The fragment of an opened link is taken out of the address bar, so that neither a bookmark nor
//! the next person at the device has somebody's set.

pub mod kept;
pub mod sending;

use crate::browser::{address, clock};
use crate::state::{AppState, Screen};
use hinge::session::SessionRecord;
use hinge::share::{Message, Reply, SetKey, ShareError, SharedSet, read_message};
use leptos::prelude::*;
use page::exchange::{Arrival, OpenedSets, Replies, arrival, span};
use page::history::KeptSet;
use page::reference::KeepingTrouble;

const DAY_MS: f64 = 86_400_000.0;

/// Signals for the screens of the exchange.
#[derive(Clone, Copy)]
pub struct Exchange {
    app: AppState,
    /// The sets that a coach opened.
    pub opened: RwSignal<OpenedSets>,
    /// The replies that an athlete opened.
    pub replies: RwSignal<Replies>,
    /// The name under which the person sends.
    pub name: RwSignal<String>,
    /// The set or the reply that is shown.
    pub shown: RwSignal<Option<SetKey>>,
    /// Why what was opened last can't be read.
    pub error: RwSignal<Option<ShareError>>,
    /// What came while a set ran or its table was shown; it waits until the person asks for it.
    pub waiting: RwSignal<Option<Result<Message, ShareError>>>,
    /// Whether what is opened can be kept.
    pub is_kept: RwSignal<bool>,
    /// How many entries of what was kept could not be read.
    pub lost: RwSignal<usize>,
}

impl Exchange {
    /// With what was kept.
    pub fn new(app: AppState) -> Self {
        let (opened, replies) = (kept::kept_opened(), kept::kept_replies());
        let is_kept = !matches!(opened, Err(KeepingTrouble::Unavailable));
        let (opened, lost) = opened.unwrap_or_default();
        let lost = lost + usize::from(replies == Err(KeepingTrouble::Damaged));
        Self {
            app,
            opened: RwSignal::new(opened),
            replies: RwSignal::new(replies.unwrap_or_default()),
            name: RwSignal::new(kept::kept_name()),
            shown: RwSignal::new(None),
            error: RwSignal::new(None),
            waiting: RwSignal::new(None),
            is_kept: RwSignal::new(is_kept),
            lost: RwSignal::new(lost),
        }
    }

    /// Opens what the address carries, now and whenever it changes.
    pub fn follow_address(self) {
        let open_carried = move || {
            let fragment = address::fragment();
            if fragment.starts_with("#s=") || fragment.starts_with("#r=") {
                self.arrive(&fragment);
            }
        };
        open_carried();
        let listener = StoredValue::new_local(address::listen(open_carried));
        on_cleanup(move || listener.dispose());
    }

    /// Opens a text, or lets it wait while there is a set that it would take from the screen. An
    /// answer to the very set whose table is shown is shown beside it.
    pub fn arrive(self, text: &str) {
        let screen = self.app.screen.get_untracked();
        match arrival(read_message(text), screen.occupied(self.app.key_of_last_set())) {
            Arrival::Opened(arrived) => self.open_message(arrived),
            Arrival::ShownBeside(reply) => {
                self.change_replies(|replies| replies.add(reply));
                self.forget_address();
            }
            Arrival::Waits(arrived) => self.waiting.set(Some(arrived)),
        }
    }

    /// Opens what has waited.
    pub fn open_waiting(self) {
        if let Some(arrived) = self.waiting.get_untracked() {
            self.open_message(arrived);
        }
    }

    /// Reads a text and shows what it says, or why it can't be read.
    pub fn open_text(self, text: &str) {
        self.open_message(read_message(text));
    }

    fn open_message(self, arrived: Result<Message, ShareError>) {
        self.waiting.set(None);
        match arrived {
            Ok(Message::Sets(shared)) => {
                self.change_opened(|opened| opened.add(&shared));
                match shared.sets.as_slice() {
                    [set] => self.go_to(Screen::SharedSet, Some(set.key)),
                    _ => self.go_to(Screen::Inbox, None),
                }
                self.forget_address();
            }
            Ok(Message::Reply(reply)) => {
                let set = reply.set;
                self.change_replies(|replies| replies.add(reply));
                self.go_to(Screen::Reply, Some(set));
                self.forget_address();
            }
            Err(error) => {
                self.go_to(Screen::Inbox, None);
                self.error.set(Some(error));
            }
        }
    }

    /// What is kept needs no address any more: it is taken out of the bar, so that neither a
    /// bookmark nor the next person who looks at it has somebody's set. Where nothing is kept the
    /// address stays, so that a reload shows the same again.
    fn forget_address(self) {
        if self.is_kept.get_untracked() {
            address::drop_fragment();
        }
    }

    /// Shows the list of what was opened.
    pub fn show_inbox(self) {
        self.go_to(Screen::Inbox, None);
    }

    /// Shows a set that was opened.
    pub fn show_set(self, key: SetKey) {
        self.go_to(Screen::SharedSet, Some(key));
    }

    /// Shows the reply to a set.
    pub fn show_reply(self, key: SetKey) {
        self.go_to(Screen::Reply, Some(key));
    }

    /// What the coach said of a set.
    pub fn reply_for(self, record: &SessionRecord) -> Option<Reply> {
        let key = SetKey::of(record);
        self.replies.with(|replies| replies.reply_for(key).cloned())
    }

    /// Changes the sets that were opened, also for next time.
    pub fn change_opened(self, change: impl FnOnce(&mut OpenedSets)) {
        self.opened.update(change);
        self.is_kept.set(self.opened.with_untracked(kept::keep_opened).is_ok());
    }

    /// Changes the replies, also for next time.
    pub fn change_replies(self, change: impl FnOnce(&mut Replies)) {
        self.replies.update(change);
        self.is_kept.set(self.replies.with_untracked(kept::keep_replies).is_ok());
    }

    /// The scores of the kept sets of the last so many days, as they are shared.
    pub fn sets_of_last_days(self, sets: &[KeptSet], days: f64) -> Vec<SharedSet> {
        span(sets, clock::now_ms() - days * DAY_MS, self.height_cm())
    }

    /// The person's height, as it goes along with a set.
    pub fn height_cm(self) -> u32 {
        self.app.settings.with_untracked(|settings| settings.height_cm)
    }

    /// Changes the name, also for next time.
    pub fn call_me(self, name: String) {
        kept::keep_name(&name);
        self.name.set(name);
    }

    /// The name, if there is one.
    pub fn own_name(self) -> Option<String> {
        Some(self.name.get_untracked().trim().to_owned()).filter(|name| !name.is_empty())
    }

    fn go_to(self, screen: Screen, key: Option<SetKey>) {
        self.error.set(None);
        self.shown.set(key);
        self.app.go_to(screen);
    }
}
