//! German: the set-up and the running set.

use crate::device::level::Level;
use crate::device::waiting::Remark;
use crate::words::live::LiveWords;
use hinge::coach::checks::Topic;

pub const WORDS: LiveWords = LiveWords {
    set_up: "Gleich kann es losgehen",
    topic: |topic| match topic {
        Topic::Phone => "Handy",
        Topic::Light => "Licht",
        Topic::Whole => "Ganz im Bild",
        Topic::Size => "Nah genug",
        Topic::Middle => "Mitte",
        Topic::SideOn => "Seitlich",
        Topic::Alone => "Allein",
        Topic::Back => "Rücken frei",
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
    clean_range: "Sauber bis",
    details: "Knöpfe und Einzelheiten",
    pause: "Pause",
    go_on: "Weiter",
    paused: "Pausiert",
    paused_by_hand: "Bis du weitermachst, wird nichts gezählt.",
    phone_moved: "Das Handy wurde bewegt: Steh noch einmal aufrecht",
    contacts: "Kontakte mit dem Stab",
    remark: |remark| match remark {
        Remark::Paused => "Pausiert",
        Remark::GoesOn => "Weiter",
        Remark::PhoneMoved => "Das Handy wurde bewegt: Steh noch einmal aufrecht",
        Remark::EndsByArm => "Der Satz endet. Heb noch einmal den Arm, um weiterzumachen",
        Remark::EndsByReps => "Das waren alle. Heb den Arm, um weiterzumachen",
        Remark::EndsByAbsence => "Niemand ist da, also endet der Satz",
        Remark::EndsNot => "Der Satz geht weiter",
    },
};
