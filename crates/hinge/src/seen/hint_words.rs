//! What the person should do, in words, English.

use crate::seen::hint::Hint;

/// What the person should do.
pub fn hint(hint: Hint) -> &'static str {
    match hint {
        Hint::PhoneLies => "Stand the phone up, its screen towards you",
        Hint::PhoneTilted => "Set the phone straighter",
        Hint::TurnPhone => "Turn the phone on its other side: you will fit better",
        Hint::Covered => "I see nothing: uncover the lens, or change the camera",
        Hint::TooDark => "More light: it is too dark to see you",
        Hint::TooBright => "Less light: turn the phone away from the window",
        Hint::Hazy => "Wipe the lens, and put on more light",
        Hint::NobodySeen => "Step into the picture",
        Hint::HeadOutside => "Step back: all of you must be in the picture",
        Hint::FeetOutside => "Step back: I can't see your feet",
        Hint::TooSmall => "Come closer",
        Hint::OffMiddle => "More to the middle: the lens bends the picture's sides",
        Hint::FacingCamera => "Turn side-on to the camera",
        Hint::Oblique => "Turn side-on: reps count, but angles can't be judged",
        Hint::AnotherPerson => "Someone else is in the picture: it works best alone",
        Hint::BackHidden => "Hands and hair off your back, so that I can see it",
        Hint::PhoneLow => "Put the phone higher, at the height of your hips, or stand farther away",
        Hint::BackBlurred => "Your back does not stand out: more light, or a plainer wall",
        Hint::OtherRest => {
            "This drill starts from another posture: change it, or choose another drill"
        }
        Hint::StandTall => "Stand tall",
        Hint::StandStill => "Stand still for a moment",
    }
}
