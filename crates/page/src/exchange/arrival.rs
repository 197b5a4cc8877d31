//! Where a text that arrives is shown: at once, beside the set on the screen, or later.

use hinge::share::{Message, Reply, SetKey, ShareError};

/// What the screen holds that something that arrives must not take away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occupied {
    /// Nothing.
    ByNothing,
    /// A set that runs or begins.
    ByRunningSet,
    /// The table of a set.
    ByTableOf(Option<SetKey>),
}

/// What becomes of what arrived, as it was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Arrival {
    /// It is shown now.
    Opened(Result<Message, ShareError>),
    /// It is an answer to the very set whose table is on the screen, and is shown beside it.
    ShownBeside(Reply),
    /// It waits until the person asks for it.
    Waits(Result<Message, ShareError>),
}

/// What becomes of something that arrives while this is on the screen.
pub fn arrival(arrived: Result<Message, ShareError>, occupied: Occupied) -> Arrival {
    match (occupied, arrived) {
        (Occupied::ByNothing, arrived) => Arrival::Opened(arrived),
        (Occupied::ByTableOf(Some(key)), Ok(Message::Reply(reply))) if reply.set == key => {
            Arrival::ShownBeside(reply)
        }
        (Occupied::ByTableOf(_) | Occupied::ByRunningSet, arrived) => Arrival::Waits(arrived),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::tests::record;
    use hinge::share::Shared;

    #[test]
    fn what_arrives_takes_no_set_from_the_screen() {
        let (own, other) = (SetKey::of(&record(3)), SetKey::of(&record(4)));
        assert_ne!(own, other);
        let reply = |set| Reply { set, ..Reply::default() };
        let answer = |set| Ok(Message::Reply(reply(set)));
        let sets = || Ok(Message::Sets(Shared { athlete: None, sets: Vec::new() }));
        let broken = || Err(ShareError::Cut);
        let table = Occupied::ByTableOf(Some(own));
        for (arrived, occupied, want) in [
            (sets(), Occupied::ByNothing, Arrival::Opened(sets())),
            (answer(own), Occupied::ByNothing, Arrival::Opened(answer(own))),
            (broken(), Occupied::ByNothing, Arrival::Opened(broken())),
            (sets(), Occupied::ByRunningSet, Arrival::Waits(sets())),
            (answer(own), Occupied::ByRunningSet, Arrival::Waits(answer(own))),
            (broken(), Occupied::ByRunningSet, Arrival::Waits(broken())),
            (answer(own), table, Arrival::ShownBeside(reply(own))),
            (answer(other), table, Arrival::Waits(answer(other))),
            (sets(), table, Arrival::Waits(sets())),
            (broken(), table, Arrival::Waits(broken())),
            (answer(own), Occupied::ByTableOf(None), Arrival::Waits(answer(own))),
        ] {
            let said = format!("{arrived:?} while {occupied:?}");
            assert_eq!(arrival(arrived, occupied), want, "{said}");
        }
    }
}
