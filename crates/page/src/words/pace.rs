//! The words of the choice of the model, and of what a busy device is spared.

#![allow(missing_docs, reason = "a field's name and its words say it")]

use crate::device::pace::Ease;
use protocol::ModelChoice;

/// The words of one language.
pub struct PaceWords {
    pub model: &'static str,
    /// Left to the app, quick, exact.
    pub models: [&'static str; 3],
    pub model_what: &'static str,
    /// The model of the next set.
    pub next_model: fn(ModelChoice) -> &'static str,
    pub reference_of_other_model: &'static str,
    busy_back: fn(u32) -> String,
    busy_pictures: fn(u32) -> String,
    behind: fn(u32) -> String,
}

impl PaceWords {
    /// What the device is spared; nothing when all is well.
    pub fn spared(&self, ease: Ease) -> Option<String> {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "some times a second"
        )]
        let (masks_hz, frames_hz) = ((1.0 / ease.mask_every_s()) as u32, ease.most_hz() as u32);
        match ease {
            Ease::None => None,
            Ease::SparseMask | Ease::SparserMask => Some((self.busy_back)(masks_hz)),
            Ease::Fifteen | Ease::Ten => Some((self.busy_pictures)(frames_hz)),
            Ease::Behind => Some((self.behind)(frames_hz)),
        }
    }
}

/// English.
pub const EN: PaceWords = PaceWords {
    model: "Model",
    models: ["Automatic", "Quick (lite)", "Exact (full)"],
    model_what: "The exact model sees hips and knees about half a degree truer, takes half as long \
        again or more, and is fetched once (6 MB). Automatic begins with the quick one and takes \
        the exact one where a set has shown that this device has room for it; it stays with the \
        model of your reference rep.",
    next_model: |model| match model {
        ModelChoice::Lite => "Your next set has the quick model.",
        ModelChoice::Full => "Your next set has the exact model.",
    },
    reference_of_other_model: "Your reference rep was taken with the other model; this model can't \
        compare with it.",
    busy_back: |hz| {
        format!("This phone is busy: your back is looked at up to {hz} times a second.")
    },
    busy_pictures: |hz| format!("This phone is busy: {hz} pictures a second are looked at."),
    behind: |hz| {
        format!("This phone is busy: fewer than {hz} pictures a second are looked at. Move slowly.")
    },
};

/// German.
pub const DE: PaceWords = PaceWords {
    model: "Modell",
    models: ["Automatisch", "Schnell (lite)", "Genau (full)"],
    model_what: "Das genaue Modell sieht Hüfte und Knie etwa ein halbes Grad genauer, braucht um \
        die Hälfte länger oder mehr und wird einmal geladen (6 MB). Automatisch beginnt mit dem \
        schnellen und nimmt das genaue, wo ein Satz gezeigt hat, dass dieses Gerät dafür Zeit hat; \
        es bleibt beim Modell deiner Referenz.",
    next_model: |model| match model {
        ModelChoice::Lite => "Dein nächster Satz hat das schnelle Modell.",
        ModelChoice::Full => "Dein nächster Satz hat das genaue Modell.",
    },
    reference_of_other_model: "Deine Referenz stammt vom anderen Modell; dieses Modell kann nicht \
        damit vergleichen.",
    busy_back: |hz| {
        format!(
            "Das Handy ist ausgelastet: Dein Rücken wird bis zu {hz}-mal pro Sekunde angesehen."
        )
    },
    busy_pictures: |hz| {
        format!("Das Handy ist ausgelastet: {hz} Bilder pro Sekunde werden angesehen.")
    },
    behind: |hz| {
        format!(
            "Das Handy ist ausgelastet: Weniger als {hz} Bilder pro Sekunde werden angesehen. \
             Beweg dich langsam."
        )
    },
};

#[cfg(test)]
impl PaceWords {
    /// Every text with its field's name.
    pub(super) fn texts(&self) -> Vec<(String, String)> {
        let plain = [self.model, self.model_what, self.reference_of_other_model]
            .into_iter()
            .chain(self.models);
        let plain = plain.chain(ModelChoice::ALL.map(self.next_model)).map(str::to_owned);
        let spared = Ease::ALL.into_iter().filter_map(|ease| self.spared(ease));
        plain.chain(spared).map(|text| ("pace".to_owned(), text)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spared_is_said_with_its_figure() {
        let said = Ease::ALL.map(|ease| EN.spared(ease).unwrap_or_default());
        for (said, figure) in said.iter().zip([
            "",
            "up to 11 times",
            "up to 7 times",
            ": 15 pictures",
            ": 10 pictures",
            "fewer than 10",
        ]) {
            assert!(said.contains(figure) && said.is_empty() == figure.is_empty(), "{said}");
        }
    }
}
