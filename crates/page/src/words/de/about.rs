//! German: what the app says of itself.

use crate::device::install::InstallWay;
use crate::device::upkeep::{Offline, Update};
use crate::words::about::AboutWords;

pub const WORDS: AboutWords = AboutWords {
    title: "Über Dowel",
    link: "Was auf deinem Gerät bleibt, installieren, Lizenz",
    stays_title: "Was auf deinem Gerät bleibt",
    stays: [
        "Alles, was die Kamera sieht, wird genau hier angeschaut, in deinem Browser. Kein Bild, \
         kein Ton und keine Zahl wird irgendwohin geschickt.",
        "Es gibt kein Konto, und niemand zählt Besuche. Geladen werden nur die Dateien der App, \
         und nur von der Adresse, die du geöffnet hast.",
        "Videos deiner Sätze werden nur aufgehoben, wenn du das in den Einstellungen einschaltest, \
         und nirgends als hier.",
        "Deine Sätze und Einstellungen liegen im Speicher dieses Browsers auf diesem Gerät. \
         Löschst du die Browserdaten dieser Seite, sind sie weg.",
        "Ein Satz verlässt das Gerät nur, wenn du ihn selbst teilst. Ein geteilter Link trägt den \
         Satz hinter dem #, und diesen Teil schicken Browser nie an einen Server.",
    ],
    offline_title: "Ohne Netz",
    offline: |offline| match offline {
        Offline::Unknown => "Wird nachgesehen …".to_owned(),
        Offline::Unavailable => "Dieser Browser kann Dowel nicht auf dem Gerät behalten. Darum \
            braucht es jedes Mal Netz."
            .to_owned(),
        Offline::Missing(megabytes) => {
            format!(
                "Noch nicht: {megabytes:.0} MB fehlen. Sie kommen mit deinem ersten Satz oder \
                jetzt; komprimiert ist es weniger."
            )
        }
        Offline::Coming => "Der Rest wird geladen. Du kannst so lange weitermachen.".to_owned(),
        Offline::Failed => {
            "Nicht alles ließ sich speichern: Das Netz brach ab, oder das Gerät ist voll. Mit Netz \
             läuft Dowel trotzdem."
                .to_owned()
        }
        Offline::Ready => "Bereit: Dowel läuft auf diesem Gerät auch ohne Netz.".to_owned(),
    },
    keep: "Jetzt laden",
    install_title: "Auf deinem Startbildschirm",
    install_way: |way| match way {
        InstallWay::Installed => "Dowel läuft auf diesem Gerät als App.",
        InstallWay::Offered => {
            "Als App hat Dowel den ganzen Bildschirm, und der Browser räumt deine Sätze nicht weg."
        }
        InstallWay::ShareMenu => {
            "Tippe in Safari auf „Teilen“, dann auf „Zum Home-Bildschirm“. Die App hat einen \
             eigenen Speicher: Sätze aus Safari bleiben dort. \
             Also erst installieren, dann üben."
        }
        InstallWay::BrowserMenu => {
            "Kann dein Browser Seiten installieren, steht in seinem Menü „Installieren“ oder „Zum \
             Startbildschirm“."
        }
    },
    install: "Dowel installieren",
    silent_title: "Wenn der Coach am iPhone stumm bleibt",
    silent: [
        "Der Schalter an der Seite oder der Stumm-Modus im Kontrollzentrum schaltet den Coach \
         stumm, Stimme und Töne. Mach ihn vor dem Satz aus.",
        "Dreh dann lauter, während der Coach spricht: Mit „Probehören“ in den Einstellungen hörst \
         du ihn.",
    ],
    browsers_title: "Welche Browser",
    browsers: "Chrome, Edge und Samsung Internet ab Version 111 von Chrome, Safari ab 16.4, \
        Firefox ab 132; ältere kommen nicht mit.",
    credits_title: "Lizenz und Dank",
    licence: "Dowel ist freie Software: Der Code gehört dir unter der MIT-Lizenz oder der \
        Apache-Lizenz 2.0, wie du willst.",
    credits: [
        (
            "BlazePose",
            "das Modell, das die Haltung erkennt, von Google und den MediaPipe-Autoren, Apache-2.0",
        ),
        ("tract", "rechnet das Modell, von Sonos und anderen, MIT oder Apache-2.0"),
        ("Leptos", "macht die Seiten, von Greg Johnston und anderen, MIT"),
        (
            "Rust und wasm-bindgen",
            "Sprache und Brücke zum Browser, von vielen, MIT oder Apache-2.0",
        ),
    ],
    all_licences: "Alle Teile und ihre Lizenzen",
    version: |version, build| format!("Version {version}, Build {build}"),
    update: |update| match update {
        Update::None => "Das ist die neueste Version.",
        Update::Ready => "Eine neue Version ist da.",
        Update::OpenElsewhere => {
            "Eine neue Version ist da. Schließ erst die anderen Tabs mit Dowel, damit kein Satz \
             abbricht."
        }
    },
    take_update: "Verwenden",
    unsupported: |lacks| {
        format!(
            "Dieser Browser kann deiner Bewegung nicht folgen: Ihm fehlt {lacks}. Öffne Dowel in \
             einem aktuellen Chrome, Edge, Safari oder Firefox; mindestens Chrome oder Edge 111, \
             Safari 16.4 (iOS 16.4), Firefox 132."
        )
    },
};
