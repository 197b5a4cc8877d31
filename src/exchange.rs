//! What athlete and coach send each other: what was opened, and where it is shown.

use crate::browser::address;
use crate::browser::kept;
use crate::cockpit::{Cockpit, Screen};
use hinge::session::SessionRecord;
use hinge::share::{Message, Reply, SetKey, ShareError, read};
use leptos::prelude::*;
use page::exchange::{OpenedSets, Replies};
use page::reference::KeepingTrouble;

/// Signals for the screens of the exchange.
#[derive(Clone, Copy)]
pub struct Exchange {
    cockpit: Cockpit,
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
    pub waiting: RwSignal<Option<String>>,
    /// Whether what is opened can be kept.
    pub is_kept: RwSignal<bool>,
    /// How many entries of what was kept could not be read.
    pub lost: RwSignal<usize>,
}

impl Exchange {
    /// With what was kept.
    pub fn new(cockpit: Cockpit) -> Self {
        let (opened, replies) = (kept::exchange::opened(), kept::exchange::replies());
        let is_kept = !matches!(opened, Err(KeepingTrouble::Unavailable));
        let (opened, lost) = opened.unwrap_or_default();
        let lost = lost + usize::from(replies == Err(KeepingTrouble::Damaged));
        Self {
            cockpit,
            opened: RwSignal::new(opened),
            replies: RwSignal::new(replies.unwrap_or_default()),
            name: RwSignal::new(kept::exchange::name()),
            shown: RwSignal::new(None),
            error: RwSignal::new(None),
            waiting: RwSignal::new(None),
            is_kept: RwSignal::new(is_kept),
            lost: RwSignal::new(lost),
        }
    }

    /// Opens what the address carries, now and whenever it changes.
    pub fn follow_address(self) {
        let take = move || {
            let fragment = address::fragment();
            if fragment.starts_with("#s=") || fragment.starts_with("#r=") {
                self.arrive(fragment);
            }
        };
        take();
        let listener = StoredValue::new_local(address::listen(take));
        on_cleanup(move || listener.dispose());
    }

    /// Opens a text, or lets it wait while there is a set that it would take from the screen. An
    /// answer to the very set whose table is shown is shown beside it.
    pub fn arrive(self, text: String) {
        match (self.cockpit.screen.get_untracked(), read(&text)) {
            (Screen::Summary, Ok(Message::Reply(reply)))
                if self.set_on_screen() == Some(reply.set) =>
            {
                self.change_replies(|replies| replies.add(reply));
                self.forget_address();
            }
            (Screen::Loading | Screen::Live | Screen::Summary, _) => self.waiting.set(Some(text)),
            (
                Screen::Home
                | Screen::Progression
                | Screen::History
                | Screen::About
                | Screen::Inbox
                | Screen::SharedSet
                | Screen::Reply,
                _,
            ) => self.open(&text),
        }
    }

    fn set_on_screen(self) -> Option<SetKey> {
        self.cockpit
            .outcome
            .with_untracked(|outcome| outcome.as_ref().map(|outcome| SetKey::of(&outcome.record)))
    }

    /// Opens what has waited.
    pub fn open_waiting(self) {
        if let Some(text) = self.waiting.get_untracked() {
            self.open(&text);
        }
    }

    /// Reads a text and shows what it says, or why it can't be read.
    pub fn open(self, text: &str) {
        self.waiting.set(None);
        match read(text) {
            Ok(Message::Sets(shared)) => {
                self.change_opened(|opened| opened.add(&shared));
                match shared.sets.as_slice() {
                    [set] => self.show(Screen::SharedSet, Some(set.key)),
                    _ => self.show(Screen::Inbox, None),
                }
                self.forget_address();
            }
            Ok(Message::Reply(reply)) => {
                let set = reply.set;
                self.change_replies(|replies| replies.add(reply));
                self.show(Screen::Reply, Some(set));
                self.forget_address();
            }
            Err(error) => {
                self.show(Screen::Inbox, None);
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
        self.show(Screen::Inbox, None);
    }

    /// Shows a set that was opened.
    pub fn show_set(self, key: SetKey) {
        self.show(Screen::SharedSet, Some(key));
    }

    /// Shows the reply to a set.
    pub fn show_reply(self, key: SetKey) {
        self.show(Screen::Reply, Some(key));
    }

    /// What the coach said of a set.
    pub fn reply_for(self, record: &SessionRecord) -> Option<Reply> {
        let key = SetKey::of(record);
        self.replies.with(|replies| replies.reply_for(key).cloned())
    }

    /// Changes the sets that were opened, also for next time.
    pub fn change_opened(self, change: impl FnOnce(&mut OpenedSets)) {
        self.opened.update(change);
        self.is_kept.set(self.opened.with_untracked(kept::exchange::keep_opened).is_ok());
    }

    /// Changes the replies, also for next time.
    pub fn change_replies(self, change: impl FnOnce(&mut Replies)) {
        self.replies.update(change);
        self.is_kept.set(self.replies.with_untracked(kept::exchange::keep_replies).is_ok());
    }

    /// Changes the name, also for next time.
    pub fn call_me(self, name: String) {
        kept::exchange::keep_name(&name);
        self.name.set(name);
    }

    /// The name, if there is one.
    pub fn own_name(self) -> Option<String> {
        Some(self.name.get_untracked().trim().to_owned()).filter(|name| !name.is_empty())
    }

    fn show(self, screen: Screen, key: Option<SetKey>) {
        self.error.set(None);
        self.shown.set(key);
        self.cockpit.go_to(screen);
    }
}
