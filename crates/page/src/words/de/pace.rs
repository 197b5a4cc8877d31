//! German: the choice of the model, and what a busy device is spared.

use crate::words::pace::PaceWords;
use protocol::ModelChoice;

pub const WORDS: PaceWords = PaceWords {
    model: "Modell",
    models: ["Automatisch", "Schnell (lite)", "Genau (full)"],
    model_what: "Das genaue Modell sieht Hüfte und Knie genauer, am meisten in schlechten Bildern, \
        braucht um die Hälfte länger oder mehr und wird einmal geladen (6 MB). Automatisch nimmt \
        es für Dateien, und für die Kamera, wo dieses Gerät damit zehn Bilder pro Sekunde schafft; \
        bis es da ist, sieht das schnelle zu. Es bleibt beim Modell deiner Referenz.",
    next_model: |model| match model {
        ModelChoice::Lite => "Dein nächster Satz hat das schnelle Modell.",
        ModelChoice::Full => "Dein nächster Satz hat das genaue Modell.",
    },
    seen_by: "Gesehen vom Netz",
    reference_of_other_model: "Deine Referenz stammt vom anderen Modell; dieses Modell kann nicht \
        damit vergleichen.",
    behind: |hz| {
        format!(
            "Das Handy ist ausgelastet: Weniger als {hz} Bilder pro Sekunde werden angesehen. \
             Beweg dich langsam."
        )
    },
};
