//! The words of the choice of a camera and its lens.

#![allow(missing_docs, reason = "a field's name and its words say it")]

use super::declared::words;
use crate::device::lens::LensOffer;

words! {
    /// The words of the choice of a camera and its lens.
    pub struct FilmingWords {
        camera: &'static str,
        /// The camera on the screen's side, and what it is good for.
        front: [&'static str; 2],
        /// The one away from it.
        rear: [&'static str; 2],
        /// How the phone stands; `true`: for a body that lies.
        how: fn(bool) -> &'static str => |say| [false, true].map(say),
        at_hips: &'static str,
        on_floor: &'static str,
        /// What to do in a room without so much space.
        small_room: &'static str,
        no_room: &'static str,
        /// To take a lens.
        lens: fn(LensOffer) -> &'static str => |say| {
            [LensOffer::Wider, LensOffer::Another, LensOffer::Usual].map(say)
        },
        went_back: &'static str,
        show_picture: &'static str,
    }
}
