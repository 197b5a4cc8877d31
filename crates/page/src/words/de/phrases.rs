//! German: what grammar or figures come into.

use super::findings::fault_name;
use crate::day::Day;
use crate::device::problem::{CameraProblem, LONGEST_SIDE_PX, LONGEST_VIDEO_S, VideoProblem};
use crate::figures::degrees;
use crate::progression::{Missing, Trend};
use crate::reference::{Choice, InForce, KeepingTrouble, Kept};
use hinge::back::cant_tell::CantTell;
use hinge::drill::Rest;
use hinge::rep::record::RestFrom;
use hinge::seen::angles::Facing;
use hinge::{Hint, ReferenceError};
use protocol::Failure;

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const REPS: &str = "Wiederholungen";
const REP: &str = "Wiederholung";
pub(super) const IS_REFERENCE: &str = "Deine Referenz";
const MONTHS_SHORT: [&str; 12] =
    ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez."];

/// The month's whole name, 1 = the first.
pub(super) fn month(month: u32) -> &'static str {
    (month as usize).checked_sub(1).and_then(|place| MONTHS.get(place)).copied().unwrap_or_default()
}

pub(super) fn day(day: Day, today: Day) -> String {
    let (day, month, year) = day.spoken(today, &MONTHS_SHORT);
    format!("{day}. {month}{}", year.map(|year| format!(" {year}")).unwrap_or_default())
}

/// A figure to the tenth, with a comma.
pub(super) fn tenths(figure: f64) -> String {
    format!("{figure:.1}").replace('.', ",")
}

pub(super) fn reps(count: u32) -> &'static str {
    if count == 1 { REP } else { REPS }
}

pub(super) fn hint(hint: Hint) -> &'static str {
    match hint {
        Hint::PhoneLies => "Stell das Handy auf, den Bildschirm zu dir",
        Hint::PhoneTilted => "Stell das Handy gerader",
        Hint::TurnPhone => "Dreh das Handy auf die andere Seite: So passt du besser hinein",
        Hint::Covered => "Ich sehe nichts: Mach die Linse frei, oder wechsle die Kamera",
        Hint::TooDark => "Mehr Licht: Es ist zu dunkel",
        Hint::TooBright => "Weniger Licht: Dreh das Handy vom Fenster weg",
        Hint::Hazy => "Wisch die Linse ab und mach mehr Licht",
        Hint::NobodySeen => "Komm ins Bild",
        Hint::HeadOutside => "Geh ein Stück zurück: Du musst ganz im Bild sein",
        Hint::FeetOutside => "Geh ein Stück zurück: Ich sehe deine Füße nicht",
        Hint::TooSmall => "Komm näher",
        Hint::PhoneLow => "Stell das Handy höher, auf Höhe der Hüfte, oder geh weiter weg",
        Hint::OffMiddle => "Mehr zur Mitte: Am Rand verbiegt die Linse das Bild",
        Hint::FacingCamera => "Dreh dich seitlich zur Kamera",
        Hint::Oblique => "Dreh dich seitlich: Gezählt wird, aber die Winkel sind so nicht zu sehen",
        Hint::AnotherPerson => "Da ist noch jemand im Bild: Allein klappt es am besten",
        Hint::BackHidden => "Hände und Haare weg vom Rücken, damit ich ihn sehe",
        Hint::BackBlurred => "Dein Rücken hebt sich nicht ab: mehr Licht oder eine ruhigere Wand",
        Hint::OtherRest => {
            "Diese Übung beginnt in einer anderen Haltung: Nimm sie ein, oder wähl eine andere \
             Übung"
        }
        Hint::StandTall => "Steh aufrecht",
        Hint::StandStill => "Steh kurz still",
    }
}

pub(super) fn at_rest(rest: Rest) -> &'static str {
    match rest {
        Rest::Standing => "Steh aufrecht und still",
        Rest::Kneeling => "Knie dich aufrecht hin und halt still",
        Rest::Lying => "Lieg still, Füße auf dem Boden",
        Rest::Bench => "Sitz still an der Bank",
        Rest::Box => "Steh aufrecht und still auf der Kiste",
    }
}

