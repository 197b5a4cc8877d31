//! What goes out: a link, a QR code and a file of the same set or reply.

use super::moving::motion;
use super::sent_day::{date, day};
use crate::day::Day;
use crate::history::KeptSet;
use crate::replay::Replay;
use hinge::session::SessionRecord;
use hinge::share::limits::{LINK_MOST_CHARS, MOST_SETS, QR_MOST_CHARS};
use hinge::share::{Detail, Left, Reply, ShareError, Shared, SharedSet, fit, whole, write_reply};

/// The longest reply that is offered as a QR code, characters with the address: a code of 73
/// modules, which a phone reads off another.
const QR_MOST_REPLY_CHARS: usize = 450;

/// The forms in which one thing is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Parcel {
    /// The link.
    pub link: String,
    /// What the link leaves out; the file has it.
    pub left: Vec<Left>,
    /// What stands in the QR code; `None` when it is too long for one.
    pub qr: Option<String>,
    /// What the QR code leaves out beyond telling scores only.
    pub qr_left: Vec<Left>,
    /// The file's text.
    pub file: String,
    /// The file's name.
    pub file_name: String,
}

/// A set as it is shared.
pub fn shared_set(record: &SessionRecord, replay: &Replay, day: Day, height_cm: u32) -> SharedSet {
    SharedSet::of(record, date(day), Some(height_cm), motion(record, replay))
}

/// The sets with reps that began at this time (ms since 1970) or later, oldest first: their scores,
/// for a list of kept sets has no more. Of more than are ever sent the newest.
pub fn span(sets: &[KeptSet], since_ms: f64, height_cm: u32) -> Vec<SharedSet> {
    let mut since: Vec<&KeptSet> = sets
        .iter()
        .filter(|set| set.about.begun_at_ms >= since_ms && !set.record.reps.is_empty())
        .collect();
    since.sort_by(|a, b| a.about.begun_at_ms.total_cmp(&b.about.begun_at_ms));
    let newest = &since[since.len().saturating_sub(MOST_SETS)..];
    newest
        .iter()
        .map(|set| SharedSet::of(&set.record, date(set.about.day), Some(height_cm), None))
        .collect()
}

/// A set, or several of a span of time with the newest last. `address`: the app's own, without a
/// fragment.
///
/// # Errors
/// [`ShareError::TooLong`] and [`ShareError::Nonsense`], where there is nothing to send.
pub fn sets_parcel(shared: &Shared, address: &str) -> Result<Parcel, ShareError> {
    let link = |text: &str| format!("{address}#s={text}");
    let room = |most_chars: usize| most_chars.saturating_sub(link("").len());
    let newest = shared.sets.last().ok_or(ShareError::Nonsense)?;
    let fitted = fit(shared, room(LINK_MOST_CHARS), Detail::Whole)?;
    let qr = fit(shared, room(QR_MOST_CHARS), Detail::Scores).ok();
    Ok(Parcel {
        link: link(&fitted.text),
        left: fitted.left,
        qr_left: qr.as_ref().map(|qr| qr.left.clone()).unwrap_or_default(),
        qr: qr.map(|qr| link(&qr.text)),
        file: link(&whole(shared)?.text),
        file_name: format!(
            "dowel-{}-{}.dowel",
            if shared.sets.len() == 1 { &newest.drill } else { "sets" },
            day(newest.day)
        ),
    })
}

/// A reply.
///
/// # Errors
/// [`ShareError::Nonsense`] for a reply to no drill.
pub fn reply_parcel(reply: &Reply, address: &str) -> Result<Parcel, ShareError> {
    let link = format!("{address}#r={}", write_reply(reply)?);
    Ok(Parcel {
        qr: (link.len() <= QR_MOST_REPLY_CHARS).then(|| link.clone()),
        qr_left: Vec::new(),
        left: Vec::new(),
        file: link.clone(),
        file_name: format!("dowel-reply-{}-{}.dowel", reply.drill, day(reply.day)),
        link,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{record, replay};
    use super::*;
    use crate::history::About;
    use hinge::share::{Message, SetKey, read_message};

    const ADDRESS: &str = "https://dowel.example/app/";

    #[test]
    fn one_set_in_each_form_is_the_same_set() {
        let record = record(10);
        let set = shared_set(&record, &replay(&record), Day::new(2026, 11, 21).unwrap(), 178);
        let parcel =
            sets_parcel(&Shared { athlete: Some("Anna".into()), sets: vec![set] }, ADDRESS)
                .unwrap();
        assert!(
            parcel.link.len() <= LINK_MOST_CHARS
                && parcel.qr.as_ref().is_some_and(|qr| qr.len() <= QR_MOST_CHARS)
        );
        assert_eq!(parcel.file_name, "dowel-hip-hinge-2026-11-21.dowel");
        for text in [&parcel.link, parcel.qr.as_ref().unwrap(), &parcel.file] {
            let Ok(Message::Sets(shared)) = read_message(text) else { panic!("{text}") };
            assert_eq!((shared.sets[0].key, shared.sets[0].reps.len()), (SetKey::of(&record), 10));
        }
    }

    #[test]
    fn a_span_has_the_sets_with_reps_since_then_oldest_first() {
        let kept = |at_ms: f64, reps: usize| KeptSet {
            about: About::new(at_ms, Day::new(2026, 11, 21).unwrap(), 0.0),
            record: record(reps),
            replay: Replay::default(),
        };
        let sets = [kept(9e11, 3), kept(5e11, 4), kept(7e11, 0), kept(8e11, 2), kept(6e11, 1)];
        let told = |since_ms: f64| {
            span(&sets, since_ms, 170).iter().map(|set| set.reps.len()).collect::<Vec<_>>()
        };
        assert_eq!((told(6e11), told(0.0), told(1e12)), (vec![1, 2, 3], vec![4, 1, 2, 3], vec![]));
        let many: Vec<KeptSet> = (0..MOST_SETS + 5).map(|i| kept(1e11 + i as f64, 1)).collect();
        assert_eq!(span(&many, 0.0, 170).len(), MOST_SETS);
        let parcel =
            sets_parcel(&Shared { athlete: None, sets: span(&sets, 0.0, 170) }, ADDRESS).unwrap();
        assert_eq!(parcel.left, [Left::Measures]);
        assert!(parcel.file_name.starts_with("dowel-sets-"));
    }

    #[test]
    fn a_short_reply_has_a_code_and_a_long_one_has_none() {
        let reply = |notes: &str| Reply {
            drill: "hip-hinge".into(),
            notes: notes.into(),
            ..Reply::default()
        };
        let long: String =
            (0..1000_u32).filter_map(|i| char::from_u32(0x4e00 + i * i % 9000)).collect();
        assert!(reply_parcel(&reply("Well done"), ADDRESS).unwrap().qr.is_some());
        let parcel = reply_parcel(&reply(&long), ADDRESS).unwrap();
        assert!(parcel.qr.is_none() && matches!(read_message(&parcel.link), Ok(Message::Reply(_))));
    }
}
