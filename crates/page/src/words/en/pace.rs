//! English: the choice of the model, and what a busy device is spared.

use crate::words::pace::PaceWords;
use protocol::ModelChoice;

pub const WORDS: PaceWords = PaceWords {
    model: "Model",
    models: ["Automatic", "Quick (lite)", "Exact (full)"],
    model_what: "The exact model sees hips and knees truer, most of all in poor pictures, takes \
        half as long again or more, and is fetched once (6 MB). Automatic takes it for files, and \
        for the camera where this device gives ten pictures a second with it; until it is here, \
        the quick one looks. It stays with the model of your reference rep.",
    next_model: |model| match model {
        ModelChoice::Lite => "Your next set has the quick model.",
        ModelChoice::Full => "Your next set has the exact model.",
    },
    seen_by: "Seen by the network",
    reference_of_other_model: "Your reference rep was taken with the other model; this model can't \
        compare with it.",
    behind: |hz| {
        format!("This phone is busy: fewer than {hz} pictures a second are looked at. Move slowly.")
    },
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::pace::Spared;

    #[test]
    fn only_what_somebody_can_act_on_is_said() {
        for spared in Spared::ALL {
            let said = WORDS.spared(spared);
            assert_eq!(said.is_some(), spared == Spared::Behind);
            assert!(said.is_none_or(|said| said.contains("fewer than 10")));
        }
    }
}
