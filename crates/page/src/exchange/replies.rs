//! What an athlete's coach answered, and the work that the coach set.

use crate::kept_text::KeptTextError;
use hinge::share::{Reply, SetKey};
use serde::{Deserialize, Serialize};

/// So many replies are kept, the newest.
pub const MOST_REPLIES: usize = 50;

/// A reply that was opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptReply {
    /// What the coach says.
    pub reply: Reply,
    /// Whether the work is off the list.
    pub work_is_done: bool,
}

/// All of them, the one opened last first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Replies {
    all: Vec<KeptReply>,
}

impl Replies {
    /// The replies that were kept.
    ///
    /// # Errors
    /// The kinds of [`KeptTextError`].
    pub fn from_text(text: &str) -> Result<Self, KeptTextError> {
        let mut replies: Self = serde_json::from_str(text).map_err(KeptTextError::NotAsWritten)?;
        replies.all.truncate(MOST_REPLIES);
        Ok(replies)
    }

    /// Adds a reply in place of an earlier one to the same set.
    pub fn add(&mut self, reply: Reply) {
        // The same reply opened once more does not put its work on the list again.
        let work_is_done = self.all.iter().any(|kept| kept.reply == reply && kept.work_is_done);
        self.all.retain(|kept| kept.reply.set != reply.set);
        self.all.insert(0, KeptReply { reply, work_is_done });
        self.all.truncate(MOST_REPLIES);
    }

    /// What the coach says of the set with this key.
    pub fn reply_for(&self, set: SetKey) -> Option<&Reply> {
        self.all.iter().map(|kept| &kept.reply).find(|reply| reply.set == set)
    }

    /// The replies whose work is still to be done, the newest first.
    pub fn work(&self) -> impl Iterator<Item = &Reply> {
        self.all
            .iter()
            .filter(|kept| !kept.work_is_done && kept.reply.next.is_some())
            .map(|kept| &kept.reply)
    }

    /// Takes a work off the list; what the coach said stays.
    pub fn finish_work(&mut self, set: SetKey) {
        for kept in self.all.iter_mut().filter(|kept| kept.reply.set == set) {
            kept.work_is_done = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hinge::share::NextWork;

    fn reply(set: u32, notes: &str) -> Reply {
        let next = Some(NextWork { drill: "wall-touch".into(), reps: 8, clean_deg: None });
        Reply { set: SetKey(set), notes: notes.into(), next, ..Reply::default() }
    }

    #[test]
    fn a_set_has_the_last_reply_to_it_and_its_work_until_it_is_done() {
        let mut replies = Replies::default();
        replies.add(reply(1, "first"));
        replies.add(reply(2, "other"));
        replies.add(reply(1, "second"));
        assert_eq!(replies.reply_for(SetKey(1)).map(|reply| reply.notes.as_str()), Some("second"));
        assert_eq!(replies.reply_for(SetKey(3)), None);
        replies.finish_work(SetKey(1));
        replies.add(reply(1, "second"));
        let work: Vec<_> = replies.work().map(|reply| reply.set.0).collect();
        assert_eq!(work, [2], "what is done stays done when the link is opened again");
        assert_eq!(Replies::from_text(&serde_json::to_string(&replies).unwrap()).unwrap(), replies);
    }

    #[test]
    fn there_is_an_end_to_what_is_kept() {
        let mut replies = Replies::default();
        (0..60).for_each(|set| replies.add(reply(set, "")));
        assert_eq!((replies.all.len(), replies.all[0].reply.set), (MOST_REPLIES, SetKey(59)));
        assert!(Replies::from_text("[1]").is_err());
    }
}