pub(super) fn other_rest(rest: Rest) -> &'static str {
    match rest {
        Rest::Standing => "Diese Übung beginnt im Stand: Steh auf, oder wähl eine andere Übung",
        Rest::Kneeling => {
            "Diese Übung beginnt im hohen Kniestand: Knie dich hin, oder wähl eine andere Übung"
        }
        Rest::Lying => {
            "Diese Übung beginnt auf dem Rücken: Leg dich hin, oder wähl eine andere Übung"
        }
        Rest::Bench => {
            "Diese Übung beginnt an der Bank: Setz dich davor, oder wähl eine andere Übung"
        }
        Rest::Box => "Diese Übung beginnt auf der Box: Steig hinauf, oder wähl eine andere Übung",
    }
}

pub(super) fn spoken_cant_tell(reason: CantTell) -> &'static str {
    match reason {
        CantTell::NoOutline => "Ich sehe den Umriss deines Rückens nicht",
        CantTell::BrokenOutline => "Mach die Sicht auf deinen Rücken frei",
        CantTell::BlurredOutline => "Mehr Licht bitte: Ich sehe den Rücken nicht",
        CantTell::RoughOutline => "Hände weg vom Rücken: Ich sehe ihn nicht",
        CantTell::Oblique => "Dreh dich seitlich: Ich sehe den Rücken nicht",
        CantTell::SeenFromBelow => "Handy höher: So sehe ich den Rücken nicht",
        CantTell::NoStanding => "Hände weg vom Rücken: Im Stand war er verdeckt",
        CantTell::NotInThisDrill => "In dieser Übung gibt es keinen Stab",
        CantTell::ReferenceOfOtherDrill => "Deine Referenz ist aus einer anderen Übung",
        CantTell::ReferenceOfOtherModel => "Deine Referenz ist von einem anderen Modell",
        CantTell::ReferenceFacesOtherWay => "Dreh dich um: Die Referenz schaut andersherum",
        CantTell::HeadNotLevel => "Schau geradeaus, während du stehst",
        CantTell::Lost => "Ich habe dich kurz nicht gesehen",
    }
}

/// Why a back or a head can't be told, to follow a colon and to end a sentence.
fn cant_tell(reason: CantTell) -> &'static str {
    match reason {
        CantTell::NoOutline => "kein Umriss des Rückens zu sehen",
        CantTell::BrokenOutline => {
            "der Umriss des Rückens ist unterbrochen, vielleicht steht etwas davor"
        }
        CantTell::BlurredOutline => {
            "der Umriss des Rückens ist unscharf; ein ruhigerer Hintergrund oder mehr Licht hilft"
        }
        CantTell::RoughOutline => {
            "etwas verdeckt den Umriss des Rückens; lass die Hände weg vom Rücken"
        }
        CantTell::Oblique => {
            "du stehst für den Rücken nicht seitlich genug; dreh dich ganz zur Seite"
        }
        CantTell::SeenFromBelow => {
            "von so weit unten sieht ein runder Rücken gerade aus; stell das Handy höher oder \
             weiter weg"
        }
        CantTell::NoStanding => {
            "der Rücken war im Stand nicht klar zu sehen; steh aufrecht und still, die Hände weg \
             vom Rücken"
        }
        CantTell::NotInThisDrill => {
            "den Stab gibt es nur im Stehen und im Knien; hier ist an seiner Stelle der Boden oder \
             die Bank"
        }
        CantTell::ReferenceOfOtherDrill => {
            "die Referenz ist aus einer anderen Übung; nimm eine aus dieser"
        }
        CantTell::ReferenceOfOtherModel => {
            "die Referenz stammt von einem anderen Modell; nimm eine von diesem"
        }
        CantTell::ReferenceFacesOtherWay => {
            "bei der Referenz hast du in die andere Richtung geschaut; dreh dich um oder nimm eine \
             andere"
        }
        CantTell::HeadNotLevel => {
            "dein Kopf war im Stand nicht gerade; schau geradeaus, während du stehst"
        }
        CantTell::Lost => "du warst während der Wiederholung nicht zu sehen",
    }
}

pub(super) fn not_judged(what: &str, reason: CantTell, reps: Option<&[usize]>) -> String {
    format!("{what} nicht beurteilt{}: {}.", place(reps), cant_tell(reason))
}

pub(super) fn upper_back_not_judged(reps: Option<&[usize]>) -> String {
    format!("Oberer Rücken nicht beurteilt{}.", place(reps))
}

