//! The words about the app itself: what stays on the device, how it is kept there, who made what.

#![allow(missing_docs, reason = "a field's name and its words say it")]

use super::declared::words;
#[cfg(test)]
use super::samples;
use crate::device::install::InstallWay;
use crate::device::upkeep::{Offline, Update};

words! {
    /// The words of one language.
    pub struct AboutWords {
        title: &'static str,
        /// Leads there.
        link: &'static str,
        stays_title: &'static str,
        stays: [&'static str; 5],
        offline_title: &'static str,
        /// Whether it works without a network.
        offline: fn(Offline) -> String => |say| samples::OFFLINE.map(say),
        keep: &'static str,
        install_title: &'static str,
        /// How it comes onto the home screen.
        install_way: fn(InstallWay) -> &'static str => |say| InstallWay::ALL.map(say),
        install: &'static str,
        silent_title: &'static str,
        silent: [&'static str; 2],
        browsers_title: &'static str,
        browsers: &'static str,
        credits_title: &'static str,
        licence: &'static str,
        /// What it is made of: the name, and whose it is under which licence.
        credits: [(&'static str, &'static str); 4],
        all_licences: &'static str,
        /// The version and the build.
        version: fn(&str, &str) -> String => |say| [say("0.1.0", "12345678")],
        /// Another version of the app.
        update: fn(Update) -> &'static str => |say| Update::ALL.map(say),
        take_update: &'static str,
        /// Before the app runs: that this browser lacks what is named.
        unsupported: fn(&str) -> String => |say| [say("WebAssembly SIMD")],
    }
}
