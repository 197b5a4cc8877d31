//! The table of numbers by which faults, reasons and other values are sent.
//!
//! Links are kept in chats and opened years later: a number that was sent once is never given to
//! another value. A message with a number that stands for nothing here is refused as a whole; its
//! value is never taken for another one, nor for none.

use super::numbered::{Numbered, numbers};
use super::set::{Detail, Net};
use crate::back::cant_tell::CantTell;
use crate::back::rod::Contact;
use crate::drill::fault::{FaultId, Part};
use crate::rep::record::{RestFrom, Unseen, WorkingSide};
use crate::seen::angles::Facing;
use crate::session::ReferenceSource;

numbers! {
    FaultId {
        KneeDominant = 0,
        BackRounded = 1,
        BackOverArched = 2,
        HeadLifted = 3,
        HeadDropped = 4,
        KneesLocked = 5,
        KneesForward = 6,
        Shallow = 7,
        IncompleteLockout = 8,
        LeanedBack = 9,
        HipsRiseFirst = 10,
        WeightAway = 11,
        HeelsLifted = 12,
        LineBroken = 13,
        UpperBackRounded = 14,
    }
    Part {
        Dowel = 0,
        Hips = 1,
        Finish = 2,
    }
    CantTell {
        NoOutline = 0,
        BrokenOutline = 1,
        BlurredOutline = 2,
        RoughOutline = 3,
        Oblique = 4,
        NoStanding = 5,
        NotInThisDrill = 6,
        ReferenceOfOtherDrill = 7,
        ReferenceOfOtherModel = 8,
        ReferenceFacesOtherWay = 9,
        HeadNotLevel = 10,
        Lost = 11,
        SeenFromBelow = 12,
    }
    RestFrom {
        Before = 0,
        After = 1,
        Set = 2,
        None = 3,
    }
    WorkingSide {
        Left = 0,
        Right = 1,
        Both = 2,
    }
    Contact {
        Unjudged = 0,
        Held = 1,
        Leaving = 2,
        Lost = 3,
        CantTell = 4,
    }
    Facing {
        Left = 0,
        Right = 1,
    }
    ReferenceSource {
        Rep = 0,
        File = 1,
    }
    Net {
        Lite = 0,
        Full = 1,
    }
    Detail {
        Whole = 0,
        Scores = 1,
    }
}

/// What was not judged: a part has its own number, a fault its own and this.
const UNSEEN_FAULTS_FROM: u8 = 3;

impl Numbered for Unseen {
    fn number(self) -> u8 {
        match self {
            Unseen::Part(part) => part.number(),
            Unseen::Fault(fault) => UNSEEN_FAULTS_FROM + fault.number(),
        }
    }

    fn of_number(number: u8) -> Option<Self> {
        match number.checked_sub(UNSEEN_FAULTS_FROM) {
            None => Part::of_number(number).map(Unseen::Part),
            Some(number) => FaultId::of_number(number).map(Unseen::Fault),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::ShareError;
    use super::super::code::{Code, Reader, Writer};
    use super::*;
    use std::collections::BTreeSet;
    use std::fmt::Debug;

    /// Each value that has a number, with it.
    fn sent<T: Numbered>() -> Vec<(u8, T)> {
        (0..=u8::MAX).filter_map(|number| T::of_number(number).map(|of| (number, of))).collect()
    }

    /// Every number leads to a value that is sent by this number and read again, and every other
    /// number is refused, also where it stands for a value that may be missing.
    fn come_back<T: Numbered + PartialEq + Debug>(all: &[T]) {
        let numbers: BTreeSet<u8> = all.iter().map(|value| value.number()).collect();
        assert_eq!(numbers.len(), all.len(), "two of {all:?} have one number");
        for value in all {
            let mut writer = Writer::new();
            writer.numbered(&mut value.clone()).unwrap();
            writer.numbered_or_none(&mut Some(*value)).unwrap();
            writer.numbered_or_none(&mut None::<T>).unwrap();
            let mut reader = Reader::new(&writer.bytes);
            let (mut read, mut maybe, mut none) = (all[0], None, Some(all[0]));
            reader.numbered(&mut read).unwrap();
            reader.numbered_or_none(&mut maybe).unwrap();
            reader.numbered_or_none(&mut none).unwrap();
            assert_eq!((read, maybe, none), (*value, Some(*value), None));
        }
        for number in (0..=u8::MAX).filter(|number| !numbers.contains(number)) {
            let bytes = |number: u64| {
                let mut writer = Writer::new();
                writer.number(&mut { number }, u64::MAX).unwrap();
                writer.bytes
            };
            let (mut read, mut maybe) = (all[0], None::<T>);
            let refused = Err(ShareError::Nonsense);
            let plain = bytes(u64::from(number));
            assert_eq!(Reader::new(&plain).numbered(&mut read), refused, "{number}");
            let after_none = bytes(u64::from(number) + 1);
            assert_eq!(Reader::new(&after_none).numbered_or_none(&mut maybe), refused, "{number}");
        }
    }

    fn all_sent<T: Numbered>() -> Vec<T> {
        sent().into_iter().map(|(_, value)| value).collect()
    }

    #[test]
    fn every_value_comes_back_and_no_other_number_is_read() {
        come_back(&FaultId::ALL);
        come_back(&Part::ALL);
        come_back(&CantTell::ALL);
        come_back(&Contact::ALL);
        come_back(&all_sent::<Facing>());
        come_back(&all_sent::<ReferenceSource>());
        come_back(&all_sent::<Net>());
        come_back(&all_sent::<Detail>());
        let parts = Part::ALL.map(Unseen::Part);
        let unseen = parts.into_iter().chain(FaultId::ALL.map(Unseen::Fault));
        come_back(&unseen.collect::<Vec<_>>());
    }

    /// The values of the first version, by number: links with them are about.
    #[test]
    fn what_was_sent_keeps_its_number() {
        fn begins_with<T: Numbered + Debug>(names: &str) {
            let now: Vec<String> =
                sent::<T>().iter().map(|(number, value)| format!("{number} {value:?}")).collect();
            let first = names.split_whitespace().enumerate();
            for (number, name) in first {
                assert_eq!(now.get(number), Some(&format!("{number} {name}")));
            }
        }
        begins_with::<FaultId>(
            "KneeDominant BackRounded BackOverArched HeadLifted HeadDropped KneesLocked \
             KneesForward Shallow IncompleteLockout LeanedBack HipsRiseFirst WeightAway \
             HeelsLifted LineBroken",
        );
        begins_with::<Part>("Dowel Hips Finish");
        begins_with::<CantTell>(
            "NoOutline BrokenOutline BlurredOutline RoughOutline Oblique NoStanding \
             NotInThisDrill ReferenceOfOtherDrill ReferenceOfOtherModel ReferenceFacesOtherWay \
             HeadNotLevel Lost",
        );
        begins_with::<Contact>("Unjudged Held Leaving Lost CantTell");
        begins_with::<Facing>("Left Right");
        begins_with::<ReferenceSource>("Rep File");
        begins_with::<Net>("Lite Full");
        begins_with::<Detail>("Whole Scores");
        assert_eq!(Unseen::Part(Part::Finish).number(), 2);
        assert_eq!(Unseen::Fault(FaultId::KneeDominant).number(), 3);
    }
}