pub(super) fn rest_from(rest: RestFrom, reps: Option<&[usize]>) -> String {
    let place = place(reps);
    match rest {
        RestFrom::Before => format!("Verglichen mit der Ausgangshaltung davor{place}."),
        RestFrom::After => format!("Verglichen mit der Ausgangshaltung danach{place}."),
        RestFrom::Set => format!("Verglichen mit der Ausgangshaltung des ganzen Satzes{place}."),
        RestFrom::None => {
            format!("Keine Ausgangshaltung zu sehen{place}: gezählt, nicht gemessen.")
        }
    }
}

fn place(reps: Option<&[usize]>) -> String {
    reps.map(|reps| format!(" in {}", listed(reps))).unwrap_or_default()
}

/// "Wiederholung 2", "den Wiederholungen 1 und 3", "den Wiederholungen 1, 2 und 4".
fn listed(reps: &[usize]) -> String {
    match reps {
        [] => format!("den {REPS}"),
        [one] => format!("{REP} {one}"),
        [most @ .., last] => format!(
            "den {REPS} {} und {last}",
            most.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
        ),
    }
}

/// How the back of a reference rep reads against standing; `sag` in trunk lengths.
fn reading(sag: f64) -> String {
    let percent = 100.0 * sag;
    match tenths(percent.abs()).as_str() {
        "0,0" => "Rücken wie im Stand".to_owned(),
        figure => format!(
            "Rücken {figure} % {} als im Stand",
            if percent > 0.0 { "runder" } else { "hohler" }
        ),
    }
}

pub(super) fn in_force(in_force: &InForce, today: Day) -> String {
    let which = match &in_force.choice {
        Choice::Rep(rep) => format!("{IS_REFERENCE}, {REP} {rep}"),
        Choice::Kept(kept) => format!("{IS_REFERENCE} vom {}", day(kept.day, today)),
    };
    format!("{which}: {}", reading(in_force.sag))
}

pub(super) fn refused(reason: &ReferenceError) -> String {
    let beyond = |percent: &f64, how: &str, limit_percent: &f64| {
        let percent = tenths(*percent);
        format!(
            "Das eignet sich nicht als Referenz: Der Rücken ist um {percent} % der Rumpflänge \
             {how} als im Stand, die Grenze liegt bei {limit_percent:.0} %."
        )
    };
    match reason {
        ReferenceError::NoSuchRep { rep, count } => {
            format!("Als Referenz gibt es {REP} {rep} nicht; der Satz hat {count}.")
        }
        ReferenceError::NotSeen { rep, reason } => format!(
            "{REP} {rep} eignet sich nicht als \
            Referenz: {}.",
            cant_tell(*reason)
        ),
        ReferenceError::NoneSeen => {
            "Der frühere Satz eignet sich nicht als Referenz: In keiner Wiederholung war der \
             Rücken zu sehen."
                .to_owned()
        }
        ReferenceError::Faulty { rep, fault } => {
            format!(
                "{REP} {rep} eignet sich nicht als Referenz, sie ist selbst nicht sauber: \
                {}.",
                fault_name(*fault)
            )
        }
        ReferenceError::TooRound { percent, limit_percent } => {
            beyond(percent, "runder", limit_percent)
        }
        ReferenceError::TooHollow { percent, limit_percent } => {
            beyond(percent, "hohler", limit_percent)
        }
    }
}

pub(super) fn compare_with_kept(kept: &[Kept], today: Day) -> String {
    let facing = |facing| match facing {
        Facing::Left => "links",
        Facing::Right => "rechts",
    };
    match kept {
        [one] => format!("Mit meiner Referenz vom {} vergleichen", day(one.day, today)),
        several => {
            let each = several.iter().map(|kept| {
                format!(
                    "vom {} (Blick nach {})",
                    day(kept.day, today),
                    facing(kept.reference.facing)
                )
            });
            format!("Mit meinen Referenzen {} vergleichen", each.collect::<Vec<_>>().join(" und "))
        }
    }
}

pub(super) fn missing(missing: &Missing, easier: &str) -> String {
    let Missing { done, sets, reps, score, has_rod, untold } = missing;
    let how = if *has_rod {
        "bei denen der Stab überall am Rücken bleibt"
    } else {
        "ohne Fehler am Rücken"
    };
    let untold = match untold {
        0 => String::new(),
        1 => " In 1 weiteren war dein Rücken nicht zu beurteilen.".to_owned(),
        more => format!(" In {more} weiteren war dein Rücken nicht zu beurteilen."),
    };
    format!(
        "Erst die leichtere Übung, {easier}: {done} von {sets} Sätzen mit je {reps} {REPS} und \
         {score:.0} Punkten oder mehr, {how}.{untold}"
    )
}

