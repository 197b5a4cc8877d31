//! What the person should do, in words, English.

use crate::seen::hint::Hint;

/// What the person should do.
pub fn hint(hint: Hint) -> &'static str {
    match hint {
        Hint::NobodySeen => "Step into the picture",
        Hint::FeetOutside => "Step back: I can't see your feet",
        Hint::HeadOutside => "Step back: all of you must be in the picture",
        Hint::TooSmall => "Come closer",
        Hint::Oblique => "Turn side-on: reps count, but angles can't be judged",
        Hint::FacingCamera => "Turn side-on to the camera",
        Hint::StandTall => "Stand tall",
        Hint::OtherRest => {
            "This drill starts from another posture: change it, or choose another drill"
        }
        Hint::StandStill => "Stand still for a moment",
        Hint::TooDark => "More light: it is too dark to see you",
        Hint::TooBright => "Less light: turn the phone away from the window",
        Hint::Hazy => "Wipe the lens, and put on more light",
        Hint::BackHidden => "Hands and hair off your back, so that I can see it",
        Hint::PhoneLow => "Put the phone higher, at the height of your hips, or stand farther away",
        Hint::BackBlurred => "Your back does not stand out: more light, or a plainer wall",
        Hint::AnotherPerson => "Someone else is in the picture: it works best alone",
    }
}
