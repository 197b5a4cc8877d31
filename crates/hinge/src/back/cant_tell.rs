//! Why a back can't be judged.

use crate::drill::variants::all_of;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, VariantArray};

/// Why the back can't be judged. Each prints as a sentence for the person.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    EnumCount,
    VariantArray,
    thiserror::Error,
)]
#[serde(rename_all = "snake_case")]
pub enum CantTell {
    /// The model gave no silhouette, or none that covers the back.
    #[error("no outline of the back was seen")]
    NoOutline,
    /// Parts of the outline are missing.
    #[error("the back's outline is broken: is something in front of it?")]
    BrokenOutline,
    /// The outline is blurred.
    #[error("the back's outline is blurred: use a plainer background or more light")]
    BlurredOutline,
    /// Arms, hair or clothes stand in front of the outline.
    #[error("something hides the back's outline: keep the hands free of the back")]
    RoughOutline,
    /// Not side-on.
    #[error("the view is not side-on enough for the back: turn side-on")]
    Oblique,
    /// The camera is so low that a rounded back looks flat.
    #[error("from so low a rounded back looks flat: put the phone higher, or farther away")]
    SeenFromBelow,
    /// The outline of standing could not be taken.
    #[error(
        "the back was not seen clearly in standing: stand tall and still, hands free of the back"
    )]
    NoStanding,
    /// The floor or a bench is in the rod's place.
    #[error(
        "the rod is for standing and kneeling drills; here the floor or the bench is in its place"
    )]
    NotInThisDrill,
    /// The reference rep is of another drill.
    #[error("the reference rep is from another drill: choose one of this drill")]
    ReferenceOfOtherDrill,
    /// The reference rep was seen by another model.
    #[error("the reference rep was seen by another model: choose one of this model")]
    ReferenceOfOtherModel,
    /// In the reference rep the person faced the other way.
    #[error("in the reference rep you faced the other way: turn round, or choose another one")]
    ReferenceFacesOtherWay,
    /// The head was not level in standing.
    #[error("the head was not level when you stood: look straight ahead while you stand")]
    HeadNotLevel,
    /// The person was lost during the rep.
    #[error("you were out of sight during the rep")]
    Lost,
}

impl CantTell {
    /// Every reason.
    pub const ALL: [CantTell; CantTell::COUNT] = all_of();
}