pub(super) fn trend(trend: &Trend) -> String {
    let Trend { change_deg, sets } = trend;
    match degrees(Some(change_deg.abs())).as_str() {
        "0°" => format!("unverändert über {sets} Sätze"),
        figure => format!(
            "{figure} {} über {sets} Sätze",
            if *change_deg > 0.0 { "tiefer" } else { "weniger tief" }
        ),
    }
}

pub(super) fn keeping_trouble(trouble: KeepingTrouble) -> &'static str {
    match trouble {
        KeepingTrouble::Unavailable => {
            "Dieser Browser speichert nichts für diese Seite: Die Referenz gilt nur für diesen \
             Satz."
        }
        KeepingTrouble::Damaged => {
            "Eine gespeicherte Referenz war nicht lesbar und wurde verworfen. Nimm in deinem \
             nächsten Satz eine neue."
        }
    }
}

pub(super) fn camera(problem: &CameraProblem) -> String {
    match problem {
        CameraProblem::Insecure => "Die Kamera geht nur über HTTPS. Öffne diese Seite mit einer \
            Adresse, die mit https beginnt."
            .into(),
        CameraProblem::Missing => "Keine Kamera gefunden. Schließ eine an oder wähle ein Video \
            aus."
            .into(),
        CameraProblem::Denied => {
            "Die Kamera ist nicht erlaubt. Erlaube sie für diese Seite in den Einstellungen deines \
             Browsers und starte noch einmal, oder wähle ein Video aus."
                .into()
        }
        CameraProblem::InUse => "Eine andere App benutzt gerade die Kamera. Schließ sie und \
            versuch es noch einmal."
            .into(),
        CameraProblem::Busy => "Die Kamera ist belegt. Sie wird gleich noch einmal versucht; \
            schließ andere Apps, die sie nutzen."
            .into(),
        CameraProblem::NoAnswer => "Die Kamera hat nicht geantwortet. Wenn dein Browser fragt, ob \
            diese Seite sie nutzen darf, erlaube es und starte neu."
            .into(),
        CameraProblem::NoPicture => "Die Kamera ist erlaubt, liefert aber kein Bild. Schließ \
            andere Apps, die sie nutzen, und versuch es noch einmal."
            .into(),
        CameraProblem::NeedsTap => "Dein Browser zeigt das Kamerabild erst nach einem Tippen, \
            etwa im Stromsparmodus. Tippe einmal, dann geht der Satz weiter."
            .into(),
        CameraProblem::Muted => "Die Kamera liefert kein Bild: Ein Anruf, eine andere App oder \
            ein Schalter hält es zurück. Der Satz geht weiter, sobald das Bild wieder da ist."
            .into(),
        CameraProblem::Still => "Das Kamerabild steht. Bewegt es sich nicht wieder, versuch die \
            Kamera noch einmal."
            .into(),
        CameraProblem::Unplugged => {
            "Die Kamera ist weg. Schließ sie wieder an und versuch es noch einmal, oder beende den \
             Satz mit den bisherigen Wiederholungen."
                .into()
        }
        CameraProblem::Other(reason) => {
            format!(
                "Die Kamera ließ sich nicht starten ({reason}). Schließ andere Apps, die sie \
                benutzen, und versuch es noch einmal."
            )
        }
    }
}

pub(super) fn video(problem: &VideoProblem) -> String {
    match problem {
        VideoProblem::Empty => "Diese Datei ist leer. Wähle ein anderes Video aus.".into(),
        VideoProblem::Unreadable => "Diese Datei lässt sich hier nicht abspielen. Wähle ein Video \
            in MP4 oder WebM aus."
            .into(),
        VideoProblem::NoPicture => "Diese Datei hat Ton, aber kein Bild. Wähle ein Video \
            aus."
            .into(),
        VideoProblem::NoLength => "Dieses Video hat keine Länge. Wähle ein anderes aus oder \
            exportiere es noch einmal."
            .into(),
        VideoProblem::TooLong => {
            format!(
                "Dieses Video ist länger als {:.0} Minuten. Kürze es auf deinen Satz und wähle es \
                 noch einmal aus.",
                LONGEST_VIDEO_S / 60.0
            )
        }
        VideoProblem::TooLarge => {
            format!(
                "Das Bild dieses Videos ist größer als {LONGEST_SIDE_PX} Pixel. Exportiere es \
                in 1080p und wähle es noch einmal aus."
            )
        }
        VideoProblem::BrokeOff => {
            "Das Video ließ sich nicht bis zum Ende lesen; nur der Teil davor ist gezählt. \
             Exportiere es für den Rest noch einmal."
                .into()
        }
    }
}

