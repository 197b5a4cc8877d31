//! German: what is shown after a set.

use crate::words::replay::{ReplayWords, widest_gap};
use hinge::Part;
use hinge::back::rod::Contact;

pub const WORDS: ReplayWords = ReplayWords {
    part: |part| match part {
        Part::Dowel => "Rücken",
        Part::Hips => "Hüfte",
        Part::Finish => "Streckung",
    },
    parts: "Teile der Punktzahl",

    hip_chart_what: "Jedes Tal ist eine Wiederholung mit ihrer Nummer. ✓ sauber, ○ gut, \
        soweit zu sehen, ◆ ein Fehler, ◇ eine Frage, – nicht bewertet.",
    gap_chart: "Abstand zum Stab",
    gap_chart_what: "Wie weit jeder Kontakt auf dem Weg nach unten vom Stab weg ist, in Prozent \
        der Rumpflänge. Niedrig ist gut.",
    hip_axis: "Hüftwinkel",
    clean_to_here: "sauber bis",
    all_reps: "Alle Wiederholungen",
    as_text: "Als Text",
    widest: |contact, widest| widest_gap(contact, widest, "bei"),
    no_gaps: "kein Abstand gemessen",

    replay: "Wiedergabe",
    rep: "Wiederholung",
    beside: "Daneben",
    this_set: "Dieser Satz",
    compare: "Neben einer anderen",
    compared_rep: "Andere Wiederholung",
    best: "beste",
    worst: "schwächste",
    play: "Abspielen",
    pause: "Anhalten",
    slowly: "½× Tempo",
    scrub: "Stelle in der Wiederholung",
    first_lost: "Zum ersten verlorenen Kontakt",
    figure: "Die Figur mit dem Umriss des Rückens und dem Stab",
    contacts: ["Kopf", "Oberer Rücken", "Steißbein"],
    contact: |contact| match contact {
        Contact::Unjudged => "hier nicht bewertet",
        Contact::Held => "am Stab",
        Contact::Leaving => "löst sich",
        Contact::Lost => "weg vom Stab",
        Contact::CantTell => "nicht zu erkennen",
    },
    nobody: "Hier war niemand zu sehen",
    on_the_way_down: "auf dem Weg nach unten",
    on_the_way_up: "auf dem Weg nach oben",
    no_frames: "Die Bilder dieses Satzes wurden nicht aufgehoben, darum lässt er sich nicht noch \
        einmal zeigen.",
    show_video: "Video dahinter",

    keep_video: "Meine Sätze auch als Video aufheben",
    keep_video_what: "Für die Wiedergabe und nur auf diesem Gerät: etwa 8 MB je Minute. Es wird \
        nie geteilt, ist in keiner Sicherung und lässt sich ohne seinen Satz löschen.",
    no_recorder: "Dieser Browser kann deine Sätze nicht als Video aufheben.",
    recording: "Ein Video wird auf diesem Gerät aufgehoben.",
    delete_video: "Video löschen",
    delete_video_sure: "Das Video dieses Satzes endgültig löschen? Der Satz selbst bleibt.",
};
