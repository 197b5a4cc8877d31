//! English: what the app says of itself.

use crate::device::install::InstallWay;
use crate::device::upkeep::{Offline, Update};
use crate::words::about::AboutWords;

pub const WORDS: AboutWords = AboutWords {
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
    unsupported: |lacks| {
        format!(
            "This browser can't follow your movement: it has no {lacks}. Open Dowel in a current \
             Chrome, Edge, Safari or Firefox; at least Chrome or Edge 111, Safari 16.4 (iOS 16.4), \
             Firefox 132."
        )
    },
};
