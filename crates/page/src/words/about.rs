//! The words about the app itself: what stays on the device, how it is kept there, who made what.

use crate::device::install::InstallWay;
use crate::device::upkeep::{Offline, Update};

/// The words of one language.
pub struct AboutWords {
    pub title: &'static str,
    /// Leads there.
    pub link: &'static str,
    pub stays_title: &'static str,
    pub stays: [&'static str; 5],
    pub offline_title: &'static str,
    /// Whether it works without a network.
    pub offline: fn(Offline) -> String,
    pub keep: &'static str,
    pub install_title: &'static str,
    /// How it comes onto the home screen.
    pub install_way: fn(InstallWay) -> &'static str,
    pub install: &'static str,
    pub silent_title: &'static str,
    pub silent: [&'static str; 2],
    pub browsers_title: &'static str,
    pub browsers: &'static str,
    pub credits_title: &'static str,
    pub licence: &'static str,
    /// What it is made of: the name, and whose it is under which licence.
    pub credits: [(&'static str, &'static str); 4],
    pub all_licences: &'static str,
    /// The version and the build.
    pub version: fn(&str, &str) -> String,
    /// Another version of the app.
    pub update: fn(Update) -> &'static str,
    pub take_update: &'static str,
}

pub const EN: AboutWords = AboutWords {
    title: "About Dowel",
    link: "What stays on your device, install, licence",
    stays_title: "What stays on your device",
    stays: [
        "Everything the camera sees is looked at right here, in your browser. No picture, no sound \
         and no figure is sent anywhere.",
        "There is no account, and nobody counts visits. Only the app's own files are fetched, and \
         only from the address that you opened.",
        "Videos of your sets are kept only if you turn that on in the settings, and nowhere but \
         here.",
        "Your sets and settings lie in this browser's storage on this device. Clearing the \
         browser's data for this page deletes them.",
        "A set leaves the device only when you share it yourself. A shared link carries the set \
         after its #, a part that browsers never send to a server.",
    ],
    offline_title: "Without a network",
    offline: |offline| match offline {
        Offline::Unknown => "Looking at what is on this device…".to_owned(),
        Offline::Unavailable => "This browser can't keep Dowel on the device, so it needs a \
            network each time."
            .to_owned(),
        Offline::Missing(megabytes) => {
            format!(
                "Not yet: {megabytes:.0} MB are missing. They come with your first set, or now, in \
                 less than that as they are compressed."
            )
        }
        Offline::Coming => "The rest is being fetched. You can go on meanwhile.".to_owned(),
        Offline::Failed => {
            "Not all could be kept: the network broke off, or the device is full. With a network \
             Dowel works all the same."
                .to_owned()
        }
        Offline::Ready => "Ready: Dowel works without a network on this device.".to_owned(),
    },
    keep: "Fetch it now",
    install_title: "On your home screen",
    install_way: |way| match way {
        InstallWay::Installed => "Dowel runs as an app on this device.",
        InstallWay::Offered => {
            "As an app Dowel has the whole screen, and the browser doesn't clear your sets away."
        }
        InstallWay::ShareMenu => {
            "In Safari tap Share, then “Add to Home Screen”. The app has a storage of its own: \
             sets that you did in Safari stay there. \
             Install first, then practise."
        }
        InstallWay::BrowserMenu => {
            "If your browser can install pages, its menu has “Install” or “Add to home screen”."
        }
    },
    install: "Install Dowel",
    silent_title: "When the coach is silent on an iPhone",
    silent: [
        "The switch on the side, or silent mode in the Control Centre, mutes the coach: voice and \
         tones. Turn it off before a set.",
        "Then turn the volume up while the coach speaks: “Try it” in the settings lets you hear \
         it.",
    ],
    browsers_title: "Which browsers",
    browsers: "Chrome, Edge and Samsung Internet from version 111 of Chrome, Safari from 16.4, \
        Firefox from 132; older ones can't follow you fast enough.",
    credits_title: "Licence and credits",
    licence: "Dowel is free software: its code is yours to use under the MIT licence or the Apache \
        licence 2.0, as you choose.",
    credits: [
        ("BlazePose", "the pose model, by Google and the MediaPipe authors, Apache-2.0"),
        ("tract", "runs the model, by Sonos and contributors, MIT or Apache-2.0"),
        ("Leptos", "makes the screens, by Greg Johnston and contributors, MIT"),
        (
            "Rust and wasm-bindgen",
            "language and bridge to the browser, by their contributors, MIT or Apache-2.0",
        ),
    ],
    all_licences: "All parts and their licences",
    version: |version, build| format!("Version {version}, build {build}"),
    update: |update| match update {
        Update::None => "This is the newest version.",
        Update::Ready => "A new version is ready.",
        Update::OpenElsewhere => {
            "A new version is ready. Close Dowel's other tabs first, so that no set is cut short."
        }
    },
    take_update: "Use it",
};

pub const DE: AboutWords = AboutWords {
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
};

#[cfg(test)]
impl AboutWords {
    /// Every text with its field's name.
    pub(crate) fn texts(&self) -> Vec<(String, String)> {
        let mut texts = vec![
            ("title", self.title.to_owned()),
            ("link", self.link.to_owned()),
            ("stays_title", self.stays_title.to_owned()),
            ("offline_title", self.offline_title.to_owned()),
            ("keep", self.keep.to_owned()),
            ("install_title", self.install_title.to_owned()),
            ("install", self.install.to_owned()),
            ("silent_title", self.silent_title.to_owned()),
            ("browsers_title", self.browsers_title.to_owned()),
            ("browsers", self.browsers.to_owned()),
            ("credits_title", self.credits_title.to_owned()),
            ("licence", self.licence.to_owned()),
            ("all_licences", self.all_licences.to_owned()),
            ("version", (self.version)("0.1.0", "12345678")),
            ("take_update", self.take_update.to_owned()),
        ];
        texts.extend(
            self.stays.iter().chain(&self.silent).map(|text| ("stays", (*text).to_owned())),
        );
        let offline = [
            Offline::Unknown,
            Offline::Unavailable,
            Offline::Missing(25.0),
            Offline::Coming,
            Offline::Failed,
            Offline::Ready,
        ];
        texts.extend(offline.map(|offline| ("offline", (self.offline)(offline))));
        let ways = [
            InstallWay::Installed,
            InstallWay::Offered,
            InstallWay::ShareMenu,
            InstallWay::BrowserMenu,
        ];
        texts.extend(ways.map(|way| ("install_way", (self.install_way)(way).to_owned())));
        texts.extend(
            [Update::None, Update::Ready, Update::OpenElsewhere]
                .map(|update| ("update", (self.update)(update).to_owned())),
        );
        texts.extend(self.credits.iter().flat_map(|(name, what)| {
            [("credits", (*name).to_owned()), ("credits", (*what).to_owned())]
        }));
        texts.into_iter().map(|(field, text)| (format!("about.{field}"), text)).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::words::Words;
    use hinge::drill::Language;

    /// What is seen before the app runs is what the app says then.
    #[test]
    fn the_page_has_the_first_words_of_each_language() {
        let page = include_str!("../../../../index.html");
        for language in Language::ALL {
            let Words { code, tagline, what, .. } = Words::of(language);
            for text in [tagline, what] {
                assert!(
                    page.contains(&format!("<span lang=\"{code}\">{text}</span>")),
                    "index.html lacks in {code}: {text}"
                );
            }
        }
    }
}
