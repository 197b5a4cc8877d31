//! The words of the set-up and of the running set.

use crate::device::level::Level;
use crate::device::waiting::Remark;
use hinge::back::rod::Contact;
use hinge::coach::checks::Topic;

/// The words of the set-up and of the running set.
pub struct LiveWords {
    pub set_up: &'static str,
    /// A thing that must hold.
    pub topic: fn(Topic) -> &'static str,
    pub level: &'static str,
    /// How the phone stands, and what is made of it.
    pub level_is: fn(Level) -> String,
    /// Said of a thing, for those who can't see its mark.
    pub good: &'static str,
    pub bad: &'static str,
    pub unknown: &'static str,
    pub screen_sleeps: &'static str,
    pub model_loads: &'static str,
    pub hold_still: &'static str,
    pub clean_range: &'static str,
    pub pause: &'static str,
    pub go_on: &'static str,
    pub paused: &'static str,
    pub paused_by_hand: &'static str,
    pub phone_moved: &'static str,
    pub contacts: &'static str,
    /// The state of a contact, as its mark shows it; nothing of one that is not marked.
    pub contact: fn(Contact) -> &'static str,
    /// What the app itself says aloud.
    pub remark: fn(Remark) -> &'static str,
}

pub(super) const EN: LiveWords = LiveWords {
    set_up: "Getting set",
    topic: |topic| match topic {
        Topic::Whole => "All of you in the picture",
        Topic::Size => "Near enough",
        Topic::SideOn => "Side-on",
        Topic::Light => "Light",
        Topic::Alone => "Alone in the picture",
        Topic::Back => "Back free to see",
    },
    level: "Phone upright",
    level_is: |level| match level {
        Level::Unknown => "No tilt sensor: taken to be upright".to_owned(),
        Level::Lying => "Stand the phone up".to_owned(),
        level if level.is_level() => "Level".to_owned(),
        level if level.is_steep() => {
            format!("Tilted {:.0}°, taken out: set it straighter", level.lean_deg().abs())
        }
        level => format!("Tilted {:.0}°, taken out", level.lean_deg().abs()),
    },
    good: "In order",
    bad: "Not yet",
    unknown: "Being checked",
    screen_sleeps: "This browser can't keep the screen on: switch off the automatic lock for your \
        set.",
    model_loads: "The pose model is loading. Get into the picture meanwhile.",
    hold_still: "Hold still",
    clean_range: "Clean to",
    pause: "Pause",
    go_on: "Go on",
    paused: "Paused",
    paused_by_hand: "Nothing is counted until you go on.",
    phone_moved: "The phone was moved: stand tall once more",
    contacts: "Contacts with the rod",
    contact: |contact| match contact {
        Contact::Unjudged => "Not judged here",
        Contact::Held => "Held",
        Contact::Leaving => "Leaving",
        Contact::Lost => "Lost",
        Contact::CantTell => "Can't tell",
    },
    remark: |remark| match remark {
        Remark::Paused => "Paused",
        Remark::GoesOn => "Go on",
        Remark::PhoneMoved => "The phone was moved: stand tall once more",
    },
};

pub(super) const DE: LiveWords = LiveWords {
    set_up: "Gleich kann es losgehen",
    topic: |topic| match topic {
        Topic::Whole => "Ganz im Bild",
        Topic::Size => "Nah genug",
        Topic::SideOn => "Von der Seite",
        Topic::Light => "Licht",
        Topic::Alone => "Allein im Bild",
        Topic::Back => "Rücken frei zu sehen",
    },
    level: "Handy aufrecht",
    level_is: |level| match level {
        Level::Unknown => "Kein Neigungssensor: gilt als aufrecht".to_owned(),
        Level::Lying => "Stell das Handy auf".to_owned(),
        level if level.is_level() => "Steht gerade".to_owned(),
        level if level.is_steep() => format!(
            "Um {:.0}° geneigt, wird herausgerechnet: Stell es gerader",
            level.lean_deg().abs()
        ),
        level => format!("Um {:.0}° geneigt, wird herausgerechnet", level.lean_deg().abs()),
    },
    good: "In Ordnung",
    bad: "Noch nicht",
    unknown: "Wird geprüft",
    screen_sleeps: "Dieser Browser kann den Bildschirm nicht wach halten: Schalte die automatische \
        Sperre für deinen Satz aus.",
    model_loads: "Das Modell lädt gerade. Stell dich inzwischen ins Bild.",
    hold_still: "Halt still",
    clean_range: "Sauber bis",
    pause: "Pause",
    go_on: "Weiter",
    paused: "Pausiert",
    paused_by_hand: "Bis du weitermachst, wird nichts gezählt.",
    phone_moved: "Das Handy wurde bewegt: Steh noch einmal aufrecht",
    contacts: "Kontakte mit dem Stab",
    contact: |contact| match contact {
        Contact::Unjudged => "Hier nicht beurteilt",
        Contact::Held => "Gehalten",
        Contact::Leaving => "Löst sich",
        Contact::Lost => "Verloren",
        Contact::CantTell => "Unklar",
    },
    remark: |remark| match remark {
        Remark::Paused => "Pausiert",
        Remark::GoesOn => "Weiter",
        Remark::PhoneMoved => "Das Handy wurde bewegt: Steh noch einmal aufrecht",
    },
};

#[cfg(test)]
impl LiveWords {
    /// Every text with its field's name.
    pub(super) fn texts(&self) -> Vec<(String, String)> {
        let LiveWords {
            set_up,
            topic,
            level,
            level_is,
            good,
            bad,
            unknown,
            screen_sleeps,
            model_loads,
            hold_still,
            clean_range,
            pause,
            go_on,
            paused,
            paused_by_hand,
            phone_moved,
            contacts,
            contact,
            remark,
        } = self;
        let plain = [
            set_up,
            level,
            good,
            bad,
            unknown,
            screen_sleeps,
            model_loads,
            hold_still,
            clean_range,
            pause,
        ];
        let more = [go_on, paused, paused_by_hand, phone_moved, contacts];
        let topics =
            [Topic::Whole, Topic::Size, Topic::SideOn, Topic::Light, Topic::Alone, Topic::Back]
                .map(topic);
        let states =
            [Contact::Unjudged, Contact::Held, Contact::Leaving, Contact::Lost, Contact::CantTell]
                .map(contact);
        let levels = [
            Level::Unknown,
            Level::Lying,
            Level::Leaning(0.5),
            Level::Leaning(6.0),
            Level::Leaning(-25.0),
        ]
        .map(level_is);
        let texts = plain
            .into_iter()
            .chain(more)
            .copied()
            .chain(topics)
            .chain(states)
            .chain(Remark::ALL.map(remark));
        texts
            .map(str::to_owned)
            .chain(levels)
            .enumerate()
            .map(|(i, text)| (format!("live {i}"), text))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilt_is_said_without_its_sign() {
        assert_eq!((EN.level_is)(Level::Leaning(-6.2)), "Tilted 6°, taken out");
        assert_eq!((EN.level_is)(Level::Leaning(1.2)), "Level");
    }
}