pub(super) fn failure(failure: &Failure) -> String {
    match failure {
        Failure::ModelMissing { file, reason } => {
            format!(
                "Die Modelldatei {file} konnte nicht geladen werden ({reason}). Prüf deine \
                 Verbindung und versuch es noch einmal."
            )
        }
        Failure::ModelChecksum { file } => format!(
            "Die Modelldatei {file} ist beschädigt oder aus einer anderen Version. Lade die Seite \
             neu; hilft das nicht, lösche die Daten dieser Website und öffne sie noch einmal."
        ),
        Failure::ModelBroken { reason } => {
            format!("Das Modell ließ sich nicht starten: {reason}. Lade die Seite neu.")
        }
        Failure::UnknownDrill { drill } => {
            format!("Es gibt keine Übung namens „{drill}“. Wähle eine aus der Liste.")
        }
        Failure::Frame { reason } => {
            format!(
                "Ein Bild konnte nicht analysiert werden ({reason}). Deine Wiederholungen bleiben \
                 erhalten."
            )
        }
        Failure::Reference { reason } => {
            format!(
                "Der Rücken konnte nicht verglichen werden. {} Nimm eine andere Referenz.",
                refused(reason)
            )
        }
        Failure::OutOfOrder { reason } => {
            format!(
                "Von der Analyse wurde etwas verlangt, bevor sie bereit war ({reason}). Starte den \
                 Satz noch einmal."
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::samples;

    #[test]
    fn a_reason_is_said_with_the_reps_that_it_concerns() {
        let said = |reps| not_judged("Rücken", CantTell::NoOutline, reps);
        assert_eq!(said(None), "Rücken nicht beurteilt: kein Umriss des Rückens zu sehen.");
        assert_eq!(
            said(Some(&[2])),
            "Rücken nicht beurteilt in Wiederholung 2: kein Umriss des Rückens zu sehen."
        );
        assert_eq!(
            said(Some(&[1, 2, 4])),
            "Rücken nicht beurteilt in den Wiederholungen 1, 2 und 4: kein Umriss des Rückens zu \
             sehen."
        );
    }

    #[test]
    fn what_is_missing_and_how_it_goes_is_said_in_plain_words() {
        let with = |has_rod, untold| {
            missing(&Missing { done: 1, sets: 2, reps: 8, score: 85.0, has_rod, untold }, "Brücke")
        };
        assert_eq!(
            with(false, 0),
            "Erst die leichtere Übung, Brücke: 1 von 2 Sätzen mit je 8 Wiederholungen und 85 \
             Punkten oder mehr, ohne Fehler am Rücken."
        );
        assert!(
            with(true, 1)
                .ends_with("am Rücken bleibt. In 1 weiteren war dein Rücken nicht zu beurteilen.")
        );
        assert_eq!(trend(&Trend { change_deg: 6.4, sets: 5 }), "6° tiefer über 5 Sätze");
    }

    #[test]
    fn figures_have_a_comma_and_days_a_point() {
        let (today, then) = (Day::new(2026, 12, 1).unwrap(), Day::new(2026, 11, 21).unwrap());
        let kept = [Facing::Left, Facing::Right].map(samples::kept);
        assert_eq!(
            in_force(&InForce { choice: Choice::Rep(1), sag: 0.017 }, today),
            "Deine Referenz, Wiederholung 1: Rücken 1,7 % runder als im Stand"
        );
        assert_eq!(
            in_force(&InForce { choice: Choice::Kept(kept[0].clone()), sag: -0.012 }, today),
            "Deine Referenz vom 21. Nov.: Rücken 1,2 % hohler als im Stand"
        );
        assert_eq!(reading(0.0002), "Rücken wie im Stand");
        assert_eq!(
            compare_with_kept(&kept, today),
            "Mit meinen Referenzen vom 21. Nov. (Blick nach links) und vom 21. Nov. (Blick nach \
             rechts) vergleichen"
        );
        assert_eq!(day(then, Day::new(2027, 1, 2).unwrap()), "21. Nov. 2026");
        assert!(
            refused(&ReferenceError::TooRound { percent: 4.26, limit_percent: 3.0 })
                .contains("4,3 % der Rumpflänge runder")
        );
    }
}
