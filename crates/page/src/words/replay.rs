//! The words of what is shown after a set: the score's parts, the charts and the replay.

#![allow(missing_docs, reason = "a field's name and its words say it")]

use crate::figures::{degrees, percent};
use crate::summary::gap_chart::Widest;
use hinge::Part;
use hinge::back::rod::Contact;

/// The words of one language.
pub struct ReplayWords {
    pub part: fn(Part) -> &'static str,
    pub parts: &'static str,

    pub hip_chart_what: &'static str,
    pub gap_chart: &'static str,
    pub gap_chart_what: &'static str,
    pub hip_axis: &'static str,
    pub clean_to_here: &'static str,
    pub all_reps: &'static str,
    pub as_text: &'static str,
    /// A contact's largest gap: its name, the gap, and the hip angle.
    pub widest: fn(&str, &Widest) -> String,
    pub no_gaps: &'static str,

    pub replay: &'static str,
    pub rep: &'static str,
    pub beside: &'static str,
    pub this_set: &'static str,
    pub compare: &'static str,
    pub compared_rep: &'static str,
    pub best: &'static str,
    pub worst: &'static str,
    pub play: &'static str,
    pub pause: &'static str,
    pub slowly: &'static str,
    pub scrub: &'static str,
    pub first_lost: &'static str,
    pub figure: &'static str,
    /// Head, upper back, tailbone.
    pub contacts: [&'static str; 3],
    pub contact: fn(Contact) -> &'static str,
    pub nobody: &'static str,
    pub on_the_way_down: &'static str,
    pub on_the_way_up: &'static str,
    pub no_frames: &'static str,
    pub show_video: &'static str,

    pub keep_video: &'static str,
    pub keep_video_what: &'static str,
    pub no_recorder: &'static str,
    pub recording: &'static str,
    pub delete_video: &'static str,
    pub delete_video_sure: &'static str,
}

/// English.
pub const EN: ReplayWords = ReplayWords {
    part: hinge::drill::fault::part_name,
    parts: "Parts of the score",

    hip_chart_what: "Each dip is a rep, with its number. ✓ clean, ◆ a fault, ◇ a question, – not \
        judged.",
    gap_chart: "Gaps to the rod",
    gap_chart_what: "How far each contact is off the rod on the way down, in percent of the \
        trunk's length. Low is good.",
    hip_axis: "Hip angle",
    clean_to_here: "clean to",
    all_reps: "All reps",
    as_text: "As text",
    widest: |contact, widest| told(contact, widest, "at"),
    no_gaps: "no gap measured",

    replay: "Replay",
    rep: "Rep",
    beside: "Beside",
    this_set: "This set",
    compare: "Beside another rep",
    compared_rep: "Other rep",
    best: "best",
    worst: "worst",
    play: "Play",
    pause: "Pause",
    slowly: "½× speed",
    scrub: "Where in the rep",
    first_lost: "To the first lost contact",
    figure: "The figure with the back's outline and the rod",
    contacts: ["Head", "Upper back", "Tailbone"],
    contact: |contact| match contact {
        Contact::Unjudged => "not judged here",
        Contact::Held => "on the rod",
        Contact::Leaving => "leaving",
        Contact::Lost => "off the rod",
        Contact::CantTell => "can't tell",
    },
    nobody: "Nobody was seen here",
    on_the_way_down: "on the way down",
    on_the_way_up: "on the way up",
    no_frames: "This set's pictures were not kept, so it can't be shown again.",
    show_video: "Video behind it",

    keep_video: "Keep a video of my sets",
    keep_video_what: "For the replay, on this device only: about 8 MB a minute. It is never \
        shared, is not in backups, and can be deleted without its set.",
    no_recorder: "This browser can't keep a video of your sets.",
    recording: "A video is kept on this device.",
    delete_video: "Delete the video",
    delete_video_sure: "Delete this set's video for good? The set itself stays.",
};

/// German.
pub const DE: ReplayWords = ReplayWords {
    part: |part| match part {
        Part::Dowel => "Rücken",
        Part::Hips => "Hüfte",
        Part::Finish => "Streckung",
    },
    parts: "Teile der Punktzahl",

    hip_chart_what: "Jedes Tal ist eine Wiederholung mit ihrer Nummer. ✓ sauber, ◆ ein Fehler, ◇ \
        eine Frage, – nicht bewertet.",
    gap_chart: "Abstand zum Stab",
    gap_chart_what: "Wie weit jeder Kontakt auf dem Weg nach unten vom Stab weg ist, in Prozent \
        der Rumpflänge. Niedrig ist gut.",
    hip_axis: "Hüftwinkel",
    clean_to_here: "sauber bis",
    all_reps: "Alle Wiederholungen",
    as_text: "Als Text",
    widest: |contact, widest| told(contact, widest, "bei"),
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

/// A contact's largest gap; where there is none, there is no place of it.
fn told(contact: &str, widest: &Widest, at: &str) -> String {
    match percent(Some(widest.gap)).as_str() {
        "0 %" => format!("{contact} 0 %"),
        gap => format!("{contact} {gap} {at} {}", degrees(Some(widest.hip_deg))),
    }
}

#[cfg(test)]
impl ReplayWords {
    /// Every text with its field's name.
    pub(super) fn texts(&self) -> Vec<(String, String)> {
        let plain = [
            self.parts,
            self.hip_chart_what,
            self.gap_chart,
            self.gap_chart_what,
            self.hip_axis,
            self.clean_to_here,
            self.all_reps,
            self.as_text,
            self.no_gaps,
            self.replay,
            self.rep,
            self.beside,
            self.this_set,
            self.compare,
            self.compared_rep,
            self.best,
            self.worst,
            self.play,
            self.pause,
            self.slowly,
            self.scrub,
            self.first_lost,
            self.figure,
            self.nobody,
            self.on_the_way_down,
            self.on_the_way_up,
            self.no_frames,
            self.show_video,
            self.keep_video,
            self.keep_video_what,
            self.no_recorder,
            self.recording,
            self.delete_video,
            self.delete_video_sure,
        ];
        let contacts =
            [Contact::Unjudged, Contact::Held, Contact::Leaving, Contact::Lost, Contact::CantTell]
                .map(self.contact);
        let parts = [Part::Dowel, Part::Hips, Part::Finish].map(self.part);
        let all = plain.into_iter().chain(contacts).chain(parts).chain(self.contacts);
        all.map(|text| ("replay".to_owned(), text.to_owned())).collect()
    }
}
